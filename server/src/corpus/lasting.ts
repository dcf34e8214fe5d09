/**
 * What holds in every state of a database that has it at all, and so is kept from one snapshot to the next: everything that
 * follows from the number of an article, since an article that changes gets another number and no number is given twice; and
 * what stands in a run of postings, which never changes. So does what a standing or a number of articles says of names and titles.
 */
import type { Facts } from '../article/facts.ts';
import type { Story } from './duplicates/story.ts';
import type { LastingName } from './name-reader.ts';
import { KnownRuns } from './postings/known-runs.ts';
import { Recent } from './recent.ts';
import { Rolls } from './rolls.ts';
import { TitleBook } from './title-book.ts';

/** Articles that are open, and those that hovers of their names read for excerpts. */
const FACTS = 64;
/** Articles that open ones have something in common with, with some 20 KB for each. */
const STORIES = 192;
const SKETCHES = 1000;
/** Passages of some ten open articles, with up to six others that may have them. */
const PASSAGES = 4000;
const SIMILARITIES = 1000;
/** Appearances, of the names whose bearers were told apart last: some 20 MB. */
const APPEARANCES = 20_000;

/** What of a passage stands in another article. */
export interface PassageShare {
  /** 0 to 1. */
  readonly share: number;
  /** The other article's line that has most of it; asked for only where the share is large. */
  readonly line: number;
}

/** Of one database, by the numbers of its articles; whoever opens another begins with a new one. */
export class Lasting {
  readonly facts = new Recent<number, Facts>(FACTS);
  readonly stories = new Recent<number, Story>(STORIES);
  readonly sketches = new Recent<number, Uint8Array>(SKETCHES);
  readonly runs = new KnownRuns();
  readonly rolls = new Rolls();
  readonly titles = new TitleBook();
  /** By the number of the other article and the letters of the passage. */
  readonly passages = new Recent<string, PassageShare>(PASSAGES);
  /** By key: who bears a name; what else it rests on is looked at before it is taken for true. */
  readonly names = new Recent<string, LastingName>(APPEARANCES, ({ found }) => found.compared + 1);
  /** Names that stand beside very many others, as they were found last. */
  widespread: ReadonlySet<string | number> = new Set();
  /** Of the stories of two articles, by their numbers. */
  readonly similarities = new Recent<string, number>(SIMILARITIES);
}
