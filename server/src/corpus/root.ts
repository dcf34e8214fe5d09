/**
 * One folder of the corpus and its rules: which paths below it are looked at. It remembers what it has read of ignore
 * files; when one of them changes, a new one is made.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Declaration } from './declaration.ts';
import { type Globs, matcher, matches } from './globs.ts';
import type { CorpusSettings } from './messages.ts';
import { relativePath } from './paths.ts';
import { type RecordFormat, recordKind } from './record-files/format.ts';

/** Names of files that are articles where nothing is declared. */
export const ARTICLE_NAME = /\.(?:txt|md)$/i;
/** Never articles, whatever a corpus declares. What lies in .yuliao is our own. */
export const NEVER: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.yuliao']);

/** Whether a path is looked at; `declared`: it is an article whatever its text is; `records`: each of its records is one. */
export type Verdict = 'no' | 'maybe' | 'declared' | 'records';

/** What holds in one folder: the ignore files of it and of the folders above. */
interface Context {
  readonly parent: Context | undefined;
  readonly folder: string;
  readonly rules: Ignore | undefined;
  readonly depth: number;
}

export class Root {
  readonly folder: string;
  readonly declaration: Declaration | undefined;
  readonly #include: Globs | undefined;
  readonly #exclude: Globs | undefined;
  readonly #records: readonly { readonly files: Globs | undefined; readonly format: RecordFormat }[];
  readonly #depth: number;
  readonly #contexts = new Map<string, Context | undefined>();
  /** Folders with ignore files. */
  readonly #ruling: string[] = [];
  #deepest: string | undefined;

  /** @param folder canonical; @param depth deepest folder below it */
  constructor(folder: string, declaration: Declaration | undefined, settings: CorpusSettings, depth: number) {
    this.folder = folder;
    this.declaration = declaration;
    this.#depth = depth;
    const { exclude = [], filesExclude = {} } = settings.folders?.[folder] ?? settings;
    const hidden = Object.keys(filesExclude).filter((glob) => filesExclude[glob] === true);
    this.#include = declaration?.include === undefined ? undefined : matcher(declaration.include);
    this.#records = (declaration?.records ?? []).map((format) => ({ files: matcher(format.files), format }));
    this.#exclude = matcher([...exclude, ...hidden, ...(declaration?.exclude ?? [])]);
  }

  /** Folders with ignore files that have been read. */
  get ruling(): readonly string[] {
    return this.#ruling;
  }

  /** The first folder that was found too deep. */
  get deepest(): string | undefined {
    return this.#deepest;
  }

  /** Whether a folder, the root's own or one below it, is not left out. */
  has(folder: string): boolean {
    return this.#context(folder) !== undefined;
  }

  /** Whether a file below the root is looked at. */
  judge(file: string): Verdict {
    return this.judgeIn(path.dirname(file))(path.basename(file));
  }

  /** Judges the files of a folder, by their names. */
  judgeIn(folder: string): (name: string) => Verdict {
    const context = this.#context(folder);
    if (context === undefined) return () => 'no';
    const prefix = folder.endsWith(path.sep) ? folder : folder + path.sep;
    const declared = this.declaration?.include !== undefined;
    return (name) => {
      if (!declared && this.#records.length === 0 && !ARTICLE_NAME.test(name)) return 'no';
      const file = prefix + name;
      const relative = relativePath(this.folder, file);
      const records = this.recordsOf(file) !== undefined;
      if (!records && (declared ? !matches(this.#include, relative) : !ARTICLE_NAME.test(name))) return 'no';
      if (matches(this.#exclude, relative) || isIgnored(context, file, '')) return 'no';
      if (records) return 'records';
      return declared ? 'declared' : 'maybe';
    };
  }

  /** How the records of a file below the root are declared, whether it is looked at or not. The first entry that names it counts. */
  recordsOf(file: string): RecordFormat | undefined {
    if (this.#records.length === 0 || recordKind(file) === undefined) return undefined;
    const relative = relativePath(this.folder, file);
    return this.#records.find(({ files }) => matches(files, relative))?.format;
  }

  /** What holds in a folder; undefined where the folder itself is left out. */
  #context(folder: string): Context | undefined {
    // From the nearest folder that is known downwards: no recursion, since folders may be thousands deep.
    const unknown: string[] = [];
    let at = folder;
    while (at !== this.folder && !this.#contexts.has(at)) {
      unknown.push(at);
      at = path.dirname(at);
    }
    if (!this.#contexts.has(at)) this.#contexts.set(at, { parent: undefined, folder: at, rules: this.#ignoreRules(at), depth: 0 });
    let context = this.#contexts.get(at);
    for (const each of unknown.reverse()) {
      context = context === undefined ? undefined : this.#below(context, each);
      this.#contexts.set(each, context);
    }
    return context;
  }

  #below(parent: Context, folder: string): Context | undefined {
    if (NEVER.has(path.basename(folder))) return undefined;
    const relative = `${relativePath(this.folder, folder)}/`;
    if (matches(this.#exclude, relative) || isIgnored(parent, folder, '/')) return undefined;
    const depth = parent.depth + 1;
    if (depth > this.#depth) {
      this.#deepest ??= folder;
      return undefined;
    }
    return { parent, folder, rules: this.#ignoreRules(folder), depth };
  }

  #ignoreRules(folder: string): Ignore | undefined {
    if (this.declaration?.gitignore === false) return undefined;
    try {
      const rules = ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8'));
      this.#ruling.push(folder);
      return rules;
    } catch {
      return undefined;
    }
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
