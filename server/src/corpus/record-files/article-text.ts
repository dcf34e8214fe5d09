/**
 * The text of an article as its file would have it, made of the fields of a record: the title, a line of date and source,
 * the text. What the text says itself is not said again. There is no other way for a field into the facts, so that what
 * is known of an article is known from its text, as everywhere.
 */
import { foldKey } from '../../text/folding.ts';

/** Values of a record. */
export interface Fields {
  readonly text: string;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly source?: string | undefined;
}

/** Lines at the beginning of a text that may hold its title and dateline, blank ones not counted. */
const HEAD = 6;
/** Longest line that may be a dateline, in UTF-16 code units; a longer one tells a story that has a date in it. */
const DATELINE = 80;
/** A value of more characters is no title, date or source. */
const LONGEST = 300;
/** News in Chinese is dated by the clock of Beijing; in milliseconds. */
const BEIJING = 8 * 3_600_000;

/** The text that is analysed. */
export function articleText(fields: Fields): string {
  const { at, inserted } = articleHead(fields);
  return fields.text.slice(0, at) + inserted + fields.text.slice(at);
}

/** What the other fields add to the text, and at which offset of it. */
export function articleHead(fields: Fields): { readonly at: number; readonly inserted: string } {
  const { text } = fields;
  const head = headLines(text);
  const title = oneLine(fields.title);
  const key = title === undefined ? '' : foldKey(title.replace(/\s+/gu, ''));
  const own = key === '' ? head[0] : head.find(({ line }) => foldKey(line.replace(/\s+/gu, '')) === key);
  const dateline = datelineOf(fields, head);
  if (key !== '' && own === undefined) return { at: 0, inserted: `${[title, ...dateline].join('\n')}\n` };
  if (dateline.length === 0 || own === undefined) return { at: 0, inserted: '' };
  // Below the title, or the first line where no field says what the title is: above it a dateline is none.
  return { at: own.end, inserted: `\n${dateline.join('\n')}${own.end === text.length ? '\n' : ''}` };
}

function datelineOf({ date, source }: Fields, head: readonly HeadLine[]): string[] {
  const short = head.filter(({ line }) => line.length <= DATELINE).map(({ line }) => line);
  const day = date === undefined ? undefined : dateOf(date);
  const from = oneLine(source)?.replace(/^来源\s*[:：]\s*/u, '');
  const parts: string[] = [];
  if (day !== undefined && !short.some((line) => says(line, day))) parts.push(`发布时间：${day}`);
  if (from !== undefined && from !== '' && !short.some((line) => line.includes(from))) parts.push(`来源：${from}`);
  return parts.length === 0 ? [] : [parts.join(' ')];
}

interface HeadLine {
  readonly line: string;
  /** Offset of its end in the text, before the line end. */
  readonly end: number;
}

function headLines(text: string): HeadLine[] {
  const lines: HeadLine[] = [];
  for (let start = 0; start < text.length && lines.length < HEAD; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const end = next > start && text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    // Of a longer line nothing is asked but that it is there.
    const line = text.slice(start, Math.min(end, start + LONGEST)).trim();
    if (line !== '') lines.push({ line, end });
    start = next + 1;
  }
  return lines;
}

function oneLine(value: string | undefined): string | undefined {
  const line = value?.slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
  return line === '' ? undefined : line;
}

/** Whether a line has a date, in whatever form. */
function says(line: string, day: string): boolean {
  const date = day.slice(0, 10);
  for (const [, year, month, inMonth] of line.matchAll(ANY_DATE))
    if (`${year}-${month?.padStart(2, '0')}-${inMonth?.padStart(2, '0')}` === date) return true;
  return false;
}

const ANY_DATE = /(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)/gu;

const NUMERIC = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d{2})(\d{2}))(?!\d)日?/u;
const TIME = /^[T\s]*(\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/u;
const ZONE = /(?:GMT|UTC?|Z|[+-]\d{2}:?\d{2})\s*(?:\([A-Z]+\))?$/u;

/**
 * A date, with its time where there is one, as `2020-06-25 08:00`. Understood are years first with any separators, ISO 8601,
 * seconds and milliseconds since 1970, and dates with English months; where a time zone is given, the clock of Beijing counts.
 * @returns undefined for anything else: days first and months first cannot be told apart
 */
export function dateOf(value: string): string | undefined {
  const given = value.trim().slice(0, DATELINE);
  if (/^\d{10}(?:\d{3})?$/u.test(given)) return ofMoment(Number(given) * (given.length === 10 ? 1000 : 1) + BEIJING, true);
  const numeric = NUMERIC.exec(given);
  if (numeric === null) return /[A-Za-z]{3}/u.test(given) ? ofEnglish(given) : undefined;
  const [whole, year, month = numeric[4], day = numeric[5]] = numeric;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || new Date(date).getUTCMonth() !== Number(month) - 1) return undefined;
  const time = TIME.exec(given.slice(whole.length));
  if (time === null) return ofMoment(date, false);
  const [, hour, minute, zone] = time;
  return ofMoment(date + (Number(hour) * 60 + Number(minute)) * 60_000 + (zone === undefined ? 0 : BEIJING - offsetOf(zone)), true);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function ofEnglish(given: string): string | undefined {
  const zoned = ZONE.test(given);
  // Without a zone the clock of this machine would count.
  const moment = Date.parse(zoned ? given : `${given} UTC`);
  return Number.isNaN(moment) ? undefined : ofMoment(moment + (zoned ? BEIJING : 0), /\d:\d/u.test(given));
}

/** @param moment in milliseconds, as if the clock were that of Greenwich */
function ofMoment(moment: number, time: boolean): string | undefined {
  const date = new Date(moment);
  const year = date.getUTCFullYear();
  if (!(year >= 1900 && year < 2200)) return undefined;
  return date
    .toISOString()
    .slice(0, time ? 16 : 10)
    .replace('T', ' ');
}
