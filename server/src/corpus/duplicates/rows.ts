/**
 * The rows by which an article is found from others that have something in common with it. A pure function of what is
 * compared, so that the same rows can be found again when the article is taken out. 行
 */

import { bandsOf } from './bands.ts';
import { countHan, keyOfSentence } from './bare.ts';
import { type Compared, PARAGRAPH_MINIMUM, type StoryLine } from './compared.ts';
import { allShingles, shingles } from './shingles.ts';

/** Characters of a shingle by which stories are compared, and of one by which passages are. */
const STORY_SHINGLE = 5;
export const PASSAGE_SHINGLE = 7;
/** One in so many of a passage's shingles is kept as a row: of a passage of 60 characters some three or four. */
const ANCHOR_SHARE = 16;

/** A line that an article has, once. */
export interface LineRow {
  readonly key: number;
  /** Whether it stands in the story. */
  readonly story: boolean;
}

export interface DuplicateRows {
  readonly lines: readonly LineRow[];
  /** MinHash bands of the story. */
  readonly bands: readonly number[];
  /** A sample of the shingles of its passages, each once. */
  readonly anchors: readonly number[];
}

export function duplicateRows(compared: Compared): DuplicateRows {
  const lines = new Map<number, boolean>();
  for (const { key } of compared.furniture) lines.set(key, false);
  for (const { key } of openLines(compared.story)) if (!lines.has(key)) lines.set(key, true);
  const anchors = new Set<number>();
  for (const { bare } of compared.story) for (const anchor of anchorsOf(bare)) anchors.add(anchor);
  return {
    lines: Array.from(lines, ([key, story]) => ({ key, story })),
    bands: bandsOf(storyShingles(compared)),
    anchors: [...anchors],
  };
}

/** The lines of a story of which it can be said that they recur. */
export function openLines(story: readonly StoryLine[]): { readonly line: number; readonly key: number }[] {
  return story.flatMap(({ line, bare, open }) => (open ? [{ line, key: keyOfSentence(bare) }] : []));
}

/** The distinct shingles of a whole story, ascending. */
export function storyShingles({ story }: Compared): Uint32Array {
  return shingles(story.map(({ bare }) => bare).join(''), STORY_SHINGLE);
}

/** The sample of the shingles of one line, where it is a passage: a paragraph. */
export function anchorsOf(bare: string): number[] {
  if (bare.length < PARAGRAPH_MINIMUM || countHan(bare) < PARAGRAPH_MINIMUM) return [];
  const anchors: number[] = [];
  for (const shingle of allShingles(bare, PASSAGE_SHINGLE)) {
    // As a signed number, which the database keeps in four bytes.
    if (shingle % ANCHOR_SHARE === 0) anchors.push(shingle | 0);
  }
  return anchors;
}
