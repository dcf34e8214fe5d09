/**
 * Which lines cleaning takes out of an article, and the edits that do it.
 */
import type { Finding, Zone } from '../article/facts.ts';
import { linesLeft } from '../article/furniture.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import type { Across } from './across.ts';
import { acrossRules } from './across-rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import type { CleaningEdit } from './draft.ts';
import { repetitionFindings } from './repetitions.ts';
import { findingAt, isAboutLines } from './rule.ts';

export interface CleanOptions {
  /** Also what a person should see first: decoding, converting, invisible characters, repeated lines. */
  readonly unsafe?: boolean;
  /** Lines of the original that other articles have as well: those of the story, or without a reason of their own, go too. */
  readonly recurring?: Across['recurring'];
  /**
   * What is left of the findings once the user has had a say: rules that are switched off and lines that somebody called content
   * stay as they are. Absent: all findings count.
   * @param text the text that the findings are of
   */
  readonly judge?: (text: string, findings: readonly Finding[]) => readonly Finding[];
}

/** Whether a line of a zone is one that cleaning never takes out of the page as it was. */
export function isStory(zone: Zone | undefined): boolean {
  return zone === 'title' || zone === 'dateline' || zone === 'body';
}

/** The rule that takes each line out; index 0 is line 1, undefined: it stays. */
export type Doomed = readonly (string | undefined)[];

/** Lines of the story that go because they stand elsewhere as well. */
export interface Copies {
  /** Those that stand in this article twice. */
  readonly repeated: boolean;
  readonly recurring: Across['recurring'] | undefined;
}

export function doomedLines(reading: Reading, head: Head, judge: CleanOptions['judge'], { repeated, recurring = [] }: Copies): Doomed {
  const found = [
    ...recurringFindings(reading, head, recurring),
    ...boilerplateFindings(reading, head),
    ...(repeated ? repetitionFindings(reading, head) : []),
  ];
  const doomed: (string | undefined)[] = new Array(head.verdicts.length).fill(undefined);
  for (const { rule, line: first, endLine } of judge?.(reading.raw, found) ?? found) {
    if (!isAboutLines(rule)) continue;
    for (let line = first; line <= endLine; line++) {
      const goes = rule.startsWith('boilerplate/') ? head.furniture[line - 1] === 1 : head.verdicts[line - 1]?.zone !== 'blank';
      if (goes) doomed[line - 1] ??= rule;
    }
  }
  return doomed;
}

/** One finding a line. Titles and datelines recur by nature; other boilerplate is named already. */
function recurringFindings(reading: Reading, head: Head, recurring: Across['recurring']): Finding[] {
  return recurring.flatMap(({ line, articles }) => {
    const verdict = head.verdicts[line - 1];
    if (verdict?.zone !== 'body' && verdict?.rule !== boilerplateRules.lowContent.id) return [];
    return [findingAt(acrossRules.recurringLine, { ...reading.rawLines.span(line), line, endLine: line }, [String(articles)])];
  });
}

/** The edits that take lines out, and the blank lines that would be left over. */
export function deletions(reading: Reading, head: Head, doomed: Doomed): CleaningEdit[] {
  const lines = reading.rawLines;
  const isBlank = (index: number): boolean => head.verdicts[index]?.zone === 'blank';
  const goes = Uint8Array.from(doomed, (rule) => (rule === undefined ? 0 : 1));
  const stays = new Uint8Array(lines.count);
  for (const index of linesLeft(head.lines, goes)) stays[index] = 1;
  const edits: { rule: string; start: number; end: number; text: string; lines: number }[] = [];
  // A blank line goes with the line that goes before it, or with the next.
  let rule: string | undefined;
  let next = 0;
  for (let index = 0; index < lines.count; index++) {
    if (stays[index] === 1) {
      if (!isBlank(index)) rule = undefined;
      continue;
    }
    next = Math.max(next, index);
    while (rule === undefined && doomed[next] === undefined) next++;
    rule = doomed[index] ?? rule ?? (doomed[next] as string);
    const { start } = lines.span(index + 1);
    const end = index + 1 < lines.count ? lines.span(index + 2).start : reading.raw.length;
    const size = isBlank(index) ? 0 : 1;
    const open = edits.at(-1);
    if (start === end && size === 0) continue;
    if (open !== undefined && open.rule === rule && open.end === start) {
      open.end = end;
      open.lines += size;
    } else edits.push({ rule, start, end, text: '', lines: size });
  }
  return edits;
}
