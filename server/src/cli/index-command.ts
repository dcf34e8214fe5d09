/**
 * `yuliao index`: reads a corpus ahead, into the database that an editor's server then opens at once. Whatever was done before
 * is not done again, so a run that was interrupted goes on where it stopped.
 */
import path from 'node:path';
import { cacheFolder } from '../corpus/cache-folder.ts';
import { Corpus, type CorpusEntries, type Progress } from '../corpus/corpus.ts';
import { databaseFigures, filesSince } from '../corpus/database-figures.ts';
import { databaseIn, isInUse, stateOf } from '../corpus/opening.ts';
import { recipe } from '../corpus/recipe.ts';
import { resolve } from './articles.ts';
import { count, indexPage, rate } from './index-page.ts';
import { INTERRUPTED } from './interrupting.ts';
import type { Output } from './output.ts';

export interface IndexOptions {
  /** Folder for the database instead of the one in the user's cache. */
  readonly storage?: string;
  readonly rebuild?: boolean;
  /** In how many threads articles are analysed. */
  readonly workers?: number;
  readonly json?: boolean;
}

/** What is said of a file that is no article. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  binary: 'binary',
  empty: 'empty',
  notChinese: 'not Chinese',
  unreadable: 'unreadable',
  failed: 'failed in the analysis',
};

/** The folders of an index and where it lies. */
export interface Place {
  /** Canonical. */
  readonly folders: readonly string[];
  readonly storage: string;
}

/** What the arguments mean; undefined where something of them is no folder, which is said. */
export function placeOf(
  paths: readonly string[],
  directory: string,
  options: Pick<IndexOptions, 'storage'>,
  output: Output,
): Place | undefined {
  const named = resolve(paths, directory, output);
  for (const file of named.files) output.message(`${file.path}: is a file; an index is made of folders`);
  if (named.files.length + named.problems.length > 0) return undefined;
  const folders = named.folders.map(({ canonical }) => canonical);
  const storage = options.storage === undefined ? cacheFolder(folders) : path.resolve(directory, options.storage);
  return storage === undefined ? undefined : { folders, storage };
}

/**
 * @param entries without that of a worker analysis runs in this thread, without that of the segmenter no words are counted
 * @returns the exit code: 0; 2 where the folders cannot be taken or the database cannot be kept; 130 where it was interrupted
 */
export async function index(
  paths: readonly string[],
  directory: string,
  options: IndexOptions,
  output: Output,
  entries: CorpusEntries,
): Promise<number> {
  const place = placeOf(paths, directory, options, output);
  if (place === undefined) return 2;
  const { storage, folders } = place;
  if (options.rebuild && isInUse(storage)) {
    output.message(`${databaseIn(storage)}: another program has it open; close the editor, or the other run, and try again`);
    return 2;
  }
  const began = performance.now();
  const known = !options.rebuild && stateOf(storage, recipe().rows) === 'good' ? databaseFigures(databaseIn(storage)).lastFile : 0;
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.once('SIGINT', interrupt);
  const corpus = new Corpus({ storage, recreate: options.rebuild === true, ...entries });
  try {
    const told = new Teller(output);
    corpus.onNotice(({ message }) => output.message(message));
    corpus.onProgress((progress) => {
      told.tell(progress);
      // What nobody can keep need not be made.
      if (corpus.database?.temporary) interrupt();
    });
    corpus.useWorkers(options.workers ?? 1);
    corpus.setFolders(folders);
    await corpus.settled({ words: true, signal: interrupted.signal });
    if (corpus.database?.temporary || corpus.progress.phase === 'failed') return 2;
    if (interrupted.signal.aborted) {
      const { indexed, total } = corpus.progress;
      output.message(`interrupted after ${count(indexed)} of ${count(total)} files; the next run goes on from there`);
      return INTERRUPTED;
    }
    const statistics = corpus.snapshot().statistics();
    await corpus.dispose();
    const database = databaseIn(storage);
    const figures = databaseFigures(database);
    const seconds = (performance.now() - began) / 1000;
    // A database that turned out to be damaged was made anew, and its numbers begin again.
    const read = filesSince(database, figures.lastFile < known ? 0 : known);
    const leftOut = Object.fromEntries(Object.entries(statistics.skipped).map(([reason, files]) => [LEFT_OUT[reason] ?? reason, files]));
    const report = { database, folders, figures, statistics, leftOut, run: { seconds, read, words: corpus.progress.words } };
    if (options.json) await output.line(JSON.stringify(asJson(report)));
    else for (const line of indexPage(report)) await output.line(line);
    return 0;
  } finally {
    process.off('SIGINT', interrupt);
    await corpus.dispose();
  }
}

type Report = Parameters<typeof indexPage>[0];

function asJson({ database, folders, figures, statistics, leftOut, run }: Report): Record<string, unknown> {
  const { articles, people, officials, organisations, places, mentions, phrases, tokens } = statistics;
  return {
    database,
    folders,
    bytes: figures.bytes,
    textBytes: figures.text,
    ratio: figures.text === 0 ? null : figures.bytes / figures.text,
    files: figures.files,
    articles,
    leftOut,
    names: { people, officials, organisations, places },
    mentions,
    mentionsInPhrases: phrases,
    tokens: tokens?.tokens ?? null,
    words: tokens?.types ?? null,
    articlesWithWords: tokens?.articles ?? 0,
    filesRead: run.read,
    wordsCountedInArticles: run.words,
    seconds: run.seconds,
  };
}

/** Tells how far it is, with the rate of the last while: what was known before is passed in no time and would flatter it. */
class Teller {
  readonly #output: Output;
  #since = { at: performance.now(), phase: '', done: 0 };

  constructor(output: Output) {
    this.#output = output;
  }

  tell({ phase, indexed, total, articles, words }: Progress): void {
    if (phase !== 'crawling' && phase !== 'tokens') return;
    const done = phase === 'crawling' ? indexed : words;
    const now = performance.now();
    if (phase !== this.#since.phase) this.#since = { at: now, phase, done };
    const speed = rate(done - this.#since.done, (now - this.#since.at) / 1000);
    const all = phase === 'crawling' ? `${count(indexed)} of ${count(total)} files, ${count(articles)} articles` : '';
    this.#output.status(phase === 'crawling' ? `reading: ${all}${speed}` : `counting words: ${count(words)} articles${speed}`);
  }
}
