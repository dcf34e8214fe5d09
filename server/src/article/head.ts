/**
 * The head of an article and the zone of every line: which line is the title, where the date stands, what is body and
 * what is web boilerplate.
 */
import { type BodyRange, findBody, isParagraph, paragraphScore, proseIn, scoreLine, TWO_PARAGRAPHS } from './body.ts';
import { cueOf, cueWordOf, isBreadcrumb } from './cues.ts';
import { isDatelineForm } from './dateline.ts';
import type { Title, Zone } from './facts.ts';
import { findFrontMatter } from './front-matter.ts';
import { type LineTraits, readTraits } from './lines.ts';
import { listBelow, withFollowingList, withListBefore } from './list-stories.ts';
import type { Observer } from './observer.ts';
import { findPublished, stampedDate } from './published.ts';
import type { Reading } from './reading.ts';
import { isBesideStory } from './story-lines.ts';
import { findTitle, mayBeTitle, type Page } from './title.ts';
import { wrappedLines } from './wrapped.ts';
import { judgeLines } from './zones.ts';

/** What was decided about one line, and why. */
export interface LineVerdict {
  readonly zone: Zone;
  /** Hygiene rule that says why a boilerplate line is boilerplate (`boilerplate/…`); null for every other zone. */
  readonly rule: string | null;
  /** What decided it. */
  readonly cue: ZoneCue;
}

/** What decides the zone of a line; zones.ts and blocks.ts say where each holds. */
export type ZoneCue =
  | 'blank'
  | 'title'
  | 'frontMatter'
  | 'datelineForm'
  | 'sourceName'
  | 'beforeDate'
  | 'dateAboveTitle'
  | 'aboveTitle'
  | 'salutation'
  | 'kicker'
  | 'story'
  | 'signature'
  | 'contact'
  | 'remark'
  | 'frontMatterPost'
  | 'cueWords'
  | 'markup'
  | 'bare'
  | 'listInside'
  | 'similarItems'
  | 'manyItems'
  | 'outsideStory'
  | 'underListHeading'
  | 'headlines'
  | 'shortLines'
  | 'neighbours';

export interface Head {
  readonly title: Title | null;
  /** ISO date of publication. */
  readonly published: string | null;
  /** One verdict a line; index 0 is line 1. */
  readonly verdicts: readonly LineVerdict[];
  /** The traits of every line, which others need as well; index 0 is line 1. */
  readonly lines: readonly LineTraits[];
}

/** Reads title, publication date and line zones. Accepts any text; the cost is linear in its length. */
export function readHead(reading: Reading): Head {
  const lines = readTraits(reading);
  const cues = lines.map(cueOf);
  const front = findFrontMatter(lines);
  const wrapped = wrappedLines(lines);
  // What front matter says is told by its keys, and no line of it stands in the story.
  const story = front === null ? 0 : front.last;
  const datelines = lines.map((line, index) => index >= story && wrapped[index] === 0 && isDatelineForm(line, cues[index] ?? null));
  const beside = lines.map((line, index) => index >= story && isBesideStory(line));
  const prose = lines.map((line, index) => wrapped[index] === 1 || isParagraph(line));
  const scores = lines.map((line, index) => {
    if (datelines[index] || index < story) return 0;
    if (wrapped[index] === 1) return paragraphScore(line);
    return scoreLine(line, cues[index] ?? null, front !== null, beside[index]);
  });
  const found = belowDateline(findBody(scores), scores, { lines, cues, datelines, prose, beside });
  const title = findTitle({ reading, lines, cues, body: found, front, datelines, prose, beside });
  const page = { lines, cues, datelines };
  const list = title === null ? null : listBelow(title, page);
  const body = found === null ? list : withFollowingList(withListBefore(found, list, scores), title, page);
  const verdicts = judgeLines({ lines, cues, datelines, body, front, title, prose, beside });
  const { observer } = reading;
  if (observer !== undefined) tellZone(observer, lines, verdicts);
  return { title, published: findPublished(lines, verdicts, front, title), verdicts, lines };
}

/** Tells the zone of the line that is asked about. */
function tellZone(observer: Observer, lines: readonly LineTraits[], verdicts: readonly LineVerdict[]): void {
  const [line, verdict] = [lines[observer.line - 1], verdicts[observer.line - 1]];
  if (line === undefined || verdict === undefined) return;
  const at = line.start;
  const word = verdict.cue === 'cueWords' ? cueWordOf(line) : null;
  observer.tell({
    kind: 'zone',
    start: at,
    end: at + line.text.length,
    ...verdict,
    word: word === null ? null : { start: at + word.start, end: at + word.end },
  });
}

/** Lines above a headline in which a breadcrumb shows that the page begins anew there. */
const CRUMB_REACH = 4;

/**
 * The body without what stands above a headline and dateline in its midst: advertisements and abstracts of other stories
 * run on into the story. The cut is made where a breadcrumb stands above the headline, or where nearly all of it follows.
 */
function belowDateline(
  body: BodyRange | null,
  scores: readonly number[],
  page: Pick<Page, 'lines' | 'cues' | 'datelines' | 'prose' | 'beside'>,
): BodyRange | null {
  if (body === null) return null;
  const { lines, datelines } = page;
  const total = proseIn(scores, body);
  let before = 0;
  let crumb = Number.NEGATIVE_INFINITY;
  let headline = -1;
  for (let i = body.first; i <= body.last; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    if (headline >= 0 && datelines[i] && stampedDate(line.text) !== null && total - before > TWO_PARAGRAPHS) {
      if (headline - crumb <= CRUMB_REACH || before * 4 < total) return { first: i + 1, last: body.last };
    }
    before += Math.max(0, scores[i] as number);
    if (isBreadcrumb(line)) crumb = i;
    headline = mayBeTitle(page, i) ? i : -1;
  }
  return body;
}
