/**
 * What users have decided about the findings of each corpus, for whoever shows findings: the files beside it and the settings,
 * read when they change and not when somebody asks. As on the command line, a corpus begins at the nearest folder, the article's
 * or above, that has a `yuliao.json` or `.yuliao`; without one, at the folder that is open.
 */
import path from 'node:path';
import { Choices, type RuleChoices } from '../hygiene/choices.ts';
import type { Policy } from '../hygiene/judge.ts';
import { NO_SUPPRESSIONS, SuppressionIndex } from '../hygiene/suppressions.ts';
import { DECLARATION } from './declaration.ts';
import { isWithin, relativePath } from './paths.ts';
import { type BrokenFile, nearestCorpus, SIDE_FOLDER, SideFiles } from './side-files.ts';

/** What holds for one article. */
export interface Place {
  readonly policy: Policy;
  /** The article relative to its folder, with forward slashes; undefined where it lies in none. */
  readonly name: string | undefined;
  /** Where decisions about it are written; undefined where it lies in no folder of the corpus. */
  readonly files: SideFiles | undefined;
}

interface Side {
  readonly files: SideFiles;
  policy: Policy;
}

/** 处置规则 */
export class Policies {
  readonly #broke: () => void;
  /** The deepest first: of folders that overlap the nearer one counts. */
  #folders: readonly string[] = [];
  /** By the folder of a corpus. */
  readonly #sides = new Map<string, Side>();
  /** Folder of articles → folder of their corpus. */
  readonly #corpora = new Map<string, string | undefined>();
  #settings: RuleChoices = {};
  #elsewhere: Policy = { choices: new Choices(), suppressions: new SuppressionIndex(NO_SUPPRESSIONS), baseline: undefined };
  #revision = 0;

  /** @param broke told when files of a corpus are read for the first time and are broken */
  constructor(broke: () => void = () => {}) {
    this.#broke = broke;
  }

  /** Grows whenever a decision may have changed. */
  get revision(): number {
    return this.#revision;
  }

  /** The folders that are open, canonical; what the files of their corpora say is read. */
  setFolders(folders: readonly string[]): void {
    this.#folders = [...folders].sort((a, b) => b.length - a.length);
    this.#corpora.clear();
    const wanted = new Set(folders.map((folder) => this.#corpusOf(folder) ?? folder));
    for (const folder of [...this.#sides.keys()]) if (!wanted.has(folder)) this.#sides.delete(folder);
    for (const folder of wanted) this.#side(folder);
    this.#revision++;
  }

  /** The user's settings. @returns whether they are others than before */
  choose(settings: RuleChoices): boolean {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return false;
    this.#settings = settings;
    this.#elsewhere = { ...this.#elsewhere, choices: new Choices(settings) };
    this.#apply();
    return true;
  }

  /** Files that were created, changed or deleted. @returns whether decisions may lie in one of them */
  filesChanged(paths: readonly string[]): boolean {
    if (!paths.some(holdsDecisions)) return false;
    // A corpus may have begun or ended with one of them.
    this.#corpora.clear();
    for (const { files } of this.#sides.values()) files.read();
    this.#apply();
    return true;
  }

  /** Decisions were written here. */
  written(): void {
    this.#corpora.clear();
    this.#apply();
  }

  /** What holds for an article. @param file canonical, or the name of a document that is no file */
  of(file: string): Place {
    const folder = path.isAbsolute(file) ? this.#corpusOf(path.dirname(file)) : undefined;
    if (folder === undefined) return { policy: this.#elsewhere, name: undefined, files: undefined };
    const { files, policy } = this.#side(folder);
    return { policy, name: relativePath(folder, file), files };
  }

  /** The corpora that are known so far: those of the open folders, and of every article that was asked about. */
  get corpora(): readonly SideFiles[] {
    return Array.from(this.#sides.values(), ({ files }) => files);
  }

  /** Files of decisions that a person must mend. */
  get broken(): readonly BrokenFile[] {
    return this.corpora.flatMap(({ broken }) => broken);
  }

  #corpusOf(folder: string): string | undefined {
    const known = this.#corpora.get(folder);
    if (known !== undefined || this.#corpora.has(folder)) return known;
    const found = nearestCorpus(folder) ?? this.#folders.find((open) => isWithin(open, folder));
    this.#corpora.set(folder, found);
    return found;
  }

  #side(folder: string): Side {
    let side = this.#sides.get(folder);
    if (side === undefined) {
      const files = new SideFiles(folder);
      side = { files, policy: files.policy(this.#settings) };
      this.#sides.set(folder, side);
      if (files.broken.length > 0) this.#broke();
    }
    return side;
  }

  #apply(): void {
    for (const side of this.#sides.values()) side.policy = side.files.policy(this.#settings);
    this.#revision++;
  }
}

/** Whether a file, or a folder that came or went, is one in which decisions are kept. */
function holdsDecisions(file: string): boolean {
  const name = path.basename(file);
  return name === DECLARATION || name === SIDE_FOLDER || path.basename(path.dirname(file)) === SIDE_FOLDER;
}
