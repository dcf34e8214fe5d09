/** The order and choice of lines: sort, sample, filter, and which columns stand beside them. */
import type { QuerySort } from '../../../../../../server/src/protocol/query.ts';
import { disclosure, h, icon, numberField, tick } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { COLUMNS } from '../../kept.ts';
import type { Arrangement } from '../../messages.ts';
import { isPlain, type Model } from '../model.ts';
import { groupingName, groupName } from '../narrowing.ts';

/** What one click sorts by. */
const QUICK: readonly { key: string; sort: readonly QuerySort[] }[] = [
  { key: '1L', sort: [1, 2, 3].map((distance) => ({ by: 'left', distance })) },
  { key: '2L', sort: [2, 1, 3].map((distance) => ({ by: 'left', distance })) },
  { key: 'node', sort: [{ by: 'node' }, { by: 'right', distance: 1 }] },
  { key: '1R', sort: [1, 2, 3].map((distance) => ({ by: 'right', distance })) },
  { key: '2R', sort: [2, 1, 3].map((distance) => ({ by: 'right', distance })) },
  { key: 'published', sort: [{ by: 'published' }, { by: 'path' }] },
];
const KEYS = 3;
const DISTANCES = [1, 2, 3, 4, 5];

export class LineToolbar {
  readonly element: HTMLElement;
  private readonly model: Model;
  private readonly quick = new Map<string, HTMLButtonElement>();
  private readonly keys: { select: HTMLSelectElement; down: HTMLInputElement }[] = [];
  private readonly sampled: HTMLInputElement;
  private readonly size: HTMLInputElement;
  private readonly seed: HTMLInputElement;
  private readonly filter: HTMLInputElement;
  private readonly left: HTMLInputElement;
  private readonly right: HTMLInputElement;
  private readonly not: HTMLInputElement;
  private readonly columns: HTMLInputElement[] = [];
  private readonly all: HTMLButtonElement;
  private readonly group: HTMLButtonElement;
  private readonly groupText = h('span', {});
  private readonly told: HTMLElement;

  constructor(model: Model, redraw: () => void) {
    this.model = model;
    const { strings } = model;
    const quick = QUICK.map(({ key, sort }) => {
      const button = h(
        'button',
        { type: 'button', 'aria-pressed': 'false', title: fill(strings.sortBy, this.name(key)), onclick: () => this.sort(sort) },
        this.name(key),
      );
      this.quick.set(key, button);
      return button;
    });
    const sortKeys = Array.from({ length: KEYS }, (_, index) => this.sortKey(index));
    const sort = disclosure(strings.sort, 'list-ordered', h('div', { class: 'stack' }, ...sortKeys));

    const sampled = tick(strings.sampleOnly, false, () => this.resample());
    this.sampled = sampled.input;
    const size = numberField(strings.sampleSize, 100, { least: 1, most: 1_000_000 }, () => this.resample());
    const seed = numberField(strings.sampleSeed, 1, { least: 0, most: 2_147_483_647 }, () => this.resample());
    this.size = size.input;
    this.seed = seed.input;
    const sample = disclosure(strings.sample, 'symbol-numeric', h('div', { class: 'stack' }, sampled.element, size.element, seed.element));

    this.filter = h('input', {
      type: 'text',
      spellcheck: 'false',
      placeholder: '[word="健康"]',
      onkeydown: (event) => this.filterKey(event),
    });
    const left = numberField(strings.tokensLeft, 5, { least: 0, most: 20 }, () => {});
    const right = numberField(strings.tokensRight, 5, { least: 0, most: 20 }, () => {});
    const not = tick(strings.filterNot, false, () => {});
    this.left = left.input;
    this.right = right.input;
    this.not = not.input;
    const apply = h('button', { type: 'button', class: 'primary', onclick: () => this.refilter() }, strings.apply);
    const filter = disclosure(
      strings.filter,
      'filter',
      h(
        'div',
        { class: 'stack' },
        h('label', { class: 'field' }, h('span', {}, strings.filterPattern), this.filter),
        left.element,
        right.element,
        not.element,
        apply,
      ),
    );

    const ticks = COLUMNS.map((column) => {
      const { element, input } = tick(strings.columns[column], false, () => {
        model.set({ columns: COLUMNS.filter((_, index) => this.columns[index]?.checked) });
        redraw();
      });
      this.columns.push(input);
      return element;
    });
    const columns = disclosure(strings.columnsShown, 'split-horizontal', h('div', { class: 'stack' }, ...ticks));
    this.all = h('button', { type: 'button', onclick: () => void model.arrange({}) }, icon('clear-all'), h('span', {}, strings.allLines));
    this.group = h('button', { type: 'button', title: strings.ungroup, onclick: () => this.ungroup() }, this.groupText, icon('close'));
    this.told = h('span', { class: 'told', role: 'status' });
    this.element = h(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': strings.arrangement },
      h('div', { class: 'quick', role: 'group', 'aria-label': strings.sort }, ...quick),
      sort.element,
      sample.element,
      filter.element,
      columns.element,
      this.group,
      this.all,
      this.told,
    );
    model.onChange((change) => {
      if (change !== 'screen') this.refresh();
    });
    this.refresh();
  }

  private name(key: string): string {
    const { strings } = this.model;
    return key === 'node' ? strings.node : key === 'published' ? strings.columns.published : key;
  }

  private sortKey(index: number): HTMLElement {
    const { strings } = this.model;
    const options: [string, string][] = [
      ['', strings.corpusOrder],
      ...DISTANCES.toReversed().map((distance): [string, string] => [`left ${distance}`, `${distance}L`]),
      ['node', strings.node],
      ...DISTANCES.map((distance): [string, string] => [`right ${distance}`, `${distance}R`]),
      ['published', strings.columns.published],
      ['site', strings.columns.site],
      ['title', strings.columns.title],
      ['path', strings.columns.path],
    ];
    const select = h('select', { onchange: () => this.sortChosen() }, ...options.map(([value, text]) => h('option', { value }, text)));
    const down = tick(strings.descending, false, () => this.sortChosen());
    this.keys.push({ select, down: down.input });
    return h(
      'div',
      { class: 'row' },
      h('label', { class: 'field' }, h('span', {}, fill(strings.sortKey, index + 1)), select),
      down.element,
    );
  }

  private sortChosen(): void {
    const sort = this.keys.flatMap(({ select, down }): QuerySort[] => {
      const [by = '', distance] = select.value.split(' ');
      if (by === '') return [];
      const descending = down.checked ? { descending: true } : {};
      if (by === 'left' || by === 'right') return [{ by, distance: Number(distance), ...descending }];
      return [{ by: by as 'node' | 'published' | 'path' | 'title' | 'site', ...descending }];
    });
    this.sort(sort);
  }

  /** The same again takes it back. */
  private sort(sort: readonly QuerySort[]): void {
    const { sort: before, ...others } = this.model.state.arrangement;
    const same = JSON.stringify(before) === JSON.stringify(sort);
    this.change(same || sort.length === 0 ? others : { ...others, sort: [...sort] });
  }

  private resample(): void {
    const { sample: _, ...others } = this.model.state.arrangement;
    const sample = { size: Number(this.size.value), seed: Number(this.seed.value) };
    this.change(this.sampled.checked ? { ...others, sample } : others);
  }

  private ungroup(): void {
    const { group, ...others } = this.model.state.arrangement;
    this.change({ ...others, ...(group?.within && { group: group.within }) });
  }

  private filterKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.refilter();
  }

  private refilter(): void {
    const { filter: _, ...others } = this.model.state.arrangement;
    const query = this.filter.value.trim();
    const filter = {
      query: pattern(query),
      left: Number(this.left.value),
      right: Number(this.right.value),
      ...(this.not.checked ? { not: true } : {}),
    };
    this.change(query === '' ? others : { ...others, filter });
  }

  private change(arrangement: Arrangement): void {
    void this.model.arrange(arrangement);
    this.refresh();
  }

  private refresh(): void {
    const { model } = this;
    const { sort = [], sample, filter, group } = model.state.arrangement;
    for (const { key, sort: keys } of QUICK) {
      this.quick.get(key)?.setAttribute('aria-pressed', String(JSON.stringify(keys) === JSON.stringify(sort)));
    }
    this.keys.forEach(({ select, down }, index) => {
      const key = sort[index];
      select.value = key === undefined ? '' : 'distance' in key ? `${key.by} ${key.distance}` : key.by;
      down.checked = key?.descending === true;
    });
    this.sampled.checked = sample !== undefined;
    if (sample) {
      this.size.value = String(sample.size);
      this.seed.value = String(sample.seed);
    }
    if (filter) {
      this.filter.value = filter.query;
      this.left.value = String(filter.left);
      this.right.value = String(filter.right);
      this.not.checked = filter.not === true;
    } else if (!this.element.contains(document.activeElement)) this.filter.value = '';
    this.group.hidden = group === undefined;
    if (group) {
      const { strings } = model;
      this.groupText.textContent = fill(strings.onlyGroup, groupingName(strings, group.by), groupName(strings, group.by, group.value));
    }
    this.columns.forEach((input, index) => {
      const column = COLUMNS[index];
      input.checked = column !== undefined && model.state.columns.includes(column);
    });
    this.all.hidden = isPlain(model.state.arrangement);
    this.told.textContent = this.tell();
    this.told.classList.toggle('wrong', model.arrangementProblem !== undefined);
  }

  private tell(): string {
    const { strings, state, arrangementProblem, arranging, arrangingShare, busy, open } = this.model;
    if (arrangementProblem !== undefined) return arrangementProblem;
    if (open === undefined || isPlain(state.arrangement)) return '';
    if (busy) return strings.arrangedLater;
    if (arranging) return arrangingShare > 0 ? `${strings.arranging} ${Math.floor(100 * arrangingShare)} %` : strings.arranging;
    return '';
  }
}

/** A bare word or phrase is looked for as a text search would: nobody must write CQL to keep the lines that have it. */
function pattern(query: string): string {
  return query === '' || /["“'‘[<(]/u.test(query) ? query : `text("${query.replace(/[\\”’＂]/gu, '\\$&')}")`;
}
