/**
 * The tokens of what paths on the command line name, for commands that query them: of the index of exactly these folders where one has
 * been prepared, brought up to date first; otherwise of one that is made for this command, in a temporary folder of the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Corpus } from '../corpus/corpus.ts';
import { TokenSession, Vocabularies } from '../corpus/words/session.ts';
import { DatabaseSource } from '../query/database-source.ts';
import type { QuerySource } from '../query/source.ts';
import { articlesIn, type Named } from './articles.ts';
import { INTERRUPTED, Interrupted, Interruption } from './interrupting.ts';
import { preparedIndex } from './named-corpus.ts';
import type { Output } from './output.ts';

export interface QueriedCorpus {
  readonly source: QuerySource;
  readonly session: TokenSession;
  /** Whether the words of some articles could not be had. */
  readonly partial: boolean;
  /** What long work asks whether it should go on; where it throws, the command ends. */
  readonly interruption: Interruption;
}

/**
 * Reads everything that was named, and lets a command ask it.
 * @param segmenter what cuts articles into words that are not in the index yet
 * @param ask gives the exit code
 * @returns that; 2 where something could not be read, which has been said; 130 where it was interrupted
 */
export async function askTokens(
  named: Named,
  segmenter: URL | undefined,
  output: Output,
  ask: (corpus: QueriedCorpus) => Promise<number>,
): Promise<number> {
  if (named.files.length + named.folders.length === 0) return 2;
  const prepared = preparedIndex(named);
  const temporary = prepared === undefined ? mkdtempSync(path.join(os.tmpdir(), 'yuliao-query-')) : undefined;
  const corpus = new Corpus({ storage: prepared ?? (temporary as string), ...(segmenter === undefined ? {} : { segmenter }) });
  const interruption = new Interruption();
  const vocabularies = new Vocabularies();
  let unread = named.problems.length > 0;
  try {
    corpus.onProgress(({ phase, indexed, total, words, articles }) => {
      if (phase === 'crawling') output.status(`read ${indexed} of ${total}`);
      if (phase === 'tokens') output.status(`cut ${words} of ${articles} into words`);
    });
    const folders = named.folders.map(({ canonical }) => canonical);
    corpus.setFolders(folders);
    for (const source of named.files) {
      const failed = (): void => {
        unread = true;
      };
      for (const { canonical, file } of articlesIn(source, output, failed))
        corpus.openDocument(canonical, file.decoded.text, 1, { always: true });
    }
    await corpus.settled({ words: true, signal: interruption.signal });
    interruption.check();
    for (const { message } of corpus.notices) output.message(message);
    const session = openSession(corpus, folders, vocabularies);
    if (session instanceof TokenSession) {
      const code = await askSession(session, interruption, output, ask);
      return unread ? 2 : code;
    }
    output.message(`the index cannot be read: ${session.problem}`);
    return 2;
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    throw error;
  } finally {
    interruption.close();
    vocabularies.close();
    await corpus.dispose();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
}

function openSession(corpus: Corpus, folders: readonly string[], vocabularies: Vocabularies): TokenSession | { readonly problem: string } {
  const file = corpus.database?.file;
  return file === undefined ? { problem: 'it was not made' } : TokenSession.open(file, folders, vocabularies);
}

async function askSession(
  session: TokenSession,
  interruption: Interruption,
  output: Output,
  ask: (corpus: QueriedCorpus) => Promise<number>,
): Promise<number> {
  try {
    const { articles, withWords } = session.figures;
    if (withWords < articles) output.message(`${articles - withWords} of ${articles} articles could not be cut into words`);
    const code = await ask({ session, source: new DatabaseSource(session), partial: withWords < articles, interruption });
    if (session.problem === undefined) return code;
    output.message(`the index cannot be read: ${session.problem}`);
    return 2;
  } finally {
    session.close();
  }
}
