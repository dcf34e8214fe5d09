/**
 * The clean copy of an article: boilerplate lines gone, safe fixes applied, and the way back to the original. A check of it is
 * silent about what cleaning mends, and cleaning it again changes nothing. 净本
 */
import { type Head, readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import { LineIndex } from '../text/lines.ts';
import { ruleOf } from './catalogue.ts';
import { check } from './check.ts';
import { type CleanCopy, type CleaningEdit, Draft } from './draft.ts';
import { inOrder } from './edit.ts';
import { fixesOf, type RuledEdit, safeFixes } from './fixes.ts';
import { type CleanOptions, type Doomed, deletions, doomedLines, isStory } from './line-removal.ts';
import { findingAt, isAboutLines, type Rule } from './rule.ts';

export type { CleanCopy, Removal } from './draft.ts';
export type { CleanOptions } from './line-removal.ts';

/** Lines go in one round, and what was misread or invisible in another few; the bound keeps the cost linear. */
const ROUNDS = 12;

/** Cleans one article. Pure, linear in the text; never throws. */
export function cleanArticle(original: string, options: CleanOptions = {}): CleanCopy {
  const whole = new Draft(original);
  whole.edit(fixSafely(whole.text, options));
  const { unsafe, recurring = [] } = options;
  const copies = unsafe === true || recurring.length > 0;
  const { draft, outcome } = (copies ? cleaned(whole, options, true) : undefined) ?? withoutFurniture(whole, options);
  return draft.finish(outcome);
}

/** Cleans an article whose copies of lines cannot all go: some may, when its furniture is gone. */
function withoutFurniture(whole: Draft, { recurring: _, ...options }: CleanOptions): Cleaned {
  const clean = cleaned(whole, options, false) as Cleaned;
  return (options.unsafe === true ? cleaned(clean.draft, options, true) : undefined) ?? clean;
}

interface Cleaned {
  readonly draft: Draft;
  readonly outcome: CleanCopy['outcome'];
}

/**
 * Cleans what has had its safe fixes.
 * @param copies whether lines of the story go that stand elsewhere as well, in other articles or in this one
 * @returns undefined where the rest of the story hangs on such lines, or there is no rest
 */
function cleaned(whole: Draft, options: CleanOptions, copies: boolean): Cleaned | undefined {
  const draft = whole.copy();
  let story: ReadonlySet<number> | undefined;
  for (let round = 0; ; round++) {
    const reading = read(draft.text);
    const head = readHead(reading);
    const places = head.verdicts.map((_, index) => draft.toOriginal(reading.rawLines.starts[index] as number));
    // Safe fixes change no line's number, a round does.
    const found = doomedLines(reading, head, options.judge, {
      repeated: copies && options.unsafe === true,
      recurring: copies && round === 0 ? options.recurring : undefined,
    });
    const hangs = found.map((rule, index) => rule?.startsWith('boilerplate/') === true && story?.has(places[index] as number) === true);
    const hasStory = head.verdicts.some(({ zone }, index) => zone === 'body' && found[index] === undefined);
    if (copies && (hangs.includes(true) || !hasStory)) return undefined;
    // Furniture that the user keeps may tell the story otherwise in the next round. What was misread shows what it is.
    const doomed = options.unsafe === true ? found : found.map((rule, index) => (hangs[index] ? undefined : rule));
    const edits = mend(reading, head, doomed, options);
    if (edits.length === 0 || round === ROUNDS) return { draft, outcome: hasStory ? 'clean' : 'noStory' };
    story ??= new Set(places.filter((_, index) => isStory(head.verdicts[index]?.zone)));
    draft.edit(edits);
    draft.edit(fixSafely(draft.text, options));
  }
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
