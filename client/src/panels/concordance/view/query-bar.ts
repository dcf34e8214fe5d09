/**
 * The query, always in view: its language, what is wrong with it at the place that is wrong, what it says in words, what was asked
 * before, and where it looks.
 */
import type { QueryLanguage, QueryZone, WireQueryProblem } from '../../../../../server/src/protocol/query.ts';
import { choice, h, icon, newId, show, tick } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { ZONES } from '../kept.ts';
import type { Asked } from '../messages.ts';
import { scopeName } from '../scope-name.ts';
import { markdown } from './markdown.ts';
import type { Model } from './model.ts';

/** After so many milliseconds without a key the query is looked at. */
const PAUSE = 250;

export class QueryBar {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly input: HTMLTextAreaElement;
  private readonly marks: HTMLElement;
  private readonly message: HTMLElement;
  private readonly words: HTMLElement;
  private readonly language: HTMLSelectElement;
  private readonly runButton: HTMLButtonElement;
  private readonly explainButton: HTMLButtonElement;
  private readonly zones = new Map<QueryZone, HTMLInputElement>();
  private readonly once: HTMLInputElement;
  private readonly scope: HTMLButtonElement;
  private looking = new AbortController();
  private timer: number | undefined;
  /** How far back in the history, and what was typed before going there. */
  private back = -1;
  private typed: Asked | undefined;

  constructor(model: Model) {
    this.model = model;
    const { strings } = model;
    const messageId = newId('problem');
    this.input = h('textarea', {
      rows: 1,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-label': strings.query,
      'aria-describedby': messageId,
      oninput: () => this.edited(),
      onkeydown: (event) => this.key(event),
      onscroll: () => {
        this.marks.scrollTop = this.input.scrollTop;
      },
    });
    this.marks = h('div', { class: 'marks', 'aria-hidden': 'true' });
    this.message = h('div', { class: 'problem', id: messageId, role: 'status', hidden: true });
    this.words = h('div', { class: 'words', hidden: true });
    const language = choice<QueryLanguage>(
      strings.language,
      [
        ['plain', strings.plain],
        ['cql', 'CQL'],
        ['ccl', 'CCL'],
        ['bcc', 'BCC'],
      ],
      'plain',
      (chosen) => {
        this.set({ language: chosen });
        this.placeholder();
        this.edited();
        this.input.focus();
      },
    );
    this.language = language.select;
    this.runButton = h('button', { type: 'button', class: 'primary', onclick: () => (model.busy ? model.stop() : this.run()) });
    this.explainButton = button('info', strings.inWords, () => {
      model.set({ explained: !model.state.explained });
      this.refresh();
      void this.look();
    });
    const history = button('history', strings.history, () => model.host.tell({ kind: 'history' }));
    const text = button('list-flat', strings.asText, () => model.host.tell({ kind: 'text' }));
    const names: Readonly<Record<QueryZone, string>> = strings.zones;
    const ticks = ZONES.map((zone) => {
      const { element, input } = tick(names[zone], false, () => this.zonesTicked());
      this.zones.set(zone, input);
      return element;
    });
    const once = tick(strings.once, false, (on) => this.narrow({ once: on }));
    this.once = once.input;
    this.scope = h('button', { type: 'button', class: 'scope', onclick: () => void this.chooseScope() });
    this.element = h(
      'section',
      { class: 'query-bar', 'aria-label': strings.query },
      h(
        'div',
        { class: 'query-row' },
        language.element,
        h('div', { class: 'query-box' }, this.marks, this.input),
        this.runButton,
        this.explainButton,
        history,
        text,
      ),
      this.message,
      this.words,
      h(
        'div',
        { class: 'where-row' },
        h(
          'div',
          { class: 'zones', role: 'group', 'aria-label': strings.lookIn },
          h('span', { 'aria-hidden': 'true' }, strings.lookIn),
          ...ticks,
        ),
        once.element,
        this.scope,
      ),
    );
    model.onChange((change) => {
      if (change === 'state') this.take();
      if (change === 'query' || change === 'progress') this.refresh();
    });
    this.take();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Puts what the state has into the fields. */
  private take(): void {
    const { asked } = this.model.state;
    this.input.value = asked.query;
    this.language.value = asked.language;
    for (const [zone, input] of this.zones) input.checked = (asked.zones ?? ['body']).includes(zone);
    this.once.checked = asked.once === true;
    this.back = -1;
    this.placeholder();
    this.grow();
    this.refresh();
    void this.look();
  }

  private placeholder(): void {
    this.input.placeholder = this.model.strings.placeholders[this.language.value as QueryLanguage];
  }

  private refresh(): void {
    const { model } = this;
    const { strings, state, busy } = model;
    const label = busy ? strings.stop : strings.run;
    this.runButton.replaceChildren(icon(busy ? 'debug-stop' : 'play'), h('span', {}, label));
    this.explainButton.setAttribute('aria-pressed', String(state.explained));
    const named = scopeName(state.asked, strings.withHitsOf) || strings.wholeCorpus;
    this.scope.replaceChildren(icon('filter'), h('span', {}, fill(strings.scope, named)));
    if (model.problems.length > 0) this.mark(model.problems);
  }

  private set(asked: Partial<Asked>): void {
    this.model.set({ asked: { ...this.model.state.asked, ...asked } });
  }

  private run(): void {
    this.set({ query: this.input.value });
    this.back = -1;
    void this.model.run();
  }

  /** Another place to look: a query that is open looks there at once. */
  private narrow(asked: Partial<Asked>): void {
    this.set({ ...asked, query: this.input.value });
    if (this.model.open !== undefined || this.model.starting) void this.model.run();
    else this.refresh();
  }

  private zonesTicked(): void {
    const zones = ZONES.filter((zone) => this.zones.get(zone)?.checked);
    // Nowhere to look is no choice.
    if (zones.length === 0) zones.push('body');
    for (const [zone, input] of this.zones) input.checked = zones.includes(zone);
    const { zones: _, ...others } = this.model.state.asked;
    this.model.set({ asked: others });
    this.narrow(zones.length === 1 && zones[0] === 'body' ? {} : { zones });
  }

  private async chooseScope(): Promise<void> {
    const { model } = this;
    const before = model.open?.asked;
    const part = await model.host.ask('part', { for: 'scope', hits: before !== undefined && model.lines > 0 });
    if (part === null) return;
    const { scope: _, within: __, ...others } = model.state.asked;
    model.set({ asked: others });
    if (part.kind === 'scope') this.narrow({ scope: part.scope });
    else if (part.kind === 'hits' && before !== undefined) {
      // The next query looks into the articles of this one, which would only find itself again.
      this.set({ within: before });
      this.refresh();
      this.focus();
    } else this.narrow({});
  }

  private key(event: KeyboardEvent): void {
    // Enter that ends the typing of a Chinese word is not meant for us.
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.run();
    }
    if (event.key === 'Escape' && this.model.busy) this.model.stop();
    const { value, selectionStart, selectionEnd } = this.input;
    const plain = selectionStart === selectionEnd && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === 'ArrowUp' && plain && !value.slice(0, selectionStart).includes('\n')) this.remember(event, 1);
    if (event.key === 'ArrowDown' && plain && !value.slice(selectionEnd).includes('\n')) this.remember(event, -1);
  }

  private remember(event: KeyboardEvent, by: 1 | -1): void {
    const { history } = this.model;
    const back = this.back + by;
    if (back < -1 || back >= history.length) return;
    event.preventDefault();
    if (this.back === -1) this.typed = { ...this.model.state.asked, query: this.input.value };
    const asked = back === -1 ? this.typed : history[back];
    if (asked === undefined) return;
    this.model.set({ asked: { ...asked } });
    this.take();
    this.back = back;
  }

  private edited(): void {
    this.set({ query: this.input.value });
    this.grow();
    this.mark([]);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), PAUSE);
  }

  private grow(): void {
    const lines = this.input.value.split('\n').length;
    this.input.rows = Math.min(lines, 8);
  }

  /** Asks what is wrong with the query, and what it says. */
  private async look(): Promise<void> {
    this.looking.abort();
    this.looking = new AbortController();
    const { signal } = this.looking;
    const { model } = this;
    const query = this.input.value;
    show(this.words, false);
    if (query.trim() === '') {
      this.mark([]);
      return;
    }
    const result = await model.host.ask('explain', { query, language: model.state.asked.language }, signal).catch(() => undefined);
    if (result === undefined || signal.aborted) return;
    this.mark(result.problems);
    if (!model.state.explained || result.problems.length > 0) return;
    const cql = model.state.asked.language === 'cql' ? undefined : h('p', {}, h('code', {}, result.cql));
    this.words.replaceChildren(...(cql ? [cql] : []), ...markdown(result.explanation));
    show(this.words, true);
  }

  /** Underlines what is wrong and says why; a problem at the very end gets something to underline. */
  private mark(problems: readonly WireQueryProblem[]): void {
    const text = this.input.value;
    const [first] = problems;
    this.input.setAttribute('aria-invalid', String(first !== undefined));
    show(this.message, first !== undefined);
    this.message.replaceChildren(
      ...problems
        .slice(0, 5)
        .map(({ start, message }) =>
          h(
            'button',
            { type: 'button', class: 'link', onclick: () => this.caret(start) },
            icon('error'),
            h('span', {}, fill(this.model.strings.problem, this.model.count(start + 1), message)),
          ),
        ),
    );
    const pieces: (Node | string)[] = [];
    let at = 0;
    for (const { start, end } of [...problems].sort((a, b) => a.start - b.start)) {
      const from = Math.max(at, Math.min(start, text.length));
      const to = Math.max(from, Math.min(end, text.length));
      pieces.push(text.slice(at, from), h('span', { class: 'wrong' }, text.slice(from, to) || '\u00a0'));
      at = to;
    }
    this.marks.replaceChildren(...pieces, text.slice(at), '\n');
  }

  private caret(offset: number): void {
    this.input.focus();
    this.input.setSelectionRange(offset, offset);
  }
}

function button(name: string, label: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'icon', title: label, 'aria-label': label, onclick }, icon(name));
}
