/** Words that are more frequent in one part of the corpus than in another, or in what a person says than in what others say. */
import type {
  KeynessMeasure,
  KeywordsParams,
  KeywordsResult,
  QueryScope,
  SpeakerProfileParams,
} from '../../../../../../server/src/protocol/query.ts';
import { choice, h, icon, numberField } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import { KEYNESS } from '../../kept.ts';
import type { KeywordChoice, Part, Saved } from '../../messages.ts';
import type { Model } from '../model.ts';
import { FigureTab, MOST_ROWS, PLOTTED, SAVED_ROWS } from './figure-tab.ts';

export const KEYNESS_NAMES: Readonly<Record<KeynessMeasure, string>> = {
  g2: 'G²',
  logRatio: 'LogRatio',
  simpleMaths: 'Simple maths',
  differenceCoefficient: '%DIFF',
};

/** Measures beyond this come from words that the other part does not have, for which some constant stands in. */
const ENDLESS = 1e12;

type Parameters = { profile: SpeakerProfileParams } | { keywords: KeywordsParams };

export class KeywordsTab extends FigureTab<Parameters, KeywordsResult> {
  private readonly target: HTMLButtonElement;
  private readonly reference: HTMLButtonElement;
  private readonly attribute: { element: HTMLElement; select: HTMLSelectElement };
  private readonly measure: HTMLSelectElement;
  private readonly minimum: { element: HTMLElement; input: HTMLInputElement };
  private readonly find: (word: string) => void;

  constructor(model: Model, find: (word: string) => void) {
    super(model);
    this.find = find;
    const { strings } = model;
    const changed = () => this.chosen();
    this.target = h('button', { type: 'button', onclick: () => void this.choose('target') });
    this.reference = h('button', { type: 'button', onclick: () => void this.choose('reference') });
    this.attribute = choice(strings.attribute, Object.entries(strings.attributes), 'word', changed);
    const measure = choice(
      strings.measure,
      KEYNESS.map((name) => [name, KEYNESS_NAMES[name]]),
      'g2',
      changed,
    );
    this.measure = measure.select;
    this.minimum = numberField(strings.minimum, 3, { least: 1, most: 1_000_000 }, changed);
    this.options.append(this.target, this.reference, this.attribute.element, measure.element, this.minimum.element);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const parameters = this.parameters();
    if (typeof parameters === 'string') return undefined;
    const saved: Saved =
      'profile' in parameters
        ? { what: 'speakerProfile', with: { ...parameters.profile, limit: SAVED_ROWS } }
        : { what: 'keywords', with: { ...parameters.keywords, limit: SAVED_ROWS } };
    return { saved, name: this.model.strings.tabs.keywords };
  }

  protected override take(): void {
    const { strings, state } = this.model;
    const { target, reference, attribute, measure, minimum } = state.keywords;
    const name = (part: Part) => part.label || (part.kind === 'hits' ? strings.articlesWithHits : strings.allElse);
    this.target.replaceChildren(icon('target'), h('span', {}, fill(strings.keywordsOf, name(target))));
    this.reference.replaceChildren(icon('compare-changes'), h('span', {}, fill(strings.against, name(reference))));
    // A person's statements are compared with all others.
    const speaks = target.kind === 'speaker';
    for (const element of [this.reference, this.attribute.element, this.minimum.element]) element.hidden = speaks;
    this.attribute.select.value = attribute;
    this.measure.value = measure;
    this.minimum.input.value = String(minimum);
  }

  protected parameters(): Parameters | string {
    const { state } = this.model;
    const { target, reference, attribute, measure, minimum } = state.keywords;
    if (target.kind === 'speaker') {
      // All who speak are compared, in the articles where the query bar looks.
      const { scope, once } = state.asked;
      return { profile: { speaker: target.key, ...(scope && { scope }), ...(once && { once }), measure, limit: MOST_ROWS } };
    }
    if ([target, reference].some(({ kind }) => kind === 'hits') && this.notYet !== undefined) return this.notYet;
    const [of, against] = [this.scope(target), this.scope(reference)];
    return {
      keywords: {
        target: of ?? {},
        ...(against ? { reference: against } : {}),
        attribute,
        ...(state.asked.zones ? { zones: state.asked.zones } : {}),
        ...(state.asked.once ? { once: true } : {}),
        measure,
        minimum,
        limit: MOST_ROWS,
      },
    };
  }

  protected ask(parameters: Parameters, signal: AbortSignal): Promise<KeywordsResult> {
    const { host } = this.model;
    return 'profile' in parameters
      ? host.ask('profile', parameters.profile, signal, this.counting)
      : host.ask('keywords', parameters.keywords, signal, this.counting);
  }

  protected draw({ keywords, targetTokens, referenceTokens, partial }: KeywordsResult): HTMLElement | string {
    const { model } = this;
    const { strings, state } = model;
    if (keywords.length === 0) return strings.noKeywords;
    const { measure } = state.keywords;
    const sizes = fill(strings.keywordsIn, model.count(keywords.length), model.count(targetTokens), model.count(referenceTokens));
    const caption = partial ? `${sizes} ${strings.partial}` : sizes;
    const shown = keywords.slice(0, PLOTTED);
    this.plot.draw(
      {
        kind: 'bars',
        lying: true,
        labels: shown.map(({ value }) => value),
        values: shown.map(({ measures }) => measures[measure]),
        name: KEYNESS_NAMES[measure],
      },
      fill(strings.plotOf, caption),
      (index) => this.find(shown[index]?.value ?? ''),
    );
    return table(
      caption,
      [
        { name: strings.word },
        { name: strings.attributes.pos },
        { name: strings.here, number: true },
        { name: strings.there, number: true },
        ...KEYNESS.map((name) => ({
          name: KEYNESS_NAMES[name],
          number: true,
          title: strings.keyness[name],
          sorted: name === measure,
          onSort: () => this.set({ measure: name }),
        })),
        { name: 'p', number: true, title: strings.significance },
      ],
      keywords.map(({ value, pos, target, reference, measures, p }) => ({
        cells: [
          value,
          pos ?? '',
          model.count(target),
          model.count(reference),
          ...KEYNESS.map((name) => this.measured(measures[name])),
          p < 0.0001 ? '< 0.0001' : model.count(p, 4),
        ],
        open: () => this.find(value),
        title: strings.findWord,
      })),
    );
  }

  /** What is not there at all is more frequent here by a number that is all but infinite, and says no more than that. */
  private measured(value: number): string {
    if (Math.abs(value) < ENDLESS) return this.model.count(value, 2);
    return value < 0 ? '−∞' : '∞';
  }

  /** Undefined for all else, and for the whole corpus. */
  private scope(part: Part): QueryScope | undefined {
    if (part.kind === 'scope') return part.scope;
    const { open } = this.model;
    return part.kind === 'hits' && open ? { hits: open.id } : undefined;
  }

  private async choose(which: 'target' | 'reference'): Promise<void> {
    const part = await this.model.host.ask('part', { for: which, hits: this.model.open !== undefined });
    if (part !== null) this.set({ [which]: part });
  }

  private chosen(): void {
    this.set({
      attribute: this.attribute.select.value as KeywordChoice['attribute'],
      measure: this.measure.value as KeynessMeasure,
      minimum: Number(this.minimum.input.value),
    });
  }

  private set(choice: Partial<KeywordChoice>): void {
    this.model.set({ keywords: { ...this.model.state.keywords, ...choice } });
    this.refresh();
  }
}
