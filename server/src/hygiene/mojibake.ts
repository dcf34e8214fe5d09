/**
 * Text that was UTF-8 and was read as GB18030: 中国 became 涓浗. It is told by proof, not by looks: the run's bytes in
 * GB18030 are valid UTF-8 from end to end, which other Chinese text is not by chance.
 */
import iconv from 'iconv-lite';

/** A misread run and what it says. */
export interface Misread {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Runs this short may be valid in both encodings by chance. */
const SHORTEST = 6;
const strict = new TextDecoder('utf-8', { fatal: true });

/** Characters that the first two bytes of a common Han character (E4–E9, 80–BF) give in GBK. */
const openers = new Uint8Array(0x10000);
for (const opener of iconv.decode(
  Buffer.from(Array.from({ length: 6 * 64 }, (_, i) => [0xe4 + Math.floor(i / 64), 0x80 + (i % 64)]).flat()),
  'gbk',
))
  openers[opener.charCodeAt(0)] = 1;

/** All misread runs of a raw text. Linear: only runs that begin like misread text are converted. */
export function findMisread(raw: string): Misread[] {
  const found: Misread[] = [];
  for (let i = 0; i < raw.length; i++) {
    if (!mayBeMisread(raw.charCodeAt(i))) continue;
    const start = i;
    while (mayBeMisread(raw.charCodeAt(i))) i++;
    if (i - start < SHORTEST || openers[raw.charCodeAt(start)] === 0) continue;
    const text = decode(raw.slice(start, i));
    if (text !== null) found.push({ start, end: i, text });
  }
  return found;
}

/** GBK has no character of Latin script alone and none beyond the basic plane. */
function mayBeMisread(unit: number): boolean {
  return unit >= 0x100 && (unit < 0xd800 || unit > 0xdfff);
}

function decode(run: string): string | null {
  const bytes = iconv.encode(run, 'gbk');
  // A character that GBK lacks becomes "?": then the run is no misread GBK.
  if (bytes.includes(0x3f)) return null;
  try {
    const text = strict.decode(bytes);
    return text.length * 1.4 <= run.length + 1 && run.length >= SHORTEST && /^[\p{sc=Han}\p{P}\p{N}\p{L}]+$/u.test(text) ? text : null;
  } catch {
    return null;
  }
}
