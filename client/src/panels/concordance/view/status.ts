/** How far the query is: for the eye at once, for a screen reader now and then. */
import type { QueryProgress } from '../../../../../server/src/protocol/query.ts';
import { h, icon, show } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import type { Model } from './model.ts';

/** A screen reader that is told of every step says nothing else, in milliseconds. */
const SPOKEN_EVERY = 4000;

export class Status {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly text = h('span', { class: 'status-text' });
  private readonly spoken = h('span', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  private readonly bar: HTMLProgressElement;
  private readonly notes = h('span', { class: 'notes' });
  private spokenAt = 0;

  constructor(model: Model) {
    this.model = model;
    this.bar = h('progress', { max: 1, 'aria-label': model.strings.progress });
    this.element = h('div', { class: 'status' }, this.bar, this.text, this.notes, this.spoken);
    model.onChange((change) => {
      if (change === 'screen' || change === 'state') this.text.textContent = this.told();
      else if (change !== 'history') this.refresh();
    });
    this.refresh();
  }

  private refresh(): void {
    const { model } = this;
    const { strings, open, busy } = model;
    const progress = open?.progress;
    show(this.bar, busy);
    if (progress && progress.total > 0) this.bar.value = progress.done / progress.total;
    else this.bar.removeAttribute('value');
    this.text.textContent = this.told();
    const notes: string[] = [];
    const elements: HTMLElement[] = [];
    const offer = (note: string, means: string) => {
      notes.push(note);
      const again = () => void model.run(open?.asked);
      elements.push(h('button', { type: 'button', class: 'link note', title: means, onclick: again }, icon('sync'), h('span', {}, note)));
    };
    if (open?.outdated && progress?.ended) offer(strings.outdated, strings.outdatedMeans);
    else if (progress?.partial) offer(this.partial(progress), strings.partialMeans);
    const warn = (note: string, means: string) => {
      notes.push(note);
      elements.push(h('span', { class: 'note', title: means }, icon('warning'), h('span', {}, note)));
    };
    if (progress?.cut) warn(strings.cut, strings.cutMeans);
    if (progress && progress.unfinished > 0) warn(strings.unfinished, fill(strings.unfinishedMeans, model.count(progress.unfinished)));
    if (progress?.ended && progress.done < progress.total) warn(strings.stopped, strings.stoppedMeans);
    this.notes.replaceChildren(...elements);
    const now = Date.now();
    if (busy && now - this.spokenAt < SPOKEN_EVERY) return;
    this.spokenAt = busy ? now : 0;
    // Which lines are on the screen is nothing to be told at every turn of the wheel.
    const spoken = [this.found(), ...notes].join(' ');
    if (this.spoken.textContent !== spoken) this.spoken.textContent = spoken;
  }

  /** With the lines that are on the screen before it. */
  private told(): string {
    const { model } = this;
    const { strings, state, screen, lines, open } = model;
    const found = this.found();
    const hits = open?.progress?.hits;
    if (hits === undefined || screen === undefined || lines === 0 || state.tab !== 'lines') return found;
    if (lines === hits && screen.last - screen.first + 1 >= hits) return found;
    const [first, last] = [model.count(screen.first + 1), model.count(Math.min(screen.last + 1, lines))];
    // Of all hits, or of those lines that were chosen or kept.
    if (lines === hits) return fill(strings.shownOf, first, last, found);
    return `${fill(strings.shownLines, first, last, model.count(lines))} · ${found}`;
  }

  private partial({ read }: QueryProgress): string {
    const { model } = this;
    const { strings } = model;
    // The articles themselves are still being read where all that are known have their words.
    if (read === undefined || read.articles >= read.of) return strings.partial;
    return fill(strings.partialOf, model.count(read.articles), model.count(read.of));
  }

  private found(): string {
    const { strings, open, busy } = this.model;
    const progress = open?.progress;
    if (progress === undefined) return busy ? strings.looking : '';
    const { hits, articles, done, total, milliseconds } = progress;
    const { one, inOne, inMany } = strings.found;
    const found = hits === 1 ? one : fill(articles === 1 ? inOne : inMany, this.model.count(hits), this.model.count(articles));
    // Less would be shown as none.
    const seconds = Math.max(milliseconds, 10) / 1000;
    if (!busy) return `${found} · ${fill(strings.seconds, this.model.count(seconds, seconds < 1 ? 2 : 1))}`;
    const share = total > 0 ? Math.floor((100 * done) / total) : 0;
    const rate = seconds > 0 ? hits / seconds : 0;
    return `${found} · ${share} % · ${fill(strings.rate, this.model.count(rate))}`;
  }
}
