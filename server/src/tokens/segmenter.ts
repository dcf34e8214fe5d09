/**
 * Text to words. What a segmenter is, and how words found in the folded text get back to the raw one. Which library
 * does the cutting is no business of anybody but `jieba.ts`.
 */
import { type Folding, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';

/** One word. Punctuation and blanks are no words. 词 */
export interface Token extends Span {
  readonly text: string;
}

/** Cuts text into words. 分词器 */
export interface Segmenter {
  /** Changes whenever the same text might be cut otherwise; tokens are keyed by it. */
  readonly version: string;
  /**
   * Where the words of a text stand, ascending, not overlapping, in UTF-16 code units. Accepts any string; linear in its
   * length. One after the other: those of a long text need never all be in memory.
   */
  cut(text: string): Iterable<Span>;
}

/** Why there is no segmenter. Everything that needs no words goes on without it. */
export interface SegmenterFailure {
  /**
   * `missing`: not installed; `dictionary`: a dictionary is absent or damaged; `addon`: the native part does not load;
   * `process`: it ends again and again, or cannot be started.
   */
  readonly reason: 'missing' | 'dictionary' | 'addon' | 'process';
  /** The file or directory that is at fault. */
  readonly path: string;
  /** What is wrong, one English sentence. */
  readonly message: string;
  /** What the user can do about it, one English sentence. */
  readonly remedy: string;
}

/** Whether a segmenter could be had. */
export function isSegmenter(result: Segmenter | SegmenterFailure): result is Segmenter {
  return 'cut' in result;
}

/** The words of an article: `text` as it is folded, spans in raw offsets, injected pinyin inside a word covered. @param words in the folded text */
export function* tokensOf(folding: Folding, words: Iterable<Span>): IterableIterator<Token> {
  const { text } = folding;
  for (const { start, end } of words) yield { text: text.slice(start, end), ...toRaw(folding, start, end) };
}
