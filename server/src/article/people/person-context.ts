/**
 * What running text says of somebody before it names him (88岁的龙求德, 来自山东聊城的焦连翠, 一个叫余大年的老人) and directly behind the name
 * (罗长贵家中, 盛一诺、盛一言兄妹, 蒋明全等六十八名同志). Nobody here has a post, so these are the only signs that a bare name stands there.
 */

/** How far back a clause may begin that ends in 的 and describes the person named next. */
const LONGEST_DESCRIPTION = 20;
const AGED = /(?:\d{1,3}|[十百零〇一二三四五六七八九]{1,5})[多余]?岁的$/;
const FROM = /(?:来自|家住|居住在|出生于|生于|毕业于|就读于|退休于)[^,。;:、!?“”]{2,16}的$/;
const STATE = /(?:年迈|年幼|独居|丧偶|土生土长|身患[^,。;:、]{1,8}|患病|落水|获救|走失|失联|遇难|被困|受伤|遇险|轻生|迷路)的$/;
/** Characters before 的 that a description ends with, places aside. */
const STATE_LAST = '迈幼居偶长病水救失联难困伤险生路';

/** Whether the clause that 的 ends before an offset describes a person. @param offset of the name */
export function isDescribed(text: string, offset: number): boolean {
  const from = Math.max(0, offset - LONGEST_DESCRIPTION);
  const before = text.charAt(offset - 2);
  if (before === '岁') return AGED.test(text.slice(from, offset));
  if (STATE_LAST.includes(before) && STATE.test(text.slice(from, offset))) return true;
  const clause = text.slice(from, offset);
  return /[自住于在]/.test(clause) && FROM.test(clause);
}

/** What is said of a family or a home directly behind a name. */
const FAMILY = /^(?:家中|家里|老人家|夫妇|夫妻|兄妹|姐妹|姊妹|兄弟|姐弟|父子|父女|母子|母女|祖孙|一家[三四五六人])/;
/** 等六十八名同志 */
const AND_OTHERS = /^等(?:\d{1,4}|[十百零一二两三四五六七八九]{1,5})[多余]?[名位人]/;
const LONGEST_BEHIND = 9;

/** Whether what begins at an offset speaks of the family or the number of those named before it. */
export function isOfThose(text: string, offset: number): boolean {
  const behind = text.slice(offset, offset + LONGEST_BEHIND);
  return behind.startsWith('等') ? AND_OTHERS.test(behind) : FAMILY.test(behind);
}

/** Characters with which that begins. */
export const OF_THOSE_FIRST = '等家老夫兄姐姊父母祖一';

/** Whether a verb that governs a resignation ends before a name: 接受|薛定远|辞去…职务. */
export const resigns = (text: string, offset: number): boolean =>
  /^[^。;,、]{2,12}?(?:同志)?(?:辞去|提出辞去|的辞职)/.test(text.slice(offset, offset + 20));
