/**
 * What the dates before a date tell of it: the year that a sentence is about, the day that 当天 leans on, the month of a day that
 * stands alone.
 */
import { yearOf } from './calendar.ts';
import type { DateParts } from './date-grammar.ts';
import type { DateRule } from './thing-decisions.ts';

/** A day, month or year, or the first and the last of a range. */
export interface DateValue {
  readonly iso: string;
  readonly until?: string;
}

/** What is known from the dates before this one. */
export interface DateContext {
  readonly published: string | null;
  /** The year that the running sentence is about. */
  year: number | null;
  /** The last year told of, which 同年 and 次年 lean on. */
  lastYear: number | null;
  /** The last date with a month in this paragraph, and the last whole day. */
  last: string | null;
  day: string | null;
  /** The running sentence tells of what is to come: 将于, 前完成. */
  ahead: boolean;
  /** How the last date was resolved, and against what. */
  rule: DateRule;
  against: string | null;
}

/** What is known where no date has been read. */
export function contextOf(published: string | null): DateContext {
  return { published, year: null, lastYear: null, last: null, day: null, ahead: false, rule: 'written', against: null };
}

/** Stands for the year of 10月30日 while an undated article is read: a leap year that no news states. */
export const UNKNOWN_YEAR = 2996;
/** Notes what the date at hand is resolved by. */
export function because(context: DateContext, rule: DateRule, against: string | null = null): void {
  context.rule = rule;
  context.against = against;
}

/**
 * Keeps of a date what later ones may lean on.
 * @param anchors 当天 may lean on it, if it is a day
 */
export function remember(context: DateContext, { iso, until }: DateValue, parts: DateParts, anchors: boolean): void {
  const last = until ?? iso;
  if (parts.vague !== undefined) {
    context.day = null;
    return;
  }
  // 上年 compares; the sentence goes on about its own year.
  if (statesYear(parts) && !/^上/u.test(parts.relativeYear ?? '')) context.year = yearOf(iso);
  if (yearOf(last) < UNKNOWN_YEAR) context.lastYear = yearOf(last);
  if (last.length >= 7) context.last = last;
  // 2020-06-25 stamps the page; 当天 leans on the days that the story tells of.
  const tellsDay = iso.length === 10 && parts.sameDay === undefined && parts.numericYear === undefined;
  if (tellsDay && anchors) context.day = iso;
}

function statesYear(parts: DateParts): boolean {
  return [parts.year, parts.relativeYear, parts.numericYear, parts.republic].some((part) => part !== undefined);
}
