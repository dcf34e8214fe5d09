/**
 * What side bars list of a corpus: officials, organisations, articles, in parts that are as long as somebody wants to see. A part
 * costs what it shows; what is counted over all is read off an index once for each state of the corpus.
 */
import type { ArticleRecord, EntityKind, EntitySummary, Location } from '../snapshot.ts';
import type { Portions } from '../surroundings.ts';

/** Which items of a list are wanted. */
export interface Page {
  readonly from: number;
  readonly count: number;
}

/** Some items of a list. */
export interface Part<Item> {
  readonly items: readonly Item[];
  /** How many the list has; undefined where counting them would take a walk over the corpus. */
  readonly total: number | undefined;
  /** Whether there are further ones. */
  readonly more: boolean;
}

/** Officials by the first character of their names, which for most is the surname. */
export interface SurnameCount {
  readonly surname: string;
  readonly officials: number;
}

/** An organisation in which posts are held. */
export interface Office {
  /** Folded name: the resolved one where articles tell it. */
  readonly key: string;
  readonly officials: number;
}

/** Who holds posts in an organisation. */
export interface ListedHolder {
  readonly official: EntitySummary;
  /** Titles of the posts there, those of most articles first. */
  readonly posts: readonly string[];
  /** Articles that state one of them. */
  readonly articles: number;
  /** Earliest and latest publication of the articles that state the first of them; null where none is dated. */
  readonly first: string | null;
  readonly latest: string | null;
  /** Where the latest of these states it. */
  readonly location: Location;
}

export interface ListedOrganisation extends EntitySummary {
  /** Whether other organisations are parts of it by their names. */
  readonly parts: boolean;
  /** Whether articles tell who holds posts in it. */
  readonly held: boolean;
}

/** Which organisations are listed. */
export type OrganisationsOf =
  /** All, the most mentioned first. */
  | { readonly all: true }
  /** Those of a division by its code, not of one that lies in it. */
  | { readonly division: string }
  /** Those that no division has: national ones, companies, universities. */
  | { readonly elsewhere: true }
  /** The parts of an organisation, by its key. */
  | { readonly organisation: string };

export interface MonthCount {
  /** yyyymm, with 00 where only the year is known; 0 where nothing is. */
  readonly month: number;
  readonly articles: number;
}

export interface SiteCount {
  /** Canonical path of the folder of the corpus. */
  readonly folder: string;
  /** The first folder below, or the file of records, which crawls name after the site; "" for articles that lie in none. */
  readonly site: string;
  readonly articles: number;
}

/** An article that names somebody or something. */
export interface NamingArticle {
  readonly article: ArticleRecord;
  readonly mentions: number;
  /** The first mention outside boilerplate. */
  readonly location: Location;
}

export interface CorpusLists {
  /**
   * Counts, step by step, what the list of officials in an order is made from: where that is left to the list, others wait for longer than
   * they should.
   * @param order `organisation`, or any other
   */
  prepareOfficials(order: string): Portions<unknown>;
  /** The same for the tree of organisations: what stands below a division, or at the top. @param within code of the division */
  prepareOrganisations(within?: string): Portions<unknown>;
  /** People whom some article calls an official, the most mentioned first; people of one name are one item. */
  officials(page: Page): Part<EntitySummary>;
  /** In no order. */
  surnames(): readonly SurnameCount[];
  /** Officials whose names begin with one of some characters, in the order of pinyin. */
  officialsOf(surnames: readonly string[], page: Page): Part<EntitySummary>;
  /** Organisations with most posts first. */
  offices(page: Page): Part<Office>;
  /** Who holds posts in an organisation, most articles first. @param organisation key, as stated or resolved */
  holders(organisation: string, page: Page): Part<ListedHolder>;
  /** Codes of the divisions next below another, or of the provinces, after which organisations are named, or some within them. */
  divisions(within?: string): readonly string[];
  /** The most mentioned first. */
  organisations(of: OrganisationsOf, page: Page): Part<ListedOrganisation>;
  /** Articles that name somebody or something outside boilerplate, the newest first. @param id as look-ups take it */
  articlesAbout(kind: EntityKind, id: string, page: Page): Part<NamingArticle>;
  /** The newest first. */
  months(): readonly MonthCount[];
  /** The newest first. @param month as `months` has it */
  articlesOfMonth(month: number, page: Page): Part<ArticleRecord>;
  /** @param folders of the corpus, canonical; in the order of paths */
  sites(folders: readonly string[]): readonly SiteCount[];
  /** The newest first. */
  articlesOfSite(folder: string, site: string, page: Page): Part<ArticleRecord>;
  /** Paths of articles in their order, behind one. */
  pathsBehind(path: string, count: number): readonly string[];
  /** How often articles break each rule, as they stand: what users decide about findings is not looked at. The most frequent first. */
  rules(): readonly { readonly rule: string; readonly findings: number; readonly articles: number }[];
}

const NOTHING: Part<never> = { items: [], total: 0, more: false };

/** Of a corpus that is not open. */
export const NO_LISTS: CorpusLists = {
  *prepareOfficials() {},
  *prepareOrganisations() {},
  officials: () => NOTHING,
  surnames: () => [],
  officialsOf: () => NOTHING,
  offices: () => NOTHING,
  holders: () => NOTHING,
  divisions: () => [],
  organisations: () => NOTHING,
  articlesAbout: () => NOTHING,
  months: () => [],
  articlesOfMonth: () => NOTHING,
  sites: () => [],
  articlesOfSite: () => NOTHING,
  pathsBehind: () => [],
  rules: () => [],
};

/** A part of what is known whole. */
export function partOf<Item, Shown>(all: readonly Item[], { from, count }: Page, show: (item: Item) => readonly Shown[]): Part<Shown> {
  const items = all.slice(from, from + count).flatMap(show);
  return { items, total: all.length, more: from + count < all.length };
}

/** The first string behind all that begin with one; for ranges of keys. */
export function behind(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
