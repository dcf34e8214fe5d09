/**
 * What is made ready before anybody asks for it: what the side bar shows first, what searches look through, what they need of pinyin,
 * and who is who among those named most. It is done in portions, so that whoever does ask waits for one of them at most.
 */
import { learnLetters } from '../text/first-letters.ts';
import { readingOf } from '../text/name-reading.ts';
import type { Connection } from './query.ts';
import type { RollReader, Rolls } from './rolls.ts';
import { charactersOfNames, charactersOfTitles, prepareNames, prepareTitles } from './search.ts';
import type { EntityKind, Snapshot } from './snapshot.ts';
import type { Portions } from './surroundings.ts';

/** Officials that the side bar shows first, and those that are looked up at once. */
const VIEWED = 100;
const VIEWED_AT_ONCE = 10;
/** Portions in which the characters of a list are learnt. */
const PARTS = 8;
/** What is searched for before anybody types, so that code is compiled and dictionaries are read. */
const FIRST = ['z', '王', 'l', '李', 'zh'];
/** Results of that. */
const REHEARSED = 30;
/** Those named most, of whom a hover tells who they are. */
const TOLD_APART = 4;

/** A snapshot, and what it reads. */
export interface Preparing {
  readonly snapshot: Pick<Snapshot, 'counting' | 'lists' | 'search' | 'introduction' | 'searchTitles' | 'prepareBearers'>;
  readonly state: Connection;
  readonly reader: RollReader;
  readonly rolls: Rolls;
}

/** A list that searches look through. */
interface SearchedList {
  /** Reads it. */
  readonly prepare: () => Portions<void>;
  /** What stands in it, as code units. */
  readonly characters: () => readonly number[];
}

/** Does a portion of a step. @returns the next step, which may be this one again; undefined when all is done */
export function prepareStep(of: Preparing, step: number): number | undefined {
  const lists = searchedLists(of);
  const steps = [() => firstViews(of), ...lists.map(({ prepare }) => prepare), () => learn(lists), () => rehearse(of)];
  const given = steps[step];
  if (given === undefined) return undefined;
  const { rolls } = of;
  // What views show is remembered for one state alone: in another one it is begun again.
  const state = step === 0 ? of.state : undefined;
  if (rolls.preparing?.step !== step || rolls.preparing.state !== state) rolls.preparing = { step, state, portions: given() };
  if (rolls.preparing.portions.next().done !== true) return step;
  rolls.preparing = undefined;
  return step + 1 < steps.length ? step + 1 : undefined;
}

function searchedLists({ snapshot, reader }: Preparing): SearchedList[] {
  const names = (kind: EntityKind, officials: boolean): SearchedList => {
    const options = { officials, phrases: snapshot.counting === 'count' };
    return {
      prepare: () => prepareNames(reader, kind, options),
      characters: () => charactersOfNames(reader, kind, options),
    };
  };
  const titles = { prepare: () => prepareTitles(reader), characters: () => charactersOfTitles(reader) };
  return [names('person', true), names('organisation', false), names('place', false), titles];
}

/** What the side bar shows first, once in the life of a database: whoever opens it does so before anything else. */
function* firstViews({ snapshot, rolls }: Preparing): Portions<void> {
  const { lists } = snapshot;
  if (rolls.rehearsed) return;
  yield* lists.prepareOfficials('frequency');
  for (let from = 0; from < VIEWED; from += VIEWED_AT_ONCE) {
    for (const { id, name } of lists.officials({ from, count: VIEWED_AT_ONCE }).items) {
      snapshot.introduction('person', id);
      readingOf(name);
    }
    yield;
  }
  yield* lists.prepareOrganisations();
  lists.organisations({ elsewhere: true }, { from: 0, count: 1 });
  yield;
  lists.months();
}

/** The readings of all that stands in the lists. */
function* learn(lists: readonly SearchedList[]): Portions<void> {
  for (const { characters } of lists) {
    for (let part = 0; part < PARTS; part++) {
      for (const unit of characters()) if (unit % PARTS === part) learnLetters(unit);
      yield;
    }
  }
}

/** What somebody may do first, once in the life of a database. */
function* rehearse({ snapshot, rolls }: Preparing): Portions<void> {
  if (rolls.rehearsed) return;
  for (const letter of FIRST) {
    for (const kind of ['person', 'organisation'] as const) {
      for (const { id } of snapshot.search(kind, letter, REHEARSED, kind === 'person')) snapshot.introduction(kind, id);
      yield;
    }
    snapshot.searchTitles(letter, REHEARSED);
    yield;
  }
  const named = snapshot.lists.officials({ from: 0, count: TOLD_APART });
  for (const { key } of named.items) yield* snapshot.prepareBearers(key);
  yield* snapshot.lists.prepareOfficials('organisation');
  for (let from = 0; from < VIEWED; from += VIEWED_AT_ONCE) {
    snapshot.lists.offices({ from, count: VIEWED_AT_ONCE });
    yield;
  }
  rolls.rehearsed = true;
}
