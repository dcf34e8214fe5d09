/**
 * Lines that belong to a story although they are no prose: captions of its pictures, the names of those elected, of those
 * who won, of who holds which office. Menus and lists of links look much alike; what tells these is the names in them.
 */
import type { LineTraits } from './lines.ts';
import { groupsOf, isNameForm, mayBeName } from './name-form.ts';
import { JOURNALIST, postsBackward, postsForward } from './people/lexicon.ts';

const LONGEST_CAPTION = 120;
const LONGEST_ROSTER = 400;
const LONGEST_LABEL = 30;
const CAPTION = /^(?:[▲△▼▽◀▶]|图为|(?:上|下|左|右|前|后)图(?:为|:)|图(?:[一二三四五六七八九十]|\d{1,2})[:、 ])/u;
/** …。 记者 李小青 摄, 王二 摄影报道 */
const SIGNED = /(?:^|[ 。)(/]|记者|通讯员|摄影师?)\p{sc=Han}{1,5}(?: {1,3}\p{sc=Han}{1,5}){0,3} ?(?:摄|摄影|摄影报道|供图)\)?$/u;
/** 第一名 张三(长沙) 抓举98 */
const RANK = /^第?(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:名|等奖)[: \t]{1,4}\p{sc=Han}{1,4}[ \t(·\p{sc=Han}]/u;
const LEAST_NAMED = 0.6;

/** 特此公告。 closes a notice, 谢谢大家! a speech, 1995.03 青禾县水利局副局长 is a step of a career: no day stands there as in the stamps of a list of links. */
const CLOSING = /^(?:谢谢(?:大家|各位|你们|您)?!*|[特谨]此(?:公告|公示|通知|通报|说明|声明|函告|函复|批复|讣告|证明|报告|致谢)[。!]?)$/u;
const CAREER_STEP = /^(?:19|20)\d{2}(?:\.\d{1,2}(?![.\d])|年\d{1,2}月(?=[ ,:至—–~-]))[^\p{L}]{0,12}(?:至今)?[ ,:、]{0,3}\p{sc=Han}{4}/u;

/** Whether a line is a caption, names with offices or prizes, a step of a career or the closing of a notice. */
export function isBesideStory({ text, blank, markup }: LineTraits): boolean {
  if (blank || markup) return false;
  return isCaption(text) || isRoster(text) || CLOSING.test(text) || CAREER_STEP.test(text);
}

/** Whether a line reads as the caption of a picture: ▲院长王一楠(中)…, 图为签约现场。, …。记者 李小青 摄. */
function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  return CAPTION.test(text) || ((text.endsWith('摄') || /(?:摄影|摄影报道|供图|摄\))$/u.test(text)) && SIGNED.test(text));
}

/** Whether a line names who holds an office or won a prize: 主席:张三, 秘书长:李四、王五; 张三⇥党委书记⇥…; 第一名 张三(长沙). */
function isRoster(text: string): boolean {
  if (text.length > LONGEST_ROSTER) return false;
  if (RANK.test(text)) return true;
  const colon = text.indexOf(':');
  if (colon > 1 && colon <= LONGEST_LABEL) return isLabelOfPeople(text.slice(0, colon)) && areNames(text.slice(colon + 1));
  if (!text.includes('  ') && !text.includes('|') && !text.includes('\t')) return false;
  const cells = text.split(/\t+| {2,}| *\| */u).filter((cell) => cell !== '');
  if (cells.length < 2 || cells.length > MOST_CELLS) return false;
  return (mayBeName(cells[0]?.replace(/ /gu, '') ?? '') && cells.slice(1, 3).some(endsInPost)) || endsInNameAfterPosts(cells);
}

const MOST_CELLS = 6;

/** 裁判长  国家级裁判  何  卓强: posts and then who holds them, padded perhaps. */
function endsInNameAfterPosts(cells: readonly string[]): boolean {
  const posts = cells.findLastIndex(endsInPost) + 1;
  return (
    posts > 0 &&
    cells.length - posts <= 2 &&
    mayBeName(cells.slice(posts).join('').replace(/ /gu, '')) &&
    cells.slice(0, posts).every(endsInPost)
  );
}

/** 副主席(按姓氏笔画排序), 理事(12名), 优秀教练员, 体育道德风尚奖 */
function isLabelOfPeople(label: string): boolean {
  const bare = label.replace(/\([^()]*\)$/u, '').trim();
  return endsInPost(bare) || /(?:奖|获得者|名单|成员|代表|人员|得主|冠军|亚军|季军)$/u.test(bare);
}

/** Whether a text ends in the title of a post, remarks in brackets aside; a reporter holds none. */
export function endsInPost(text: string): boolean {
  const bare = text.replace(/\([^()]*\)$/u, '').trimEnd();
  const length = postsBackward.longestBefore(bare, bare.length);
  return length > 1 && postsForward.get(bare, bare.length - length) !== JOURNALIST;
}

function areNames(text: string): boolean {
  const groups = groupsOf(text);
  return groups.length > 0 && groups.filter(isNameForm).length >= groups.length * LEAST_NAMED;
}
