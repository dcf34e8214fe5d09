/**
 * What an annotation file says of one article: a careful human's reading of it, as JSON. Everything but the document's name and
 * its lines may be left out, and is not scored then.
 */
export interface Annotation {
  /** File name of the document. */
  readonly document: string;
  readonly script?: string;
  readonly title?: string;
  readonly title_clean?: string;
  /** Other readings of the title that are right as well. */
  readonly title_alt?: readonly string[];
  /** ISO date of publication. */
  readonly date?: string;
  /** 1-based lines. */
  readonly title_line?: number;
  readonly boilerplate_lines?: readonly number[];
  readonly dateline_lines?: readonly number[];
  readonly body_lines?: readonly number[];
  /** Either reading is right: not scored. */
  readonly neutral_lines?: readonly number[];
  readonly sections?: readonly AnnotatedSection[];
  /** Neither misses nor errors. */
  readonly optional_sections?: readonly AnnotatedSection[];
  /** All people of the article, whatever their role. */
  readonly officials?: readonly AnnotatedPerson[];
  /** The main ones: only what is missed of them is an error. */
  readonly organisations?: readonly string[];
  readonly places?: readonly string[];
  /** All organisations and places of the text, but those inside a longer name. */
  readonly all_organisations?: readonly AnnotatedPassage[];
  readonly all_places?: readonly AnnotatedPlace[];
  /** All dates of the text. */
  readonly dates?: readonly AnnotatedDate[];
  /** Neither misses nor errors. */
  readonly optional_dates?: readonly AnnotatedPassage[];
  /** All statements of the text. */
  readonly statements?: readonly AnnotatedStatement[];
  readonly optional_statements?: readonly AnnotatedPassage[];
  /** Names that are nobody's: 王某, 张局长, and those that stand in boilerplate only. They explain an error, and score nothing. */
  readonly masked_names?: readonly string[];
  readonly partial_names?: readonly string[];
  readonly boilerplate_only_names?: readonly string[];
}

export interface AnnotatedSection {
  readonly line: number;
  readonly kind: string;
  readonly label?: string;
}

export interface AnnotatedPost {
  readonly organisation: string;
  readonly post: string;
  /** The full name of the organisation, where the context gives it. */
  readonly resolved?: string;
}

export interface AnnotatedPerson {
  readonly name: string;
  readonly role: string;
  /** In body and datelines. */
  readonly mentions: number;
  /** Further ones that are written with blanks inside the name. */
  readonly mentions_padded?: number;
  readonly posts: readonly AnnotatedPost[];
  /** Organisation and post where the text fuses them, as in 民政局長. */
  readonly stated?: string;
}

/** A part of the text. */
export interface AnnotatedPassage {
  /** 1-based, the line on which it begins. */
  readonly line: number;
  /** As it stands in the text. */
  readonly text: string;
}

export interface AnnotatedPlace extends AnnotatedPassage {
  /** Code of the division that it is. */
  readonly division?: string;
}

export interface AnnotatedDate extends AnnotatedPassage {
  readonly iso: string;
  readonly until?: string;
}

export interface AnnotatedStatement extends AnnotatedPassage {
  readonly speaker: string;
  readonly verb: string;
}
