/**
 * Rows of posts: several that stand one behind the other in a sentence, in the rest of a line behind a name, or alone on a line.
 */
import { isBlank, skipBlanksLeft } from './blanks.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { OFFICIAL, postsBackward } from './lexicon.ts';
import { openingBracket } from './organisation-start.ts';
import { postEndingAt, type StatedPost } from './stated-post.ts';
import type { Token } from './tokens.ts';

/** No official holds more in one breath. */
export const MOST_POSTS = 6;
/** What a whole career, told in one row, may hold. */
const MOST_STEPS = 24;
/** Of the words from the verb of an appointment on, up to the end of its post. */
export const LONGEST_APPOINTMENT = 40;

/** 组长|的工作组, 处长|职务, 主席|一职: what closes a post inside a part of a row. */
const OFFICE_END = /(?:职务|一职|等职|人选|候选人|(?<=[长任记席员管师监])的)/;
const DATED_STEP = /^(?:\d{4}年)?(?:\d{1,2}月)?(?:起|后)?(?:任|担任|调任|转任)|^免去其|^改任|^拟任|^拟提名为/;

/**
 * Posts of officials that stand one behind the other from an offset on; the first part that ends in none ends the row.
 * @param passing whether posts of others, with which many a career begins, are passed over
 */
export function row(cut: CutLine, from: number, longest: number, passing = false): StatedPost[] {
  const { text } = cut;
  const found: StatedPost[] = [];
  let at = from;
  while (at < text.length && at - from < longest && found.length < (passing ? MOST_STEPS : MOST_POSTS)) {
    const stop = segmentEnd(text, at, '、,;。()');
    const segment = text.slice(at, stop);
    const office = OFFICE_END.exec(segment)?.index ?? segment.length;
    // 2019年1月任…: the next step of a career.
    const step = DATED_STEP.exec(segment)?.[0].length ?? 0;
    const post = stop - at > LONGEST_APPOINTMENT || namedBetween(cut, at, stop) ? null : postEndingAt(cut, at + office, at + step);
    if (post === null || (post.kind !== OFFICIAL && !passing)) break;
    if (post.kind === OFFICIAL) found.push(post);
    if (office < segment.length || (text[stop] !== '、' && text[stop] !== ',' && text[stop] !== '兼')) break;
    at = stop + 1;
  }
  return found;
}

const LONGEST_POST_LINE = 60;

/** The posts of a line that holds nothing else, as it stands below a leader's name. */
export function postLine(cut: CutLine): StatedPost[] {
  const { text } = cut;
  const from = /^\s*(?:职务:)?\s*/.exec(text)?.[0].length ?? 0;
  const end = text.trimEnd().length;
  if (end - from > LONGEST_POST_LINE || postsBackward.longestBefore(text, end, from) < 2) return [];
  const posts = row(cut, from, LONGEST_POST_LINE);
  return posts.some((post) => post.end === end) ? posts : [];
}

/** The row of posts that fills the rest of a line after a name and a blank; empty where the rest is something else. */
export function rosterPosts(cut: CutLine, nameEnd: number): StatedPost[] {
  const { text } = cut;
  let at = nameEnd;
  while (at < text.length && (isBlank(text.charCodeAt(at)) || text[at] === '|')) at++;
  if (at === nameEnd) return [];
  const found: StatedPost[] = [];
  // A part without a post of its own belongs to the next: 校友办、联络处项目总监.
  let from = at;
  while (at < text.length && found.length < MOST_POSTS) {
    const stop = rosterSegmentEnd(text, at);
    const end = skipBracketLeft(text, skipBlanksLeft(text, stop));
    const post = end > from ? postEndingAt(cut, end, from) : null;
    // The row's own borders are surer than any word in it.
    if (post !== null) found.push(post.organisationEnd > post.start ? { ...post, start: from } : post);
    // 钱多 管委会副主任 分管招商: duties follow the posts.
    if (post === null && found.length > 0 && isBlank(text.charCodeAt(from - 1))) break;
    at = stop + 1;
    if (post !== null || text[stop] !== '、') from = at;
  }
  return found;
}

/** The end of a part of a roster's row: a blank ends one, too, where a post stands before it. */
function rosterSegmentEnd(text: string, from: number): number {
  const end = segmentEnd(text, from);
  for (let i = text.indexOf(' ', from); i >= 0 && i < end; i = text.indexOf(' ', i + 1)) {
    if (postsBackward.longestBefore(text, text[i - 1] === ')' ? skipBracketLeft(text, i) : i, from) > 1) return i;
  }
  return end;
}

function segmentEnd(text: string, from: number, stops = '、,;。|\t'): number {
  for (let i = from; i < text.length; i++) {
    if (stops.includes(text[i] as string)) return i;
    if (text[i] === '兼' && postsBackward.longestBefore(text, i, from) > 1) return i;
  }
  return text.length;
}

/** Whether a name stands between two offsets. */
export function namedBetween(cut: CutLine, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const token = tokenAt(cut, at) as Token;
    if (token.isName) return true;
    at = token.end;
  }
  return false;
}

/** Of a remark in brackets between two posts. */
const LONGEST_REMARK = 12;

/** Where a remark in brackets opens that ends at an offset; the offset itself where none does. */
export function skipBracketLeft(text: string, from: number): number {
  if (text[from - 1] !== ')') return from;
  const open = openingBracket(text, from - 1, from - LONGEST_REMARK);
  return open >= 0 ? open : from;
}
