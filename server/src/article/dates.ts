/**
 * Dates in the text, resolved against the publication date.
 */
import type { DateMention } from './facts.ts';
import type { Reading } from './reading.ts';

/** @param published ISO date of publication, or null: relative dates without it stay unresolved and are left out */
export function findDates(_reading: Reading, _published: string | null): DateMention[] {
  return [];
}
