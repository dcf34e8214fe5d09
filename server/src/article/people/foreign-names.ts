/**
 * Foreign names written by their sound: a run of characters that write foreign sounds (莫雷蒂), or parts with middle dots and
 * hyphens between them (安东尼奥·莫雷蒂, 汉斯-约尔格·魏斯曼).
 */
import { isHan } from '../../text/script.ts';
import { characterClass, isOf } from './characters.ts';
import { STRONG } from './evidence.ts';
import { LEFT } from './left-cues.ts';
import { dictionary, nameParts, POST_FIRST, postsForward, surnameCost, transliterates } from './lexicon.ts';
import { type LineView, mostRightOf, rightOf } from './line-view.ts';
import { COMMON_SURNAME, NEVER_GIVEN } from './name-costs.ts';
import { JOINER_END, PLACE_PENALTY } from './name-ends.ts';
import type { Offer } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { STRANGE_UNIT, WORDS_PER_UNIT, wordsWithin } from './word-cost.ts';
import { isBounded } from './word-names.ts';

/** A foreign name: its base, and each character that writes foreign sounds. */
const FOREIGN_BASE = 9;
export const FOREIGN_UNIT = 4.2;
/** What the base costs more where nothing but a verb speaks for it. */
const FOREIGN_ALONE = 3;
/** A run of foreign characters that ends where they end. */
const WHOLE_RUN = 0.8;
const LEAST_RUN = 3;
const CUTS_NEXT = 12;
/** A foreign name that a Han surname begins, as short as a Han name and not clearly ended. */
const LOOKS_HAN = 5;
/** Of a name without a middle dot, and of a part between two. */
const LONGEST_FOREIGN = 8;

/** Offers runs of characters that write foreign sounds, only beside a post or a title: 莫雷蒂. */
export function foreignNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  const beside = left === LEFT.credit || left === LEFT.creditList ? 0 : left;
  const alone = beside < LEFT.groupPost ? FOREIGN_ALONE : 0;
  let cost = FOREIGN_BASE;
  for (let j = i; j < text.length && j - i < LONGEST_FOREIGN && transliterates[text.charCodeAt(j)] === 1; j++) {
    cost += FOREIGN_UNIT;
    if (j === i) continue;
    const isTitle = isOf(text.charCodeAt(j), POST_FIRST) && postsForward.longestAt(text, j) > 1;
    // Most runs have nothing beside them that speaks for a name: no need to ask whether they are words.
    if (!isTitle && beside < LEFT.otherPost && beside + mostRightOf(line, j + 1) + WHOLE_RUN < STRONG) continue;
    const right = rightOf(line, j + 1);
    if (!isTitle && beside < LEFT.otherPost && beside + right + WHOLE_RUN < STRONG) continue;
    if (dictionary.get(text, i, j + 1) > 0) continue;
    // 蔡若芳|博士: a title ends the run.
    if (isTitle) return;
    if (alone > 0 && wordsWithin(text, i, j + 1) < WORDS_PER_UNIT * (j + 1 - i)) continue;
    const run = alone === 0 && j - i + 1 >= LEAST_RUN && transliterates[text.charCodeAt(j + 1)] !== 1 ? WHOLE_RUN : 0;
    if (left === LEFT.label && !isBounded(text, j + 1)) continue;
    if (beside < LEFT.otherPost && beside + right + run < STRONG) continue;
    // 亚|莲花, 鲁梅|约谈: what follows a foreign name begins no word with its last character.
    const open = isHan(text.charCodeAt(j + 1)) && dictionary.get(text, j, j + 2) > 0 ? CUTS_NEXT : 0;
    const looksHan =
      j - i < 3 && right < RIGHT.say && isHan(text.charCodeAt(j + 1)) && (surnameCost[text.charCodeAt(i)] as number) < COMMON_SURNAME;
    offer.take(i, j + 1, cost + alone + open + (looksHan ? LOOKS_HAN : 0) - left - right - run, left + right + run, false, 'foreign');
  }
}

/**
 * Whether `foreignNames` may offer any name at an offset where no post speaks for it.
 * @param left the most that the evidence to its left may be, below `LEFT.otherPost`
 */
export function mayBeForeign(line: LineView, i: number, left: number): boolean {
  const { text } = line;
  if (transliterates[text.charCodeAt(i)] !== 1) return false;
  for (let j = i + 1; j < text.length && j - i < LONGEST_FOREIGN && transliterates[text.charCodeAt(j)] === 1; j++)
    if (left + mostRightOf(line, j + 1) + WHOLE_RUN >= STRONG) return true;
  return false;
}

const MIDDLE_DOT = 0xb7;
const HYPHEN = 0x2d;
const DOTTED_BASE = 3;
const LONGEST_DOTTED = 24;
/** Characters that end callings and write no foreign sound. */
const CALLING_LAST = characterClass('员师者授记任长家手工');

/** Offers the names that begin at an offset with at least one middle dot inside: 安东尼奥·莫雷蒂, 汉斯-约尔格·魏斯曼. */
export function dottedNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  // 社工|师阿布斯·比林, 护林|员杜·道尔基: what ends a calling begins no foreign name.
  if (left < LEFT.groupPost && isHan(text.charCodeAt(i - 1)) && isOf(text.charCodeAt(i), CALLING_LAST)) return;
  let cost = DOTTED_BASE;
  let dots = 0;
  let since = 0;
  for (let j = i; j < text.length && j - i < LONGEST_DOTTED; j++) {
    const unit = text.charCodeAt(j);
    if (unit === MIDDLE_DOT || (unit === HYPHEN && since > 0)) {
      // 杜·道尔基, 琼·麦肯齐: a first part of one character only where a name may begin.
      if (since === 0 || (since === 1 && dots === 0 && unit === MIDDLE_DOT && !(left >= LEFT.sentence && mayStandAlone(text, i)))) return;
      if (unit === MIDDLE_DOT) dots++;
      since = 0;
      continue;
    }
    const part = nameParts.longestAt(text, j);
    if (part > 1) {
      cost += FOREIGN_UNIT * part - 1;
      j += part - 1;
      since += part;
    } else {
      // 让-巴蒂斯特: before a hyphen a function word writes a sound, too.
      if (!isHan(unit) || (isOf(unit, NEVER_GIVEN) && text.charCodeAt(j + 1) !== HYPHEN)) return;
      // 钱伯森·高登: a surname may write a foreign sound where a post leaves no doubt that a name begins.
      const isSound = transliterates[unit] === 1 || (j === i && left >= LEFT.otherPost && isSurname(unit));
      cost += isSound ? FOREIGN_UNIT : STRANGE_UNIT;
      since++;
    }
    if (since > LONGEST_FOREIGN) return;
    const next = text.charCodeAt(j + 1);
    if (dots === 0 || next === MIDDLE_DOT || (next === HYPHEN && isHan(text.charCodeAt(j + 2)))) continue;
    const right = rightOf(line, j + 1);
    // 丹尼尔·吴说: a Han surname behind the dot.
    if (since < 2 && isHan(next) && next !== 0x7684 && !((surnameCost[unit] as number) < COMMON_SURNAME && right >= RIGHT.action)) continue;
    // The dot itself is the evidence, unless it stands in quotation marks: “维多利亚·玛丽”号.
    const dot = isQuoted(text, i, j + 1) ? 0 : STRONG;
    // 克里希南|和法国人
    const joins = isOf(unit, JOINER_END) && isHan(next) ? PLACE_PENALTY : 0;
    offer.take(i, j + 1, cost + joins - left - right, left + right + dot, false, 'dotted');
  }
}

const isSurname = (unit: number): boolean => (surnameCost[unit] as number) < Number.POSITIVE_INFINITY;
/** Whether one character may be a first name before a dot: a surname (杜·道尔基) or a foreign sound (琼·麦肯齐). */
const mayStandAlone = (text: string, i: number): boolean => isSurname(text.charCodeAt(i)) || transliterates[text.charCodeAt(i)] === 1;

function isQuoted(text: string, start: number, end: number): boolean {
  return '“《"「『'.includes(text[start - 1] ?? ' ') || '”》"」』'.includes(text[end] ?? ' ');
}

/** Whether a middle dot ends before an offset, or a hyphen before one: a name goes on there and none begins. */
export function isBehindDot({ text, isDotted }: LineView, i: number): boolean {
  const before = text.charCodeAt(i - 1);
  return before === MIDDLE_DOT || (before === HYPHEN && isDotted && isHan(text.charCodeAt(i - 2)) && dotWithin(text, i));
}

/** Whether a middle dot follows within the longest part of a name. */
export function dotWithin(text: string, offset: number): boolean {
  for (let i = offset + 1; i <= offset + LONGEST_FOREIGN && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === MIDDLE_DOT) return true;
    if (!isHan(unit) && unit !== HYPHEN) return false;
  }
  return false;
}
