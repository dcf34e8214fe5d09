/** More of the text around a hit, beside its line: after the mouse has rested there, or at a key. */
import { h, show } from '../../../shared/view/dom.ts';
import type { Model } from '../model.ts';

/** Characters to each side. */
const CONTEXT = 160;
/** As long as VS Code waits with its own hovers, in milliseconds. */
const REST = 500;

export class MoreContext {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly text: HTMLElement;
  private readonly about: HTMLElement;
  private timer: number | undefined;
  private asking = new AbortController();

  constructor(model: Model) {
    this.model = model;
    this.text = h('p');
    this.about = h('p', { class: 'about' });
    this.element = h('div', { class: 'more', role: 'status', hidden: true }, this.text, this.about);
  }

  /** Shows more of a line, or no more of any. `rest`: after a while. */
  show(line: number | undefined, row: HTMLElement | undefined, rest: boolean): void {
    window.clearTimeout(this.timer);
    this.asking.abort();
    show(this.element, false);
    if (line === undefined || row === undefined) return;
    if (rest) this.timer = window.setTimeout(() => void this.fetch(line, row), REST);
    else void this.fetch(line, row);
  }

  private async fetch(line: number, row: HTMLElement): Promise<void> {
    const { open } = this.model;
    if (open === undefined) return;
    this.asking = new AbortController();
    const { signal } = this.asking;
    const page = await this.model.host.ask('page', { id: open.id, from: line, count: 1, context: CONTEXT }, signal).catch(() => undefined);
    const found = page?.lines[0];
    if (found === undefined || signal.aborted) return;
    this.text.replaceChildren(found.left, h('mark', {}, found.node), found.right);
    this.about.textContent = [found.title, found.published, found.site, found.path].filter((part) => part).join(' · ');
    show(this.element, true);
    const box = row.getBoundingClientRect();
    const below = box.bottom + this.element.offsetHeight < document.documentElement.clientHeight;
    this.element.style.top = `${below ? box.bottom : Math.max(0, box.top - this.element.offsetHeight)}px`;
  }
}
