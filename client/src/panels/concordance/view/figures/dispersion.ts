/** How hits spread over articles: where in each they stand, and how evenly; an article opens its lines. */
import type { QueryDispersionResult, QueryNumber } from '../../../../../../server/src/protocol/query.ts';
import { h } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import type { Saved } from '../../messages.ts';
import type { Model } from '../model.ts';
import type { Narrower } from '../narrowing.ts';
import { FigureTab } from './figure-tab.ts';

/** Rows that are still told apart. */
const PLOTTED = 40;
/** More marks than pixels say nothing. */
const MOST_PLACES = 1000;

export class DispersionTab extends FigureTab<QueryNumber, QueryDispersionResult> {
  private readonly narrow: (narrower: Narrower) => void;
  private readonly measures = h('dl', { class: 'measures' });

  constructor(model: Model, narrow: (narrower: Narrower) => void) {
    super(model);
    this.narrow = narrow;
    this.options.append(this.measures);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const { open, strings } = this.model;
    return open && { saved: { id: open.id, what: 'dispersion' }, name: strings.tabs.dispersion };
  }

  protected parameters(): QueryNumber | string {
    const { notYet } = this;
    if (notYet !== undefined) this.measures.replaceChildren();
    return notYet ?? { id: this.model.open?.id ?? 0 };
  }

  protected ask(parameters: QueryNumber, signal: AbortSignal): Promise<QueryDispersionResult> {
    return this.model.host.ask('dispersion', parameters, signal, this.counting);
  }

  protected draw({ articles, d, dp, dpNorm, range }: QueryDispersionResult): HTMLElement | string {
    const { model } = this;
    const { strings } = model;
    const figure = (value: number | null) => (value === null ? '–' : model.count(value, 3));
    const term = (name: string, value: string, title: string) => [h('dt', { title }, name), h('dd', {}, value)];
    this.measures.replaceChildren(
      ...term(strings.range, fill(strings.articlesOf, model.count(range.with), model.count(range.of)), strings.rangeMeans),
      ...term('D', figure(d), strings.juilland),
      ...term('DP', figure(dp), strings.gries),
      ...term('DPnorm', figure(dpNorm), strings.griesNorm),
    );
    if (articles.length === 0) return strings.noHits;
    const shown = articles.slice(0, PLOTTED);
    const caption = fill(strings.dispersionOf, model.count(articles.length));
    this.plot.draw(
      {
        kind: 'marks',
        labels: shown.map(({ title, path }) => title || path),
        places: shown.map(({ places }) => places.slice(0, MOST_PLACES)),
        name: strings.hitsColumn,
      },
      fill(strings.plotOf, caption),
      (index) => this.open(shown[index]?.uri),
    );
    return table(
      caption,
      [
        { name: strings.article },
        { name: strings.hitsColumn, number: true, sorted: true },
        { name: strings.tokens, number: true },
        { name: strings.perThousand, number: true },
        { name: strings.columns.path },
      ],
      articles.map(({ title, path, uri, hits, tokens }) => ({
        cells: [title || path, model.count(hits), model.count(tokens), tokens > 0 ? model.count((hits / tokens) * 1000, 2) : '', path],
        open: () => this.open(uri),
        title: strings.openLines,
      })),
    );
  }

  private open(uri: string | undefined): void {
    const { open } = this.model;
    if (uri === undefined || open === undefined) return;
    this.narrow({ asked: { ...open.asked, scope: { ...open.asked.scope, articles: [uri] } } });
  }
}
