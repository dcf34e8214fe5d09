/**
 * What the form of a whole line says about the names in it: a list of nothing but names, a line that ends in a post as those
 * of leaders' pages and lists of winners do.
 */
import { isBlank } from './blanks.ts';
import { dictionary, postsBackward, surnameCost } from './lexicon.ts';

const LONGEST_LIST = 120;
/** A name in a list, padded perhaps, with a remark perhaps; a blank or the end follows. */
const LISTED_NAME = /(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff])(?:\([\u4e00-\u9fff,]{1,8}\))?(?![^ \t])/y;
const FEWEST_LISTED = 3;
const LEAST_NAMES = 0.7;

/** Whether a line is a list of names: three and more short groups between blanks, most led by a surname and no word. */
export function isNameList(text: string): boolean {
  if (text.length > LONGEST_LIST || !text.includes(' ') || listedNames(text) < FEWEST_LISTED) return false;
  const groups = text
    .trim()
    .split(/[ \t]+/)
    .map((group) => group.replace(/\(.*/, ''));
  const names = groups.filter(
    (group) => group.length === 1 || ((surnameCost[group.charCodeAt(0)] as number) < RARE_SURNAME && dictionary.get(group) === 0),
  );
  return names.length >= groups.length * LEAST_NAMES;
}

/** How many groups a line has that may be names; 0 where it holds anything else. */
function listedNames(text: string): number {
  let count = 0;
  for (let at = blanksEnd(text, 0); at < text.length; at = blanksEnd(text, LISTED_NAME.lastIndex)) {
    LISTED_NAME.lastIndex = at;
    if (!LISTED_NAME.test(text)) return 0;
    count++;
  }
  return count;
}

function blanksEnd(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

const RARE_SURNAME = 8;

const ROSTER_LONGEST = 80;

/** Whether a short line ends in a post, a remark in brackets aside: 王晓春 文学院团委副书记(兼职). */
export function endsInPost(text: string): boolean {
  let end = text.length;
  if (end > ROSTER_LONGEST) return false;
  while (end > 0 && (isBlank(text.charCodeAt(end - 1)) || text[end - 1] === '|')) end--;
  if (text[end - 1] === ')') {
    const open = text.lastIndexOf('(', end);
    if (open > 0) end = open;
  }
  return postsBackward.longestBefore(text, end) > 1;
}
