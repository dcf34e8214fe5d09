/** How findings are told: one form for people, others for programs. All write as they go, whatever the size of a corpus. */
import type { Finding } from '../../article/facts.ts';

/** The findings of one article. */
export interface ArticleReport {
  /** As the user would write it. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

/** A finding with its place as editors and build logs write it: lines and columns count from 1, columns UTF-16 code units. */
export interface ReportedFinding extends Pick<Finding, 'rule' | 'severity' | 'line' | 'endLine' | 'message' | 'fix'> {
  readonly column: number;
  /** Behind the last character. */
  readonly endColumn: number;
  readonly fingerprint: string;
  /** The places in other articles that it speaks of. */
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  /** As the user would write it, or absolute where it is not below the present folder. */
  readonly path: string;
  readonly line: number;
  /** The article's title, or the name of its file. */
  readonly name: string;
}

/** The run as a whole. */
export interface CheckSummary {
  readonly articles: number;
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  /** Findings, or parts of them, that are silent because somebody ignored them, and because they stood when a baseline was made. */
  readonly suppressed: number;
  readonly accepted: number;
  /** Suppressions that nothing needs, where the whole of a corpus was looked at. */
  readonly unused: number;
  /** Articles that were fixed. */
  readonly fixed: number;
  /** What could not be read or fixed, and why; the first hundred. */
  readonly problems: readonly string[];
  readonly exitCode: number;
}

export interface Report {
  begin(): Promise<void>;
  /** An article with findings. */
  article(article: ArticleReport): Promise<void>;
  end(summary: CheckSummary): Promise<void>;
}

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];
