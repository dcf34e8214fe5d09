/**
 * In which articles a word stands, on its way into the database. Articles whose tokens have come are loose at first; when they have
 * become many, a segment is made of them: for each of its words the articles that have it. A segment is never changed. Of an
 * article that goes the postings stay, and whoever finds it looks for its tokens in vain; a segment of which half is gone is
 * dissolved, and what is left of it is loose again. A query looks into each segment, hence they are large, and at each loose
 * article, hence these are few.
 *
 * Places within an article are not kept: its tokens are read anyway, and walking them takes less time than reading a list of
 * places would (about a microsecond for a thousand).
 */
import { readVarint, varint } from '../packing/varints.ts';
import type { Statements } from '../statements.ts';
import { TokenColumns } from './token-columns.ts';

/** Articles of a segment that is made while many come. */
const SEGMENT = 1024;
/** While nothing else is to be done a segment is made of so many. */
const FEW = 64;
/** Then a segment with fewer articles than this is dissolved to be made one with others. */
const SMALL = SEGMENT / 2;
/** Bytes from which on a block is full. */
const BLOCK = 3900;

export class WordPostings {
  readonly #statements: Statements;
  /** How many articles are loose; undefined: not counted yet. */
  #loose: number | undefined;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** An article has tokens now. */
  add(article: number): void {
    this.#count();
    const { changes } = this.#statements.get('INSERT OR IGNORE INTO loose VALUES (?)').run(article);
    (this.#loose as number) += Number(changes);
  }

  /** An article has no tokens any more. */
  remove(article: number): void {
    this.#count();
    const { changes } = this.#statements.get('DELETE FROM loose WHERE article = ?').run(article);
    (this.#loose as number) -= Number(changes);
    const row = this.#statements.get('DELETE FROM segmented WHERE article = ? RETURNING segment').get(article);
    if (row !== undefined) this.#statements.get('UPDATE segment SET live = live - 1 WHERE id = ?').run(row.segment as number);
  }

  /** Makes segments where there are many loose articles, and dissolves those of which half is gone. */
  flush(): void {
    for (const { id } of this.#statements.get('SELECT id FROM segment WHERE 2 * live <= articles').all()) this.#dissolve(id as number);
    while (this.#count() >= SEGMENT) this.#make();
  }

  /** Whether there is anything that `tidy` would do. */
  get untidy(): boolean {
    return this.#count() >= FEW;
  }

  /** Makes one segment of the loose articles and of small segments. */
  tidy(): void {
    for (const { id } of this.#statements.get('SELECT id FROM segment WHERE live < ?').all(SMALL)) this.#dissolve(id as number);
    while (this.#count() >= FEW) this.#make();
  }

  /** What was counted may be wrong now. */
  forget(): void {
    this.#loose = undefined;
  }

  #count(): number {
    this.#loose ??= this.#statements.get('SELECT count(*) AS loose FROM loose').get()?.loose as number;
    return this.#loose;
  }

  #dissolve(segment: number): void {
    this.#statements.get('INSERT OR IGNORE INTO loose SELECT article FROM segmented WHERE segment = ?').run(segment);
    this.#statements.get('DELETE FROM segmented WHERE segment = ?').run(segment);
    this.#statements.get('DELETE FROM posting WHERE segment = ?').run(segment);
    this.#statements.get('DELETE FROM segment WHERE id = ?').run(segment);
    this.#loose = undefined;
  }

  #make(): void {
    const articles = this.#statements
      .get('SELECT article FROM loose ORDER BY article LIMIT ?')
      .all(SEGMENT)
      .map(({ article }) => article as number);
    const insert = 'INSERT INTO segment (articles, live) VALUES (?, ?) RETURNING id';
    const segment = this.#statements.get(insert).get(articles.length, articles.length)?.id as number;
    const put = this.#statements.get('INSERT INTO posting VALUES (?, ?, ?)');
    for (const { first, packed } of blocksOf(wordsOf(articles, this.#statements))) put.run(segment, first, packed);
    const move = this.#statements.get('INSERT INTO segmented VALUES (?, ?)');
    const remove = this.#statements.get('DELETE FROM loose WHERE article = ?');
    for (const article of articles) {
      move.run(article, segment);
      remove.run(article);
    }
    this.#loose = this.#count() - articles.length;
  }
}

interface ArticlesOfWord {
  readonly word: number;
  /** Ascending. */
  readonly articles: Uint32Array;
}

/** The words of some articles in their order, with the articles that have each. @param articles ascending */
function* wordsOf(articles: readonly number[], statements: Statements): IterableIterator<ArticlesOfWord> {
  const read = statements.get('SELECT packed FROM tokens WHERE article = ?');
  const columns = new TokenColumns();
  // First how many articles each word has, then which: two walks over the tokens instead of a list for each word.
  let counts = new Uint32Array(1 << 16);
  let seen = new Uint32Array(1 << 16);
  const pairs: number[] = [];
  const places: number[] = [];
  for (const [index, article] of articles.entries()) {
    const packed = read.get(article)?.packed as Uint8Array | undefined;
    if (packed === undefined) continue;
    columns.readWords(packed);
    for (let token = 0; token < columns.length; token++) {
      const word = columns.words[token] as number;
      if (word >= counts.length) {
        counts = grown(counts, word);
        seen = grown(seen, word);
      }
      if (seen[word] === index + 1) continue;
      seen[word] = index + 1;
      (counts[word] as number)++;
      pairs.push(word);
      places.push(article);
    }
  }
  const starts = new Uint32Array(counts.length + 1);
  for (let word = 0; word < counts.length; word++) starts[word + 1] = (starts[word] as number) + (counts[word] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(pairs.length);
  for (let pair = 0; pair < pairs.length; pair++) {
    const word = pairs[pair] as number;
    sorted[next[word] as number] = places[pair] as number;
    (next[word] as number)++;
  }
  for (let word = 0; word < counts.length; word++)
    if ((counts[word] as number) > 0) yield { word, articles: sorted.subarray(starts[word], starts[word + 1]) };
}

function grown(column: Uint32Array, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 ** Math.ceil(Math.log2(index + 1)));
  larger.set(column);
  return larger;
}

/** Blocks of words: the distance to the word before, how many bytes its articles take, the first article and the distances between. */
function* blocksOf(words: Iterable<ArticlesOfWord>): IterableIterator<{ readonly first: number; readonly packed: Uint8Array }> {
  let bytes: number[] = [];
  let first = 0;
  let last = 0;
  for (const { word, articles } of words) {
    if (bytes.length === 0) first = last = word;
    const own: number[] = [];
    let before = 0;
    for (const article of articles) {
      varint(own, article - before);
      before = article;
    }
    varint(bytes, word - last);
    varint(bytes, own.length);
    for (const byte of own) bytes.push(byte);
    last = word;
    if (bytes.length < BLOCK) continue;
    yield { first, packed: Uint8Array.from(bytes) };
    bytes = [];
  }
  if (bytes.length > 0) yield { first, packed: Uint8Array.from(bytes) };
}

/**
 * Finds words in a block.
 * @param words ascending; those that are not in the block are passed over; @param first the block's first word
 * @param found is called with every article of each, ascending by word
 */
export function findInPostings(
  packed: Uint8Array,
  first: number,
  words: ArrayLike<number>,
  from: number,
  found: (article: number) => void,
): void {
  const reader = { bytes: packed, at: 0 };
  let word = first;
  for (let wanted = from; reader.at < packed.length && wanted < words.length; ) {
    word += readVarint(reader);
    const end = readVarint(reader) + reader.at;
    while (wanted < words.length && (words[wanted] as number) < word) wanted++;
    if (words[wanted] === word) {
      for (let article = 0; reader.at < end; ) {
        article += readVarint(reader);
        found(article);
      }
    }
    reader.at = end;
  }
}
