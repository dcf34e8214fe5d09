/**
 * Stories that are lists: verse, tables, those who won, those who are to be appointed. Line by line they look like menus; what
 * tells them is what stands above: a dated headline and no prose on the whole page, or a sentence that announces a list.
 */
import { type BodyRange, proseIn, TWO_PARAGRAPHS } from './body.ts';
import type { Title } from './facts.ts';
import type { LineTraits } from './lines.ts';
import { isNameForm } from './name-form.ts';
import { stampedDate } from './published.ts';
import type { Page } from './title.ts';

type Lines = Pick<Page, 'lines' | 'cues' | 'datelines'>;

/** The date stands at most so many lines below the headline. */
const DATE_REACH = 4;
/** A gap of so many blank lines ends a list. */
const WIDE_GAP = 4;
/** 现将名单公布如下: */
const ANNOUNCES = /(?:如下|名单|以下|附件)[^。;]{0,12}[:。]?$|[^0-9]:$/u;

/**
 * The story of a page without prose: a headline with a dateline below it, and then a list up to the first words of the page's
 * furniture. Null where no such thing stands.
 */
export function listBelow(title: Title, page: Lines): BodyRange | null {
  const { lines, datelines } = page;
  let first = -1;
  for (let i = title.line, seen = 0; i < lines.length && seen < DATE_REACH; i++) {
    if ((lines[i] as LineTraits).blank) continue;
    seen++;
    if (datelines[i]) first = i + 1;
  }
  if (first < 0) return null;
  const last = listEnd(first, page);
  return last < first ? null : { first, last };
}

/**
 * The body, from the dated headline on where nothing of the page's furniture stands between: a list may open the story. A few
 * sentences elsewhere on a page are no story beside such a list.
 * @param list what `listBelow` says
 */
export function withListBefore(body: BodyRange, list: BodyRange | null, scores: readonly number[]): BodyRange {
  if (list === null) return body;
  if (list.first <= body.first && body.first <= list.last) return { first: list.first, last: body.last };
  return body.first > list.last && proseIn(scores, body) < TWO_PARAGRAPHS && list.last - list.first >= LEAST_ENTRIES ? list : body;
}

/**
 * The body with the list that follows it: one that its last line announces, one of names, prizes, labels, sums and measures, a table,
 * or the parts of a Markdown text.
 */
export function withFollowingList(body: BodyRange, title: Title | null, page: Lines): BodyRange {
  const first = body.last + 1;
  const end = listEnd(first, page);
  const below = page.lines.slice(first, end + 1).find((line) => !line.blank);
  const isAnnounced = announces(page.lines[body.last]) || (below?.text.endsWith(':') === true && announces(below));
  if (isAnnounced) return { first: body.first, last: Math.max(body.last, end) };
  const isMarkdown = title !== null && page.lines[title.line - 1]?.text.startsWith('#') === true;
  const last = Math.max(lastEntry(first, listEnd(first, page, CONTACT), isMarkdown, page), lastRow(first, end, page));
  return { first: body.first, last: Math.max(body.last, last) };
}

/** Places that a story tells of have addresses and telephones. */
const CONTACT = 'boilerplate/contact';

/** Entries of a list hold lists of names, labels, remarks in brackets, sums and measures; headlines of other stories seldom do. */
const ENTRY = /[、;]|^[^:]{2,14}: ?[^:]{1,10}$|\(\p{sc=Han}|\d(?:万?元|分|人|名|公斤|千克|克|米|秒|岁|%|级|项|号|枚|件|吨|亩)/u;
/** Headings, items, rows and quotations of a Markdown text; items that are links belong to a page. */
const PART = /^#{2,6} \S|^\|.*\|$|^> |^(?:[-*+]|\d{1,2}\.) (?!\[).{4}/u;
const LEAST_ENTRIES = 3;
const LONGEST_NAME = 4;
const LONG_NAME = 3;
const ENTRY_SHARE = 0.6;

/** The last entry of a list that fills most of the lines from `first` to `end`; the index before it where there is none. */
function lastEntry(first: number, end: number, isMarkdown: boolean, { lines, cues, datelines }: Lines): number {
  let last = first - 1;
  let entries = 0;
  // Addresses alone are the foot of a page.
  let own = 0;
  let seen = 0;
  for (let i = first; i <= end; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    if (datelines[i] || stampedDate(line.text) !== null) break;
    seen++;
    const isName = line.length <= LONGEST_NAME && isNameForm(line.text);
    const isEntry = isName || ENTRY.test(line.text) || (isMarkdown && PART.test(line.text));
    if (isEntry) entries++;
    // 高考 and 房产 look like names too: longer ones tell.
    if (isEntry && cues[i] === null && !(isName && line.length < LONG_NAME)) own++;
    // A sentence may close a list.
    if (!isEntry && !line.terminal) continue;
    if (own >= LEAST_ENTRIES && entries >= seen * ENTRY_SHARE) last = i;
  }
  return last;
}

/** What the columns of tables are called; two such cells make a line the head of a table. */
const COLUMN =
  /^.{0,3}(?:序号|编号|排名|名次|姓名|性别|单位|部门|学院|班级|职务|职称|岗位|项目|课题|题目|名称|奖项|等级|成绩|类别|日期|时间|地点|金额|数量|备注)$/u;
/** Without such a head, rows that are numbered one after the other have at least so many cells. */
const NUMBERED_CELLS = 4;
const LEAST_ROWS = 3;
/** Labels between the story and the head of its table, or between two rows: 附件:获奖名单, 二等奖(4名). */
const LABELS = 2;

/** The last row of a table that begins right below a story; the index before it where there is none. */
function lastRow(first: number, end: number, { lines, datelines }: Lines): number {
  let last = first - 1;
  let hasHead = false;
  let number = 0;
  let rows = 0;
  for (let i = first, labels = 0; i <= end && labels <= LABELS; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    if (datelines[i]) break;
    const { items } = line;
    if (items.length < 3) {
      labels++;
      continue;
    }
    if (items.filter((item) => COLUMN.test(item)).length > 1) hasHead = true;
    const own = Number.parseInt(items[0] as string, 10);
    if (!hasHead && (items.length < NUMBERED_CELLS || !(own === number + 1 || rows === 0) || Number.isNaN(own))) break;
    number = own;
    rows++;
    labels = 0;
    if (rows >= LEAST_ROWS) last = i;
  }
  return last;
}

const LONGEST_ANNOUNCEMENT = 20;
const announces = (line: LineTraits | undefined): boolean => line !== undefined && ANNOUNCES.test(line.text.slice(-LONGEST_ANNOUNCEMENT));

/**
 * The last line of a list that begins at an index; the index before it where none does.
 * @param allowed a rule whose cue words do not end the list
 */
function listEnd(first: number, { lines, cues }: Lines, allowed: string | null = null): number {
  let last = first - 1;
  for (let i = first, gap = 0; i < lines.length && gap < WIDE_GAP; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) {
      gap++;
      continue;
    }
    if ((cues[i] !== null && cues[i] !== allowed) || line.markup) break;
    gap = 0;
    last = i;
  }
  return last;
}
