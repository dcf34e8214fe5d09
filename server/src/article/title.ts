/**
 * The title among everything that looks like one: menus, lists of other headlines, the page's own name, kickers. What
 * tells it apart is where it stands (above the body, a dateline below it), that the story talks about the same things,
 * and that the page repeats it.
 */
import { clean, toRaw } from '../text/folding.ts';
import type { BodyRange } from './body.ts';
import { isBreadcrumb } from './cues.ts';
import type { Title } from './facts.ts';
import type { FrontMatter } from './front-matter.ts';
import type { LineTraits } from './lines.ts';
import type { TitleCue, WeighedCue } from './observer.ts';
import { stampedDate } from './published.ts';
import type { Reading } from './reading.ts';
import type { TitleMemory } from './title-memory.ts';

/** A title found: the line it stands on and its folded span there. */
interface Candidate {
  readonly index: number;
  /** Folded offsets. */
  readonly start: number;
  readonly end: number;
}

/** What the search knows of the page. */
export interface Page {
  readonly reading: Reading;
  readonly lines: readonly LineTraits[];
  readonly cues: readonly (string | null)[];
  readonly body: BodyRange | null;
  readonly front: FrontMatter | null;
  /** Whether a line is a dateline by its form. */
  readonly datelines: readonly boolean[];
  /** Whether a line is prose: a paragraph, or a part of a broken one. */
  readonly prose: readonly boolean[];
  /** Whether a line is a caption, or names with offices or prizes. */
  readonly beside: readonly boolean[];
  /** Of all readings of the page. */
  readonly memory: TitleMemory;
}

/** Lines above the body that are looked at, blank ones not counted. */
const REACH = 40;
/** Headlines are seldom longer; whole sentences are. */
const LONGEST = 90;

/** Finds the title, or null. */
export function findTitle(page: Page): Title | null {
  const candidate = titleAbove(page) ?? frontMatterTitle(page);
  if (candidate === null) return null;
  const { reading } = page;
  const span = toRaw(reading.folding, candidate.start, candidate.end);
  return { ...span, text: clean(reading.folding, candidate.start, candidate.end).trim(), line: candidate.index + 1 };
}

/** The text of a title without Markdown marks, labels, site names; folded offsets. */
function cleaned(page: Page, index: number): Candidate {
  const { text, start } = page.lines[index] as LineTraits;
  let from = 0;
  let to = text.length;
  const label = /^(?:title|标题|题目) ?[:=] ?/iu.exec(text);
  if (label) from += label[0].length;
  const heading = /^#{1,6} +/u.exec(text);
  if (heading) from += heading[0].length;
  const marks = /^(\*\*|__|["'])(.{1,400})\1$/u.exec(text.slice(from));
  if (marks?.[1] !== undefined) {
    from += marks[1].length;
    to -= marks[1].length;
  }
  const site = /^[^>]{1,30}->/u.exec(text.slice(from, to));
  if (site) from += site[0].length;
  const suffix = SITE_SUFFIX.exec(text.slice(from, to));
  if (suffix && (heading || label || suffix[0].includes('.') || MEDIUM.test(suffix[0]))) to = from + suffix.index;
  while (from < to && text[from] === ' ') from++;
  while (to > from && text[to - 1] === ' ') to--;
  return { index, start: start + from, end: start + to };
}

const SITE_SUFFIX = / ?(?:\||-{1,3}|_|–|—(?!—)) ?[^|_-]{2,24}$/u;
/** How media and portals call themselves. */
const MEDIUM = /(?:网|报|在线|新闻|频道|日报|晚报|商报|门户|电视台|政府|大学|学院|中心|社区)$/u;

function frontMatterTitle(page: Page): Candidate | null {
  const line = page.front?.keys.get('title');
  if (line === undefined) return null;
  const candidate = cleaned(page, line - 1);
  return candidate.end > candidate.start ? candidate : null;
}

function titleAbove(page: Page): Candidate | null {
  const { lines, body, front } = page;
  const from = front === null ? 0 : front.last;
  const until = body === null ? Math.min(lines.length, REACH) : lastPlaceForTitle(page, body);
  const start = firstInReach(lines, from, until);
  const known = page.front?.keys.get('title') === undefined ? '' : textOf(page, frontMatterTitle(page));
  const accepted = front?.keys.has('title') ? AGREES : ACCEPTED;
  let best: Candidate | null = null;
  let bestScore = accepted;
  // What stands nearest to the story wins most often, and then the others need not be compared with the story. Of equals the first wins.
  for (let i = Math.min(until, lines.length - 1); i >= start; i--) {
    if (!mayBeTitle(page, i)) continue;
    const candidate = cleaned(page, i);
    const score = scoreTitle(page, candidate, until, known, bestScore);
    if (score < bestScore || score === accepted) continue;
    best = candidate;
    bestScore = score;
  }
  return best === null ? null : firstOfCopies(page, best, start);
}

/** A headline that is printed again a few lines on, under a picture: the copy right above the date is the title. */
function firstOfCopies(page: Page, found: Candidate, from: number): Candidate {
  const { lines, datelines } = page;
  const text = textOf(page, found);
  for (let i = found.index - 1, seen = 0; i >= from && seen < COPY_REACH; i--) {
    if ((lines[i] as LineTraits).blank) continue;
    seen++;
    if (!mayBeTitle(page, i)) continue;
    const copy = cleaned(page, i);
    const [below] = nextLines(lines, i, 1);
    if (textOf(page, copy) === text && below !== undefined && datelines[below]) return copy;
  }
  return found;
}

const COPY_REACH = 6;

/** The points of a line that has no words but those of the story. */
const SPEAKS_OF = 5;
/** A line scores at least this much, or the article has no title. */
const ACCEPTED = 0.5;
/** A line that is to beat the front matter's own title says the same. */
const AGREES = 8;

/** The title stands above the first paragraph; where a short opening was counted to the body, it may stand inside. */
function lastPlaceForTitle({ lines, prose, beside }: Page, body: BodyRange): number {
  let i = body.first;
  while (i < body.last && !prose[i] && !beside[i] && (lines[i] as LineTraits).length < 45) i++;
  return i - 1 < body.first ? body.first - 1 : i - 1;
}

function firstInReach(lines: readonly LineTraits[], from: number, until: number): number {
  let i = Math.min(until, lines.length - 1);
  for (let seen = 0; i > from && seen < REACH; i--) if (!(lines[i] as LineTraits).blank) seen++;
  return Math.max(i, from);
}

/** Whether a line has the form of a headline. */
export function mayBeTitle(
  { lines, cues, datelines, prose, beside }: Pick<Page, 'lines' | 'cues' | 'datelines' | 'prose' | 'beside'>,
  index: number,
): boolean {
  const traits = lines[index] as LineTraits;
  if (traits.blank || traits.markup || traits.bare || traits.length > LONGEST || traits.han < 2) return false;
  if (cues[index] !== null || datelines[index] || prose[index] || beside[index] || isBreadcrumb(traits)) return false;
  return !/。|[;,:]$|^[—-]{2}/u.test(traits.text) && traits.items.length <= 4 && !isMenu(traits.items);
}

/** 播放 | 收藏 | 下载 */
const isMenu = (items: readonly string[]): boolean =>
  (items.length >= 3 && items.every((item) => item.length <= LONGEST_MENU_ITEM)) || items.some((item) => item.includes('首页'));
const LONGEST_MENU_ITEM = 4;

/**
 * The points of a line, and, where somebody asks, the signs that gave them.
 * @param least a line that cannot get so many has its company left out
 */
function scoreTitle(page: Page, candidate: Candidate, until: number, known: string, least: number): number {
  const { lines, datelines } = page;
  const { index } = candidate;
  const traits = lines[index] as LineTraits;
  const text = textOf(page, candidate);
  const { observer } = page.reading;
  const signs: WeighedCue<TitleCue>[] = [];
  let score = 0;
  const add = (cue: TitleCue, weight: number): void => {
    score += weight;
    if (observer !== undefined && weight !== 0) signs.push({ cue, weight });
  };
  if (observer === undefined) score = page.memory.shape(traits, () => judgeShape(traits, text));
  else judgeShape(traits, text, add);
  // Place.
  const first = page.body === null ? until : Math.min(until, page.body.first);
  add('distance', -Math.min(3, distance(lines, index, first) * 0.12));
  const below = nextLines(lines, index, 4);
  const dateline = below.findIndex((line) => datelines[line]);
  if (dateline >= 0) {
    const dated = stampedDate((lines[below[dateline] as number] as LineTraits).text) !== null;
    add('datelineBelow', (dated ? 3.2 : 1.8) - dateline * 0.5);
  } else if (page.body !== null && index >= page.body.first) add('insideStory', -3);
  if (isBetweenHeadlines(lines, index)) add('betweenHeadlines', -1);
  // Company: the story, the page's name for itself.
  const most = score + SPEAKS_OF + (text.length < SHORTEST_REPEATED ? LAST_CRUMB : REPEATED) + (known === '' ? 0 : AGREES);
  if (observer === undefined && most < least) return most;
  add('story', SPEAKS_OF * page.memory.overlap(text, page));
  add('repeated', repeats(page, index, text, first));
  if (known !== '' && text === known) add('frontMatter', AGREES);
  observer?.tell({ kind: 'title', start: candidate.start, end: candidate.end, signs, score });
  return score;
}

/** The points of a line for its shape alone. */
function judgeShape(traits: LineTraits, text: string, tell?: (cue: TitleCue, weight: number) => void): number {
  let score = 0;
  const add = (cue: TitleCue, weight: number): void => {
    score += weight;
    tell?.(cue, weight);
  };
  if (traits.han >= 8) add('length', 1);
  else if (traits.han < 5) add('short', -1.5);
  if (traits.length > 45) add('long', -0.5);
  if (/^#{1,2} /u.test(traits.text)) add('markdown', 4);
  if (/[.…]{2}$|…$/u.test(text)) add('ellipsis', -1);
  if (/^\d{1,3}[.、 ]/u.test(text) || /^[·•>»※◆■●▪]/u.test(text)) add('bullet', -1.5);
  if (NAME_AND_POST.test(text) || POST_AND_NAME.test(text)) add('nameAndPost', -3);
  if (REMARK.test(text)) add('remark', -5);
  if (SITE_NAME.test(text)) add('siteName', -2);
  if (SECTION_NAME.test(text)) add('sectionName', 4);
  return score;
}

/** What the standing pages of offices are called. */
const SECTION_NAME =
  /^.{0,10}(?:(?:政府|党委|[省市县区州]委|学校|公司|集团|单位|部门|现任)领导|领导成员|领导介绍|领导班子|领导之窗|领导专栏|领导简介|领导信息|领导分工|机构简介|内设机构|机构设置|主要职责)$/u;

/** An entry of a list of leaders: 易  安  党组书记、局长. */
const NAME_AND_POST =
  /^\p{sc=Han}{1,4}(?: {1,4}\p{sc=Han}{1,2})? {1,4}[^ ]{2,30}(?:书记|局长|主任|组长|部长|主席|校长|院长|会长|委员|成员|巡视员|调研员|[县市区省镇乡]长)$/u;
/** The same the other way round: 党组书记、局长:易安. */
const POST_AND_NAME = /^[^:]{2,40}(?:书记|长|主任|主席|委员|成员|巡视员|调研员): ?\p{sc=Han}{1,2} {0,4}\p{sc=Han}{1,2}$/u;
/** (2021年10月28日市人大常委会会议通过): a remark below the headline. */
const REMARK = /^\([^()]+\)$/u;
/** What a site calls itself in its first line. */
const SITE_NAME = /^\p{sc=Han}{2,12}(?:网|网站|外网|门户|在线|频道|官网|之家|人民政府|委员会)$/u;

function textOf({ reading }: Page, candidate: Candidate | null): string {
  return candidate === null ? '' : reading.folding.text.slice(candidate.start, candidate.end);
}

/** Non-blank lines from `index` to `until`. */
function distance(lines: readonly LineTraits[], index: number, until: number): number {
  let count = 0;
  for (let i = index + 1; i <= until && i < lines.length; i++) if (!(lines[i] as LineTraits).blank) count++;
  return count;
}

/** The indices of the next `count` non-blank lines. */
function nextLines(lines: readonly LineTraits[], index: number, count: number): number[] {
  const found: number[] = [];
  for (let i = index + 1; i < lines.length && found.length < count; i++) if (!(lines[i] as LineTraits).blank) found.push(i);
  return found;
}

/** In a list of headlines the neighbours on both sides are headlines too. */
function isBetweenHeadlines(lines: readonly LineTraits[], index: number): boolean {
  const [below] = nextLines(lines, index, 1);
  let above = index - 1;
  while (above >= 0 && (lines[above] as LineTraits).blank) above--;
  return [above, below].every((i) => i !== undefined && i >= 0 && isHeadline(lines[i] as LineTraits));
}

function isHeadline(traits: LineTraits): boolean {
  return traits.han >= 8 && traits.length <= 45 && !/[。;,:]$/u.test(traits.text) && !traits.markup;
}

/** A page prints its headline again: as its own name, in the breadcrumb, in a list, in the notice of copyright. */
function repeats({ lines, datelines }: Page, index: number, text: string, first: number): number {
  if (text.length < SHORTEST_REPEATED)
    return isLastCrumb(lines, index, text) && !datelines.slice(index, first + 2).includes(true) ? LAST_CRUMB : 0;
  let copies = 0;
  for (let i = 0; i < lines.length && copies < 2; i++) {
    if (i === index) continue;
    const other = (lines[i] as LineTraits).text;
    if (other.length >= text.length && other.length <= text.length + 60 && other.includes(text)) copies++;
  }
  return copies > 0 ? REPEATED : 0;
}

/** A shorter text stands on many lines by chance. */
const SHORTEST_REPEATED = 6;
const REPEATED = 1.5;
/** A page that is no story but a section of a site is called as its breadcrumb ends. */
const LAST_CRUMB = 8;

function isLastCrumb(lines: readonly LineTraits[], index: number, text: string): boolean {
  if (text.length < 3) return false;
  return lines.slice(Math.max(0, index - 6), index).some((line) => isBreadcrumb(line) && line.text.endsWith(text));
}
