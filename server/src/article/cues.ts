/**
 * Cue words: phrases of web pages that no article is written in. A cue names the hygiene rule that it speaks for. The words
 * are data (lexicon/boilerplate.json); what is code here is how they are matched and which patterns no word list can hold.
 */
import lexicon from '../../lexicon/boilerplate.json' with { type: 'json' };
import { isLetterPair, kindOfUnit, LETTER, NUMBER, SURROGATE } from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import { type LineTraits, SIGN } from './lines.ts';
import { Trie } from './people/trie.ts';

/** Cue words are .98–1.0 precise on lines of at most this many characters (measured on labelled news pages). */
export const CUE_LENGTH = 40;
/** Longer lines are paragraphs: not even a whole disclaimer is longer. */
const ANYWHERE_LENGTH = 200;

/** In this order the rules are asked: what is most telling first. */
const ORDER = [
  'boilerplate/icp-record',
  'boilerplate/attachment',
  'boilerplate/copyright',
  'boilerplate/disclaimer',
  'boilerplate/comment-widget',
  'boilerplate/prev-next',
  'boilerplate/share-qr',
  'boilerplate/related-list',
  'boilerplate/contact',
  'boilerplate/editor-credit',
  'boilerplate/nav-menu',
] as const;

/** Words of a revision stamp. */
const REVISED = ['最后修改', '最后编辑', '最近修改', '最近编辑'];

/** A word's value in the tries: a bit for each rule that it speaks for on lines of any length, then those for short lines alone. */
const ANYWHERE = (1 << ORDER.length) - 1;
const REVISED_BIT = 1 << (2 * ORDER.length);
const bitOf = (rule: number): number => 1 << rule;
const shortBitOf = (rule: number): number => 1 << (ORDER.length + rule);

const inside = new Map<string, number>();
const atStart = new Map<string, number>();
const whole = new Map<string, number>();
ORDER.forEach((rule, index) => {
  const words = lexicon.rules[rule];
  const enter = (table: Map<string, number>, list: readonly string[], bit: number): void => {
    for (const word of list) table.set(word, (table.get(word) ?? 0) | bit);
  };
  enter(inside, words.anywhere, bitOf(index));
  enter(inside, words.short, shortBitOf(index));
  enter(atStart, words.start, shortBitOf(index));
  enter(whole, words.whole.map(bareWord), shortBitOf(index));
});
for (const word of REVISED) inside.set(word, REVISED_BIT);

const insideWords = new Trie(inside);
const startWords = new Trie(atStart);
const wholeWords = new Trie(whole);
/** Whether a word may begin with a code unit. */
const begins = new Uint8Array(0x10000);
for (const word of inside.keys()) begins[word.charCodeAt(0)] = 1;

/** What remains of a line without digits, signs and blanks. */
function bareWord(text: string): string {
  return text.replace(/[^\p{L}|]/gu, '');
}

/** Hears each word that is found: offsets in the text, and its bits. */
type Heard = (start: number, end: number, bits: number) => void;

/** The bits of the words that stand anywhere in a text. */
function wordsInside(text: string, heard?: Heard): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) {
    if (begins[text.charCodeAt(i)] === 0) continue;
    let node = 0;
    for (let end = i; end < text.length; end++) {
      node = insideWords.step(node, text.charCodeAt(end));
      if (node < 0) break;
      const bits = insideWords.value(node);
      found |= bits;
      if (bits !== 0) heard?.(i, end + 1, bits);
    }
  }
  return found;
}

/** Signs that may stand before the word that a line begins with, in code points. */
const SIGNS_BEFORE = 3;

/** The bits of the words that a line begins with, after a few signs perhaps. */
function wordsAtStart(text: string, heard?: Heard): number {
  let found = 0;
  for (let i = 0, signs = 0; i < text.length && signs <= SIGNS_BEFORE; signs++) {
    let node = 0;
    for (let end = i; end < text.length; end++) {
      node = startWords.step(node, text.charCodeAt(end));
      if (node < 0) break;
      const bits = startWords.value(node);
      found |= bits;
      if (bits !== 0) heard?.(i, end + 1, bits);
    }
    const kind = kindOfUnit[text.charCodeAt(i)] as number;
    if ((kind & (LETTER | NUMBER)) !== 0) break;
    const point = text.codePointAt(i) as number;
    if (point > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))) break;
    i += point > 0xffff ? 2 : 1;
  }
  return found;
}

/** Digits of a counter of clicks; an account has more. */
const LONGEST_COUNT = 8;

/** The bits of the word that a line is when its digits, signs and blanks are left out. */
function wordOfLine(text: string): number {
  let node = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOfUnit[unit] as number;
    if ((kind & NUMBER) !== 0 && ++digits > LONGEST_COUNT) return 0;
    if ((kind & LETTER) !== 0 || unit === 0x7c) {
      node = wholeWords.step(node, unit);
      if (node < 0) return 0;
    } else if (kind === SURROGATE && isLetterPair(text, i)) return 0;
  }
  return wholeWords.value(node);
}

const ATTACHMENT = /\.(?:jpe?g|png|gif|bmp|docx?|xlsx?|pdf|rar|zip|pptx?)\s{0,4}\(\s{0,4}[\d.]{1,12} ?[KMG]?B/iu;
const UPLOADED = /^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(?::\d{2})? ?上传$/u;
const GLYPH_PREVIOUS_NEXT = /^\d?\s*上一[版篇条页]\s+下一[版篇条页]\s*\d?$|^[上下]一[版篇]\s*\d\s*$/u;
const BREADCRUMB = /^(?:[^\s>:]{1,8}: ?)?[^\s>]{1,12}(?: ?(?:>{1,2}|»|›) ?[^>»›。,]{1,40}){1,6}$/u;
/** A line of telephone numbers and addresses, however long: 电话:0100-1234567 转 801 传真:0100-1234568 邮编:400000 */
const CONTACT_LINE = /^(?:(?:[联系客服编辑部广告]{2,4})?电话|总机|传真|地址|邮编|联系方式|热线|E-?mail)[:(][^。!?]{0,60}\d{6}/iu;
/** A+, A A-: the buttons that change the size of letters. */
const LETTER_SIZE = /^A[-+]?(?: ?A[-+]?)*$/u;
/** 回应(), 推荐 (12), 讨论 (+) */
const COUNTER = /^(?:我要)?(?:讨论|回应|回复|推荐|收藏|分享|点赞|转发|阅读|浏览|评论|顶|踩|赞) ?\((?:\+|\d{0,7}|\d{1,3}%)\)$/u;
const PAGES = /^(?:第? ?(?:\d{1,3} ){2,}\d{0,3}页?|共\d+页.*|\[?\d{1,3}\]?(?: ?\[\d{1,3}\])+)$/u;

const PREVIOUS_NEXT = 1;
const PAGE_NUMBERS = 2;
/** Which patterns a line may match by its first character. */
const opensPattern = new Uint8Array(0x10000);
for (const digit of '0123456789') opensPattern[digit.charCodeAt(0)] = PREVIOUS_NEXT | PAGE_NUMBERS;
for (const character of '上下') opensPattern[character.charCodeAt(0)] = PREVIOUS_NEXT;
for (const character of '第共[') opensPattern[character.charCodeAt(0)] = PAGE_NUMBERS;

/**
 * The hygiene rule whose cue the line carries, or null. A line of more than 200 characters carries none.
 */
export function cueOf(traits: LineTraits): string | null {
  const { text, length, signs } = traits;
  if (traits.blank || length > ANYWHERE_LENGTH) return null;
  const short = length <= CUE_LENGTH;
  if (has(signs, SIGN.dot) && has(signs, SIGN.opening) && ATTACHMENT.test(text)) return 'boilerplate/attachment';
  if (short && text.endsWith('上传') && UPLOADED.test(text)) return 'boilerplate/attachment';
  if (short && has(signs, SIGN.opening) && COUNTER.test(text)) return 'boilerplate/comment-widget';
  if (short && text[0] === 'A' && LETTER_SIZE.test(text)) return 'boilerplate/share-qr';
  if (has(signs, SIGN.bar) && text.includes('|||')) return 'boilerplate/nav-menu';
  const first = short ? (opensPattern[text.charCodeAt(0)] as number) : 0;
  if ((first & PREVIOUS_NEXT) !== 0 && GLYPH_PREVIOUS_NEXT.test(text)) return 'boilerplate/prev-next';
  const whole = short ? wordOfLine(text) : 0;
  const words = short ? wordsInside(text) | wordsAtStart(text) | whole : wordsInside(text) & ANYWHERE;
  // A label without a value ends in a colon and is no sentence.
  const rule = words === 0 ? null : firstRule(words, traits.terminal && whole === 0, short);
  if (rule === 'boilerplate/copyright' && isAboutRights(traits)) return null;
  if (rule !== null) return rule;
  if (!short && has(signs, SIGN.colon) && CONTACT_LINE.test(text)) return 'boilerplate/contact';
  if (short && !traits.terminal && (isCrumbs(traits) || ((first & PAGE_NUMBERS) !== 0 && PAGES.test(text)))) return 'boilerplate/nav-menu';
  if (short && ((words & REVISED_BIT) !== 0 || text.endsWith('重新编辑'))) return 'boilerplate/low-content';
  return null;
}

/** What a notice of rights says of itself. */
const OWN_RIGHTS = /本[站网报刊社文页平公]|©|copyright|rights reserved|声明|版权所有|转载请|转载自|授权|注明|凡.{0,6}作品|地址:http/iu;
const LEAST_SENTENCE = 25;

/** Whether a sentence tells of somebody's rights, as news do, and does not claim any for its page. */
function isAboutRights({ text, terminal, length, punctuation }: LineTraits): boolean {
  return terminal && punctuation >= 2 && length >= LEAST_SENTENCE && !OWN_RIGHTS.test(text);
}

/**
 * The first word for which `cueOf` gives a line its rule, as a span of the line's text; null where a pattern or the line as
 * a whole gives it.
 */
export function cueWordOf(traits: LineTraits): Span | null {
  const rule = ORDER.indexOf(cueOf(traits) as (typeof ORDER)[number]);
  if (rule < 0) return null;
  const bits = bitOf(rule) | shortBitOf(rule);
  let first: Span | null = null;
  const heard: Heard = (start, end, found) => {
    if (first === null && (found & bits) !== 0) first = { start, end };
  };
  wordsInside(traits.text, heard);
  if (first === null) wordsAtStart(traits.text, heard);
  return first;
}

function firstRule(words: number, terminal: boolean, short: boolean): string | null {
  for (let index = 0; index < ORDER.length; index++) {
    const rule = ORDER[index] as string;
    // A sentence may give a telephone number, and an interview begins 记者: on every line.
    if (terminal && (rule === 'boilerplate/editor-credit' || (rule === 'boilerplate/contact' && !short))) continue;
    if ((words & (bitOf(index) | shortBitOf(index))) !== 0) return rule;
  }
  return null;
}

function has(signs: number, sign: number): boolean {
  return (signs & sign) !== 0;
}

function isCrumbs({ text, signs }: LineTraits): boolean {
  return has(signs, SIGN.greater) && BREADCRUMB.test(text);
}

/** Whether a line is nothing but a place on the site: 首页 > 要闻 > 正文. */
export function isBreadcrumb(traits: LineTraits): boolean {
  return !traits.terminal && traits.length <= 120 && (isCrumbs(traits) || SITE_PLACE.test(traits.text));
}

const SITE_PLACE = /^(?:您?[您你]?(?:现在|当前)?(?:所在)?的?位置|当前位置)/u;
