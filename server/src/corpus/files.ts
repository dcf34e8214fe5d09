/**
 * Which files are looked at: those below the folders that neither the user nor `.gitignore` leaves out. One object
 * answers both for a walk and for a single path, so that a file that the watcher names is judged as the crawl would.
 * It remembers what it has read of ignore files; when one of them changes, a new one is made.
 *
 * A folder may be anything a user opens: a home directory, a disk, links in circles. Bounds hold, and are said.
 */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { FileStamp } from './article-file.ts';
import { DECLARATION, type Declaration, readDeclaration } from './declaration.ts';
import { matcher, matches } from './globs.ts';
import type { DeclaredPeople } from './identity/declared.ts';
import { type CorpusSettings, type Notice, notice } from './messages.ts';
import { isWithin, relativePath } from './paths.ts';

/** Most files of a corpus unless a setting says otherwise: twice what is promised to be quick. */
const FILES = 200_000;
/** Deepest folder below a root unless a setting says otherwise. Nobody keeps articles deeper; loops of mounts are. */
const DEPTH = 64;
/** Folder entries that are looked at for each file that may be found: a disk full of other things must not be read whole. */
const ENTRIES_PER_FILE = 20;

const ARTICLE_NAME = /\.(?:txt|md)$/i;
/** Never articles, whatever a corpus declares. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Files whose change changes what is selected. */
export const SELECTING_FILES: ReadonlySet<string> = new Set(['.gitignore', DECLARATION]);

/** A file that may be an article: its text decides, unless the user declared it one. */
export interface Candidate {
  /** Canonical. */
  readonly path: string;
  readonly stamp: FileStamp;
}

interface Root {
  readonly folder: string;
  readonly declaration: Declaration | undefined;
  readonly include: Ignore | undefined;
  readonly exclude: Ignore | undefined;
}

/** What holds in one folder: the ignore files of it and of the folders above. */
interface Context {
  readonly parent: Context | undefined;
  readonly folder: string;
  readonly rules: Ignore | undefined;
  readonly depth: number;
}

export class Selection {
  readonly #roots: Root[] = [];
  readonly #contexts = new Map<Root, Map<string, Context | undefined>>();
  readonly #linkedFiles = new Set<string>();
  readonly #notices: Notice[] = [];
  readonly #files: number;
  readonly #depth: number;
  readonly #settings: CorpusSettings;
  readonly #missing: string[] = [];
  /** Folders with ignore files. */
  readonly #ruling: string[] = [];
  #deepest: string | undefined;
  #linkedFolders = 0;

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

  /** Whether a path lies in one of the folders that was not there when the selection was made, and now is. */
  hasReturned(file: string): boolean {
    return this.#missing.some((folder) => isWithin(folder, file) && isFolder(folder));
  }

  /** Whether something that was read to select articles lay in or below a path: ignore files, a whole folder of the corpus. */
  restsOn(folder: string): boolean {
    return this.#ruling.some((each) => isWithin(folder, each)) || this.#roots.some((root) => isWithin(folder, root.folder));
  }

  /** Whether a path is a folder in which articles may lie. */
  isFolder(folder: string): boolean {
    if (!isFolder(folder)) return false;
    return this.#roots.some((root) => isWithin(root.folder, folder) && this.#context(root, folder) !== undefined);
  }

  /** Whether a path, canonical, is looked at; `declared`: it is an article whatever its text is. */
  selects(file: string): 'no' | 'maybe' | 'declared' {
    let verdict: 'no' | 'maybe' = this.#linkedFiles.has(file) ? 'maybe' : 'no';
    for (const root of this.#roots) {
      if (file === root.folder || !isWithin(root.folder, file)) continue;
      const context = this.#context(root, path.dirname(file));
      if (context === undefined) continue;
      const each = this.#judge(root, context, file);
      if (each === 'declared') return each;
      if (each === 'maybe') verdict = each;
    }
    return verdict;
  }

  /** Walks all folders, one folder a step. Files in the order of their names, each once. */
  *walk(): Generator<readonly Candidate[]> {
    const seen = new Set<string>();
    let entries = 0;
    // Links add roots while the walk goes on.
    for (let index = 0; index < this.#roots.length; index++) {
      const root = this.#roots[index] as Root;
      const waiting = [root.folder];
      for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        const context = this.#context(root, folder);
        if (context === undefined) continue;
        const read = this.#read(folder);
        entries += read.length;
        const found: Candidate[] = [];
        const folders: string[] = [];
        for (const entry of read) {
          const here = path.join(folder, entry.name);
          if (entry.isSymbolicLink()) this.#follow(here, seen, found);
          else if (entry.isDirectory()) folders.push(here);
          else if (entry.isFile() && !seen.has(here) && this.#judge(root, context, here) !== 'no') {
            seen.add(here);
            const stamp = stampOf(here);
            if (stamp !== undefined) found.push({ path: here, stamp });
          }
        }
        waiting.push(...folders.reverse());
        const over = seen.size - this.#files;
        yield over > 0 ? found.slice(0, Math.max(0, found.length - over)) : found;
        if (over > 0 || entries > this.#files * ENTRIES_PER_FILE) return this.#stop(folder);
      }
    }
    if (this.#deepest !== undefined) {
      const said = 'Folders more than {0} levels deep are left out, such as {1}. Open a folder further down, or raise yuliao.limits.depth.';
      this.#notices.push(notice('depth', 'warning', said, [this.#depth, this.#deepest], this.#deepest));
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
    const { exclude = [], filesExclude = {} } = this.#settings;
    const hidden = Object.keys(filesExclude).filter((glob) => filesExclude[glob] === true);
    this.#roots.push({
      folder,
      declaration,
      include: declaration?.include === undefined ? undefined : matcher(declaration.include),
      exclude: matcher([...exclude, ...hidden, ...(declaration?.exclude ?? [])]),
    });
  }

  #judge(root: Root, context: Context, file: string): 'no' | 'maybe' | 'declared' {
    const relative = relativePath(root.folder, file);
    const declared = root.declaration?.include !== undefined;
    if (declared ? !matches(root.include, relative) : !ARTICLE_NAME.test(file)) return 'no';
    if (matches(root.exclude, relative) || isIgnored(context, file, '')) return 'no';
    return declared ? 'declared' : 'maybe';
  }

  /** What holds in a folder; undefined where the folder itself is left out. */
  #context(root: Root, folder: string): Context | undefined {
    let contexts = this.#contexts.get(root);
    if (contexts === undefined) {
      contexts = new Map();
      this.#contexts.set(root, contexts);
    }
    // From the nearest folder that is known downwards: no recursion, since folders may be thousands deep.
    const unknown: string[] = [];
    let at = folder;
    while (at !== root.folder && !contexts.has(at)) {
      unknown.push(at);
      at = path.dirname(at);
    }
    if (!contexts.has(at)) contexts.set(at, { parent: undefined, folder: at, rules: this.#ignoreRules(root, at), depth: 0 });
    let context = contexts.get(at);
    for (const each of unknown.reverse()) {
      context = context === undefined ? undefined : this.#below(root, context, each);
      contexts.set(each, context);
    }
    return context;
  }

  #below(root: Root, parent: Context, folder: string): Context | undefined {
    if (NEVER.has(path.basename(folder))) return undefined;
    const relative = `${relativePath(root.folder, folder)}/`;
    if (matches(root.exclude, relative) || isIgnored(parent, folder, '/')) return undefined;
    const depth = parent.depth + 1;
    if (depth > this.#depth) {
      this.#deepest ??= folder;
      return undefined;
    }
    return { parent, folder, rules: this.#ignoreRules(root, folder), depth };
  }

  #ignoreRules(root: Root, folder: string): Ignore | undefined {
    if (root.declaration?.gitignore === false) return undefined;
    try {
      const rules = ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8'));
      this.#ruling.push(folder);
      return rules;
    } catch {
      return undefined;
    }
  }

  /** Where a link leads: into a folder of the corpus nothing is to be done, elsewhere it is walked or read there. */
  #follow(link: string, seen: Set<string>, found: Candidate[]): void {
    try {
      const target = realpathSync.native(link);
      if (this.#roots.some((root) => isWithin(root.folder, target) || isWithin(target, root.folder))) return;
      if (statSync(target).isDirectory()) {
        if (!isTooWide(target) && !NEVER.has(path.basename(target))) {
          this.#linkedFolders++;
          this.#addRoot(target);
        }
      } else if (ARTICLE_NAME.test(target) && !seen.has(target)) {
        seen.add(target);
        this.#linkedFiles.add(target);
        const stamp = stampOf(target);
        if (stamp !== undefined) found.push({ path: target, stamp });
      }
    } catch {
      // A link to nothing.
    }
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

/** Size and times of a file, links followed; undefined where it is no file or is gone. */
export function stampOf(file: string): FileStamp | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() ? { modified: stat.mtimeMs, changed: stat.ctimeMs, size: stat.size } : undefined;
  } catch {
    return undefined;
  }
}

function isIgnored(context: Context, file: string, slash: string): boolean {
  // The deepest ignore file that says anything decides, as in git.
  for (let at: Context | undefined = context; at !== undefined; at = at.parent) {
    const verdict = at.rules?.test(relativePath(at.folder, file) + slash);
    if (verdict?.ignored) return true;
    if (verdict?.unignored) return false;
  }
  return false;
}

/** The home folder, what is above it, and whole disks. */
function isTooWide(folder: string): boolean {
  return path.dirname(folder) === folder || isWithin(folder, homeFolder());
}

function homeFolder(): string {
  try {
    return realpathSync.native(os.homedir());
  } catch {
    return os.homedir();
  }
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
