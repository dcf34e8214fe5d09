/**
 * The words of the index, counted again from the tokens of the articles; and the segments that say in which articles a word stands:
 * every article with tokens is loose or in one segment, and each of its words leads to it.
 */
import { PUNCTUATION } from '../../tokens/parts-of-speech.ts';
import { readVarint } from '../packing/varints.ts';
import type { Statements } from '../statements.ts';
import { TOKEN_ZONES, TokenColumns } from '../words/token-columns.ts';
import type { Tally } from './counters.ts';
import type { Faults } from './faults.ts';

/** How often each word stands in the articles. @returns how many articles have words */
export function* checkWords(statements: Statements, tally: Tally, faults: Faults): Generator<void, number> {
  const last = Number(statements.get('SELECT coalesce(max(id), 0) AS last FROM word').get()?.last);
  const isWord = new Uint8Array(last + 1);
  for (const { id } of statements.get('SELECT id FROM word WHERE pos <> ?').iterate(PUNCTUATION)) isWord[id as number] = 1;
  const counts = new Float64Array(TOKEN_ZONES.length * (last + 1));
  /** Of the words of each article a sum, as postings must give it. */
  const own = new Map<number, number>();
  const columns = new TokenColumns();
  const seen = new Uint32Array(last + 1);
  let articles = 0;
  for (const row of statements.get('SELECT * FROM tokens').iterate()) {
    yield;
    const article = row.article as number;
    if (tally.alive[article] === 1) articles++;
    else faults.add('words', `words of an article that is gone, number ${article}`);
    columns.readWords(row.packed as Uint8Array);
    columns.readLines(row.places as Uint8Array);
    if (columns.lines[columns.lineCount] !== columns.length) {
      faults.add('words', `the words of article ${article} cannot be read`);
      continue;
    }
    let words = 0;
    let sum = 0;
    for (let line = 0; line < columns.lineCount; line++) {
      const zone = Math.log2(columns.zones[line] as number);
      for (let token = columns.lines[line] as number; token < (columns.lines[line + 1] as number); token++) {
        const word = columns.words[token] as number;
        if (word > last) {
          faults.add('words', `a word of an article that is not in the list, number ${word}`);
          continue;
        }
        words += isWord[word] as number;
        (counts[TOKEN_ZONES.length * word + zone] as number)++;
        if (seen[word] !== article) sum += word;
        seen[word] = article;
      }
    }
    own.set(article, sum);
    faults.compare('words', `tokens of article ${article}`, row.tokens, columns.length);
    faults.compare('words', `words of article ${article}`, row.words, words);
  }
  for (const row of statements.get('SELECT * FROM word').iterate()) {
    for (const [zone, name] of TOKEN_ZONES.entries())
      faults.compare('words', `${String(row.word)}, ${name}`, row[name], counts[TOKEN_ZONES.length * (row.id as number) + zone]);
  }
  yield* checkSegments(statements, own, faults);
  return articles;
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
