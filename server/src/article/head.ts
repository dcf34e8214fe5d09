/**
 * The head of an article and the zone of every line: which line is the title, where the date stands, what is body and
 * what is web boilerplate.
 *
 * What shows a line to be of the story must itself be of the story: a line that would be furniture as soon as other furniture is gone
 * is furniture already. The lines are therefore judged again without what is furniture beyond doubt, until none is left.
 */
import { cueWordOf } from './cues.ts';
import type { Title, Zone } from './facts.ts';
import { allButFrontMatter, furnitureOf, LOW_CONTENT, linesLeft } from './furniture.ts';
import { type Judgement, judgePage, observePage, type PageLines, picked, pickLines } from './judgement.ts';
import { type LineTraits, readTraits } from './lines.ts';
import type { Observer } from './observer.ts';
import { findPublished } from './published.ts';
import type { Reading } from './reading.ts';

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
  /**
   * Which lines are furniture beyond doubt, 1 or 0 for each; index 0 is line 1. When they go none is left, and the story is told as
   * it was.
   */
  readonly furniture: Uint8Array;
  /** The traits of every line, which others need as well; index 0 is line 1. */
  readonly lines: readonly LineTraits[];
}

/** Reads title, publication date and line zones. Accepts any text; the cost is linear in its length. */
export function readHead(reading: Reading): Head {
  const lines = readTraits(reading);
  const { verdicts, title, front, furniture } = settled(reading, observePage(lines));
  const { observer } = reading;
  if (observer !== undefined) tellZone(observer, lines, verdicts);
  return { title, published: findPublished(lines, verdicts, front, title), verdicts, furniture, lines };
}

/** Pages are settled after two rounds, few after three; what takes longer is no page, and no story is told from it. */
const ROUNDS = 16;

/** The judgement that stands when all furniture is gone, and which lines that is. */
function settled(reading: Reading, page: PageLines): Judgement & Pick<Head, 'furniture'> {
  // Only the last round is told of.
  const quiet = reading.observer === undefined ? reading : { ...reading, observer: undefined };
  const first = judgePage(quiet, page);
  const furniture = new Uint8Array(page.lines.length);
  const named: LineVerdict[] = [];
  let [judgement, rest, left] = [first, page, [...page.lines.keys()]];
  let round = 0;
  for (;;) {
    const found = furnitureOf(rest.lines, judgement.verdicts);
    if (found === undefined) break;
    round++;
    const goes = round < ROUNDS ? found : allButFrontMatter(judgement.verdicts);
    for (const [at, index] of left.entries()) {
      if (goes[at] !== 1) continue;
      const verdict = judgement.verdicts[at] as LineVerdict;
      furniture[index] = 1;
      named[index] = verdict.zone === 'boilerplate' ? verdict : LOW_CONTENT_LINE;
    }
    const kept = linesLeft(rest.lines, goes);
    rest = pickLines(rest, kept);
    left = picked(left, kept);
    judgement = judgePage(quiet, rest);
  }
  // Most often nothing but furniture has gone: then the page is told of as it is.
  const isPlain = round < 2;
  if (reading.observer !== undefined) judgePage(reading, isPlain ? page : rest);
  return isPlain ? { ...first, furniture } : { ...inPage(page, judgement, left, named), furniture };
}

/** The judgement on the lines that are left, as one on the whole page. @param left their indices @param named the others' verdicts */
function inPage(page: PageLines, judgement: Judgement, left: readonly number[], named: readonly LineVerdict[]): Judgement {
  const verdicts = page.lines.map((_, index) => named[index] ?? BLANK);
  for (const [at, index] of left.entries()) verdicts[index] = judgement.verdicts[at] as LineVerdict;
  const lineOf = (line: number): number => (left[line - 1] as number) + 1;
  const { title, front } = judgement;
  return {
    verdicts,
    title: title === null ? null : { ...title, line: lineOf(title.line) },
    front:
      front === null
        ? null
        : {
            first: lineOf(front.first),
            last: lineOf(front.last),
            keys: new Map(Array.from(front.keys, ([key, line]) => [key, lineOf(line)])),
          },
  };
}

const BLANK: LineVerdict = { zone: 'blank', rule: null, cue: 'blank' };
const LOW_CONTENT_LINE: LineVerdict = { zone: 'boilerplate', rule: LOW_CONTENT, cue: 'outsideStory' };

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
