/**
 * Where a name does not end: its last character rather ends a place or a body, or belongs to the title or the words behind it.
 */
import { isHan } from '../../text/script.ts';
import { characterClass, isOf } from './characters.ts';
import { LEFT } from './left-cues.ts';
import { ORGAN_END_LAST, organEnds, postsForward } from './lexicon.ts';
import type { LineView } from './line-view.ts';
import { RIGHT } from './right-cues.ts';

/** Characters that end places and bodies far oftener than names. */
export const PLACE_END = characterClass('省市县区镇乡村州局部委院校厅处科队站所馆会办厂店街号者届项个班线');
/** What a name costs more whose last character is likelier not its own. */
export const PLACE_PENALTY = 5;
/** Characters that end few names: of places, and 和 and 边, which begin much that follows a name (姚明|和妻子, 沈薇|边回忆边感叹). */
export const JOINER_END = characterClass('和边');

/** What a name costs more that ends in a character which seldom ends one: 和 only before more text, where it joins. */
export function endPenalty(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return isOf(last, PLACE_END) || (isOf(last, JOINER_END) && isHan(text.charCodeAt(end))) ? PLACE_PENALTY : 0;
}

/** Function words that end a name only where it clearly ends: 游毅|向代表们, but 李志向。 */
export const RUNS_ON = characterClass('致向对就因于等要从以由已曾并在为可');

/** 为获奖者颁奖, 为学员授课: what somebody does for others. */
const DOES_FOR = /^[\u4e00-\u9fff]{1,8}?(?:颁|授|赠|献|揭牌|佩戴|讲解|介绍|送|上课|致辞|点赞|服务|加油)/;

/** Whether the last character of a name rather belongs to what follows: 游毅|向代表们, 余果|才一岁. */
export function runsOn(text: string, end: number, left: number, right: number): boolean {
  if (!isHan(text.charCodeAt(end))) return false;
  if (text[end - 1] === '才') return '一二两三四五六七八九十几能会有是知满'.includes(text[end] as string);
  // 梁栋|作介绍
  if (text[end - 1] === '作') return '介报讲发说动交总专主'.includes(text[end] as string);
  // 陈奇|为获奖者颁奖
  if (text[end - 1] === '为' && DOES_FOR.test(text.slice(end, end + 10))) return true;
  if (!isOf(text.charCodeAt(end - 1), RUNS_ON)) return false;
  // 推选韩冰|为会长, but 赵大为|市长
  if (right >= RIGHT.otherTitle && left >= LEFT.appointed && left < LEFT.officialPost) return text[end - 1] === '为';
  return right < RIGHT.action || text.startsWith('代表', end);
}

/** Whether the end of an organisation stands inside a name: 江州电视|台. */
export const endsOrgan = (text: string, start: number, end: number): boolean =>
  (isOf(text.charCodeAt(end - 1), ORGAN_END_LAST) && organEnds.longestBefore(text, end, start + 1) > 1) ||
  (text[end - 2] === '学' && '系部院会科'.includes(text[end - 1] as string));

const TITLE_PREFIX = characterClass('代副');

/** 张强代|省长, 周行教⏎授: the last character belongs to the title behind. */
export function cutsTitle(line: LineView, end: number): boolean {
  const { text } = line;
  const last = text.charCodeAt(end - 1);
  // 体卫艺科|科长, 水定镇|镇长: the body and its head.
  if (last === text.charCodeAt(end) && text[end + 1] === '长') return true;
  if (isOf(last, TITLE_PREFIX)) return postsForward.longestAt(text, end) > 1;
  return end === text.length && postsForward.get(text.charAt(end - 1) + line.following) > 0;
}
