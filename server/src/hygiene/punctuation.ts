/**
 * Half-width punctuation between Han characters, and the full-width sign that belongs there. Neighbours are those of the reading
 * view: what was injected between a character and its comma goes by a fix of its own, and must not bring up the comma then.
 */
import { type Folding, isUnseen, toFolded } from '../text/folding.ts';
import { isHan } from '../text/script.ts';
import type { Edit } from './edit.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const SIGNS = /[,;:?!]/g;

/** The signs with what should stand in their place, in text order. Linear. */
export function halfWidthSigns(folding: Folding): Edit[] {
  const { raw, text, offsets, injections } = folding;
  const found: Edit[] = [];
  for (const { index, 0: sign } of raw.matchAll(SIGNS)) {
    const at = injections.length === 0 ? index : toFolded(folding, index);
    // It may be injected itself.
    if (offsets[at] !== index || !isHan(neighbour(text, at, -1)) || !isHan(neighbour(text, at, 1))) continue;
    found.push({ start: index, end: index + 1, text: FULL_WIDTH[sign] as string });
  }
  return found;
}

/** The character before or after one, past what nobody sees, which goes by a fix of its own; NaN at the end of the text. */
function neighbour(text: string, at: number, step: 1 | -1): number {
  let i = at + step;
  while (isUnseen(text.charCodeAt(i))) i += step;
  return text.charCodeAt(i);
}
