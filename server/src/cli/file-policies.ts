/**
 * What users have decided about findings, for each file on the command line: that of the corpus which the file lies in, wherever
 * a command is run from. A corpus begins at the nearest folder with a `yuliao.json` or `.yuliao`; without one, at the folder that
 * was named.
 */
import path from 'node:path';
import { isWithin, relativePath } from '../corpus/paths.ts';
import { nearestCorpus, SideFiles } from '../corpus/side-files.ts';
import type { Baseline } from '../hygiene/baseline.ts';
import { Choices, type RuleChoices } from '../hygiene/choices.ts';
import type { Policy } from '../hygiene/judge.ts';
import { SuppressionIndex } from '../hygiene/suppressions.ts';
import type { Output } from './output.ts';

/** What holds for one file. */
export interface FilePolicy {
  readonly policy: Policy;
  /** Relative to the folder of its corpus, with forward slashes. */
  readonly name: string;
  /** What lies beside that corpus. */
  readonly files: SideFiles;
}

export interface PolicyOptions {
  /** What `--rule` says, before what a corpus says. */
  readonly chosen: RuleChoices;
  /** In place of the baseline of each corpus; `none`: no finding is silent because it stood before. */
  readonly baseline?: Baseline | 'none';
}

export class FilePolicies {
  readonly #named: readonly string[];
  readonly #options: PolicyOptions;
  readonly #output: Output;
  /** Folder → the folder of its corpus. */
  readonly #corpora = new Map<string, string>();
  readonly #policies = new Map<string, Omit<FilePolicy, 'name'>>();
  #broken = false;

  /** @param named folders on the command line, canonical */
  constructor(named: readonly string[], options: PolicyOptions, output: Output) {
    this.#named = named;
    this.#options = options;
    this.#output = output;
  }

  /** Whether a file with decisions could not be read as it is written; that has been said. */
  get broken(): boolean {
    return this.#broken;
  }

  /** @param file canonical */
  of(file: string): FilePolicy {
    const folder = this.#corpusOf(path.dirname(file));
    let known = this.#policies.get(folder);
    if (known === undefined) {
      known = this.#read(folder);
      this.#policies.set(folder, known);
    }
    return { ...known, name: relativePath(folder, file) };
  }

  #corpusOf(folder: string): string {
    const known = this.#corpora.get(folder);
    if (known !== undefined) return known;
    const found = nearestCorpus(folder) ?? this.#named.find((named) => isWithin(named, folder)) ?? folder;
    this.#corpora.set(folder, found);
    return found;
  }

  #read(folder: string): Omit<FilePolicy, 'name'> {
    const side = new SideFiles(folder);
    for (const { path: file, problems } of side.broken) {
      this.#broken = true;
      for (const { wording, arguments: values } of problems)
        this.#output.message(`${file}: ${wording.en.replace(/\{(\d)\}/gu, (_, index: string) => values[Number(index)] ?? '')}`);
    }
    const { chosen, baseline = side.baseline } = this.#options;
    const policy: Policy = {
      choices: new Choices(chosen, side.declared),
      suppressions: new SuppressionIndex(side.suppressions),
      baseline: baseline === 'none' ? undefined : baseline,
    };
    return { policy, files: side };
  }
}
