/**
 * The steps of a pattern's automaton from token to token: all states that it may be in are one set, and which set follows on which
 * symbol is found out once (the subset construction of Rabin and Scott 1959, as far as it is needed). A step is one look-up,
 * whatever the pattern.
 */
import type { Automaton } from './automaton.ts';
import type { Symbols } from './symbols.ts';

/** Nothing can follow. */
export const DEAD = 0;
/** What is remembered of sets of states, in numbers; more is forgotten and made anew. */
const REMEMBERED = 1 << 22;
const NOT_KNOWN = -1;

/** Sets of states of an automaton without stretches, by number; and by set and symbol the next one. */
export class Steps {
  /** By set, then by symbol: twice the next set, plus one where the pattern may end before a token of that symbol. */
  rows: Int32Array[] = [];
  /** How many states were looked at for steps that were not known. */
  work = 0;
  readonly #automaton: Automaton;
  readonly #symbols: Symbols;
  #sets: number[][] = [];
  #numbers = new Map<string, number>();
  #singles: (number | undefined)[] = [];
  #capacity = 0;
  #remembered = 0;
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(automaton: Automaton, symbols: Symbols) {
    this.#automaton = automaton;
    this.#symbols = symbols;
    this.#seen = new Uint32Array(automaton.edges.length);
  }

  /** Makes ready for symbols that have come up and forgets what has become too much. What was known of sets may be gone. */
  refresh(): void {
    if (this.#symbols.count <= this.#capacity && !this.isFull) return;
    const { count } = this.#symbols;
    if (count > this.#capacity) this.#capacity = this.#capacity === 0 ? count : 2 * count;
    this.#forget();
  }

  /** Whether so much is remembered that it should be forgotten before the next run. */
  get isFull(): boolean {
    return this.#remembered >= REMEMBERED;
  }

  /** The set of one state. */
  of(state: number): number {
    let set = this.#singles[state];
    if (set === undefined) {
      set = this.#number([state]);
      this.#singles[state] = set;
    }
    return set;
  }

  states(set: number): readonly number[] {
    return this.#sets[set] as number[];
  }

  /** What `rows` has for a set and a symbol, made where it is not known. */
  step(set: number, symbol: number): number {
    const row = this.rows[set] as Int32Array;
    const before = row[symbol] as number;
    if (before !== NOT_KNOWN) return before;
    const next = this.#step(this.#sets[set] as number[], symbol);
    row[symbol] = next;
    return next;
  }

  #step(states: readonly number[], symbol: number): number {
    const { edges, final } = this.#automaton;
    const symbols = this.#symbols;
    const round = ++this.#round;
    const waiting = [...states];
    const next = new Set<number>();
    let ends = 0;
    this.work += states.length;
    for (const state of states) this.#seen[state] = round;
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      if (state === final) ends = 1;
      for (const edge of edges[state] ?? []) {
        if (edge.kind === 'token') {
          if (symbols.holds(symbol, edge.check)) next.add(edge.to);
        } else if (edge.kind === 'free' || (edge.kind === 'border' && symbols.isAt(symbol, edge.border))) {
          if (this.#seen[edge.to] === round) continue;
          this.#seen[edge.to] = round;
          waiting.push(edge.to);
        }
      }
    }
    return 2 * (next.size === 0 ? DEAD : this.#number([...next].sort((a, b) => a - b))) + ends;
  }

  #number(states: number[]): number {
    const key = states.join();
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#sets.push(states) - 1;
      this.rows.push(new Int32Array(this.#capacity).fill(NOT_KNOWN));
      this.#numbers.set(key, number);
      this.#remembered += this.#capacity + 2 * states.length;
    }
    return number;
  }

  #forget(): void {
    this.rows = [];
    this.#sets = [];
    this.#singles = [];
    this.#numbers = new Map();
    this.#remembered = 0;
    this.#number([]);
  }
}
