/**
 * A text as numbers. Characters of a string are dearer to come by than numbers of an array, above all those of a slice, which
 * is a view of the whole text; recognition reads each of them many times.
 */
import type { Span } from './span.ts';

/** The UTF-16 code units of a text. */
export function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** Shorter slices are copied anyhow. */
const SHORTEST_VIEW = 13;

/** Cuts stretches out of one text, each a string of its own and no view. @param units those of the text */
export function cutter(text: string, units: Uint16Array): (span: Span) => string {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  return ({ start, end }) => (end - start < SHORTEST_VIEW ? text.slice(start, end) : bytes.toString('utf16le', 2 * start, 2 * end));
}
