/**
 * Scores dates and statements, where an annotation lists them: all of either then.
 */
import type { AnnotatedPassage } from './annotation.ts';
import { difference, judge, type Scoring, shorten } from './scoring.ts';

/** A date is right where text and value are; one of another value is wrong and missed. */
export function scoreDates({ wanted, facts, reading: { raw, rawLines }, score, tell }: Scoring): void {
  if (wanted.dates === undefined) return;
  const value = ({ iso, until }: { readonly iso: string; readonly until?: string }) => (until === undefined ? iso : `${iso}..${until}`);
  const rest = (facts?.dates ?? []).map((date) => ({
    text: raw.slice(date.start, date.end),
    line: rawLines.lineAt(date.start),
    value: value(date),
  }));
  for (const date of wanted.dates) {
    const index = rest.findIndex((candidate) => candidate.line === date.line && candidate.text === date.text);
    const [hit] = index < 0 ? [] : rest.splice(index, 1);
    judge(score.dates, hit?.value === value(date), hit !== undefined);
    if (hit?.value === value(date)) continue;
    tell('dates', hit === undefined ? 'missed' : 'other', `${date.text}: ${difference(value(date), hit?.value)}`, [date.line]);
  }
  for (const date of rest) {
    if (isOptional(date, wanted.optional_dates)) continue;
    score.dates.add({ wrong: 1 });
    tell('dates', 'wrong', `${date.text}: ${date.value}`, [date.line]);
  }
}

/** A statement is right where speaker, verb and line are; its span counts apart, among those that are right. */
export function scoreStatements({ wanted, facts, reading: { raw, rawLines }, score, tell }: Scoring): void {
  if (wanted.statements === undefined) return;
  const rest = (facts?.statements ?? []).map((statement) => ({
    ...statement,
    line: rawLines.lineAt(statement.start),
    text: raw.slice(statement.start, statement.end),
  }));
  for (const statement of wanted.statements) {
    const said = `${statement.speaker} ${statement.verb}: ${shorten(statement.text)}`;
    const index = rest.findIndex(
      ({ line, speaker, verb }) => line === statement.line && speaker === statement.speaker && verb === statement.verb,
    );
    const [hit] = index < 0 ? [] : rest.splice(index, 1);
    score.statements.add(hit === undefined ? { missed: 1 } : { right: 1 });
    if (hit === undefined) {
      tell('statements', 'missed', said, [statement.line]);
      continue;
    }
    judge(score.statementSpans, hit.text === statement.text, true);
    if (hit.text !== statement.text) tell('statementSpans', 'other', difference(ends(statement.text), ends(hit.text)), [statement.line]);
  }
  for (const found of rest) {
    if (isOptional(found, wanted.optional_statements)) continue;
    score.statements.add({ wrong: 1 });
    tell('statements', 'wrong', `${found.speaker} ${found.verb}: ${shorten(found.text)}`, [found.line]);
  }
}

function isOptional(found: AnnotatedPassage, optional: readonly AnnotatedPassage[] = []): boolean {
  return optional.some(({ line, text }) => line === found.line && (text.includes(found.text) || found.text.includes(text)));
}

/** The two ends of a long span, which is where spans differ. */
function ends(text: string): string {
  const characters = Array.from(text.replaceAll('\n', '⏎'));
  return characters.length <= 28 ? characters.join('') : `${characters.slice(0, 12).join('')}…${characters.slice(-12).join('')}`;
}
