/**
 * What queries read: one consistent state of the tokens of a corpus. The engine knows nothing else of a corpus, so that it runs
 * the same over a database and over a few articles in memory.
 */
import type { Facts } from '../article/facts.ts';
import type { EntityKind } from '../corpus/snapshot.ts';
import type { EnclosedTokens } from '../corpus/words/enclosed.ts';
import type { NamedTokens } from '../corpus/words/named.ts';
import type { Span } from '../text/span.ts';

export type { EnclosedTokens } from '../corpus/words/enclosed.ts';
export type { NamedTokens } from '../corpus/words/named.ts';
export { ZONE_BITS } from '../corpus/words/token-columns.ts';

/** The kinds of words that all tokens are of. A number is given to one word for ever and is at least 1. 词表 */
export interface Vocabulary {
  /** No word has a higher number. */
  readonly size: number;
  /** As it is written, less what was injected: a token of 調(diào)研 is 調研. "" for a number that no word has. */
  word(number: number): string;
  /** The word that it folds to (調研 → 调研), itself for most; that one has a number, whether or not any token is of it. */
  folded(number: number): number;
  /** Part of speech (ICTCLAS: n, nr, v, …; w for punctuation, x where it is not known). It is one for all tokens of a word. 词性 */
  pos(number: number): string;
  /** About how many tokens there are of a word, in all zones: what a planner goes by. */
  frequency(number: number): number;
  /** Numbers of a word as it is written: one, none, or several where it folds in different ways (乾 alone and in 乾隆). */
  find(word: string): readonly number[];
}

/** The tokens of an article, punctuation among them, by columns. 词例 */
export interface ArticleTokens {
  readonly article: number;
  readonly length: number;
  /** Number of the word of each token. */
  readonly words: Uint32Array;
  /** For each line that has tokens, the first of them; one more entry than there are lines, the last being `length`. */
  readonly lines: Uint32Array;
  /** 1-based number of each of these lines in the text. */
  readonly lineNumbers: Uint32Array;
  /** Bit of the zone of each of these lines (`ZONE_BITS`). */
  readonly zones: Uint8Array;
  /** How many code units stand before the first token of each of these lines, in that line of the raw text. */
  readonly indents: Uint32Array;
  /** The tokens of each mention of somebody or something, by the first of them. */
  readonly named: readonly NamedTokens[];
  /** The tokens of each statement and each section, by the first of them. */
  readonly enclosed: readonly EnclosedTokens[];
  /** Where a token stands in the raw text. */
  span(token: number): Span;
  /** Whether a blank stands before a token; what else stands between it and the one before it in its line was injected. */
  isApart(token: number): boolean;
}

/** What is known of an article as a whole. */
export interface ArticleMetadata {
  /** Canonical absolute path. */
  readonly path: string;
  /** The path below the folder of the corpus that it lies in, with forward slashes; behind that folder's name where there are several. */
  readonly below: string;
  readonly title: string | null;
  /** ISO date. */
  readonly published: string | null;
  /** The first folder below the corpus, which crawls name after the site; "" for an article that lies in none. */
  readonly site: string;
}

/** Some of the articles, all those between the first and the last of them. 部分 */
export interface CorpusPart {
  /** Ascending; some may have no tokens any more. */
  readonly articles: Uint32Array;
}

/** What recognition says of an article; what is wrong with it no query asks. */
export type QueriedFacts = Omit<Facts, 'findings'>;

export interface QuerySource {
  readonly vocabulary: Vocabulary;
  /** All articles, in parts that follow each other: whoever wants the first hits looks into the first parts alone. */
  readonly parts: readonly CorpusPart[];
  /** Numbers of all articles that have tokens, ascending. */
  readonly articles: Uint32Array;
  /** Tokens in zones. @param zones bits; @param word of one word; absent: all */
  count(zones: number, word?: number): number;
  /** The same of every word, by its number: quicker than to ask for each. */
  counts(zones: number): Float64Array;
  /**
   * Articles that may have a token of any of these words, ascending: every one that has is among them.
   * @param words ascending; @param part of `parts`, where they are looked for; absent: everywhere
   */
  articlesWith(words: Uint32Array, part?: CorpusPart): Uint32Array;
  /**
   * Articles of a part that may have a line in which one word ends with a code unit and the next begins with another, as they fold;
   * ascending: every one that has is among them. Where they are rare that is soon told, where they are frequent all articles are given.
   */
  articlesMeeting(before: number, behind: number, part: CorpusPart): Uint32Array;
  /**
   * Articles that name somebody or something, ascending.
   * @param key as in `Facts`
   * @param begins whether all are wanted whose keys begin so: articles that name none of these may be among the answer where they are many
   */
  articlesNaming(kind: EntityKind, key: string, begins: boolean): Uint32Array;
  /** Articles with statements of a person, ascending. @param speaker key, as in `Facts`; @param begins as `articlesNaming` has it */
  articlesSpeaking(speaker: string, begins: boolean): Uint32Array;
  /** Words of each article in zones, less punctuation, in the order of `articles`; reads none of them. */
  sizes(zones: number): Uint32Array;
  /**
   * How often each word stands in what somebody is reported to say in the body of an article, by its number, less the names of those who
   * speak in that article; and how many statements that are. Reads no article.
   */
  said(): { readonly counts: Uint32Array; readonly statements: number };
  /** The same of one article: stretches of its tokens; undefined where it has none. Does not read them. */
  saidIn(article: number): { readonly tokens: Iterable<Span>; readonly statements: number } | undefined;
  /** Articles whose tokens are asked for next, ascending: nothing comes of it but that they are sooner read. */
  expect(articles: Uint32Array): void;
  /** The tokens of an article, undefined where it has none. They hold until the next call. */
  tokens(article: number): ArticleTokens | undefined;
  facts(article: number): QueriedFacts | undefined;
  metadata(article: number): ArticleMetadata | undefined;
  /** Of articles that are nearly the same all but one, ascending. */
  readonly copies: Uint32Array;
}
