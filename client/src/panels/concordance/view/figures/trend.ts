/** Hits over dates of publication; a time opens its lines. */
import type { QueryTrendParams, QueryTrendResult } from '../../../../../../server/src/protocol/query.ts';
import { choice } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import type { PanelState, Saved } from '../../messages.ts';
import type { Model } from '../model.ts';
import { during, type Narrower } from '../narrowing.ts';
import { FigureTab } from './figure-tab.ts';

/** More bars than that are a curve. */
const MOST_BARS = 60;

export class TrendTab extends FigureTab<QueryTrendParams, QueryTrendResult> {
  private readonly by: HTMLSelectElement;
  private readonly what: HTMLSelectElement;
  private readonly narrow: (narrower: Narrower) => void;
  private last: QueryTrendResult | undefined;

  constructor(model: Model, narrow: (narrower: Narrower) => void) {
    super(model);
    this.narrow = narrow;
    const { strings } = model;
    const by = choice(strings.by, Object.entries(strings.times), 'year', (chosen) => this.set({ by: chosen as 'year' }));
    const what = choice(
      strings.show,
      [
        ['million', strings.perMillion],
        ['hits', strings.hitsColumn],
      ],
      'million',
      (chosen) => {
        this.set({ what: chosen as 'hits' });
        if (this.last) this.drawPlot(this.last);
      },
    );
    this.by = by.select;
    this.what = what.select;
    this.options.append(by.element, what.element);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const { open, state, strings } = this.model;
    return open && { saved: { id: open.id, what: 'trend', with: { by: state.trend.by } }, name: strings.tabs.trend };
  }

  protected override take(): void {
    this.by.value = this.model.state.trend.by;
    this.what.value = this.model.state.trend.what;
  }

  protected parameters(): QueryTrendParams | string {
    return this.notYet ?? { id: this.model.open?.id ?? 0, by: this.model.state.trend.by };
  }

  protected ask(parameters: QueryTrendParams, signal: AbortSignal): Promise<QueryTrendResult> {
    return this.model.host.ask('trend', parameters, signal, this.counting);
  }

  protected draw(result: QueryTrendResult): HTMLElement | string {
    const { model } = this;
    const { strings } = model;
    const { times, undated } = result;
    this.last = result;
    if (times.length === 0) return strings.noDates;
    this.drawPlot(result);
    return table(
      this.caption(times.length, undated),
      [
        { name: strings.time },
        { name: strings.hitsColumn, number: true },
        { name: strings.articlesColumn, number: true },
        { name: strings.tokens, number: true },
        { name: strings.perMillion, number: true },
      ],
      times.map(({ time, hits, articles, tokens, million }) => ({
        cells: [time, model.count(hits), model.count(articles), model.count(tokens), model.count(million, 2)],
        ...(hits > 0 ? { open: () => this.open(time), title: strings.openLines } : {}),
      })),
    );
  }

  private drawPlot({ times, undated }: QueryTrendResult): void {
    const { strings, state } = this.model;
    const { what } = state.trend;
    const labels = times.map(({ time }) => time);
    const values = times.map((time) => time[what]);
    const name = what === 'hits' ? strings.hitsColumn : strings.perMillion;
    const data = times.length > MOST_BARS ? { kind: 'curve' as const } : { kind: 'bars' as const, lying: false };
    this.plot.draw({ ...data, labels, values, name }, fill(strings.plotOf, this.caption(times.length, undated)), (index) => {
      const time = times[index];
      if (time && time.hits > 0) this.open(time.time);
    });
  }

  private caption(times: number, undated: number): string {
    const { strings } = this.model;
    const caption = fill(strings.trendOf, this.model.count(times));
    return undated === 0 ? caption : `${caption} · ${fill(strings.undated, this.model.count(undated))}`;
  }

  private open(time: string): void {
    const { open } = this.model;
    if (open) this.narrow({ asked: during(open.asked, time) });
  }

  private set(trend: Partial<PanelState['trend']>): void {
    this.model.set({ trend: { ...this.model.state.trend, ...trend } });
    this.refresh();
  }
}
