/**
 * The findings of the whole corpus by rule, as their users want to see them: which rules, how many, in which articles.
 */
import type { Finding, Severity } from '../article/facts.ts';
import type { JudgedArticle } from '../corpus/judging.ts';
import { rules } from '../hygiene/catalogue.ts';

/** The findings of a rule in one article. */
export interface RuleArticle {
  /** Canonical. */
  readonly path: string;
  /** Relative to the folder of the corpus; the path where it lies in none. */
  readonly name: string;
  readonly findings: number;
  readonly first: Finding;
}

/** A rule with the articles that break it. */
export interface RuleSummary {
  readonly rule: string;
  /** The gravest of its findings. */
  readonly severity: Severity;
  readonly findings: number;
  /** Most findings first, then in path order. */
  readonly articles: readonly RuleArticle[];
}

/** All rules that something breaks. */
export interface CorpusFindings {
  /** In the order of the catalogue. */
  readonly rules: readonly RuleSummary[];
  /** Silent because somebody ignored them, and because they stand in the baseline. */
  readonly suppressed: number;
  readonly accepted: number;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Sums up articles as they come. @returns undefined where `cancelled` says that they are not all */
export async function findingsByRule(
  articles: AsyncIterable<JudgedArticle>,
  cancelled: () => boolean,
): Promise<CorpusFindings | undefined> {
  const byRule = new Map<string, { severity: Severity; findings: number; articles: RuleArticle[] }>();
  let suppressed = 0;
  let accepted = 0;
  for await (const { path, article, findings, ...silent } of articles) {
    suppressed += silent.suppressed;
    accepted += silent.accepted;
    const here = new Map<string, { first: Finding; findings: number }>();
    for (const finding of findings) {
      const known = here.get(finding.rule);
      if (known === undefined) here.set(finding.rule, { first: finding, findings: 1 });
      else known.findings++;
    }
    for (const [rule, { first, findings: count }] of here) {
      const known = byRule.get(rule) ?? { severity: first.severity, findings: 0, articles: [] };
      byRule.set(rule, known);
      known.findings += count;
      if (WEIGHT[first.severity] < WEIGHT[known.severity]) known.severity = first.severity;
      known.articles.push({ path, name: article.name ?? path, findings: count, first });
    }
  }
  if (cancelled()) return undefined;
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  const place = (rule: string): number => order.get(rule) ?? rules.length;
  const summaries = [...byRule]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([rule, summary]) => ({ rule, ...summary, articles: summary.articles.sort((a, b) => b.findings - a.findings) }));
  return { rules: summaries, suppressed, accepted };
}
