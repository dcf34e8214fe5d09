/**
 * Postings as bytes: runs of entries, ascending by key, then by lot, then by article. Keys are stored as the distance to the
 * one before, since a large corpus has them close together; what is left takes as many bytes as it needs.
 */
import { readVarint, varint } from '../packing/varints.ts';

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

/** At least one posting, and no more than make a block. */
export function packBlock({ keys, lots, articles }: PostingColumns): Uint8Array {
  const count = keys.length;
  const bytes: number[] = [];
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
  varint(bytes, count);
  bytes.push(articleWidth, lotWidth);
  varint(bytes, lowest);
  let before = keys[0] as number;
  for (let i = 0; i < count; i++) {
    varint(bytes, (keys[i] as number) - before);
    before = keys[i] as number;
  }
  for (let i = 0; i < count; i++) {
    fixed(bytes, articleWidth, (articles[i] as number) - lowest);
    fixed(bytes, lotWidth, lots[i] as number);
  }
  return Uint8Array.from(bytes);
}

/** The postings of a block. @param first key of the first one, which stands beside the block */
export function unpackBlock(bytes: Uint8Array, first: number): PostingColumns {
  const { count, rest, keys } = readKeys(bytes, first, Number.POSITIVE_INFINITY);
  const [lots, articles] = [new Uint32Array(count), new Uint32Array(count)];
  for (let i = 0; i < count; i++) {
    const { lot, article } = rest(i);
    lots[i] = lot;
    articles[i] = article;
  }
  return { keys: keys.subarray(0, count), lots, articles };
}

/** The postings of one key in a block, in their order, and whether the next block may have more. */
export function findInBlock(bytes: Uint8Array, first: number, key: number): { readonly found: Posting[]; readonly more: boolean } {
  const { count, read, rest, keys } = readKeys(bytes, first, key);
  const found: Posting[] = [];
  for (let i = read - 1; i >= 0 && keys[i] === key; i--) found.push({ key, ...rest(i) });
  return { found: found.reverse(), more: read === count };
}

/** The keys up to one, and a way to the other columns, which have a fixed width. */
function readKeys(bytes: Uint8Array, first: number, last: number) {
  const reader = { bytes, at: 0 };
  // A block that is broken must not ask for memory without bound.
  const count = Math.min(readVarint(reader), BLOCK);
  const articleWidth = bytes[reader.at++] ?? 0;
  const lotWidth = bytes[reader.at++] ?? 0;
  const lowest = readVarint(reader);
  const columns = bytes.length - count * (articleWidth + lotWidth);
  const keys = new Float64Array(count);
  let key = first;
  let read = 0;
  for (; read < count; read++) {
    key += readVarint(reader);
    if (key > last) break;
    keys[read] = key;
  }
  const rest = (index: number): { readonly lot: number; readonly article: number } => {
    const at = columns + index * (articleWidth + lotWidth);
    return { article: lowest + number(bytes, at, articleWidth), lot: number(bytes, at + articleWidth, lotWidth) };
  };
  return { count, read, keys, rest };
}

/** How many bytes a number of up to 32 bits takes. */
function widthOf(value: number): number {
  return value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1000000 ? 3 : 4;
}

function fixed(bytes: number[], width: number, value: number): void {
  for (let i = 0; i < width; i++) bytes.push((value >>> (8 * i)) & 0xff);
}

function number(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 0x100 + (bytes[at + i] ?? 0);
  return value;
}
