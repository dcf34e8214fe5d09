/**
 * The head of an article and the zone of every line: which line is the title, where the date stands, what is body and
 * what is web boilerplate.
 */
import type { Title, Zone } from './facts.ts';
import type { Reading } from './reading.ts';

/** What was decided about one line, and why. */
export interface LineVerdict {
  readonly zone: Zone;
  /** Hygiene rule that says why a boilerplate line is boilerplate (`boilerplate/…`); null for every other zone. */
  readonly rule: string | null;
}

export interface Head {
  readonly title: Title | null;
  /** ISO date of publication. */
  readonly published: string | null;
  /** One verdict a line; index 0 is line 1. */
  readonly verdicts: readonly LineVerdict[];
}

/** Reads title, publication date and line zones. */
export function readHead(reading: Reading): Head {
  return {
    title: null,
    published: null,
    verdicts: reading.lines.map((line) => ({ zone: line.text.trim() ? 'body' : 'blank', rule: null })),
  };
}
