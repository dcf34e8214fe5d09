/**
 * The outline of an article: title › headings › speaker turns and enumerations.
 */
import type { Person, Section, Title, Zone } from './facts.ts';
import type { Reading } from './reading.ts';

export function findSections(_reading: Reading, _zones: readonly Zone[], _title: Title | null, _people: readonly Person[]): Section[] {
  return [];
}
