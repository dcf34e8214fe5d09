/** Stretches of the tokens of an article, as the query sees them. */

/** No end: nothing matches there. */
export const NONE = -1;

/** Tokens by label. */
export type Bindings = ReadonlyMap<string, number>;

/** Stretches by start, ascending. */
export class Stretches {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Tokens by label, as far as anybody asks for them. */
  readonly bindings: (Bindings | undefined)[] = [];

  add(start: number, end: number, bindings?: Bindings): void {
    this.starts.push(start);
    this.ends.push(end);
    if (bindings !== undefined) this.bindings[this.starts.length - 1] = bindings;
  }
}

/** Behind all ends. */
export const NEVER = 0x7fffffff;

/** For each token, and the place behind the last, where the furthest of the stretches ends that begin with it or before; `NONE`. */
export function furthestEnds({ starts, ends }: Stretches, length: number): Int32Array {
  const furthest = new Int32Array(length + 1);
  let end = NONE;
  let token = 0;
  for (let next = 0; next < starts.length; next++) {
    const start = starts[next] as number;
    if (start > token) furthest.fill(end, token, start);
    token = start;
    end = Math.max(end, ends[next] as number);
  }
  return furthest.fill(end, token);
}

/** For each token, and the place behind the last, where the first to end of the stretches does that begin with it or behind; `NEVER`. */
export function nearestEnds({ starts, ends }: Stretches, length: number): Int32Array {
  const nearest = new Int32Array(length + 1);
  let end = NEVER;
  let behind = length + 1;
  for (let next = starts.length - 1; next >= 0; next--) {
    const start = starts[next] as number;
    if (start + 1 < behind) nearest.fill(end, start + 1, behind);
    behind = Math.min(behind, start + 1);
    end = Math.min(end, ends[next] as number);
  }
  return nearest.fill(end, 0, behind);
}
