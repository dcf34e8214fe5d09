/** The corpus at a glance: when and where its articles are from, who and what they name most, how clean they are. */
import type { EntityKind, EntitySummary, Snapshot } from '../corpus/snapshot.ts';
import type { Chronicle, Portions } from '../corpus/surroundings.ts';
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
