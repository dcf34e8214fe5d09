/**
 * The verdict on every line: title, dateline, body, boilerplate with the rule that says why, or blank. Many signs speak,
 * none alone: where the line stands towards the body, its cue words, its shape, its neighbours.
 */
import { smoothBlocks } from './blocks.ts';
import type { BodyRange } from './body.ts';
import { closingBelow, isRemark } from './closings.ts';
import { isCreditLine } from './credits.ts';
import { CUE_LENGTH } from './cues.ts';
import type { Title } from './facts.ts';
import type { FrontMatter } from './front-matter.ts';
import type { LineVerdict, ZoneCue } from './head.ts';
import { type LineTraits, SIGN } from './lines.ts';
import { stampedDate } from './published.ts';
import { boilerplate, nameRuns, shapeVerdict } from './shapes.ts';

/** What the verdicts rest on. */
export interface Layout {
  readonly lines: readonly LineTraits[];
  readonly cues: readonly (string | null)[];
  /** Whether a line is a dateline by its form. */
  readonly datelines: readonly boolean[];
  readonly body: BodyRange | null;
  readonly front: FrontMatter | null;
  readonly title: Title | null;
  /** Whether a line is prose: a paragraph, or a part of a broken one. */
  readonly prose: readonly boolean[];
  /** Whether a line is a caption, a step of a career, or names with offices or prizes. */
  readonly beside: readonly boolean[];
}

const BLANK: LineVerdict = { zone: 'blank', rule: null, cue: 'blank' };
const TITLE: LineVerdict = { zone: 'title', rule: null, cue: 'title' };

const bodyLine = (cue: ZoneCue): LineVerdict => ({ zone: 'body', rule: null, cue });
const dateline = (cue: ZoneCue): LineVerdict => ({ zone: 'dateline', rule: null, cue });

/** One verdict a line. */
export function judgeLines(layout: Layout): LineVerdict[] {
  const { lines, title, front, body } = layout;
  const verdicts: (LineVerdict | null)[] = lines.map((line) => (line.blank ? BLANK : null));
  const set = (index: number, verdict: LineVerdict): void => {
    if (verdicts[index] === null) verdicts[index] = verdict;
  };
  if (title !== null) set(title.line - 1, TITLE);
  if (front !== null) judgeFrontMatter(lines, front, set);
  const head = headRange(layout);
  judgeHead(layout, head, set);
  if (body !== null) {
    judgeBody(layout, { first: Math.max(body.first, head.last + 1), last: body.last }, set);
    judgeTail(layout, body, set);
  }
  judgeRest(layout, verdicts);
  return verdicts as LineVerdict[];
}

type Set = (index: number, verdict: LineVerdict) => void;

function judgeFrontMatter(lines: readonly LineTraits[], front: FrontMatter, set: Set): void {
  const dated = new Set([
    front.keys.get('date') ?? front.keys.get('published') ?? front.keys.get('pubdate'),
    front.keys.get('author'),
    front.keys.get('source'),
  ]);
  for (let line = front.first; line <= front.last; line++) {
    const { text } = lines[line - 1] as LineTraits;
    set(
      line - 1,
      dated.has(line) && /:\s*\S/u.test(text) ? dateline('frontMatter') : boilerplate('boilerplate/front-matter', 'frontMatter'),
    );
  }
}

/** The lines between the title and the first paragraph; empty where there is no title above the body. */
function headRange({ lines, title, body, prose, beside }: Layout): BodyRange {
  if (title === null) return { first: 0, last: -1 };
  let last = title.line - 1;
  const end = body === null ? title.line - 1 : body.last;
  for (let i = title.line; i <= end; i++) {
    const traits = lines[i] as LineTraits;
    if (prose[i] || (body !== null && i >= body.first && beside[i])) break;
    if (!traits.blank) last = i;
  }
  // A page without a paragraph near the title has no head to speak of.
  return { first: title.line - 1, last: Math.min(last, title.line - 1 + HEAD_LINES) };
}

/** The head of an article is a few lines, blank ones counted. */
const HEAD_LINES = 40;

function judgeHead(layout: Layout, head: BodyRange, set: Set): void {
  const { lines, cues, datelines, title, body, front } = layout;
  if (title === null) return;
  let lastDate = -1;
  for (let i = head.first + 1; i <= head.last; i++) if (datelines[i]) lastDate = i;
  for (let i = head.first + 1; i <= head.last; i++) {
    const traits = lines[i] as LineTraits;
    if (traits.blank || traits.markup) continue;
    const cue = cues[i] ?? null;
    if (datelines[i]) set(i, dateline('datelineForm'));
    else if (i === lastDate + 1 && SOURCE.test(traits.text)) set(i, dateline('sourceName'));
    else if (cue !== null) set(i, boilerplate(cue, 'cueWords'));
    else if (i < lastDate && lastDate - i <= 6 && traits.length <= 20 && !traits.terminal && traits.han >= 2 && traits.items.length <= 2)
      set(i, dateline('beforeDate'));
    else if (SALUTATION.test(traits.text)) set(i, bodyLine('salutation'));
    else if (traits.bare || (traits.length <= 2 && front === null && (body === null || i < body.first)))
      set(i, boilerplate('boilerplate/low-content', 'bare'));
    else if (body !== null && (i >= body.first || front !== null || isKicker(layout, i, head))) set(i, bodyLine('kicker'));
  }
  judgeAbove(layout, set);
}

/** Whom a notice addresses: 各乡镇人民政府,县直各单位: */
const SALUTATION = /^各.{2,60}:$/u;
/** The name of a medium, alone below the date. */
const SOURCE = /^\p{sc=Han}{1,10}(?:网|报|报社|通讯社|电视台|在线|新闻)$/u;

/** Short lines between head and first paragraph: printed headline, kicker, caption; more than a handful are a list. */
function isKicker({ lines }: Layout, index: number, head: BodyRange): boolean {
  const traits = lines[index] as LineTraits;
  let count = 0;
  for (let i = head.first + 1; i <= head.last; i++) {
    const other = lines[i] as LineTraits;
    if (!other.blank && !other.markup && !other.bare) count++;
  }
  return count <= KICKERS && traits.items.length <= 3;
}

const KICKERS = 8;

/** The line right above the title belongs to it where no menu runs up to it: a date, or 固根基 补短板 扬优势. */
function judgeAbove({ lines, cues, datelines, title }: Layout, set: Set): void {
  if (title === null || title.line < 2) return;
  const above = lines[title.line - 2] as LineTraits;
  const cue = cues[title.line - 2] ?? null;
  if (above.blank || above.markup) return;
  if (datelines[title.line - 2] && stampedDate(above.text) !== null) {
    set(title.line - 2, dateline('dateAboveTitle'));
    return;
  }
  const further = lines[title.line - 3];
  const datedAbove = further !== undefined && /(?:19|20)\d{2}/u.test(further.text) && further.length < CUE_LENGTH * 2;
  const apart = further?.blank === true && lines.slice(0, title.line - 3).some((line) => !line.blank);
  const isKicker = isMotto(above.text) || ((datedAbove || apart) && above.items.length < 3);
  if (isKicker && above.han >= 6 && cue === null && !above.terminal) set(title.line - 2, bodyLine('aboveTitle'));
}

/** Phrases of one length, as a kicker has them: 固根基 补短板 扬优势. Items of two or four characters also make menus. */
const MOTTO = /^\p{sc=Han}{3}(?: {1,4}\p{sc=Han}{3}){1,3}$|^\p{sc=Han}{5,9}(?: {1,4}\p{sc=Han}{5,9}){1,2}$/u;

function isMotto(text: string): boolean {
  return MOTTO.test(text) && new Set(text.split(/ +/u).map((phrase) => phrase.length)).size === 1;
}

function judgeBody(layout: Layout, range: BodyRange, set: Set): void {
  const { lines, cues, datelines, front } = layout;
  for (let i = range.first; i <= range.last; i++) {
    const traits = lines[i] as LineTraits;
    if (traits.blank) continue;
    const cue = cues[i] ?? null;
    if (traits.markup) set(i, boilerplate('boilerplate/markup', 'markup'));
    else if (cue === 'boilerplate/related-list') i = judgeListInside(layout, i, range.last, set);
    else if (datelines[i] && (traits.length <= CUE_LENGTH || isCreditLine(traits.text))) set(i, dateline('datelineForm'));
    else if (cue !== null && !OUTSIDE_ONLY.has(cue) && !(cue === 'boilerplate/share-qr' && isSentence(traits)))
      set(i, boilerplate(cue, 'cueWords'));
    else if (traits.bare && traits.length <= 3 && front === null) set(i, boilerplate('boilerplate/low-content', 'bare'));
    else set(i, bodyLine('story'));
  }
}

/** Inside the story these words belong to it. */
const OUTSIDE_ONLY = new Set(['boilerplate/disclaimer', 'boilerplate/contact', 'boilerplate/nav-menu']);

/** What a story says of an account or a code that readers may follow. */
const isSentence = ({ terminal, punctuation, han }: LineTraits): boolean => terminal && (punctuation >= 2 || han >= 20);

/** A list of links that stands inside the story: from its heading to the next line that is prose. */
function judgeListInside({ lines, prose }: Layout, from: number, last: number, set: Set): number {
  let i = from;
  for (; i <= last; i++) {
    const traits = lines[i] as LineTraits;
    if (i > from && (prose[i] || (traits.terminal && traits.length > 25))) break;
    set(i, boilerplate('boilerplate/related-list', 'listInside'));
  }
  return i - 1;
}

/** Below the body: credits, source and date, the closing of a notice, captions of front-matter posts. */
function judgeTail(layout: Layout, body: BodyRange, set: Set): void {
  const { lines, cues, datelines, front } = layout;
  const closing = front === null ? closingBelow(body.last, layout) : null;
  let seen = 0;
  for (let i = body.last + 1; i < lines.length && seen < TAIL_LINES; i++) {
    const traits = lines[i] as LineTraits;
    if (traits.blank) continue;
    const cue = cues[i] ?? null;
    if (cue === 'boilerplate/related-list') return;
    if (traits.markup) set(i, boilerplate('boilerplate/markup', 'markup'));
    else if (datelines[i]) set(i, dateline('datelineForm'));
    else if (cue === null && front !== null && traits.han >= 2) set(i, bodyLine('frontMatterPost'));
    else if (i === closing?.signature) set(i, bodyLine('signature'));
    else if (closing?.contacts.has(i)) set(i, bodyLine('contact'));
    else if (cue === null && front === null && isRemark(traits)) set(i, bodyLine('remark'));
    seen++;
  }
}

/** Credits follow the story closely. */
const TAIL_LINES = 10;

/** Everything else is boilerplate; what has no cue of its own is named by its shape and its neighbours. */
function judgeRest(layout: Layout, verdicts: (LineVerdict | null)[]): void {
  const { lines, cues, front, prose } = layout;
  const isMere = isMereList(layout);
  const table = front === null ? null : tableLines(lines);
  for (let i = 0; i < lines.length; i++) {
    if (verdicts[i] !== null) continue;
    const traits = lines[i] as LineTraits;
    const cue = cues[i] ?? null;
    const shape = cue === null ? (isMere ? null : shapeVerdict(traits)) : boilerplate(cue, 'cueWords');
    verdicts[i] = isOfPost(traits, cue, table, i)
      ? bodyLine('frontMatterPost')
      : (shape ?? boilerplate('boilerplate/low-content', 'outsideStory'));
  }
  if (isMere) return;
  nameRuns(lines, prose, verdicts);
  smoothBlocks(lines, verdicts);
}

/** Whether a text is nothing but words, without a story or a word of furniture: nothing tells a menu from a list of names there. */
function isMereList({ lines, cues, body, front }: Layout): boolean {
  if (body !== null || front !== null) return false;
  return lines.every(({ blank, markup, han, items }, index) => blank || (cues[index] === null && !markup && han > 1 && items.length < 3));
}

/**
 * A generator writes front matter around a story that it has already cut out of its page: what it holds in Han characters, numbers
 * and cells of tables is of the story, whom to ask too.
 * @param table the lines in or beside a table of such a post; null where there is no front matter
 */
function isOfPost(traits: LineTraits, cue: string | null, table: Uint8Array | null, index: number): boolean {
  if (table === null || traits.markup || (cue !== null && !OUTSIDE_ONLY.has(cue))) return false;
  return traits.han > 0 || table[index] === 1 || (traits.bare && (traits.signs & SIGN.digit) !== 0);
}

/** A cell of a table is at most so many lines from the bar beside it. */
const CELL_LINES = 3;

/** Which lines stand in a table whose cells and bars were broken onto lines of their own. */
function tableLines(lines: readonly LineTraits[]): Uint8Array {
  const table = new Uint8Array(lines.length);
  const seen = lines.flatMap(({ blank }, index) => (blank ? [] : [index]));
  for (const [at, index] of seen.entries()) {
    const { bare, signs } = lines[index] as LineTraits;
    if (bare && (signs & SIGN.bar) !== 0) for (const near of seen.slice(Math.max(0, at - CELL_LINES), at + CELL_LINES + 1)) table[near] = 1;
  }
  return table;
}
