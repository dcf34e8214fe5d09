/**
 * Messages about dossiers: all that the corpus knows of one official, organisation or place, and of itself. Types and method names
 * only.
 */
import type { WireLocation, WireRange } from './protocol.ts';

/** Whom or what a dossier is about; the key is one of `findEntities`. */
export interface DossierSubject {
  kind: 'person' | 'organisation' | 'place';
  key: string;
}

/** A dossier, less those who stand beside its subject; null where the corpus has nobody and nothing of the key. */
export const dossier = 'yuliao/dossier';
export type DossierParams = DossierSubject;
export type DossierResult = WireDossier | null;

export interface WireDossier extends DossierSubject {
  name: string;
  /** A Chinese name's reading with tones. */
  reading?: string;
  role?: 'official' | 'journalist' | 'other';
  /** Of a person: the fullest recent post; where several have the name and this one no post, role and place. */
  post?: string;
  mentions: number;
  /** Further mentions in fixed phrases. */
  phrases: number;
  articles: number;
  /** Where to read first. */
  introduction: WireLocation | null;
  partial: WirePartial | null;
  /** Absent of what is no person. */
  identity?: WireIdentity;
  /** Posts of a person, what was held first before what was held later. */
  career: WireTenure[];
  /** Who held posts in an organisation, or in those of a place: by post, the weightiest first, and then by time. */
  holders: WireHolder[];
  /** Further ones that fewer articles state. */
  moreHolders: boolean;
  /** In order; times without articles are left out. */
  times: WireTime[];
  /** Articles without a date. */
  undated: number;
  /** What a person is reported to say, the newest first. */
  statements: WireStatement[];
  moreStatements: boolean;
  /** Where its articles play, most articles first. */
  places: WirePlace[];
}

/** How much of the corpus has been read. */
export interface WirePartial {
  indexed: number;
  total: number;
  paused: boolean;
}

/** Who else has the name, and how sure it is who is who. */
export interface WireIdentity {
  /** Other names that `yuliao.json` gives this person. */
  otherNames: string[];
  /** Whether this is everybody of the name, since a plain name was asked for that several people bear. */
  everybody: boolean;
  /** Why the articles are taken to be about one person, in the user's language. */
  reasons?: string;
  others: WireHomonym[];
  /** Further people of the name that are not listed. */
  moreOthers: number;
  /** Articles of which it is not certain whose the name is. */
  unsure: number;
  /** Articles that were compared, the newest, where there are more; null where all were. */
  compared: number | null;
}
export interface WireHomonym {
  key: string;
  name: string;
  /** Post, or role and place. */
  distinction: string;
  years: string;
  articles: number;
  introduction: WireLocation;
  /** What speaks against one person, in the user's language. */
  apart?: string;
}

/** Times as the articles that state a post give them, not those of appointments. */
export interface WireTenure {
  organisation: string;
  post: string;
  /** The organisation in full, where the text has it short. */
  resolved?: string;
  /** The key of its own dossier, where it has one. */
  house?: string;
  /** `former`: articles call it so; its dates are then those of what it is called after. */
  status: 'acting' | 'former' | 'held';
  articles: number;
  /** ISO dates, as precise as they are known. */
  first: string | null;
  latest: string | null;
  /** Where the latest article states it. */
  location: WireLocation;
}
export interface WireHolder extends WireTenure {
  key: string;
  name: string;
}

export interface WireTime {
  /** `2016-03`, or `2016` where articles tell no more. */
  time: string;
  articles: number;
  mentions: number;
}

export interface WireStatement {
  verb: string;
  /** Empty where the article cannot be read any more. */
  excerpt: string;
  /** Of the article. */
  title: string;
  published: string | null;
  location: WireLocation;
}

export interface WirePlace {
  /** Of the division. */
  code: string;
  name: string;
  /** Under which articles name it most, where any does: the key of its own dossier. */
  key?: string;
  articles: number;
}

/** Whom or what a position of a document means; null where no name stands there. Of several people of a name the one, where that is known. */
export const dossierAt = 'yuliao/dossier/at';
export interface DossierAtParams {
  uri: string;
  position: WireRange['start'];
}
export type DossierAtResult = DossierSubject | null;

/** Further statements of a person. */
export const dossierStatements = 'yuliao/dossier/statements';
export interface DossierStatementsParams {
  key: string;
  from: number;
  count: number;
}
export interface DossierStatementsResult {
  statements: WireStatement[];
  more: boolean;
}

/** Those who stand in the same articles more often than chance has it, the most striking first. */
export const dossierCompany = 'yuliao/dossier/company';
export interface DossierCompanyParams extends DossierSubject {
  /** How many people, and how many organisations. */
  limit: number;
}
export interface DossierCompanyResult {
  /** Articles of the subject. */
  articles: number;
  /** Articles of the corpus. */
  corpus: number;
  /** Journalists left out: they stand below articles, not in them. */
  people: WireCompanion[];
  organisations: WireCompanion[];
  journalists: WireCompanion[];
  /** Pairs of people, by their places in the list, that stand together in some of these articles. */
  ties: { a: number; b: number; articles: number }[];
}
export interface WireCompanion extends DossierSubject {
  name: string;
  post?: string;
  /** Articles that have both. */
  together: number;
  /** Articles of the corpus that have this one. */
  articles: number;
  /** How many times as many as chance would give. */
  lift: number;
  /** The log-likelihood ratio of the two standing together (Dunning 1993); negative where they avoid each other. */
  strength: number;
}

/** The articles behind a figure, the newest first. */
export const dossierArticles = 'yuliao/dossier/articles';
export interface DossierArticlesParams extends DossierSubject {
  /** A time as `WireTime` has it; empty: of those without a date. */
  time?: string;
  with?: DossierSubject;
  /** Code of the division where they play. */
  place?: string;
  /** A post that they state, as `WireTenure` has it. */
  post?: { organisation: string; post: string };
  limit: number;
}
export interface DossierArticlesResult {
  articles: WireNamedArticle[];
  more: boolean;
}
export interface WireNamedArticle {
  title: string;
  published: string | null;
  mentions: number;
  /** The sentence in which it stands first; empty where the article cannot be read any more. */
  excerpt: string;
  location: WireLocation;
}

/** The corpus as a whole. */
export const overview = 'yuliao/overview';
export interface OverviewResult {
  articles: number;
  partial: WirePartial | null;
  times: WireTime[];
  undated: number;
  /** By the first folder below the corpus; the name is empty for articles that lie in none. */
  sites: { site: string; articles: number }[];
  places: WirePlace[];
  officials: WireNamed[];
  organisations: WireNamed[];
  /** Articles in which no rule finds anything, of those that were looked at; a sample where there are more articles. */
  clean: number;
  sampled: number;
  rules: { rule: string; title: string; findings: number; articles: number }[];
}
/** The articles behind one of its figures, the newest first: `time` of one that has no date is empty. Without mentions and excerpts. */
export const overviewArticles = 'yuliao/overview/articles';
export interface OverviewArticlesParams {
  /** As `WireTime` has it. */
  time?: string;
  /** As `OverviewResult` has it. */
  site?: string;
  /** Code of the division where they play. */
  place?: string;
  limit: number;
}
export interface WireNamed extends DossierSubject {
  name: string;
  post?: string;
  mentions: number;
  articles: number;
}
