/**
 * Dates that the calendar does not have, and weekdays that it does not have on that day. A date is looked at where 月 stands
 * behind figures, so that a text costs one search for it.
 */
import { isoDate } from '../article/calendar.ts';
import type { Finding, Zone } from '../article/facts.ts';
import type { Reading } from '../article/reading.ts';
import { toRaw } from '../text/folding.ts';
import { factRules } from './fact-rules.ts';
import { finding } from './rule.ts';

/** Of a date without its year nobody can say that it is not in a leap year. */
const LEAP_YEAR = 2024;
const WEEKDAYS = '日一二三四五六';
/** What says that a day is one of the moon's, in which every month may have thirty. */
const LUNAR = /[农阴旧夏]历|闰$/u;
/** How far before a date that may stand. */
const LUNAR_REACH = 8;
const DAY = /^(\d{1,2})[日号]/u;
const WEEKDAY = /^ ?(?:\((?:星期|周|礼拜)([一二三四五六日天])\)|(?:星期|礼拜)([一二三四五六日天]))/u;
/** Longest text behind 月 that is looked at: 31日 (星期日). */
const BEHIND = 12;

/** @param zoneOf the zone of a line, 1-based */
export function dateFindings(reading: Reading, zoneOf: (line: number) => Zone | undefined): Finding[] {
  const { text } = reading.folding;
  const found: Finding[] = [];
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    const monthStart = digitsBefore(text, at);
    if (monthStart === at || at - monthStart > 2) continue;
    const each = findingAt(reading, monthStart, at);
    if (each !== undefined && zoneOf(each.line) !== 'boilerplate') found.push(each);
  }
  return found;
}

function findingAt(reading: Reading, monthStart: number, at: number): Finding | undefined {
  const { folding } = reading;
  const { text } = folding;
  const yearStart = text[monthStart - 1] === '年' ? digitsBefore(text, monthStart - 1) : monthStart;
  const year = monthStart - 1 - yearStart === 4 ? Number(text.slice(yearStart, monthStart - 1)) : undefined;
  // 1.13月 and 1-13月 count months.
  if (year === undefined && /\d[.~至到—-]$/u.test(text.slice(Math.max(0, monthStart - 2), monthStart))) return undefined;
  const behind = text.slice(at + 1, at + 1 + BEHIND);
  const dayWritten = DAY.exec(behind);
  const month = Number(text.slice(monthStart, at));
  const start = year === undefined ? monthStart : yearStart;
  const dayEnd = at + 1 + (dayWritten?.[0].length ?? 0);
  const told = (end: number, rule: (typeof factRules)[keyof typeof factRules], ...values: string[]): Finding => {
    const span = toRaw(folding, start, end);
    return finding(reading, rule, span.start, span.end, ...values);
  };
  const date = text.slice(start, dayEnd);
  if (dayWritten === null)
    return year !== undefined && isImpossible(year, month) ? told(at + 1, factRules.impossibleDate, date) : undefined;
  const iso = isoDate(year ?? LEAP_YEAR, month, Number(dayWritten[1]));
  if (iso === null) {
    const isLunar = LUNAR.test(text.slice(Math.max(0, start - LUNAR_REACH), start));
    return isLunar || (year !== undefined && isoDate(year) === null) ? undefined : told(dayEnd, factRules.impossibleDate, date);
  }
  const weekday = year === undefined ? null : WEEKDAY.exec(behind.slice(dayWritten[0].length));
  if (weekday === null) return undefined;
  const said = (weekday[1] ?? weekday[2] ?? '').replace('天', '日');
  const right = WEEKDAYS[new Date(Date.parse(iso)).getUTCDay()] as string;
  return said === right ? undefined : told(dayEnd + weekday[0].length, factRules.wrongWeekday, date, said, right);
}

/** 2019年13月; a count of months has no year before it. */
function isImpossible(year: number, month: number): boolean {
  return isoDate(year) !== null && isoDate(year, month) === null;
}

/** Where the figures begin that end at an offset; the offset itself where there are none. */
function digitsBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && text.charCodeAt(start - 1) >= 0x30 && text.charCodeAt(start - 1) <= 0x39) start--;
  return start;
}
