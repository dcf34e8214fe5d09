/**
 * The MinHash bands of a story: two stories that are alike share at least one of 14 with high probability, stories that are
 * not share none. Bands of 8 minima: of pairs with a similarity of .8 some 92 % share a band, of .9 all, of .5 one in twenty
 * (the setting of FineWeb).
 *
 * All minima come from one hash a shingle: the numbers are dealt into as many bins as there are minima (one permutation
 * hashing; Li, Owen, Zhang 2012), and an empty bin borrows from one that is drawn by lot from its number (optimal
 * densification; Shrivastava 2017).
 */
import { mix } from './bare.ts';

const BANDS = 14;
const ROWS = 8;
const BINS = BANDS * ROWS;
/** A story with fewer shingles says too little to be found again by a sample of them. */
const SHINGLES_MINIMUM = 50;
const EMPTY = 0xffffffff;

/**
 * The bands of a story as numbers of 48 bits, the band's place being a part of each; none for a story too short.
 * @param minima of the story; @param shingles how many it has
 */
export function bandsOf(minima: Uint32Array, shingles: number): number[] {
  if (shingles < SHINGLES_MINIMUM) return [];
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let low = mix(band + 1);
    let high = mix(band + BANDS + 1);
    for (let row = 0; row < ROWS; row++) {
      const minimum = minima[band * ROWS + row] as number;
      low = mix(Math.imul(low, 31) ^ minimum);
      high = mix(Math.imul(high, 37) ^ minimum);
    }
    bands.push((high & 0xffff) * 2 ** 32 + (low >>> 0));
  }
  return bands;
}

/** The minima of a story. @param shingles in any order, at least one */
export function minimaOf(shingles: Uint32Array): Uint32Array {
  const dealt = new Uint32Array(BINS).fill(EMPTY);
  for (let i = 0; i < shingles.length; i++) {
    const shingle = shingles[i] as number;
    const bin = Math.floor((shingle / 2 ** 32) * BINS);
    if (shingle < (dealt[bin] as number)) dealt[bin] = shingle;
  }
  return dealt.map((minimum, bin) => {
    if (minimum !== EMPTY) return minimum;
    for (let attempt = 1; ; attempt++) {
      const lender = dealt[(mix(Math.imul(bin + 1, 0x9e3779b1) + attempt) >>> 0) % BINS] as number;
      if (lender !== EMPTY) return lender;
    }
  });
}
