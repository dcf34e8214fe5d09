/**
 * The tokens of one article as bytes: how many bytes the numbers of their words take, and these, which every query reads; then the lines,
 * and which tokens are names, and which lie in statements and sections; then where tokens stand, which is asked of hits alone. A token begins where the one before ends and is as
 * long as its word, unless these last bytes say otherwise.
 */
import type { Zone } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { packNumbers, readVarint, VarintBuffer, type VarintReader } from '../packing/varints.ts';

/** Zones as bits, of those that tokens can lie in. */
export const ZONE_BITS = { title: 1, dateline: 2, body: 4, boilerplate: 8, blank: 0 } as const satisfies Record<Zone, number>;
/** The zones that have a bit, in the order of their bits. */
export const TOKEN_ZONES = ['title', 'dateline', 'body', 'boilerplate'] as const satisfies readonly Zone[];

/** A line has a zone, and is indented or not. */
const LINE_CODES = 2 * TOKEN_ZONES.length;

/** What is in the columns of an article, to be used again for the next one. 词例列 */
export class TokenColumns {
  length = 0;
  words = new Uint32Array(1024);
  lineCount = 0;
  /** First token of each line that has tokens; one more entry than there are lines. */
  lines = new Uint32Array(64);
  lineNumbers = new Uint32Array(64);
  /** How many code units stand before the first token of each line, in that line of the raw text. */
  indents = new Uint32Array(64);
  zones = new Uint8Array(64);
  /** For `readNamed`. */
  named: Uint8Array = new Uint8Array();
  /** For `readEnclosed`. */
  enclosed: Uint8Array = new Uint8Array();

  /** Reads the words alone. @returns where the lines begin */
  readWords(packed: Uint8Array): number {
    const reader = { bytes: packed, at: 0 };
    const size = readVarint(reader);
    const end = Math.min(packed.length, reader.at + size);
    // No word takes less than a byte.
    if (end > this.words.length) this.words = new Uint32Array(2 * end);
    const { words } = this;
    let length = 0;
    let at = reader.at;
    // Whether a word takes one byte or two cannot be foreseen, hence it is reckoned with and not asked for.
    while (at < end - 2) {
      const first = packed[at] as number;
      const second = packed[at + 1] as number;
      const third = packed[at + 2] as number;
      const hasSecond = first >> 7;
      const hasThird = hasSecond & (second >> 7);
      if ((hasThird & (third >> 7)) === 0) {
        words[length++] = (first & 0x7f) | ((second & 0x7f & -hasSecond) << 7) | ((third & -hasThird) << 14);
        at += 1 + hasSecond + hasThird;
      } else {
        reader.at = at;
        words[length++] = readVarint(reader);
        at = reader.at;
      }
    }
    reader.at = at;
    while (reader.at < end) words[length++] = readVarint(reader);
    this.length = length;
    return end;
  }

  /** Reads words and lines. @returns where the exceptions begin */
  read(packed: Uint8Array): number {
    return this.readLines(packed, this.readWords(packed));
  }

  /** Reads the lines of the article whose words were read. @param at where they begin; @returns where the exceptions begin */
  readLines(packed: Uint8Array, at: number): number {
    const reader = { bytes: packed, at };
    const count = Math.min(readVarint(reader), packed.length);
    if (count >= this.lines.length) {
      this.lines = new Uint32Array(2 * count + 1);
      this.lineNumbers = new Uint32Array(2 * count);
      this.indents = new Uint32Array(2 * count);
      this.zones = new Uint8Array(2 * count);
    }
    let token = 0;
    let number = 0;
    for (let line = 0; line < count; line++) {
      const code = readVarint(reader);
      number += Math.floor(code / LINE_CODES);
      this.lines[line] = token;
      this.lineNumbers[line] = number;
      this.zones[line] = 1 << (code % TOKEN_ZONES.length);
      this.indents[line] = code % LINE_CODES < TOKEN_ZONES.length ? 0 : readVarint(reader);
      token += readVarint(reader);
    }
    this.lines[count] = token;
    this.lineCount = count;
    this.named = readBytes(reader);
    this.enclosed = readBytes(reader);
    return Math.min(packed.length, reader.at);
  }
}

/** Bytes behind their number. */
function readBytes(reader: VarintReader): Uint8Array {
  const size = readVarint(reader);
  const bytes = reader.bytes.subarray(reader.at, reader.at + size);
  reader.at += size;
  return bytes;
}

/** Where the tokens of an article stand in its raw text. */
export interface TokenPlaces {
  /** Start and end of each token, by turns. */
  readonly spans: Uint32Array;
  /** 1 for each token before which a blank stands; what else parts two tokens was injected, or ends a line. */
  readonly apart: Uint8Array;
}

/** @param exceptions where they begin; @param lengthOf of a word, in code units */
export function readPlaces(
  packed: Uint8Array,
  exceptions: number,
  words: Uint32Array,
  length: number,
  lengthOf: (word: number) => number,
): TokenPlaces {
  const spans = new Uint32Array(2 * length);
  const apart = new Uint8Array(length);
  const reader = { bytes: packed, at: exceptions };
  let next = reader.at < packed.length ? readVarint(reader) : -1;
  let at = 0;
  for (let token = 0; token < length; token++) {
    let extra = 0;
    if (token === next) {
      const gap = readVarint(reader);
      at += Math.floor(gap / 2);
      apart[token] = gap % 2;
      extra = readVarint(reader);
      next = reader.at < packed.length ? token + 1 + readVarint(reader) : -1;
    }
    spans[2 * token] = at;
    at += lengthOf(words[token] as number) + extra;
    spans[2 * token + 1] = at;
  }
  return { spans, apart };
}

/** Gathers the columns of an article, token by token. */
export class TokenPacker {
  readonly #words = new VarintBuffer();
  readonly #lines = new VarintBuffer();
  readonly #exceptions = new VarintBuffer();
  #tokens = 0;
  #end = 0;
  #ordinary = 0;
  #lineCount = 0;
  #line = 0;
  #inLine = 0;

  get tokens(): number {
    return this.#tokens;
  }

  /**
   * @param word its number; @param length of the word in code units; @param raw where it stands
   * @param isApart whether a blank stands before it; @param line 1-based, ascending
   * @param indent code units before it in the line; asked of the first token of a line; @param zone place in `TOKEN_ZONES`
   */
  add(word: number, length: number, raw: Span, isApart: boolean, line: number, indent: number, zone: number): void {
    if (line !== this.#line) {
      this.#endLine();
      this.#lines.number((line - this.#line) * LINE_CODES + (indent > 0 ? TOKEN_ZONES.length : 0) + zone);
      if (indent > 0) this.#lines.number(indent);
      this.#line = line;
      this.#lineCount++;
    }
    const gap = Math.max(0, raw.start - this.#end);
    const extra = Math.max(0, raw.end - raw.start - length);
    if (gap !== 0 || extra !== 0) {
      this.#exceptions.number(this.#ordinary);
      this.#exceptions.number(2 * gap + (isApart ? 1 : 0));
      this.#exceptions.number(extra);
      this.#ordinary = 0;
    } else this.#ordinary++;
    this.#words.number(word);
    this.#end = raw.end;
    this.#inLine++;
    this.#tokens++;
  }

  /** What `TokenColumns` reads; the next article begins. @param named as `packNamed` gives it; @param enclosed as `packEnclosed` does */
  finish(named: Uint8Array, enclosed: Uint8Array): Uint8Array {
    this.#endLine();
    const sized = (bytes: Uint8Array) => [packNumbers([bytes.length]), bytes];
    const lines = [packNumbers([this.#lineCount]), this.#lines.take(), ...sized(named), ...sized(enclosed)];
    const packed = Buffer.concat([...sized(this.#words.take()), ...lines, this.#exceptions.take()]);
    this.#tokens = this.#end = this.#ordinary = this.#lineCount = this.#line = 0;
    return packed;
  }

  #endLine(): void {
    if (this.#lineCount > 0) this.#lines.number(this.#inLine);
    this.#inLine = 0;
  }
}
