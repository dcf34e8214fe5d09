/** Words near the hits more often than chance has it, by one of several measures; a word opens the lines that have it near. */
import type { AssociationMeasure, QueryCollocationsParams, QueryCollocationsResult } from '../../../../../../server/src/protocol/query.ts';
import { choice, numberField } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import { MEASURES } from '../../kept.ts';
import type { CollocationChoice, Saved } from '../../messages.ts';
import { quoted } from '../../quoting.ts';
import type { Model } from '../model.ts';
import type { Narrower } from '../narrowing.ts';
import { FigureTab, MOST_ROWS, PLOTTED, SAVED_ROWS } from './figure-tab.ts';

/** As the literature writes them. */
export const MEASURE_NAMES: Readonly<Record<AssociationMeasure, string>> = {
  logDice: 'logDice',
  g2: 'G²',
  mi: 'MI',
  t: 't',
  z: 'z',
  dice: 'Dice',
};
/** The farthest that a filter on lines looks. */
const FARTHEST = 20;

export class CollocationsTab extends FigureTab<QueryCollocationsParams, QueryCollocationsResult> {
  private readonly within: HTMLSelectElement;
  private readonly left: { element: HTMLElement; input: HTMLInputElement };
  private readonly right: { element: HTMLElement; input: HTMLInputElement };
  private readonly attribute: HTMLSelectElement;
  private readonly measure: HTMLSelectElement;
  private readonly minimum: HTMLInputElement;
  private readonly narrow: (narrower: Narrower) => void;

  constructor(model: Model, narrow: (narrower: Narrower) => void) {
    super(model);
    this.narrow = narrow;
    const { strings } = model;
    const changed = () => this.chosen();
    const within = choice(strings.near, [['window', strings.window], ...Object.entries(strings.structures)], 'window', changed);
    this.within = within.select;
    this.left = numberField(strings.tokensLeft, 5, { least: 0, most: 20 }, changed);
    this.right = numberField(strings.tokensRight, 5, { least: 0, most: 20 }, changed);
    const attribute = choice(strings.attribute, Object.entries(strings.attributes), 'word', changed);
    const measure = choice(
      strings.measure,
      MEASURES.map((name) => [name, MEASURE_NAMES[name]]),
      'logDice',
      changed,
    );
    const minimum = numberField(strings.minimum, 5, { least: 1, most: 1_000_000 }, changed);
    this.attribute = attribute.select;
    this.measure = measure.select;
    this.minimum = minimum.input;
    this.options.append(within.element, this.left.element, this.right.element, attribute.element, measure.element, minimum.element);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const { open, state, strings } = this.model;
    return (
      open && {
        saved: { id: open.id, what: 'collocations', with: { ...state.collocations, limit: SAVED_ROWS } },
        name: strings.tabs.collocations,
      }
    );
  }

  protected override take(): void {
    const { window, attribute, measure, minimum } = this.model.state.collocations;
    this.within.value = 'within' in window ? window.within : 'window';
    for (const { element } of [this.left, this.right]) element.hidden = 'within' in window;
    if ('left' in window) {
      this.left.input.value = String(window.left);
      this.right.input.value = String(window.right);
    }
    this.attribute.value = attribute;
    this.measure.value = measure;
    this.minimum.value = String(minimum);
  }

  protected parameters(): QueryCollocationsParams | string {
    const { open, state } = this.model;
    return this.notYet ?? { id: open?.id ?? 0, ...state.collocations, limit: MOST_ROWS };
  }

  protected ask(parameters: QueryCollocationsParams, signal: AbortSignal): Promise<QueryCollocationsResult> {
    return this.model.host.ask('collocations', parameters, signal, this.counting);
  }

  protected draw({ collocates, tokens, beside }: QueryCollocationsResult): HTMLElement | string {
    const { model } = this;
    const { strings, state } = model;
    if (collocates.length === 0) return strings.noCollocates;
    const { measure } = state.collocations;
    const caption = fill(strings.collocatesOf, model.count(collocates.length), model.count(tokens), model.count(beside));
    const shown = collocates.slice(0, PLOTTED);
    this.plot.draw(
      {
        kind: 'bars',
        lying: true,
        labels: shown.map(({ value }) => value),
        values: shown.map(({ measures }) => measures[measure]),
        name: MEASURE_NAMES[measure],
      },
      fill(strings.plotOf, caption),
      (index) => this.open(shown[index]?.value),
    );
    return table(
      caption,
      [
        { name: strings.word },
        { name: strings.attributes.pos },
        { name: strings.joint, number: true, title: strings.jointMeans },
        { name: strings.frequency, number: true, title: strings.frequencyMeans },
        ...MEASURES.map((name) => ({
          name: MEASURE_NAMES[name],
          number: true,
          title: strings.measures[name],
          sorted: name === measure,
          onSort: () => this.set({ measure: name }),
        })),
      ],
      collocates.map(({ value, pos, joint, frequency, measures }) => ({
        cells: [value, pos ?? '', model.count(joint), model.count(frequency), ...MEASURES.map((name) => model.count(measures[name], 2))],
        open: () => this.open(value),
        title: strings.openLines,
      })),
    );
  }

  private open(value: string | undefined): void {
    if (value === undefined) return;
    const { window, attribute } = this.model.state.collocations;
    const sides = 'within' in window ? { left: FARTHEST, right: FARTHEST } : { left: window.left, right: window.right };
    this.narrow({ arrangement: { filter: { query: `[${attribute}=${quoted(value)}]`, ...sides } } });
  }

  private chosen(): void {
    const within = this.within.value;
    this.set({
      window:
        within === 'window'
          ? { left: Number(this.left.input.value), right: Number(this.right.input.value) }
          : { within: within as 's' | 'p' | 'section' | 'statement' },
      attribute: this.attribute.value as CollocationChoice['attribute'],
      measure: this.measure.value as AssociationMeasure,
      minimum: Number(this.minimum.value),
    });
  }

  private set(choice: Partial<CollocationChoice>): void {
    this.model.set({ collocations: { ...this.model.state.collocations, ...choice } });
    this.refresh();
  }
}
