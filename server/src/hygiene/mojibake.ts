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

/** Shorter runs may be valid in both encodings by chance, in UTF-16 code units; in 15 million characters of pages none of six was. */
const SHORTEST = 6;
const strict = new TextDecoder('utf-8', { fatal: true });
const LATIN_LETTERS = /[\u00c0-\u00ff][^\u00c0-\u00ff]*[\u00c0-\u00ff]/u;
/** Characters without width stand in texts of the web as signs do. */
const SENSE = /^[\p{sc=Han}\p{P}\p{N}\p{L}\p{Zs}\p{Cf}]+$/u;

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

/** The two bytes of each character in GBK, as one number; 0 for a character that it has not. */
let pairs: Uint16Array | undefined;

/** Whether a misread run may begin with a code unit. */
export const mayOpenMisread = (unit: number): boolean => (unit >= 0x80 && unit <= 0xff) || openers[unit] === 1;

/** All misread runs of a raw text. Linear: a run is followed only as far as its bytes are those of the other encoding. */
export function findMisread(raw: string): Misread[] {
  const found: Misread[] = [];
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit <= 0xff) {
      const start = i;
      while ((latinByte[raw.charCodeAt(i)] as number) > 0) i++;
      const text = i - start < SHORTEST ? undefined : readLatin(raw.slice(start, i));
      if (text !== undefined) found.push({ start, end: i, text });
      // What ended the run may begin another.
      i--;
    } else if (openers[unit] !== 0) {
      const run = readHan(raw, i);
      if (run === undefined) continue;
      found.push(run);
      i = run.end - 1;
    }
  }
  return found;
}

/** The run of Han characters from `start` on that is UTF-8, as far as that goes; undefined where it is none, or too short. */
function readHan(raw: string, start: number): Misread | undefined {
  pairs ??= readPairs();
  const bytes: number[] = [];
  let expected = 0;
  let whole = 0;
  for (let i = start; i < raw.length; i++) {
    const pair = pairs[raw.charCodeAt(i)] as number;
    if (pair === 0) break;
    const [first, second] = [pair >> 8, pair & 0xff];
    expected = following(following(expected, first), second);
    if (expected < 0) break;
    bytes.push(first, second);
    if (expected === 0) whole = bytes.length;
  }
  const end = start + whole / 2;
  const text = end - start < SHORTEST ? null : readUtf8(Uint8Array.from(bytes.slice(0, whole)));
  return text === null ? undefined : { start, end, text };
}

/** How many more bytes a character of UTF-8 needs after one byte more; -1 where the byte cannot stand there. */
function following(expected: number, byte: number): number {
  if (expected > 0) return byte >= 0x80 && byte <= 0xbf ? expected - 1 : -1;
  if (expected < 0 || byte < 0xc2 || byte > 0xef) return -1;
  return byte < 0xe0 ? 1 : 2;
}

function readPairs(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let first = 0x81; first <= 0xfe; first++) {
    const row = Array.from({ length: 0xff - 0x80 }, (_, i) => [first, 0x80 + i]).flat();
    const text = iconv.decode(Buffer.from(row), 'gbk');
    // A pair that GBK has not is read as other than one character: such rows are read pair by pair.
    for (let i = 0; i < row.length; i += 2) {
      const one = text.length * 2 === row.length ? text[i / 2] : iconv.decode(Buffer.from(row.slice(i, i + 2)), 'gbk');
      if (one?.length === 1 && one !== '\ufffd') table[one.charCodeAt(0)] = (first << 8) | (0x80 + i / 2);
    }
  }
  return table;
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
