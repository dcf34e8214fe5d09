/** Figures as a table: what a plot shows, for those who would rather read, and for all the rest that it has no room for. */
import { h } from './dom.ts';

export interface TableColumn {
  name: string;
  number?: boolean;
  /** What the name stands for. */
  title?: string;
  /** Rows stand in the order of this one. */
  sorted?: boolean;
  onSort?: () => void;
}

export interface TableRow {
  cells: readonly (string | Node)[];
  /** What the first cell does, and what it says it does. */
  open?: () => void;
  title?: string;
}

export function table(caption: string, columns: readonly TableColumn[], rows: readonly TableRow[]): HTMLElement {
  const heads = columns.map(({ name, number, title, sorted, onSort }) =>
    h(
      'th',
      { scope: 'col', class: number ? 'number' : undefined, title, 'aria-sort': sorted ? 'descending' : undefined },
      onSort ? h('button', { type: 'button', class: 'link', onclick: onSort }, name) : name,
    ),
  );
  const body = rows.map(({ cells, open, title }) =>
    h(
      'tr',
      {},
      ...cells.map((cell, index) => {
        const kind = columns[index]?.number ? 'number' : undefined;
        if (index > 0) return h('td', { class: kind }, cell);
        return h(
          'th',
          { scope: 'row', class: kind },
          open ? h('button', { type: 'button', class: 'link', onclick: open, title }, cell === '' ? '\u2205' : cell) : cell,
        );
      }),
    ),
  );
  return h(
    'div',
    { class: 'table', role: 'region', 'aria-label': caption, tabindex: 0 },
    h('table', {}, h('caption', {}, caption), h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...body)),
  );
}
