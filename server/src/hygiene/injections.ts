/**
 * All that is injected in a text, also what shows only after the first layer is gone: 好(hǎo)(hǎo). The safe fix takes
 * every layer at once, so that fixing twice is fixing once.
 */
import { type Folding, fold, type Injection } from '../text/folding.ts';
import { COMMA_MINIMUM } from './artifacts.ts';
import { applyEdits, type Edit } from './edit.ts';

/** No scraper runs over a text more often; the bound keeps the cost linear. */
const LAYERS = 8;

/** Every injection that counts as a finding, in raw offsets, in order, without overlaps. */
export function allInjections(raw: string): Injection[] {
  const found: Injection[] = [];
  let text = raw;
  // Offsets of the present text in the raw one.
  let offsets: Uint32Array | null = null;
  let commas = false;
  for (let layer = 0; layer < LAYERS; layer++) {
    const folding: Folding = fold(text);
    commas = commas || folding.injections.filter((injection) => injection.kind === 'comma').length >= COMMA_MINIMUM;
    const wanted = folding.injections
      .filter(({ kind }) => kind === 'pinyin' || (kind === 'comma' && commas))
      .map((injection) => withRepeats(text, injection));
    if (wanted.length === 0) break;
    for (const { kind, start, end } of wanted) found.push({ kind, start: rawOffset(offsets, start), end: rawOffset(offsets, end - 1) + 1 });
    offsets = remaining(text.length, offsets, wanted);
    text = applyEdits(text, removals(wanted));
  }
  return merged(found);
}

/** The same reading again and again behind one character is one injection: without this each layer would need its own pass. */
function withRepeats(text: string, injection: Injection): Injection {
  const reading = text.slice(injection.start, injection.end);
  let { end } = injection;
  while (injection.kind === 'pinyin' && text.startsWith(reading, end)) end += reading.length;
  return { ...injection, end };
}

/** The edits that take injections out. */
export function removals(injections: readonly Injection[]): Edit[] {
  return injections.map(({ start, end }) => ({ start, end, text: '' }));
}

function rawOffset(offsets: Uint32Array | null, offset: number): number {
  return offsets === null ? offset : (offsets[offset] as number);
}

function remaining(length: number, offsets: Uint32Array | null, removed: readonly Injection[]): Uint32Array {
  const kept = new Uint32Array(length);
  let count = 0;
  let next = 0;
  for (let i = 0; i < length; i++) {
    while (next < removed.length && i >= (removed[next] as Injection).end) next++;
    const injection = removed[next];
    if (injection !== undefined && i >= injection.start) continue;
    kept[count++] = rawOffset(offsets, i);
  }
  return kept.slice(0, count);
}

/** A later layer may enclose an earlier one; the outer span stays. */
function merged(injections: readonly Injection[]): Injection[] {
  const sorted = [...injections].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Injection[] = [];
  for (const injection of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || injection.start >= last.end) kept.push(injection);
  }
  return kept;
}
