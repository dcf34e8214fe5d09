/**
 * Facts and mentions as compact bytes. Facts are JSON, deflated with a dictionary of what all facts have in common; the
 * mentions of one name in one article are varints, since there are millions of them.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Facts, Zone } from '../article/facts.ts';

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

export function readVarint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
}

const ZONES: readonly Zone[] = ['title', 'dateline', 'body', 'boilerplate', 'blank'];

/**
 * What the JSON of facts repeats, the commonest last, as deflate wants it. Part of the database's format: a blob can
 * only be read with the dictionary it was made with.
 */
const DICTIONARY = Buffer.from(
  '{"title":{"text":"","line":1,"start":0,"end":},"published":"2020-0","script":"simplified","sections":[{"kind":"enumeration","label":"","children":[]},{"kind":"heading","speaker"' +
    '"findings":[{"rule":"boilerplate/","severity":"information","warning","endLine":,"message":"","template":"","arguments":[],"fix":"none","safe"}]' +
    '"dates":[{"text":"年月日上午","iso":"2020-0"},{"statements":[{"speaker":"","key":"","verb":"指出","强调","要求","表示"' +
    '"organisations":[{"name":"","key":"","surfaces":["国家省市县区委大学医院公司局"],"mentions":[' +
    '"places":[{"name":"","key":"","division":"41"' +
    '"people":[{"name":"","key":"","role":"other","journalist","official","posts":[{"organisation":"","post":"书记","副市长","resolved":"","span":{"start":,"end":}}],"introduction":0,"mentions":[{"start":,"end":,"line":,"zone":"boilerplate"},{"start":,"end":,"line":,"zone":"dateline"},{"start":,"end":,"line":,"zone":"title"},{"start":1,"end":2,"line":,"zone":"body"},{"start":',
);

/** Facts as one blob. */
export function packFacts(facts: Facts): Uint8Array {
  const zones = facts.zones.map((zone) => ZONES.indexOf(zone)).join('');
  return deflateRawSync(JSON.stringify({ ...facts, zones }), { level: 4, dictionary: DICTIONARY });
}

/** The way back. Throws on bytes that `packFacts` did not make, as a broken database does. */
export function unpackFacts(packed: Uint8Array): Facts {
  const parsed = JSON.parse(inflateRawSync(packed, { dictionary: DICTIONARY }).toString()) as Facts & { zones: string };
  return { ...parsed, zones: [...parsed.zones].map((digit) => ZONES[Number(digit)] as Zone) };
}
