/**
 * Who is who, as users decide it: names that are one person, articles that are about another. Decisions stand in `yuliao.json`;
 * the client gives its present text and gets edits of it, which it applies as any other.
 */
import type { WireLocation } from './protocol.ts';

/** Commands of our client that code actions and panels run. */
export const identityCommands = {
  /** Arguments: a `MergePeopleArguments`; without any, whom the caret stands on. */
  merge: 'yuliao.mergePeople',
  /** Arguments: a `SplitPersonArguments`; without any, whom the caret stands on. */
  split: 'yuliao.splitPerson',
} as const;

export interface MergePeopleArguments {
  /** Ids of people (`张伟#2`), or names: these are one person. With one alone the user is asked who the others are. */
  ids: string[];
}

export interface SplitPersonArguments {
  /** Id of the person whose articles are about several. */
  id: string;
}

/** The people of a name, the most named first; of a position, with the one who is meant there. */
export const peopleOfName = 'yuliao/peopleOfName';
export type PeopleOfNameParams = { key: string } | { uri: string; position: { line: number; character: number } };
export interface PeopleOfNameResult {
  /** Of whom a position speaks, where that is certain. */
  meant: string | null;
  people: WirePerson[];
}
export interface WirePerson {
  id: string;
  name: string;
  /** What tells this person from others of the name: the post, or role and place. */
  detail: string;
  articles: number;
  location: WireLocation;
}

/** The articles about one person, the newest first; a bounded number. */
export const articlesOfPerson = 'yuliao/articlesOfPerson';
export interface ArticlesOfPersonParams {
  id: string;
}
export interface ArticlesOfPersonResult {
  articles: WireArticleOfPerson[];
  /** How many more there are. */
  left: number;
}
export interface WireArticleOfPerson {
  uri: string;
  /** Relative to the folder of the corpus. */
  name: string;
  title: string | null;
  published: string | null;
  /** The posts that the article states of the person. */
  posts: string;
}

/** Edits of `yuliao.json` that make several people one. */
export const mergePeople = 'yuliao/mergePeople';
export interface MergePeopleParams {
  ids: string[];
  declarations: WireDeclaration[];
}

/** Edits of `yuliao.json` that make some of the articles about a person those of another. */
export const splitPerson = 'yuliao/splitPerson';
export interface SplitPersonParams {
  id: string;
  /** URIs of the articles about the other. */
  articles: string[];
  declarations: WireDeclaration[];
}

/** A workspace folder with its `yuliao.json` as the editor has it now; null where there is none. */
export interface WireDeclaration {
  folder: string;
  text: string | null;
}

export interface DeclarationEditsResult {
  changes: {
    /** As it was given. */
    folder: string;
    /** In order, offsets of the text that was given; empty where there is nothing to change. Undefined: the file has mistakes. */
    edits?: { offset: number; length: number; text: string }[];
  }[];
}
