/**
 * What the search for a title need not see twice: a page is read again without its furniture, and its lines and its story are mostly
 * what they were.
 */
import type { BodyRange } from './body.ts';
import { CharacterPairs } from './character-pairs.ts';
import type { LineTraits } from './lines.ts';
import type { Reading } from './reading.ts';

/** Where a story stands. */
interface StoryOf {
  readonly reading: Reading;
  readonly lines: readonly LineTraits[];
  readonly body: BodyRange | null;
}

/** Characters of the body that are compared with a headline. */
const STORY = 4000;
const NO_PAIRS = new CharacterPairs(0);

/** What the search has seen of a page. */
export class TitleMemory {
  readonly #shapes = new Map<LineTraits, number>();
  readonly #overlaps = new Map<string, number>();
  #lines: readonly LineTraits[] = [];
  #pairs: CharacterPairs = NO_PAIRS;

  /** The points of a line for its shape. */
  shape(line: LineTraits, judge: () => number): number {
    const known = this.#shapes.get(line);
    if (known !== undefined) return known;
    const score = judge();
    this.#shapes.set(line, score);
    return score;
  }

  /** Share of a text's letter pairs that the story has too, 0 to 1. */
  overlap(text: string, { reading, lines, body }: StoryOf): number {
    if (body === null) return 0;
    this.#read(reading, openingOf(lines, body));
    const known = this.#overlaps.get(text);
    if (known !== undefined) return known;
    const share = overlap(text, this.#pairs);
    this.#overlaps.set(text, share);
    return share;
  }

  /** Gathers the letter pairs of a story's opening, line by line. */
  #read({ folding }: Reading, opening: readonly LineTraits[]): void {
    if (opening.length === this.#lines.length && opening.every((line, index) => line === this.#lines[index])) return;
    let left = STORY;
    this.#pairs = new CharacterPairs(
      Math.min(
        left,
        opening.reduce((size, { text }) => size + text.length, 0),
      ),
    );
    for (const { text, start } of opening) {
      this.#pairs.addAll(folding.text, start, start + Math.min(text.length, left));
      left -= text.length;
    }
    this.#lines = opening;
    this.#overlaps.clear();
  }
}

/** The lines of a story that are compared with headlines. */
function openingOf(lines: readonly LineTraits[], { first, last }: BodyRange): LineTraits[] {
  const opening: LineTraits[] = [];
  for (let i = first, size = 0; i <= last && size < STORY; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    opening.push(line);
    size += line.text.length;
  }
  return opening;
}

/** A byline of three characters is in the story too; a headline has more. */
const FEW_PAIRS = 7;

/** Share of the text's letter pairs that the story has too, 0 to 1. */
function overlap(text: string, story: CharacterPairs): number {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const own = new CharacterPairs(letters.length);
  let shared = 0;
  for (let i = 0; i + 1 < letters.length; i++) {
    const [first, second] = [letters.charCodeAt(i), letters.charCodeAt(i + 1)];
    if (own.add(first, second) && story.has(first, second)) shared++;
  }
  return shared / Math.max(own.size, FEW_PAIRS);
}
