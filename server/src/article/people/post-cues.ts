/**
 * The post that ends before a name, as evidence of the name: where it begins, how sure it is, what stands between the two. Which
 * posts somebody holds is read when the names are known; this is asked at every character that a post may end with.
 */
import { isHan } from '../../text/script.ts';
import { isBlank } from './blanks.ts';
import { isOf } from './characters.ts';
import { isPlainWork } from './credit-cues.ts';
import { groupPosts, JOURNALIST, OFFICIAL, OTHER, POST_LAST, postsBackward, postsForward } from './lexicon.ts';

export interface PostBefore {
  readonly kind: number;
  readonly start: number;
  readonly blanks: number;
  /** Whether the post is said of a group as often as of one person. */
  readonly isGroup: boolean;
  /** Whether it labels the line: 县长:张三. */
  readonly isLabel: boolean;
}

/** Posts of one character that credit a picture or text; only beside a bracket, a slash or a blank. */
const isCreditEdge = (unit: number): boolean => unit === 0x28 || unit === 0x2f || unit === 0x20 || unit === 0xff0f || Number.isNaN(unit);
const isCreditSeparator = (unit: number): boolean =>
  isBlank(unit) || unit === 0x3a || unit === 0x2f || unit === 0x7c || unit === 0xff5c || unit === 0x4e28;

/** Labels are short, and nothing that ends a clause stands before them. */
const LONGEST_LABEL = 40;
const LABEL = /(?<=[\s,。;:!?“”(])[^\s,。;:!?“”(]*$/;

/** Whether a post and a colon label a line there, or a further part of one: 会长:张三 副会长:李四. */
function isLabelled(text: string, post: number): boolean {
  const before = text.slice(Math.max(0, post - LONGEST_LABEL), post);
  const from = before.search(LABEL);
  return from > 0 || post <= LONGEST_LABEL;
}

/** The post that ends at `offset`, blanks and credit separators (记者:张三, 编辑/张三) skipped; null where none does. */
export function postBefore(text: string, offset: number): PostBefore | null {
  let end = offset;
  while (end > 0 && offset - end < 5 && isCreditSeparator(text.charCodeAt(end - 1))) end--;
  const blanks = offset - end;
  const edge = end;
  end = beforeBracket(text, end);
  if (!isOf(text.charCodeAt(end - 1), POST_LAST)) return null;
  const length = postsBackward.longestBefore(text, end);
  // What no blank stretches is no longer than the longest post there, but for a character in front.
  if (length < 2 && (end <= 2 || !isAllHan(text, end))) {
    const padded = paddedPost(text, end);
    if (padded !== null) return { ...padded, blanks, isGroup: false, isLabel: text[edge] === ':' };
  }
  if (length === 0) return null;
  const kind = valueBefore(text, end, length);
  const start = end - length;
  if (kind === JOURNALIST && isPlainWork(text, start, end, blanks)) return null;
  if (length === 1 && !(kind === JOURNALIST && end < offset && isCreditEdge(text.charCodeAt(start - 1)))) return null;
  let isLabel = false;
  if (blanks > 0 && kind !== JOURNALIST) {
    isLabel = text[edge] === ':' && isLabelled(text, start);
    for (let i = isLabel ? edge + 1 : edge; i < offset; i++) if (!isBlank(text.charCodeAt(i))) return null;
  }
  return { kind, start, blanks, isGroup: groupPosts.get(text, start, end) > 0, isLabel };
}

const LONGEST_PADDED = 16;

/** Whether nothing but Chinese characters stands before an offset near the start of a line; farther on it does not matter. */
function isAllHan(text: string, end: number): boolean {
  if (end > LONGEST_PADDED) return true;
  for (let i = 0; i < end; i++) if (!isHan(text.charCodeAt(i))) return false;
  return true;
}

/** 局  长, 审 判 员: a post that blanks stretch, alone at the start of a line; null where there is none. */
export function paddedPost(text: string, end: number): { start: number; kind: number } | null {
  if (
    end > LONGEST_PADDED ||
    !isOf(text.charCodeAt(end - 1), POST_LAST) ||
    !/^\s*[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff])*$/.test(text.slice(0, end))
  )
    return null;
  const post = text.slice(0, end).replace(/\s+/g, '');
  const kind = postsForward.get(post) || postsForward.get(post.slice(1));
  return kind === OFFICIAL || kind === OTHER ? { start: text.search(/\S/), kind } : null;
}

const LONGEST_HELD_POSTS = 42;
const HELD = /(?:时任|担任|曾任|现任|兼任|身为|历任)[^。;“”]{2,40}$/;

/** Where the posts end that 的 ties to a name at an offset (时任县长|的张三); the offset itself where it ties none. */
export const beforeHeld = (text: string, offset: number): number =>
  text[offset - 1] === '的' && HELD.test(text.slice(Math.max(0, offset - LONGEST_HELD_POSTS), offset - 1)) ? offset - 1 : offset;

const LONGEST_REMARK = 24;

/** 副县长(挂职)|张三: where a bracket that ends at an offset opens, or the offset where none does. */
function beforeBracket(text: string, offset: number): number {
  if (text[offset - 1] !== ')') return offset;
  const open = text.lastIndexOf('(', offset - 1);
  return open > 0 && offset - open <= LONGEST_REMARK && !/[,。:/ ]/.test(text.slice(open, offset)) ? open : offset;
}

function valueBefore(text: string, end: number, length: number): number {
  let node = 0;
  for (let i = end - 1; i >= end - length; i--) node = postsBackward.step(node, text.charCodeAt(i));
  return postsBackward.value(node);
}
