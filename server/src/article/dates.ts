/**
 * Dates in the text, absolute, partial and relative, resolved against the publication date. Where the text does not say
 * enough (近期, 前不久, 周一 without 上 or 本, feasts) there is no date: a wrong one is worse than none.
 */
import { clean, toRaw } from '../text/folding.ts';
import { yearOf } from './calendar.ts';
import { contextOf, type DateContext, type DateValue, remember } from './date-context.ts';
import { isDate } from './date-cues.ts';
import { type DateMatch, matchAt, nextMatch, rangeWordEnd, sinceEnd, timeEnd } from './date-grammar.ts';
import { dateValue, withoutUnknownYear } from './date-values.ts';
import type { DateMention } from './facts.ts';
import type { Reading } from './reading.ts';

const SENTENCE_END = /[。！？!?\n\r]/u;
const LINE_END = /[\n\r]/u;
/** The sentence tells of what is to come: 将于28日, 定于1月3日, 12月31日前完成, 1月1日起施行. */
const AHEAD_BEFORE = /(?:将|定于|拟于|预计|计划|确保|力争|务必|截止|延长至|安排在)[^。!?]{0,24}$/u;
const AHEAD_AFTER = /^(?:之?前(?![往去来后])|起(?:施|实|执|正式))/u;
const CLAUSE_OPENS = /^$|[\s,。;、!?:(“"于在者讯日]$/u;
const STANDS_APART = /^(?:$|[\s|)】\]])/u;
/** How much of a sentence is looked at for that. */
const AHEAD_REACH = 30;

/**
 * Finds the dates of an article, ascending.
 * @param published ISO date of publication, or null: relative dates are left out then, and a day of a month is `--10-30`
 */
export function findDates(reading: Reading, published: string | null): DateMention[] {
  const { folding, observer } = reading;
  const text = folding.text;
  const context = contextOf(published);
  const dates: DateMention[] = [];
  let republican = false;
  let seen = 0;
  for (let match = nextMatch(text, 0); match !== null; match = nextMatch(text, seen)) {
    const { parts, start } = match;
    const between = text.slice(seen, start);
    if (SENTENCE_END.test(between)) context.year = null;
    if (LINE_END.test(between)) context.last = null;
    seen = match.end;
    if (!isDate(match, text, between, republican)) {
      observer?.tell({ kind: 'dateRefusal', start, end: match.end, why: 'noDate' });
      continue;
    }
    context.ahead = looksAhead(text, match);
    const value = dateValue(parts, context);
    if (value === null) {
      observer?.tell({ kind: 'dateRefusal', start, end: match.end, why: 'unresolved' });
      continue;
    }
    const { rule, against } = context;
    republican ||= parts.republic !== undefined || (parts.bracketedYear !== undefined && parts.bracketedYear.length < 4);
    remember(context, value, parts, anchors(text, match, context));
    const whole = wholeDate(text, match, value, context);
    seen = whole.end;
    observer?.tell({ kind: 'date', start, end: whole.end, rule, against });
    dates.push({ text: clean(folding, start, whole.end), ...withoutUnknownYear(whole.value), ...toRaw(folding, start, whole.end) });
  }
  return dates;
}

/**
 * Whether 当天 leans on a day: on the first, then on those that open a clause, not on those that something else is told of
 * (学习6月18日全会精神); and on none that stands apart, which stamps the page.
 */
function anchors(text: string, { start, end }: DateMatch, context: DateContext): boolean {
  if (STANDS_APART.test(text.slice(end, end + 1))) return false;
  return context.day === null || CLAUSE_OPENS.test(text.slice(Math.max(0, start - 1), start));
}

function looksAhead(text: string, { start, end }: DateMatch): boolean {
  return AHEAD_AFTER.test(text.slice(end, end + 4)) || AHEAD_BEFORE.test(text.slice(Math.max(0, start - AHEAD_REACH), start));
}

/** The date with what belongs to it: the time of day, the second date of a range, 以来 and 至今. */
function wholeDate(text: string, { parts, end }: DateMatch, value: DateValue, context: DateContext): { value: DateValue; end: number } {
  const isDay = value.iso.length === 10;
  // 当晚 and 前晚 tell the time already, and 8时 may follow.
  const timed = isDay ? timeEnd(text, end) : end;
  if (value.until !== undefined) return { value, end: timed };
  const range = rangeEnd(text, timed, context, value.iso);
  if (range !== null) return { value: { iso: value.iso, until: range.iso }, end: range.end };
  const since = sinceEnd(text, timed);
  const { published } = context;
  if (since > timed && published !== null && value.iso < published && parts.vague === undefined)
    return { value: { iso: value.iso, until: published }, end: since };
  return { value, end: timed };
}

/** The second date of 12月30日至1月2日, where one stands behind the first. */
function rangeEnd(text: string, at: number, context: DateContext, from: string): { iso: string; end: number } | null {
  const next = rangeWordEnd(text, at);
  if (next === at) return null;
  const match = matchAt(text, next);
  if (match === null) return null;
  const { parts } = match;
  if ([parts.sameDay, parts.dayEnd, parts.monthEnd, parts.vague, parts.yearly].some((part) => part !== undefined)) return null;
  const before = context.year;
  context.year ??= yearOf(from);
  let value = dateValue(parts, context);
  if (value !== null && value.iso < from && parts.month !== undefined && parts.year === undefined) {
    context.year = yearOf(from) + 1;
    value = dateValue(parts, context);
  }
  context.year = before;
  if (value === null || value.iso < from || value.until !== undefined) return null;
  remember(context, value, parts, false);
  return { iso: value.iso, end: value.iso.length === 10 ? timeEnd(text, match.end) : match.end };
}
