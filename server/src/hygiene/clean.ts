/**
 * The clean copy of an article: boilerplate lines gone, safe fixes applied, and the way back to the original. Cleaning a
 * clean copy changes nothing: lines are judged by their neighbours, so that what is left after one round is judged again,
 * until nothing more is to be done. 净本
 */
import type { Finding, Zone } from '../article/facts.ts';
import { type Head, readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import { LineIndex } from '../text/lines.ts';
import type { Across } from './across.ts';
import { acrossRules } from './across-rules.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { ruleOf } from './catalogue.ts';
import { check } from './check.ts';
import { applyEdits, inOrder } from './edit.ts';
import { fixesOf, type RuledEdit, safeFixes } from './fixes.ts';
import { editMap, endInOriginal, identityMap, type OffsetMap, toOriginal } from './offset-map.ts';
import { repetitionFindings } from './repetitions.ts';
import { findingAt, isAboutLines, type Rule } from './rule.ts';

/** What was taken out of the original, or replaced, and why. */
export interface Removal {
  /** Rule id, such as `boilerplate/icp-record`. */
  readonly rule: string;
  /** In the original, UTF-16 code units; blank lines around a block are part of it. */
  readonly start: number;
  readonly end: number;
  /** Lines that were taken out whole, blank ones not counted; 0 where only a part of a line was. */
  readonly lines: number;
}

/** 净本 */
export interface CleanCopy {
  readonly text: string;
  readonly map: OffsetMap;
  /** By place in the original. */
  readonly removed: readonly Removal[];
  /**
   * `clean`: nothing that cleaning mends is left. `noStory`: no line of a story would have remained, `unsettled`: the lines kept
   * changing their looks; then only the safe fixes were applied and every line stands.
   */
  readonly outcome: 'clean' | 'noStory' | 'unsettled';
}

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

/** Real pages settle after two or three rounds; the bound keeps the cost linear. */
const ROUNDS = 12;
/**
 * Lines of little content may be headlines or paragraphs that were misjudged. Above the story one of as many Han characters as a
 * headline has, or that ends as a sentence does, is too often (measured on 207 labelled pages: .86 and .95 of them are boilerplate,
 * all 157 others are); below it a sentence of so many characters (.90, of the others .998).
 */
const HEADLINE_HAN = 10;
const SENTENCE_BELOW_STORY = 60;

/** Cleans one article. Pure, linear in the text; never throws. */
export function cleanArticle(original: string, options: CleanOptions = {}): CleanCopy {
  const whole = new Draft(original);
  whole.edit(fixSafely(whole.text, options));
  const draft = whole.copy();
  // The page as it was shows best what belongs to the story: no later round may take that out.
  let story: ReadonlySet<number> | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const reading = read(draft.text);
    const head = readHead(reading);
    // Safe fixes change no line's number, other rounds do.
    const doomed = doomedLines(reading, head, options, round === 0 ? (options.recurring ?? []) : []);
    const edits = mend(reading, head, doomed, options);
    if (edits.length === 0) return draft.finish('clean');
    const places = head.verdicts.map((_, index) => draft.toOriginal(reading.rawLines.starts[index] as number));
    if (!head.verdicts.some(({ zone }, index) => zone === 'body' && doomed[index] === undefined)) return whole.finish('noStory');
    if (places.some((place, index) => doomed[index]?.startsWith('boilerplate/') && story?.has(place))) return whole.finish('unsettled');
    story ??= new Set(places.filter((_, index) => isStory(head.verdicts[index]?.zone)));
    draft.edit(edits);
    draft.edit(fixSafely(draft.text, options));
  }
  return whole.finish('unsettled');
}

function isStory(zone: Zone | undefined): boolean {
  return zone === 'title' || zone === 'dateline' || zone === 'body';
}

/** A text on its way to be clean. */
class Draft {
  readonly #original: string;
  text: string;
  #map: OffsetMap;
  #removed: Removal[] = [];

  constructor(original: string) {
    this.#original = original;
    this.text = original;
    this.#map = identityMap(original.length);
  }

  copy(): Draft {
    const draft = new Draft(this.#original);
    draft.text = this.text;
    draft.#map = this.#map;
    draft.#removed = [...this.#removed];
    return draft;
  }

  /** Where in the original a place in the present text comes from. */
  toOriginal(offset: number): number {
    return toOriginal(this.#map, offset);
  }

  edit(edits: readonly CleaningEdit[]): void {
    if (edits.length === 0) return;
    for (const { rule, start, end, lines } of edits) {
      this.#removed.push({ rule, start: toOriginal(this.#map, start), end: endInOriginal(this.#map, end), lines });
    }
    this.#map = editMap(this.#map, edits);
    this.text = applyEdits(this.text, edits);
  }

  finish(outcome: CleanCopy['outcome']): CleanCopy {
    return { text: this.text, map: this.#map, removed: this.#removed.sort((a, b) => a.start - b.start || a.end - b.end), outcome };
  }
}

interface CleaningEdit extends RuledEdit {
  readonly lines: number;
}

/** The safe fixes of a text, but for those of findings that the user does not want to hear of. */
export function wantedFixes(text: string, judge: CleanOptions['judge']): RuledEdit[] {
  const edits = safeFixes(text);
  if (edits.length === 0 || judge === undefined) return edits;
  const lines = new LineIndex(text);
  const counts = new Map<string, { readonly edit: RuledEdit; readonly line: number; count: number }>();
  const place = ({ rule, start }: Pick<RuledEdit, 'rule' | 'start'>): string => `${rule} ${lines.lineAt(start)}`;
  for (const edit of edits) {
    const known = counts.get(place(edit));
    if (known === undefined) counts.set(place(edit), { edit, line: lines.lineAt(edit.start), count: 1 });
    else known.count++;
  }
  // One finding a line, as the rules report them: some fixes show only when others are made, and no finding speaks of them yet.
  const findings = Array.from(counts.values(), ({ edit: { rule, start, end }, line, count }) =>
    findingAt(ruleOf(rule) as Rule, { start, end, line, endLine: line }, [String(count)]),
  );
  const wanted = new Set(judge(text, findings).map(place));
  return edits.filter((edit) => wanted.has(place(edit)));
}

function fixSafely(text: string, { judge }: CleanOptions): CleaningEdit[] {
  return wantedFixes(text, judge).map((edit) => ({ ...edit, lines: 0 }));
}

/** One round: the lines that go, with the blank ones around them; and what else was asked for. */
function mend(reading: Reading, head: Head, doomed: Doomed, options: CleanOptions): CleaningEdit[] {
  const others = options.unsafe === true ? unsafeFixes(reading, head, doomed, options) : [];
  return inOrder([...deletions(reading, head, doomed), ...others]) as CleaningEdit[];
}

/** The rule that takes each line out; index 0 is line 1, undefined: it stays. */
type Doomed = readonly (string | undefined)[];

function doomedLines(reading: Reading, head: Head, { judge, unsafe }: CleanOptions, recurring: Across['recurring']): Doomed {
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
function deletions(reading: Reading, head: Head, doomed: Doomed): CleaningEdit[] {
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

/** The first fix of each finding that has an unsafe one and whose line stays. */
function unsafeFixes(reading: Reading, head: Head, doomed: Doomed, { judge }: CleanOptions): CleaningEdit[] {
  const found = check(reading, head);
  const edits = new Map<string, CleaningEdit>();
  for (const finding of judge?.(reading.raw, found) ?? found) {
    if (finding.fix !== 'unsafe' || isAboutLines(finding.rule) || doomed[finding.line - 1] !== undefined) continue;
    // A fix of the whole file comes with each of its findings.
    for (const edit of fixesOf(reading.raw, finding)[0]?.edits ?? [])
      edits.set(`${edit.start} ${edit.end}`, { ...edit, rule: finding.rule, lines: 0 });
  }
  return [...edits.values()];
}
