/**
 * What an observer is told of the first cutting: every name of a line with the cues beside it, and, on the line that is
 * asked about, every name that was weighed or refused there, against the words that it would cut.
 */

import { unitsOf } from '../../text/units.ts';
import type { NameEvidence } from '../name-decisions.ts';
import type { Observer } from '../observer.ts';
import type { FoldedLine } from '../reading.ts';
import type { FoundName } from './cheapest-path.ts';
import { type CutLine, cutLine } from './cut-line.ts';
import { GrowingTrie } from './growing-trie.ts';
import { Lattice, type Watch } from './lattice.ts';
import { type LeftCue, type LeftCueName, leftCues } from './left-cues.ts';
import type { Refusal, Shape } from './name-offers.ts';
import { postBefore } from './post-cues.ts';
import { type RightCueName, rightCue, rightCues } from './right-cues.ts';
import { wordCost } from './word-cost.ts';

/** A name as the lattice weighed it; offsets in the line. */
interface Weighed {
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly evidence: number;
  readonly shape: Shape;
  readonly left: LeftCue;
}

/** With no names known the lattice finds the words alone. */
const NO_NAMES = new GrowingTrie();

/** Of a longer line only what was decided is told, not what was weighed, … */
const LONGEST_WATCHED = 20_000;
/** … but for what is weighed so near to the offset that is asked about. */
const REACH = 60;
/** Characters beside a name that are told with it. */
const BESIDE = 4;

/** Keeps what is weighed while one line is cut, and tells it afterwards. */
export class LineWatch implements Watch {
  readonly #observer: Observer;
  readonly #line: FoldedLine;
  /** Where every step is told; offsets in the line. */
  readonly #from: number;
  readonly #to: number;
  readonly #winners = new Map<number, Weighed>();
  readonly #weighed: Weighed[] = [];
  readonly #lefts = new Map<number, LeftCue>();

  constructor(observer: Observer, line: FoldedLine) {
    this.#observer = observer;
    this.#line = line;
    const asked = (observer.offset ?? line.start) - line.start;
    const isNear = observer.line === line.line && (observer.offset !== undefined || line.text.length <= LONGEST_WATCHED);
    this.#from = isNear ? (observer.offset === undefined ? 0 : asked - REACH) : Number.POSITIVE_INFINITY;
    this.#to = observer.offset === undefined ? line.text.length : asked + REACH;
  }

  begins(offset: number, left: LeftCue): void {
    this.#lefts.set(offset, left);
  }

  offered(start: number, end: number, cost: number, evidence: number, shape: Shape, wins: boolean): void {
    const weighed = { start, end, cost, evidence, shape, left: this.#lefts.get(start) as LeftCue };
    if (wins) this.#winners.set(end, weighed);
    if (this.#tells(start)) this.#weighed.push(weighed);
  }

  #tells(offset: number): boolean {
    return this.#from <= offset && offset <= this.#to;
  }

  readonly refused = (start: number, end: number, why: Refusal): void => {
    if (!this.#tells(start)) return;
    this.#observer.tell({ kind: 'refusal', start: this.#line.start + start, end: this.#line.start + end, why });
  };

  /**
   * Tells what came of the line.
   * @param supports what the list around each name adds to its evidence
   * @param isPhrase whether a fixed phrase stands at an offset
   */
  tell(names: readonly FoundName[], supports: readonly number[], isPhrase: (offset: number) => boolean): void {
    const taken = new Set<Weighed>();
    for (const [index, { start, end }] of names.entries()) {
      const name = this.#winners.get(end);
      if (name === undefined || name.start !== start) continue;
      taken.add(name);
      const support = supports[index] as number;
      this.#observer.tell({ kind: 'found', ...this.#evidence(name), line: this.#line.line, support, isPhrase: isPhrase(start) });
    }
    if (this.#weighed.length === 0) return;
    const lattice = new Lattice();
    lattice.begin([unitsOf(this.#line.text)]);
    const words = cutLine(this.#line, 'body', lattice.cut({ start: 0, text: this.#line.text }, NO_NAMES));
    for (const weighed of this.#weighed) this.#tellOffer(weighed, words, taken.has(weighed));
  }

  #tellOffer(weighed: Weighed, words: CutLine, taken: boolean): void {
    const { text, start: at } = this.#line;
    const { tokens, covering } = words;
    const [first, last] = [covering[weighed.start] as number, covering[weighed.end - 1] as number];
    const cut = Array.from({ length: last + 1 - first }, (_, index) => tokens.at(first + index));
    const [from, to] = [tokens.start(first), tokens.end(last)];
    this.#observer.tell({
      kind: 'offer',
      ...this.#evidence(weighed),
      around: { start: at + from, end: at + to },
      words: cut.map(({ start, end }) => text.slice(start, end)),
      wordsCost: wordCost(text, from, to),
      nameCost: wordCost(text, from, weighed.start) + weighed.cost + wordCost(text, weighed.end, to),
      taken,
    });
  }

  #evidence({ start, end, evidence, shape, left }: Weighed): NameEvidence {
    const { text, start: at } = this.#line;
    const right = rightCue(text, end);
    // The whole post where one stands before the name, else a few characters.
    const from = postBefore(text, start)?.start ?? Math.max(0, start - BESIDE);
    const weights = [leftCues.weights[left] as number, rightCues.weights[right] as number] as const;
    return {
      start: at + start,
      end: at + end,
      key: text.slice(start, end).replace(/\s+/gu, ''),
      shape,
      left: { cue: leftCues.names[left] as LeftCueName, weight: weights[0], text: text.slice(from, start) },
      right: { cue: rightCues.names[right] as RightCueName, weight: weights[1], text: text.slice(end, end + BESIDE) },
      own: evidence - weights[0] - weights[1],
      evidence,
    };
  }
}
