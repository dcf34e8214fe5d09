/**
 * `yuliao check`: the findings of each article. Recognition is left out, one article is in memory at a time, and what is found is
 * written before the next one is read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readHead } from '../article/head.ts';
import { read as readText } from '../article/reading.ts';
import { type ArticleFile, fileFindings } from '../corpus/article-file.ts';
import { canonicalPath, isWithin } from '../corpus/paths.ts';
import { recordOf } from '../corpus/record-files/format.ts';
import { rewrite } from '../corpus/rewrite.ts';
import { type Across, type AcrossFinding, withAcross } from '../hygiene/across.ts';
import { type ArticleBaseline, type Baseline, parseBaseline, writeBaseline } from '../hygiene/baseline.ts';
import { check as findingsOf } from '../hygiene/check.ts';
import type { RuleChoices } from '../hygiene/choices.ts';
import { wantedFixes } from '../hygiene/clean.ts';
import { fingerprints } from '../hygiene/fingerprint.ts';
import { applyEdits } from '../hygiene/fixes.ts';
import { baselineOf, judge } from '../hygiene/judge.ts';
import { LineIndex } from '../text/lines.ts';
import { indexAcross } from './across-index.ts';
import { articlesIn, resolve, select } from './articles.ts';
import { FilePolicies, type FilePolicy } from './file-policies.ts';
import type { Output } from './output.ts';
import { GithubReport } from './reports/github-report.ts';
import { JsonReport } from './reports/json-report.ts';
import type { CheckSummary, Format, Report, ReportedFinding } from './reports/report.ts';
import { SarifReport } from './reports/sarif-report.ts';
import { TextReport } from './reports/text-report.ts';
import { UnusedSuppressions } from './unused-suppressions.ts';

export interface CheckOptions {
  readonly format: Format;
  /** What `--rule` says. */
  readonly rule: RuleChoices;
  /** Most warnings that are no failure; then information and hints are none either. */
  readonly maxWarnings?: number;
  /** A file, in place of the baseline of each corpus; `false`: none holds. */
  readonly baseline?: string | boolean;
  /** Write what is found to the file of `baseline`, and report nothing. */
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  /** Also what articles have in common, for which all of them are indexed first. */
  readonly across?: boolean;
}

/** What could not be read or fixed is said, and kept for reports, up to this many. */
const PROBLEMS = 100;

/** @returns the exit code: 0 no finding, 1 some, or more warnings than allowed; 2 where something could not be read or fixed */
export async function check(paths: readonly string[], directory: string, options: CheckOptions, output: Output): Promise<number> {
  const baseline = readBaseline(options, directory, output);
  if (baseline === 'unreadable') return 2;
  const named = resolve(paths, directory, output);
  const folders = named.folders.map(({ canonical }) => canonical);
  const policies = new FilePolicies(folders, { chosen: options.rule, ...(baseline === undefined ? {} : { baseline }) }, output);
  const run = new Run(policies, options.updateBaseline ? undefined : reportOf(options.format, output), options, directory, output);
  for (const problem of named.problems) run.fail(problem);
  const sources = select(named, output);
  const index = options.across ? await indexAcross(named, output) : undefined;
  try {
    await run.begin();
    for (const [done, source] of sources.entries()) {
      output.status(`${done} of ${sources.length}`);
      for (const { path: shown, canonical, file } of articlesIn(source, output, (problem) => run.fail(problem)))
        await run.article(shown, canonical, file, index?.across(canonical));
    }
  } finally {
    await index?.close();
  }
  return await run.end(folders, typeof options.baseline === 'string' ? path.resolve(directory, options.baseline) : undefined);
}

class Run {
  readonly #policies: FilePolicies;
  readonly #report: Report | undefined;
  readonly #options: CheckOptions;
  readonly #directory: string;
  readonly #output: Output;
  readonly #found = new Map<string, ArticleBaseline>();
  readonly #unused: UnusedSuppressions;
  readonly #problems: string[] = [];
  readonly #counts = { articles: 0, error: 0, warning: 0, information: 0, hint: 0, suppressed: 0, accepted: 0, fixed: 0 };
  /** Files of records with something to fix, of which it has been said. */
  readonly #unfixed = new Set<string>();
  #failed = false;

  /** @param report undefined where nothing is to be reported, but a baseline written */
  constructor(policies: FilePolicies, report: Report | undefined, options: CheckOptions, directory: string, output: Output) {
    this.#policies = policies;
    this.#report = report;
    this.#options = options;
    this.#unused = new UnusedSuppressions(options.across === true);
    this.#directory = canonicalPath(directory);
    this.#output = output;
  }

  /** Something could not be read or fixed. @param problem what, where it has not been said otherwise */
  fail(problem?: string): void {
    this.#failed = true;
    if (problem !== undefined && this.#problems.length < PROBLEMS) this.#problems.push(problem);
  }

  async begin(): Promise<void> {
    await this.#report?.begin();
  }

  /** @param shown the path as the user would write it; @param across what others have in common with it, where that is asked for */
  async article(shown: string, canonical: string, file: ArticleFile, across: Across | undefined): Promise<void> {
    this.#counts.articles++;
    const place = this.#policies.of(canonical);
    const text = this.#options.fix ? this.#fix(shown, canonical, file, place) : file.decoded.text;
    const reading = readText(text);
    const head = readHead(reading);
    const own = findingsOf(reading, head);
    const zones = head.verdicts.map(({ zone }) => zone);
    const all = across === undefined ? own : withAcross({ findings: own, zones }, across, () => text);
    const found = [...fileFindings(file), ...all].sort((a, b) => a.start - b.start || a.end - b.end);
    const { findings, suppressed, accepted } = judge(place.policy, { name: place.name, text }, found);
    this.#unused.add(place, text, found);
    this.#counts.suppressed += suppressed;
    this.#counts.accepted += accepted;
    if (findings.length === 0) return;
    for (const { severity } of findings) this.#counts[severity]++;
    if (this.#report === undefined) this.#found.set(place.name, baselineOf({ name: place.name, text }, findings));
    else await this.#report.article({ path: shown, findings: placed(place.name, text, findings, this.#directory) });
  }

  /** Applies the safe fixes to the file. @returns its text from now on */
  #fix(shown: string, canonical: string, file: ArticleFile, { policy, name }: FilePolicy): string {
    const { text } = file.decoded;
    // A baseline keeps findings silent; it does not mean that they are wanted.
    const fixes = wantedFixes(text, (raw, found) => judge({ ...policy, baseline: undefined }, { name, text: raw }, found).findings);
    if (fixes.length === 0) return text;
    const record = recordOf(canonical);
    if (record !== undefined) {
      this.#leaveRecords(record.file);
      return text;
    }
    const fixed = applyEdits(text, fixes);
    const refused = rewrite(canonical, file, fixed);
    if (refused === undefined) {
      this.#counts.fixed++;
      return fixed;
    }
    const problem = `${shown}: not fixed: ${REFUSALS[refused] ?? `it cannot be written (${refused})`}`;
    this.#output.message(problem);
    this.fail(problem);
    return text;
  }

  /** Once for each file: its records are made of fields, into which nothing is written. */
  #leaveRecords(file: string): void {
    if (this.#unfixed.has(file)) return;
    this.#unfixed.add(file);
    const problem = `${shownFrom(this.#directory, file)}: not fixed: records cannot be changed`;
    this.#output.message(problem);
    this.fail(problem);
  }

  /**
   * @param folders those that were looked at as a whole, canonical
   * @param baseline file to write the findings to, where nothing was reported
   */
  async end(folders: readonly string[], baseline: string | undefined): Promise<number> {
    if (this.#policies.broken) this.fail();
    if (this.#report === undefined && baseline !== undefined) {
      writeFileSync(baseline, writeBaseline(this.#found));
      this.#output.message(`${this.#found.size} articles with findings are in the baseline ${baseline}`);
      return this.#failed ? 2 : 0;
    }
    const { error, warning, information, hint } = this.#counts;
    const { maxWarnings } = this.#options;
    const bad = maxWarnings === undefined ? error + warning + information + hint > 0 : error > 0 || warning > maxWarnings;
    const exitCode = this.#failed ? 2 : bad ? 1 : 0;
    // What could not be read may have needed any of them.
    const unused = this.#failed ? [] : this.#unused.entries(folders);
    for (const { path: file, line, message } of unused.slice(0, PROBLEMS))
      this.#output.message(`${shownFrom(this.#directory, file)}:${line}: ${message}`);
    const summary: CheckSummary = { ...this.#counts, unused: unused.length, problems: this.#problems, exitCode };
    await this.#report?.end(summary);
    return exitCode;
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  changed: 'it has been changed meanwhile',
  cut: 'only its head was read',
  undecodable: 'it holds bytes that are no text',
  encoding: 'its encoding would not give the same text back',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'permission denied',
};

/** @param directory that related places are told from */
function placed(name: string, text: string, findings: readonly AcrossFinding[], directory: string): ReportedFinding[] {
  const lines = new LineIndex(text);
  const known = fingerprints(name, text, findings);
  return findings.map(({ rule, severity, line, endLine, message, fix, start, end, related = [] }, index) => ({
    rule,
    severity,
    line,
    endLine,
    message,
    fix,
    column: lines.columnAt(start) + 1,
    endColumn: end - lines.span(endLine).start + 1,
    fingerprint: known[index] as string,
    related: related.map((each) => ({ path: shownFrom(directory, each.path), line: each.line, name: each.name })),
  }));
}

/** A path below a folder without that folder. Both canonical. */
function shownFrom(directory: string, file: string): string {
  return isWithin(directory, file) ? path.relative(directory, file) : file;
}

function reportOf(format: Format, output: Output): Report {
  switch (format) {
    case 'json':
      return new JsonReport(output);
    case 'sarif':
      return new SarifReport(output);
    case 'github':
      return new GithubReport(output);
    case 'text':
      return new TextReport(output);
  }
}

/** The baseline that is named; `none` where a new one is made; undefined: each corpus has its own. */
function readBaseline(options: CheckOptions, directory: string, output: Output): Baseline | 'none' | 'unreadable' | undefined {
  if (options.updateBaseline || options.baseline === false) return 'none';
  if (typeof options.baseline !== 'string') return undefined;
  let text: string;
  try {
    text = readFileSync(path.resolve(directory, options.baseline), 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    output.message(`${options.baseline}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return 'unreadable';
  }
  const { baseline, problems } = parseBaseline(text);
  for (const { wording, arguments: values } of problems)
    output.message(`${options.baseline}: ${wording.en.replace(/\{(\d)\}/gu, (_, index: string) => values[Number(index)] ?? '')}`);
  return baseline ?? 'unreadable';
}
