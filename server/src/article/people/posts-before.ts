/**
 * The posts before a name, read right to left: `organisation + post(、post)* + name`, with a bracket, a colon or 的 between them and
 * the name; and those that a label or a sentence gives to the whole list below or behind it.
 */
import { skipBlanksLeft } from './blanks.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { OFFICIAL, postsBackward } from './lexicon.ts';
import { openingBracket } from './organisation-start.ts';
import { beforeHeld, paddedPost } from './post-cues.ts';
import { MOST_POSTS, row, skipBracketLeft } from './post-rows.ts';
import { isRankBehindPost, postEndingAt, type StatedPost } from './stated-post.ts';

const LONGEST_BRACKETED = 30;
/** Remarks in brackets that say nothing of the office: (挂职), (女), (正处级). */
const REMARK = /挂职|女|男|兼|级|主持|试用|族|见习|代|援|对口|交流/;
/** Words before a post that say since when it is held. */
const INCUMBENCY = new Set(['现任', '时任', '曾任', '历任', '兼任', '并任']);

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
