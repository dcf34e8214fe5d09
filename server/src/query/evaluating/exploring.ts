/**
 * Running a pattern's automaton from a token where it has to remember something: stretches that lead far ahead, or which tokens
 * have a label. Each state is looked at once for each token and memory, so that nothing is tried twice.
 */
import type { ArticleReading } from './article-reading.ts';
import type { Automaton } from './automaton.ts';
import type { Bindings } from './stretches.ts';
import type { Symbols } from './symbols.ts';

/** What a state costs, in the steps that an article is allowed. */
const COST = 5;

/** What a run looks at. */
export interface Ground {
  readonly automaton: Automaton;
  readonly symbols: Symbols;
  readonly reading: ArticleReading;
  /** Where inner stretches that begin with a token end, by stretch. */
  readonly stretches: readonly ReadonlyMap<number, readonly Ahead[]>[];
  /** Labels that are remembered. */
  readonly labels: ReadonlySet<string>;
}

/** Where a stretch leads. */
export interface Ahead {
  readonly end: number;
  readonly bindings: Bindings | undefined;
}

interface Thread {
  readonly state: number;
  readonly token: number;
  readonly memory: Memory;
}

/** Tokens by label, one object for each set of them. */
interface Memory {
  readonly number: number;
  readonly bindings: Bindings;
}

/**
 * All ends of matches that begin with a token, each as often as there are ways to label it.
 * @param limit no end is behind it
 */
export function explore(ground: Ground, from: number, limit: number, visit: (end: number, bindings: Bindings) => void): void {
  const { automaton, symbols, reading, stretches, labels } = ground;
  const { edges, final } = automaton;
  const { lineStarts } = reading;
  const width = limit - from + 1;
  const memories = new Map<string, Memory>();
  const seen = new Set<number>();
  const waiting: Thread[] = [];
  const go = (state: number, token: number, memory: Memory) => {
    if (token > limit) return;
    const key = (memory.number * width + token - from) * edges.length + state;
    if (seen.has(key)) return;
    seen.add(key);
    waiting.push({ state, token, memory });
  };
  go(automaton.start, from, { number: 0, bindings: new Map() });
  for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
    reading.steps -= COST;
    if (reading.steps < 0) return;
    const { state, token, memory } = thread;
    if (state === final) visit(token, memory.bindings);
    const symbol = symbols.at(token);
    // Nothing is joined across the end of a line.
    const mayGoOn = token === from || lineStarts[token] === 0;
    for (const edge of edges[state] ?? []) {
      if (edge.kind === 'free') go(edge.to, token, memory);
      else if (edge.kind === 'border') {
        if (symbols.isAt(symbol, edge.border)) go(edge.to, token, memory);
      } else if (edge.kind === 'token') {
        if (!mayGoOn || !symbols.holds(symbol, edge.check)) continue;
        const { label } = edge;
        go(edge.to, token + 1, label !== undefined && labels.has(label) ? remember(memories, memory, [[label, token]]) : memory);
      } else {
        for (const { end, bindings } of stretches[edge.stretch]?.get(token) ?? []) {
          if (mayGoOn || end === token) go(edge.to, end, bindings === undefined ? memory : remember(memories, memory, bindings));
        }
      }
    }
  }
}

function remember(memories: Map<string, Memory>, { bindings }: Memory, further: Iterable<readonly [string, number]>): Memory {
  const more = new Map([...bindings, ...further]);
  const key = [...more].sort(([a], [b]) => (a < b ? -1 : 1)).join();
  let memory = memories.get(key);
  if (memory === undefined) {
    memory = { number: memories.size + 1, bindings: more };
    memories.set(key, memory);
  }
  return memory;
}
