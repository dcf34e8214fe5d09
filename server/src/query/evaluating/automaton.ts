/**
 * A pattern as an automaton without memory (Thompson 1968): states, between which one goes on a token, at a border of a structure,
 * over a stretch that was found otherwise, or for nothing. Bounded repetitions are written out.
 */

/** A way between states; what it takes stands in one of the lists of the automaton's owner. */
export type Edge =
  | { readonly kind: 'free'; readonly to: number }
  | { readonly kind: 'token'; readonly to: number; readonly check: number; readonly label: string | undefined }
  | { readonly kind: 'border'; readonly to: number; readonly border: number }
  | { readonly kind: 'stretch'; readonly to: number; readonly stretch: number };

/** 自动机 */
export interface Automaton {
  /** By state the ways out of it. */
  readonly edges: readonly (readonly Edge[])[];
  readonly start: number;
  readonly final: number;
}

/** What patterns are made of, once their tests are numbered. */
export type Shape =
  | { readonly kind: 'token'; readonly check: number; readonly label: string | undefined }
  | { readonly kind: 'border'; readonly border: number }
  | { readonly kind: 'stretch'; readonly stretch: number }
  /** Tokens that come to so many characters; the checks are those of words of each length, in no order. */
  | {
      readonly kind: 'characters';
      readonly checks: readonly { readonly length: number; readonly check: number }[];
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'sequence'; readonly items: readonly Shape[] }
  | { readonly kind: 'alternatives'; readonly items: readonly Shape[] }
  | { readonly kind: 'repeated'; readonly item: Shape; readonly least: number; readonly most: number };

/** Larger patterns cost too much memory by their states. What was read from text is refused long before. */
const MOST_STATES = 100_000;

/** @returns undefined where the pattern would have too many states */
export function automatonOf(shape: Shape): Automaton | undefined {
  const edges: Edge[][] = [];
  const newState = () => edges.push([]) - 1;
  const link = (from: number, edge: Edge) => edges[from]?.push(edge);
  /** Lays a shape behind a state. @returns the state behind the shape */
  const lay = (part: Shape, from: number): number => {
    if (edges.length > MOST_STATES) return from;
    if (part.kind === 'sequence') return part.items.reduce((at: number, item) => lay(item, at), from);
    if (part.kind === 'repeated') return layRepeated(part.item, part.least, part.most, from);
    const to = newState();
    if (part.kind === 'characters') {
      // A state for each number of characters that are behind.
      const counts = Array.from({ length: part.most + 1 }, newState);
      link(from, { kind: 'free', to: counts[0] as number });
      for (const [count, state] of counts.entries()) {
        if (count >= part.least) link(state, { kind: 'free', to });
        for (const { length, check } of part.checks) {
          const next = counts[count + length];
          if (next !== undefined) link(state, { kind: 'token', to: next, check, label: undefined });
        }
      }
    } else if (part.kind === 'alternatives') {
      for (const item of part.items) {
        const entry = newState();
        link(from, { kind: 'free', to: entry });
        link(lay(item, entry), { kind: 'free', to });
      }
    } else if (part.kind === 'token') link(from, { kind: 'token', to, check: part.check, label: part.label });
    else if (part.kind === 'border') link(from, { kind: 'border', to, border: part.border });
    else link(from, { kind: 'stretch', to, stretch: part.stretch });
    return to;
  };
  const layRepeated = (item: Shape, least: number, most: number, from: number): number => {
    let at = from;
    for (let time = 0; time < least && edges.length <= MOST_STATES; time++) at = lay(item, at);
    if (most === Number.POSITIVE_INFINITY) {
      const loop = newState();
      link(at, { kind: 'free', to: loop });
      link(lay(item, loop), { kind: 'free', to: loop });
      return loop;
    }
    const to = newState();
    link(at, { kind: 'free', to });
    for (let time = least; time < most && edges.length <= MOST_STATES; time++) {
      at = lay(item, at);
      link(at, { kind: 'free', to });
    }
    return to;
  };
  const start = newState();
  const final = lay(shape, start);
  // What is repeated adds a state each time, or the repetition would go on without end over nothing.
  return edges.length > MOST_STATES ? undefined : { edges, start, final };
}
