/** When articles speak of it: columns by year or month, each of which leads to its articles. */
import type { DossierSubject, WireTime } from '../../../../../server/src/protocol/dossier.ts';
import { choice, h } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { type ArticlesDialog, type AskedFor, behind } from './articles-dialog.ts';
import { columns } from './columns.ts';
import type { Context } from './context.ts';
import { Section } from './section.ts';

/** @param subject null: all articles of the corpus, which have no mentions to count */
export function timesOf(
  context: Context,
  subject: DossierSubject | null,
  times: readonly WireTime[],
  undated: number,
  dialog: ArticlesDialog,
): HTMLElement {
  const { strings } = context;
  const by = choice(strings.by, [['year', strings.year] as const, ['month', strings.month] as const], context.state.times.by, (chosen) => {
    context.set({ times: { ...context.state.times, by: chosen } });
    draw();
  });
  const what = choice(
    strings.show,
    [['articles', strings.articles] as const, ['mentions', strings.mentions] as const],
    context.state.times.what,
    (chosen) => {
      context.set({ times: { ...context.state.times, what: chosen } });
      draw();
    },
  );
  const section = new Section(
    context,
    strings.times,
    ...(times.length === 0 ? [] : subject === null ? [by.element] : [by.element, what.element]),
  );
  const of = (time: string): AskedFor => (subject === null ? { time } : { kind: subject.kind, key: subject.key, time });
  const withoutDate = () => {
    if (undated === 0) return;
    const [before = '', after = ''] = strings.undated.split('{0}');
    section.body.append(h('p', { class: 'told' }, before, dialog.button(undated, behind(context, strings.dateless), of('')), after));
  };
  if (times.length === 0) {
    section.note(strings.noTimes);
    withoutDate();
    return section.element;
  }
  section.body.append(h('div', { class: 'beside' }, section.plot, section.tablePlace));
  withoutDate();
  let draw = () => {};
  let shown: readonly WireTime[] = [];
  const show = (index: number) => {
    const time = shown[index];
    if (time && time.articles > 0) dialog.show(behind(context, time.time), of(time.time));
  };
  const name = () => (subject !== null && context.state.times.what === 'mentions' ? strings.mentions : strings.articles);
  const value = (time: WireTime) => (subject !== null && context.state.times.what === 'mentions' ? time.mentions : time.articles);
  const table = () =>
    section.show({
      columns: [
        { name: strings.time },
        { name: strings.articles, number: true },
        ...(subject === null ? [] : [{ name: strings.mentions, number: true }]),
      ],
      rows: shown
        .filter(({ articles }) => articles > 0)
        .map(({ time, articles, mentions }) => ({
          cells: [time, dialog.button(articles, behind(context, time), of(time)), ...(subject === null ? [] : [context.count(mentions)])],
          plain: [time, articles, ...(subject === null ? [] : [mentions])],
        })),
    });
  let first = true;
  draw = () => {
    shown = filled(times, context.state.times.by);
    table();
    if (first) {
      first = false;
      section.draw((width) => plot(width));
    } else section.plot.replaceChildren(plot(section.plot.clientWidth));
  };
  const plot = (width: number) =>
    columns(
      width,
      `${fill(strings.timesPlot, name(), strings[context.state.times.by])} ${strings.asTable}`,
      shown.map((time) => ({ name: time.time, value: value(time), label: `${time.time}: ${name()} ${context.count(value(time))}` })),
      show,
    );
  draw();
  return section.element;
}

/** Every year or month from the first to the last, those without articles too. */
function filled(times: readonly WireTime[], by: 'year' | 'month'): WireTime[] {
  const counts = new Map<string, WireTime>();
  for (const { time, articles, mentions } of times) {
    // What is known by its year alone has no month.
    if (by === 'month' && time.length === 4) continue;
    const name = by === 'year' ? time.slice(0, 4) : time;
    const known = counts.get(name) ?? { time: name, articles: 0, mentions: 0 };
    counts.set(name, { time: name, articles: known.articles + articles, mentions: known.mentions + mentions });
  }
  const names = [...counts.keys()].sort();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: WireTime[] = [];
  for (let name = first; name <= last && all.length < 2400; name = next(name)) {
    all.push(counts.get(name) ?? { time: name, articles: 0, mentions: 0 });
  }
  return all;
}

function next(time: string): string {
  const [year = 0, month] = time.split('-').map(Number);
  if (month === undefined) return String(year + 1).padStart(4, '0');
  return month >= 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`;
}
