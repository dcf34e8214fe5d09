/**
 * The head of an article and the zone of every line: which line is the title, where the date stands, what is body and
 * what is web boilerplate.
 */
import { type BodyRange, findBody, scoreLine } from './body.ts';
import { cueOf } from './cues.ts';
import { isDatelineForm } from './dateline.ts';
import type { Title, Zone } from './facts.ts';
import { findFrontMatter } from './front-matter.ts';
import { readTraits } from './lines.ts';
import { findPublished } from './published.ts';
import type { Reading } from './reading.ts';
import { findTitle } from './title.ts';
import { judgeLines } from './zones.ts';

/** What was decided about one line, and why. */
export interface LineVerdict {
  readonly zone: Zone;
  /** Hygiene rule that says why a boilerplate line is boilerplate (`boilerplate/…`); null for every other zone. */
  readonly rule: string | null;
}

export interface Head {
  readonly title: Title | null;
  /** ISO date of publication. */
  readonly published: string | null;
  /** One verdict a line; index 0 is line 1. */
  readonly verdicts: readonly LineVerdict[];
}

/** Reads title, publication date and line zones. Accepts any text; the cost is linear in its length. */
export function readHead(reading: Reading): Head {
  const lines = readTraits(reading);
  const cues = lines.map(cueOf);
  const front = findFrontMatter(lines);
  const datelines = lines.map((line, index) => isDatelineForm(line, cues[index] ?? null));
  const scores = lines.map((line, index) => {
    if (front !== null && index < front.last) return 0;
    return datelines[index] ? 0 : scoreLine(line, cues[index] ?? null, front !== null);
  });
  const body: BodyRange | null = findBody(scores);
  const title = findTitle({ reading, lines, cues, body, front, datelines });
  const verdicts = judgeLines({ lines, cues, body, front, title });
  return { title, published: findPublished(lines, verdicts, front, title), verdicts };
}
