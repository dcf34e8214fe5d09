/**
 * Whether a few characters of a short line look like somebody's name by themselves. Zones need to know before anybody is
 * recognised: a credit or a list of winners with names belongs to the article, the same line without any to its page.
 */
import { classOf, compoundSurnames, dictionary, nameParts, postsBackward, surnameCost } from './people/lexicon.ts';

/** Surnames that one in three thousand bears. */
const RARE = 8.5;
const LONGEST_HAN = 4;
const LONGEST = 12;
/** What ends departments and media, not names. */
const OFFICE_END = /[部处科室局院校网社站台报组会队委办厅所系班店馆宣号]$/u;
const HAN_ONLY = /^\p{sc=Han}+$/u;
const FOREIGN = /^\p{sc=Han}{2,8}(?:·\p{sc=Han}{2,8})+$/u;

/** Whether a group of characters without blanks is shaped as a name: 李小青, 欧阳修, 占斌, 其木格, 阿依达娜·阿扎提. */
export function isNameForm(group: string): boolean {
  if (group.length < 2 || group.length > LONGEST) return false;
  if (FOREIGN.test(group)) return true;
  if (!HAN_ONLY.test(group)) return false;
  if (nameParts.longestAt(group, 0) === group.length) return true;
  if (group.length > LONGEST_HAN) return isComposed(group);
  if (postsBackward.longestBefore(group, group.length) > 1) return false;
  const word = dictionary.get(group);
  if (group.length > 2 && (word > 0 || OFFICE_END.test(group))) return isComposed(group);
  // 曲艺, 江河 are names beside a label; 他们, 全部 are not.
  if (word > 0 && 'fm'.includes(classOf(word))) return false;
  if (compoundSurnames.longestAt(group, 0) > 0 && group.length > 2) return true;
  if (group.length === LONGEST_HAN) return isComposed(group) || (isSurname(group, 0) && isSurname(group, 1));
  return isSurname(group, 0) || isComposed(group);
}

/** The same where a post stands beside it and leaves less to doubt: any surname will do, and a word of two characters too. */
export function mayBeName(group: string): boolean {
  if (isNameForm(group)) return true;
  if (group.length > 3 || !HAN_ONLY.test(group) || postsBackward.longestBefore(group, group.length) > 1) return false;
  return (surnameCost[group.charCodeAt(0)] as number) < Number.POSITIVE_INFINITY && (group.length === 2 || dictionary.get(group) === 0);
}

const isSurname = (group: string, offset: number): boolean => (surnameCost[group.charCodeAt(offset)] as number) < RARE;

/** 索朗罗布, 敖日其楞: known parts all through. */
function isComposed(group: string): boolean {
  let at = 0;
  for (let parts = 0; at < group.length; parts++) {
    const length = nameParts.longestAt(group, at);
    if (length === 0) return parts > 0 && group.length - at === 1;
    at += length;
  }
  return true;
}

const PADDED = /(?<=^|[^\p{sc=Han}])(\p{sc=Han}) {1,4}(\p{sc=Han})(?=$|[^\p{sc=Han}])/gu;
const PADDED_GIVEN = /(\p{sc=Han}{1,2}) {2,4}(\p{sc=Han}{1,2})(?=$|[^\p{sc=Han}])/gu;

/** The groups of characters that blanks, commas and signs part, those of a padded name (占 斌, 马文  晖) as one. */
export function groupsOf(text: string): string[] {
  return text
    .replace(PADDED, '$1$2')
    .replace(PADDED_GIVEN, '$1$2')
    .replace(/\([^()]*\)/gu, ' ')
    .split(/[^\p{sc=Han}·]+/u)
    .filter((group) => group !== '');
}
