/**
 * The second pass: words of the articles that recognition has read. It loads the segmenter, which takes a second and
 * 250 MB, only when there is something to segment, and so notices a new version of it only then. Where it cannot be had,
 * that is said once and nothing else changes.
 */
import { fold } from '../text/folding.ts';
import { findJieba, loadJieba } from '../tokens/jieba.ts';
import { isSegmenter, type Segmenter, type SegmenterFailure, tokenise } from '../tokens/segmenter.ts';
import { readSameText } from './article-file.ts';
import { type Notice, notice } from './messages.ts';
import type { Store } from './store.ts';

/** Articles that are looked up at a time. */
const PAGE = 100;

/** The text of an open document, as far as it is indexed. */
export type OpenText = (file: string) => string | undefined;

export class WordCounter {
  readonly #store: Store;
  readonly #openText: OpenText;
  readonly #note: (notice: Notice) => void;
  readonly #loadSegmenter: () => Segmenter | SegmenterFailure;
  readonly #again = new Set<string>();
  #segmenter: Segmenter | undefined;
  #failed = false;
  #page: string[] = [];
  /** Articles up to this number have been looked at; infinite: all. */
  #after = 0;

  constructor(store: Store, openText: OpenText, note: (notice: Notice) => void, load = loadInstalled) {
    this.#store = store;
    this.#openText = openText;
    this.#note = note;
    this.#loadSegmenter = load;
  }

  /** The article was written, and has no words any more. */
  add(file: string): void {
    if (!this.#failed) this.#again.add(file);
  }

  get hasWork(): boolean {
    return !this.#failed && (this.#again.size > 0 || this.#page.length > 0 || this.#after !== Number.POSITIVE_INFINITY);
  }

  /** Segments one article, if there is one. @param limit bytes of a file that are indexed; @returns whether its words are counted now */
  step(limit: number): boolean {
    const file = this.#next();
    const row = file === undefined ? undefined : this.#store.file(file);
    if (file === undefined || row === undefined || row.skipped !== null) return false;
    const segmenter = this.#load();
    if (segmenter === undefined) return false;
    const text = this.#openText(file) ?? readSameText(file, limit, row.hash);
    if (text === undefined) return false;
    this.#store.putTokens(row.id, segmenter.version, tokenise(segmenter, fold(text)));
    return true;
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

  #load(): Segmenter | undefined {
    if (this.#segmenter !== undefined || this.#failed) return this.#segmenter;
    const loaded = this.#loadSegmenter();
    if (isSegmenter(loaded)) {
      this.#segmenter = loaded;
      if (this.#store.segmenter !== loaded.version) {
        // Words of another segmenter are made anew.
        this.#store.segmenter = loaded.version;
        this.#after = 0;
        this.#page = [];
      }
      return loaded;
    }
    this.#failed = true;
    this.#note(
      notice('segmenter', 'warning', '{0} {1} Everything but words works without it.', [loaded.message, loaded.remedy], loaded.path),
    );
    return undefined;
  }
}

function loadInstalled(): Segmenter | SegmenterFailure {
  return loadJieba(findJieba(import.meta.url));
}
