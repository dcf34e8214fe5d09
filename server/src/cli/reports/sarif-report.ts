/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning reads: the rules first, then
 * the results one by one, then how the run went.
 */

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from '../../../../package.json' with { type: 'json' };
import type { Severity } from '../../article/facts.ts';
import { groupOf, type Rule, rules } from '../../hygiene/catalogue.ts';
import { ruleDocument } from '../../hygiene/document.ts';
import type { Output } from '../output.ts';
import type { ArticleReport, CheckSummary, RelatedPlace, Report, ReportedFinding } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const indexOfRule: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

export class SarifReport implements Report {
  readonly #output: Output;
  #any = false;

  constructor(output: Output) {
    this.#output = output;
  }

  async begin(): Promise<void> {
    const driver = { name: 'Yuliao', semanticVersion: manifest.version, rules: rules.map(descriptor) };
    const head = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
    };
    const run = { tool: { driver }, columnKind: 'utf16CodeUnits' };
    await this.#output.write(`${opened(head)},"runs":[${opened(run)},"results":[`);
  }

  async article({ path: file, findings }: ArticleReport): Promise<void> {
    const uri = uriOf(file);
    for (const finding of findings) {
      await this.#output.write(`${this.#any ? ',' : ''}\n${JSON.stringify(result(uri, finding))}`);
      this.#any = true;
    }
  }

  async end({ exitCode, problems }: CheckSummary): Promise<void> {
    const invocation = {
      executionSuccessful: exitCode !== 2,
      exitCode,
      toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
    };
    await this.#output.line(`\n],"invocations":[${JSON.stringify(invocation)}]}]}`);
  }
}

/** An object's text without its closing brace. */
function opened(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function descriptor(rule: Rule): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title.en },
    fullDescription: { text: rule.catches.en },
    help: { text: `${rule.catches.en} ${rule.why.en}`, markdown: ruleDocument(rule, 'en') },
    defaultConfiguration: { level: LEVELS[rule.severity], ...(rule.off ? { enabled: false } : {}) },
    properties: { tags: [groupOf(rule)] },
  };
}

function result(uri: string, finding: ReportedFinding): object {
  const { rule, severity, message, line, column, endLine, endColumn, fingerprint, related } = finding;
  const ruleIndex = indexOfRule.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: column, endLine, endColumn } } }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { 'yuliao/v1': fingerprint },
  };
}

function relatedLocation({ path: file, line, name }: RelatedPlace, id: number): object {
  const physicalLocation = { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } };
  return { id, physicalLocation, message: { text: name } };
}

/** A relative path stays relative, so that it is found below whatever folder the log is read for. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return path.normalize(file).split(path.sep).map(encodeURIComponent).join('/');
}
