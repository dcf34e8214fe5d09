/**
 * Numbers and texts as compact bytes. Numbers are varints; a text is written once, and where it comes again a number stands
 * for it. A form is: the length of the narrow texts, the length of the wide ones, both in bytes, and the bytes of each, then
 * the numbers. What is read is never trusted: a form that is broken makes reading throw, soon, and with no more memory than a
 * bounded multiple of its size.
 */
import { vocabulary } from './vocabulary.ts';

/** What a number for a text means; from `KNOWN` on it is the text of that place among those that have come. */
const NONE = 0;
const NARROW = 1;
const WIDE = 2;
const COMMON = 3;
const KNOWN = 4;

const commonNumbers: ReadonlyMap<string, number> = new Map(vocabulary.map((text, index) => [text, index]));

/** A greater number is none that was written: it would not be exact. */
const GREATEST = Number.MAX_SAFE_INTEGER;

/** Bytes that grow. */
export class ByteWriter {
  #bytes = new Uint8Array(512);
  #length = 0;
  #narrow = '';
  #wide = '';
  readonly #known = new Map<string, number>();

  /** A number ≥ 0, seven bits a byte, the lowest first. */
  number(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A number of either sign; small ones of both are short. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A text; undefined: there is none. Any string comes back as it was, halves of characters and all. */
  text(text: string | undefined): void {
    if (text === undefined) {
      this.number(NONE);
      return;
    }
    const known = this.#known.get(text);
    if (known !== undefined) {
      this.number(KNOWN + known);
      return;
    }
    this.#known.set(text, this.#known.size);
    const common = commonNumbers.get(text);
    if (common !== undefined) {
      this.number(COMMON);
      this.number(common);
    } else if (isNarrow(text)) {
      this.number(NARROW);
      this.number(text.length);
      this.#narrow += text;
    } else {
      this.number(WIDE);
      this.number(text.length);
      this.#wide += text;
    }
  }

  /** Everything that was written. @param before bytes that are left free in front of it */
  finish(before: number): Buffer {
    const head = new ByteWriter();
    head.number(this.#narrow.length);
    head.number(2 * this.#wide.length);
    const narrow = before + head.#length;
    const wide = narrow + this.#narrow.length;
    const numbers = wide + 2 * this.#wide.length;
    const whole = Buffer.allocUnsafe(numbers + this.#length);
    whole.set(head.#bytes.subarray(0, head.#length), before);
    whole.write(this.#narrow, narrow, 'latin1');
    whole.write(this.#wide, wide, 'utf16le');
    whole.set(this.#bytes.subarray(0, this.#length), numbers);
    return whole;
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#bytes.length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** The way back. Every method throws where the bytes are none that a `ByteWriter` gave. */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #narrow: string;
  readonly #wide: string;
  readonly #known: string[] = [];
  #at = 0;
  #narrowAt = 0;
  #wideAt = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const narrow = this.number();
    const wide = this.number();
    const texts = this.#at + narrow;
    if (wide % 2 !== 0 || texts + wide > bytes.length) throw broken();
    this.#narrow = bytes.toString('latin1', this.#at, texts);
    this.#wide = bytes.toString('utf16le', texts, texts + wide);
    this.#at = texts + wide;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw broken();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
    }
    if (value > GREATEST) throw broken();
    return value;
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  text(): string | undefined {
    const code = this.number();
    if (code >= KNOWN) return this.#knownText(code - KNOWN);
    if (code === NONE) return undefined;
    const text = this.#newText(code);
    this.#known.push(text);
    return text;
  }

  /** Says that nothing is left to read. */
  finish(): void {
    const left = this.#at !== this.#bytes.length || this.#narrowAt !== this.#narrow.length || this.#wideAt !== this.#wide.length;
    if (left) throw broken();
  }

  #knownText(index: number): string {
    const text = this.#known[index];
    if (text === undefined) throw broken();
    return text;
  }

  #newText(code: number): string {
    const value = this.number();
    if (code === COMMON) {
      const common = vocabulary[value];
      if (common === undefined) throw broken();
      return common;
    }
    const texts = code === NARROW ? this.#narrow : this.#wide;
    const start = code === NARROW ? this.#narrowAt : this.#wideAt;
    const end = start + value;
    if (end > texts.length) throw broken();
    if (code === NARROW) this.#narrowAt = end;
    else this.#wideAt = end;
    return texts.slice(start, end);
  }
}

/** What reading throws. */
export function broken(): Error {
  return new RangeError('packed facts are broken');
}

function isNarrow(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0xff) return false;
  return true;
}
