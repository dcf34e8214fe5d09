/** Numbers ≥ 0 in as few bytes as they need, for columns that hold a few of them. */

/** Bytes that are put together in one piece of memory, time and again: there are millions of columns of a few bytes. */
export class VarintBuffer {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** How many bytes were added. */
  get length(): number {
    return this.#length;
  }

  /** Adds a number ≥ 0, seven bits a byte, the lowest first. */
  number(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Adds a number of up to 32 bits in so many bytes, the lowest first. */
  fixed(width: number, value: number): void {
    if (this.#length + 4 > this.#bytes.length) this.#grow();
    for (let shift = 0; shift < 8 * width; shift += 8) this.#bytes[this.#length++] = (value >>> shift) & 0xff;
  }

  /** Adds bytes as they are. */
  bytes(bytes: Uint8Array): void {
    while (this.#length + bytes.length > this.#bytes.length) this.#grow();
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was added; then it is empty again. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#bytes.length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const packed = new VarintBuffer();

/** Numbers ≥ 0 as varints, in their order. */
export function packNumbers(numbers: readonly number[]): Uint8Array {
  for (const number of numbers) packed.number(number);
  return packed.take();
}

export function unpackNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) numbers.push(readVarint(reader));
  return numbers;
}

/** Appends a number ≥ 0, seven bits a byte, the lowest first. */
export function varint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** A place in bytes. */
export interface VarintReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function readVarint(reader: VarintReader): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
}
