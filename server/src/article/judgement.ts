/**
 * One judgement on the lines of a page: where its story stands, which line is the title, what zone each line has. What the lines
 * show by themselves is read once and kept, so that they can be judged again in other company.
 */
import { type BodyRange, findBody, isParagraph, paragraphScore, proseIn, scoreLine, TWO_PARAGRAPHS } from './body.ts';
import { cueOf, isBreadcrumb } from './cues.ts';
import { isDatelineForm } from './dateline.ts';
import type { Title } from './facts.ts';
import { type FrontMatter, findFrontMatter } from './front-matter.ts';
import type { LineVerdict } from './head.ts';
import type { LineTraits } from './lines.ts';
import { listBelow, withFollowingList, withListBefore } from './list-stories.ts';
import { stampedDate } from './published.ts';
import type { Reading } from './reading.ts';
import { isBesideStory } from './story-lines.ts';
import { findTitle, mayBeTitle, type Page } from './title.ts';
import { TitleMemory } from './title-memory.ts';
import { wrappedLines } from './wrapped.ts';
import { judgeLines } from './zones.ts';

/** What each line shows by itself. */
export interface PageLines {
  readonly lines: readonly LineTraits[];
  /** The hygiene rule whose cue it carries, or null. */
  readonly cues: readonly (string | null)[];
  /** Whether it has the form of a dateline. */
  readonly forms: readonly boolean[];
  /** Whether it is a caption, a step of a career, or names with offices or prizes. */
  readonly besides: readonly boolean[];
  /** Whether it is prose beyond doubt. */
  readonly paragraphs: readonly boolean[];
  readonly memory: TitleMemory;
}

/** What the company of the lines shows; lines are those of the page that was judged. */
export interface Judgement {
  readonly verdicts: readonly LineVerdict[];
  readonly title: Title | null;
  readonly front: FrontMatter | null;
}

/** Reads what each line shows by itself. */
export function observePage(lines: readonly LineTraits[]): PageLines {
  const cues = lines.map(cueOf);
  return {
    lines,
    cues,
    forms: lines.map((line, index) => isDatelineForm(line, cues[index] ?? null)),
    besides: lines.map(isBesideStory),
    paragraphs: lines.map(isParagraph),
    memory: new TitleMemory(),
  };
}

/** The page of some of its lines. @param indices in order */
export function pickLines({ lines, cues, forms, besides, paragraphs, memory }: PageLines, indices: readonly number[]): PageLines {
  return {
    lines: picked(lines, indices),
    cues: picked(cues, indices),
    forms: picked(forms, indices),
    besides: picked(besides, indices),
    paragraphs: picked(paragraphs, indices),
    memory,
  };
}

/** What stands at some indices. */
export function picked<T>(all: readonly T[], indices: readonly number[]): T[] {
  return indices.map((index) => all[index] as T);
}

/** Judges each line by its company. Title spans are those of the reading, whatever lines are left out. */
export function judgePage(reading: Reading, { lines, cues, forms, besides, paragraphs, memory }: PageLines): Judgement {
  const front = findFrontMatter(lines);
  const wrapped = wrappedLines(lines);
  // What front matter says is told by its keys, and no line of it stands in the story.
  const begin = front === null ? 0 : front.last;
  const datelines = forms.map((is, index) => is && index >= begin && wrapped[index] === 0);
  const beside = begin === 0 ? besides : besides.map((is, index) => is && index >= begin);
  const prose = paragraphs.map((is, index) => is || wrapped[index] === 1);
  const scores = lines.map((line, index) => {
    if (datelines[index] || index < begin) return 0;
    if (wrapped[index] === 1) return paragraphScore(line);
    return scoreLine(line, cues[index] ?? null, front !== null, beside[index]);
  });
  const found = belowDateline(findBody(scores), scores, { lines, cues, datelines, prose, beside });
  const title = findTitle({ reading, lines, cues, body: found, front, datelines, prose, beside, memory });
  const page = { lines, cues, datelines };
  const list = title === null ? null : listBelow(title, page);
  const body = found === null ? list : withFollowingList(withListBefore(found, list, scores), title, page);
  const verdicts = judgeLines({ lines, cues, datelines, body, front, title, prose, beside });
  return { verdicts, title, front };
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
