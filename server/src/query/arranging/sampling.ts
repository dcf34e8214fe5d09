/** Some of many lines by chance: the same for the same seed, wherever and whenever it is asked. */

/**
 * So many of some lines, each choice of them as likely as another; they stay in their order.
 * @param size all lines where it is not less than they are
 */
export function sampleLines(lines: Uint32Array, size: number, seed: number): Uint32Array {
  const wanted = Math.max(0, Math.floor(size));
  if (wanted >= lines.length) return lines;
  const chance = chances(seed);
  // The first steps of a shuffle (Durstenfeld 1964) choose.
  const places = Uint32Array.from(lines.keys());
  for (let index = 0; index < wanted; index++) {
    const other = index + Math.floor(chance() * (places.length - index));
    const place = places[other] as number;
    places[other] = places[index] as number;
    places[index] = place;
  }
  return places
    .subarray(0, wanted)
    .sort()
    .map((place) => lines[place] as number);
}

/** Numbers from 0 to below 1 (mulberry32, by Tommy Ettinger, in the public domain). */
function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
