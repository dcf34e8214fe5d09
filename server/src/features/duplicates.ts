/**
 * Duplicates within one article: of a line that stands twice, where the copy stands that is to be kept.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
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
