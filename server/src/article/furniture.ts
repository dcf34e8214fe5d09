/**
 * What of a page is furniture beyond doubt, and what is left when that is gone: the text that a clean copy has.
 */
import type { LineVerdict } from './head.ts';
import type { LineTraits } from './lines.ts';

/** It describes the article, and stays. */
const FRONT_MATTER = 'boilerplate/front-matter';
export const LOW_CONTENT = 'boilerplate/low-content';

/**
 * Lines of little content may be headlines or paragraphs that were misjudged. Above the story one of as many Han characters as a
 * headline has, or that ends as a sentence does, is too often (measured on 207 labelled pages: .86 and .95 of them are boilerplate,
 * all 157 others are); below it a sentence of so many characters (.90, of the others .998). Where there is no story, all may be one.
 */
const HEADLINE_HAN = 10;
const SENTENCE_BELOW_STORY = 60;

/** Which lines are furniture beyond doubt, 1 or 0 for each; undefined where none is. */
export function furnitureOf(lines: readonly LineTraits[], verdicts: readonly LineVerdict[]): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  let end: number | undefined;
  for (let i = 0; i < verdicts.length; i++) {
    const { zone, rule } = verdicts[i] as LineVerdict;
    if (zone !== 'boilerplate' || rule === FRONT_MATTER) continue;
    if (rule === LOW_CONTENT) {
      end ??= verdicts.findLastIndex((verdict) => verdict.zone === 'body');
      if (mayBeContent(lines[i] as LineTraits, i, end)) continue;
    }
    found ??= new Uint8Array(verdicts.length);
    found[i] = 1;
  }
  return found;
}

function mayBeContent({ terminal, length, han }: LineTraits, index: number, end: number): boolean {
  if (end < 0) return true;
  return index > end ? terminal && length > SENTENCE_BELOW_STORY : terminal || han >= HEADLINE_HAN;
}

/** As `furnitureOf`, of a page from which no story is told: all but what describes the article. */
export function allButFrontMatter(verdicts: readonly LineVerdict[]): Uint8Array {
  return Uint8Array.from(verdicts, ({ zone, rule }) => (zone === 'blank' || rule === FRONT_MATTER ? 0 : 1));
}

/**
 * The indices of the lines that are left when others go. Of the blank lines between two lines that stay, one remains where there was
 * any; at the ends of the text none does. Where nothing goes all blank lines stay.
 * @param goes 1 or 0 for each line
 */
export function linesLeft(lines: readonly Pick<LineTraits, 'blank'>[], goes: Uint8Array): number[] {
  const left: number[] = [];
  const count = lines.length;
  const stays = (index: number): boolean => lines[index]?.blank === false && goes[index] === 0;
  for (let i = 0; i < count; i++) {
    if (stays(i)) {
      left.push(i);
      continue;
    }
    const first = i;
    while (i + 1 < count && !stays(i + 1)) i++;
    const gap = goes.subarray(first, i + 1);
    const blank = gap.indexOf(0);
    if (!gap.includes(1)) for (let index = first; index <= i; index++) left.push(index);
    else if (blank >= 0 && first > 0 && i + 1 < count) left.push(first + blank);
  }
  return left;
}
