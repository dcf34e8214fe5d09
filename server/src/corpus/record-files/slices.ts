/**
 * Where each record of a file begins and ends, in bytes, found in one pass with no more than one record in memory. A line
 * end is the end of a record unless it stands in quotes; neither it nor a quote or a separator is ever part of another
 * character in the encodings that files come in, so that bytes can be looked at before they are decoded. That a record has
 * its place in the file lets its text be read again without reading what stands before it.
 */

/** One record. */
export interface Slice {
  /** Offset in the file, in bytes. */
  readonly start: number;
  /** In bytes, without the line end. */
  readonly length: number;
  /** 1-based number of the line in which it begins. */
  readonly line: number;
  /** Undefined where it is longer than what is read. */
  readonly bytes: Uint8Array | undefined;
  /** Whether it ended before its last quotes did. */
  readonly open: boolean;
}

export interface Slicing {
  /** The separator where quotes count; undefined: every line is a record. */
  readonly delimiter: string | undefined;
  readonly encoding: string;
  /** Offset of the first byte in the file. */
  readonly start: number;
  /** Most bytes of a record. */
  readonly limit: number;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/** Where in a record of CSV something stands. */
const FIELD_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** After a quote within quotes: the end of them, or the first of two that stand for one. */
const CLOSING = 3;

export class Slicer {
  readonly #delimiter: number | undefined;
  /** Bytes of a code unit, and which of them is the low one. */
  readonly #width: 1 | 2;
  readonly #low: number;
  readonly #limit: number;
  /** What has come of the present record in earlier chunks. */
  #parts: Uint8Array[] = [];
  #held = 0;
  #start: number;
  #at: number;
  #line = 1;
  #firstLine = 1;
  #state = FIELD_START;

  constructor({ delimiter, encoding, start, limit }: Slicing) {
    this.#delimiter = delimiter?.charCodeAt(0);
    this.#width = encoding.startsWith('utf-16') ? 2 : 1;
    this.#low = encoding === 'utf-16be' ? 1 : 0;
    this.#limit = limit;
    this.#start = start;
    this.#at = start;
  }

  /** The records that end in the next bytes of the file; whole code units. Lines without anything in them are none. */
  *push(chunk: Uint8Array): Generator<Slice> {
    let from = 0;
    for (let end = this.#end(chunk, 0); end >= 0; end = this.#end(chunk, from)) {
      const slice = this.#take(chunk.subarray(from, end));
      from = end + this.#width;
      this.#at += this.#width;
      this.#start = this.#at;
      this.#firstLine = ++this.#line;
      this.#state = FIELD_START;
      if (slice !== undefined) yield slice;
    }
    this.#hold(chunk.subarray(from));
  }

  /** What stands after the last line end. */
  *end(): Generator<Slice> {
    const slice = this.#take(new Uint8Array());
    if (slice !== undefined) yield slice;
  }

  /** The offset of the line end that ends a record, in the chunk; −1: none does. */
  #end(chunk: Uint8Array, from: number): number {
    if (this.#delimiter !== undefined) return this.#endOfQuoted(chunk, from, this.#delimiter);
    for (let at = chunk.indexOf(LINE_FEED, from); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
      if (this.#width === 1) return at;
      const unit = at - this.#low;
      if (unit % 2 === 0 && this.#unit(chunk, unit) === LINE_FEED) return unit;
    }
    return -1;
  }

  #endOfQuoted(chunk: Uint8Array, from: number, delimiter: number): number {
    let state = this.#state;
    for (let at = from; at < chunk.length; at += this.#width) {
      const unit = this.#width === 1 ? chunk[at] : this.#unit(chunk, at);
      if (state === QUOTED) {
        if (unit === QUOTE) state = CLOSING;
        else if (unit === LINE_FEED) this.#line++;
      } else if (unit === LINE_FEED) {
        this.#state = state;
        return at;
      } else if (unit === delimiter) state = FIELD_START;
      else if (unit === QUOTE && state !== PLAIN) state = QUOTED;
      else if (unit !== RETURN) state = PLAIN;
    }
    this.#state = state;
    return -1;
  }

  /** A code unit; what is no ASCII is some number that is none. */
  #unit(chunk: Uint8Array, at: number): number {
    return chunk[at + 1 - this.#low] === 0 ? (chunk[at + this.#low] ?? 0xff) : 0xff;
  }

  #hold(bytes: Uint8Array): void {
    this.#at += bytes.length;
    this.#held += bytes.length;
    // What is too long is not kept: only its end is still looked for.
    if (this.#held > this.#limit) this.#parts = [];
    else if (bytes.length > 0) this.#parts.push(bytes);
  }

  #take(last: Uint8Array): Slice | undefined {
    this.#hold(last);
    const length = this.#held;
    const bytes = length > this.#limit ? undefined : this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#held = 0;
    const place = { start: this.#start, line: this.#firstLine, open: this.#state === QUOTED };
    if (bytes === undefined) return { ...place, length, bytes };
    const trimmed = this.#withoutReturn(bytes);
    return this.#isBlank(trimmed) ? undefined : { ...place, length: trimmed.length, bytes: trimmed };
  }

  #withoutReturn(bytes: Uint8Array): Uint8Array {
    const at = bytes.length - this.#width;
    if (at < 0) return bytes;
    const unit = this.#width === 1 ? bytes[at] : this.#unit(bytes, at);
    return unit === RETURN ? bytes.subarray(0, at) : bytes;
  }

  #isBlank(bytes: Uint8Array): boolean {
    return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === RETURN || (byte === 0 && this.#width === 2));
  }
}
