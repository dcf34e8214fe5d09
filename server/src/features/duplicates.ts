/**
 * What can be done about duplicates besides mending them: going to the copy that is to be kept, comparing two articles, deleting
 * in all articles a line that recurs.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
import { readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import { bareText } from '../corpus/duplicates/bare.ts';
import { keyOfLine } from '../corpus/duplicates/compared.ts';
import { relatedOf } from '../hygiene/across.ts';
import type { Edit } from '../hygiene/edit.ts';
import { linesOf } from '../hygiene/judge.ts';
import type { Span } from '../text/span.ts';
import { findingsTouched } from './fixes.ts';
import type { OpenArticle } from './open-article.ts';

const LINE_IN_ARTICLE = 'dup/line-in-article';

/** The line that a finding repeats; undefined for a finding of another rule. */
export function keptCopy({ lines }: OpenArticle, finding: Finding): { readonly line: number; readonly span: Span } | undefined {
  if (finding.rule !== LINE_IN_ARTICLE) return undefined;
  const line = Number(finding.arguments[0]);
  return Number.isInteger(line) && line >= 1 && line <= lines.count ? { line, span: lines.span(line) } : undefined;
}

/** Ways from the repeated lines that a selection touches to the copies that are to be kept. */
export function copiesToKeep(
  article: OpenArticle,
  selection: Span,
): { readonly title: string; readonly finding: Finding; readonly span: Span }[] {
  return findingsTouched(article, selection).flatMap((finding) => {
    const kept = keptCopy(article, finding);
    return kept === undefined ? [] : [{ title: l10n.t('Go to line {0}, the copy to keep', kept.line), finding, span: kept.span }];
  });
}

/** The most articles that one finding is compared with: the nearest come first. */
const COMPARED = 3;

/** Other articles that findings under a selection are about, to be compared with this one. */
export function comparisons(
  article: OpenArticle,
  selection: Span,
): { readonly title: string; readonly finding: Finding; readonly path: string }[] {
  return findingsTouched(article, selection).flatMap((finding) =>
    relatedOf(finding)
      .slice(0, COMPARED)
      .map(({ path, name }) => ({ title: l10n.t('Compare with “{0}”', name), finding, path })),
  );
}

const RECURRING_LINE = 'dup/recurring-line';

/** Lines under a selection that recur, to be deleted in all articles that have them. */
export function recurringLines(
  article: OpenArticle,
  selection: Span,
): { readonly title: string; readonly finding: Finding; readonly lines: readonly number[] }[] {
  return findingsTouched(article, selection).flatMap((finding) => {
    if (finding.rule !== RECURRING_LINE) return [];
    const lines = linesOf(article.text, finding).map(({ line }) => line);
    const title =
      lines.length === 1
        ? l10n.t('Delete this line in all articles that have it…')
        : l10n.t('Delete these lines in all articles that have them…');
    return [{ title, finding, lines }];
  });
}

/** The keys of lines of a text, 1-based, by which other articles have them too. */
export function keysOf(text: string, lines: readonly number[]): Set<number> {
  const keys = lineKeys(read(text));
  return new Set(lines.flatMap((line) => keys[line - 1] ?? []));
}

/** Deletes every line of a text that has one of these keys, with its line end. Titles and datelines recur by nature, and stay. */
export function deletionsOf(text: string, keys: ReadonlySet<number>): Edit[] {
  const reading = read(text);
  const { rawLines } = reading;
  return lineKeys(reading).flatMap((key, index) => {
    if (key === undefined || !keys.has(key)) return [];
    const line = index + 1;
    return [{ start: rawLines.span(line).start, end: line < rawLines.count ? rawLines.span(line + 1).start : text.length, text: '' }];
  });
}

/** The key of each line, as the corpus counts lines. */
function lineKeys(reading: Reading): (number | undefined)[] {
  const { verdicts } = readHead(reading);
  return reading.lines.map(({ text }, index) => keyOfLine(verdicts[index]?.zone, bareText(text)));
}
