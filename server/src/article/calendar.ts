/**
 * Days, months and years as ISO strings, and how Chinese text writes their numbers. Pure arithmetic in UTC: it knows no
 * clock and no text. A date is as precise as its string is long: 2020, 2020-06, 2020-06-19.
 */

const DAY = 86_400_000;
const DIGITS = '〇一二三四五六七八九';

/** 2020 → "2020", 2020 6 → "2020-06", 2020 6 19 → "2020-06-19"; null where the calendar has no such day. */
export function isoDate(year: number, month?: number, day?: number): string | null {
  if (!(year >= 1000 && year <= 2999)) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  const isoMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return isoMonth;
  return day >= 1 && day <= daysIn(year, month) ? `${isoMonth}-${String(day).padStart(2, '0')}` : null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; month from 1, NaN for no month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? Number.NaN);
}

/** The day `days` after an ISO day. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * DAY).toISOString().slice(0, 10);
}

/** The ISO month `months` after that of an ISO day. */
export function addMonths(iso: string, months: number): string {
  return new Date(Date.UTC(yearOf(iso), monthOf(iso) - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The Monday of the week of an ISO day; weeks begin on Monday, as Chinese text has it. */
export function mondayOf(iso: string): string {
  return addDays(iso, -((new Date(Date.parse(iso)).getUTCDay() + 6) % 7));
}

/** How many days `iso` lies after `other`; negative before it. Months and years count from their first day. */
export function daysBetween(other: string, iso: string): number {
  return (Date.parse(iso) - Date.parse(other)) / DAY;
}

export function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

/** The month of an ISO month or day, from 1; NaN of a year. */
export function monthOf(iso: string): number {
  return Number.parseInt(iso.slice(5, 7), 10);
}

/** 19, 十九, 廿五, 三十一 → the number; a year digit by digit: 二〇二〇, 二零二零, 二○二○. NaN where it is none. */
export function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = [...text.replace(/[○零]/gu, '〇').replace('廿', '二十').replace('卅', '三十')];
  const ten = digits.indexOf('十');
  if (ten < 0) return Number(digits.map((digit) => (DIGITS.includes(digit) ? DIGITS.indexOf(digit) : 'x')).join(''));
  const tens = ten === 0 ? 1 : DIGITS.indexOf(digits[0] as string);
  const units = ten === digits.length - 1 ? 0 : DIGITS.indexOf(digits[ten + 1] as string);
  return digits.length <= 3 && ten <= 1 && tens > 0 && units >= 0 ? tens * 10 + units : Number.NaN;
}
