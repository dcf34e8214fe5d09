/**
 * What holds in every state of a database that has it at all, and so is kept from one snapshot to the next: everything that
 * follows from the number of an article, since an article that changes gets another number and no number is given twice; and
 * what stands in a run of postings, which never changes.
 */
import type { Facts } from '../article/facts.ts';
import type { Story } from './duplicates/story.ts';
import { KnownRuns } from './postings/known-runs.ts';
import { Recent } from './recent.ts';

/** Articles that are open, and those that hovers of their names read for excerpts. */
const FACTS = 32;
/** Articles that an open one has something in common with. */
const STORIES = 64;
const SKETCHES = 1000;

/** Of one database, by the numbers of its articles; whoever opens another begins with a new one. */
export class Lasting {
  readonly facts = new Recent<Facts>(FACTS);
  readonly stories = new Recent<Story>(STORIES);
  readonly sketches = new Recent<Uint8Array>(SKETCHES);
  readonly runs = new KnownRuns();
}
