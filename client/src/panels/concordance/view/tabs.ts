/** The tabs: one is looked at, the arrow keys go from one to the next. */

import { h, icon, newId, show } from '../../shared/view/dom.ts';
import { TABS } from '../kept.ts';
import type { Tab } from '../messages.ts';
import type { TabView } from './figures/figure-tab.ts';
import type { Model } from './model.ts';

export class Tabs {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly views: Readonly<Record<Tab, TabView>>;
  private readonly buttons = new Map<Tab, HTMLButtonElement>();
  private readonly panels = new Map<Tab, HTMLElement>();

  /** @param status stands beside the tabs */
  constructor(model: Model, status: HTMLElement, views: Readonly<Record<Tab, TabView>>) {
    this.model = model;
    this.views = views;
    const { strings } = model;
    const save = h(
      'button',
      { type: 'button', class: 'icon', title: strings.save, 'aria-label': strings.save, onclick: () => this.save() },
      icon('save'),
    );
    for (const tab of TABS) {
      const [id, panel] = [newId('tab'), newId('tab-panel')];
      const button = h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id,
          'aria-controls': panel,
          onclick: () => this.choose(tab),
          onkeydown: (event) => this.key(event, tab),
        },
        strings.tabs[tab],
      );
      this.buttons.set(tab, button);
      this.panels.set(tab, h('div', { role: 'tabpanel', id: panel, 'aria-labelledby': id, class: 'tab-panel' }, views[tab].element));
    }
    this.element = h(
      'div',
      { class: 'tabs' },
      h('div', { class: 'tab-row' }, h('div', { role: 'tablist', 'aria-label': strings.results }, ...this.buttons.values()), status, save),
      ...this.panels.values(),
    );
    model.onChange((change) => {
      if (change === 'state') this.show();
    });
  }

  /** Shows the tab of the state. */
  show(): void {
    const { tab: chosen } = this.model.state;
    for (const tab of TABS) {
      const button = this.buttons.get(tab);
      button?.setAttribute('aria-selected', String(tab === chosen));
      if (button) button.tabIndex = tab === chosen ? 0 : -1;
      const panel = this.panels.get(tab);
      if (panel) show(panel, tab === chosen);
    }
    for (const tab of TABS) if (tab !== chosen) this.views[tab].leave?.();
    this.views[chosen].look();
  }

  choose(tab: Tab): void {
    if (this.model.state.tab !== tab) this.model.set({ tab });
    this.show();
  }

  /** Asks the host to save what is shown. */
  save(): void {
    const saved = this.views[this.model.state.tab].saved();
    if (saved) this.model.host.tell({ kind: 'save', ...saved });
  }

  private key(event: KeyboardEvent, tab: Tab): void {
    const at = TABS.indexOf(tab);
    const to: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const chosen = TABS.at(next % TABS.length);
    if (chosen === undefined) return;
    this.choose(chosen);
    this.buttons.get(chosen)?.focus();
  }
}
