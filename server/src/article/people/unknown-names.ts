/**
 * Proper names that the dictionary lacks, as they stand in the names of organisations: single characters before what makes a
 * place or school of them (吴|都|中学, 吐|尔|洪|乡), or such as write foreign sounds (根|特).
 */
import { isHan } from '../../text/script.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { classOf, transliterates } from './lexicon.ts';
import { GRAMMAR, GRAMMAR_LAST } from './organ-words.ts';

/** What may follow a proper name of two characters that the dictionary lacks: a settlement, a school, an office. */
const AFTER_PLACE = /^(?:[村乡镇县区庄屯堡寨矿](?!长)|中学|小学|中小学|中心|国小|国中|实验|幼儿园|税务|派出所|卫生院|海关|煤矿)/;
/** Whether a single character is one of two that name a place or school: 吴都|中学, 伊里|村. */
export function isPlacePair(cut: CutLine, start: number, at: number): boolean {
  const { text } = cut;
  if (AFTER_PLACE.test(text.slice(at, at + 3))) return isPart(cut, start, GRAMMAR_LAST) && isPart(cut, start - 1, GRAMMAR);
  if (!isPart(cut, start, GRAMMAR)) return false;
  for (let next = at + 1; next <= at + MOST_AFTER; next++) {
    if (!isSingle(cut, next - 1)) return false;
    if (AFTER_PLACE.test(text.slice(next, next + 3))) return !GRAMMAR_LAST.has(text[next - 1] as string);
  }
  return false;
}

/** 吐|尔|洪|乡: so many characters may stand between one and the word that makes a place of them. */
const MOST_AFTER = 2;

function isPart(cut: CutLine, offset: number, but: ReadonlySet<string>): boolean {
  return isSingle(cut, offset) && !but.has(cut.text[offset] as string);
}

/** Whether two characters that write foreign sounds stand there, each a word by itself: 根|特. */
export function isForeignPair(cut: CutLine, offset: number): boolean {
  const writesSound = (at: number): boolean => transliterates[cut.text.charCodeAt(at)] === 1 && isPart(cut, at, GRAMMAR);
  return writesSound(offset) && (writesSound(offset - 1) || writesSound(offset + 1));
}

const NUMERALS = new Set('一二三四五六七八九十百千万亿两几多半余'.split(''));

/** Whether a word of one character stands there that is no numeral. */
export function isSingle(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.isName || token.end - token.start !== 1 || !isHan(cut.text.charCodeAt(offset))) return false;
  return !NUMERALS.has(cut.text[offset] as string);
}

/** Whether a single character that is no function word stands there: the rest of a word that the dictionary lacks. */
export function isFragment(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.isName || token.end - token.start !== 1 || !isHan(cut.text.charCodeAt(token.start))) return false;
  return token.value === 0 || classOf(token.value) === 'n' || classOf(token.value) === 'v';
}
