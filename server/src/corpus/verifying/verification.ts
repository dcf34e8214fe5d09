/**
 * Whether an index is what an indexer would make of the same files: for whoever doubts it, and for tests. Nothing is written. One
 * state of the database is read from start to end, however long that takes and whoever writes meanwhile; in memory are one article
 * and a few numbers of each.
 */
import { DatabaseSync } from 'node:sqlite';
import type { FileRow } from '../file-table.ts';
import { Selection } from '../files.ts';
import type { CorpusSettings, Notice } from '../messages.ts';
import { databaseIn, isCorruption } from '../opening.ts';
import { recipe } from '../recipe.ts';
import { Statements } from '../statements.ts';
import { ArticleCheck } from './articles.ts';
import { checkNames, checkPosts, readAlive } from './counters.ts';
import { type Fault, Faults, type Stale } from './faults.ts';
import { checkRuns, SharedTally } from './shared.ts';
import { checkSheets } from './sheets.ts';
import { checkStandings } from './standings.ts';
import { checkWords } from './words.ts';

export interface Verification {
  /** Files that the index knows. */
  readonly files: number;
  readonly articles: number;
  /** Those that were analysed anew and compared. */
  readonly analysed: number;
  readonly faults: readonly Fault[];
  readonly stale: Readonly<Stale>;
  /** What the user should know of the folders. */
  readonly notices: readonly Notice[];
}

export type VerificationStage = 'database' | 'names' | 'posts' | 'sheets' | 'standings' | 'words' | 'shared' | 'folders' | 'articles';

/** How far it is: things of the stage that are done. */
export interface VerificationProgress {
  readonly stage: VerificationStage;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
}

/** Problems that SQLite tells of at most. */
const MOST_DAMAGE = 100;
/** Progress is given after so many things. */
const STEP = 100;

/**
 * Verifies the index of a storage folder, which must be a good one.
 * @param folders of the corpus, canonical
 * @throws what SQLite does where the database cannot be opened or read, other than by being damaged
 */
export function* verify(
  storage: string,
  folders: readonly string[],
  settings: CorpusSettings = {},
): Generator<VerificationProgress, Verification> {
  const database = new DatabaseSync(databaseIn(storage), { readOnly: true });
  const faults = new Faults();
  const stale: Stale = { changed: 0, gone: 0, added: 0, outside: 0, otherVersion: 0, open: 0, withoutWords: 0 };
  const selection = new Selection(folders, settings);
  const found = { files: 0, articles: 0, analysed: 0 };
  try {
    database.exec('PRAGMA query_only = 1; PRAGMA cache_size = -16000; BEGIN');
    yield { stage: 'database', done: 0, total: 0 };
    for (const row of database.prepare(`PRAGMA integrity_check(${MOST_DAMAGE})`).iterate()) {
      if (row.integrity_check !== 'ok') faults.add('damage', String(row.integrity_check));
    }
    // What a damaged file says proves nothing.
    if (faults.all.length === 0) yield* compareAll(new Statements(database), selection, faults, stale, found);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    faults.add('damage', error instanceof Error ? error.message : String(error));
  } finally {
    database.close();
  }
  return { ...found, faults: faults.all, stale, notices: selection.notices };
}

function* compareAll(
  statements: Statements,
  selection: Selection,
  faults: Faults,
  stale: Stale,
  found: { files: number; articles: number; analysed: number },
): Generator<VerificationProgress, void> {
  const total = (table: string) => Number(statements.get(`SELECT count(*) AS total FROM ${table}`).get()?.total);
  found.files = total('file');
  found.articles = total('article');
  const tally = readAlive(statements, faults);
  yield* steps('names', total('entity'), checkNames(statements, tally, faults));
  yield* steps('posts', total('post'), checkPosts(statements, tally, faults));
  yield* steps('sheets', total('sheet'), checkSheets(statements, faults));
  yield* steps('standings', 0, checkStandings(statements, faults));
  const withWords = yield* steps('words', total('tokens'), checkWords(statements, tally, faults));
  // Where no words are counted at all, none are missing.
  if (withWords > 0) stale.withoutWords = found.articles - withWords;
  const shared = new SharedTally(tally.alive.length);
  yield* steps('shared', total('block'), checkRuns(statements, tally.alive, shared, faults));
  stale.added = yield* steps('folders', 0, countAdded(statements, selection));
  const check = new ArticleCheck(statements, { selection, analysis: recipe().analysis, tally, shared }, faults, stale);
  yield* steps('articles', found.files, checkFiles(statements, check));
  check.finish();
  found.analysed = check.analysed;
}

/** Walks the folders. @returns how many files the index does not know */
function* countAdded(statements: Statements, selection: Selection): Generator<void, number> {
  const known = statements.get('SELECT 1 FROM file WHERE path = ?');
  let added = 0;
  for (const candidates of selection.walk()) {
    for (const { path } of candidates) {
      yield;
      if (known.get(path) === undefined) added++;
    }
  }
  return added;
}

function* checkFiles(statements: Statements, check: ArticleCheck): Generator<void> {
  for (const row of statements.get('SELECT * FROM file ORDER BY path').iterate()) {
    yield;
    check.check(row as unknown as FileRow);
  }
}

function* steps<Result>(stage: VerificationStage, total: number, work: Generator<void, Result>): Generator<VerificationProgress, Result> {
  for (let done = 0; ; done++) {
    const step = work.next();
    if (step.done) return step.value;
    if (done % STEP === 0) yield { stage, done, total };
  }
}
