/** The snapshot of a corpus whose database is not open yet: it knows nothing, and says that it is partial. */
import { type Across, NOTHING_ACROSS } from '../hygiene/across.ts';
import { type CorpusLists, NO_LISTS } from './lists/lists.ts';
import { DEFAULT_PHRASES, type PhraseCounting } from './phrases.ts';
import type { CorpusStatistics, Repetitions, Snapshot } from './snapshot.ts';
import { type Chronicle, type Joint, noPortions, type Portions } from './surroundings.ts';

export interface IndexState {
  readonly partial: boolean;
  /** Not unless told. */
  readonly paused?: boolean;
  readonly indexed: number;
  readonly total: number;
}

export class EmptySnapshot implements Snapshot {
  readonly partial: boolean;
  readonly paused: boolean;
  readonly indexed: number;
  readonly total: number;
  readonly lists: CorpusLists = NO_LISTS;

  readonly counting: PhraseCounting;

  constructor(state: IndexState, counting: PhraseCounting = DEFAULT_PHRASES) {
    this.counting = counting;
    this.partial = state.partial;
    this.paused = state.paused ?? false;
    this.indexed = state.indexed;
    this.total = state.total;
  }

  paths(): [] {
    return [];
  }
  facts(): undefined {}
  article(): undefined {}

  text(): undefined {}
  entity(): undefined {}
  official(): undefined {}
  introduction(): undefined {}
  bearers(): undefined {}
  *prepareBearers(): Portions<void> {}
  bearer(): undefined {}
  identity(): undefined {}
  apart(): [] {
    return [];
  }
  people(): [] {
    return [];
  }
  statements(): [] {
    return [];
  }
  statementsByArticle(): [] {
    return [];
  }
  mentions(): [] {
    return [];
  }
  mentionsByArticle(): [] {
    return [];
  }
  mentionsInPortions(): Portions<[]> {
    return noPortions([]);
  }
  search(): [] {
    return [];
  }
  beginning(): [] {
    return [];
  }
  company(): [] {
    return [];
  }
  titled(): [] {
    return [];
  }
  readTitles(): boolean {
    return false;
  }
  holders(): [] {
    return [];
  }
  prepareSearch(): undefined {
    return undefined;
  }
  surroundings(): Portions<undefined> {
    return noPortions(undefined);
  }
  jointly(): Portions<Joint> {
    return noPortions({ articles: [], ties: [] });
  }
  appearances(): Portions<[]> {
    return noPortions([]);
  }
  tenures(): Portions<[]> {
    return noPortions([]);
  }
  chronicle(): Portions<Chronicle> {
    return noPortions({ articles: 0, times: [], undated: 0, sites: [], places: [], rules: [], sampled: 0, clean: 0 });
  }
  chronicled(): Portions<[]> {
    return noPortions([]);
  }
  searchTitles(): [] {
    return [];
  }
  officials(): [] {
    return [];
  }
  across(): Across {
    return NOTHING_ACROSS;
  }
  acrossInPortions(): Portions<Across> {
    return noPortions(NOTHING_ACROSS);
  }
  recurrence(): undefined {}
  articlesWithLine(): [] {
    return [];
  }
  repetitions(): Repetitions {
    return { recurringLines: 0, groups: [] };
  }
  statistics(): CorpusStatistics {
    return {
      articles: 0,
      skipped: {},
      characters: 0,
      firstPublished: null,
      lastPublished: null,
      undated: 0,
      people: 0,
      officials: 0,
      organisations: 0,
      places: 0,
      mentions: 0,
      phrases: 0,
      findingsByRule: [],
      topOfficials: [],
      topOrganisations: [],
      topPlaces: [],
      tokens: null,
    };
  }
}
