/**
 * Findings as the editor's problems. One a block, a bounded number a file: walls of squiggles make people turn a
 * linter off. The gravest are shown, and one more problem says what is left out.
 */
import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../article/facts.ts';
import { relatedOf } from '../hygiene/across.ts';
import type { SideFileProblem } from '../hygiene/side-file.ts';
import type { Span } from '../text/span.ts';
import { keptCopy } from './duplicates.ts';
import { injectionKind, isInjection } from './injections.ts';
import type { OpenArticle } from './open-article.ts';
import { filled, findingMessage, ruleTitle, worded } from './rule-wording.ts';

export interface Diagnostic {
  readonly span: Span;
  readonly severity: Severity;
  /** Rule id; undefined for the summary of what is not shown. */
  readonly rule: string | undefined;
  readonly message: string;
  /** Whether the editor should fade the span: it is no part of the article. */
  readonly unnecessary: boolean;
  /** Where the other copy of a duplicate stands, in this article or in another. */
  readonly related: readonly Related[];
}

/** A place beside a problem: a span of the same article, or a line (1-based) of another one. */
export type Related = { readonly message: string } & ({ readonly span: Span } | { readonly path: string; readonly line: number });

/** More of the articles that are alike than these nobody opens one after the other. */
const RELATED_SHOWN = 10;

/** At most this many problems of one file are shown unless a setting says otherwise. */
const DIAGNOSTICS_LIMIT = 200;

/** The summary names at most this many rules. */
const RULES_NAMED = 5;
const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The problems of an article in text order; the last one says how many of which rules were left out, where some were. */
export function diagnostics(article: OpenArticle, limit = DIAGNOSTICS_LIMIT): Diagnostic[] {
  const { findings } = article.facts;
  const shown = findings.length > limit ? gravest(findings, limit - 1) : new Set(findings);
  const problems = findings
    .filter((finding) => shown.has(finding))
    .map((finding): Diagnostic => {
      return {
        span: shownSpan(article, finding),
        severity: finding.severity,
        rule: finding.rule,
        message: findingMessage(finding),
        unnecessary: isUnnecessary(finding.rule),
        related: related(article, finding),
      };
    });
  const left = findings.filter((finding) => !shown.has(finding));
  const [next] = left;
  if (next !== undefined) {
    problems.push({
      span: { start: next.start, end: next.end },
      severity: 'information',
      rule: undefined,
      message: l10n.t('{0} more findings in this file are not shown: {1}', left.length, countsByRule(left)),
      unnecessary: false,
      related: [],
    });
  }
  return problems;
}

/** The gravest, of equal ones the first. */
function gravest(findings: readonly Finding[], count: number): Set<Finding> {
  return new Set([...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, count));
}

/** Which rules findings are of, the commonest first: `Injected pinyin 12, Mojibake 3`. */
function countsByRule(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([rule, count]) => `${ruleTitle(rule)} ${count}`);
  return sorted.length > RULES_NAMED ? `${sorted.slice(0, RULES_NAMED).join(', ')} …` : sorted.join(', ');
}

function related(article: OpenArticle, finding: Finding): Related[] {
  const kept = keptCopy(article, finding);
  if (kept !== undefined) return [{ span: kept.span, message: l10n.t('The copy to keep') }];
  return relatedOf(finding)
    .slice(0, RELATED_SHOWN)
    .map(({ path, line, name }) => ({ path, line, message: name }));
}

/** Where the problem is drawn: a finding of injected text spans a whole paragraph, and its first injection stands for all. */
function shownSpan({ folding }: OpenArticle, { rule, start, end }: Finding): Span {
  const kind = injectionKind(rule);
  const first = kind === undefined ? undefined : folding.injections.find((each) => each.kind === kind && each.start >= start);
  return { start: first?.start ?? start, end: first?.end ?? end };
}

/** Of a story or a passage that stands elsewhere, too, nothing is to go. */
const REPEATED_LINES: ReadonlySet<string> = new Set(['dup/line-in-article', 'dup/recurring-line']);

/** Boilerplate, repeated lines and injected text go when an article is cleaned; any other artifact sits in text that stays. */
function isUnnecessary(rule: string): boolean {
  return rule.startsWith('boilerplate/') || REPEATED_LINES.has(rule) || isInjection(rule);
}

/**
 * What is to be said of a file of decisions, as its problems.
 * @param unused entries that nothing needs, which do no harm; otherwise something is wrong
 */
export function sideFileDiagnostics(problems: readonly SideFileProblem[], unused = false): Diagnostic[] {
  return problems.map(({ start, end, wording, arguments: values }) => ({
    span: { start, end },
    severity: unused ? 'hint' : 'error',
    rule: undefined,
    message: filled(worded(wording), values),
    unnecessary: unused,
    related: [],
  }));
}
