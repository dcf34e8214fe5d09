/**
 * Decoding what was misread, all layers at once: text that was misread twice shows a misread text when it is decoded, and what was
 * misread in two ways may be the whole of one that was misread before.
 */
import { overlaps, type Span, touches } from '../text/span.ts';
import type { Edit } from './edit.ts';
import { findMisread, type Misread } from './mojibake.ts';
import { cleanLength, editMap, editsOf, identityMap, type OffsetMap, rebuild } from './offset-map.ts';

/** A misread run that says something. */
type Readable = Misread & { readonly text: string };

/** Each misreading makes a text half as long again; the bound keeps the cost linear. */
const LAYERS = 16;

/** The edits that decode all that is misread in a text. */
export function decodingOfAll(raw: string): Edit[] {
  return decoding(raw, () => true);
}

/** The edits that decode the misread runs within a span, and what shows in them. */
export function decodingWithin(raw: string, span: Span): Edit[] {
  return decoding(raw, (run, map) => (map.some((segment) => segment.text !== undefined) ? isDecoded(run, map) : overlaps(run, span)));
}

function decoding(raw: string, wanted: (run: Readable, map: OffsetMap) => boolean): Edit[] {
  let map = identityMap(raw.length);
  for (let layer = 0; layer < LAYERS; layer++) {
    const runs = readable(rebuild(raw, map)).filter((run) => wanted(run, map));
    if (runs.length === 0) break;
    map = editMap(map, runs);
  }
  return editsOf(map, raw.length);
}

/** The misread runs of a text that say something. */
export function readable(raw: string): Readable[] {
  return findMisread(raw).filter((run): run is Readable => run.text !== null);
}

/** Whether a run lies in or beside what was decoded before. */
function isDecoded(run: Span, map: OffsetMap): boolean {
  return map.some((segment) => {
    const start = segment.clean;
    const end = start + cleanLength(segment);
    return segment.text !== undefined && (overlaps(run, { start, end }) || touches(run, start) || touches(run, end));
  });
}
