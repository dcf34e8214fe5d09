/**
 * In which articles a word stands, on its way into the database. Articles whose tokens have come are loose at first; when they have
 * become many, a segment is made of them: for each of its words the articles that have it, and which characters meet where two words
 * do, so that a text that lies across words is looked for in few segments. A segment is never changed. Of an article that goes the
 * postings stay, and whoever finds it looks for its tokens in vain; a segment of which half is gone is dissolved, and what is left of
 * it is loose again. A query looks into each segment, hence they are large, and at each loose article, hence these are few.
 *
 * Places within an article are not kept: its tokens are read anyway, and walking them takes less time than reading a list of
 * places would (about a microsecond for a thousand).
 */
import { packNumbers } from '../packing/varints.ts';
import type { Statements } from '../statements.ts';
import { type Block, MEETINGS, MOST_BLOCKS, meetingNumber, numberBlocks, type WordPlaces, wordBlocks } from './segment-blocks.ts';
import { TokenColumns } from './token-columns.ts';

/** Articles of a segment that is made while many come. */
const SEGMENT = 1024;
/** While nothing else is to be done a segment is made of so many. */
const FEW = 64;
/** Then a segment with fewer articles than this is dissolved to be made one with others. */
const SMALL = SEGMENT / 2;

export class WordPostings {
  readonly #statements: Statements;
  readonly #contents: SegmentContents;
  /** How many articles are loose; undefined: not counted yet. */
  #loose: number | undefined;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#contents = new SegmentContents(statements);
  }

  /** A word begins and ends with these code units, as it folds. */
  know(word: number, first: number, last: number): void {
    this.#contents.know(word, first, last);
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

  /** What was counted may be wrong now, and words may have lost their numbers. */
  forget(): void {
    this.#loose = undefined;
    this.#contents.forget();
  }

  #count(): number {
    this.#loose ??= this.#statements.get('SELECT count(*) AS loose FROM loose').get()?.loose as number;
    return this.#loose;
  }

  #dissolve(segment: number): void {
    this.#statements.get('INSERT OR IGNORE INTO loose SELECT article FROM segmented WHERE segment = ?').run(segment);
    this.#statements.get('DELETE FROM segmented WHERE segment = ?').run(segment);
    const [first, behind] = [segment * MOST_BLOCKS, (segment + 1) * MOST_BLOCKS];
    this.#statements.get('DELETE FROM posting WHERE id >= ? AND id < ?').run(first, behind);
    this.#statements.get('DELETE FROM meeting WHERE id >= ? AND id < ?').run(first, behind);
    this.#statements.get('DELETE FROM segment WHERE id = ?').run(segment);
    this.#loose = undefined;
  }

  #make(): void {
    const articles = this.#statements
      .get('SELECT article FROM loose ORDER BY article LIMIT ?')
      .all(SEGMENT)
      .map(({ article }) => article as number);
    const { words, meetings } = this.#contents.of(articles);
    const [wordsBlocks, meetingBlocks] = [Array.from(wordBlocks(words, articles.length)), Array.from(numberBlocks(meetings))];
    const segment = this.#statements
      .get('INSERT INTO segment (live, articles, members, words, meetings) VALUES (?, ?, ?, ?, ?) RETURNING id')
      .get(articles.length, articles.length, distances(articles), firstsOf(wordsBlocks), firstsOf(meetingBlocks))?.id as number;
    const putWords = this.#statements.get('INSERT INTO posting VALUES (?, ?)');
    for (const [block, { packed }] of wordsBlocks.entries()) putWords.run(segment * MOST_BLOCKS + block, packed);
    const putMeetings = this.#statements.get('INSERT INTO meeting VALUES (?, ?)');
    for (const [block, { packed }] of meetingBlocks.entries()) putMeetings.run(segment * MOST_BLOCKS + block, packed);
    const move = this.#statements.get('INSERT INTO segmented VALUES (?, ?)');
    const remove = this.#statements.get('DELETE FROM loose WHERE article = ?');
    for (const article of articles) {
      move.run(article, segment);
      remove.run(article);
    }
    this.#loose = this.#count() - articles.length;
  }
}

function firstsOf(blocks: readonly Block[]): Uint8Array {
  return distances(blocks.map(({ first }) => first));
}

/** Ascending numbers, each as the distance to the one before. */
function distances(numbers: readonly number[]): Uint8Array {
  return packNumbers(numbers.map((number, index) => number - (numbers[index - 1] ?? 0)));
}

/** What segments are made of: the words of some articles, and the characters that meet where two words do. */
class SegmentContents {
  readonly #statements: Statements;
  readonly #columns = new TokenColumns();
  /** By number of a word: its first character and its last one, as it folds; 0 where that is not known yet. */
  #ends = new Uint32Array(1 << 12);
  /** By number of a word: how many articles have it. */
  #counts = new Uint32Array(1 << 12);
  /** By number of a word: place of the last article that has it, and one more. */
  #seen = new Uint16Array(1 << 12);
  /** Room for what is made of one segment after another: made anew for each, it would be some thirty megabytes of garbage. */
  #behind = new Uint32Array(1 << 12);
  #words = new Uint32Array(1 << 16);
  #places = new Uint16Array(1 << 16);
  readonly #met = new Uint32Array(MEETINGS / 32);

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param articles ascending; what comes of it holds until the next call */
  of(articles: readonly number[]): { readonly words: Iterable<WordPlaces>; readonly meetings: Iterable<number> } {
    const read = this.#statements.get('SELECT packed FROM tokens WHERE article = ?');
    this.#counts.fill(0);
    this.#seen.fill(0);
    const met = this.#met.fill(0);
    const columns = this.#columns;
    let pairs = 0;
    for (const [place, article] of articles.entries()) {
      const packed = read.get(article)?.packed as Uint8Array | undefined;
      if (packed === undefined) continue;
      columns.read(packed);
      this.#reserve(columns);
      this.#reservePairs(pairs + columns.length);
      const { words, lines, lineCount } = columns;
      const [counts, seen, ends] = [this.#counts, this.#seen, this.#ends];
      const [pairWords, pairPlaces] = [this.#words, this.#places];
      for (let line = 0; line < lineCount; line++) {
        const end = lines[line + 1] as number;
        let before = 0;
        for (let token = lines[line] as number; token < end; token++) {
          const word = words[token] as number;
          if (seen[word] !== place + 1) {
            seen[word] = place + 1;
            (counts[word] as number)++;
            pairWords[pairs] = word;
            pairPlaces[pairs] = place;
            pairs++;
          }
          let own = ends[word] as number;
          if (own === 0) {
            own = this.#endsOf(word);
            ends[word] = own;
          }
          // What has no characters parts nothing.
          if (own === 0) continue;
          if (before !== 0) {
            const meeting = meetingNumber(before, own >>> 16);
            (met[meeting >> 5] as number) |= 1 << (meeting & 31);
          }
          before = own & 0xffff;
        }
      }
    }
    return { words: this.#wordsOf(pairs), meetings: bitsOf(met) };
  }

  /** Words in their order with the places of their articles, of so many pairs of both, which lie by turns of article. */
  *#wordsOf(pairs: number): Generator<WordPlaces> {
    const [counts, behind, words, places] = [this.#counts, this.#behind, this.#words, this.#places];
    // Where the places of a word begin; behind them, once all of them are there.
    for (let word = 0, sum = 0; word < counts.length; word++) {
      behind[word] = sum;
      sum += counts[word] as number;
    }
    const sorted = new Uint16Array(pairs);
    for (let pair = 0; pair < pairs; pair++) {
      const word = words[pair] as number;
      sorted[behind[word] as number] = places[pair] as number;
      (behind[word] as number)++;
    }
    for (let word = 0; word < counts.length; word++) {
      const [count, end] = [counts[word] as number, behind[word] as number];
      if (count > 0) yield { word, places: sorted.subarray(end - count, end) };
    }
  }

  know(word: number, first: number, last: number): void {
    if (word >= this.#ends.length) this.#grow(word);
    this.#ends[word] = (first << 16) | last;
  }

  forget(): void {
    this.#ends.fill(0);
  }

  /** Makes room for the words of an article. */
  #reserve({ words, length }: TokenColumns): void {
    let most = 0;
    for (let token = 0; token < length; token++) most = Math.max(most, words[token] as number);
    if (most >= this.#ends.length) this.#grow(most);
  }

  #reservePairs(most: number): void {
    if (most <= this.#words.length) return;
    const room = 2 ** Math.ceil(Math.log2(most));
    const [words, places] = [new Uint32Array(room), new Uint16Array(room)];
    words.set(this.#words);
    places.set(this.#places);
    this.#words = words;
    this.#places = places;
  }

  #grow(most: number): void {
    const room = 2 ** Math.ceil(Math.log2(most + 1));
    const [counts, seen, ends] = [new Uint32Array(room), new Uint16Array(room), new Uint32Array(room)];
    counts.set(this.#counts);
    seen.set(this.#seen);
    ends.set(this.#ends);
    this.#counts = counts;
    this.#seen = seen;
    this.#ends = ends;
    this.#behind = new Uint32Array(room);
  }

  #endsOf(word: number): number {
    const sql =
      'SELECT coalesce(folded.word, word.word) AS word FROM word LEFT JOIN word AS folded ON folded.id = word.folded WHERE word.id = ?';
    const text = (this.#statements.get(sql).get(word)?.word as string | undefined) ?? '';
    return text === '' ? 0 : ((text.charCodeAt(0) << 16) | text.charCodeAt(text.length - 1)) >>> 0;
  }
}

/** The numbers whose bits are set. */
function* bitsOf(bits: Uint32Array): Generator<number> {
  for (let index = 0; index < bits.length; index++) {
    for (let rest = bits[index] as number; rest !== 0; rest &= rest - 1) yield 32 * index + 31 - Math.clz32(rest & -rest);
  }
}
