/**
 * The segments that say in which articles a word stands, and where the characters of two words meet: every article with tokens is loose
 * or in one segment, and each of its words and meetings leads to it.
 */
import { unpackNumbers } from '../packing/varints.ts';
import type { Statements } from '../statements.ts';
import { hasNumber, MOST_BLOCKS, meetingNumber, wordsIn } from '../words/segment-blocks.ts';
import { TokenColumns } from '../words/token-columns.ts';
import type { Faults } from './faults.ts';

/** @param own sum of the numbers of the words of each article that has tokens */
export function* checkSegments(statements: Statements, own: ReadonlyMap<number, number>, faults: Faults): Generator<void> {
  for (const table of ['posting', 'meeting']) {
    const sql = `SELECT count(*) AS blocks FROM ${table} WHERE id / ${MOST_BLOCKS} NOT IN (SELECT id FROM segment)`;
    const stray = statements.get(sql).get()?.blocks;
    if (stray !== 0) faults.add('words', `${stray} blocks of segments that are gone`);
  }
  const placed = new Set<number>();
  const place = (article: number): void => {
    if (!own.has(article)) faults.add('words', `article ${article} is looked for words in and has none`);
    if (placed.has(article)) faults.add('words', `article ${article} is looked for words in twice`);
    placed.add(article);
  };
  for (const { article } of statements.get('SELECT article FROM loose').iterate()) place(article as number);
  const ends = endsOfWords(statements);
  for (const segment of statements.get('SELECT * FROM segment').all()) {
    const live = statements
      .get('SELECT article FROM segmented WHERE segment = ?')
      .all(segment.id as number)
      .map(({ article }) => article as number);
    faults.compare('words', `articles of segment ${segment.id}`, segment.live, live.length);
    for (const article of live) place(article);
    const members = sums(segment.members as Uint8Array);
    faults.compare('words', `members of segment ${segment.id}`, segment.articles, members.length);
    yield* checkPostings(statements, segment, members, live, own, faults);
    yield* checkMeetings(statements, segment, live, ends, faults);
  }
  for (const article of own.keys()) if (!placed.has(article)) faults.add('words', `article ${article} is found by none of its words`);
}

function* checkPostings(
  statements: Statements,
  segment: Record<string, unknown>,
  members: readonly number[],
  live: readonly number[],
  own: ReadonlyMap<number, number>,
  faults: Faults,
): Generator<void> {
  const found = new Float64Array(members.length);
  for (const block of blocksOf(statements, 'posting', segment, segment.words as Uint8Array, faults)) {
    yield;
    for (const { word, places } of wordsIn(block, members.length)) {
      for (let index = 0; index < members.length; index++)
        if (((places[index >> 3] as number) & (1 << (index & 7))) !== 0) (found[index] as number) += word;
    }
  }
  const byArticle = new Map(members.map((article, index) => [article, found[index] as number]));
  // Of articles that are gone the postings stay.
  for (const article of live) faults.compare('words', `what leads to article ${article}`, byArticle.get(article), own.get(article));
}

function* checkMeetings(
  statements: Statements,
  segment: Record<string, unknown>,
  live: readonly number[],
  ends: Uint32Array,
  faults: Faults,
): Generator<void> {
  const blocks = Array.from(blocksOf(statements, 'meeting', segment, segment.meetings as Uint8Array, faults));
  const known = new Map<number, boolean>();
  const isKnown = (meeting: number): boolean => {
    let answer = known.get(meeting);
    if (answer === undefined) {
      const block = blocks.findLast(({ first }) => first <= meeting);
      answer = block !== undefined && (block.first === meeting || hasNumber(block, meeting));
      known.set(meeting, answer);
    }
    return answer;
  };
  const columns = new TokenColumns();
  for (const article of live) {
    yield;
    const packed = statements.get('SELECT packed FROM tokens WHERE article = ?').get(article)?.packed as Uint8Array | undefined;
    if (packed === undefined) continue;
    columns.read(packed);
    let missing = 0;
    for (let line = 0; line < columns.lineCount; line++) {
      const first = columns.lines[line] as number;
      for (let token = first + 1; token < (columns.lines[line + 1] as number); token++) {
        const [before, behind] = [ends[columns.words[token - 1] as number] ?? 0, ends[columns.words[token] as number] ?? 0];
        if (!isKnown(meetingNumber(before & 0xffff, behind >>> 16))) missing++;
      }
    }
    if (missing > 0) faults.add('words', `article ${article} is not found where words meet, ${missing} times`);
  }
}

function* blocksOf(
  statements: Statements,
  table: 'posting' | 'meeting',
  segment: Record<string, unknown>,
  packedFirsts: Uint8Array,
  faults: Faults,
): Generator<{ first: number; packed: Uint8Array }> {
  const read = statements.get(`SELECT packed FROM ${table} WHERE id = ?`);
  for (const [index, first] of sums(packedFirsts).entries()) {
    const packed = read.get((segment.id as number) * MOST_BLOCKS + index)?.packed as Uint8Array | undefined;
    if (packed === undefined) faults.add('words', `a block of segment ${segment.id} is missing`);
    else yield { first, packed };
  }
}

/** By number of a word: its first character and its last one, as it folds. */
function endsOfWords(statements: Statements): Uint32Array {
  const sql = `SELECT word.id AS id, coalesce(folded.word, word.word) AS word FROM word LEFT JOIN word AS folded ON folded.id = word.folded`;
  const rows = statements.get(sql).all();
  const ends = new Uint32Array(rows.reduce((most, { id }) => Math.max(most, id as number), 0) + 1);
  for (const { id, word } of rows) {
    const text = word as string;
    ends[id as number] = (text.charCodeAt(0) << 16) | text.charCodeAt(text.length - 1);
  }
  return ends;
}

/** What was packed as distances. */
function sums(packed: Uint8Array): number[] {
  let sum = 0;
  return unpackNumbers(packed).map((distance) => {
    sum += distance;
    return sum;
  });
}
