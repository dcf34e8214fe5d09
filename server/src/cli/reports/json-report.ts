/** One JSON document, a finding a line. */
import type { Output } from '../output.ts';
import type { ArticleReport, CheckSummary, Report } from './report.ts';

export class JsonReport implements Report {
  readonly #output: Output;
  #any = false;

  constructor(output: Output) {
    this.#output = output;
  }

  async begin(): Promise<void> {
    await this.#output.write('{"version":1,"findings":[');
  }

  async article({ path, findings }: ArticleReport): Promise<void> {
    for (const finding of findings) {
      const { rule, severity, line, column, endLine, endColumn, message, fix, fingerprint, related } = finding;
      const entry = { path, line, column, endLine, endColumn, severity, rule, message, fix, fingerprint, related };
      await this.#output.write(`${this.#any ? ',' : ''}\n${JSON.stringify(entry)}`);
      this.#any = true;
    }
  }

  async end(summary: CheckSummary): Promise<void> {
    await this.#output.line(`\n],"summary":${JSON.stringify(summary)}}`);
  }
}
