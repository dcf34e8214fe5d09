/**
 * Records of files that hold many articles, as documents of the client's: it asks for the text when it opens one, and is told
 * when the text is another.
 */
import type { Corpus } from '../corpus/corpus.ts';
import * as protocol from '../protocol/protocol.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { isRecord, nameOf } from './uris.ts';

/** Installs the handlers. */
export function serveRecords({ connection, corpus, documents, client }: Context): void {
  connection.onRequest(
    protocol.recordText,
    ({ uri }: protocol.RecordTextParams, token): Promise<protocol.RecordTextResult> =>
      cancellable(token, async (signal) => {
        const name = isRecord(uri) ? nameOf(uri) : undefined;
        await documents.started();
        return { text: name === undefined ? null : await textOnceKnown(corpus, corpus.canonical(name), signal) };
      }),
  );

  if (!client.ours) return;
  corpus.onChanged((paths) => {
    for (const document of documents.all()) {
      const name = isRecord(document.uri) ? nameOf(document.uri) : undefined;
      const path = name === undefined ? undefined : corpus.canonical(name);
      if (path === undefined || paths?.includes(path) === false) continue;
      if (corpus.snapshot().text(path) === document.getText()) continue;
      const said: protocol.RecordChanged = { uri: document.uri };
      void connection.sendNotification(protocol.recordChanged, said);
    }
  });
}

/** The text of a record, as soon as the index has it; null where it has none in the end, or while nothing more is read. */
function textOnceKnown(corpus: Corpus, path: string, signal: AbortSignal): Promise<string | null> {
  const known = corpus.snapshot().text(path);
  // Who shows it is told when it comes all the same.
  if (known !== undefined || corpus.progress.paused) return Promise.resolve(known ?? null);
  return new Promise((resolve) => {
    const look = (): void => {
      const text = corpus.snapshot().text(path);
      if (text !== undefined || corpus.progress.paused) end(text ?? null);
    };
    const subscriptions = [corpus.onChanged(look), corpus.onProgress(look)];
    const end = (text: string | null): void => {
      for (const subscription of subscriptions) subscription.dispose();
      resolve(text);
    };
    void corpus.settled({ signal }).then(() => end(corpus.snapshot().text(path) ?? null));
  });
}
