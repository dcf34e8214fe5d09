/**
 * Segments as queries read them: the corpus in parts that follow each other in the order of their articles, so that whoever looks for the
 * first hits looks into the first parts alone.
 */
import { unpackNumbers } from '../packing/varints.ts';
import type { Connection } from '../query.ts';
import { Recent } from '../recent.ts';
import { blockOf, findWords, hasNumber, MOST_BLOCKS, noPlaces } from './segment-blocks.ts';

/**
 * Blocks that are remembered, some 4 KB each: a question for a word reads one or two of each segment, and whoever asks it asks it again,
 * for the count and for the lines, and with a word more or less.
 */
const REMEMBERED = 512;

/** The table of a kind of block. */
type BlockTable = 'posting' | 'meeting';

interface Segment {
  readonly id: number;
  /** Those that were read, of all segments. */
  readonly blocks: Recent<number, Uint8Array>;
  /** Its articles, ascending; some may be gone. */
  readonly members: Uint32Array;
  /** The first word of each block. */
  readonly words: Uint32Array;
  /** The first pair of characters of each block. */
  readonly meetings: Uint32Array;
}

/** The articles whose numbers lie in a range, with the segments that have some of them. 部分 */
export interface StoredPart {
  /** Ascending; some may be gone, and have no tokens. */
  readonly articles: Uint32Array;
  /** May have articles of other parts, too. */
  readonly segments: readonly Segment[];
  readonly loose: Uint32Array;
  /** The range: no other part has a number of it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Segments that were read, for whoever reads a later state: a segment never changes, and no number is given to two of them.
 */
export class Segments {
  readonly #known = new Map<number, Segment>();
  readonly #blocks = new Recent<number, Uint8Array>(REMEMBERED);

  /** The parts of a state. */
  partsOf(connection: Connection): readonly StoredPart[] {
    const segments = connection
      .sql('SELECT id FROM segment')
      .lists()
      .map(([id]) => this.#segment(connection, id as number));
    const loose = Uint32Array.from(connection.sql('SELECT article FROM loose ORDER BY article').lists(), ([article]) => article as number);
    return partsOf(segments, loose);
  }

  #segment(connection: Connection, id: number): Segment {
    let segment = this.#known.get(id);
    if (segment === undefined) {
      const row = connection.sql('SELECT members, words, meetings FROM segment WHERE id = ?').get(id);
      const numbers = (column: string) => sums((row?.[column] as Uint8Array | undefined) ?? new Uint8Array());
      segment = { id, blocks: this.#blocks, members: numbers('members'), words: numbers('words'), meetings: numbers('meetings') };
      this.#known.set(id, segment);
    }
    return segment;
  }
}

/** Articles of a part that may have one of some words, ascending. @param words ascending */
export function articlesWith(connection: Connection, { segments, loose, from, to }: StoredPart, words: Uint32Array): Uint32Array {
  const found = segments.map((segment) => within(inSegment(connection, segment, words), from, to));
  return joined([loose, ...found]);
}

/**
 * Articles of a part in which one character may end a word and another begin the next one of the same line, ascending.
 * @param meeting as `meetingNumber` has it
 */
export function articlesMeeting(connection: Connection, { segments, loose, from, to }: StoredPart, meeting: number): Uint32Array {
  const may = segments.filter((segment) => hasMeeting(connection, segment, meeting));
  return joined([loose, ...may.map(({ members }) => within(members, from, to))]);
}

/**
 * A part for each of the segments that follow each other, with what loose articles and other segments have there: articles that were
 * cut late, since they were open or have changed, make segments that reach over many others.
 */
function partsOf(segments: readonly Segment[], loose: Uint32Array): StoredPart[] {
  const following: Segment[] = [];
  const reaching: Segment[] = [];
  for (const segment of segments.filter(({ members }) => members.length > 0).sort((a, b) => last(a) - last(b))) {
    const before = following.at(-1);
    (before === undefined || first(segment) > last(before) ? following : reaching).push(segment);
  }
  const parts: StoredPart[] = [];
  let from = 0;
  for (const segment of [...following, undefined]) {
    const to = segment === undefined ? Number.POSITIVE_INFINITY : last(segment);
    const here = reaching.filter(({ members }) => within(members, from, to).length > 0);
    const own = { segments: segment === undefined ? here : [segment, ...here], loose: within(loose, from, to) };
    const articles = joined([own.loose, ...own.segments.map(({ members }) => within(members, from, to))]);
    if (articles.length > 0) parts.push({ articles, ...own, from, to });
    from = to + 1;
  }
  return parts;
}

const first = ({ members }: Segment): number => members[0] as number;
const last = ({ members }: Segment): number => members[members.length - 1] as number;

/** Those of ascending numbers that are at least `from` and at most `to`. */
function within(numbers: Uint32Array, from: number, to: number): Uint32Array {
  return numbers.subarray(behind(numbers, from - 1), behind(numbers, to));
}

/** Index behind the last of ascending numbers that is at most `number`. */
function behind(numbers: Uint32Array, number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inSegment(connection: Connection, segment: Segment, words: Uint32Array): Uint32Array {
  const { members, words: firsts } = segment;
  const found = noPlaces(members.length);
  for (let word = 0; word < words.length; ) {
    const block = blockOf(firsts, words[word] as number);
    const next = firsts[block + 1] ?? Number.POSITIVE_INFINITY;
    const packed = block < 0 ? undefined : blockIn(connection, segment, 'posting', block);
    if (packed !== undefined) findWords({ first: firsts[block] as number, packed }, words, word, found);
    while (word < words.length && (words[word] as number) < next) word++;
  }
  const articles: number[] = [];
  for (let place = 0; place < members.length; place++)
    if (((found[place >> 3] as number) & (1 << (place & 7))) !== 0) articles.push(members[place] as number);
  return Uint32Array.from(articles);
}

function hasMeeting(connection: Connection, segment: Segment, meeting: number): boolean {
  const firsts = segment.meetings;
  const block = blockOf(firsts, meeting);
  if (block < 0 || firsts[block] === meeting) return block >= 0;
  const packed = blockIn(connection, segment, 'meeting', block);
  return packed !== undefined && hasNumber({ first: firsts[block] as number, packed }, meeting);
}

function blockIn(connection: Connection, { id, blocks }: Segment, table: BlockTable, place: number): Uint8Array | undefined {
  const number = id * MOST_BLOCKS + place;
  const key = 2 * number + (table === 'posting' ? 0 : 1);
  const known = blocks.get(key);
  if (known !== undefined) return known;
  const packed = connection.sql(`SELECT packed FROM ${table} WHERE id = ?`).get(number)?.packed as Uint8Array | undefined;
  if (packed !== undefined) blocks.put(key, packed);
  return packed;
}

/** Ascending lists as one. An article whose words were cut anew under the same number is in two of them. */
export function joined(lists: readonly Uint32Array[]): Uint32Array {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length < 2) return filled[0] ?? new Uint32Array();
  const all = new Uint32Array(filled.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of filled) {
    all.set(list, length);
    length += list.length;
  }
  all.sort();
  length = 0;
  for (const number of all) if (length === 0 || all[length - 1] !== number) all[length++] = number;
  return all.subarray(0, length);
}

/** What was packed as distances. */
function sums(packed: Uint8Array): Uint32Array {
  let sum = 0;
  return Uint32Array.from(unpackNumbers(packed), (distance) => {
    sum += distance;
    return sum;
  });
}
