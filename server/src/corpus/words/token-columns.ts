/**
 * The tokens of one article as two columns of bytes: the numbers of their words, which every query reads; and where they stand,
 * which is asked of hits alone. A token begins where the one before ends and is as long as its word, unless the second column says
 * otherwise; it begins with the lines.
 */
import type { Zone } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { readVarint } from '../packing/varints.ts';

/** Zones as bits, of those that tokens can lie in. */
export const ZONE_BITS = { title: 1, dateline: 2, body: 4, boilerplate: 8, blank: 0 } as const satisfies Record<Zone, number>;
/** The zones that have a bit, in the order of their bits. */
export const TOKEN_ZONES = ['title', 'dateline', 'body', 'boilerplate'] as const satisfies readonly Zone[];

/** What is in the columns of an article, to be used again for the next one. 词例列 */
export class TokenColumns {
  length = 0;
  words = new Uint32Array(1024);
  lineCount = 0;
  /** First token of each line that has tokens; one more entry than there are lines. */
  lines = new Uint32Array(64);
  lineNumbers = new Uint32Array(64);
  zones = new Uint8Array(64);

  /** Reads the words. */
  readWords(packed: Uint8Array): void {
    // No word takes less than a byte.
    if (packed.length > this.words.length) this.words = new Uint32Array(2 * packed.length);
    const { words } = this;
    let length = 0;
    for (let at = 0; at < packed.length; ) {
      // Nearly all words take one byte or two.
      let value = packed[at++] as number;
      if (value >= 0x80) {
        const second = packed[at++] ?? 0;
        value = (value & 0x7f) | ((second & 0x7f) << 7);
        for (let shift = 14, byte = second; byte >= 0x80; shift += 7) {
          byte = packed[at++] ?? 0;
          value |= (byte & 0x7f) << shift;
        }
      }
      words[length++] = value;
    }
    this.length = length;
  }

  /** Reads the lines. @returns where the exceptions begin */
  readLines(packed: Uint8Array): number {
    const reader = { bytes: packed, at: 0 };
    const count = Math.min(readVarint(reader), packed.length);
    if (count >= this.lines.length) {
      this.lines = new Uint32Array(2 * count + 1);
      this.lineNumbers = new Uint32Array(2 * count);
      this.zones = new Uint8Array(2 * count);
    }
    let token = 0;
    let number = 0;
    for (let line = 0; line < count; line++) {
      const code = readVarint(reader);
      number += Math.floor(code / TOKEN_ZONES.length);
      this.lines[line] = token;
      this.lineNumbers[line] = number;
      this.zones[line] = 1 << (code % TOKEN_ZONES.length);
      token += readVarint(reader);
    }
    this.lines[count] = token;
    this.lineCount = count;
    return reader.at;
  }
}

/**
 * Where the tokens of an article stand.
 * @param packed the second column; @param exceptions where its exceptions begin; @param lengthOf of a word, in code units
 * @returns start and end of each token, by turns
 */
export function readSpans(
  packed: Uint8Array,
  exceptions: number,
  words: Uint32Array,
  length: number,
  lengthOf: (word: number) => number,
): Uint32Array {
  const spans = new Uint32Array(2 * length);
  const reader = { bytes: packed, at: exceptions };
  let next = reader.at < packed.length ? readVarint(reader) : -1;
  let at = 0;
  for (let token = 0; token < length; token++) {
    let extra = 0;
    if (token === next) {
      at += readVarint(reader);
      extra = readVarint(reader);
      next = reader.at < packed.length ? token + 1 + readVarint(reader) : -1;
    }
    spans[2 * token] = at;
    at += lengthOf(words[token] as number) + extra;
    spans[2 * token + 1] = at;
  }
  return spans;
}

/** Gathers the columns of an article, token by token. */
export class TokenPacker {
  readonly #words = new Bytes();
  readonly #lines = new Bytes();
  readonly #exceptions = new Bytes();
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
   * @param line 1-based, ascending; @param zone place in `TOKEN_ZONES`
   */
  add(word: number, length: number, raw: Span, line: number, zone: number): void {
    if (line !== this.#line) {
      this.#endLine();
      this.#lines.varint((line - this.#line) * TOKEN_ZONES.length + zone);
      this.#line = line;
      this.#lineCount++;
    }
    const gap = Math.max(0, raw.start - this.#end);
    const extra = Math.max(0, raw.end - raw.start - length);
    if (gap !== 0 || extra !== 0) {
      this.#exceptions.varint(this.#ordinary);
      this.#exceptions.varint(gap);
      this.#exceptions.varint(extra);
      this.#ordinary = 0;
    } else this.#ordinary++;
    this.#words.varint(word);
    this.#end = raw.end;
    this.#inLine++;
    this.#tokens++;
  }

  /** The columns; the next article begins. */
  finish(): { readonly words: Uint8Array; readonly places: Uint8Array } {
    this.#endLine();
    const head = new Bytes();
    head.varint(this.#lineCount);
    const places = Buffer.concat([head.taken(), this.#lines.taken(), this.#exceptions.taken()]);
    const words = this.#words.taken();
    this.#tokens = this.#end = this.#ordinary = this.#lineCount = this.#line = 0;
    return { words, places };
  }

  #endLine(): void {
    if (this.#lineCount > 0) this.#lines.varint(this.#inLine);
    this.#inLine = 0;
  }
}

/** Bytes that grow, and are used again. */
class Bytes {
  #bytes = new Uint8Array(1 << 10);
  #length = 0;

  varint(value: number): void {
    if (this.#length + 8 > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  taken(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
