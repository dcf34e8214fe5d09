/**
 * The lines of a concordance: only those on the screen are elements, however many there are. Each has its hit in the middle of the
 * same column, what stands before it flush right against it. The line at the caret is always an element, so that the keys and a screen
 * reader keep it when it is scrolled away.
 */
import type { WireConcordanceLine } from '../../../../../../server/src/protocol/query.ts';
import { h } from '../../../shared/view/dom.ts';
import { COLUMNS } from '../../kept.ts';
import type { Column } from '../../messages.ts';
import type { Model } from '../model.ts';
import { Pages } from './pages.ts';
import { Scroll } from './scroll.ts';
import { putWords } from './sorted-words.ts';

/** Pixels; the style sheet has the same. */
const ROW = 22;
const PAGE = 200;
const MOST_PAGES = 40;
/** Characters to each side: more than a wide screen shows. */
const CONTEXT = 80;
/** The hit's column is at most this part of the list. */
const WIDEST = 0.4;

interface Row {
  element: HTMLElement;
  number: HTMLElement;
  left: HTMLElement;
  node: HTMLElement;
  right: HTMLElement;
  columns: Map<Column, HTMLElement>;
  line: number;
}

export interface ListEvents {
  open(line: WireConcordanceLine, how: 'look' | 'go' | 'beside'): void;
  /** More context of a line is wanted, beside its row; undefined: no more. */
  context(line: number | undefined, row?: HTMLElement): void;
}

export class LineList {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly events: ListEvents;
  private readonly grid: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly space: HTMLElement;
  private readonly body: HTMLElement;
  private readonly scroll = new Scroll(ROW);
  private readonly pages: Pages<WireConcordanceLine>;
  private readonly rows: Row[] = [];
  private settling: number | undefined;
  private wheeling = false;
  private drawing = false;
  private nodeWidth = 0;
  private query: number | undefined;

  constructor(model: Model, events: ListEvents) {
    this.model = model;
    this.events = events;
    const { strings } = model;
    this.pages = new Pages(
      PAGE,
      MOST_PAGES,
      async (from, count) => {
        const { open } = this.model;
        if (open === undefined) throw new Error('no query is open');
        return (await this.model.host.ask('page', { id: open.id, from, count, context: CONTEXT })).lines;
      },
      () => this.draw(),
      (error) => model.tellProblem(error),
    );
    const header = h(
      'div',
      { class: 'line header', role: 'row', 'aria-rowindex': 1 },
      h('span', { role: 'columnheader', class: 'number' }, '#'),
      h('span', { role: 'columnheader', class: 'left' }, h('span', {}, strings.left)),
      h('span', { role: 'columnheader', class: 'node' }, h('span', {}, strings.node)),
      h('span', { role: 'columnheader', class: 'right' }, h('span', {}, strings.right)),
      ...COLUMNS.map((column) => h('span', { role: 'columnheader', class: `meta ${column}` }, strings.columns[column])),
    );
    this.body = h('div', { class: 'rows', role: 'rowgroup' });
    this.space = h('div', { class: 'space', role: 'presentation' });
    this.scroller = h('div', { class: 'scroller', role: 'presentation', onscroll: () => this.scrolled() }, this.body, this.space);
    this.grid = h(
      'div',
      {
        class: 'grid',
        role: 'grid',
        'aria-label': strings.lines,
        'aria-description': strings.linesKeys,
        onkeydown: (event) => this.key(event),
      },
      h('div', { class: 'head', role: 'rowgroup' }, header),
      this.scroller,
    );
    this.element = this.grid;
    this.body.addEventListener('click', (event) => this.clicked(event));
    this.body.addEventListener('dblclick', (event) => this.clicked(event));
    let over: Row | undefined;
    this.body.addEventListener('pointermove', (event) => {
      // A line that comes to lie under a mouse at rest is not pointed at.
      if (event.movementX === 0 && event.movementY === 0) return;
      const row = this.rowOf(event.target);
      if (row !== undefined && row !== over) this.events.context(row.line, row.element);
      over = row;
    });
    this.body.addEventListener('pointerleave', () => {
      over = undefined;
      this.events.context(undefined);
    });
    this.body.addEventListener('copy', (event) => this.copy(event));
    this.scroller.addEventListener('wheel', () => (this.wheeling = true), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroller);
  }

  /** Other lines, or another order: back to where the state says. */
  reset(): void {
    this.pages.forget();
    this.nodeWidth = 0;
    this.query = this.model.open?.id;
    this.place();
  }

  /** Lines may have been added. */
  grown(): void {
    if (this.query !== this.model.open?.id) this.reset();
    else this.draw();
  }

  /** Puts the first line of the state first on the screen. */
  place(): void {
    this.scroll.resize(this.model.lines, this.scroller.clientHeight);
    this.scroll.reveal(this.model.state.top, true);
    this.draw(true);
  }

  /** Goes to a line. */
  go(line: number, focus = true): void {
    const { model } = this;
    if (model.lines === 0) return;
    const current = Math.max(0, Math.min(line, model.lines - 1));
    this.events.context(undefined);
    this.scroll.reveal(current);
    model.set({ current, top: Math.ceil(this.scroll.top / ROW) });
    this.draw(true);
    if (focus) this.rows.find((row) => row.line === current)?.element.focus({ preventScroll: true });
  }

  /** The next or the previous line, which is opened once it is here. */
  step(by: 1 | -1): void {
    this.go(this.model.state.current + by, false);
    this.openCurrent('look');
  }

  private async openCurrent(how: 'look' | 'go' | 'beside'): Promise<void> {
    const { open, state } = this.model;
    if (open === undefined || this.model.lines === 0) return;
    const line =
      this.pages.get(state.current) ??
      (await this.model.host.ask('page', { id: open.id, from: state.current, count: 1, context: CONTEXT })).lines[0];
    if (line) this.events.open(line, how);
  }

  private scrolled(): void {
    const position = this.scroller.scrollTop;
    if (position === this.scroll.position && this.settling === undefined) return;
    this.scroll.scrolled(position, this.wheeling);
    this.events.context(undefined);
    this.model.set({ top: Math.ceil(this.scroll.top / ROW) });
    this.draw();
    // Where the scrollbar is a scaled one it is put where it belongs when the hand is off the wheel.
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      this.settling = undefined;
      this.wheeling = false;
      this.settle();
    }, 150);
  }

  private settle(): void {
    const { position } = this.scroll;
    this.scroll.placed(position);
    if (Math.abs(this.scroller.scrollTop - position) >= 1) this.scroller.scrollTop = position;
  }

  /** Draws soon, once for all that has changed. `settle`: the scrollbar follows. */
  private draw(settle = false): void {
    if (settle) {
      this.drawNow();
      this.settle();
      return;
    }
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      this.drawNow();
    });
  }

  private drawNow(): void {
    const { model } = this;
    const { lines } = model;
    this.grid.setAttribute('aria-rowcount', String(model.busy && lines === 0 ? -1 : lines + 1));
    this.grid.setAttribute('aria-busy', String(model.busy));
    for (const column of COLUMNS) this.grid.classList.toggle(`with-${column}`, model.state.columns.includes(column));
    this.grid.setAttribute('aria-colcount', String(4 + model.state.columns.length));
    // Digits are a little wider than half their height.
    this.grid.style.setProperty('--number', `${Math.max(4, model.count(lines).length) * 0.6 + 1.4}em`);
    const height = this.scroller.clientHeight;
    this.scroll.resize(lines, height);
    this.space.style.height = `${this.scroll.height}px`;
    this.body.style.height = `${height}px`;
    const { first, above, count } = this.scroll.shown;
    const current = Math.min(model.state.current, Math.max(0, lines - 1));
    const shown = Array.from({ length: count }, (_, index) => first + index);
    if (lines > 0 && !shown.includes(current)) shown.push(current);
    this.assign(shown);
    for (const row of this.rows) {
      if (row.line < 0) continue;
      const beyond = row.line < first || row.line >= first + count;
      // A line at the caret that is scrolled away lies just outside, on its side.
      const top = beyond ? (row.line < first ? -2 * ROW : height + ROW) : (row.line - first) * ROW - above;
      row.element.style.transform = `translateY(${top}px)`;
      this.write(row, row.line === current);
    }
    this.measure();
    // Half a pixel hides nothing.
    const begin = above > 0.5 ? first + 1 : first;
    model.look(begin, Math.min(lines - 1, Math.max(begin, first + Math.floor((above + height + 0.5) / ROW) - 1)));
    if (count > 0) this.pages.want(Math.max(0, first - 20), first + count + 20, lines);
  }

  /** Gives each line an element; one that has it already keeps it, so that the focus stays where it is. */
  private assign(shown: readonly number[]): void {
    const wanted = new Set(shown);
    const free: Row[] = [];
    for (const row of this.rows) {
      if (wanted.has(row.line)) wanted.delete(row.line);
      else free.push(row);
    }
    for (const line of wanted) {
      const row = free.pop() ?? this.newRow();
      row.line = line;
      row.element.hidden = false;
    }
    for (const row of free) {
      row.line = -1;
      row.element.hidden = true;
      row.element.tabIndex = -1;
    }
    // Screen readers read elements as they follow one another.
    const order = this.rows.filter(({ line }) => line >= 0).sort((a, b) => a.line - b.line);
    let before: Element | null = null;
    for (const { element } of order) {
      const next: Element | null = before === null ? this.body.firstElementChild : before.nextElementSibling;
      // Moving an element that has the focus would lose it.
      if (next !== element && element !== document.activeElement) this.body.insertBefore(element, next);
      before = element;
    }
  }

  private newRow(): Row {
    const cell = (name: string) => h('span', { role: 'gridcell', class: name });
    const text = () => h('span');
    const [number, left, node, right] = [cell('number'), text(), text(), text()];
    const columns = new Map(COLUMNS.map((column) => [column, cell(`meta ${column}`)]));
    const wrap = (name: string, inner: HTMLElement) => h('span', { role: 'gridcell', class: name }, inner);
    const element = h(
      'div',
      { class: 'line', role: 'row', tabindex: -1 },
      number,
      wrap('left', left),
      wrap('node', node),
      wrap('right', right),
      ...columns.values(),
    );
    const row: Row = { element, number, left, node, right, columns, line: -1 };
    this.rows.push(row);
    this.body.append(element);
    return row;
  }

  private write(row: Row, current: boolean): void {
    const line = this.pages.get(row.line);
    const { element } = row;
    element.tabIndex = current ? 0 : -1;
    element.setAttribute('aria-selected', String(current));
    element.setAttribute('aria-rowindex', String(row.line + 2));
    element.classList.toggle('current', current);
    element.classList.toggle('even', row.line % 2 === 0);
    element.classList.toggle('coming', line === undefined);
    put(row.number, this.model.count(row.line + 1));
    putWords(
      row.left,
      line?.left ?? '',
      line?.sorted?.filter(({ side }) => side === 'left'),
    );
    put(row.node, line?.node ?? '…');
    putWords(
      row.right,
      line?.right ?? '',
      line?.sorted?.filter(({ side }) => side === 'right'),
    );
    for (const [column, cell] of row.columns) {
      const value = line === undefined ? '' : column === 'zone' ? this.model.strings.zones[line.zone] : (line[column] ?? '');
      put(cell, value);
      cell.title = column === 'title' || column === 'path' ? value : '';
    }
  }

  /** The column of the hits is as wide as the widest that was seen in this order: it only grows, so that nothing jumps to and fro. */
  private measure(): void {
    const widest = Math.max(0, ...this.rows.filter(({ line }) => line >= 0).map(({ node }) => node.offsetWidth));
    const width = Math.min(Math.ceil(widest), Math.floor(this.scroller.clientWidth * WIDEST));
    if (width <= this.nodeWidth) return;
    this.nodeWidth = width;
    this.grid.style.setProperty('--node', `${width}px`);
  }

  private rowOf(target: EventTarget | null): Row | undefined {
    const element = target instanceof Element ? target.closest('.line') : null;
    return element === null ? undefined : this.rows.find((row) => row.element === element);
  }

  private clicked(event: MouseEvent): void {
    const row = this.rowOf(event.target);
    if (row === undefined) return;
    this.go(row.line);
    const beside = event.ctrlKey || event.metaKey || event.altKey;
    void this.openCurrent(beside ? 'beside' : event.type === 'dblclick' ? 'go' : 'look');
  }

  /** The line at the caret, where no part of it is selected: its cells with tabulators between, as spreadsheets take them. */
  private copy(event: ClipboardEvent): void {
    const line = this.pages.get(this.model.state.current);
    if (line === undefined || event.clipboardData === null || window.getSelection()?.isCollapsed === false) return;
    const { left, node, right, published, title, path } = line;
    event.clipboardData.setData('text/plain', [left, node, right, published ?? '', title, path].join('\t'));
    event.preventDefault();
  }

  private key(event: KeyboardEvent): void {
    const { state, lines } = this.model;
    const { current } = state;
    const screen = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 1);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + screen,
      PageUp: current - screen,
      Home: 0,
      End: lines - 1,
    };
    const next = to[event.key];
    if (next !== undefined) this.go(next);
    else if (event.key === 'Enter') void this.openCurrent(event.ctrlKey || event.metaKey ? 'beside' : 'go');
    else if (event.key === ' ') void this.openCurrent('look');
    else if (event.key === 'ArrowRight') this.events.context(current, this.rows.find(({ line }) => line === current)?.element);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') this.events.context(undefined);
    else return;
    event.preventDefault();
  }
}

/** Writing what stands there already would cost the browser as much as writing anything else. */
function put(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
