/** Citations of articles, as protocol/notes.ts declares their request. */
import { citationOf } from '../features/citation.ts';
import * as protocol from '../protocol/notes.ts';
import type { Context } from './editor.ts';
import { nameOf } from './uris.ts';

const MOST = 1000;

/** Installs the handler. */
export function serveNotes({ connection, corpus, documents }: Context): void {
  connection.onRequest(protocol.citations, async ({ uris }: protocol.CitationsParams): Promise<protocol.CitationsResult> => {
    await documents.started();
    const snapshot = corpus.snapshot();
    return uris.slice(0, MOST).map((uri) => {
      const name = nameOf(uri);
      const path = name === undefined ? uri : corpus.canonical(name);
      return citationOf(snapshot, path, documents.textOf(path));
    });
  });
}
