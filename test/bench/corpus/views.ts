/** The views of the side bar: what one waits for when a view is shown for the first time, and when items of it are opened. */

import * as protocol from '../../../server/src/protocol/views.ts';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Spread, spread, timed } from '../times.ts';

export interface ViewTimes {
  /** The first part of each view in each order, asked for once in a state of the index; by `view, order`. */
  readonly first: Readonly<Record<string, number>>;
  /** What lies below the first items, down to the last level. */
  readonly opened: Spread;
  /** Articles that are nearly the same, for which the whole corpus is walked through beside the server. */
  readonly copies: number;
}

const ORDERS: Readonly<Record<protocol.CorpusView, readonly protocol.ViewOrders[protocol.CorpusView][]>> = {
  officials: ['frequency', 'organisation', 'pinyin'],
  organisations: ['hierarchy', 'frequency'],
  articles: ['date', 'site'],
  findings: ['rule'],
};
/** As many as a view asks for. */
const PART = 100;
/** Items of each list that are opened, and how deep. */
const OPENED = 4;
const DEPTH = 4;

/** @param client of a server that nobody has asked for views yet */
export async function measureViews(client: LspClient): Promise<ViewTimes> {
  const ask = (given: Pick<protocol.ViewItemsParams, 'view' | 'order' | 'below'>) =>
    client.request<protocol.ViewItemsResult>(protocol.viewItems, { from: 0, count: PART, ...given });
  const first: Record<string, number> = {};
  const opened: number[] = [];
  const open = async (given: Parameters<typeof ask>[0], depth: number): Promise<void> => {
    let items: readonly protocol.WireViewItem[] = [];
    const time = await timed(async () => {
      ({ items } = await ask(given));
    });
    if (given.below === undefined) first[`${given.view}, ${given.order}`] = time;
    else opened.push(time);
    if (depth === DEPTH) return;
    const parents = items.flatMap(({ parent }) => parent ?? []).slice(0, OPENED);
    for (const below of parents) await open({ ...given, below }, depth + 1);
  };
  const views = Object.entries(ORDERS) as [protocol.CorpusView, (typeof ORDERS)[protocol.CorpusView]][];
  for (const [view, orders] of views) for (const order of orders) await open({ view, order }, 0);
  const copies = await timed(() => ask({ view: 'articles', order: 'copies' }));
  return { first, opened: spread(opened), copies };
}
