/**
 * Which files are looked at: those below the folders that neither the user nor `.gitignore` leaves out. One object
 * answers both for a walk and for a single path, so that a file that the watcher names is judged as the crawl would.
 *
 * A folder may be anything a user opens: a home directory, a disk, links in circles. Bounds hold, and are said.
 */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileStamp } from './article-file.ts';
import { DECLARATION, readDeclaration } from './declaration.ts';
import { isFolder, isTooWide, stampOf } from './disk.ts';
import type { DeclaredPeople } from './identity/declared.ts';
import { type CorpusSettings, type Notice, notice } from './messages.ts';
import { isWithin } from './paths.ts';
import { type RecordFormat, recordKind } from './record-files/format.ts';
import { ARTICLE_NAME, NEVER, Root, type Verdict } from './root.ts';

/** Most files of a corpus unless a setting says otherwise: twice what is promised to be quick. */
const FILES = 200_000;
/** Deepest folder below a root unless a setting says otherwise. Nobody keeps articles deeper; loops of mounts are. */
const DEPTH = 64;
/** Folder entries that are looked at for each file that may be found: a disk full of other things must not be read whole. */
const ENTRIES_PER_FILE = 20;

/** Files whose change changes what is selected. */
export const SELECTING_FILES: ReadonlySet<string> = new Set(['.gitignore', DECLARATION]);

/** A file that may be an article: its text decides, unless the user declared it one. */
export interface Candidate {
  /** Canonical. */
  readonly path: string;
  readonly stamp: FileStamp;
  /** As `selects` gives it. */
  readonly verdict: Verdict;
}

export class Selection {
  readonly #roots: Root[] = [];
  readonly #linkedFiles = new Set<string>();
  /** What links that were followed lead to → where they lie. */
  readonly #links = new Map<string, string>();
  readonly #notices: Notice[] = [];
  readonly #files: number;
  readonly #depth: number;
  readonly #settings: CorpusSettings;
  readonly #missing: string[] = [];
  #linkedFolders = 0;
  /** Whether one root lies in another, so that several judge a file. */
  #overlap = false;

  /** @param folders canonical */
  constructor(folders: readonly string[], settings: CorpusSettings) {
    this.#settings = settings;
    this.#files = settings.limits?.files ?? FILES;
    this.#depth = settings.limits?.depth ?? DEPTH;
    for (const folder of [...folders].sort()) this.#addRoot(folder);
  }

  /** What the user should know of the folders and of the walk so far. */
  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** What the folders' declarations say of people. */
  get people(): readonly DeclaredPeople[] {
    return this.#roots.flatMap(({ folder, declaration }) =>
      declaration?.people === undefined ? [] : [{ folder, people: declaration.people }],
    );
  }

  /** Most files that the walk gives. */
  get limit(): number {
    return this.#files;
  }

  /** Whether links lead out of the folders: what lies behind them is only found by a walk. */
  get hasLinks(): boolean {
    return this.#linkedFiles.size > 0 || this.#linkedFolders > 0;
  }

  /** The path by which the walk came to a file, canonical: below a link where one led out of the folders. */
  reachedAs(file: string): string {
    for (const [target, link] of this.#links)
      if (isWithin(target, file)) return path.join(this.reachedAs(path.dirname(link)), path.basename(link), path.relative(target, file));
    return file;
  }

  /** Whether a path lies in one of the folders that was not there when the selection was made, and now is. */
  hasReturned(file: string): boolean {
    return this.#missing.some((folder) => isWithin(folder, file) && isFolder(folder));
  }

  /** Whether something that was read to select articles lay in or below a path: ignore files, a whole folder of the corpus. */
  restsOn(folder: string): boolean {
    return this.#roots.some((root) => isWithin(folder, root.folder) || root.ruling.some((each) => isWithin(folder, each)));
  }

  /** Whether a path is a folder in which articles may lie. */
  isFolder(folder: string): boolean {
    if (!isFolder(folder)) return false;
    return this.#roots.some((root) => isWithin(root.folder, folder) && root.has(folder));
  }

  /** Whether a path, canonical, is looked at; `declared`: it is an article whatever its text is. */
  selects(file: string): Verdict {
    let verdict: Verdict = this.#linkedFiles.has(file) ? 'maybe' : 'no';
    for (const root of this.#roots) {
      if (file === root.folder || !isWithin(root.folder, file)) continue;
      const each = root.judge(file);
      if (each === 'records') return each;
      if (each === 'declared' || (each === 'maybe' && verdict === 'no')) verdict = each;
    }
    return verdict;
  }

  /** How the records of a file are to be read; undefined for one that is none of records. @param file canonical */
  recordsOf(file: string): RecordFormat | undefined {
    if (recordKind(file) === undefined) return undefined;
    // Of folders that overlap the nearer one counts.
    const near = this.#roots.filter((root) => file !== root.folder && isWithin(root.folder, file));
    near.sort((a, b) => b.folder.length - a.folder.length);
    for (const root of near) {
      const format = root.recordsOf(file);
      if (format !== undefined && root.judge(file) === 'records') return format;
    }
    return undefined;
  }

  /** Walks all folders, one folder a step. Files in the order of their names, each once. */
  *walk(): Generator<readonly Candidate[]> {
    // Where no root lies in another, a file is come to twice only through links.
    const seen = this.#overlap ? new Set<string>() : undefined;
    let count = 0;
    let entries = 0;
    // Links add roots while the walk goes on.
    for (let index = 0; index < this.#roots.length; index++) {
      const root = this.#roots[index] as Root;
      const waiting = [root.folder];
      for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        if (!root.has(folder)) continue;
        const read = this.#read(folder);
        const judge = root.judgeIn(folder);
        const prefix = folder.endsWith(path.sep) ? folder : folder + path.sep;
        entries += read.length;
        const found: Candidate[] = [];
        const folders: string[] = [];
        for (const entry of read) {
          const here = prefix + entry.name;
          if (entry.isSymbolicLink()) count += this.#follow(here, found);
          else if (entry.isDirectory()) folders.push(here);
          else if (entry.isFile() && seen?.has(here) !== true && !this.#linkedFiles.has(here)) {
            const verdict = judge(entry.name);
            if (verdict === 'no') continue;
            seen?.add(here);
            count++;
            const stamp = stampOf(here);
            if (stamp !== undefined) found.push({ path: here, stamp, verdict: this.#overlap ? this.selects(here) : verdict });
          }
        }
        waiting.push(...folders.reverse());
        const over = count - this.#files;
        yield over > 0 ? found.slice(0, Math.max(0, found.length - over)) : found;
        if (over > 0 || entries > this.#files * ENTRIES_PER_FILE) return this.#stop(folder);
      }
    }
    const deepest = this.#roots.find((root) => root.deepest !== undefined)?.deepest;
    if (deepest !== undefined) {
      const said = 'Folders more than {0} levels deep are left out, such as {1}. Open a folder further down to read them.';
      this.#notices.push(notice('depth', 'warning', said, [this.#depth, deepest], deepest));
    }
  }

  #addRoot(folder: string): void {
    const { declaration, notice: problem } = readDeclaration(folder);
    if (problem !== undefined) this.#notices.push(problem);
    if (declaration === undefined && isTooWide(folder)) {
      const said =
        '{0} is too wide to be searched for articles. Open the folder that holds them, or put a yuliao.json into it that declares it a corpus.';
      this.#notices.push(notice(`wide ${folder}`, 'warning', said, [folder], folder));
      return;
    }
    if (!isFolder(folder)) {
      this.#missing.push(folder);
      this.#notices.push(notice(`missing ${folder}`, 'warning', 'The folder {0} cannot be read.', [folder], folder));
      return;
    }
    if (this.#roots.some((root) => isWithin(root.folder, folder) || isWithin(folder, root.folder))) this.#overlap = true;
    this.#roots.push(new Root(folder, declaration, this.#settings, this.#depth));
  }

  /** Where a link leads: into a folder of the corpus nothing is to be done, elsewhere it is walked or read there. @returns how many files it leads to itself */
  #follow(link: string, found: Candidate[]): 0 | 1 {
    try {
      const target = realpathSync.native(link);
      if (this.#roots.some((root) => isWithin(root.folder, target) || isWithin(target, root.folder))) return 0;
      if (statSync(target).isDirectory()) {
        if (!isTooWide(target) && !NEVER.has(path.basename(target))) {
          this.#linkedFolders++;
          this.#links.set(target, link);
          this.#addRoot(target);
        }
      } else if (ARTICLE_NAME.test(target) && !this.#linkedFiles.has(target)) {
        this.#linkedFiles.add(target);
        this.#links.set(target, link);
        const stamp = stampOf(target);
        if (stamp !== undefined) found.push({ path: target, stamp, verdict: this.selects(target) });
        return 1;
      }
    } catch {
      // A link to nothing.
    }
    return 0;
  }

  #read(folder: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? String(error);
      if (why !== 'ENOENT')
        this.#notices.push(notice(`folder ${folder}`, 'warning', 'The folder {0} cannot be read ({1}).', [folder, why], folder));
      return [];
    }
  }

  #stop(folder: string): void {
    const said =
      'The corpus ends at {0} files, in {1}: there are more. Open a smaller folder, exclude what is no article, or raise yuliao.limits.files.';
    this.#notices.push(notice('files', 'warning', said, [this.#files, folder], folder));
  }
}
