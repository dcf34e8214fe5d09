/**
 * What a corpus tells of a name beside its own mentions: when, where, and with whom it is named; and of a whole corpus when and where
 * its articles are from. Answers that take more than some milliseconds are made a portion at a time, so that whoever asks can let
 * others have their turn between two.
 */
import type { Role } from '../article/facts.ts';
import type { ArticleRecord, EntityKind, Location } from './snapshot.ts';

/** An answer in the making: each step is some milliseconds' work, the last one has the answer. */
export type Portions<Result> = Generator<undefined, Result, void>;

/** The answer, for whoever lets nobody else have a turn. */
export function atOnce<Result>(portions: Portions<Result>): Result {
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
  }
}

/** An answer that costs nothing, in one step that does nothing. */
export function* noPortions<Result>(result: Result): Portions<Result> {
  yield;
  return result;
}

/** Articles of a time of publication. */
export interface TimeCount {
  /** `2016-03`, or `2016` where articles tell no more. */
  readonly time: string;
  readonly articles: number;
  /** Mentions in them, of what was asked for. */
  readonly mentions: number;
}

/** A name that stands in the same articles. */
export interface Beside {
  readonly kind: 'person' | 'organisation';
  readonly key: string;
  readonly role?: Role;
  /** Of the articles that were looked at, those that name it among the ten of its kind that they name most. */
  readonly beside: number;
  /** Articles of the corpus that have it outside boilerplate. */
  readonly articles: number;
}

/** Articles that play in a place. */
export interface PlaceShare {
  /** Of the division. */
  readonly code: string;
  readonly name: string;
  readonly articles: number;
}

export interface Surroundings {
  /** Articles that have the name outside boilerplate and, where these do not count, fixed phrases. */
  readonly articles: number;
  /** Articles of the corpus. */
  readonly corpus: number;
  /** In order; undated articles are left out. */
  readonly times: readonly TimeCount[];
  readonly undated: number;
  /** Those that most articles name beside it, at most some hundreds. */
  readonly beside: readonly Beside[];
  /** Where most of its articles play, most articles first. */
  readonly places: readonly PlaceShare[];
}

export interface Joint {
  /** For each of the others, articles that have both. */
  readonly articles: readonly number[];
  /** Pairs of the others, by their places in the list, that stand together in some of these articles. */
  readonly ties: readonly { readonly a: number; readonly b: number; readonly articles: number }[];
}

/** What an article that has a name must have besides. */
export interface AppearanceFilter {
  /** Publication as yyyymmdd, both inclusive. */
  readonly from?: number;
  readonly until?: number;
  /** The key is as look-ups take it: of one of several people of a name, that one's. */
  readonly with?: { readonly kind: EntityKind; readonly key: string };
  /** Code of the division that it plays in. */
  readonly place?: string;
  /** A post that it states of the person, as `PostCount` has it. */
  readonly post?: { readonly organisation: string; readonly post: string };
}

/** An article that has a name. */
export interface NamedAppearance {
  readonly article: ArticleRecord;
  readonly mentions: number;
  /** The first mention, or where it states the post that was asked for. */
  readonly location: Location;
}

/** Somebody in a post, as articles state it. */
export interface Tenure {
  /** Of the person. */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly post: string;
  readonly articles: number;
  readonly first: string | null;
  readonly latest: string | null;
  /** Where the latest article states it. */
  readonly location: Location;
}

export interface Chronicle {
  readonly articles: number;
  /** In order; mentions are 0. */
  readonly times: readonly TimeCount[];
  readonly undated: number;
  /** By the first folder below the corpus, which crawls name after the site; most articles first. */
  readonly sites: readonly { readonly site: string; readonly articles: number }[];
  readonly places: readonly PlaceShare[];
  /** What the rules of hygiene find, most findings first. */
  readonly rules: readonly { readonly rule: string; readonly findings: number; readonly articles: number }[];
  /** Articles of a sample that were looked at for findings, and those of them that have none. */
  readonly sampled: number;
  readonly clean: number;
}

/** Which articles of a corpus are meant, as a chronicle counts them. */
export interface ChronicleFilter {
  /** Publication as yyyymmdd, both inclusive; 0 for both: those without a date. */
  readonly days?: { readonly from: number; readonly until: number };
  /** Their site, as the chronicle names it. */
  readonly site?: string;
  /** Code of the division that they play in. */
  readonly place?: string;
}

/** A day as the database counts (yyyymmdd, 00 for what is not known) as the time that it lies in; undefined for 0. */
export function timeOf(day: number): string | undefined {
  if (day === 0) return undefined;
  const digits = String(day).padStart(8, '0');
  return digits.slice(4, 6) === '00' ? digits.slice(0, 4) : `${digits.slice(0, 4)}-${digits.slice(4, 6)}`;
}
