/**
 * What can be seen of one line without its neighbours: how long it is, how it ends, what it is built like. Line scoring,
 * title and date read these traits; none of them decides anything alone.
 */
import { isHan } from '../text/script.ts';
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
}

/** The grammatical words of written Chinese; their density tells prose from lists of names (after jusText's stop words). 虚词 */
const FUNCTION_CHARACTERS = new Set('的了在是和有不为与对将也这中上就而我他她它们都及等以于从到要会被把着个其之并还但说让向由所或则');

const TERMINAL = /[。!?…:;][”"’'」』)\]]*$|[。!?…][^\p{L}\p{N}]{0,3}$|[。!?…]”? ?\([^()]{1,16}\)$/u;
const PUNCTUATION = /[,。、;:!?]/gu;
const GAP = /\s*[|│┃]\s*| {2,}|\t+/u;
/** A name of two characters, padded to the width of three: 张  进. */
const PADDED_NAME = /^(\p{sc=Han}) {1,4}(\p{sc=Han})(?= )/u;
const LETTER = /\p{L}/u;
const IMAGE = /^!\[[^\]]*\](?:\([^)]*\)?)?$/u;
const LINK = /^\[[^\]]*\]\((?:https?:|\/)[^)]*\)$/u;
const TAG = /^<(?:!--[^>]*--|\/?[a-z][^>]*)>$/iu;
const SHORTCODE = /^\{\{.*\}\}$/u;
const ADDRESS = /^(?:https?:\/\/[!-~]+\s*)+$/u;
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|#+)$/u;
const SCRIPT = /^(?:var |function ?\(|\$\(|body ?\{|document\.|window\.|<script|[.#]?[\w-]+ ?\{)|\}\)?;?$/u;

/** Reads the traits of every line; index 0 is line 1. */
export function readTraits(reading: Reading): LineTraits[] {
  return reading.lines.map(traitsOf);
}

function traitsOf(line: FoldedLine): LineTraits {
  const text = trim(line.text);
  const start = line.start + line.text.indexOf(text);
  let han = 0;
  let functional = 0;
  let blanks = 0;
  for (let i = 0; i < text.length; i++) {
    if (isHan(text.charCodeAt(i))) {
      han++;
      if (FUNCTION_CHARACTERS.has(text[i] as string)) functional++;
    } else if (text[i] === ' ' || text[i] === '\t') blanks++;
  }
  return {
    line: line.line,
    text,
    start,
    blank: text === '',
    han,
    length: text.length - blanks,
    density: han === 0 ? 0 : functional / han,
    punctuation: text.length > LONG_ENOUGH ? PLENTY : (text.match(PUNCTUATION)?.length ?? 0),
    terminal: TERMINAL.test(text.slice(-TAIL)),
    items: text.length > LONG_ENOUGH ? splitLong(text) : split(text),
    bare: text !== '' && !LETTER.test(text),
    markup: text !== '' && text.length < MARKUP_LIMIT && isMarkup(text),
  };
}

/** A line longer than this is a paragraph or a wall of links; counting its every sign tells nothing more. */
const LONG_ENOUGH = 2000;
const PLENTY = 50;
const MARKUP_LIMIT = 4000;
/** How much of a line's end shows how it ends. */
const TAIL = 24;

function isMarkup(text: string): boolean {
  if (text.startsWith('<figcaption')) return false;
  return (
    IMAGE.test(text) ||
    LINK.test(text) ||
    TAG.test(text) ||
    SHORTCODE.test(text) ||
    ADDRESS.test(text) ||
    RULE.test(text) ||
    SCRIPT.test(text)
  );
}

function split(text: string): string[] {
  const items = text
    .replace(PADDED_NAME, '$1$2')
    .split(GAP)
    .filter((item) => item !== '');
  const words = text.split(/[ |│]+/u);
  return items.length < words.length && isWordList(words) ? words : items;
}

/** Many short words with single blanks between them are a menu: 时政 人事 政策解读 最新法规 部委通知 重要文件. */
function isWordList(words: readonly string[]): boolean {
  if (words.length < 5 || words.some((word) => word.length > 8 || /[,。!?;]/u.test(word))) return false;
  // Words of one character are text set with blanks between its letters.
  return words.filter((word) => word.length > 1 && word.length <= 6).length >= words.length * (words.length < 6 ? 1 : 0.8);
}

function splitLong(text: string): string[] {
  return split(text.slice(0, LONG_ENOUGH));
}

/** Blanks, zero-width characters and byte order marks at both ends: what no reader sees. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text.charCodeAt(start))) start++;
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
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
