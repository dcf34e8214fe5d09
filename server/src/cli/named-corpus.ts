/** A corpus of what paths on the command line name, in memory, for commands that ask all articles at once. */
import { Corpus } from '../corpus/corpus.ts';
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { read, resolve } from './articles.ts';
import type { Output } from './output.ts';

/**
 * Reads everything that was named, and lets a command ask it.
 * @returns the exit code: 0, or 2 where something could not be read, which is told
 */
export async function askNamed(
  paths: readonly string[],
  directory: string,
  phrases: PhraseCounting,
  output: Output,
  ask: (snapshot: Snapshot) => Promise<void>,
): Promise<number> {
  const named = resolve(paths, directory, output);
  let code = named.problems.length > 0 ? 2 : 0;
  const corpus = new Corpus();
  try {
    corpus.setFolders(named.folders.map(({ canonical }) => canonical));
    for (const source of named.files) {
      const text = read(source, output, () => {
        code = 2;
      });
      if (text !== undefined) corpus.openDocument(source.canonical, text.text, 1, { always: true });
    }
    await corpus.settled();
    for (const { message } of corpus.notices) output.message(message);
    corpus.countPhrases(phrases);
    await ask(corpus.snapshot());
    return code;
  } finally {
    await corpus.dispose();
  }
}
