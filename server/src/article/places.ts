/**
 * Places with their administrative division.
 */
import type { Span } from '../text/span.ts';
import type { Place, Zone } from './facts.ts';
import type { Reading } from './reading.ts';

/**
 * Recognises places.
 * @param occupied raw spans of people and organisations: a place inside a longer name is no mention of the place
 */
export function findPlaces(_reading: Reading, _zones: readonly Zone[], _occupied: readonly Span[]): Place[] {
  return [];
}
