/**
 * Room for the small arrays of numbers that every line and every article needs anew. An array of its own costs about a
 * microsecond, since its numbers lie outside the heap; a stretch of a larger one costs a tenth of that.
 */

/** Numbers that are fetched at once: 64 kB. */
const SIZE = 1 << 14;
/** A longer array pays for itself, and would leave much of the room unused. */
const LONGEST = SIZE >> 3;

let room = new Int32Array(SIZE);
let used = 0;

/** A new array of zeros, which nobody else has or will have; it keeps its neighbours in memory, so it should not live long. */
export function numbers(length: number): Int32Array {
  if (length > LONGEST) return new Int32Array(length);
  if (used + length > SIZE) {
    room = new Int32Array(SIZE);
    used = 0;
  }
  const from = used;
  used += length;
  return room.subarray(from, used);
}
