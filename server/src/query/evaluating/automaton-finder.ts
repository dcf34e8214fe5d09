/** Finds the stretches that a pattern's automaton matches: chooses where to begin and how to run. */
import type { Vocabulary } from '../source.ts';
import type { ArticleReading } from './article-reading.ts';
import type { Automaton } from './automaton.ts';
import { Beginnings } from './beginnings.ts';
import { type Ahead, explore, type Ground } from './exploring.ts';
import { Finder, type Reach } from './finder.ts';
import type { Labels } from './labels.ts';
import type { AutomatonCore, Border } from './plan.ts';
import { endsForward, runBackward, runForward, statesBehindTokens, type Track, type Wanted } from './running.ts';
import { Steps } from './steps.ts';
import { type Bindings, NONE, Stretches } from './stretches.ts';
import { Symbols } from './symbols.ts';

/** Running forward is given up for a line where it takes so many times the steps that running backward would. */
const PATIENCE = 2;
/** … and so many more, which every line is given. */
const IMPATIENT = 16;

export class AutomatonFinder {
  readonly #core: AutomatonCore;
  readonly #symbols: Symbols;
  readonly #track: Track;
  readonly #beginnings: Beginnings;
  readonly #stretches: readonly Finder[];
  readonly #labels: Labels;
  /** Whether runs have to remember something. */
  readonly #explores: boolean;
  /** Whether a match may have no tokens, if borders lie right. */
  readonly #mayBeEmpty: boolean;
  /** How many states there are to run backward with. */
  readonly #breadth: number;
  /** A check that a token of every match passes, to tell lines without one. */
  readonly #anchor: number | undefined;

  constructor(core: AutomatonCore, vocabulary: Vocabulary, labels: Labels) {
    this.#core = core;
    this.#labels = labels;
    this.#symbols = new Symbols(vocabulary, core.checks, core.borders.length);
    this.#track = { automaton: core.automaton, symbols: this.#symbols, steps: new Steps(core.automaton, this.#symbols), taken: 0 };
    this.#beginnings = new Beginnings(this.#track);
    this.#stretches = core.stretches.map((plan) => new Finder(plan, vocabulary, { names: labels.names }));
    this.#explores = labels.hold !== undefined || core.stretches.length > 0 || remembers(core.automaton, labels.names);
    this.#mayBeEmpty = isReachedWithoutTokens(core.automaton);
    this.#breadth = statesBehindTokens(core.automaton).length;
    // Where a match begins with such a token, looking for that is all that is done anyway.
    this.#anchor = core.anchor === undefined || beginsWith(core.automaton, core.anchor) ? undefined : core.anchor;
  }

  /**
   * Whether anything may be found among some words, as soon as they are known: an article of which words alone tell that nothing
   * matches is looked at no further. Lines are not known here, and what would be joined across them counts.
   */
  mayFind(words: Uint32Array): boolean {
    const { borders, stretches } = this.#core;
    const symbols = this.#symbols;
    if (!symbols.areOfWords || borders.length > 0 || stretches.length > 0 || this.#mayBeEmpty) return true;
    const { steps, automaton } = this.#track;
    steps.refresh();
    symbols.readWords(words);
    this.#beginnings.reset();
    const begin = steps.of(automaton.start);
    const { length } = words;
    let patience = PATIENCE * length + IMPATIENT;
    for (let start = this.#beginnings.next(0, length); start < length; start = this.#beginnings.next(start + 1, length)) {
      let step = steps.step(begin, symbols.at(start));
      for (let token = start + 1; step >> 1 !== 0; token++) {
        if (--patience < 0) return true;
        step = steps.step(step >> 1, symbols.at(token));
        if ((step & 1) === 1) return true;
      }
    }
    return false;
  }

  /** As `Finder.find`. */
  find(reading: ArticleReading, reach: Reach, wanted: Wanted, isEmptyAllowed: boolean): Stretches {
    const ground = this.#read(reading);
    if (this.#core.stretches.length > 0) return this.#findExploring(ground, reach, wanted, isEmptyAllowed);
    const found = this.#findRunning(reading, reach, wanted, isEmptyAllowed);
    if (!this.#explores) return found;
    // What is found whatever the labels begins where what is looked for may, and reaches as far as it can.
    const kept = new Stretches();
    for (const [index, start] of found.starts.entries()) {
      const low = Math.max(reach.low?.[start] ?? 0, start + (isEmptyAllowed ? 0 : 1));
      const end = this.#exploreFrom(ground, start, low, found.ends[index] as number, wanted);
      if (end !== NONE) kept.add(start, end);
    }
    return kept;
  }

  #findRunning({ visible: { lines, length } }: ArticleReading, reach: Reach, wanted: Wanted, isEmptyAllowed: boolean): Stretches {
    const found = new Stretches();
    const least = isEmptyAllowed ? 0 : 1;
    const add = (start: number, end: number) => {
      if (end !== NONE && end - start >= least) found.add(start, end);
    };
    for (let line = 0; line + 1 < lines.length; line++) {
      const end = lines[line + 1] as number;
      this.#findInLine(lines[line] as number, end, end, reach, wanted, add);
    }
    if (isEmptyAllowed && this.#mayBeEmpty) this.#findInLine(length, length + 1, length, reach, wanted, add);
    return found;
  }

  #findExploring(ground: Ground, reach: Reach, wanted: Wanted, isEmptyAllowed: boolean): Stretches {
    const found = new Stretches();
    const { length } = ground.reading.visible;
    for (let start = 0; start <= length; start++) {
      const low = Math.max(reach.low?.[start] ?? 0, start + (isEmptyAllowed ? 0 : 1));
      const end = this.#exploreFrom(ground, start, low, reach.high?.[start] ?? length, wanted);
      if (end !== NONE) found.add(start, end);
    }
    return found;
  }

  #exploreFrom(ground: Ground, start: number, low: number, high: number, wanted: Wanted): number {
    let best = NONE;
    this.#explore(ground, start, low, high, (end) => {
      if (best === NONE || (wanted === 'longest' ? end > best : end < best)) best = end;
    });
    return best;
  }

  /** All stretches with tokens or without, by start. */
  all(reading: ArticleReading, reach: Reach): Stretches {
    const found = new Stretches();
    const ground = this.#read(reading);
    const { lines, length } = reading.visible;
    let line = 0;
    for (let start = 0; start <= length; start++) {
      while ((lines[line + 1] ?? length + 1) <= start && line + 1 < lines.length) line++;
      const low = reach.low?.[start] ?? 0;
      const high = reach.high?.[start] ?? length;
      if (this.#explores) {
        const seen = new Set<string>();
        this.#explore(ground, start, low, high, (end, bindings) => {
          const key = `${end} ${[...bindings].sort().join()}`;
          if (seen.has(key)) return;
          seen.add(key);
          found.add(start, end, bindings.size === 0 ? undefined : bindings);
        });
        continue;
      }
      if (this.#firstStep(start) === 0) continue;
      const before = this.#track.taken;
      for (const end of endsForward(this.#track, start, low, Math.min(high, lines[line + 1] ?? length))) found.add(start, end);
      reading.steps -= this.#track.taken - before;
      if (reading.steps < 0) break;
    }
    return found;
  }

  #read(reading: ArticleReading): Ground {
    const { borders, automaton } = this.#core;
    this.#symbols.read(
      reading,
      borders.map((border) => placesOf(border, reading)),
    );
    this.#track.steps.refresh();
    this.#beginnings.reset();
    const stretches = this.#stretches.map((finder) => byStart(finder.all(reading)));
    return { automaton, symbols: this.#symbols, reading, stretches, labels: this.#labels.names };
  }

  #explore(ground: Ground, start: number, low: number, high: number, visit: (end: number, bindings: Bindings) => void): void {
    if (high < start || !this.#mayBegin(ground, start)) return;
    explore(ground, start, high, (end, bindings) => {
      if (end >= low && this.#labels.hold?.(ground.reading, bindings) !== false) visit(end, bindings);
    });
  }

  /** Whether any way leads on from a token; most tokens are passed over by this. */
  #mayBegin({ stretches }: Ground, start: number): boolean {
    if (this.#mayBeEmpty || this.#firstStep(start) !== 0) return true;
    return stretches.some((ends) => ends.has(start));
  }

  /** The first step from a token, as in `Steps.rows`; 0 where it leads nowhere. */
  #firstStep(start: number): number {
    const { automaton, symbols, steps } = this.#track;
    steps.refresh();
    return steps.step(steps.of(automaton.start), symbols.at(start));
  }

  /** @param behind the last token that may begin a match; @param limit no match reaches further */
  #findInLine(first: number, behind: number, limit: number, reach: Reach, wanted: Wanted, add: (start: number, end: number) => void): void {
    const track = this.#track;
    const { steps } = track;
    // A match that begins behind the last token that every match must have has none.
    const end = this.#anchor === undefined ? behind : this.#symbols.lastOf(this.#anchor, first, behind) + 1;
    const patience = track.taken + steps.work + PATIENCE * this.#breadth * (end - first) + IMPATIENT;
    for (let start = this.#beginnings.next(first, end); start < end; start = this.#beginnings.next(start + 1, end)) {
      if (track.taken + steps.work > patience) {
        this.#findBackward(start, end, limit, reach, wanted, add);
        return;
      }
      steps.refresh();
      add(start, runForward(track, start, reach.low?.[start] ?? 0, Math.min(limit, reach.high?.[start] ?? limit), wanted));
    }
  }

  /** As `#findInLine`, for all tokens at once that have the same bound. */
  #findBackward(
    first: number,
    end: number,
    limit: number,
    { low, high }: Reach,
    wanted: Wanted,
    add: (start: number, end: number) => void,
  ): void {
    const bound = wanted === 'longest' ? high : low;
    for (let from = first; from < end; ) {
      let to = from + 1;
      while (to < end && bound?.[to] === bound?.[from]) to++;
      const ends = new Int32Array(to - from).fill(NONE);
      const [least, most] = wanted === 'longest' ? [0, Math.min(limit, high?.[from] ?? limit)] : [low?.[from] ?? 0, limit];
      runBackward(this.#track, from, least, most, wanted, (start, reached) => {
        if (start < to) ends[start - from] = reached;
      });
      for (const [index, reached] of ends.entries()) {
        const start = from + index;
        if (reached >= (low?.[start] ?? 0) && reached <= (high?.[start] ?? limit)) add(start, reached);
      }
      from = to;
    }
  }
}

/** Whether the last state can be reached without a token; a border may lie anywhere, and a stretch may be empty. */
function isReachedWithoutTokens({ edges, start, final }: Automaton): boolean {
  const reached = new Set([start]);
  for (const state of reached) for (const edge of edges[state] ?? []) if (edge.kind !== 'token') reached.add(edge.to);
  return reached.has(final);
}

/** Whether all that a match can begin with is a token that passes a check. */
function beginsWith({ edges, start }: Automaton, check: number): boolean {
  const reached = new Set([start]);
  for (const state of reached) {
    for (const edge of edges[state] ?? []) {
      if (edge.kind === 'free' || edge.kind === 'border') reached.add(edge.to);
      else if (edge.kind !== 'token' || edge.check !== check) return false;
    }
  }
  return true;
}

/** The tokens before which a border lies. */
function placesOf({ structure, edge, test, asksFacts }: Border, reading: ArticleReading): number[] {
  return reading.structures
    .of(structure, asksFacts)
    .filter(test)
    .map((span) => span[edge]);
}

/** Whether an automaton passes tokens that have one of some labels. */
function remembers({ edges }: Automaton, names: ReadonlySet<string>): boolean {
  return edges.some((ways) => ways.some((edge) => edge.kind === 'token' && edge.label !== undefined && names.has(edge.label)));
}

function byStart({ starts, ends, bindings }: Stretches): ReadonlyMap<number, readonly Ahead[]> {
  const all = new Map<number, Ahead[]>();
  for (const [index, start] of starts.entries()) {
    const ahead = { end: ends[index] as number, bindings: bindings[index] };
    const known = all.get(start);
    if (known === undefined) all.set(start, [ahead]);
    else known.push(ahead);
  }
  return all;
}
