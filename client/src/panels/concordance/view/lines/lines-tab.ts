/** The concordance itself: its lines, what they are ordered by, and what to do where there are none. */

import { h, show } from '../../../shared/view/dom.ts';
import type { Saved } from '../../messages.ts';
import { EXAMPLES } from '../examples.ts';
import type { TabView } from '../figures/figure-tab.ts';
import { isPlain, type Model } from '../model.ts';
import { MoreContext } from './context.ts';
import { LineList } from './list.ts';
import { LineToolbar } from './toolbar.ts';

export class LinesTab implements TabView {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly list: LineList;
  private readonly empty = h('div', { class: 'empty', role: 'status' });
  private readonly toolbar: LineToolbar;

  constructor(model: Model) {
    this.model = model;
    const more = new MoreContext(model);
    let keyed = false;
    this.list = new LineList(model, {
      open: (line, how) => model.host.tell({ kind: 'open', location: line.location, how }),
      context: (line, row) => more.show(line, row, !keyed),
    });
    this.list.element.addEventListener('keydown', () => (keyed = true), { capture: true });
    this.list.element.addEventListener('pointermove', () => (keyed = false), { capture: true });
    this.toolbar = new LineToolbar(model, () => this.list.grown());
    this.element = h('div', { class: 'lines-tab' }, this.toolbar.element, this.empty, this.list.element, more.element);
    model.onChange((change) => {
      if (change === 'query') this.list.reset();
      if (change === 'lines') {
        // While a query runs its lines stay what they are, and more come.
        if (model.busy || (model.open?.progress?.ended && isPlain(model.state.arrangement) && !model.arranging)) this.list.grown();
        if (!model.busy) this.list.reset();
      }
      if (change !== 'screen') this.refresh();
    });
    this.refresh();
  }

  look(): void {
    this.list.place();
  }

  focus(): void {
    this.list.go(this.model.state.current);
  }

  step(by: 1 | -1): void {
    this.list.step(by);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const { open, strings } = this.model;
    return open && { saved: { id: open.id, what: 'lines' }, name: strings.tabs.lines };
  }

  private refresh(): void {
    const { model } = this;
    const any = model.lines > 0;
    show(this.list.element, any);
    show(this.toolbar.element, model.open !== undefined);
    show(this.empty, !any);
    if (!any) this.empty.replaceChildren(...this.nothing());
  }

  /** Why there are no lines, and what to do. */
  private nothing(): HTMLElement[] {
    const { strings, open, failure, problems, busy, state } = this.model;
    const say = (...sentences: string[]) => sentences.map((sentence) => h('p', {}, sentence));
    const act = (label: string, onclick: () => void) => h('p', {}, h('button', { type: 'button', onclick }, label));
    if (failure !== undefined) return [...say(failure), act(strings.runAgain, () => void this.model.run())];
    if (problems.length > 0) return say(strings.mendQuery);
    if (busy) return say(strings.looking);
    if (open === undefined) {
      const examples = EXAMPLES.map(({ language, query, explained }) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'link', onclick: () => this.model.show({ state: { asked: { query, language } }, run: true }) },
            h('code', {}, query),
          ),
          ` ${strings.examples[explained]}`,
        ),
      );
      return [...say(strings.begin), h('ul', { class: 'examples' }, ...examples)];
    }
    const { progress } = open;
    if ((progress?.hits ?? 0) > 0) return [...say(strings.noLines), act(strings.allLines, () => void this.model.arrange({}))];
    if (progress?.partial) return [...say(strings.noHits, strings.stillRead), act(strings.runAgain, () => void this.model.run())];
    const { zones, scope, within, once, ...rest } = state.asked;
    if (scope === undefined && within === undefined && progress?.total === 0) return say(strings.noHits, strings.noArticles);
    if (scope === undefined && within === undefined && zones?.length === 4) return say(strings.noHits, strings.noHitsAnywhere);
    return [
      ...say(strings.noHits, strings.noHitsHere),
      act(strings.lookEverywhere, () =>
        this.model.show({ state: { asked: { ...rest, zones: ['title', 'dateline', 'body', 'boilerplate'] } }, run: true }),
      ),
    ];
  }
}
