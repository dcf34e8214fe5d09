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
   * The words of a text, ascending, not overlapping; spans are offsets of that text in UTF-16 code units, and
   * `token.text` is the text under them. Accepts any string; linear in its length.
   */
  cut(text: string): Token[];
}

/** Why there is no segmenter. Everything that needs no words goes on without it. */
export interface SegmenterFailure {
  /** `missing`: not installed; `dictionary`: a dictionary is absent or damaged; `addon`: the native part does not load. */
  readonly reason: 'missing' | 'dictionary' | 'addon';
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

/** The words of an article: `text` as it is folded, spans in raw offsets, injected pinyin inside a word covered. */
export function tokenise(segmenter: Segmenter, folding: Folding): Token[] {
  return segmenter.cut(folding.text).map(({ text, start, end }) => ({ text, ...toRaw(folding, start, end) }));
}
