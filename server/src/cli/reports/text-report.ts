/** One line a finding, as editors and build logs understand it; a count at the end. */
import type { Output } from '../output.ts';
import { printable } from '../table.ts';
import type { ArticleReport, CheckSummary, Report } from './report.ts';

export class TextReport implements Report {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  async begin(): Promise<void> {}

  async article({ path, findings }: ArticleReport): Promise<void> {
    for (const { line, column, severity, rule, message } of findings)
      await this.#output.line(printable(`${path}:${line}:${column} ${severity} ${rule} ${message}`));
  }

  async end({ articles, error, warning, information, hint, suppressed, accepted, unused, fixed }: CheckSummary): Promise<void> {
    const parts = [
      ...(fixed > 0 ? [`${fixed} fixed`] : []),
      ...(error + warning + information + hint > 0
        ? [`${error} errors, ${warning} warnings, ${information} information, ${hint} hints`]
        : []),
      ...(suppressed > 0 ? [`${suppressed} ignored`] : []),
      ...(accepted > 0 ? [`${accepted} in the baseline`] : []),
      ...(unused > 0 ? [`${unused} suppressions that nothing needs`] : []),
    ];
    if (parts.length > 0) this.#output.message(`${articles} articles: ${parts.join('; ')}`);
  }
}
