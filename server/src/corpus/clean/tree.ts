/**
 * The clean copy of a whole folder, article by article, so that whoever runs it can show progress, answer others meanwhile, or
 * stop. Originals are only read. A run that was interrupted goes on where it stopped: what has a record of the same bytes, made
 * by the same recipe, is not done again.
 */
import path from 'node:path';
import type { Across } from '../../hygiene/across.ts';
import type { ArticleBaseline } from '../../hygiene/baseline.ts';
import { Choices, type RuleChoices } from '../../hygiene/choices.ts';
import { type CleanOptions, cleanArticle } from '../../hygiene/clean.ts';
import { judge, type Policy } from '../../hygiene/judge.ts';
import { remainingFindings } from '../../hygiene/remaining.ts';
import { SuppressionIndex, type Suppressions } from '../../hygiene/suppressions.ts';
import { isPredominantlyChinese } from '../../text/decode.ts';
import { hashOf, readArticleFile } from '../article-file.ts';
import { Selection } from '../files.ts';
import type { CorpusSettings, Notice } from '../messages.ts';
import { canonicalPath, isWithin, relativePath } from '../paths.ts';
import { recipe } from '../recipe.ts';
import type { RecordFormat } from '../record-files/format.ts';
import { type BrokenFile, nearestCorpus, SideFiles } from '../side-files.ts';
import { type CleanRefusal, Destination } from './destination.ts';
import { baselineNotice, brokenNotice } from './notices.ts';
import { type CleanRecord, toWire, VERSION } from './record.ts';
import { copyRecords, type RecordLine } from './record-copy.ts';
import type { ReportFile } from './report-file.ts';
import { type CleanSummary, Tally } from './tally.ts';

export interface CleanTreeOptions {
  /** Absolute, in any spelling. */
  readonly source: string;
  readonly destination: string;
  readonly settings?: CorpusSettings;
  /** As `CleanOptions` has it. */
  readonly unsafe?: boolean;
  /** Which lines of an article other articles have as well, by canonical path; absent: that is not asked. */
  readonly recurring?: (file: string) => Across['recurring'];
  /** What the user chooses for this run, before what the folder's `yuliao.json` says. */
  readonly chosen?: RuleChoices;
  /** What the user's settings say, after that. */
  readonly usual?: RuleChoices;
}

/** How far a run is. */
export interface CleanProgress {
  readonly done: number;
  /** Files that may be articles. */
  readonly total: number;
}

export interface CleanTreeResult {
  readonly summary: CleanSummary;
  readonly notices: readonly Notice[];
  /** Canonical. */
  readonly folder: string;
}

/** One step an article. Told `true`, it ends there and leaves everything in order. A full disk and the like are thrown. */
export type CleanSteps = Generator<CleanProgress, CleanTreeResult, boolean | undefined>;

/** Bytes of a file that are cleaned. A copy must have all of an article or nothing. */
const FILE_SIZE = 64 * 1024 * 1024;

/** Begins a clean copy, unless its folder cannot be taken. The folder is taken until the last step. */
export function cleanTree(options: CleanTreeOptions): { readonly steps: CleanSteps } | CleanRefusal {
  const source = canonicalPath(options.source);
  const destination = Destination.open(source, options.destination);
  if ('refused' in destination) return destination;
  try {
    return { steps: new Run(source, destination, options).steps() };
  } catch (error) {
    destination.close();
    return { refused: 'system', detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

interface Source {
  /** Relative to the folder, with forward slashes. */
  readonly name: string;
  /** Canonical. */
  readonly path: string;
  readonly always: boolean;
  /** Of a file of records. */
  readonly format: RecordFormat | undefined;
}

class Run {
  readonly #source: string;
  readonly #destination: Destination;
  readonly #options: CleanTreeOptions;
  /** Whose decisions about findings hold: a part of it may be copied. */
  readonly #corpus: string;
  readonly #policy: Policy;
  readonly #broken: readonly BrokenFile[];
  /** Under which the copy is checked: what holds of it without the user's settings. */
  readonly #checked: Choices;
  readonly #recipe: string;
  /** What the copies still hold that a check would tell of. */
  readonly #remaining = new Map<string, ArticleBaseline | undefined>();
  /** Files of records whose copies stand, and those that are gone. */
  readonly #recordFiles = new Set<string>();
  readonly #tally = new Tally();
  readonly #report: ReportFile;
  readonly #notices: Notice[] = [];

  constructor(source: string, destination: Destination, options: CleanTreeOptions) {
    this.#source = source;
    this.#destination = destination;
    this.#options = options;
    this.#corpus = nearestCorpus(source) ?? source;
    const side = new SideFiles(this.#corpus);
    const layers = [options.chosen ?? {}, side.declared, options.usual ?? {}];
    // What stood when a baseline was made is boilerplate all the same.
    this.#policy = { choices: new Choices(...layers), suppressions: new SuppressionIndex(side.suppressions), baseline: undefined };
    this.#broken = side.broken;
    this.#checked = this.#corpus === source ? new Choices(side.declared) : new Choices();
    this.#recipe = recipeOf(options.unsafe === true, layers, side.suppressions);
    this.#report = destination.startReport({ version: VERSION, source, destination: destination.folder, recipe: this.#recipe });
  }

  *steps(): CleanSteps {
    try {
      const selection = new Selection([this.#source], settingsOf(this.#options));
      const sources = this.#select(selection);
      const names = new Set<string>();
      let done = 0;
      for (const source of sources) {
        const progress = { done, total: sources.length };
        if ((yield progress) === true) break;
        const stands = source.format === undefined ? this.#article(source) : yield* this.#records(source, source.format, progress);
        if (stands === undefined) break;
        if (stands) names.add(source.name);
        done++;
      }
      const complete = done === sources.length;
      // A folder in which nothing is found may not be there at the moment, such as a disk that is not mounted.
      if (complete && names.size > 0) this.#removeOthers(names);
      const broken = this.#destination.accept(this.#remaining, this.#recordFiles);
      if (broken !== undefined) this.#notices.push(baselineNotice(broken));
      const summary = this.#tally.summary(complete);
      this.#report.finish(summary);
      return {
        summary,
        notices: [...selection.notices, ...this.#notices, ...this.#broken.map(brokenNotice)],
        folder: this.#destination.folder,
      };
    } finally {
      this.#report.close();
      this.#destination.close();
    }
  }

  #select(selection: Selection): Source[] {
    const sources: Source[] = [];
    for (const batch of selection.walk()) {
      for (const { path: file } of batch) {
        // A link may lead to the copy, which is no original.
        if (isWithin(this.#destination.folder, file)) continue;
        const name = relativePath(this.#source, selection.reachedAs(file));
        sources.push({ name, path: file, always: selection.selects(file) === 'declared', format: selection.recordsOf(file) });
      }
    }
    return sources.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @returns whether a copy of it stands, or must not be touched */
  #article(source: Source): boolean {
    const { name } = source;
    const file = readArticleFile(source.path, FILE_SIZE);
    if (file === undefined) return false;
    if ('problem' in file) return this.#fail(name, file.problem);
    const { text, encoding, binary, replaced } = file.decoded;
    if (binary || (!source.always && !isPredominantlyChinese(text))) {
      this.#tally.skipped();
      return false;
    }
    if (file.cut) return this.#fail(name, 'tooLarge');
    const hash = file.hash.toString('hex');
    const known = this.#destination.record(name);
    const standing = this.#destination.standing(name, known);
    if (standing === 'outside') return this.#fail(name, 'outside');
    const recurring = this.#options.recurring?.(source.path) ?? [];
    const madeBy = recurring.length === 0 ? this.#recipe : hashOf(this.#recipe + JSON.stringify(recurring)).toString('hex');
    if (standing === 'copy' && known?.original.hash === hash && known.recipe === madeBy) return this.#count(known, text, true);
    const copy = cleanArticle(text, this.#cleaning(name, recurring));
    if (standing === 'other' && !this.#destination.holds(name, copy.text)) return this.#fail(name, 'changed');
    const record: CleanRecord = {
      version: VERSION,
      path: name,
      outcome: copy.outcome,
      recipe: madeBy,
      original: { hash, encoding, length: text.length, undecodable: replaced },
      clean: { hash: hashOf(copy.text).toString('hex'), length: copy.text.length },
      segments: copy.map.map(toWire),
      removed: copy.removed,
      remaining: remainingFindings(copy.text, this.#checked),
    };
    this.#destination.put(record, copy.text);
    return this.#count(record, text, false);
  }

  /** @returns as `#article`; undefined where it was stopped */
  *#records(
    { name, path: file }: Source,
    format: RecordFormat,
    progress: CleanProgress,
  ): Generator<CleanProgress, boolean | undefined, boolean | undefined> {
    const { recurring } = this.#options;
    const steps = copyRecords({
      path: file,
      name,
      format,
      destination: this.#destination,
      recipe: this.#recipe,
      limit: FILE_SIZE,
      options: (each, record) => this.#cleaning(record, recurring?.(each) ?? []),
      recurring,
      remaining: (text) => remainingFindings(text, this.#checked),
      count: (line, text, unchanged) => this.#count(line, text, unchanged),
      skipped: () => this.#tally.skipped(),
    });
    let step = steps.next();
    while (!step.done) step = steps.next(yield progress);
    if (step.value === 'stopped') return undefined;
    if (step.value === 'gone') return false;
    if (step.value !== 'copied') return this.#fail(name, step.value.problem);
    this.#recordFiles.add(name);
    return true;
  }

  /** How an article of a name is cleaned. */
  #cleaning(name: string, recurring: Across['recurring']): CleanOptions {
    const inCorpus = relativePath(this.#corpus, path.join(this.#source, name));
    return {
      unsafe: this.#options.unsafe === true,
      recurring,
      judge: (draft, findings) => judge(this.#policy, { name: inCorpus, text: draft }, findings).findings,
    };
  }

  #count(record: RecordLine, text: string, unchanged: boolean): true {
    this.#tally.article(record, text, unchanged);
    const { path, outcome, original, clean, removed, remaining } = record;
    this.#remaining.set(path, Object.keys(remaining).length === 0 ? undefined : remaining);
    const byRule: Record<string, { places: number; lines: number; characters: number }> = {};
    for (const { rule, start, end, lines } of removed) {
      byRule[rule] ??= { places: 0, lines: 0, characters: 0 };
      const counts = byRule[rule];
      counts.places++;
      counts.lines += lines;
      counts.characters += end - start;
    }
    this.#report.article({ path, outcome, unchanged, original: original.length, clean: clean.length, removed: byRule });
    return true;
  }

  #fail(path: string, problem: string): true {
    this.#tally.problem({ path, problem });
    this.#report.article({ path, problem });
    return true;
  }

  /** Deletes the copies of what is no article any more. */
  #removeOthers(names: ReadonlySet<string>): void {
    for (const name of this.#destination.others(names)) {
      const record = this.#destination.record(name);
      const standing = this.#destination.standing(name, record);
      if (standing === 'other' || standing === 'outside') this.#fail(name, standing === 'other' ? 'changed' : standing);
      else {
        this.#destination.remove(name);
        if (record?.records !== undefined) this.#recordFiles.add(name);
        this.#remaining.set(name, undefined);
        this.#tally.gone();
      }
    }
  }
}

/** A copy has all articles, however many an index may hold. */
function settingsOf({ settings }: CleanTreeOptions): CorpusSettings {
  return { ...settings, limits: { ...settings?.limits, files: Number.MAX_SAFE_INTEGER } };
}

/** What a copy is made by: all that it depends on beside the article. */
function recipeOf(unsafe: boolean, layers: readonly RuleChoices[], suppressions: Suppressions): string {
  return hashOf(JSON.stringify([VERSION, recipe().analysis, unsafe, layers, suppressions])).toString('hex');
}
