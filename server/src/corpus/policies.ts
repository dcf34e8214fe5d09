/**
 * What users have decided about the findings of each folder of the corpus, for whoever shows findings: the folders' files and
 * the settings, read when they change and never when somebody asks.
 */
import type { RuleChoices } from '../hygiene/choices.ts';
import { Choices } from '../hygiene/choices.ts';
import type { Policy } from '../hygiene/judge.ts';
import { NO_SUPPRESSIONS, SuppressionIndex } from '../hygiene/suppressions.ts';
import { canonicalPath, isWithin, relativePath } from './paths.ts';
import { type BrokenFile, SideFiles } from './side-files.ts';

/** What holds for one article. */
export interface Place {
  readonly policy: Policy;
  /** The article relative to its folder, with forward slashes; undefined where it lies in none. */
  readonly name: string | undefined;
  /** Where decisions about it are written; undefined where it lies in no folder of the corpus. */
  readonly files: SideFiles | undefined;
}

/** 处置规则 */
export class Policies {
  /** The deepest first: of folders that overlap the nearer one decides. */
  #folders: readonly { readonly files: SideFiles; policy: Policy }[] = [];
  #settings: RuleChoices = {};
  #elsewhere: Policy = { choices: new Choices(), suppressions: new SuppressionIndex(NO_SUPPRESSIONS), baseline: undefined };
  #revision = 0;

  /** Grows whenever a decision may have changed. */
  get revision(): number {
    return this.#revision;
  }

  /** The folders of the corpus, canonical; what their files say is read. */
  setFolders(folders: readonly string[]): void {
    const known = new Map(this.#folders.map(({ files }) => [files.folder, files]));
    this.#folders = [...folders]
      .sort((a, b) => b.length - a.length)
      .map((folder) => known.get(folder) ?? new SideFiles(folder))
      .map((files) => ({ files, policy: files.policy(this.#settings) }));
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

  /** Files that were created, changed or deleted. @returns whether decisions lay in one of them */
  filesChanged(paths: readonly string[]): boolean {
    const changed = paths.map(canonicalPath);
    const concerned = this.#folders.filter(({ files }) => changed.some((each) => files.concerns(each)));
    for (const { files } of concerned) files.read();
    if (concerned.length > 0) this.#apply();
    return concerned.length > 0;
  }

  /** Decisions were written here. */
  written(): void {
    this.#apply();
  }

  /** What holds for an article. @param path canonical */
  of(path: string): Place {
    const folder = this.#folders.find(({ files }) => path !== files.folder && isWithin(files.folder, path));
    if (folder === undefined) return { policy: this.#elsewhere, name: undefined, files: undefined };
    return { policy: folder.policy, name: relativePath(folder.files.folder, path), files: folder.files };
  }

  get folders(): readonly SideFiles[] {
    return this.#folders.map(({ files }) => files);
  }

  /** Files of decisions that a person must mend. */
  get broken(): readonly BrokenFile[] {
    return this.#folders.flatMap(({ files }) => files.broken);
  }

  #apply(): void {
    for (const folder of this.#folders) folder.policy = folder.files.policy(this.#settings);
    this.#revision++;
  }
}
