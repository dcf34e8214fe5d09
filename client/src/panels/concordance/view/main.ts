/** Where the page begins: hears from the host what it is to show, and puts its parts together. */
import '@vscode/codicons/dist/codicon.css';
import '../../shared/view/page.css';
import './concordance.css';
import { h } from '../../shared/view/dom.ts';
import { readState } from '../kept.ts';
import type { ToldByHost } from '../messages.ts';
import { CollocationsTab } from './figures/collocations.ts';
import { DispersionTab } from './figures/dispersion.ts';
import { GroupsTab } from './figures/groups.ts';
import { KeywordsTab } from './figures/keywords.ts';
import { TrendTab } from './figures/trend.ts';
import { WordsTab } from './figures/words.ts';
import { Host } from './host.ts';
import { LinesTab } from './lines/lines-tab.ts';
import { Model } from './model.ts';
import type { Narrower } from './narrowing.ts';
import { QueryBar } from './query-bar.ts';
import { Status } from './status.ts';
import { Tabs } from './tabs.ts';

interface Parts {
  model: Model;
  lines: LinesTab;
  tabs: Tabs;
  bar: QueryBar;
}

let parts: Parts | undefined;
const host = new Host(hear);
host.tell({ kind: 'ready' });

function hear(message: ToldByHost): void {
  if (message.kind === 'begin') {
    parts ??= begin(message);
    return;
  }
  if (parts === undefined) return;
  const { model, lines, tabs, bar } = parts;
  switch (message.kind) {
    case 'progress':
      model.progress(message.progress);
      break;
    case 'show':
      model.show(message.shown);
      if (!message.shown.run) bar.focus();
      break;
    case 'history':
      model.setHistory(message.history);
      break;
    case 'step':
      tabs.choose('lines');
      lines.step(message.by);
      break;
    case 'save':
      tabs.save();
      break;
    case 'lost':
      model.lost();
      break;
    case 'settled':
      model.settled();
  }
}

function begin({ strings, locale, history, shown }: Extract<ToldByHost, { kind: 'begin' }>): Parts {
  const kept = host.kept();
  const state = readState(kept === undefined || kept === null ? shown?.state : kept);
  const model = new Model(host, strings, locale, state, history);
  const narrow = (narrower: Narrower) => {
    tabs.choose('lines');
    if ('asked' in narrower) model.show({ state: { asked: narrower.asked }, run: true });
    else void model.arrange({ ...model.state.arrangement, ...narrower.arrangement });
  };
  const find = (word: string) => {
    // Sequences come with a blank between their words, which Chinese text does not have.
    const query = word.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
    tabs.choose('lines');
    model.show({ state: { asked: { ...model.state.asked, query, language: 'plain' } }, run: true });
  };
  const lines = new LinesTab(model);
  const tabs = new Tabs(model, new Status(model).element, {
    lines,
    groups: new GroupsTab(model, narrow),
    collocations: new CollocationsTab(model, narrow),
    keywords: new KeywordsTab(model, find),
    dispersion: new DispersionTab(model, narrow),
    trend: new TrendTab(model, narrow),
    words: new WordsTab(model, find),
  });
  const bar = new QueryBar(model);
  document.querySelector('#panel')?.append(h('h1', { class: 'unseen' }, strings.title), bar.element, tabs.element);
  tabs.show();
  model.set({});
  if (kept !== undefined && kept !== null) void model.run(state.asked, { current: state.current, top: state.top });
  else if (shown?.run) void model.run();
  else bar.focus();
  return { model, lines, tabs, bar };
}
