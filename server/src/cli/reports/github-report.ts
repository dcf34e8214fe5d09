/**
 * Workflow commands, which GitHub Actions shows as annotations of the lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Severity } from '../../article/facts.ts';
import type { Output } from '../output.ts';
import type { ArticleReport, Report, ReportedFinding } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export class GithubReport implements Report {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  async begin(): Promise<void> {}

  async article({ path, findings }: ArticleReport): Promise<void> {
    for (const finding of findings) await this.#output.line(command(path, finding));
  }

  async end(): Promise<void> {}
}

function command(path: string, { rule, severity, line, endLine, column, endColumn, message }: ReportedFinding): string {
  const properties = {
    file: path.replaceAll('\\', '/'),
    line: String(line),
    endLine: String(endLine),
    // An annotation of several lines has no columns.
    ...(line === endLine ? { col: String(column), endColumn: String(endColumn) } : {}),
    title: rule,
  };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${escaped(value).replace(/[:,]/gu, encodeURIComponent)}`);
  return `::${COMMANDS[severity]} ${said.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}
