/**
 * One post as the text states it: the post that ends at an offset, with what precedes its head (副, 常务, 党委) and the
 * organisation before it.
 */
import { type CutLine, tokenAt } from './cut-line.ts';
import { bodyPrefixes, OFFICIAL, OTHER, partyFields, postPrefixes, postsBackward, postsForward } from './lexicon.ts';
import { endsInOrgan, organisationStart } from './organisation-start.ts';

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

/** Posts whose first character ends the organisation too: 民政局长 is 民政局 + 局长. */
const FUSED = new Set([...'局厅部处科司署市县区省州乡镇村旗里']);

/** Words that make names of what follows and are no posts. */
export const NO_POST = new Set(['老同志', '同志', '姓名', '先生', '女士', '小姐']);

/** The post that ends at `end`, with its organisation; `floor` bounds it to the left. */
export function postEndingAt(cut: CutLine, end: number, floor: number): StatedPost | null {
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
export const isRankBehindPost = (text: string, start: number, end: number): boolean =>
  RANKS.has(text.slice(start, end)) && postsBackward.longestBefore(text, start) > 1;
