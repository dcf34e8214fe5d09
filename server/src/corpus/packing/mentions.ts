/** The mentions of one name in one article as varints: there are millions of them. */
import { readVarint, varint } from './varints.ts';

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

/** Each deltas to the mention before, which is why text order is needed. */
export function packMentions(mentions: readonly PackedMention[]): Uint8Array {
  const bytes: number[] = [];
  let start = 0;
  let line = 1;
  for (const mention of mentions) {
    varint(bytes, (mention.start - start) * 4 + (mention.boilerplate ? 1 : 0) + (mention.phrase ? 2 : 0));
    varint(bytes, mention.end - mention.start);
    varint(bytes, mention.line - line);
    varint(bytes, mention.column);
    start = mention.start;
    line = mention.line;
  }
  return Uint8Array.from(bytes);
}

export function unpackMentions(bytes: Uint8Array): PackedMention[] {
  const mentions: PackedMention[] = [];
  const reader = { bytes, at: 0 };
  let start = 0;
  let line = 1;
  while (reader.at < bytes.length) {
    const first = readVarint(reader);
    start += Math.floor(first / 4);
    const end = start + readVarint(reader);
    line += readVarint(reader);
    mentions.push({ start, end, line, column: readVarint(reader), boilerplate: first % 2 === 1, phrase: first % 4 >= 2 });
  }
  return mentions;
}
