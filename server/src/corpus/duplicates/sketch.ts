/**
 * A story in 224 bytes: the low halves of its minima. The share of places in which two sketches agree tells how alike the
 * stories are (Jaccard) without either text, with a standard error of at most .05 (b-bit minwise hashing; Li, König 2010: of 16
 * bits that agree by chance nothing need be taken away).
 */

/** @param minima of the story, as for its bands */
export function sketchOf(minima: Uint32Array): Uint8Array {
  const sketch = new Uint8Array(minima.length * 2);
  for (let index = 0; index < minima.length; index++) {
    const minimum = minima[index] as number;
    sketch[index * 2] = minimum & 0xff;
    sketch[index * 2 + 1] = (minimum >>> 8) & 0xff;
  }
  return sketch;
}

/** How alike two stories are by their sketches, 0 to 1. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  let equal = 0;
  for (let i = 0; i + 1 < a.length; i += 2) if (a[i] === b[i] && a[i + 1] === b[i + 1]) equal++;
  return a.length === 0 || a.length !== b.length ? 0 : equal / (a.length / 2);
}
