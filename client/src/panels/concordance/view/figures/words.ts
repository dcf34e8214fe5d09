/** Words of the corpus, or sequences of them, by frequency. Needs no query; looks where a query would look. */
import type { WordFrequenciesParams, WordFrequenciesResult } from '../../../../../../server/src/protocol/query.ts';
import { choice, h, numberField } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import type { Saved, WordChoice } from '../../messages.ts';
import type { Model } from '../model.ts';
import { FigureTab, MOST_ROWS, PLOTTED, SAVED_ROWS } from './figure-tab.ts';

export class WordsTab extends FigureTab<WordFrequenciesParams, WordFrequenciesResult> {
  private readonly length: HTMLSelectElement;
  private readonly attribute: HTMLSelectElement;
  private readonly having: HTMLInputElement;
  private readonly havingField: HTMLElement;
  private readonly minimum: HTMLInputElement;
  private readonly find: (word: string) => void;

  constructor(model: Model, find: (word: string) => void) {
    super(model);
    this.find = find;
    const { strings } = model;
    const changed = () => this.chosen();
    const length = choice(
      strings.listOf,
      [['1', strings.words], ...[2, 3, 4, 5].map((n): [string, string] => [String(n), fill(strings.sequences, n)])],
      '1',
      changed,
    );
    const attribute = choice(strings.attribute, Object.entries(strings.attributes), 'word', changed);
    const minimum = numberField(strings.minimum, 1, { least: 1, most: 1_000_000 }, changed);
    this.length = length.select;
    this.attribute = attribute.select;
    this.minimum = minimum.input;
    this.having = h('input', { type: 'text', spellcheck: 'false', onchange: changed });
    this.havingField = h('label', { class: 'field' }, h('span', {}, strings.having), this.having);
    this.options.append(length.element, attribute.element, minimum.element, this.havingField);
  }

  saved(): { saved: Saved; name: string } | undefined {
    return { saved: { what: 'frequencies', with: { ...this.parameters(), limit: SAVED_ROWS } }, name: this.model.strings.tabs.words };
  }

  protected override take(): void {
    const { length, attribute, having, minimum } = this.model.state.words;
    this.length.value = String(length);
    this.attribute.value = attribute;
    this.having.value = having;
    this.havingField.hidden = length === 1;
    this.minimum.value = String(minimum);
  }

  protected parameters(): WordFrequenciesParams {
    const { length, attribute, having, minimum } = this.model.state.words;
    const { zones, scope, once } = this.model.state.asked;
    return {
      length,
      attribute,
      ...(zones ? { zones } : {}),
      ...(scope ? { scope } : {}),
      ...(once ? { once } : {}),
      ...(length > 1 && having !== '' ? { having } : {}),
      minimum,
      limit: MOST_ROWS,
    };
  }

  protected ask(parameters: WordFrequenciesParams, signal: AbortSignal): Promise<WordFrequenciesResult> {
    return this.model.host.ask('words', parameters, signal, this.counting);
  }

  protected draw({ rows, tokens, types, complete, partial }: WordFrequenciesResult): HTMLElement | string {
    const { model } = this;
    const { strings } = model;
    if (rows.length === 0) return partial ? strings.stillRead : strings.noWords;
    const sizes = fill(strings.wordsOf, model.count(rows.length), model.count(types), model.count(tokens));
    const caption = [
      sizes,
      ...(complete > 1 ? [fill(strings.completeFrom, model.count(complete))] : []),
      ...(partial ? [strings.partial] : []),
    ].join(' · ');
    // Of words of a whole corpus nobody counts the articles: all of it would have to be read.
    const counted = rows.some(({ articles }) => articles !== undefined);
    const shown = rows.slice(0, PLOTTED);
    const findable = model.state.words.attribute !== 'pos';
    this.plot.draw(
      {
        kind: 'bars',
        lying: true,
        labels: shown.map(({ value }) => value),
        values: shown.map(({ frequency }) => frequency),
        name: strings.frequency,
      },
      fill(strings.plotOf, caption),
      findable ? (index) => this.find(shown[index]?.value ?? '') : undefined,
    );
    return table(
      caption,
      [
        { name: strings.value },
        { name: strings.attributes.pos },
        { name: strings.frequency, number: true, sorted: true },
        { name: strings.perMillion, number: true },
        ...(counted ? [{ name: strings.articlesColumn, number: true }] : []),
      ],
      rows.map(({ value, pos, frequency, articles, million }) => ({
        cells: [
          value,
          pos ?? '',
          model.count(frequency),
          model.count(million, 1),
          ...(counted ? [articles === undefined ? '' : model.count(articles)] : []),
        ],
        ...(findable ? { open: () => this.find(value), title: strings.findWord } : {}),
      })),
    );
  }

  private chosen(): void {
    const words: WordChoice = {
      length: Number(this.length.value),
      attribute: this.attribute.value as WordChoice['attribute'],
      having: this.having.value.trim(),
      minimum: Number(this.minimum.value),
    };
    this.model.set({ words });
    this.refresh();
  }
}
