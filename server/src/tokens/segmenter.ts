/**
 * Text to words: what a segmenter is. Which library does the cutting is no business of anybody but `jieba.ts`.
 */
import type { Span } from '../text/span.ts';

/** A word, a number, a sign of punctuation: everything but blanks. 词例 */
export interface Token extends Span {
  /** Code of its part of speech (`PARTS_OF_SPEECH`), which is one for all places where the same characters are a word. */
  readonly pos: string;
}

/** Cuts text into words. 分词器 */
export interface Segmenter {
  /** Changes whenever the same text might be cut otherwise; tokens are keyed by it. */
  readonly version: string;
  /**
   * The tokens of a text, which blanks are none of. Ascending, not overlapping, in UTF-16 code units. Accepts any string; linear
   * in its length. One after the other: those of a long text need never all be in memory.
   */
  cut(text: string): Iterable<Token>;
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
