/** Comparing two articles, as protocol/compare.ts declares its requests. */
import { relatedArticles } from '../features/related-articles.ts';
import { sameEvent } from '../features/same-event.ts';
import { sharedPassages } from '../features/shared-passages.ts';
import * as protocol from '../protocol/compare.ts';
import { LineIndex } from '../text/lines.ts';
import { toRange } from './conversions.ts';
import type { Context } from './editor.ts';
import { nameOf } from './uris.ts';

/** Installs the handlers. */
export function serveCompare({ connection, corpus, documents, uris }: Context): void {
  connection.onRequest(
    protocol.relatedArticles,
    async ({ uri }: protocol.RelatedArticlesParams, token): Promise<protocol.RelatedArticlesResult> => {
      const article = await documents.article(uri, token);
      if (article === undefined) return [];
      const snapshot = corpus.snapshot();
      const paths = new Set([...relatedArticles(snapshot, article), ...sameEvent(snapshot, article)].map(({ path }) => path));
      return [...paths].flatMap((path) => {
        const record = snapshot.article(path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        return record === undefined ? [] : [{ uri: uris.of(path), title: record.title ?? name, published: record.published }];
      });
    },
  );

  connection.onRequest(
    protocol.sharedPassages,
    async ({ left, right }: protocol.SharedPassagesParams): Promise<protocol.SharedPassagesResult> => {
      await documents.started();
      const [a, b] = [textOf(left), textOf(right)];
      if (a === undefined || b === undefined) return [];
      const [linesA, linesB] = [new LineIndex(a), new LineIndex(b)];
      return sharedPassages(a, b).map((each) => ({ left: toRange(linesA, each.left), right: toRange(linesB, each.right) }));
    },
  );

  /** The text that the client shows, or else the article's as the corpus has it. */
  function textOf(uri: string): string | undefined {
    const name = nameOf(uri);
    return documents.get(uri)?.getText() ?? (name === undefined ? undefined : corpus.snapshot().text(corpus.canonical(name)));
  }
}
