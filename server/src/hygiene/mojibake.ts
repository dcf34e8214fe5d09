/**
 * Text that was read in the wrong encoding: UTF-8 as GB18030 (中国 became 涓浗), UTF-8, GBK or Big5 as Windows-1252 (ä¸å›½, ÖÐ¹ú).
 * It is told by proof, not by looks: the run's bytes are valid from end to end in the other encoding and give common characters,
 * which no text does by chance. Where two encodings make sense of them, nobody can tell which it was.
 */
import iconv from 'iconv-lite';

/** A misread run, and what it says: null where that is not certain. */
export interface Misread {
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
}

/** Runs this short may be valid in both encodings by chance. */
const SHORTEST = 6;
const strict = new TextDecoder('utf-8', { fatal: true });
const LATIN_LETTERS = /[\u00c0-\u00ff][^\u00c0-\u00ff]*[\u00c0-\u00ff]/u;
const SENSE = /^[\p{sc=Han}\p{P}\p{N}\p{L}\p{Zs}]+$/u;

/** Characters that the first two bytes of a common Han character (E4–E9, 80–BF) give in GBK. */
const openers = new Uint8Array(0x10000);
for (const opener of iconv.decode(
  Buffer.from(Array.from({ length: 6 * 64 }, (_, i) => [0xe4 + Math.floor(i / 64), 0x80 + (i % 64)]).flat()),
  'gbk',
))
  openers[opener.charCodeAt(0)] = 1;

/** The byte above 7F that a character is in Windows-1252 or, where that has none, in Latin-1; 0 for any other character. */
const latinByte = new Uint8Array(0x10000);
for (let byte = 0x80; byte <= 0xff; byte++) {
  latinByte[byte] = byte;
  const character = iconv.decode(Buffer.from([byte]), 'win1252').charCodeAt(0);
  if (character !== 0xfffd) latinByte[character] = byte;
}

/** All misread runs of a raw text. Linear: only runs that begin like misread text are converted. */
export function findMisread(raw: string): Misread[] {
  const found: Misread[] = [];
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    if (unit < 0x80) continue;
    const start = i;
    if (unit <= 0xff) {
      while ((latinByte[raw.charCodeAt(i)] as number) > 0) i++;
      const text = i - start < SHORTEST ? undefined : readLatin(raw.slice(start, i));
      if (text !== undefined) found.push({ start, end: i, text });
    } else {
      while (mayBeMisread(raw.charCodeAt(i))) i++;
      if (i === start) continue;
      const text = i - start < SHORTEST || openers[unit] === 0 ? null : readHan(raw.slice(start, i));
      if (text !== null) found.push({ start, end: i, text });
    }
    // What ended the run may begin another.
    i--;
  }
  return found;
}

/** GBK has no character of Latin script alone and none beyond the basic plane. */
function mayBeMisread(unit: number): boolean {
  return unit >= 0x100 && (unit < 0xd800 || unit > 0xdfff);
}

/** What a run of Han characters says as UTF-8. */
function readHan(run: string): string | null {
  const bytes = iconv.encode(run, 'gbk');
  // A character that GBK lacks becomes "?": then the run is no misread GBK.
  if (bytes.includes(0x3f)) return null;
  const text = readUtf8(bytes);
  return text !== null && text.length * 1.4 <= run.length + 1 ? text : null;
}

/** What a run of Latin letters and signs says; null where that is not certain, undefined where it is text. */
function readLatin(run: string): string | null | undefined {
  // ······ is six middle dots.
  if (!LATIN_LETTERS.test(run)) return undefined;
  const bytes = Buffer.from(Array.from(run, (character) => latinByte[character.charCodeAt(0)] as number));
  const said = readUtf8(bytes);
  // Nothing is valid UTF-8 by chance: then no other encoding is asked.
  if (said !== null) return said;
  // Many characters of Big5 hold an ASCII letter, so that a run is but a piece of what was misread.
  if (isCommon(bytes, BIG5)) return null;
  return isCommon(bytes, GBK) ? iconv.decode(bytes, 'gbk') : undefined;
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    const text = strict.decode(bytes);
    return SENSE.test(text) ? text : null;
  } catch {
    return null;
  }
}

/** The pairs of bytes of an encoding's signs and of its common Han characters. */
interface Pairs {
  readonly signs: readonly [first: number, last: number];
  readonly common: readonly [first: number, last: number];
  isSecond(byte: number): boolean;
}

/** GB 2312: rows 1 to 3 are signs, rows 16 to 55 the characters of the first level. */
const GBK: Pairs = { signs: [0xa1, 0xa3], common: [0xb0, 0xd7], isSecond: (byte) => byte >= 0xa1 && byte <= 0xfe };
/** Big5: A1 to A3 are signs, A4 to C6 the characters of the first level. */
const BIG5: Pairs = {
  signs: [0xa1, 0xa3],
  common: [0xa4, 0xc6],
  isSecond: (byte) => (byte >= 0xa1 && byte <= 0xfe) || (byte >= 0x40 && byte <= 0x7e),
};

/** Whether bytes are such pairs from end to end, most of them common characters. */
function isCommon(bytes: Uint8Array, { signs, common, isSecond }: Pairs): boolean {
  if (bytes.length % 2 !== 0) return false;
  let characters = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    const first = bytes[i] as number;
    if (!isSecond(bytes[i + 1] as number)) return false;
    if (first >= common[0] && first <= common[1]) characters++;
    else if (first < signs[0] || first > signs[1]) return false;
  }
  return characters * 4 >= bytes.length;
}
