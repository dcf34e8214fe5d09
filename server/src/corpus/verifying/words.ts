/**
 * The words of the index, counted again from the tokens of the articles.
 */
import type { Facts } from '../../article/facts.ts';
import { PUNCTUATION } from '../../tokens/parts-of-speech.ts';
import { unpackFacts } from '../packing/facts.ts';
import type { Statements } from '../statements.ts';
import { packEnclosed } from '../words/enclosed.ts';
import { packNamed } from '../words/named.ts';
import { SaidTokens } from '../words/said.ts';
import { readPlaces, TOKEN_ZONES, TokenColumns, ZONE_BITS } from '../words/token-columns.ts';
import type { Tally } from './counters.ts';
import type { Faults } from './faults.ts';
import { checkSegments } from './segments.ts';

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
    const exceptions = columns.read(row.packed as Uint8Array);
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
    const { spans } = readPlaces(row.packed as Uint8Array, exceptions, columns.words, columns.length, (word) => lengths[word] ?? 0);
    const facts = factsOf(readFacts.get(article)?.packed);
    const [starts, ends] = [0, 1].map((side) => spans.filter((_, index) => index % 2 === side)) as [Uint32Array, Uint32Array];
    faults.compare('words', `the names in article ${article}`, hex(columns.named), hex(packNamed(facts, starts, ends)));
    const enclosed = hex(packEnclosed(facts, starts, ends));
    faults.compare('words', `the statements and sections in article ${article}`, hex(columns.enclosed), enclosed);
    const said = saidIn(facts, columns, spans, (word) => (counts[counters.length * word + SAID] as number)++);
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
function saidIn(facts: Facts | undefined, columns: TokenColumns, spans: Uint32Array, tell: (word: number) => void): SaidTokens {
  const said = new SaidTokens(facts);
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
