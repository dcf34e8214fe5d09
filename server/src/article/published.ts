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

/** The first full date of a folded line, or null. */
export function stampedDate(text: string): StampedDate | null {
  const forms = formsIn(text);
  if (forms === 0) return null;
  const head = text.slice(0, SEARCHED);
  const found = [
    ...((forms & IN_DIGITS) !== 0 ? [...numericDates(head), ...republicanFigures(head), ...europeanDates(head)] : []),
    ...((forms & IN_NUMERALS) !== 0 ? chineseDates(head) : []),
  ].sort((a, b) => a.index - b.index);
  const first = found.find(({ index, length }) => !isAddress(head, index, index + length));
  if (first === undefined) return null;
  const before = head.slice(Math.max(0, first.index - LABEL_REACH), first.index);
  const after = head.slice(first.index + first.length, first.index + first.length + 24);
  return { ...first, labelled: LABEL.test(before) || LABEL_AFTER.test(after), timed: TIME.test(after) };
}

const IN_DIGITS = 1;
const IN_NUMERALS = 2;

/** In which figures the beginning of a line may write a full date: most lines hold none, and are asked for none. */
function formsIn(text: string): number {
  const end = Math.min(text.length, SEARCHED);
  let digits = 0;
  let forms = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (unit === YEAR_SIGN && i > 0 && CHINESE_DIGITS.includes(text[i - 1] as string)) forms |= IN_NUMERALS;
  }
  return digits >= FEWEST_DIGITS ? forms | IN_DIGITS : forms;
}

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

function* numericDates(text: string): Generator<Raw> {
  for (const match of text.matchAll(NUMERIC)) {
    const [whole, year, separator, month, day] = match as unknown as [string, string, string, string, string];
    // 2.10.1 is a version, 2020.6.25 a date; a year joined by 年 needs 月.
    if (separator === '年' && !whole.includes('月')) continue;
    yield* valid(Number(year), Number(month), Number(day), match.index, whole.length);
  }
  for (const match of text.matchAll(REPUBLICAN)) {
    const [whole, year, month, day] = match as unknown as [string, string, string, string];
    yield* valid(Number(year) + 1911, Number(month), Number(day), match.index, whole.length);
  }
}

function* republicanFigures(text: string): Generator<Raw> {
  for (const match of text.matchAll(REPUBLICAN_FIGURES)) {
    const [whole, year, , month, day] = match as unknown as [string, string, string, string, string];
    if (!LABEL.test(text.slice(Math.max(0, match.index - LABEL_REACH), match.index))) continue;
    yield* valid(Number(year) + 1911, Number(month), Number(day), match.index, whole.length);
  }
}

function* europeanDates(text: string): Generator<Raw> {
  for (const match of text.matchAll(EUROPEAN)) {
    const [whole, day, month, year] = match as unknown as [string, string, string, string];
    yield* valid(Number(year), Number(month), Number(day), match.index, whole.length);
  }
}

const DIGITS = '〇一二三四五六七八九';

function* chineseDates(text: string): Generator<Raw> {
  for (const match of text.matchAll(CHINESE)) {
    const [whole, year, month, day] = match as unknown as [string, string, string, string];
    const digits = [...year].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join('');
    yield* valid(Number(digits), chineseNumber(month), chineseNumber(day), match.index, whole.length);
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

function* valid(year: number, month: number, day: number, index: number, length: number): Generator<Raw> {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return;
  yield { iso: date.toISOString().slice(0, 10), index, length };
}

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
