/**
 * What features may ask of the corpus. A snapshot is one consistent state: a request takes one and reads it from start
 * to end. Every call is an indexed query; none walks the corpus unless its doc says so.
 */
import type { Facts, Person, Role } from '../article/facts.ts';
import type { Across } from '../hygiene/across.ts';
import type { Reason } from './identity/evidence.ts';
import type { CorpusLists } from './lists/lists.ts';
import type { PhraseCounting } from './phrases.ts';
import type {
  AppearanceFilter,
  Chronicle,
  ChronicleFilter,
  Joint,
  NamedAppearance,
  Portions,
  Surroundings,
  Tenure,
} from './surroundings.ts';

export type { Reason } from './identity/evidence.ts';
export type { PhraseCounting } from './phrases.ts';

/** Kinds of named things that are looked up across articles. */
export type EntityKind = 'person' | 'organisation' | 'place';

/** A span in an article, with line and column so that nobody needs the text to show it. */
export interface Location {
  /** Canonical absolute path of the article. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** 0-based, UTF-16 code units. Mentions never cross a line end. */
  readonly column: number;
  readonly endColumn: number;
}

/** A post that someone holds, with how many articles state it. */
export interface PostCount {
  readonly organisation: string;
  readonly post: string;
  readonly resolved?: string;
  readonly articles: number;
  /** Earliest and latest publication date among the articles that state it. */
  readonly first: string | null;
  readonly latest: string | null;
  /** Where the latest of them (or the first, where none is dated) states it. */
  readonly location: Location;
}

/** An organisation or place across the corpus, or one of the people of a name. */
export interface EntitySummary {
  readonly kind: EntityKind;
  /** The folded name. */
  readonly key: string;
  /**
   * What look-ups take: the key; for one of several people of one name, the key with a number (`张伟#2`). The numbers follow
   * the first dates of the people, so that they depend on what the articles say alone.
   */
  readonly id: string;
  /** The commonest surface. */
  readonly name: string;
  /** People only. `official` where any article says so. */
  readonly role?: Role;
  readonly mentions: number;
  readonly articles: number;
  /** Mentions in fixed phrases, where these are counted apart; 0 where they are not. */
  readonly phrases: number;
  /** People only: the fullest recent post as one string, such as 宝丰县委书记. */
  readonly post?: string;
  /** One of several people of a name: the division that most articles about this person play in. */
  readonly place?: string;
}

/** A person across the corpus. */
export interface OfficialRecord extends EntitySummary {
  readonly posts: readonly PostCount[];
  /** The mention that introduces the person with the fullest post. */
  readonly introduction: Location;
}

/** One of the people of a name. */
export interface Bearer extends OfficialRecord {
  /** Why the articles about this person are taken to be about one, the weightiest first. */
  readonly reasons: readonly Reason[];
  /** Whether the user says so in `yuliao.json`. */
  readonly declared: boolean;
  /** Folded names under which articles speak of this person, where `yuliao.json` says that there are several. */
  readonly otherNames: readonly string[];
}

/** Who bears a name. */
export interface Bearers {
  /** Of several names that the user declares to be one person, the first. */
  readonly key: string;
  /** Ids of the people in the order of their numbers, with how many articles are about each. */
  readonly people: readonly { readonly id: string; readonly articles: number }[];
  /** How many articles have the name without telling for certain whose it is. */
  readonly unsure: number;
  /** How many articles were compared, the newest, where the name has more than are; undefined where all were. */
  readonly compared: number | undefined;
}

/** Whose name it is in an article. */
export interface Identity {
  /** Id of the person; undefined where it is not certain. */
  readonly id: string | undefined;
  /** Where it is not certain, ids of those whom it may be, likeliest first. */
  readonly candidates: readonly string[];
}

/** Somebody who holds a post in an organisation. */
export interface Holder {
  readonly official: EntitySummary;
  readonly post: PostCount;
}

/** Somebody or something that is named together with another. */
export interface Companion {
  readonly kind: 'person' | 'organisation';
  readonly key: string;
  readonly name: string;
  /** In how many of the newest articles both are among the most named. */
  readonly articles: number;
  /** Where the newest of these introduces the companion. */
  readonly location: Location;
  /** Where the same article names whom the companion appears with. */
  readonly beside: readonly Location[];
}

/** What somebody is reported to say. */
export interface StatementRecord {
  readonly verb: string;
  /** Clean reading, at most about 120 characters; "" where the text has changed since it was read, or is longer than a hover may read. */
  readonly excerpt: string;
  readonly location: Location;
  readonly published: string | null;
}

export interface ArticleRecord {
  readonly path: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly titleLocation: Location | null;
}

export interface CorpusStatistics {
  readonly articles: number;
  /** Files that were looked at and left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly characters: number;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
  readonly undated: number;
  readonly people: number;
  readonly officials: number;
  readonly organisations: number;
  readonly places: number;
  readonly mentions: number;
  /** Mentions in fixed phrases, where these are counted apart; 0 where they are not. */
  readonly phrases: number;
  readonly findingsByRule: readonly { readonly rule: string; readonly findings: number; readonly articles: number }[];
  readonly topOfficials: readonly EntitySummary[];
  readonly topOrganisations: readonly EntitySummary[];
  readonly topPlaces: readonly EntitySummary[];
  /** Null while no segmenter has run. */
  readonly tokens: {
    readonly tokens: number;
    readonly types: number;
    readonly articles: number;
    /** Words of two characters and more: those of one are mostly grammar. */
    readonly topWords: readonly { readonly word: string; readonly count: number }[];
  } | null;
}

/** Articles that tell one story in nearly the same words. */
export interface CopyGroup {
  /** The earliest published, then the first by path: what counts where copies count once. Canonical path. */
  readonly representative: string;
  /** The others, in path order. */
  readonly copies: readonly string[];
}

/** What the corpus repeats, in figures. */
export interface Repetitions {
  /** How many different lines recur. */
  readonly recurringLines: number;
  /** The largest first. */
  readonly groups: readonly CopyGroup[];
}

/** Whether articles that are nearly the same all count, or one of them. */
export type CopyCounting = 'count' | 'once';

export function isCopyCounting(value: unknown): value is CopyCounting {
  return value === 'count' || value === 'once';
}

export interface MentionOptions {
  /** Whether mentions in boilerplate count; features leave them out unless the caret stands on one. */
  readonly boilerplate?: boolean;
  /** Whether mentions in fixed phrases count that are counted apart. */
  readonly phrases?: boolean;
  readonly limit?: number;
  /** Of one of several people: whether mentions that may be of this person or of another count. */
  readonly unsure?: boolean;
}

export interface Snapshot {
  /** How mentions in fixed phrases count in all that is answered. */
  readonly counting: PhraseCounting;
  /** True while articles are known that have not been analysed: answers may be incomplete. */
  readonly partial: boolean;
  /** Whether the user has paused what would read them. */
  readonly paused: boolean;
  readonly indexed: number;
  readonly total: number;
  /** What is to be browsed, in parts. */
  readonly lists: CorpusLists;

  /** Canonical paths of all articles, in path order. Walks the list of files. */
  paths(): readonly string[];
  /** Facts of one article as it stands now (open buffer before disk), or undefined where the corpus has none. */
  facts(path: string): Facts | undefined;
  article(path: string): ArticleRecord | undefined;
  /** The very text that the facts of an article are of, from where it lies; undefined where that has changed since. */
  text(path: string): string | undefined;
  /** The ids of people: with the number of one of several it is that person; the key alone is everybody of the name. */
  entity(kind: EntityKind, id: string): EntitySummary | undefined;
  official(id: string): OfficialRecord | undefined;
  /** The mention to read first: for a person the one with the fullest post, for anything else the first of the newest article. */
  introduction(kind: EntityKind, id: string): Location | undefined;
  /** Who bears a folded name. Bounded: of a name in very many articles the newest are compared. */
  bearers(key: string): Bearers | undefined;
  /** Has that ready for whoever asks first: of a frequent name it takes some ten milliseconds, a step about one. */
  prepareBearers(key: string): Portions<void>;
  /** One of the people of a name, by id. */
  bearer(id: string): Bearer | undefined;
  /** Whose name it is in an article of the corpus; undefined where the article does not have it. */
  identity(key: string, path: string): Identity | undefined;
  /** Why two people of one name are two, what speaks most against one person first. */
  apart(id: string, other: string): readonly Reason[];
  /** The person as each article has them, newest first. */
  people(id: string, limit: number): readonly { readonly article: ArticleRecord; readonly person: Person }[];
  /** Newest first; of one of several people of a name those in the articles that were compared. */
  statements(id: string, limit: number): readonly StatementRecord[];
  /** The same, a list for each article that has any, read when they are wanted. */
  statementsByArticle(id: string, limit: number): Iterable<readonly StatementRecord[]>;
  /** Mentions in path order, then text order. */
  mentions(kind: EntityKind, id: string, options?: MentionOptions): readonly Location[];
  /** The same, a list for each article that has any, made when they are wanted; of one state of the corpus, however long that takes. */
  mentionsByArticle(kind: EntityKind, id: string, options?: MentionOptions): Iterable<readonly Location[]>;
  /** The same, found in portions: which of thousands of articles are about one of several people takes a while. */
  mentionsInPortions(kind: EntityKind, id: string, options?: MentionOptions): Portions<Iterable<readonly Location[]>>;
  /**
   * Names by Chinese, full pinyin or initials, best first; the empty query gives the most mentioned. Of the few first names that
   * are typed in full, and of those that the user declares, each of several people is a result; any other name is one, with the
   * key as its id, whoever bears it. `officials` keeps to that role.
   */
  search(kind: EntityKind, query: string, limit: number, officials?: boolean): readonly EntitySummary[];
  /**
   * Names that begin with a folded text, the most mentioned first; a name of people is one result, whoever bears it. Of one
   * character only those that are mentioned often. `officials` keeps to that role.
   */
  beginning(kind: EntityKind, start: string, limit: number, officials?: boolean): readonly EntitySummary[];
  /** Who holds posts in an organisation (key, as stated or resolved) in any article, most articles first. */
  holders(organisation: string, limit: number): readonly Holder[];
  /** What stands around a name in the articles that have it. Walks those articles, a portion at a time. */
  surroundings(kind: EntityKind, id: string): Portions<Surroundings | undefined>;
  /**
   * In how many articles a name stands together with each of some others, whose keys are as look-ups take them, and these with each
   * other there. Walks the articles of all.
   */
  jointly(kind: EntityKind, id: string, others: readonly { readonly kind: EntityKind; readonly key: string }[]): Portions<Joint>;
  /** Articles that have a name and something else about them, the newest first. Walks its articles until there are as many as are wanted. */
  appearances(kind: EntityKind, id: string, filter: AppearanceFilter, limit: number): Portions<readonly NamedAppearance[]>;
  /** Who held which post in an organisation, or in one of a place, and when; those that most articles state. */
  tenures(kind: 'organisation' | 'place', key: string, limit: number): Portions<readonly Tenure[]>;
  /** Articles over time, by site and by place. Walks all articles, a portion at a time. @param folders of the corpus, canonical */
  chronicle(folders: readonly string[]): Portions<Chronicle>;
  /** The articles that one of its figures counts, the newest first. Walks all of that time until there are as many as are wanted. */
  chronicled(folders: readonly string[], filter: ChronicleFilter, limit: number): Portions<readonly ArticleRecord[]>;
  /**
   * The people, or the organisations, that are named together with somebody or something, those of most articles first. Bounded: of
   * a name in very many articles the newest are looked at, and of each article the names that it names most. Nobody who is only a
   * journalist.
   */
  company(kind: EntityKind, id: string, among: 'person' | 'organisation', limit: number): readonly Companion[];
  /**
   * Articles of exactly this title, but for how it is written, the newest first; none where very many have it. Titles are read into
   * memory in parts: while `readTitles` says that there are further ones, some may be missing.
   */
  titled(title: string): readonly ArticleRecord[];
  /** Reads a part of the titles that `titled` finds. @returns whether there are further ones */
  readTitles(): boolean;
  /** Article titles by Chinese, pinyin or initials. */
  searchTitles(query: string, limit: number): readonly ArticleRecord[];
  /**
   * Reads what the side bar shows first, what searches look through, and what they need of pinyin, so that the first who looks or types
   * need not wait for it. A step takes a few milliseconds.
   * @param step 0 at first
   * @returns the next one, which may be this one again; undefined when all is done
   */
  prepareSearch(step: number): number | undefined;
  /** Every person that some article calls an official, for export. Walks all officials. */
  officials(): Iterable<OfficialRecord>;
  /**
   * What an article has in common with others: recurring lines, nearly equal articles, shared passages. Bounded, however many
   * articles share something. Nothing for an article that the corpus does not have.
   */
  across(path: string): Across;
  /** The same in portions: of an article of a long day with many officials it takes a while. */
  acrossInPortions(path: string): Portions<Across>;
  /** In how many articles a line (1-based) of an article stands, up to a bound; undefined for one that is not compared. */
  recurrence(path: string, line: number): { readonly articles: number; readonly more: boolean } | undefined;
  /** Paths of all articles that have this line of an article, in order: for an edit of them all. */
  articlesWithLine(path: string, line: number): readonly string[];
  /** Walks the rows of all articles; run on demand only. */
  repetitions(): Repetitions;
  /**
   * Walks the corpus' aggregates, and where copies count once the rows of all articles, too; run on demand only.
   * @param copies `count` unless told
   */
  statistics(copies?: CopyCounting): CorpusStatistics;
}
