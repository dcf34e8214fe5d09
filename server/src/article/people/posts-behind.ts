/**
 * The single title behind a name (赵大为市长), and the post that closes a list of names (甲、乙等市领导).
 */
import type { CutLine } from './cut-line.ts';
import { OFFICIAL, OTHER, postsForward, titlesAfter } from './lexicon.ts';
import { LEADERS } from './right-cues.ts';
import { NO_POST, type StatedPost } from './stated-post.ts';

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

/** The post that closes a list of names: 甲、乙等市领导; null where none does. */
export function leadersAfter(text: string, end: number): StatedPost | null {
  if (text[end] !== '等') return null;
  const leaders = LEADERS.exec(text.slice(end, end + 8))?.[1];
  if (leaders === undefined || leaders === '领导') return null;
  return { start: end + 1, end: end + 1 + leaders.length, organisationEnd: end + 1, postStart: end + 1, kind: OFFICIAL };
}
