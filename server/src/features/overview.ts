/** The corpus at a glance: when and where its articles are from, who and what they name most, how clean they are. */
import type { ArticleRecord, EntityKind, EntitySummary, Snapshot } from '../corpus/snapshot.ts';
import type { Chronicle, Portions } from '../corpus/surroundings.ts';
import { daysOf } from './articles-behind.ts';
import { type NamedPlace, namedPlaces } from './named-places.ts';
import { ruleTitle } from './rule-wording.ts';

const NAMES = 20;

export interface Overview extends Chronicle {
  readonly places: readonly NamedPlace[];
  readonly officials: readonly EntitySummary[];
  readonly organisations: readonly EntitySummary[];
  readonly rules: readonly { readonly rule: string; readonly title: string; readonly findings: number; readonly articles: number }[];
}

/** @param folders of the corpus, canonical */
export function* overviewOf(snapshot: Snapshot, folders: readonly string[]): Portions<Overview> {
  const top = (kind: EntityKind, officials: boolean) => snapshot.search(kind, '', NAMES, officials);
  const officials = top('person', true);
  yield;
  const organisations = top('organisation', false);
  yield;
  const chronicle = yield* snapshot.chronicle(folders);
  const rules = chronicle.rules.map((each) => ({ ...each, title: ruleTitle(each.rule) }));
  const places = yield* namedPlaces(snapshot, chronicle.places);
  return { ...chronicle, places, officials, organisations, rules };
}

/** What one of its figures counts: articles of a time (empty: undated ones), of a site, of the place that they play in. */
export interface OverviewFigure {
  readonly time?: string;
  readonly site?: string;
  readonly place?: string;
}

/** The articles behind a figure, the newest first. @param folders of the corpus, canonical */
export function* overviewArticles(
  snapshot: Snapshot,
  folders: readonly string[],
  { time, site, place }: OverviewFigure,
  limit: number,
): Portions<{ readonly articles: readonly ArticleRecord[]; readonly more: boolean }> {
  const days = time === undefined ? undefined : daysOf(time);
  // A time that is none counts nothing.
  if (time !== undefined && days === undefined) return { articles: [], more: false };
  const filter = {
    ...(days === undefined ? {} : { days }),
    ...(site === undefined ? {} : { site }),
    ...(place === undefined ? {} : { place }),
  };
  const found = yield* snapshot.chronicled(folders, filter, limit + 1);
  return { articles: found.slice(0, limit), more: found.length > limit };
}
