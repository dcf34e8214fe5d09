/**
 * The articles that paths on the command line mean: a folder, what the corpus would index of it; a file, that file,
 * whatever it holds. One article is in memory at a time.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Facts } from '../article/facts.ts';
import { analyse } from '../corpus/analyse.ts';
import { type ArticleFile, fileFindings, readArticleFile } from '../corpus/article-file.ts';
import { Selection } from '../corpus/files.ts';
import { canonicalPath } from '../corpus/paths.ts';
import { type RecordFormat, recordOf, recordPath } from '../corpus/record-files/format.ts';
import { isPredominantlyChinese } from '../text/decode.ts';
import type { Output } from './output.ts';
import { declaredRecords, recordArticles } from './record-articles.ts';

/** One analysed file. */
export interface Article {
  /** As the user would write it: below the path that was given. */
  readonly path: string;
  readonly text: string;
  readonly facts: Facts;
}

/** A file to look at. */
export interface Source {
  readonly path: string;
  readonly canonical: string;
  /** Named by the user or declared by the corpus: an article whatever it contains. */
  readonly always: boolean;
  /** Each of its records is an article. */
  readonly records?: RecordFormat | undefined;
  /** The only one of them that was named. */
  readonly record?: number;
}

/** An article as it was read. */
export interface ReadArticle {
  /** As the user would write it. */
  readonly path: string;
  readonly canonical: string;
  readonly file: ArticleFile;
}

/** A folder that was named. */
export interface Folder {
  readonly path: string;
  readonly canonical: string;
}

/** What the paths on the command line are. */
export interface Named {
  readonly files: readonly Source[];
  readonly folders: readonly Folder[];
  /** What was named that is not there, and why; that has been said. */
  readonly problems: readonly string[];
}

/**
 * Tells files from folders and says what is not there.
 * @param given paths as the user wrote them; relative ones start at `directory`
 */
export function resolve(given: readonly string[], directory: string, output: Output): Named {
  const files = new Map<string, Source>();
  const folders = new Map<string, Folder>();
  const problems: string[] = [];
  for (const argument of given) {
    const canonical = canonicalPath(path.resolve(directory, argument));
    try {
      const one = namedRecord(argument, canonical);
      if (one !== undefined) files.set(canonical, one);
      else if (statSync(canonical).isDirectory()) folders.set(canonical, { path: argument, canonical });
      else files.set(canonical, { path: argument, canonical, always: true, records: declaredRecords(canonical) });
    } catch (error) {
      const problem = `${argument}: ${reason((error as NodeJS.ErrnoException).code)}`;
      output.message(problem);
      problems.push(problem);
    }
  }
  return { files: [...files.values()], folders: [...folders.values()], problems };
}

/** A record that was named as the paths of articles are told: by its file and its number. */
function namedRecord(argument: string, canonical: string): Source | undefined {
  const { file, number } = recordOf(canonical) ?? {};
  if (file === undefined || number === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const records = declaredRecords(file);
  return records === undefined ? undefined : { path: path.dirname(argument), canonical: file, always: true, records, record: number };
}

/** The files that were named and those that the corpus would index of the folders, each once, in path order. */
export function select({ files, folders }: Named, output: Output): Source[] {
  const found = new Map(files.map((source) => [source.canonical, source]));
  for (const folder of folders) {
    for (const source of walk(folder, output)) if (!found.has(source.canonical)) found.set(source.canonical, source);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* walk(folder: Folder, output: Output): Generator<Source> {
  const selection = new Selection([folder.canonical], {});
  for (const batch of selection.walk()) {
    for (const { path: canonical } of batch) {
      const below = path.relative(folder.canonical, canonical);
      const shown = below.startsWith('..') || path.isAbsolute(below) ? canonical : path.join(folder.path, below);
      const always = selection.selects(canonical) === 'declared';
      yield { path: shown, canonical, always, records: selection.recordsOf(canonical) };
    }
  }
  for (const { message } of selection.notices) output.message(message);
}

/**
 * Reads and analyses the files one after the other. A file that cannot be read is told of and passed over.
 * @param failed called for each file that could not be read
 */
export function* analyseAll(files: readonly Source[], output: Output, failed: () => void): Generator<Article> {
  for (const source of files) {
    for (const article of articlesIn(source, output, failed)) {
      const { text } = article.file.decoded;
      const facts = analyse(text);
      const findings = [...fileFindings(article.file), ...facts.findings].sort((a, b) => a.start - b.start || a.end - b.end);
      yield { path: article.path, text, facts: { ...facts, findings } };
    }
  }
}

/**
 * The articles of a file: itself, or its records; none where it is no article or cannot be read, which is said.
 * @param failed hears what is wrong, which has been said
 */
export function* articlesIn(
  source: Source,
  output: Pick<Output, 'message'>,
  failed: (problem: string) => void,
): Generator<ReadArticle, void> {
  const { canonical, records, record: only } = source;
  if (records === undefined) {
    const file = readFile(source, output, failed);
    if (file !== undefined) yield { path: source.path, canonical, file };
    return;
  }
  const say = (problem: string): void => {
    output.message(problem);
    failed(problem);
  };
  const articles = recordArticles(canonical, records, say);
  for (let next = articles.next(); ; next = articles.next()) {
    if (next.done) {
      if (next.value !== undefined) say(`${source.path}: ${reason(next.value)}`);
      else if (only !== undefined) say(`${recordPath(source.path, only)}: there is no such article`);
      return;
    }
    const { number, path: article, file } = next.value;
    if (only !== undefined && number !== only) continue;
    yield { path: recordPath(source.path, number), canonical: article, file };
    if (only !== undefined) {
      articles.return(undefined);
      return;
    }
  }
}

/**
 * Reads a file that may be an article.
 * @param failed hears what is wrong with one that cannot be read, which has been said
 * @returns undefined where it is none or cannot be read
 */
function readFile(source: Source, output: Pick<Output, 'message'>, failed: (problem: string) => void): ArticleFile | undefined {
  const fail = (why: string): undefined => {
    output.message(`${source.path}: ${why}`);
    failed(`${source.path}: ${why}`);
    return undefined;
  };
  const file = readArticleFile(source.canonical);
  if (file === undefined || 'problem' in file) return fail(reason(file?.problem ?? 'ENOENT'));
  const { decoded, cut, stamp } = file;
  if (decoded.binary) return source.always ? fail('binary, not text') : undefined;
  if (!source.always && !isPredominantlyChinese(decoded.text)) return undefined;
  if (decoded.replaced > 0) output.message(`${source.path}: ${decoded.replaced} characters cannot be decoded as ${decoded.encoding}`);
  if (cut) output.message(`${source.path}: only the head is read, the file has ${(stamp.size / 1e6).toFixed(1)} MB`);
  return file;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'links in a circle',
  EISDIR: 'is a folder',
};

function reason(code: string | undefined): string {
  return REASONS[code ?? ''] ?? `cannot be read (${code ?? 'unknown error'})`;
}
