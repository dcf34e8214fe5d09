/**
 * What can be seen of one line without its neighbours: how long it is, how it ends, what it is built like. Line scoring,
 * title and date read these traits; none of them decides anything alone.
 */
import { HAN, hasLetter, kindOfUnit, LETTER, SURROGATE } from '../text/characters.ts';
import type { FoldedLine, Reading } from './reading.ts';

/** The traits of one line, read from its folded text. 行特征 */
export interface LineTraits {
  /** 1-based. */
  readonly line: number;
  /** The folded line without blanks at its ends. */
  readonly text: string;
  /** Folded offset of `text`. */
  readonly start: number;
  readonly blank: boolean;
  /** Han characters. */
  readonly han: number;
  /** Characters that are no blanks. */
  readonly length: number;
  /** Share of function characters (的了在是…) among the Han characters, 0 to 1. */
  readonly density: number;
  /** Commas, stops and the like inside and at the end. */
  readonly punctuation: number;
  /** Ends as a sentence does: 。！？…”： and their half-width twins. */
  readonly terminal: boolean;
  /** Items that wide gaps or bars separate; 1 for an ordinary line. */
  readonly items: readonly string[];
  /** Neither Han nor letters: digits, signs. */
  readonly bare: boolean;
  /** HTML, Markdown image or link, shortcode, rule, script. */
  readonly markup: boolean;
  /** Which of `SIGN` stand in it. */
  readonly signs: number;
}

/** The grammatical words of written Chinese; their density tells prose from lists of names (after jusText's stop words). 虚词 */
const FUNCTION_CHARACTERS = '的了在是和有不为与对将也这中上就而我他她它们都及等以于从到要会被把着个其之并还但说让向由所或则';

/**
 * Signs that a line holds, as bits of `LineTraits.signs`: a pattern that needs one of them is asked only of lines that have it.
 */
export const SIGN = {
  digit: 1 << 0,
  /** Blank or tab. */
  blank: 1 << 1,
  colon: 1 << 2,
  slash: 1 << 3,
  dot: 1 << 4,
  /** ( */
  opening: 1 << 5,
  /** [ 【 */
  bracket: 1 << 10,
  /** > » › */
  greater: 1 << 6,
  /** | │ ┃ */
  bar: 1 << 7,
  /** 。 ! ? */
  stop: 1 << 8,
  /** 年 */
  year: 1 << 9,
} as const;

/** What each code unit adds to the counts and signs of its line: flags of one bit each, then the signs. */
const HAN_BIT = 1;
const FUNCTION_BIT = 2;
const BLANK_BIT = 4;
const PUNCTUATION_BIT = 8;
const LETTER_BIT = 16;
const SURROGATE_BIT = 32;
const SIGNS_FROM = 6;

const marks: Uint32Array = readMarks();

function readMarks(): Uint32Array {
  const table = Uint32Array.from(
    kindOfUnit,
    (kind) => ((kind & HAN) !== 0 ? HAN_BIT : 0) | ((kind & LETTER) !== 0 ? LETTER_BIT : 0) | (kind === SURROGATE ? SURROGATE_BIT : 0),
  );
  const add = (characters: string, bits: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] as number) | bits;
  };
  add(FUNCTION_CHARACTERS, FUNCTION_BIT);
  add(' \t', BLANK_BIT);
  add(',。、;:!?', PUNCTUATION_BIT);
  for (const [characters, sign] of [
    ['0123456789', SIGN.digit],
    [' \t', SIGN.blank],
    [':', SIGN.colon],
    ['/', SIGN.slash],
    ['.', SIGN.dot],
    ['(', SIGN.opening],
    ['[【', SIGN.bracket],
    ['>»›', SIGN.greater],
    ['|│┃', SIGN.bar],
    ['。!?', SIGN.stop],
    ['年', SIGN.year],
  ] as const)
    add(characters, sign << SIGNS_FROM);
  return table;
}

/** A remark in brackets may follow, or the code that a newspaper gives to its items: …。J208 */
const TERMINAL = /[。!?…:;][”"’'」』)\]]{0,24}$|[。!?…][^\p{L}\p{N}]{0,3}$|[。!?…]”? ?(?:\([^()]{1,16}\)|[A-Z]{1,2}\d{1,4})$/u;
const GAP = /[|│┃]| {2,}|\t+/u;
/** A name of two characters, padded to the width of three: 张  进. */
const PADDED_NAME = /^(\p{sc=Han}) {1,4}(\p{sc=Han})(?= )/u;
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|#+)$/u;
/** Markup by the character that it begins with. */
const MARKUP: Readonly<Record<string, RegExp>> = {
  // Image.
  '!': /^!\[[^\]]*\](?:\([^)]*\)?)?$/u,
  // Link.
  '[': /^\[[^\]]*\]\((?:https?:|\/)[^)]*\)$/u,
  '<': /^<(?:!--[^>]*--|\/?[a-z][^>]*)>$/iu,
  // Shortcode.
  '{': /^\{\{.*\}\}$/u,
  // Addresses.
  h: /^https?:\/\/[!-~]+(?:\s+https?:\/\/[!-~]+)*$/u,
  '-': RULE,
  '*': RULE,
  _: RULE,
  '=': RULE,
  '#': RULE,
};
/** What a line of script begins with that holds no opening brace. */
const SCRIPT_OPENINGS = 'vf$dw<';
const SCRIPT = /^(?:var |function ?\(|\$\(|body ?\{|document\.|window\.|<script|[.#]?[\w-]{1,40} ?\{)|\}\)?;?$/u;

/** Reads the traits of every line, looking at each character once; index 0 is line 1. */
export function readTraits(reading: Reading): LineTraits[] {
  const { text } = reading.folding;
  return reading.lines.map((line) => traitsOf(text, line));
}

/** @param folded the whole folded text, in which the line stands */
function traitsOf(folded: string, line: FoldedLine): LineTraits {
  let { start, end } = line;
  while (start < end && isInvisible(folded.charCodeAt(start))) start++;
  while (end > start && isInvisible(folded.charCodeAt(end - 1))) end--;
  if (start === end) return blankTraits(line);
  let han = 0;
  let functional = 0;
  let blanks = 0;
  let punctuation = 0;
  let found = 0;
  for (let i = start; i < end; i++) {
    const mark = marks[folded.charCodeAt(i)] as number;
    found |= mark;
    han += mark & HAN_BIT;
    functional += (mark & FUNCTION_BIT) >> 1;
    blanks += (mark & BLANK_BIT) >> 2;
    punctuation += (mark & PUNCTUATION_BIT) >> 3;
  }
  const size = end - start;
  const text = size === line.text.length ? line.text : folded.slice(start, end);
  const signs = found >> SIGNS_FROM;
  return {
    line: line.line,
    text,
    start,
    blank: false,
    han,
    length: size - blanks,
    density: han === 0 ? 0 : functional / han,
    punctuation: size > LONG_ENOUGH ? PLENTY : punctuation,
    terminal: isTerminal(folded, start, end),
    items: itemsOf(text, signs, blanks),
    bare: (found & LETTER_BIT) === 0 && ((found & SURROGATE_BIT) === 0 || !hasLetter(folded, start, end)),
    markup: size < MARKUP_LIMIT && isMarkup(text),
    signs,
  };
}

function blankTraits({ line, start }: FoldedLine): LineTraits {
  return {
    line,
    text: '',
    start,
    blank: true,
    han: 0,
    length: 0,
    density: 0,
    punctuation: 0,
    terminal: false,
    items: [],
    bare: false,
    markup: false,
    signs: 0,
  };
}

/** Whether a line ends as a sentence does; most end in a stop or have none near their end. */
function isTerminal(folded: string, start: number, end: number): boolean {
  if (isClosing(folded.charCodeAt(end - 1))) return true;
  const from = Math.max(start, end - TAIL);
  for (let i = end - 2; i >= from; i--) if (isClosing(folded.charCodeAt(i))) return TERMINAL.test(folded.slice(from, end));
  return false;
}

/** 。!?…:; */
function isClosing(unit: number): boolean {
  return unit === 0x3002 || unit === 0x21 || unit === 0x3f || unit === 0x2026 || unit === 0x3a || unit === 0x3b;
}

/** A line longer than this is a paragraph or a wall of links; counting its every sign tells nothing more. */
const LONG_ENOUGH = 2000;
const PLENTY = 50;
const MARKUP_LIMIT = 4000;
/** How much of a line's end shows how it ends. */
const TAIL = 24;

/** Markup begins with an ASCII sign or letter; only a script may begin otherwise, and ends in a brace. */
function isMarkup(text: string): boolean {
  const first = text[0] as string;
  const last = text.charCodeAt(text.length - 1);
  const braced = last === 0x7d || last === 0x29 || last === 0x3b;
  if (text.charCodeAt(0) >= 0x80) return braced && SCRIPT.test(text);
  if (first === '<' && text.startsWith('<figcaption')) return false;
  if (MARKUP[first]?.test(text)) return true;
  return (braced || SCRIPT_OPENINGS.includes(first) || text.includes('{')) && SCRIPT.test(text);
}

/** What gaps and bars separate; a line without any is one item. */
function itemsOf(text: string, signs: number, blanks: number): readonly string[] {
  const hasBar = (signs & SIGN.bar) !== 0;
  // A single blank parts nothing: there must be two side by side, or enough for a list of words.
  if (!hasBar && (blanks === 0 || (blanks < WORDS_MINIMUM - 1 && !text.includes('  ') && !text.includes('\t'))))
    return [blanks === 0 ? text : text.replace(PADDED_NAME, '$1$2')];
  return split(text.length > LONG_ENOUGH ? text.slice(0, LONG_ENOUGH) : text);
}

function split(text: string): string[] {
  const items = text
    .replace(PADDED_NAME, '$1$2')
    .split(GAP)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const words = text.split(/[ |│]+/u);
  return items.length < words.length && isWordList(words) ? words : items;
}

/** Fewer words are no list. */
const WORDS_MINIMUM = 5;

/** Many short words with single blanks between them are a menu: 时政 人事 政策解读 最新法规 部委通知 重要文件. */
function isWordList(words: readonly string[]): boolean {
  if (words.length < WORDS_MINIMUM || words.some((word) => word.length > 8 || /[,。!?;]/u.test(word))) return false;
  // Words of one character are text set with blanks between its letters.
  return words.filter((word) => word.length > 1 && word.length <= 6).length >= words.length * (words.length < 6 ? 1 : 0.8);
}

function isInvisible(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0x85 ||
    unit === 0xfeff ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x3000
  );
}
