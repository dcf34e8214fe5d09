/**
 * The posts beside a name. Before it they are read right to left, `organisation + post(、post)* + name`; after it stands a
 * single title (黄伟哲市长) or, on leaders' pages and lists of winners, the whole row of posts.
 */

import { type CutLine, tokenAt } from './cut-line.ts';
import { isBlank } from './evidence.ts';
import { bodyPrefixes, OFFICIAL, OTHER, partyFields, postPrefixes, postsBackward, postsForward, titlesAfter } from './lexicon.ts';
import { endsInOrgan, openingBracket, organisationStart } from './organisation-start.ts';

/** A post as it stands in a line; offsets in the line. `start` is the organisation's start. */
export interface StatedPost {
  readonly start: number;
  readonly end: number;
  /** Where the organisation ends; equal to `start` where none is stated. */
  readonly organisationEnd: number;
  /** Where the post begins. A fused post (民政局长) shares a character with its organisation. */
  readonly postStart: number;
  readonly kind: number;
}

/** No official holds more in one breath. */
const MOST_POSTS = 6;
/** Posts whose first character ends the organisation too: 民政局长 is 民政局 + 局长. */
const FUSED = new Set([...'局厅部处科司署市县区省州']);

/** Posts that end directly before `nameStart`, in text order. */
export function postsBefore(cut: CutLine, nameStart: number): StatedPost[] {
  const { text } = cut;
  const found: StatedPost[] = [];
  let end = skipBlanksLeft(text, nameStart);
  while (found.length < MOST_POSTS) {
    const post = postEndingAt(cut, end, 0);
    if (post === null) break;
    found.unshift(post);
    const separator = text[post.start - 1];
    if (separator === undefined || !'、,兼'.includes(separator)) break;
    end = skipBracketLeft(text, post.start - 1);
  }
  return found;
}

/** The title directly after a name (邵明立局长, 李斌代省长, 罗景山教授); null where none stands. */
export function titleAfter(cut: CutLine, nameEnd: number): StatedPost | null {
  const { text } = cut;
  const head = '副代'.includes(text[nameEnd] ?? ' ') ? nameEnd + 1 : nameEnd;
  const length = postsForward.longestAt(text, head);
  if (length < 2) return null;
  const end = head + length;
  const kind = postsForward.get(text, head, end);
  const whole = text.slice(head, end);
  if (whole === '代表' || whole === '秘书' || whole.endsWith('领导') || postsForward.longestAt(text, end) > 1) return null;
  return kind === OFFICIAL || (kind === OTHER && titlesAfter.has(whole))
    ? { start: nameEnd, end, organisationEnd: nameEnd, postStart: nameEnd, kind }
    : null;
}

/** Verbs of appointment between a name and its post: 张三任县长, 任命张三为县长. */
const APPOINTED = /^(?:同志)?(?:任|担任|出任|接任|兼任|升任|调任|转任|当选为|当选|为)(?![务何期免由教期])/;
const APPOINTS = /(?:任命|选举|聘任|聘请|推选|增补|提名|决定)$/;
/** 张三,男,汉族,1965年生,现任县委书记。 */
const BIOGRAPHY = /^[,、](?:男|女)[,、]/;
const INCUMBENT = '现任';
const LONGEST_BIOGRAPHY = 300;
const LONGEST_APPOINTMENT = 40;

/** Posts to which the text says that somebody is appointed, and the present ones of a short biography. */
export function postsAppointed(cut: CutLine, nameStart: number, nameEnd: number): StatedPost[] {
  const { text } = cut;
  const verb = APPOINTED.exec(text.slice(nameEnd, nameEnd + 6))?.[0];
  if (verb !== undefined && (!verb.endsWith('为') || verb.length > 1 || APPOINTS.test(text.slice(Math.max(0, nameStart - 2), nameStart)))) {
    return row(cut, nameEnd + verb.length, LONGEST_APPOINTMENT);
  }
  if (text[nameEnd] === '(') return row(cut, nameEnd + 1, LONGEST_APPOINTMENT);
  if (!BIOGRAPHY.test(text.slice(nameEnd, nameEnd + 3))) return [];
  const incumbent = text.slice(nameEnd, nameEnd + LONGEST_BIOGRAPHY).indexOf(INCUMBENT);
  return incumbent < 0 ? [] : row(cut, nameEnd + incumbent + INCUMBENT.length, LONGEST_BIOGRAPHY);
}

/** Posts that stand one behind the other from an offset on; the first part that ends in none ends the row. */
function row(cut: CutLine, from: number, longest: number): StatedPost[] {
  const { text } = cut;
  const found: StatedPost[] = [];
  let at = from;
  while (at < text.length && at - from < longest && found.length < MOST_POSTS) {
    const stop = segmentEnd(text, at, '、,;。()');
    const post = stop - at > LONGEST_APPOINTMENT ? null : postEndingAt(cut, stop, at);
    if (post === null || post.kind !== OFFICIAL) break;
    found.push(post);
    if (text[stop] !== '、' && text[stop] !== ',' && text[stop] !== '兼') break;
    at = stop + 1;
  }
  return found;
}

/** The row of posts that fills the rest of a line after a name and a blank; empty where the rest is something else. */
export function rosterPosts(cut: CutLine, nameEnd: number): StatedPost[] {
  const { text } = cut;
  let at = nameEnd;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  if (at === nameEnd) return [];
  const found: StatedPost[] = [];
  // A part without a post of its own belongs to the next: 发展办、基金会秘书处项目运营总监.
  let from = at;
  while (at < text.length && found.length < MOST_POSTS) {
    const stop = segmentEnd(text, at);
    const end = skipBracketLeft(text, skipBlanksLeft(text, stop));
    const post = end > from ? postEndingAt(cut, end, from) : null;
    // The row's own borders are surer than any word in it.
    if (post !== null) found.push(post.organisationEnd > post.start ? { ...post, start: from } : post);
    at = stop + 1;
    if (post !== null || text[stop] !== '、') from = at;
  }
  return found;
}

function segmentEnd(text: string, from: number, stops = '、,;。'): number {
  for (let i = from; i < text.length; i++) {
    if (stops.includes(text[i] as string)) return i;
    if (text[i] === '兼' && postsBackward.longestBefore(text, i, from) > 1) return i;
  }
  return text.length;
}

/** The post that ends at `end`, with its organisation; `floor` bounds it to the left. */
function postEndingAt(cut: CutLine, end: number, floor: number): StatedPost | null {
  const { text } = cut;
  const length = postsBackward.longestBefore(text, end, floor);
  if (length < 2) return null;
  let postStart = end - length;
  const kind = postsForward.get(text, postStart, end);
  if (kind !== OFFICIAL && kind !== OTHER) return null;
  let body = 0;
  for (;;) {
    const prefix = postPrefixes.longestBefore(text, postStart, floor);
    if (prefix === 0) break;
    const word = text.slice(postStart - prefix, postStart);
    if (partyFields.has(word) && text[postStart] !== '部' && text[postStart] !== '委') break;
    if (bodyPrefixes.has(word)) {
      body = prefix;
      break;
    }
    if (cutsWord(cut, postStart - prefix)) break;
    postStart -= prefix;
  }
  const start = organisationStart(cut, postStart - body, floor);
  const isBare = start >= postStart - body;
  if (isBare) return { start: postStart - body, end, organisationEnd: postStart - body, postStart: postStart - body, kind };
  if (body > 0 && partyFields.has(text.slice(postStart - body, postStart))) {
    return { start, end, organisationEnd: postStart - body, postStart: postStart - body, kind };
  }
  const first = text[postStart] as string;
  const isFused =
    body === 0 && FUSED.has(first) && text[postStart + 1] === '长' && text[postStart - 1] !== first && !endsInOrgan(text, postStart);
  return { start, end, organisationEnd: isFused ? postStart + 1 : postStart, postStart, kind };
}

/** Whether an offset stands inside a word of two characters and more. */
function cutsWord(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  return token !== undefined && token.start < offset;
}

export function skipBlanksLeft(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

const LONGEST_REMARK = 12;

function skipBracketLeft(text: string, from: number): number {
  if (text[from - 1] !== ')') return from;
  const open = openingBracket(text, from - 1, from - LONGEST_REMARK);
  return open >= 0 ? open : from;
}
