/**
 * The views of the side bar, as protocol/views.ts declares them: paths become addresses here, and clients hear when the corpus has
 * another state.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { KeptGroups } from '../corpus/kept-groups.ts';
import type { Policies } from '../corpus/policies.ts';
import type { CopyGroup } from '../corpus/snapshot.ts';
import { articlesView } from '../features/views/articles.ts';
import { findingsView } from '../features/views/findings.ts';
import { NO_ITEMS, tooltipText, type ViewItem, type ViewItems, type ViewQuestion } from '../features/views/items.ts';
import { officialsInPortions } from '../features/views/officials.ts';
import { organisationsInPortions } from '../features/views/organisations.ts';
import type { CorpusView } from '../protocol/views.ts';
import * as protocol from '../protocol/views.ts';
import { toLocation } from './conversions.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { inTurns } from './turns.ts';

/** However many somebody asks for. */
const MOST_ITEMS = 1000;
/** Least time between two notifications, in milliseconds: a list that changes under the eye is of no use. */
const INTERVAL = 1000;

type FindGroups = (signal: AbortSignal) => Promise<readonly CopyGroup[]>;

/** Whoever knows that views show something that is no longer so. */
export interface ShownViews {
  changed(): void;
}

/**
 * In a corpus of so many articles those that are nearly the same are looked for before anybody asks, once somebody looks at articles in
 * another order: the walk has a thread of its own, which takes memory that nobody needs who never looks there.
 */
const MANY = 5000;

/**
 * Installs the handlers.
 * @param findGroups walks over the corpus
 */
export function serveViews(
  { connection, corpus, documents, uris, client }: Context,
  policies: Policies,
  findGroups: FindGroups,
): ShownViews {
  interface Asking {
    readonly next: string | undefined;
    readonly signal: AbortSignal;
    readonly token: CancellationToken;
  }
  type View = (question: ViewQuestion, asking: Asking) => ViewItems | Promise<ViewItems>;
  const openText = (path: string): string | undefined => documents.textOf(path);
  const views: Readonly<Record<CorpusView, View>> = {
    officials: (question, { token }) => inTurns(officialsInPortions(question), token),
    organisations: (question, { token }) => inTurns(organisationsInPortions(question), token),
    articles: (question) => articlesView(question, { folders: corpus.folders, groups: () => groups.now() }),
    findings: (question, { next, signal }) => findingsView(question, { policies, openText, signal, folders: corpus.folders }, next),
  };

  connection.onRequest(protocol.viewItems, async (params: protocol.ViewItemsParams, token): Promise<protocol.ViewItemsResult> => {
    const snapshot = corpus.snapshot();
    const { view, order, filter = '', below, from, count } = params;
    const question = { snapshot, order, filter: filter.trim(), below, from, count: Math.min(count, MOST_ITEMS) };
    const counts = view === 'officials' && question.filter === '' && (below === undefined || below.is === 'letter');
    if (counts) await inTurns(snapshot.lists.prepareOfficials(order), token);
    const answered = await cancellable(token, async (signal) => await views[view]?.(question, { next: params.next, signal, token }));
    const { items, more, total, next, searched } = answered ?? NO_ITEMS;
    const { phase, articles } = corpus.progress;
    if (view === 'articles' && phase === 'ready' && articles >= MANY) groups.prepare();
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
  const changed = (): void => {
    if (!client.ours || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connection.sendNotification(protocol.viewsChanged);
    }, INTERVAL);
    timer.unref();
  };
  const groups = new KeptGroups({
    find: () => findGroups(new AbortController().signal),
    place: () => corpus.database,
    changed,
  });
  corpus.onChanged(() => {
    groups.outdate();
    changed();
  });
  function wireItem({ tooltip, location, article, alike, ...item }: ViewItem): protocol.WireViewItem {
    return {
      ...item,
      ...(tooltip === undefined ? {} : { tooltip: tooltipText(tooltip) }),
      ...(location === undefined ? {} : { location: toLocation(location, uris.of(location.path)) }),
      ...(article === undefined ? {} : { article: uris.of(article) }),
      ...(alike === undefined ? {} : { alike: uris.of(alike) }),
    };
  }

  return { changed };
}
