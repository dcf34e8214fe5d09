/**
 * What articles have in common, asked of an index that is made for one command, in a temporary folder of the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Corpus } from '../corpus/corpus.ts';
import type { Across } from '../hygiene/across.ts';
import { articlesIn, type Named } from './articles.ts';
import type { Output } from './output.ts';

export interface AcrossIndex {
  /** @param file canonical */
  across(file: string): Across;
  close(): Promise<void>;
}

/** Indexes everything that was named. */
export async function indexAcross(named: Named, output: Output): Promise<AcrossIndex> {
  const storage = mkdtempSync(path.join(os.tmpdir(), 'yuliao-check-'));
  const corpus = new Corpus({ storage });
  const close = async (): Promise<void> => {
    await corpus.dispose();
    rmSync(storage, { recursive: true, force: true });
  };
  try {
    corpus.onProgress(({ indexed, total }) => output.status(`indexed ${indexed} of ${total}`));
    corpus.setFolders(named.folders.map(({ canonical }) => canonical));
    for (const source of named.files) {
      // What is wrong with a file is said when it is checked.
      for (const { canonical, file } of articlesIn(source, SILENT, () => {}))
        corpus.openDocument(canonical, file.decoded.text, 1, { always: true });
    }
    await corpus.settled();
    const snapshot = corpus.snapshot();
    return { across: (file) => snapshot.across(file), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const SILENT: Pick<Output, 'message'> = { message: () => {} };
