/**
 * Which lines cleaning takes out of an article, and the edits that do it.
 */
import type { Finding, Zone } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import type { Across } from './across.ts';
import { acrossRules } from './across-rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { ruleOf } from './catalogue.ts';
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

/**
 * Lines of little content may be headlines or paragraphs that were misjudged. Above the story one of as many Han characters as a
 * headline has, or that ends as a sentence does, is too often (measured on 207 labelled pages: .86 and .95 of them are boilerplate,
 * all 157 others are); below it a sentence of so many characters (.90, of the others .998).
 */
const HEADLINE_HAN = 10;
const SENTENCE_BELOW_STORY = 60;

/** Whether a line of a zone is one that cleaning never takes out of the page as it was. */
export function isStory(zone: Zone | undefined): boolean {
  return zone === 'title' || zone === 'dateline' || zone === 'body';
}

/** The rule that takes each line out; index 0 is line 1, undefined: it stays. */
export type Doomed = readonly (string | undefined)[];

export function doomedLines(reading: Reading, head: Head, { judge, unsafe }: CleanOptions, recurring: Across['recurring']): Doomed {
  const found = [
    ...recurringFindings(reading, head, recurring),
    ...boilerplateFindings(reading, head),
    ...(unsafe === true ? repetitionFindings(reading, head) : []),
  ];
  const end = storyEnd(head);
  const doomed: (string | undefined)[] = new Array(head.verdicts.length).fill(undefined);
  for (const { rule, line: first, endLine } of judge?.(reading.raw, found) ?? found) {
    if (!isAboutLines(rule)) continue;
    for (let line = first; line <= endLine; line++) {
      const { zone } = head.verdicts[line - 1] ?? { zone: 'blank' };
      const goes = rule.startsWith('boilerplate/') ? zone === 'boilerplate' && isMended(rule, head, line, end) : zone !== 'blank';
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

/**
 * Whether cleaning takes out a line, 1-based, that is boilerplate under a rule. Front matter describes the article and stays.
 * @param end last line of the story
 */
export function isMended(rule: string, head: Head, line: number, end = storyEnd(head)): boolean {
  if (rule !== boilerplateRules.lowContent.id) return ruleOf(rule)?.fix !== 'none';
  const traits = head.lines[line - 1];
  if (traits === undefined) return false;
  return line > end ? !traits.terminal || traits.length <= SENTENCE_BELOW_STORY : !traits.terminal && traits.han < HEADLINE_HAN;
}

/** The last line of the story, 1-based; 0 where there is none. */
function storyEnd(head: Head): number {
  return head.verdicts.findLastIndex(({ zone }) => zone === 'body') + 1;
}

/**
 * The edits that take lines out. Of the blank lines between two lines that stay, one remains where there was any; at the ends
 * of the text none does.
 */
export function deletions(reading: Reading, head: Head, doomed: Doomed): CleaningEdit[] {
  const edits: CleaningEdit[] = [];
  const { count } = reading.rawLines;
  const stays = (line: number): boolean => head.verdicts[line - 1]?.zone !== 'blank' && doomed[line - 1] === undefined;
  for (let line = 1; line <= count; line++) {
    if (stays(line)) continue;
    const first = line;
    while (line < count && !stays(line + 1)) line++;
    edits.push(...gapEdits(reading, head, doomed, first, line));
  }
  return edits;
}

/** The edits in a gap between lines that stay; none where nothing but blank lines is in it. @param first, last 1-based, inclusive */
function gapEdits(reading: Reading, head: Head, doomed: Doomed, first: number, last: number): CleaningEdit[] {
  const lines = reading.rawLines;
  let rule: string | undefined;
  for (let line = first; line <= last && rule === undefined; line++) rule = doomed[line - 1];
  if (rule === undefined) return [];
  const isBlank = (line: number): boolean => head.verdicts[line - 1]?.zone === 'blank';
  let kept = 0;
  if (first > 1 && last < lines.count) for (let line = first; line <= last && kept === 0; line++) if (isBlank(line)) kept = line;
  const edits: { rule: string; start: number; end: number; text: string; lines: number }[] = [];
  for (let line = first; line <= last; line++) {
    if (line === kept) continue;
    rule = doomed[line - 1] ?? rule;
    const start = lines.span(line).start;
    const end = line < lines.count ? lines.span(line + 1).start : reading.raw.length;
    const open = edits.at(-1);
    const size = isBlank(line) ? 0 : 1;
    if (start === end && size === 0) continue;
    if (open !== undefined && open.rule === rule && open.end === start) {
      open.end = end;
      open.lines += size;
    } else edits.push({ rule, start, end, text: '', lines: size });
  }
  return edits;
}
