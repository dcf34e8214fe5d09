/**
 * The words of the index, counted again from the tokens of the articles; and the segments that say in which articles a word stands:
 * every article with tokens is loose or in one segment, and each of its words leads to it.
 */
import type { Facts } from '../../article/facts.ts';
import { PUNCTUATION } from '../../tokens/parts-of-speech.ts';
import { unpackFacts } from '../packing/facts.ts';
import { readVarint } from '../packing/varints.ts';
import type { Statements } from '../statements.ts';
import { SaidTokens } from '../words/said.ts';
import { readSpans, TOKEN_ZONES, TokenColumns, ZONE_BITS } from '../words/token-columns.ts';
import type { Tally } from './counters.ts';
import type { Faults } from './faults.ts';

/** The place of the counter of what is said, behind those of the zones. */
const SAID = TOKEN_ZONES.length;

/** How often each word stands in the articles. @returns how many articles have words */
export function* checkWords(statements: Statements, tally: Tally, faults: Faults): Generator<void, number> {
  const last = Number(statements.get('SELECT coalesce(max(id), 0) AS last FROM word').get()?.last);
  const isWord = new Uint8Array(last + 1);
  const lengths = new Uint32Array(last + 1);
  for (const { id, word, pos } of statements.get('SELECT id, word, pos FROM word').iterate()) {
    isWord[id as number] = pos === PUNCTUATION ? 0 : 1;
    lengths[id as number] = String(word).length;
  }
  const counters = [...TOKEN_ZONES, 'said'] as const;
  const counts = new Float64Array(counters.length * (last + 1));
  /** Of the words of each article a sum, as postings must give it. */
  const own = new Map<number, number>();
  const columns = new TokenColumns();
  const seen = new Uint32Array(last + 1);
  const readFacts = statements.get('SELECT packed FROM facts WHERE article = ?');
  const readExtent = statements.get('SELECT * FROM extent WHERE article = ?');
  let articles = 0;
  for (const row of statements.get('SELECT * FROM tokens').iterate()) {
    yield;
    const article = row.article as number;
    if (tally.alive[article] === 1) articles++;
    else faults.add('words', `words of an article that is gone, number ${article}`);
    columns.readWords(row.packed as Uint8Array);
    const exceptions = columns.readLines(row.places as Uint8Array);
    if (columns.lines[columns.lineCount] !== columns.length) {
      faults.add('words', `the words of article ${article} cannot be read`);
      continue;
    }
    const words = TOKEN_ZONES.map(() => 0);
    let sum = 0;
    for (let line = 0; line < columns.lineCount; line++) {
      const zone = Math.log2(columns.zones[line] as number);
      for (let token = columns.lines[line] as number; token < (columns.lines[line + 1] as number); token++) {
        const word = columns.words[token] as number;
        if (word > last) {
          faults.add('words', `a word of an article that is not in the list, number ${word}`);
          continue;
        }
        (words[zone] as number) += isWord[word] as number;
        (counts[counters.length * word + zone] as number)++;
        if (seen[word] !== article) sum += word;
        seen[word] = article;
      }
    }
    own.set(article, sum);
    faults.compare('words', `tokens of article ${article}`, row.tokens, columns.length);
    const extent = readExtent.get(article);
    for (const [zone, name] of TOKEN_ZONES.entries())
      faults.compare('words', `words of article ${article}, ${name}`, extent?.[name], words[zone]);
    const spans = readSpans(row.places as Uint8Array, exceptions, columns.words, columns.length, (word) => lengths[word] ?? 0);
    const said = saidIn(readFacts.get(article)?.packed, columns, spans, (word) => (counts[counters.length * word + SAID] as number)++);
    faults.compare('words', `statements of article ${article}`, extent?.statements, said.statements);
    faults.compare('words', `what is said in article ${article}`, hex(extent?.said), hex(said.packed));
  }
  const stray = statements.get('SELECT count(*) AS rows FROM extent WHERE article NOT IN (SELECT article FROM tokens)').get()?.rows;
  if (stray !== 0) faults.add('words', `how long ${stray} articles are that have no words`);
  for (const row of statements.get('SELECT * FROM word').iterate()) {
    for (const [counter, name] of counters.entries())
      faults.compare('words', `${String(row.word)}, ${name}`, row[name], counts[counters.length * (row.id as number) + counter]);
  }
  yield* checkSegments(statements, own, faults);
  return articles;
}

/** Which tokens of an article are said, as its facts have it. @param tell hears of the word of each */
function saidIn(packed: unknown, columns: TokenColumns, spans: Uint32Array, tell: (word: number) => void): SaidTokens {
  const said = new SaidTokens(factsOf(packed));
  for (let line = 0; line < columns.lineCount; line++) {
    const isBody = columns.zones[line] === ZONE_BITS.body;
    for (let token = columns.lines[line] as number; token < (columns.lines[line + 1] as number); token++) {
      const raw = { start: spans[2 * token] as number, end: spans[2 * token + 1] as number };
      if (said.add(raw, isBody)) tell(columns.words[token] as number);
    }
  }
  return said;
}

/** Facts that cannot be read are told of where articles are looked at. */
function factsOf(packed: unknown): Facts | undefined {
  try {
    return packed === undefined ? undefined : unpackFacts(packed as Uint8Array);
  } catch {
    return undefined;
  }
}

function hex(bytes: unknown): string | undefined {
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : undefined;
}

/** @param own sum of the numbers of the words of each article that has tokens */
function* checkSegments(statements: Statements, own: ReadonlyMap<number, number>, faults: Faults): Generator<void> {
  const stray = statements.get('SELECT count(*) AS blocks FROM posting WHERE segment NOT IN (SELECT id FROM segment)').get()?.blocks;
  if (stray !== 0) faults.add('words', `${stray} blocks of segments that are gone`);
  const placed = new Set<number>();
  const place = (article: number): void => {
    if (!own.has(article)) faults.add('words', `article ${article} is looked for words in and has none`);
    if (placed.has(article)) faults.add('words', `article ${article} is looked for words in twice`);
    placed.add(article);
  };
  for (const { article } of statements.get('SELECT article FROM loose').iterate()) place(article as number);
  for (const { id, live } of statements.get('SELECT id, live FROM segment').all()) {
    const members = statements.get('SELECT article FROM segmented WHERE segment = ?').all(id as number);
    faults.compare('words', `articles of segment ${id}`, live, members.length);
    const sums = new Map(members.map(({ article }) => [article as number, 0]));
    for (const article of sums.keys()) place(article);
    for (const { first, packed } of statements
      .get('SELECT first, packed FROM posting WHERE segment = ? ORDER BY first')
      .iterate(id as number)) {
      yield;
      addPostings(packed as Uint8Array, first as number, sums);
    }
    for (const [article, sum] of sums) faults.compare('words', `what leads to article ${article}`, sum, own.get(article));
  }
  for (const article of own.keys()) if (!placed.has(article)) faults.add('words', `article ${article} is found by none of its words`);
}

function addPostings(bytes: Uint8Array, first: number, sums: Map<number, number>): void {
  const reader = { bytes, at: 0 };
  for (let word = first; reader.at < bytes.length; ) {
    word += readVarint(reader);
    const end = Math.min(bytes.length, readVarint(reader) + reader.at);
    for (let article = 0; reader.at < end; ) {
      article += readVarint(reader);
      const sum = sums.get(article);
      // Of articles that are gone the postings stay.
      if (sum !== undefined) sums.set(article, sum + word);
    }
  }
}
