/**
 * One file of the corpus as text: read up to a bound, decoded, with findings about the file itself.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Finding } from '../article/facts.ts';
import { checkFile } from '../hygiene/file.ts';
import { type Decoded, decode } from '../text/decode.ts';

/** Bytes of a file that are read unless a setting says otherwise. News articles have some 5 to 20 KB. */
export const FILE_SIZE = 4 * 1024 * 1024;

/** What tells without reading whether a file is still the same. */
export interface FileStamp {
  /** Milliseconds, fractions kept. */
  readonly modified: number;
  /** Change time of the inode, in milliseconds: catches an edit that restores size and modification time. */
  readonly changed: number;
  readonly size: number;
}

/** A file that was read. */
export interface FileBytes {
  readonly stamp: FileStamp;
  /** Of the file, or of its head. */
  readonly bytes: Uint8Array;
  /** Hash of the bytes. */
  readonly hash: Buffer;
  /** Whether the file is longer than what was read. */
  readonly cut: boolean;
}

/** A file that was read and decoded. */
export interface ArticleFile extends Pick<FileBytes, 'stamp' | 'hash' | 'cut'> {
  readonly decoded: Decoded;
}

/** What findings about the file itself are taken from. */
export interface DecodedFile extends Pick<ArticleFile, 'decoded' | 'cut'> {
  readonly stamp: Pick<FileStamp, 'size'>;
}

/** A file that cannot be read, and why. */
export interface UnreadableFile {
  readonly problem: string;
}

/**
 * Reads a file.
 * @param limit most bytes to read
 * @returns undefined where it does not exist (any more), a reason where it cannot be read
 */
export function readBytes(file: string, limit: number): FileBytes | UnreadableFile | undefined {
  let bytes: Buffer;
  let stamp: FileStamp;
  try {
    // Non-blocking, so that a named pipe does not hold the crawl for ever.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return undefined;
      stamp = { modified: stat.mtimeMs, changed: stat.ctimeMs, size: stat.size };
      bytes = readHead(descriptor, Math.min(stat.size, limit));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { problem: code };
  }
  return { stamp, bytes, hash: hashOf(bytes), cut: stamp.size > bytes.length };
}

/** Reads and decodes a file; as `readBytes`. */
export function readArticleFile(file: string, limit: number = FILE_SIZE): ArticleFile | UnreadableFile | undefined {
  const found = readBytes(file, limit);
  if (found === undefined || 'problem' in found) return found;
  const { stamp, bytes, hash, cut } = found;
  return { stamp, hash, cut, decoded: decodeHead(bytes, cut) };
}

/** The text of a file as the index has it; undefined where there is none. */
export function readText(file: string, limit?: number): string | undefined {
  const read = readArticleFile(file, limit);
  return read === undefined || 'problem' in read || read.decoded.binary ? undefined : read.decoded.text;
}

/** The text that facts are of; undefined where the file has changed since: then it will be read again anyway. */
export function readSameText(file: string, limit: number, hash: Uint8Array | null): string | undefined {
  const found = readArticleFile(file, limit);
  if (found === undefined || 'problem' in found || hash === null || !found.hash.equals(hash)) return undefined;
  return found.decoded.text;
}

/** 128 bits are ample against chance, and nothing here defends against intent. */
export const HASH_BYTES = 16;

export function hashOf(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest().subarray(0, HASH_BYTES);
}

/** What the file means to its reader, beyond its text. */
export function fileFindings({ decoded, cut, stamp }: DecodedFile): Finding[] {
  return checkFile(decoded, cut ? stamp.size : undefined);
}

function readHead(descriptor: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const read = readSync(descriptor, bytes, at, length - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}

/** The text of a file, or of its head, which ends at a line end where one is near, so that no sentence is cut. */
export function decodeHead(bytes: Uint8Array, cut: boolean): Decoded {
  const decoded = decode(bytes, { cut });
  if (!cut) return decoded;
  const end = decoded.text.lastIndexOf('\n');
  return end > decoded.text.length / 2 ? { ...decoded, text: decoded.text.slice(0, end + 1) } : decoded;
}
