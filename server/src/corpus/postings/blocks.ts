/**
 * Postings as bytes: runs of entries, ascending by key, then by lot, then by article. Keys are stored as the distance to the
 * one before, since a large corpus has them close together; what is left takes as many bytes as it needs.
 */
import { readVarint, VarintBuffer, type VarintReader } from '../packing/varints.ts';

/** That an article has something: a line, a band, an anchor. */
export interface Posting {
  /** Up to 48 bits. */
  readonly key: number;
  /** Of those with one key the lower ones are looked at first; up to 32 bits. */
  readonly lot: number;
  /** Number of the article. */
  readonly article: number;
}

/** Postings by columns: there are millions of them. */
export interface PostingColumns {
  readonly keys: Float64Array;
  readonly lots: Uint32Array;
  readonly articles: Uint32Array;
}

/** Most postings of a block: small enough that a few blocks fill a page of the database with little left over. */
export const BLOCK = 128;

const packed = new VarintBuffer();

/** At least one posting, and no more than make a block. */
export function packBlock({ keys, lots, articles }: PostingColumns): Uint8Array {
  const count = keys.length;
  let lowest = articles[0] as number;
  let highest = lowest;
  let lotted = 0;
  for (let i = 0; i < count; i++) {
    const article = articles[i] as number;
    if (article < lowest) lowest = article;
    if (article > highest) highest = article;
    if ((lots[i] as number) > lotted) lotted = lots[i] as number;
  }
  const [articleWidth, lotWidth] = [widthOf(highest - lowest), lotted === 0 ? 0 : widthOf(lotted)];
  packed.number(count);
  packed.number(articleWidth);
  packed.number(lotWidth);
  packed.number(lowest);
  let before = keys[0] as number;
  for (let i = 0; i < count; i++) {
    packed.number((keys[i] as number) - before);
    before = keys[i] as number;
  }
  for (let i = 0; i < count; i++) {
    packed.fixed(articleWidth, (articles[i] as number) - lowest);
    packed.fixed(lotWidth, lots[i] as number);
  }
  return packed.take();
}

/** The postings of a block. @param first key of the first one, which stands beside the block */
export function unpackBlock(bytes: Uint8Array, first: number): PostingColumns {
  const block = openBlock(bytes);
  const { count, reader } = block;
  const [keys, lots, articles] = [new Float64Array(count), new Uint32Array(count), new Uint32Array(count)];
  let key = first;
  for (let i = 0; i < count; i++) {
    key += readVarint(reader);
    keys[i] = key;
    lots[i] = lotAt(block, i);
    articles[i] = articleAt(block, i);
  }
  return { keys, lots, articles };
}

/** The postings of one key in a block, in their order, and whether the next block may have more. */
export function findInBlock(bytes: Uint8Array, first: number, key: number): { readonly found: Posting[]; readonly more: boolean } {
  const block = openBlock(bytes);
  const found: Posting[] = [];
  let at = first;
  for (let i = 0; i < block.count; i++) {
    at += readVarint(block.reader);
    if (at > key) return { found, more: false };
    if (at === key) found.push({ key, lot: lotAt(block, i), article: articleAt(block, i) });
  }
  return { found, more: true };
}

/** A block, at the first of its keys; the other columns have a fixed width. */
interface OpenBlock {
  readonly count: number;
  readonly reader: VarintReader;
  /** Where the other columns begin, and what they are made of. */
  readonly columns: number;
  readonly articleWidth: number;
  readonly lotWidth: number;
  readonly lowest: number;
}

function openBlock(bytes: Uint8Array): OpenBlock {
  const reader = { bytes, at: 0 };
  // A block that is broken must not ask for memory without bound.
  const count = Math.min(readVarint(reader), BLOCK);
  const articleWidth = bytes[reader.at++] ?? 0;
  const lotWidth = bytes[reader.at++] ?? 0;
  const lowest = readVarint(reader);
  return { count, reader, columns: bytes.length - count * (articleWidth + lotWidth), articleWidth, lotWidth, lowest };
}

function articleAt({ reader, columns, articleWidth, lotWidth, lowest }: OpenBlock, index: number): number {
  return lowest + number(reader.bytes, columns + index * (articleWidth + lotWidth), articleWidth);
}

function lotAt({ reader, columns, articleWidth, lotWidth }: OpenBlock, index: number): number {
  return number(reader.bytes, columns + index * (articleWidth + lotWidth) + articleWidth, lotWidth);
}

/** How many bytes a number of up to 32 bits takes. */
function widthOf(value: number): number {
  return value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1000000 ? 3 : 4;
}

function number(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 0x100 + (bytes[at + i] ?? 0);
  return value;
}
