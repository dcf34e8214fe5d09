/**
 * The second pass: words of the articles that recognition has read. The segmenter runs in a process of its own; while it cuts
 * some articles, the words of others are stored here. It is started only when there is something to segment, and so a new
 * version of it is noticed only then. Where it cannot be had, that is said once and nothing else changes.
 *
 * The words of an open document wait until nobody has typed in it for a while: to count them takes longer than all else that is
 * done with an edit, and the next one would have them counted again.
 */
import { type Folding, fold } from '../text/folding.ts';
import type { SegmenterFailure } from '../tokens/segmenter.ts';
import { type Notice, notice } from './messages.ts';
import { unpackWords } from './segmenting/packed-words.ts';
import { Segmenting, type SegmentingOptions } from './segmenting/segmenting.ts';
import type { Store } from './store.ts';

/** Articles that are looked up at a time. */
const PAGE = 100;
/**
 * Articles, and code units of their text, from which on no further one is sent: enough for the segmenter not to wait while
 * this thread does a turn of something else, and little beside what else is in memory.
 */
const UNDER_WAY = { articles: 32, text: 1 << 18 };
/** Wait after an edit before the words of an open document are cut, in milliseconds: longer than people pause within a sentence. */
const QUIET = 2000;

export interface WordCounterOptions {
  readonly store: Store;
  /** The text of an open document, as far as it is indexed. */
  readonly openText: (file: string) => string | undefined;
  readonly note: (notice: Notice) => void;
  readonly segmenting: SegmentingOptions;
  /** A sleeper should take the next step. */
  readonly wake: () => void;
}

/** An article whose words are being cut. */
interface UnderWay {
  readonly file: string;
  readonly folding: Folding;
}

export class WordCounter {
  readonly #options: WordCounterOptions;
  readonly #store: Store;
  readonly #segmenting: Segmenting;
  readonly #again = new Set<string>();
  /** Open documents, by when their words may be cut, the first one first. */
  readonly #waiting = new Map<string, number>();
  /** By number: an article that is written anew has another one. */
  readonly #underWay = new Map<number, UnderWay>();
  #text = 0;
  #answers: { readonly id: number; readonly words: Uint8Array }[] = [];
  #version = '';
  #counted = 0;
  #failed = false;
  #page: string[] = [];
  /** Articles up to this number have been looked at; infinite: all. */
  #after = 0;

  constructor(options: WordCounterOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#segmenting = new Segmenting(options.segmenting, {
      loaded: (version) => {
        this.#version = version;
      },
      cut: (id, words) => {
        this.#answers.push({ id, words });
        options.wake();
      },
      passedOver: (id) => this.#passOver(id),
      failed: (failure) => this.#fail(failure),
    });
  }

  /** The article was written, and has no words any more. */
  add(file: string): void {
    if (this.#failed) return;
    this.#waiting.delete(file);
    this.#again.delete(file);
    if (this.#options.openText(file) === undefined) this.#again.add(file);
    else this.#waiting.set(file, performance.now() + QUIET);
  }

  /** What was stored last is lost: it is looked for again. */
  lookAgain(): void {
    this.#after = 0;
    this.#page = [];
  }

  /** Articles whose words have been counted. */
  get counted(): number {
    return this.#counted;
  }

  /** Whether there are words still to be counted, here or by the segmenter. */
  get hasWork(): boolean {
    return !this.#failed && (this.#toSend || this.#waiting.size > 0 || this.#underWay.size > 0);
  }

  /** When words that wait for quiet may be cut, in milliseconds from now; undefined where none wait. */
  get due(): number | undefined {
    const [first] = this.#waiting.values();
    return first === undefined ? undefined : Math.max(0, first - performance.now());
  }

  /** Whether a step would do anything now. @param hurry somebody waits for all words */
  isReady(hurry: boolean): boolean {
    this.#endWaiting(hurry);
    return !this.#failed && (this.#answers.length > 0 || (this.#toSend && this.#hasRoom));
  }

  /**
   * Sends one article to the segmenter, or stores the words of one.
   * @param limit bytes of a file that are indexed; @param hurry somebody waits for all words
   * @returns whether anything was done
   */
  step(limit: number, hurry: boolean): boolean {
    if (this.#failed) return false;
    this.#endWaiting(hurry);
    const file = this.#hasRoom ? this.#next() : undefined;
    if (file !== undefined) this.#send(file, limit);
    else return this.#storeNext();
    return true;
  }

  /** Ends the segmenter. */
  close(): void {
    this.#segmenting.close();
  }

  #endWaiting(hurry: boolean): void {
    if (this.#waiting.size === 0) return;
    const now = performance.now();
    for (const [file, due] of this.#waiting) {
      if (!hurry && due > now) break;
      this.#waiting.delete(file);
      this.#again.add(file);
    }
  }

  get #toSend(): boolean {
    return this.#again.size > 0 || this.#page.length > 0 || this.#after !== Number.POSITIVE_INFINITY;
  }

  get #hasRoom(): boolean {
    return this.#underWay.size < UNDER_WAY.articles && this.#text < UNDER_WAY.text;
  }

  #next(): string | undefined {
    for (const file of this.#again) {
      this.#again.delete(file);
      return file;
    }
    if (this.#page.length === 0 && this.#after !== Number.POSITIVE_INFINITY) {
      const rows = this.#store.withoutTokens(this.#store.segmenter, this.#after, PAGE);
      this.#after = rows.length < PAGE ? Number.POSITIVE_INFINITY : (rows.at(-1)?.id ?? Number.POSITIVE_INFINITY);
      this.#page = rows.map(({ path }) => path).reverse();
    }
    return this.#page.pop();
  }

  #send(file: string, limit: number): void {
    const row = this.#store.files.row(file);
    if (row === undefined || row.skipped !== null || this.#underWay.has(row.id)) return;
    const text = this.#options.openText(file) ?? this.#store.sameText(row, limit);
    if (text === undefined) return;
    const folding = fold(text);
    this.#underWay.set(row.id, { file, folding });
    this.#text += folding.text.length;
    this.#segmenting.cut(row.id, folding.text);
  }

  #storeNext(): boolean {
    const answer = this.#answers.shift();
    if (answer === undefined) return false;
    const { id, words } = answer;
    const article = this.#done(id);
    // From here on nobody else writes.
    this.#store.begin();
    if (this.#store.segmenter !== this.#version) {
      // Words of another segmenter are made anew.
      this.#store.segmenter = this.#version;
      this.lookAgain();
    }
    // Where the article has changed meanwhile its words are none of this text.
    if (article === undefined) return true;
    if (this.#store.putTokens(id, this.#version, article.folding, unpackWords(words))) this.#counted++;
    return true;
  }

  #done(id: number): UnderWay | undefined {
    const article = this.#underWay.get(id);
    this.#underWay.delete(id);
    this.#text -= article?.folding.text.length ?? 0;
    return article;
  }

  #passOver(id: number): void {
    const file = this.#done(id)?.file ?? '';
    const said = 'The words of {0} are not counted: the word segmenter stops at it. Please report it with the file.';
    this.#options.note(notice(`words ${file}`, 'warning', said, [file], file));
    this.#options.wake();
  }

  #fail({ message, remedy, path }: SegmenterFailure): void {
    this.#failed = true;
    this.#again.clear();
    this.#waiting.clear();
    this.#underWay.clear();
    this.#answers = [];
    this.#options.note(notice('segmenter', 'warning', '{0} {1} Everything but words works without it.', [message, remedy], path));
    this.#options.wake();
  }
}
