/** The corpus at a glance. */
import type { OverviewResult, WireNamed } from '../../../../../server/src/protocol/dossier.ts';
import { h, icon } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { type ArticlesDialog, behind } from './articles-dialog.ts';
import type { Context } from './context.ts';
import { partialNote } from './head.ts';
import { sharesOf } from './places.ts';
import { Section } from './section.ts';
import { timesOf } from './times.ts';

/** @param print makes the page to be printed */
export function overviewOf(context: Context, found: OverviewResult, dialog: ArticlesDialog, print: () => void): HTMLElement[] {
  const { strings } = context;
  const head = h(
    'header',
    {},
    h('h1', {}, strings.overview),
    h('p', { class: 'post' }, found.articles === 0 ? strings.emptyCorpus : fill(strings.articlesRead, context.count(found.articles))),
    partialNote(context, found.partial) ?? h('p', { class: 'told' }, found.articles === 0 ? '' : strings.indexReady),
    h('div', { class: 'actions' }, h('button', { type: 'button', onclick: print }, icon('device-desktop'), h('span', {}, strings.print))),
  );
  if (found.articles === 0) return [head];
  const sites = found.sites.map(({ site, articles }) => ({ name: site || strings.noSite, site, articles }));
  return [
    head,
    timesOf(context, null, found.times, found.undated, dialog),
    h(
      'div',
      { class: 'columns' },
      namedOf(context, strings.topOfficials, found.officials),
      namedOf(context, strings.topOrganisations, found.organisations),
    ),
    h(
      'div',
      { class: 'columns' },
      sharesOf(context, { title: strings.sites, note: strings.sitesNote, none: '', column: strings.site }, sites, {
        open: ({ name, site }) => dialog.show(behind(context, name), { site }),
        count: ({ name, site, articles }) => dialog.button(articles, behind(context, name), { site }),
      }),
      sharesOf(context, { title: strings.places, note: strings.placesNote, none: strings.noPlaces, column: strings.place }, found.places, {
        open: ({ code, name }) => dialog.show(behind(context, name), { place: code }),
        link: ({ key, name }) => (key === undefined ? undefined : context.dossierLink(name, { kind: 'place', key })),
        count: ({ code, name, articles }) => dialog.button(articles, behind(context, name), { place: code }),
      }),
    ),
    hygieneOf(context, found),
  ];
}

function namedOf(context: Context, title: string, named: readonly WireNamed[]): HTMLElement {
  const { strings } = context;
  const section = new Section(context, title);
  const posts = named.some(({ post }) => post !== undefined);
  section.body.append(section.tablePlace);
  section.show({
    columns: [
      { name: strings.name },
      ...(posts ? [{ name: strings.post }] : []),
      { name: strings.mentions, number: true, sorted: true },
      { name: strings.articles, number: true },
    ],
    rows: named.map(({ kind, key, name, post, mentions, articles }) => ({
      cells: [context.dossierLink(name, { kind, key }), ...(posts ? [post ?? ''] : []), context.count(mentions), context.count(articles)],
      plain: [name, ...(posts ? [post ?? ''] : []), mentions, articles],
    })),
  });
  return section.element;
}

function hygieneOf(context: Context, { clean, sampled, articles, rules }: OverviewResult): HTMLElement {
  const { strings } = context;
  const section = new Section(context, strings.hygiene);
  if (sampled > 0) {
    section.body.append(h('p', { class: 'score' }, fill(strings.score, context.count((100 * clean) / sampled, 0))));
    if (sampled < articles) section.note(fill(strings.scoreOf, context.count(sampled), context.count(articles)));
  }
  if (rules.length === 0) {
    section.note(strings.noFindings);
    return section.element;
  }
  const shown = (rule: string, title: string, number: number) => {
    const label = fill(strings.showFindings, title);
    const show = () => context.host.tell({ kind: 'findings', rule });
    const name = `${context.count(number)}, ${label}`;
    return h('button', { type: 'button', class: 'link', title: label, 'aria-label': name, onclick: show }, context.count(number));
  };
  section.body.append(section.tablePlace);
  section.show({
    columns: [{ name: strings.rule }, { name: strings.findings, number: true, sorted: true }, { name: strings.articles, number: true }],
    rows: rules.map(({ rule, title, findings, articles: count }) => ({
      cells: [`${title} (${rule})`, shown(rule, title, findings), shown(rule, title, count)],
      plain: [rule, findings, count],
    })),
  });
  return section.element;
}
