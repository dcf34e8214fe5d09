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
const CANDIDATE = /[\u0100-\uffff]{6,}/gu;
const strict = new TextDecoder('utf-8', { fatal: true });

/** Characters that the first two bytes of a common Han character (E4–E9, 80–BF) give in GBK. */
const openers: ReadonlySet<string> = new Set(
  iconv.decode(Buffer.from(Array.from({ length: 6 * 64 }, (_, i) => [0xe4 + Math.floor(i / 64), 0x80 + (i % 64)]).flat()), 'gbk').split(''),
);

/** All misread runs of a raw text. Linear: only runs that begin like misread text are converted. */
export function findMisread(raw: string): Misread[] {
  const found: Misread[] = [];
  for (const match of raw.matchAll(CANDIDATE)) {
    if (!openers.has(match[0][0] as string)) continue;
    const text = decode(match[0]);
    if (text !== null) found.push({ start: match.index, end: match.index + match[0].length, text });
  }
  return found;
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
