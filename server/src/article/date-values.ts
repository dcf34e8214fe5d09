/**
 * What a date that the text writes in parts means: which day, month or year, given the publication date and the dates before it.
 */
import { addDays, addMonths, daysBetween, isoDate, mondayOf, monthOf, readNumber, yearOf } from './calendar.ts';
import { because, contextOf, type DateContext, type DateValue, UNKNOWN_YEAR } from './date-context.ts';
import type { DateParts } from './date-grammar.ts';

/** Years of the Republic, which Taiwan counts. */
const REPUBLIC = 1911;
const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  前年: -2,
  去: -1,
  去年: -1,
  今: 0,
  今年: 0,
  本: 0,
  本年: 0,
  明: 1,
  明年: 1,
  后年: 2,
};
const MONTHS_AWAY: Readonly<Record<string, number>> = { 上月: -1, 上个月: -1, 上: -1, 本月: 0, 本: 0, 这个月: 0, 下月: 1, 下个月: 1 };
const DAYS_AWAY: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 前晚: -2, 前日: -2, 昨: -1, 今: 0, 明: 1, 后天: 2 };
const WEEKS_AWAY: Readonly<Record<string, number>> = { 上: -7, 本: 0, 这: 0, 下: 7 };
const DIGITS = '一二三四';
/** The first years of the five-year plans. */
const PLANS: Readonly<Record<string, number>> = {
  八五: 1991,
  九五: 1996,
  十五: 2001,
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
};
/** 日前 and 近日 reach back over the turn of a month in its first days. */
const RECENT_DAYS = 7;

/** The value of a date, or null where the text and the dates before it do not tell. */
export function dateValue(parts: DateParts, context: DateContext): DateValue | null {
  const { published } = context;
  because(context, 'written');
  if (parts.numericYear !== undefined)
    return single(
      isoDate(Number(parts.numericYear), Number(parts.numericMonth), parts.numericDay === undefined ? undefined : Number(parts.numericDay)),
    );
  if (parts.decade !== undefined || parts.tens !== undefined) return decade(parts);
  if (parts.plan !== undefined) return plan(parts.plan, parts.planTime as string, published);
  if (parts.sameDay !== undefined) return sameDay(parts.sameDay, context);
  if (parts.vague !== undefined) {
    because(context, 'relative', published);
    return published === null ? null : recently(published);
  }
  const year = statedYear(parts, context);
  if (year !== undefined) return year === null ? null : inYear(year, parts);
  if (parts.relativeMonth !== undefined) return relativeMonth(parts, context);
  if (parts.bareYear !== undefined) return nearest(parts, context, 1);
  if (parts.bareMonth !== undefined) {
    because(context, 'relative', published);
    return published === null ? null : { iso: published.slice(0, 7) };
  }
  if (parts.months !== undefined || parts.quarters !== undefined) return firstMonths(parts, context);
  if (parts.month !== undefined || parts.half !== undefined || parts.quarter !== undefined) return nearest(parts, context, 2);
  if (parts.day !== undefined) return bareDay(parts, context);
  because(context, 'relative', published);
  return published === null ? null : relativeDay(parts, published);
}

/** --10-30, as ISO 8601:2000 writes a day whose year is not known. */
export function withoutUnknownYear({ iso, until }: DateValue): DateValue {
  const strip = (date: string) => (yearOf(date) >= UNKNOWN_YEAR ? `-${date.slice(4)}` : date);
  return until === undefined ? { iso: strip(iso) } : { iso: strip(iso), until: strip(until) };
}

/** The year that the parts state; undefined where they state none, null where it cannot be told. */
function statedYear(parts: DateParts, context: DateContext): number | null | undefined {
  const { published, lastYear, year } = context;
  if (parts.year !== undefined) return readNumber(parts.year);
  if (parts.republic !== undefined) {
    because(context, 'republic');
    return readNumber(parts.republic) + REPUBLIC;
  }
  if (parts.bracketedYear !== undefined) {
    const stated = Number(parts.bracketedYear);
    return stated < 1000 ? stated + REPUBLIC : stated;
  }
  const publishedYear = published === null ? null : yearOf(published);
  const after = (from: number | null, years: number) => (from === null ? null : from + years);
  switch (parts.relativeYear) {
    case undefined:
      return undefined;
    case '同年':
    case '当年':
      because(context, 'dayBefore', asText(lastYear));
      return lastYear;
    case '次年':
    case '翌年':
      because(context, 'dayBefore', asText(lastYear));
      return after(lastYear, 1);
    case '上年':
    case '上一年':
      because(context, year === null ? 'relativeYear' : 'yearOfSentence', asText(year) ?? published);
      return after(year ?? publishedYear, -1);
    default:
      because(context, 'relativeYear', published);
      return after(publishedYear, RELATIVE_YEARS[parts.relativeYear] as number);
  }
}

function inYear(year: number, parts: DateParts): DateValue | null {
  if (parts.republicTen !== undefined) return range(isoDate(year), isoDate(year + 9));
  if (parts.yearEnd !== undefined) return range(isoDate(year), isoDate(readNumber(parts.yearEnd)));
  if (parts.republicEnd !== undefined) return range(isoDate(year), isoDate(readNumber(parts.republicEnd) + REPUBLIC));
  if (parts.half !== undefined) return parts.half === '上' ? months(year, 1, 6) : months(year, 7, 12);
  if (parts.quarter !== undefined) {
    const quarter = digit(parts.quarter);
    return months(year, quarter * 3 - 2, quarter * 3);
  }
  if (parts.quarters !== undefined) return months(year, 1, digit(parts.quarters) * 3);
  if (parts.months !== undefined) return months(year, 1, readNumber(parts.months));
  if (parts.yearPortion !== undefined) return single(isoDate(year, { 初: 1, 中: 6, 底: 12, 末: 12 }[parts.yearPortion]));
  if (parts.month === undefined) return single(isoDate(year));
  const month = readNumber(parts.month);
  if (parts.monthEnd !== undefined) return parts.day === undefined ? months(year, month, readNumber(parts.monthEnd)) : null;
  if (parts.day === undefined) return single(isoDate(year, month));
  return days(year, month, parts);
}

/** 6月19日, 三季度, 年底: in the year that the sentence speaks of, else in the year that brings it nearest to the publication. */
function nearest(parts: DateParts, context: DateContext, past: number): DateValue | null {
  const { year, published, ahead } = context;
  because(context, year !== null ? 'yearOfSentence' : published === null ? 'unknownYear' : 'nearestYear', asText(year) ?? published);
  if (year !== null) return inYear(year, parts);
  if (published === null) return parts.month === undefined ? null : inYear(UNKNOWN_YEAR, parts);
  const about = yearOf(published);
  const candidates = [about - 1, about, about + 1].map((candidate) => inYear(candidate, parts)).filter((candidate) => candidate !== null);
  return candidates.sort((a, b) => distance(a.iso, published, past, ahead) - distance(b.iso, published, past, ahead))[0] ?? null;
}

/** 前8个月 without a year: of the year of publication, where those months are just over; else it is a length of time. */
function firstMonths(parts: DateParts, context: DateContext): DateValue | null {
  const { year, published } = context;
  because(context, year === null ? 'yearOfPublication' : 'yearOfSentence', asText(year) ?? published?.slice(0, 4) ?? null);
  if (year !== null) return inYear(year, parts);
  if (published === null) return null;
  const last = parts.months === undefined ? digit(parts.quarters as string) * 3 : readNumber(parts.months);
  const behind = monthOf(published) - last;
  return behind >= 0 && behind <= 2 ? inYear(yearOf(published), parts) : null;
}

/** 31日: in the month of the date before it, or the next one where the days begin anew; else where it is nearest. */
function bareDay(parts: DateParts, context: DateContext): DateValue | null {
  const { last, published, ahead } = context;
  because(context, 'monthBefore', last);
  const inMonth = (month: string) => days(yearOf(month), monthOf(month), parts);
  const leaning =
    last === null || (last.length < 10 && published !== null) ? null : inMonth(leaningMonth(last, readNumber(parts.day as string)));
  if (published === null || (leaning !== null && leaning.iso <= published)) return leaning;
  const [nearest] = [-1, 0, 1]
    .map((away) => inMonth(addMonths(published, away)))
    .filter((value) => value !== null)
    .sort((a, b) => distance(a.iso, published, 2, ahead) - distance(b.iso, published, 2, ahead));
  // Who announced on the 22nd a visit of the 2nd of April has just done so.
  const isRecent = nearest !== undefined && nearest.iso <= published && daysBetween(nearest.iso, published) <= RECENT_DAYS;
  if (leaning !== null && !isRecent) return leaning;
  because(context, 'nearestDay', published);
  return nearest ?? null;
}

/** The month of a day that follows another: that one's, or the next where the days begin anew. */
function leaningMonth(last: string, day: number): string {
  return Number(last.slice(8)) - day >= HALF_A_MONTH ? addMonths(last, 1) : last.slice(0, 7);
}

/** So far days go back only where a month has passed. */
const HALF_A_MONTH = 15;

/**
 * How far a day is from the publication.
 * @param past how much nearer what has happened is than what will: news tells of it more often
 * @param ahead the sentence tells of what is to come
 */
function distance(iso: string, published: string, past: number, ahead: boolean): number {
  const days = daysBetween(published, iso);
  if (ahead) return days < 0 ? -3 * days : days;
  return days > 0 ? past * days : -days;
}

function sameDay(word: string, context: DateContext): DateValue | null {
  const { day } = context;
  because(context, 'dayBefore', day);
  if (day === null) return null;
  return { iso: addDays(day, /^[次翌]/u.test(word) ? 1 : word.startsWith('前') ? -1 : 0) };
}

function relativeMonth(parts: DateParts, context: DateContext): DateValue | null {
  const { last, published } = context;
  const word = parts.relativeMonth as string;
  const leansBack = /^[当同次]/u.test(word);
  const from = leansBack ? last : published;
  because(context, leansBack ? 'monthBefore' : 'relative', from);
  if (from === null) return null;
  const month = leansBack ? addMonths(from, word === '次月' ? 1 : 0) : addMonths(from, MONTHS_AWAY[word] as number);
  if (parts.bracketedMonth !== undefined && Number(parts.bracketedMonth) !== monthOf(month)) return null;
  return parts.day === undefined ? { iso: month } : days(yearOf(month), monthOf(month), parts);
}

function relativeDay(parts: DateParts, published: string): DateValue | null {
  if (parts.week !== undefined) {
    const monday = addDays(mondayOf(published), WEEKS_AWAY[parts.week] as number);
    if (parts.weekend !== undefined) return { iso: addDays(monday, 5), until: addDays(monday, 6) };
    if (parts.weekday === undefined) return { iso: monday, until: addDays(monday, 6) };
    return { iso: addDays(monday, Math.min(6, '一二三四五六日天'.indexOf(parts.weekday))) };
  }
  const day = addDays(published, DAYS_AWAY[(parts.dayWord ?? parts.dayStem) as string] as number);
  // 今(23)日 states the day as well; where the two differ the publication date is not the day of writing.
  if (parts.bracketed !== undefined && Number(parts.bracketed) !== Number(day.slice(8))) {
    const stated = bareDay({ day: parts.bracketed }, contextOf(published));
    return stated !== null && Math.abs(daysBetween(day, stated.iso)) <= 3 ? stated : null;
  }
  return { iso: day };
}

/** 日前, 近日: as much as can be said is the month, or the two months at whose turn the article stands. */
function recently(published: string): DateValue {
  const month = published.slice(0, 7);
  return Number(published.slice(8)) > RECENT_DAYS ? { iso: month } : { iso: addMonths(published, -1), until: month };
}

/** 20世纪80年代, 1980年代, 80年代. */
function decade({ decade, tens, century }: DateParts): DateValue | null {
  const ten = tens === undefined ? 0 : /^\d/u.test(tens) ? Number(tens) : readNumber(tens);
  const hundred = century === undefined || /^(?:20|二十)$/u.test(century) ? 1900 : 1800;
  const first = decade === undefined ? hundred + ten : Number(decade);
  return range(isoDate(first), isoDate(first + 9));
}

function plan(name: string, time: string, published: string | null): DateValue | null {
  const first = PLANS[name];
  if (first === undefined) return null;
  if (time.startsWith('末')) return single(isoDate(first + 4));
  if (time.startsWith('初')) return single(isoDate(first));
  if (time === '以来') return published === null ? null : range(isoDate(first), published);
  return range(isoDate(first), isoDate(first + 4));
}

function asText(year: number | null): string | null {
  return year === null ? null : String(year);
}

/** 三, 两 and 3 → 3. */
function digit(text: string): number {
  if (text === '两') return 2;
  return DIGITS.includes(text) ? DIGITS.indexOf(text) + 1 : Number(text);
}

function single(iso: string | null): DateValue | null {
  return iso === null ? null : { iso };
}

function range(iso: string | null, until: string | null): DateValue | null {
  return iso === null || until === null || until < iso ? null : { iso, until };
}

function months(year: number, from: number, to: number): DateValue | null {
  return range(isoDate(year, from), isoDate(year, to));
}

function days(year: number, month: number, parts: DateParts): DateValue | null {
  const from = isoDate(year, month, readNumber(parts.day as string));
  return parts.dayEnd === undefined ? single(from) : range(from, isoDate(year, month, readNumber(parts.dayEnd)));
}
