/**
 * The posts beside a name. Before it they are read right to left, `organisation + post(、post)* + name`; after it stands a
 * single title (赵大为市长) or, on leaders' pages and lists of winners, the whole row of posts.
 */

import { areAppointees } from './appointments.ts';
import { isBlank, skipBlanksLeft } from './blanks.ts';
import type { Token } from './cheapest-path.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { bodyPrefixes, OFFICIAL, OTHER, partyFields, postPrefixes, postsBackward, postsForward, titlesAfter } from './lexicon.ts';
import { endsInOrgan, openingBracket, organisationStart } from './organisation-start.ts';
import { beforeHeld, paddedPost } from './post-cues.ts';

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
/** What a whole career, told in one row, may hold. */
const MOST_STEPS = 24;
/** Posts whose first character ends the organisation too: 民政局长 is 民政局 + 局长. */
const FUSED = new Set([...'局厅部处科司署市县区省州乡镇村旗里']);

/** Posts that end directly before `nameStart`, in text order. */
export function postsBefore(cut: CutLine, nameStart: number): StatedPost[] {
  const { text } = cut;
  const found: StatedPost[] = [];
  let end = beforeHeld(text, beforeLabel(text, skipBlanksLeft(text, nameStart)));
  if (text[end - 1] === ')' && end === nameStart) {
    const open = openingBracket(text, end - 1, end - LONGEST_BRACKETED);
    if (open < 0) return found;
    const inside = row(cut, open + 1, LONGEST_BRACKETED);
    found.push(...inside);
    const outside = postEndingAt(cut, open, 0);
    // 副署长(环境卫生): what the office is for belongs to its name.
    if (outside !== null && inside.length === 0 && !REMARK.test(text.slice(open, end))) return [{ ...outside, end }];
    end = open;
  }
  const padded = paddedPost(text, end);
  if (padded !== null) return [{ start: padded.start, end, organisationEnd: padded.start, postStart: padded.start, kind: padded.kind }];
  while (found.length < MOST_POSTS) {
    const post = postEndingAt(cut, end, 0);
    if (post === null || (found.length > 0 && (isGoverned(text, post.start) || tokenAt(cut, post.start - 1)?.isName === true))) break;
    found.unshift(post);
    const start = INCUMBENCY.has(text.slice(post.start - 2, post.start)) ? post.start - 2 : post.start;
    const separator = text[start - 1];
    // 指挥官|总警司张三: a rank stands between the office and the name.
    if (isRankBehindPost(text, post.start, post.end)) {
      end = start;
      continue;
    }
    if (separator === undefined || !'、,兼'.includes(separator)) break;
    // 张三任县长,原县长李四: the former holder begins anew.
    if (separator === ',' && '原前'.includes(text[post.postStart] as string)) break;
    end = skipBracketLeft(text, start - 1);
  }
  return found;
}

const LONGEST_INTRODUCTION = 90;
/** 当选的是:, 出席会议的县委委员有: */
const INTRODUCES = /(?:当选|有|的是|如下|名单|包括)[^:。]{0,8}$/;
const ELECTED = /选举|增选|补选|推选|当选|选出|出席|列席/;

/** The post of which the names are that a colon introduces (选举产生了常委。当选的是:甲、乙); null where none is said. */
export function introducedPost(cut: CutLine, nameStart: number): StatedPost | null {
  const { text } = cut;
  const colon = skipBlanksLeft(text, nameStart) - 1;
  if (text[colon] !== ':') return null;
  const least = Math.max(0, colon - LONGEST_INTRODUCTION);
  const before = text.slice(least, colon);
  if (!INTRODUCES.test(before.slice(-14)) || !ELECTED.test(before)) return null;
  for (let end = colon; end > least; end--) {
    if (postsBackward.longestBefore(text, end, least) < 2) continue;
    const post = postEndingAt(cut, end, least);
    if (post !== null && post.kind === OFFICIAL) return post;
  }
  return null;
}

const LONGEST_LABEL = 40;

/** The posts of a line that is nothing but a label of the list below: 委员(按姓名笔画为序):. */
export function listLabel(cut: CutLine): StatedPost[] {
  const end = skipBlanksLeft(cut.text, cut.text.length);
  return cut.text[end - 1] === ':' && end <= LONGEST_LABEL ? postsBefore(cut, end).filter(({ kind }) => kind === OFFICIAL) : [];
}

const LONGEST_BRACKETED = 30;
/** Remarks in brackets that say nothing of the office: (挂职), (女), (正处级). */
const REMARK = /挂职|女|男|兼|级|主持|试用|族|见习|代|援|对口|交流/;
/** Ranks that follow the office that their bearer holds. */
const RANKS = new Set([
  '总警司',
  '高级警司',
  '警司',
  '总督察',
  '高级督察',
  '督察',
  '警务长',
  '上将',
  '中将',
  '少将',
  '大校',
  '上校',
  '中校',
  '少校',
]);
/** Whether a rank stands there, directly behind an office. */
const isRankBehindPost = (text: string, start: number, end: number): boolean =>
  RANKS.has(text.slice(start, end)) && postsBackward.longestBefore(text, start) > 1;
/** Words before a post that say since when it is held. */
const INCUMBENCY = new Set(['现任', '时任', '曾任', '历任', '兼任', '并任']);

/** Whether a verb gives a post to somebody before it: 张三任|组长、处长李四. */
const isGoverned = (text: string, start: number): boolean =>
  /(?:[^时现曾历兼并]任|当选|选为)$/.test(text.slice(Math.max(0, start - 2), start));

/** 县长:|张三: the end of the label. */
function beforeLabel(text: string, offset: number): number {
  if (text[offset - 1] !== ':') return offset;
  const end = skipBlanksLeft(text, offset - 1);
  if (text[end - 1] !== ')') return end;
  const open = openingBracket(text, end - 1, end - LONGEST_BRACKETED);
  return open > 0 ? open : end;
}

/** The title directly after a name (孙立明局长, 张强代省长, 赵青山教授); null where none stands. */
export function titleAfter(cut: CutLine, nameEnd: number): StatedPost | null {
  const { text } = cut;
  const head = '副代'.includes(text[nameEnd] ?? ' ') ? nameEnd + 1 : nameEnd;
  const length = postsForward.longestAt(text, head);
  if (length < 2) return null;
  const end = head + length;
  const kind = postsForward.get(text, head, end);
  const whole = text.slice(head, end);
  if (NO_POST.has(whole) || whole === '代表' || whole === '秘书' || whole.endsWith('领导') || postsForward.longestAt(text, end) > 1)
    return null;
  return kind === OFFICIAL || (kind === OTHER && titlesAfter.has(whole))
    ? { start: nameEnd, end, organisationEnd: nameEnd, postStart: nameEnd, kind }
    : null;
}

/** What may stand between a name and the verb of its appointment: 同志, 同志(女). */
const ADDRESSED = /^(?:同志|先生|女士)?(?:\([^()]{1,8}\))?/;
/** Verbs of appointment between a name and its post: 张三任县长, 任命张三为县长. */
const APPOINTED =
  /^(?:任|(?:将(?:于[^,。]{2,10})?)?(?:担任|出任|接任)|兼任|升任|调任|转任|挂职任|挂职|当选为|当选|不再担任|不再兼任|辞去|为|的)(?![务何期免由命]|教(?![务育学研师]))/;
const APPOINTS = /(?:任命|选举|聘任|聘请|推选|增补|提名|决定|明确|同意|免去|免除|撤销)$/;
/** 选举张三为主席,李四为|副主席: the verb at the head of the sentence governs its further parts. */
const ELECTS = /任命|选举|聘任|推选|增补|明确/;
const REMOVES = /(?:免去|免除|撤销)$/;
const OFFICE = /^[^。;]{2,44}职务/;
/** Further steps of the same person in one sentence: …,免去其科长职务; …,改任董事. */
const NEXT_STEP = /[,、](?:并|后|又|现|同时|随后)?(?:免去其|改任|转任|调任|升任|接任|担任|出任|兼任|曾任|历任|先后任|先后担任|现任)/g;
const LONGEST_APPOINTMENT = 40;

/** Posts to which the text says that somebody is appointed. */
export function postsAppointed(cut: CutLine, nameStart: number, nameEnd: number): StatedPost[] {
  const { text } = cut;
  const first = appointedTo(cut, nameStart, nameEnd);
  const posts = first < 0 ? [] : row(cut, first, LONGEST_APPOINTMENT);
  if (posts.length === 0 && text[nameEnd] === '(') posts.push(...row(cut, nameEnd + 1, LONGEST_APPOINTMENT));
  return [...posts, ...nextSteps(cut, nameEnd)];
}

/** Where the posts begin to which the text appoints somebody or from which it removes him; -1 where it does not. */
function appointedTo(cut: CutLine, nameStart: number, nameEnd: number): number {
  const { text } = cut;
  const before = text.slice(Math.max(0, nameStart - 2), nameStart);
  const address = ADDRESSED.exec(text.slice(nameEnd, nameEnd + 12))?.[0] ?? '';
  const from =
    address === '' || text[nameEnd] === '同' || APPOINTED.test(text.slice(nameEnd + address.length)) ? nameEnd + address.length : nameEnd;
  const verb = APPOINTED.exec(text.slice(from, from + 18))?.[0];
  const isFormal = from > nameEnd || areAppointees(text, from) || APPOINTS.test(before) || electsBefore(text, nameStart);
  if (verb === '的') return isFormal && OFFICE.test(text.slice(from, from + 48)) ? from + 1 : -1;
  if (verb === '为') return isFormal ? from + 1 : -1;
  if (verb !== undefined) return from + verb.length;
  return REMOVES.test(before) && OFFICE.test(text.slice(from, from + 48)) ? from : -1;
}

const LONGEST_SENTENCE = 120;

/** Whether an earlier part of the sentence elects somebody to something: 选举张三为主席, */
function electsBefore(text: string, nameStart: number): boolean {
  if (text[nameStart - 1] !== ',' && text[nameStart - 1] !== '、') return false;
  const before = text.slice(Math.max(0, nameStart - LONGEST_SENTENCE), nameStart);
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1);
  const verb = sentence.search(ELECTS);
  return verb >= 0 && sentence.includes('为', verb + 2);
}

/** Posts of the further steps that the sentence tells of the person, up to the next name. */
function nextSteps(cut: CutLine, nameEnd: number): StatedPost[] {
  const { text } = cut;
  const end = stepsEnd(text, nameEnd);
  if (end === nameEnd) return [];
  const sentence = text.slice(nameEnd, end);
  const posts: StatedPost[] = [];
  for (const { index, 0: step } of sentence.matchAll(NEXT_STEP)) {
    if (namedBetween(cut, nameEnd, nameEnd + index)) break;
    posts.push(...row(cut, nameEnd + index + step.length, LONGEST_APPOINTMENT));
  }
  return posts;
}

const STOPS = new Set(Array.from('。;!?', (stop) => stop.charCodeAt(0)));
const HOLDS = '任'.charCodeAt(0);
const LEAVES = '免'.charCodeAt(0);

/** The end of the sentence where it tells of a post that is held or left; the offset itself where it does not. */
function stepsEnd(text: string, from: number): number {
  let tells = false;
  let end = from;
  for (const most = Math.min(text.length, from + LONGEST_SENTENCE); end < most; end++) {
    const unit = text.charCodeAt(end);
    if (unit === HOLDS || unit === LEAVES) tells = true;
    else if (STOPS.has(unit)) break;
  }
  return tells ? end : from;
}

function namedBetween(cut: CutLine, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const token = tokenAt(cut, at) as Token;
    if (token.isName) return true;
    at = token.end;
  }
  return false;
}

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

/** Words that make names of what follows and are no posts. */
const NO_POST = new Set(['老同志', '同志', '姓名', '先生', '女士', '小姐']);

/** The post that ends at `end`, with its organisation; `floor` bounds it to the left. */
function postEndingAt(cut: CutLine, end: number, floor: number): StatedPost | null {
  const { text } = cut;
  const length = postsBackward.longestBefore(text, end, floor);
  if (length < 2) return null;
  let postStart = end - length;
  const kind = postsForward.get(text, postStart, end);
  if (kind !== OFFICIAL && kind !== OTHER) return null;
  if (isRankBehindPost(text, postStart, end)) return { start: postStart, end, organisationEnd: postStart, postStart, kind };
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
  const start = withRemainder(text, organisationStart(cut, postStart - body, floor), postStart - body, floor);
  const isBare = start >= postStart - body;
  // 领导 alone is a noun; 市卫生健康委领导 is a post.
  if ((isBare && text.slice(postStart, end) === '领导') || NO_POST.has(text.slice(postStart, end))) return null;
  if (isBare) return { start: postStart - body, end, organisationEnd: postStart - body, postStart: postStart - body, kind };
  if (body > 0 && partyFields.has(text.slice(postStart - body, postStart))) {
    return { start, end, organisationEnd: postStart - body, postStart: postStart - body, kind };
  }
  const first = text[postStart] as string;
  const isFused =
    body === 0 && FUSED.has(first) && text[postStart + 1] === '长' && text[postStart - 1] !== first && !endsInOrgan(text, postStart);
  // 博茨瓦纳前外交部长: the country's former minister.
  if (isFused && '前原'.includes(text[start - 1] ?? ' ')) {
    const country = organisationStart(cut, start - 1, floor);
    if (country < start - 1) return { start: country, end, organisationEnd: start - 1, postStart: start - 1, kind };
  }
  return { start, end, organisationEnd: isFused ? postStart + 1 : postStart, postStart, kind };
}

/** Posts abroad. */
const ABROAD = /^(?:特命全权)?(?:大使|总领事|领事|公使|参赞|武官|代办)/;

/** The start of an organisation with what belongs to it and to no other: 某|部, 驻|莫桑比克大使. */
function withRemainder(text: string, start: number, end: number, floor: number): number {
  if (start >= end || start <= floor) return start;
  const before = text[start - 1];
  return before === '某' || (before === '驻' && ABROAD.test(text.slice(end, end + 8))) ? start - 1 : start;
}

/** Whether an offset stands inside a word of two characters and more. */
function cutsWord(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  return token !== undefined && token.start < offset;
}

const LONGEST_REMARK = 12;

function skipBracketLeft(text: string, from: number): number {
  if (text[from - 1] !== ')') return from;
  const open = openingBracket(text, from - 1, from - LONGEST_REMARK);
  return open >= 0 ? open : from;
}
