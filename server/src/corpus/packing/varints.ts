/** Numbers ≥ 0 in as few bytes as they need, for columns that hold a few of them. */

/** Numbers ≥ 0 as varints, in their order. */
export function packNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) varint(bytes, number);
  return Uint8Array.from(bytes);
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
