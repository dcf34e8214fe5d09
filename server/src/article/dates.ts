/**
 * Dates in the text, absolute, partial and relative, resolved against the publication date. Where the text does not say
 * enough (日前, 近日, 周一 without 上 or 本) there is no date: a wrong one is worse than none.
 */
import { clean, toRaw } from '../text/folding.ts';
import { addDays, addMonths, daysBetween, isoDate, mondayOf, monthOf, readNumber, yearOf } from './calendar.ts';
import type { DateMention } from './facts.ts';
import type { DateRule } from './observer.ts';
import type { Reading } from './reading.ts';

const TIME_OF_DAY =
  '凌晨|清晨|早晨|早上|早间|上午|中午|午间|正午|下午|午后|傍晚|当晚|晚上|晚间|晚(?![会报宴餐])|夜间|夜里|深夜|夜(?![市景校])|晨(?!报)|早(?![报餐市])';
const TO = ' ?(?:至|到|--?|——?|–|−|~) ?';
const NUMBER = '\\d{1,2}|[一二三四五六七八九十廿卅]{1,3}';
const YEAR = '[12]\\d{3}|[一二][〇○零一二三四五六七八九]{3}';
/** 112年9月: years of the Republic, which Taiwan writes; nothing else has three digits before a month. */
const REPUBLIC = '(?:民国 ?)?(?<republic>(?<=民国 ?)\\d{1,3}|1[0-4]\\d(?= ?年 ?\\d{1,2} ?月)) ?年';
const RELATIVE_YEARS: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
const RELATIVE_MONTHS: Readonly<Record<string, number>> = { 上月: -1, 上个月: -1, 本月: 0, 这个月: 0, 下月: 1, 下个月: 1 };
const RELATIVE_DAYS: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 昨: -1, 今: 0, 明: 1 };
const RELATIVE_WEEKS: Readonly<Record<string, number>> = { 上: -7, 本: 0, 这: 0, 下: 7 };
const QUARTERS = '一二三四';

/** What may follow 今日 and 明日 where they mean a day: they begin the names of papers and sites as well (今日头条). */
const DAY_GOES_ON = `(?=${TIME_OF_DAY}|[,.，。、:;(起在于从由召举宣正发出就向将又再已也]|$)`;

const MONTH_PART = `(?:(?<month>${NUMBER})(?:${TO}(?<monthEnd>${NUMBER}))? ?月(?!龄)(?<portion>份|[上中下]旬|[初底中末])?)`;
const DAY_PART = `(?:(?<day>${NUMBER})(?:${TO}(?<dayEnd>${NUMBER}))? ?[日号])`;

/**
 * One date as the text writes it. The parts are optional, so that 2020年6月19日, 6月19日, 去年7月 and 本月3日 are one
 * pattern; which combinations mean a date is decided by `resolve`.
 */
const DATE = new RegExp(
  [
    `(?<![\\d./-])(?<numericYear>(?:19|20)\\d{2})(?<joint>[-/.])(?<numericMonth>\\d{1,2})\\k<joint>(?<numericDay>\\d{1,2})(?![\\d./-])`,
    `(?:(?<![\\d.〇○零一二三四五六七八九十百千万])(?:(?<year>${YEAR})(?:${TO}(?<yearEnd>${YEAR}))? ?年|${REPUBLIC})|(?<relativeYear>${Object.keys(RELATIVE_YEARS).join('|')}))` +
      `(?:(?<half>[上下])半年|第?(?<quarter>[一二三四1-4])季度| ?${MONTH_PART}(?: ?${DAY_PART})?)?`,
    `(?<relativeMonth>${Object.keys(RELATIVE_MONTHS).join('|')})(?:${DAY_PART})?`,
    `(?<![\\d.〇○零一二三四五六七八九十百千万年月第/]|历时?|农历|阴历|闰)(?:${MONTH_PART}(?: ?${DAY_PART})?|${DAY_PART})`,
    `(?<dayWord>大前天|前天)|(?<dayStem>[昨今明])(?:(?<!的.)天|日(?:(?<=昨日)|${DAY_GOES_ON})|(?=[晚夜早晨](?!报))|\\((?<bracketed>\\d{1,2})\\)日)`,
    '(?<week>[上本这下])(?:个?星期|个?礼拜|周)(?<weekday>[一二三四五六日天](?!周))?(?![刊报末年期围边])',
    // What comes again each year is no date; it is matched so that no part of it is.
    `(?<yearly>每年的?)${MONTH_PART}(?: ?${DAY_PART})?`,
    '(?<sameDay>当天|当日|同日(?!而语)|次日|翌日)',
    '(?:(?<half>[上下])半年|第(?<quarter>[一二三四1-4])季度)',
  ].join('|'),
  'uy',
);

/** What may follow the first character of a date in words. */
const WORDS: Readonly<Record<string, string>> = {
  大: '前',
  前: '年天',
  去: '年',
  今: '年天日晚夜早晨(',
  昨: '天日晚夜早晨(',
  明: '年天日晚夜早晨(',
  后: '年',
  本: '年月周星礼个',
  上: '月半周星礼个',
  下: '月半周星礼个',
  这: '周星礼个',
  每: '年',
  当: '天日',
  同: '日',
  次: '日',
  翌: '日',
  民: '国',
  第: '一二三四1234',
};
const DIGITS = '0123456789';
const NUMERALS = '〇○零一二三四五六七八九十廿卅';
/** What may follow the number that a date begins with. */
const AFTER_NUMBER = ' 年月日号至到-—–−~./';
const LONGEST_NUMBER = 4;

/** What a code unit may begin: 0 no date, 1 one in digits, 2 one in Chinese numerals, from 3 on one in words. */
const openings = new Uint8Array(0x10000);
const closers = new Uint8Array(0x10000);
const followers = Object.values(WORDS);
for (const digit of DIGITS) openings[digit.charCodeAt(0)] = 1;
for (const numeral of NUMERALS) openings[numeral.charCodeAt(0)] = 2;
Object.keys(WORDS).forEach((word, index) => {
  openings[word.charCodeAt(0)] = 3 + index;
});
for (const closer of AFTER_NUMBER) closers[closer.charCodeAt(0)] = 1;

/** The first offset from `from` on where a date may begin, by its first characters; the length of the text where there is none. */
function nextOpening(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const opening = openings[text.charCodeAt(i)] as number;
    if (opening === 0) continue;
    if (opening > 2) {
      if (followers[opening - 3]?.includes(text[i + 1] ?? '\0')) return i;
      continue;
    }
    let end = i + 1;
    while (openings[text.charCodeAt(end)] === opening) end++;
    if (end - i <= LONGEST_NUMBER && closers[text.charCodeAt(end)] === 1) return i;
    // 54 in 954 is no number of its own, but 五日 in 廿五日 may be.
    if (opening === 1 || end - i > LONGEST_NUMBER) i = end - 1;
  }
  return text.length;
}

const TIME = new RegExp(TIME_OF_DAY, 'uy');
const RANGE = new RegExp(TO, 'uy');
const SINCE = /以来/uy;
/** A day without a month counts where a sentence or a bracket begins, or after another date. */
const OPENS = /(?:^|[\s,.。;；:：!?！？、(“"'‘—-]|截至|截止|至|到|和|及|于|在|今|电)$/u;
/** … and where it goes on as a date does: 10日内, 5日游 and 3日龄 are lengths of time. */
const DAY_CLOSES = new RegExp(`^(?:${TIME_OF_DAY}|[,。;、)(\\s:电讯在至到和及-]|$)`, 'u');
/** 新华社北京1日电 */
const AGENCY_REPORT = /^[电讯]/u;
/** 2000年历史 and 三千年来 are lengths of time. */
const DURATION = /^(?:的?历史|多|来的?(?:历史|文明|文化))/u;
const SENTENCE_END = /[。！？!?\n\r]/u;

/** Stands for the year of 10月30日 while an undated article is read: a leap year that no news states. */
const UNKNOWN_YEAR = 2996;

/** What is known from the dates before this one. */
interface Context {
  readonly published: string | null;
  /** The year that the running sentence is about. */
  year: number | null;
  /** The last date with a month, and the last whole day. */
  last: string | null;
  day: string | null;
  /** How the last date was resolved, and against what. */
  rule: DateRule;
  against: string | null;
}

interface Resolved {
  readonly iso: string;
  readonly until?: string;
}

const contextOf = (published: string | null): Context => ({ published, year: null, last: null, day: null, rule: 'written', against: null });

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * Finds the dates of an article, ascending.
 * @param published ISO date of publication, or null: relative dates are left out then, and a day of a month is `--10-30`
 */
export function findDates(reading: Reading, published: string | null): DateMention[] {
  const { folding, observer } = reading;
  const text = folding.text;
  const context = contextOf(published);
  const dates: DateMention[] = [];
  let seen = 0;
  for (let start = nextOpening(text, 0); start < text.length; start = nextOpening(text, Math.max(start + 1, seen))) {
    DATE.lastIndex = start;
    const match = DATE.exec(text);
    if (match === null) continue;
    let end = start + match[0].length;
    const parts = match.groups as Parts;
    const between = text.slice(seen, start);
    if (SENTENCE_END.test(between)) context.year = null;
    if (/[\n\r]/.test(between)) context.last = null;
    seen = end;
    if (!isDate(parts, text, start, end, between)) {
      observer?.tell({ kind: 'dateRefusal', start, end, why: 'noDate' });
      continue;
    }
    let resolved = resolve(parts, context);
    if (resolved === null) {
      observer?.tell({ kind: 'dateRefusal', start, end, why: 'unresolved' });
      continue;
    }
    const { rule, against } = context;
    end = skip(TIME, text, end);
    remember(context, resolved.iso, parts);
    const range = resolved.until === undefined ? rangeEnd(text, end, context, resolved.iso) : null;
    if (range !== null) {
      resolved = { iso: resolved.iso, until: range.iso };
      end = range.end;
    } else {
      const since = skip(SINCE, text, end);
      if (since > end && resolved.until === undefined && published !== null && resolved.iso < published) {
        resolved = { iso: resolved.iso, until: published };
        end = since;
      }
    }
    seen = end;
    observer?.tell({ kind: 'date', start, end, rule, against });
    dates.push({ text: clean(folding, start, end), ...withoutUnknownYear(resolved), ...toRaw(folding, start, end) });
  }
  return dates;
}

/** Whether what matched is a date here; 三月 may be a name and 10日 a length of time. */
function isDate(parts: Parts, text: string, start: number, end: number, between: string): boolean {
  if (parts.yearly !== undefined) return false;
  const after = text.slice(end, end + 6);
  if (parts.month !== undefined && parts.year === undefined && parts.relativeYear === undefined && parts.republic === undefined) {
    // 五月 may be a name, 十二月 in 二十二月 a number; Arabic ones and those with a day or 份 are dates.
    return parts.day !== undefined || parts.portion !== undefined || parts.monthEnd !== undefined || /\d/.test(parts.month);
  }
  if (parts.day !== undefined && parts.month === undefined && parts.relativeMonth === undefined) {
    if (text[end - 1] !== '日') return false;
    const afterDate = between.length <= 1 && /^[、和及,]?$/u.test(between);
    return AGENCY_REPORT.test(after) || ((afterDate || OPENS.test(text.slice(Math.max(0, start - 2), start))) && DAY_CLOSES.test(after));
  }
  if (parts.year !== undefined && parts.month === undefined && !parts.half && !parts.quarter) return !DURATION.test(after);
  return true;
}

/** Notes what the date at hand is resolved by. */
function because(context: Context, rule: DateRule, against: string | null = null): void {
  context.rule = rule;
  context.against = against;
}

function resolve(parts: Parts, context: Context): Resolved | null {
  const { published } = context;
  because(context, 'written');
  if (parts.numericYear !== undefined)
    return single(isoDate(Number(parts.numericYear), Number(parts.numericMonth), Number(parts.numericDay)));
  if (parts.sameDay !== undefined) {
    because(context, 'dayBefore', context.day);
    return context.day === null ? null : single(/^[次翌]/u.test(parts.sameDay) ? addDays(context.day, 1) : context.day);
  }
  const year = statedYear(parts, published);
  if (year !== undefined) {
    if (parts.republic !== undefined) because(context, 'republic');
    else if (parts.relativeYear !== undefined) because(context, 'relativeYear', published);
    return year === null ? null : inYear(year, parts);
  }
  if (parts.month !== undefined) return monthAndDay(parts, context);
  if (parts.half !== undefined || parts.quarter !== undefined) {
    const about = context.year ?? (published === null ? null : yearOf(published));
    because(context, context.year === null ? 'yearOfPublication' : 'yearOfSentence', about === null ? null : String(about));
    return about === null ? null : inYear(about, parts);
  }
  if (parts.day !== undefined && parts.relativeMonth === undefined) return bareDay(parts, context);
  because(context, 'relative', published);
  return published === null ? null : relative(parts, published);
}

/** The year that the parts state; undefined where they state none, null where it cannot be told. */
function statedYear(parts: Parts, published: string | null): number | null | undefined {
  if (parts.year !== undefined) return readNumber(parts.year);
  if (parts.republic !== undefined) return Number(parts.republic) + 1911;
  if (parts.relativeYear === undefined) return undefined;
  return published === null ? null : yearOf(published) + (RELATIVE_YEARS[parts.relativeYear] as number);
}

function inYear(year: number, parts: Parts): Resolved | null {
  if (parts.yearEnd !== undefined) return range(isoDate(year), isoDate(readNumber(parts.yearEnd)));
  if (parts.half !== undefined) return parts.half === '上' ? months(year, 1, 6) : months(year, 7, 12);
  if (parts.quarter !== undefined) {
    const quarter = QUARTERS.includes(parts.quarter) ? QUARTERS.indexOf(parts.quarter) : Number(parts.quarter) - 1;
    return months(year, quarter * 3 + 1, quarter * 3 + 3);
  }
  if (parts.month === undefined) return single(isoDate(year));
  const month = readNumber(parts.month);
  if (parts.monthEnd !== undefined) return parts.day === undefined ? months(year, month, readNumber(parts.monthEnd)) : null;
  if (parts.day === undefined) return single(isoDate(year, month));
  return days(year, month, parts);
}

/** 6月19日: in the year that the sentence speaks of, else in the year that brings it nearest to the publication. */
function monthAndDay(parts: Parts, context: Context): Resolved | null {
  if (context.year !== null) {
    because(context, 'yearOfSentence', String(context.year));
    return inYear(context.year, parts);
  }
  if (context.published === null) {
    because(context, 'unknownYear');
    return inYear(UNKNOWN_YEAR, parts);
  }
  because(context, 'nearestYear', context.published);
  const year = yearOf(context.published);
  const candidates = [year - 1, year, year + 1].map((candidate) => inYear(candidate, parts)).filter((candidate) => candidate !== null);
  const distance = ({ iso }: Resolved) => {
    const days = daysBetween(context.published as string, iso);
    // News tells what has happened more often than what will.
    return days > 0 ? 2 * days : -days;
  };
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** 31日: in the month of the date before it, else the latest such day up to the publication. */
function bareDay(parts: Parts, context: Context): Resolved | null {
  if (context.last !== null) {
    because(context, 'monthBefore', context.last);
    return days(yearOf(context.last), monthOf(context.last), parts);
  }
  if (context.published === null) return null;
  because(context, 'latestSuchDay', context.published);
  const month =
    readNumber(parts.day as string) <= Number(context.published.slice(8))
      ? context.published.slice(0, 7)
      : addMonths(context.published, -1);
  return days(yearOf(month), monthOf(month), parts);
}

function relative(parts: Parts, published: string): Resolved | null {
  if (parts.relativeMonth !== undefined) {
    const month = addMonths(published, RELATIVE_MONTHS[parts.relativeMonth] as number);
    return parts.day === undefined ? { iso: month } : days(yearOf(month), monthOf(month), parts);
  }
  if (parts.week !== undefined) {
    const monday = addDays(mondayOf(published), RELATIVE_WEEKS[parts.week] as number);
    if (parts.weekday === undefined) return { iso: monday, until: addDays(monday, 6) };
    return { iso: addDays(monday, Math.min(6, '一二三四五六日天'.indexOf(parts.weekday))) };
  }
  const day = addDays(published, RELATIVE_DAYS[(parts.dayWord ?? parts.dayStem) as string] as number);
  // 今(23)日 states the day as well; where the two differ the publication date is not the day of writing.
  if (parts.bracketed !== undefined && Number(parts.bracketed) !== Number(day.slice(8))) {
    const stated = bareDay({ day: parts.bracketed }, contextOf(published));
    return stated !== null && Math.abs(daysBetween(day, stated.iso)) <= 3 ? stated : null;
  }
  return { iso: day };
}

/** The second date of 12月30日至1月2日, where one stands behind the first. */
function rangeEnd(text: string, at: number, context: Context, from: string): { iso: string; end: number } | null {
  const next = skip(RANGE, text, at);
  if (next === at) return null;
  DATE.lastIndex = next;
  const match = DATE.exec(text);
  if (match === null) return null;
  const parts = match.groups as Parts;
  if (parts.sameDay !== undefined || parts.dayEnd !== undefined || parts.monthEnd !== undefined) return null;
  const before = context.year;
  context.year ??= yearOf(from);
  let resolved = resolve(parts, context);
  if (resolved !== null && resolved.iso < from && parts.year === undefined && parts.month !== undefined) {
    context.year = yearOf(from) + 1;
    resolved = resolve(parts, context);
  }
  context.year = before;
  if (resolved === null || resolved.iso < from || resolved.until !== undefined) return null;
  remember(context, resolved.iso, parts);
  return { iso: resolved.iso, end: skip(TIME, text, next + match[0].length) };
}

function remember(context: Context, iso: string, parts: Parts): void {
  if (parts.year !== undefined || parts.relativeYear !== undefined || parts.numericYear !== undefined || parts.republic !== undefined)
    context.year = yearOf(iso);
  if (iso.length >= 7) context.last = iso;
  // 2020-06-25 stamps the page; 当天 leans on the days that the story tells of.
  if (iso.length === 10 && parts.sameDay === undefined && parts.numericYear === undefined) context.day = iso;
}

/** --10-30, as ISO 8601:2000 writes a day whose year is not known. */
function withoutUnknownYear({ iso, until }: Resolved): Resolved {
  const strip = (date: string) => (yearOf(date) >= UNKNOWN_YEAR ? `-${date.slice(4)}` : date);
  return until === undefined ? { iso: strip(iso) } : { iso: strip(iso), until: strip(until) };
}

function single(iso: string | null): Resolved | null {
  return iso === null ? null : { iso };
}

function range(iso: string | null, until: string | null): Resolved | null {
  return iso === null || until === null || until < iso ? null : { iso, until };
}

function months(year: number, from: number, to: number): Resolved | null {
  return range(isoDate(year, from), isoDate(year, to));
}

function days(year: number, month: number, parts: Parts): Resolved | null {
  const from = isoDate(year, month, readNumber(parts.day as string));
  return parts.dayEnd === undefined ? single(from) : range(from, isoDate(year, month, readNumber(parts.dayEnd)));
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
