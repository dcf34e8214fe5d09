/**
 * A corpus of what paths on the command line name, for commands that ask all articles at once: the index of exactly these folders
 * where one has been prepared, brought up to date first; otherwise one in memory.
 */
import { cacheFolder } from '../corpus/cache-folder.ts';
import { Corpus } from '../corpus/corpus.ts';
import { stateOf } from '../corpus/opening.ts';
import type { PhraseCounting } from '../corpus/phrases.ts';
import { recipe } from '../corpus/recipe.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { articlesIn, type Named, resolve } from './articles.ts';
import type { Output } from './output.ts';

/**
 * Reads everything that was named, and lets a command ask it.
 * @param asked how mentions in fixed phrases count, and what counts words in a prepared index, where the command has use for them
 * @returns the exit code: 0, or 2 where something could not be read, which is told
 */
export async function askNamed(
  paths: readonly string[],
  directory: string,
  asked: { readonly phrases: PhraseCounting; readonly segmenter?: URL | undefined },
  output: Output,
  ask: (snapshot: Snapshot) => Promise<void>,
): Promise<number> {
  const named = resolve(paths, directory, output);
  let code = named.problems.length > 0 ? 2 : 0;
  const storage = preparedIndex(named);
  const { phrases, segmenter } = asked;
  const corpus = new Corpus(storage === undefined ? {} : { storage, ...(segmenter === undefined ? {} : { segmenter }) });
  try {
    corpus.onProgress(({ phase, indexed, total }) => {
      if (phase === 'crawling') output.status(`read ${indexed} of ${total}`);
    });
    corpus.setFolders(named.folders.map(({ canonical }) => canonical));
    for (const source of named.files) {
      const failed = (): void => {
        code = 2;
      };
      for (const { canonical, file } of articlesIn(source, output, failed))
        corpus.openDocument(canonical, file.decoded.text, 1, { always: true });
    }
    // A prepared index has words, and those of an article that has changed are counted again; memory has none.
    await corpus.settled({ words: segmenter !== undefined });
    for (const { message } of corpus.notices) output.message(message);
    corpus.countPhrases(phrases);
    await ask(corpus.snapshot());
    return code;
  } finally {
    await corpus.dispose();
  }
}

/** Where the index of what was named lies; undefined where there is none that can be gone on with. */
export function preparedIndex({ files, folders }: Named): string | undefined {
  if (files.length > 0) return undefined;
  const storage = cacheFolder(folders.map(({ canonical }) => canonical));
  return storage !== undefined && stateOf(storage, recipe().rows) === 'good' ? storage : undefined;
}
