/**
 * A corpus in memory for tests of features: the real analysis and the real store, no files, no waiting.
 */
import { read } from '../../server/src/article/reading.ts';
import { analyseReading } from '../../server/src/corpus/analyse.ts';
import { hashOf } from '../../server/src/corpus/article-file.ts';
import { contributionOf } from '../../server/src/corpus/contribution.ts';
import type { DeclaredPeople } from '../../server/src/corpus/identity/declared.ts';
import { openDatabase } from '../../server/src/corpus/opening.ts';
import type { PhraseCounting } from '../../server/src/corpus/phrases.ts';
import { Readers } from '../../server/src/corpus/readers.ts';
import type { Snapshot } from '../../server/src/corpus/snapshot.ts';
import { Store } from '../../server/src/corpus/store.ts';

/** What a feature's test holds. */
export interface TestCorpus {
  /** The corpus as it is now. */
  snapshot(options?: { readonly partial?: boolean; readonly phrases?: PhraseCounting }): Snapshot;
  /** Creates or changes an article. */
  set(path: string, text: string): void;
  remove(path: string): void;
  text(path: string): string | undefined;
}

/** A corpus of these articles: canonical path → text. @param declared what `yuliao.json` says of people */
export function buildCorpus(articles: Readonly<Record<string, string>>, declared: readonly DeclaredPeople[] = []): TestCorpus {
  const { database, file } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const store = new Store(database);
  const texts = new Map<string, string>();
  const readers = new Readers((error) => {
    throw error;
  });
  readers.open(file, database);
  readers.declare(declared);
  const corpus: TestCorpus = {
    snapshot({ partial = false, phrases = 'separate' } = {}) {
      readers.count(phrases);
      return readers.snapshot({ partial, indexed: texts.size, total: texts.size }) as Snapshot;
    },
    set(path, text) {
      texts.set(path, text);
      const reading = read(text);
      store.putArticle(
        path,
        { hash: hashOf(text), recipe: 'test', stamp: null, buffer: true },
        contributionOf(analyseReading(reading), reading),
        text,
      );
      store.commit();
      readers.advance();
    },
    remove(path) {
      texts.delete(path);
      store.remove(path);
      store.commit();
      readers.advance();
    },
    text: (path) => texts.get(path),
  };
  for (const [path, text] of Object.entries(articles)) corpus.set(path, text);
  return corpus;
}
