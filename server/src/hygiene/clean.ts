/**
 * The clean copy of an article: boilerplate lines gone, safe fixes applied, and the way back to the original. Cleaning a
 * clean copy changes nothing: lines are judged by their neighbours, so that what is left after one round is judged again,
 * until nothing more is to be done. 净本
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
import { withoutLooseFurniture } from './settling.ts';

export type { CleanCopy, Removal } from './draft.ts';
export { type CleanOptions, isMended } from './line-removal.ts';

/** Real pages settle after two or three rounds; the bound keeps the cost linear. */
const ROUNDS = 12;

/** Cleans one article. Pure, linear in the text; never throws. */
export function cleanArticle(original: string, options: CleanOptions = {}): CleanCopy {
  const whole = new Draft(original);
  whole.edit(fixSafely(whole.text, options));
  const clean = cleaned(whole, options, options.recurring ?? []);
  if (clean.outcome !== 'unsettled') return clean;
  const settled = withoutLooseFurniture(whole, options);
  if (settled === undefined) return clean;
  settled.edit(fixSafely(settled.text, options));
  // Without some of the furniture the rest may be told from the story after all.
  const again = cleaned(settled, options, []);
  return again.outcome === 'clean' ? again : settled.finish('unsettled');
}

/** Cleans what has had its safe fixes; where it cannot be done, the copy is that text as it stands. */
function cleaned(whole: Draft, options: CleanOptions, recurring: NonNullable<CleanOptions['recurring']>): CleanCopy {
  const draft = whole.copy();
  // The page as it was shows best what belongs to the story: no later round may take that out.
  let story: ReadonlySet<number> | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const reading = read(draft.text);
    const head = readHead(reading);
    // Safe fixes change no line's number, other rounds do.
    const doomed = doomedLines(reading, head, options, round === 0 ? recurring : []);
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
