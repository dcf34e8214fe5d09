/**
 * Findings as the editor's problems. One a block, a bounded number a file: walls of squiggles make people turn a
 * linter off.
 */
import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../article/facts.ts';
import type { Span } from '../text/span.ts';
import { injectionKind, isInjection } from './injections.ts';
import type { OpenArticle } from './open-article.ts';
import { findingMessage } from './rule-wording.ts';

export interface Diagnostic {
  readonly span: Span;
  readonly severity: Severity;
  /** Rule id; undefined for the summary of what is not shown. */
  readonly rule: string | undefined;
  readonly message: string;
  /** Whether the editor should fade the span: it is no part of the article. */
  readonly unnecessary: boolean;
}

/** At most this many problems of one file are shown. */
export const DIAGNOSTICS_LIMIT = 200;

/** The problems of an article in text order; the last one says how many were left out, where some were. */
export function diagnostics(article: OpenArticle, limit = DIAGNOSTICS_LIMIT): Diagnostic[] {
  const { findings } = article.facts;
  const shown = findings.length > limit ? findings.slice(0, limit - 1) : findings;
  const problems = shown.map(
    (finding): Diagnostic => ({
      span: shownSpan(article, finding),
      severity: finding.severity,
      rule: finding.rule,
      message: findingMessage(finding),
      unnecessary: isUnnecessary(finding.rule),
    }),
  );
  const next = findings[shown.length];
  if (next !== undefined) {
    problems.push({
      span: { start: next.start, end: next.end },
      severity: 'information',
      rule: undefined,
      message: l10n.t('{0} more findings in this file are not shown', findings.length - shown.length),
      unnecessary: false,
    });
  }
  return problems;
}

/** Where the problem is drawn: a finding of injected text spans a whole paragraph, and its first injection stands for all. */
function shownSpan({ folding }: OpenArticle, { rule, start, end }: Finding): Span {
  const kind = injectionKind(rule);
  const first = kind === undefined ? undefined : folding.injections.find((each) => each.kind === kind && each.start >= start);
  return { start: first?.start ?? start, end: first?.end ?? end };
}

/** Boilerplate, repetitions and injected text go when an article is cleaned; any other artifact sits in text that stays. */
function isUnnecessary(rule: string): boolean {
  return rule.startsWith('boilerplate/') || rule.startsWith('dup/') || isInjection(rule);
}
