/**
 * The views of the side bar, as protocol/views.ts declares them: paths become addresses here, and clients hear when the corpus has
 * another state.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { articlesView } from '../features/views/articles.ts';
import { NO_ITEMS, tooltipText, type ViewItem, type ViewItems, type ViewQuestion } from '../features/views/items.ts';
import { officialsView } from '../features/views/officials.ts';
import { organisationsView } from '../features/views/organisations.ts';
import type { CorpusView } from '../protocol/views.ts';
import * as protocol from '../protocol/views.ts';
import { toLocation } from './conversions.ts';
import type { Context } from './editor.ts';

/** However many somebody asks for. */
const MOST_ITEMS = 1000;
/** Least time between two notifications, in milliseconds: a list that changes under the eye is of no use. */
const INTERVAL = 1000;

/** Installs the handlers. */
export function serveViews({ connection, corpus, uris, client }: Context): void {
  const views: Readonly<Record<CorpusView, (question: ViewQuestion) => ViewItems>> = {
    officials: officialsView,
    organisations: organisationsView,
    articles: (question) => articlesView(question, corpus.folders),
    findings: () => NO_ITEMS,
  };

  connection.onRequest(protocol.viewItems, (params: protocol.ViewItemsParams, _token: CancellationToken): protocol.ViewItemsResult => {
    const snapshot = corpus.snapshot();
    const { view, order, filter = '', below, from, count } = params;
    const question = { snapshot, order, filter: filter.trim(), below, from, count: Math.min(count, MOST_ITEMS) };
    const { items, more, total, next, searched } = views[view]?.(question) ?? NO_ITEMS;
    return {
      items: items.map(wireItem),
      more,
      ...(total === undefined ? {} : { total }),
      ...(next === undefined ? {} : { next }),
      ...(searched === undefined ? {} : { searched }),
      partial: snapshot.partial,
    };
  });

  let timer: NodeJS.Timeout | undefined;
  corpus.onChanged(() => {
    if (!client.ours || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connection.sendNotification(protocol.viewsChanged);
    }, INTERVAL);
    timer.unref();
  });

  function wireItem({ tooltip, location, article, ...item }: ViewItem): protocol.WireViewItem {
    return {
      ...item,
      ...(tooltip === undefined ? {} : { tooltip: tooltipText(tooltip) }),
      ...(location === undefined ? {} : { location: toLocation(location, uris.of(location.path)) }),
      ...(article === undefined ? {} : { article: uris.of(article) }),
    };
  }
}
