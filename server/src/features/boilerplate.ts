/**
 * Blocks of boilerplate: what a reader folds away, counts and jumps between. A block is a run of boilerplate lines
 * with the blank lines between them, or a finding that stands alone in a line of another zone.
 */
import type { Finding } from '../article/facts.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';

/** 网页杂质 */
export interface BoilerplateBlock extends Span {
  /** 1-based, inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** The findings that say why, in text order. */
  readonly findings: readonly Finding[];
}

/** All blocks in text order; they do not overlap. */
export function boilerplateBlocks(article: OpenArticle): BoilerplateBlock[] {
  const findings = article.facts.findings.filter((finding) => finding.rule.startsWith('boilerplate/'));
  const runs = lineRuns(article);
  const alone = findings.filter((finding) => finding.end > finding.start && !runs.some((run) => overlaps(run, finding)));
  const spans = [...runs, ...withoutOverlaps(alone)].sort((a, b) => a.start - b.start);
  return spans.map((span) => ({
    start: span.start,
    end: span.end,
    line: article.lines.lineAt(span.start),
    endLine: article.lines.lineAt(span.end),
    findings: findings.filter((finding) => overlaps(finding, span)),
  }));
}

function lineRuns(article: OpenArticle): Span[] {
  const { zones } = article.facts;
  const runs: Span[] = [];
  let open: { start: number; end: number } | undefined;
  for (let line = 1; line <= article.lines.count; line++) {
    const zone = zones[line - 1];
    if (zone === 'boilerplate') {
      const span = article.lines.span(line);
      if (open === undefined) {
        open = { start: span.start, end: span.end };
        runs.push(open);
      } else open.end = span.end;
    } else if (zone !== 'blank') open = undefined;
  }
  return runs;
}

function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) if (!kept.some((other) => overlaps(other, finding))) kept.push(finding);
  return kept;
}
