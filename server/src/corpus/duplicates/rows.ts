/**
 * What the database keeps of an article so that others which have something in common with it find it: a pure function of
 * what is compared. 行
 */
import { bandsOf, minimaOf } from './bands.ts';
import { countHan, keyOfSentence } from './bare.ts';
import { type Compared, type FurnitureLine, PARAGRAPH_MINIMUM, type StoryLine } from './compared.ts';
import { passingShingles, shingles } from './shingles.ts';
import { sketchOf } from './sketch.ts';

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

/** What is compared of an article, wherever it stands in it. */
export interface ComparedText {
  readonly story: readonly Pick<StoryLine, 'bare' | 'open'>[];
  readonly furniture: readonly Pick<FurnitureLine, 'key'>[];
}

/** What is compared, without where it stands. */
export function comparedText({ story, furniture }: Compared): ComparedText {
  return { story: story.map(({ bare, open }) => ({ bare, open })), furniture: furniture.map(({ key }) => ({ key })) };
}

export interface DuplicateRows {
  readonly lines: readonly LineRow[];
  /** MinHash bands of the story. */
  readonly bands: readonly number[];
  /** A sample of the shingles of its passages, each once. */
  readonly anchors: readonly number[];
  /** Of the story; undefined where it is too short to have any shingle. */
  readonly sketch: Uint8Array | undefined;
}

export function duplicateRows(compared: ComparedText): DuplicateRows {
  const seen = new Set<number>();
  const lines: LineRow[] = [];
  const addLine = (key: number, story: boolean): void => {
    if (seen.has(key)) return;
    seen.add(key);
    lines.push({ key, story });
  };
  for (const { key } of compared.furniture) addLine(key, false);
  for (const { bare, open } of compared.story) if (open) addLine(keyOfSentence(bare), true);
  const anchors = new Set<number>();
  for (const { bare } of compared.story) addAnchors(bare, anchors);
  const all = passingShingles(storyText(compared), STORY_SHINGLE);
  const minima = all.length === 0 ? undefined : minimaOf(all);
  return {
    lines,
    bands: minima === undefined ? [] : bandsOf(minima, all.length),
    anchors: [...anchors],
    sketch: minima === undefined ? undefined : sketchOf(minima),
  };
}

/** The lines of a story of which it can be said that they recur. */
export function openLines(story: readonly StoryLine[]): { readonly line: number; readonly key: number }[] {
  return story.flatMap(({ line, bare, open }) => (open ? [{ line, key: keyOfSentence(bare) }] : []));
}

/** The distinct shingles of a whole story, ascending. */
export function storyShingles(compared: Compared): Uint32Array {
  return shingles(storyText(compared), STORY_SHINGLE);
}

/** A story in one piece. */
export function storyText({ story }: ComparedText): string {
  return story.map(({ bare }) => bare).join('');
}

/** The sample of the shingles of one line, where it is a passage: a paragraph. */
export function anchorsOf(bare: string): Set<number> {
  const anchors = new Set<number>();
  addAnchors(bare, anchors);
  return anchors;
}

function addAnchors(bare: string, anchors: Set<number>): void {
  if (bare.length < PARAGRAPH_MINIMUM || countHan(bare) < PARAGRAPH_MINIMUM) return;
  const all = passingShingles(bare, PASSAGE_SHINGLE);
  for (let i = 0; i < all.length; i++) if ((all[i] as number) % ANCHOR_SHARE === 0) anchors.add(all[i] as number);
}
