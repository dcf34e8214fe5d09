/** Makes an animated picture of single ones, each of which stays long enough to be read. */
import { readFile, writeFile } from 'node:fs/promises';
import UPNG from 'upng-js';

/** Milliseconds that a picture stays. */
const STAY = 3000;
const COLOURS = 256;

/** Writes an animated PNG of PNG files, all of one size, one after the other. */
export async function writeTour(file: string, frames: readonly string[]): Promise<void> {
  const decoded = [];
  for (const frame of frames) decoded.push(UPNG.decode(new Uint8Array(await readFile(frame)).buffer));
  const [first] = decoded;
  if (first === undefined) throw new Error('a tour has pictures');
  const pixels = decoded.map((image) => UPNG.toRGBA8(image)[0] as ArrayBuffer);
  const delays = decoded.map(() => STAY);
  await writeFile(file, new Uint8Array(UPNG.encode(pixels, first.width, first.height, COLOURS, delays)));
}
