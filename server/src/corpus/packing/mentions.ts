/** The mentions of one name in one article as varints: there are millions of them. */
import { readVarint, VarintBuffer, type VarintReader } from './varints.ts';

/** Where one mention stands. */
export interface PackedMention {
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** 0-based. */
  readonly column: number;
  readonly boilerplate: boolean;
  /** It stands inside a fixed phrase. */
  readonly phrase: boolean;
}

const packed = new VarintBuffer();

/** Each deltas to the mention before, which is why text order is needed. */
export function packMentions(mentions: readonly PackedMention[]): Uint8Array {
  let start = 0;
  let line = 1;
  for (const mention of mentions) {
    packed.number((mention.start - start) * 4 + (mention.boilerplate ? 1 : 0) + (mention.phrase ? 2 : 0));
    packed.number(mention.end - mention.start);
    packed.number(mention.line - line);
    packed.number(mention.column);
    start = mention.start;
    line = mention.line;
  }
  return packed.take();
}

export function unpackMentions(bytes: Uint8Array): PackedMention[] {
  const mentions: PackedMention[] = [];
  const reader = new MentionReader(bytes);
  while (reader.next()) {
    const { start, end, line, column, boilerplate, phrase } = reader;
    mentions.push({ start, end, line, column, boilerplate, phrase });
  }
  return mentions;
}

/** A place in packed mentions, for who looks at tens of thousands and keeps a few numbers of each. */
export class MentionReader implements PackedMention {
  start = 0;
  end = 0;
  line = 1;
  column = 0;
  boilerplate = false;
  phrase = false;
  readonly #reader: VarintReader;

  constructor(bytes: Uint8Array) {
    this.#reader = { bytes, at: 0 };
  }

  /** Goes on to the next one. @returns false: there is none */
  next(): boolean {
    const reader = this.#reader;
    if (reader.at >= reader.bytes.length) return false;
    const first = readVarint(reader);
    this.start += Math.floor(first / 4);
    this.end = this.start + readVarint(reader);
    this.line += readVarint(reader);
    this.column = readVarint(reader);
    this.boilerplate = first % 2 === 1;
    this.phrase = first % 4 >= 2;
    return true;
  }
}
