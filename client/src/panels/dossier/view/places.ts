/** Where articles play, or come from: bars and a table. */
import { h } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import type { Context } from './context.ts';
import { lyingBars } from './lying-bars.ts';
import { Section } from './section.ts';

const PLOTTED = 12;

export interface Share {
  name: string;
  articles: number;
}

/** @param open what a bar leads to; @param link the first column's cell, where it leads anywhere; @param count the second column's cell */
export function sharesOf<Of extends Share>(
  context: Context,
  { title, note, none, column }: { title: string; note: string; none: string; column: string },
  shares: readonly Of[],
  { open, link, count }: { open?: (share: Of) => void; link?: (share: Of) => HTMLElement | undefined; count?: (share: Of) => HTMLElement },
): HTMLElement {
  const { strings } = context;
  const section = new Section(context, title);
  if (shares.length === 0) {
    section.note(none);
    return section.element;
  }
  section.note(note);
  section.body.append(h('div', { class: 'beside' }, section.plot, section.tablePlace));
  const plotted = shares.slice(0, PLOTTED);
  section.draw((width) =>
    lyingBars(
      width,
      `${title}. ${strings.asTable}`,
      plotted.map(({ name, articles }) => ({ name, value: articles, label: `${name}: ${strings.articles} ${context.count(articles)}` })),
      (index) => {
        const share = plotted[index];
        if (share) open?.(share);
      },
    ),
  );
  if (shares.length > PLOTTED) section.note(fill(strings.moreRows, PLOTTED, context.count(shares.length)));
  section.show({
    columns: [{ name: column }, { name: strings.articles, number: true }],
    rows: shares.map((share) => ({
      cells: [link?.(share) ?? share.name, count?.(share) ?? context.count(share.articles)],
      plain: [share.name, share.articles],
    })),
  });
  return section.element;
}
