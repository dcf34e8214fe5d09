/**
 * The publication date: what forms a date takes on news pages, and which of the dates on a page is the one it was
 * published on. Dates inside the story, upload stamps of attachments, revision stamps and dates in addresses are not.
 */
import type { Title } from './facts.ts';
import type { FrontMatter } from './front-matter.ts';
import type { LineVerdict } from './head.ts';
import type { LineTraits } from './lines.ts';

/** A full date in a line, in ISO form. */
export interface StampedDate {
  readonly iso: string;
  /** Offset of the date in the line. */
  readonly index: number;
  readonly length: number;
  /** A word such as 发布时间 stands before it, or 发表 after it. */
  readonly labelled: boolean;
  /** A time of day follows it. */
  readonly timed: boolean;
}

const NUMERIC = /(?<![\d/.=-])((?:19|20)\d{2}) ?([-/.年]) ?(0?[1-9]|1[0-2]) ?(?:\2|月) ?(0?[1-9]|[12]\d|3[01])(?!\d)(?: ?日)?/gu;
const REPUBLICAN = /(?<!\d)(?:民国)?(1[01]\d|9\d) ?年 ?(0?[1-9]|1[0-2]) ?月 ?(0?[1-9]|[12]\d|3[01]) ?日/gu;
/** Taiwan's calendar in figures; too like other numbers to be read without a word for date before it. */
const REPUBLICAN_FIGURES = /(?<![\d.-])(1[01]\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d-])/gu;
/** As sites with European settings write: 14.12.2011. */
const EUROPEAN = /(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d{2})(?![\d.])/gu;
const CHINESE = /([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/gu;
const TIME = /^(?:T|[ ,]{0,2}(?:星期.|周.|\(.{1,4}\))?[ ,]{0,2}(?:上午|下午|凌晨|中午|晚上)?)\d{1,2}[:时]\d{2}/u;
const LABEL = /(?:发布|发表|发稿|出版|刊发|刊登|日期|时间|时 ?间|更新|date|于|写于|期)[^\d\p{L}]{0,4}$/iu;
const LABEL_AFTER = /^[^\p{L}]{0,12}(?:发表|发布|刊登|出版)/u;
/** Stamps that are about something else than the article. */
const FOREIGN = /上传|重新编辑|修改|有效期|截止|出生|诞生|版权|copyright|©|备案/iu;

let asked = '';
let answered: StampedDate | null = null;

/** The first full date of a folded line, or null. */
export function stampedDate(text: string): StampedDate | null {
  // Whatever stands above a dateline asks for its date.
  if (text !== asked) {
    answered = readStamp(text);
    asked = text;
  }
  return answered;
}

function readStamp(text: string): StampedDate | null {
  const forms = formsIn(text);
  if (forms === 0) return null;
  const head = text.slice(0, SEARCHED);
  const found: Raw[] = [];
  if ((forms & IN_DIGITS) !== 0) {
    addNumeric(head, found);
    if ((forms & WITH_YEAR_SIGN) !== 0) addRepublican(head, found);
    addRepublicanFigures(head, found);
    if ((forms & WITH_DOTS) !== 0) addEuropean(head, found);
  }
  if ((forms & IN_NUMERALS) !== 0) addChinese(head, found);
  if (found.length > 1) found.sort((a, b) => a.index - b.index);
  const first = found.find(({ index, length }) => !isAddress(head, index, index + length));
  if (first === undefined) return null;
  const before = head.slice(Math.max(0, first.index - LABEL_REACH), first.index);
  const after = head.slice(first.index + first.length, first.index + first.length + 24);
  return { ...first, labelled: LABEL.test(before) || LABEL_AFTER.test(after), timed: TIME.test(after) };
}

const IN_DIGITS = 1;
const IN_NUMERALS = 2;
const WITH_YEAR_SIGN = 4;
const WITH_DOTS = 8;

/** How the beginning of a line may write a full date: most lines hold none, and are asked for none. */
function formsIn(text: string): number {
  const end = Math.min(text.length, SEARCHED);
  let digits = 0;
  let separators = 0;
  let forms = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (unit === DOT) {
      separators++;
      forms |= WITH_DOTS;
    } else if (unit === HYPHEN || unit === SLASH || unit === MONTH_SIGN) separators++;
    else if (unit === YEAR_SIGN) {
      separators++;
      forms |= WITH_YEAR_SIGN;
      if (i > 0 && CHINESE_DIGITS.includes(text[i - 1] as string)) forms |= IN_NUMERALS;
    }
  }
  if (digits >= FEWEST_DIGITS && separators > 1) return forms | IN_DIGITS;
  return (forms & IN_NUMERALS) !== 0 ? forms : 0;
}

const HYPHEN = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
/** 月 */
const MONTH_SIGN = 0x6708;
/** 年 */
const YEAR_SIGN = 0x5e74;
const CHINESE_DIGITS = '〇○零一二三四五六七八九';
/** 99年1月1日 */
const FEWEST_DIGITS = 4;

/** How far before a date the word for it may stand. */
const LABEL_REACH = 12;

/** Whether the line's date stamps something else than the article's publication. */
export function isForeignStamp(text: string): boolean {
  return FOREIGN.test(text);
}

/** Mastheads and datelines are short; a date further on is part of the story. */
const SEARCHED = 300;

interface Raw {
  readonly iso: string;
  readonly index: number;
  readonly length: number;
}

function addNumeric(text: string, found: Raw[]): void {
  for (const match of text.matchAll(NUMERIC)) {
    const [whole, year, separator, month, day] = match as unknown as [string, string, string, string, string];
    // 2.10.1 is a version, 2020.6.25 a date; a year joined by 年 needs 月.
    if (separator === '年' && !whole.includes('月')) continue;
    addValid(Number(year), Number(month), Number(day), match.index, whole.length, found);
  }
}

function addRepublican(text: string, found: Raw[]): void {
  for (const match of text.matchAll(REPUBLICAN)) {
    const [whole, year, month, day] = match as unknown as [string, string, string, string];
    addValid(Number(year) + 1911, Number(month), Number(day), match.index, whole.length, found);
  }
}

function addRepublicanFigures(text: string, found: Raw[]): void {
  for (const match of text.matchAll(REPUBLICAN_FIGURES)) {
    const [whole, year, , month, day] = match as unknown as [string, string, string, string, string];
    if (!LABEL.test(text.slice(Math.max(0, match.index - LABEL_REACH), match.index))) continue;
    addValid(Number(year) + 1911, Number(month), Number(day), match.index, whole.length, found);
  }
}

function addEuropean(text: string, found: Raw[]): void {
  for (const match of text.matchAll(EUROPEAN)) {
    const [whole, day, month, year] = match as unknown as [string, string, string, string];
    addValid(Number(year), Number(month), Number(day), match.index, whole.length, found);
  }
}

const DIGITS = '〇一二三四五六七八九';

function addChinese(text: string, found: Raw[]): void {
  for (const match of text.matchAll(CHINESE)) {
    const [whole, year, month, day] = match as unknown as [string, string, string, string];
    const digits = [...year].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join('');
    addValid(Number(digits), chineseNumber(month), chineseNumber(day), match.index, whole.length, found);
  }
}

/** 十 → 10, 二十五 → 25. */
function chineseNumber(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) return DIGITS.indexOf(text);
  const tens = ten === 0 ? 1 : DIGITS.indexOf(text[0] as string);
  const units = ten === text.length - 1 ? 0 : DIGITS.indexOf(text[text.length - 1] as string);
  return tens * 10 + units;
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function addValid(year: number, month: number, day: number, index: number, length: number, found: Raw[]): void {
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return;
  if (month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1) return;
  found.push({ iso: `${year}-${pad(month)}-${pad(day)}`, index, length });
}

const pad = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** Whether a date is a part of an address: http://…/2014-11/11/content.htm */
function isAddress(text: string, start: number, end: number): boolean {
  const from = Math.max(text.lastIndexOf(' ', start), text.lastIndexOf('(', start)) + 1;
  const before = text.slice(from, start);
  return (/^[!-~]+$/u.test(before) && /https?:|www\.|\//u.test(before)) || text[end] === '/';
}

/** How far from the title a masthead's date may stand, in lines that are not blank. */
const MASTHEAD_REACH = 6;

/**
 * The publication date: the front matter's; else the first labelled, else the first date among the datelines; else that of the
 * masthead above the title; else that of a signature below the body or of the agency's 2020年6月25日电 in the first line.
 */
export function findPublished(
  lines: readonly LineTraits[],
  verdicts: readonly LineVerdict[],
  front: FrontMatter | null,
  title: Title | null,
): string | null {
  for (const key of ['date', 'published', 'pubdate', 'publishdate', 'created']) {
    const line = front?.keys.get(key);
    const date = line === undefined ? null : stampedDate((lines[line - 1] as LineTraits).text);
    if (date !== null) return date.iso;
  }
  const stamps = lines.flatMap((line, index) => {
    if (verdicts[index]?.zone !== 'dateline') return [];
    const date = stampedDate(line.text);
    return date === null ? [] : [date];
  });
  const stamp = stamps.find((date) => date.labelled) ?? stamps[0];
  return stamp?.iso ?? mastheadDate(lines, verdicts, title) ?? agencyDate(lines, verdicts);
}

/** The date of a newspaper's page stands among its controls, above the headline: 2020年6月25日 放大 缩小 默认. */
function mastheadDate(lines: readonly LineTraits[], verdicts: readonly LineVerdict[], title: Title | null): string | null {
  if (title === null) return null;
  let seen = 0;
  for (let i = title.line - 2; i >= 0 && seen < MASTHEAD_REACH; i--) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    seen++;
    if (verdicts[i]?.zone !== 'boilerplate' || line.length > 80 || isForeignStamp(line.text)) continue;
    const date = stampedDate(line.text);
    if (date !== null) return date.iso;
  }
  return null;
}

const AGENCY_DATE = /^.{0,24}?((?:19|20)\d{2}) ?年.{1,6}日 ?(?:电|讯|消息)/u;

function agencyDate(lines: readonly LineTraits[], verdicts: readonly LineVerdict[]): string | null {
  const first = verdicts.findIndex((verdict) => verdict.zone === 'body');
  const text = first < 0 ? '' : (lines[first] as LineTraits).text;
  return AGENCY_DATE.test(text) ? (stampedDate(text)?.iso ?? null) : null;
}
