/**
 * What the tabs with figures share: choices above, a plot and a table below; asked for when the tab is looked at and the query has
 * ended, and again when a choice is another.
 */

import { h, show } from '../../../shared/view/dom.ts';
import type { Saved } from '../../messages.ts';
import { Forgotten } from '../host.ts';
import type { Model } from '../model.ts';
import { Plot } from './plot.ts';

/** A tab of the panel. */
export interface TabView {
  readonly element: HTMLElement;
  /** The tab is looked at. */
  look(): void;
  /** Another tab is looked at. */
  leave?(): void;
  /** What saving would save; undefined where there is nothing. */
  saved(): { saved: Saved; name: string } | undefined;
}

/** As many rows as one would read. */
export const MOST_ROWS = 500;
/** A file has them all: as many as a spreadsheet takes, its head left out. */
export const SAVED_ROWS = 1_000_000;
/** As many as a plot shows. */
export const PLOTTED = 25;

export abstract class FigureTab<Parameters extends object, Result extends object> implements TabView {
  readonly element: HTMLElement;
  protected readonly model: Model;
  protected readonly plot = new Plot();
  protected readonly options = h('div', { class: 'toolbar' });
  private readonly told = h('p', { class: 'told', role: 'status' });
  private readonly place = h('div', { class: 'table-place' });
  private readonly figures: HTMLElement;
  /** Hears how far the figures are, from 0 to 1. */
  protected readonly counting = (share: number): void => {
    this.told.textContent = `${this.model.strings.counting} ${Math.floor(100 * share)} %`;
  };
  private asking = new AbortController();
  private shown = '';
  /** What is shown was counted before the corpus had been read to its end. */
  private partial = false;
  private looked = false;

  constructor(model: Model) {
    this.model = model;
    this.figures = h('div', { class: 'figures' }, this.plot.element, this.place);
    this.element = h('div', { class: 'figure-tab' }, this.options, this.told, this.figures);
    show(this.figures, false);
    model.onChange((change) => {
      if (change === 'settled' && this.partial) {
        this.shown = '';
        this.refresh();
      }
      if (change === 'query' || change === 'progress' || change === 'state') this.refresh();
    });
  }

  look(): void {
    this.looked = true;
    this.refresh();
  }

  /** Figures that nobody waits for are given up, and are asked for again when somebody does. */
  leave(): void {
    if (this.element.getAttribute('aria-busy') !== 'true') return;
    this.asking.abort(new Forgotten());
    this.shown = '';
    this.element.setAttribute('aria-busy', 'false');
  }

  /** What is asked; a sentence where nothing can be. */
  protected abstract parameters(): Parameters | string;
  protected abstract ask(parameters: Parameters, signal: AbortSignal): Promise<Result>;
  /** Draws the plot and makes the table; a sentence where the result is empty. */
  protected abstract draw(result: Result): HTMLElement | string;
  abstract saved(): { saved: Saved; name: string } | undefined;
  /** Puts the state into the choices. */
  protected take(): void {}

  /** What else the figures depend on. */
  protected besides(): unknown {
    return undefined;
  }

  /** A sentence for tabs that need a query, where there is none to ask about yet. */
  protected get notYet(): string | undefined {
    const { open, busy, failure, problems, strings } = this.model;
    if (failure !== undefined) return failure;
    if (busy) return strings.figuresLater;
    if (open === undefined || problems.length > 0) return strings.figuresNeedQuery;
    return open.progress?.hits === 0 ? strings.noHits : undefined;
  }

  /** Asks again where something else would be asked now. */
  protected refresh(): void {
    if (!this.looked || this.element.closest('[hidden]') !== null) return;
    this.take();
    const parameters = this.parameters();
    if (typeof parameters === 'string') {
      this.tell(parameters);
      return;
    }
    // The host narrows words to the articles into which the query looks.
    const asked = JSON.stringify([parameters, this.model.open?.asked.within, this.besides()]);
    if (asked === this.shown) return;
    this.shown = asked;
    void this.fetch(parameters);
  }

  private async fetch(parameters: Parameters): Promise<void> {
    this.asking.abort(new Forgotten());
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.element.setAttribute('aria-busy', 'true');
    this.told.textContent = this.model.strings.counting;
    try {
      const result = await this.ask(parameters, signal);
      this.partial = 'partial' in result && result.partial === true;
      // A plot is made to the room that it has, and what is hidden has none.
      show(this.figures, true);
      const drawn = this.draw(result);
      if (typeof drawn === 'string') this.tell(drawn, true);
      else {
        this.told.textContent = '';
        this.place.replaceChildren(drawn);
      }
    } catch (error) {
      if (signal.aborted) return;
      this.tell(error instanceof Error ? error.message : String(error));
    }
    this.element.setAttribute('aria-busy', 'false');
  }

  private tell(sentence: string, asked = false): void {
    if (!asked) {
      this.asking.abort(new Forgotten());
      this.shown = '';
      this.element.setAttribute('aria-busy', 'false');
    }
    this.told.textContent = sentence;
    show(this.figures, false);
  }
}
