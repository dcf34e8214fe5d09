/** What the database keeps of a file of records, as JSON: how they are read, and what is to be said of it. */
import type { Layout, LayoutProblem, RecordProblem } from './record-files/layout.ts';

/** Records that give no article. */
export interface Unusable {
  readonly records: number;
  /** Where the first of them begins, 1-based, and what is wrong with it. */
  readonly line: number;
  readonly problem: RecordProblem;
}

export interface StoredLayout {
  /** Undefined where none of its records can be read. */
  readonly layout?: Layout;
  readonly problem?: LayoutProblem;
  readonly unusable?: Unusable;
}
