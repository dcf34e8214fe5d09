/** A part of a dossier: a heading with what can be saved of it, a plot and a table. */
import { h, icon, newId } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { type TableColumn, type TableRow, table } from '../../shared/view/table.ts';
import type { Context } from './context.ts';
import { csv } from './csv.ts';
import { pngFile, svgFile } from './svg.ts';

export interface Sheet {
  columns: readonly TableColumn[];
  /** `plain`: the cells as a file has them, where they are more than text. */
  rows: readonly (TableRow & { plain?: readonly (string | number)[] })[];
}

export class Section {
  readonly element: HTMLElement;
  readonly body = h('div', { class: 'section-body' });
  readonly plot = h('div', { class: 'plot-place' });
  readonly tablePlace = h('div', { class: 'table-place' });
  private readonly context: Context;
  private readonly title: string;
  private readonly tools = h('div', { class: 'tools' });
  private readonly saveTable: HTMLElement;
  private readonly savePlot: HTMLElement[];
  private sheet: Sheet | undefined;

  constructor(context: Context, title: string, ...options: readonly HTMLElement[]) {
    const { strings } = context;
    this.context = context;
    this.title = title;
    const id = newId('section');
    const tool = (name: string, label: string, act: () => void) =>
      h(
        'button',
        { type: 'button', class: 'icon', title: label, 'aria-label': `${label} ${title}`, hidden: true, onclick: act },
        icon(name),
      );
    this.saveTable = tool('table', strings.saveCsv, () => {
      if (this.sheet) context.save({ format: 'csv', content: csv(this.sheet) }, title);
    });
    this.savePlot = [
      tool('code', strings.saveSvg, () => {
        const plot = this.plot.querySelector('svg');
        if (plot) context.save({ format: 'svg', content: svgFile(plot) }, title);
      }),
      tool('file-media', strings.savePng, () => {
        const plot = this.plot.querySelector('svg');
        if (plot) void pngFile(plot).then((content) => context.save({ format: 'png', content }, title));
      }),
    ];
    this.tools.append(...this.savePlot, this.saveTable);
    const head = h('div', { class: 'section-head' }, h('h2', { id }, title), ...options, this.tools);
    this.element = h('section', { 'aria-labelledby': id }, head, this.body);
  }

  /** A plot that is drawn to the room that it has. */
  draw(plot: (width: number) => SVGSVGElement): void {
    for (const button of this.savePlot) button.hidden = false;
    this.context.onWidth(() => {
      const width = Math.floor(this.plot.clientWidth);
      if (width > 0) this.plot.replaceChildren(plot(width));
    });
  }

  /** @param caption what the table is of, where the heading does not say it */
  show(sheet: Sheet, caption?: string): void {
    this.sheet = sheet;
    this.saveTable.hidden = false;
    const shown = table(caption ?? fill(this.context.strings.tableOf, this.title), sheet.columns, sheet.rows);
    // For a screen reader only, where the eye has the heading.
    if (caption === undefined) shown.querySelector('caption')?.classList.add('unseen');
    this.tablePlace.replaceChildren(shown);
  }

  note(text: string): HTMLElement {
    const note = h('p', { class: 'told' }, text);
    this.body.append(note);
    return note;
  }
}
