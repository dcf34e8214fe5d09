/**
 * Finds the stretches of a plan in one article after the other. Of the stretches that begin with a token, all that is asked is
 * which is the longest or the shortest: what a hit lies in decides how far it may reach at most, and what lies in it how far it
 * must at least, and both only grow from token to token.
 */
import type { Vocabulary } from '../source.ts';
import type { ArticleReading } from './article-reading.ts';
import { AutomatonFinder } from './automaton-finder.ts';
import { type Labels, NO_LABELS } from './labels.ts';
import { loosened } from './loosened.ts';
import type { Filter, StretchPlan } from './plan.ts';
import type { Wanted } from './running.ts';
import { furthestEnds, NEVER, NONE, nearestEnds, Stretches } from './stretches.ts';
import { textStretches } from './text-stretches.ts';

/** How far stretches must reach at least and may reach at most, by the token that they begin with; absent: as they like. */
export interface Reach {
  readonly low: Int32Array | undefined;
  readonly high: Int32Array | undefined;
}

/** No bounds. */
export const ANYWHERE: Reach = { low: undefined, high: undefined };

export class Finder {
  readonly #plan: StretchPlan;
  readonly #labels: Labels;
  readonly #automaton: AutomatonFinder | undefined;
  readonly #filters: readonly (Omit<Filter, 'other'> & { readonly other: Finder })[];
  /** Finds all that this one does, and maybe more, without the facts of an article; undefined where this takes none. */
  readonly #looser: Finder | undefined;

  /** @param labels which tokens are to be remembered, and what they must be to each other */
  constructor(plan: StretchPlan, vocabulary: Vocabulary, labels: Labels = NO_LABELS) {
    const { core, filters } = plan;
    this.#plan = plan;
    this.#labels = labels;
    const looser = loosened(plan);
    this.#looser = looser && new Finder(looser, vocabulary);
    this.#filters = filters.map(({ other, ...filter }) => ({ ...filter, other: new Finder(other, vocabulary) }));
    this.#automaton = core.kind === 'structure' ? undefined : new AutomatonFinder(core, vocabulary, labels);
  }

  /** Whether anything may be found in an article of these words. */
  mayFind(words: Uint32Array): boolean {
    return this.#automaton?.mayFind(words) ?? true;
  }

  /**
   * One stretch for each token that one begins with, in order.
   * @param isEmptyAllowed whether one without tokens counts
   */
  find(reading: ArticleReading, wanted: Wanted, isEmptyAllowed: boolean): Stretches {
    if (this.#looser?.find(reading, 'longest', isEmptyAllowed).starts.length === 0) return new Stretches();
    const reach = this.#reach(reading);
    if (reach === undefined) return new Stretches();
    if (this.#plan.core.kind === 'automaton') return (this.#automaton as AutomatonFinder).find(reading, reach, wanted, isEmptyAllowed);
    // Such a stretch has no labels.
    if (this.#labels.hold?.(reading, new Map()) === false) return new Stretches();
    return oneEach(this.#given(reading, reach), wanted);
  }

  /** All stretches, by start. Stops where `reading.steps` is used up. */
  all(reading: ArticleReading): Stretches {
    const reach = this.#reach(reading);
    if (reach === undefined) return new Stretches();
    return this.#plan.core.kind === 'automaton' ? (this.#automaton as AutomatonFinder).all(reading, reach) : this.#given(reading, reach);
  }

  /** Structures, or the places of a text. */
  #given(reading: ArticleReading, { low, high }: Reach): Stretches {
    const { core } = this.#plan;
    const given = new Stretches();
    const add = (start: number, end: number) => {
      if (end >= (low?.[start] ?? 0) && end <= (high?.[start] ?? NEVER)) given.add(start, end);
    };
    if (core.kind === 'structure') {
      for (const span of reading.structures.of(core.structure, core.asksFacts)) if (core.test(span)) add(span.start, span.end);
    } else {
      const { starts, ends } = textStretches(this.#automaton as AutomatonFinder, reading);
      for (const [index, start] of starts.entries()) add(start, ends[index] as number);
    }
    return given;
  }

  /** @returns undefined where no stretch can pass the filters */
  #reach(reading: ArticleReading): Reach | undefined {
    const { length } = reading.visible;
    let low: Int32Array | undefined;
    let high: Int32Array | undefined;
    for (const { relation, not, other } of this.#filters) {
      if (relation === 'within') {
        const furthest = furthestEnds(other.find(reading, 'longest', true), length);
        if (!not && furthest[length] === NONE) return undefined;
        if (not)
          low = greater(
            low,
            furthest.map((end) => end + 1),
          );
        else high = less(high, furthest);
      } else {
        const nearest = nearestEnds(other.find(reading, 'shortest', true), length);
        if (!not && nearest[0] === NEVER) return undefined;
        if (not)
          high = less(
            high,
            nearest.map((end) => end - 1),
          );
        else low = greater(low, nearest);
      }
    }
    return { low, high };
  }
}

function greater(a: Int32Array | undefined, b: Int32Array): Int32Array {
  return a === undefined ? b : b.map((value, index) => Math.max(value, a[index] as number));
}

function less(a: Int32Array | undefined, b: Int32Array): Int32Array {
  return a === undefined ? b : b.map((value, index) => Math.min(value, a[index] as number));
}

/** Of stretches with one start the longest or the shortest. */
function oneEach({ starts, ends }: Stretches, wanted: Wanted): Stretches {
  const chosen = new Stretches();
  for (let index = 0; index < starts.length; ) {
    const start = starts[index] as number;
    let end = NONE;
    for (; starts[index] === start; index++) {
      const each = ends[index] as number;
      if (end === NONE || (wanted === 'longest' ? each > end : each < end)) end = each;
    }
    chosen.add(start, end);
  }
  return chosen;
}
