/**
 * The way back from a cleaned text to the original: run-length segments, from which the clean text can also be built again,
 * so that nobody needs to trust it. All offsets are UTF-16 code units. 偏移映射
 */
import type { Edit } from './edit.ts';

/**
 * A stretch of the clean text. Without `text` it is the original's `[original, original + length)`, character for character;
 * with it, `text` stands for that stretch of the original, which may be empty.
 */
export interface Segment {
  /** Where it begins in the clean text. */
  readonly clean: number;
  readonly original: number;
  /** Code units of the original. */
  readonly length: number;
  readonly text?: string;
}

/** Segments in order: they cover the clean text without gaps, and the original without overlaps. */
export type OffsetMap = readonly Segment[];

/** The map of a text that nothing has been done to. */
export function identityMap(length: number): OffsetMap {
  return length === 0 ? [] : [{ clean: 0, original: 0, length }];
}

/** Code units of the clean text that a segment covers. */
export function cleanLength(segment: Segment): number {
  return segment.text === undefined ? segment.length : segment.text.length;
}

/**
 * The map after edits of the text that `map` leads back from.
 * @param edits in order, without overlaps, in offsets of that text
 */
export function editMap(map: OffsetMap, edits: readonly Edit[]): OffsetMap {
  const writer = new Writer();
  const reader = new Reader(map);
  for (const { start, end, text } of edits) {
    reader.copyTo(start, writer);
    const from = reader.original();
    reader.skipTo(end);
    if (text !== '') writer.replace(from, reader.originalBefore() - from, text);
  }
  reader.copyTo(Number.POSITIVE_INFINITY, writer);
  return writer.segments;
}

/** Where in the original the clean character at an offset comes from; at the end of the clean text, where the last one ends. */
export function toOriginal(map: OffsetMap, offset: number): number {
  const segment = segmentAt(map, offset);
  if (segment === undefined) return 0;
  const within = Math.max(0, offset - segment.clean);
  if (within >= cleanLength(segment)) return segment.original + segment.length;
  return segment.original + (segment.text === undefined ? within : 0);
}

/** Where in the original the stretch ends that the clean characters before an offset come from. */
export function endInOriginal(map: OffsetMap, offset: number): number {
  const segment = segmentAt(map, offset - 1);
  if (segment === undefined || offset <= 0) return 0;
  return segment.original + (segment.text === undefined ? Math.min(offset - segment.clean, segment.length) : segment.length);
}

/** The segment that covers a clean offset, or the nearest. */
function segmentAt(map: OffsetMap, offset: number): Segment | undefined {
  let low = 0;
  let high = map.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((map[middle] as Segment).clean <= offset) low = middle;
    else high = middle;
  }
  return map[low];
}

/** The clean text, built from the original. */
export function rebuild(original: string, map: OffsetMap): string {
  return map.map((segment) => segment.text ?? original.slice(segment.original, segment.original + segment.length)).join('');
}

/** The edits that make the clean text of the original. @param length code units of the original */
export function editsOf(map: OffsetMap, length: number): Edit[] {
  const edits: { start: number; end: number; text: string }[] = [];
  let at = 0;
  const replace = (end: number, text: string): void => {
    const last = edits.at(-1);
    if (last?.end === at) {
      last.end = end;
      last.text += text;
    } else if (end > at || text !== '') edits.push({ start: at, end, text });
    at = end;
  };
  for (const { original, length: covered, text } of map) {
    if (original > at) replace(original, '');
    if (text === undefined) at = original + covered;
    else replace(original + covered, text);
  }
  if (length > at) replace(length, '');
  return edits;
}

/** Goes through a map from left to right. */
class Reader {
  readonly #map: OffsetMap;
  #index = 0;
  /** Clean code units of the current segment that lie behind. */
  #within = 0;

  constructor(map: OffsetMap) {
    this.#map = map;
  }

  /** Where in the original the next clean character comes from; the end of what was read where there is none. */
  original(): number {
    const segment = this.#map[this.#index];
    if (segment === undefined) return this.originalBefore();
    return segment.text === undefined ? segment.original + this.#within : segment.original;
  }

  /** The end, in the original, of the last clean character that was read. */
  originalBefore(): number {
    const segment = this.#within > 0 ? this.#map[this.#index] : this.#map[this.#index - 1];
    if (segment === undefined) return 0;
    return segment.text === undefined && this.#within > 0 ? segment.original + this.#within : segment.original + segment.length;
  }

  copyTo(offset: number, writer: Writer): void {
    this.#goTo(offset, (segment, from, to) => {
      if (segment.text === undefined) writer.copy(segment.original + from, to - from);
      else writer.replace(segment.original, segment.length, segment.text.slice(from, to));
    });
  }

  skipTo(offset: number): void {
    this.#goTo(offset, () => {});
  }

  #goTo(offset: number, each: (segment: Segment, from: number, to: number) => void): void {
    for (let segment = this.#map[this.#index]; segment !== undefined; segment = this.#map[this.#index]) {
      const size = cleanLength(segment);
      const to = Math.min(size, offset - segment.clean);
      if (to > this.#within) {
        each(segment, this.#within, to);
        this.#within = to;
      }
      if (to < size) return;
      this.#index++;
      this.#within = 0;
    }
  }
}

/** Builds a map from left to right and joins what is adjacent. */
class Writer {
  readonly segments: Segment[] = [];
  #clean = 0;
  #original = 0;

  copy(original: number, length: number): void {
    if (length <= 0) return;
    const last = this.segments.at(-1);
    if (last !== undefined && last.text === undefined && last.original + last.length === original) {
      this.segments[this.segments.length - 1] = { ...last, length: last.length + length };
    } else this.segments.push({ clean: this.#clean, original, length });
    this.#clean += length;
    this.#original = original + length;
  }

  /** What is cut in two by a later edit stands for its stretch of the original once: the first part has it. */
  replace(original: number, length: number, text: string): void {
    const from = Math.max(original, this.#original);
    const to = Math.max(from, original + length);
    this.segments.push({ clean: this.#clean, original: from, length: to - from, text });
    this.#clean += text.length;
    this.#original = to;
  }
}
