/**
 * An article's file with another text, in its own encoding: written whole or not at all, and only where the file still is what
 * was read of it.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { decode } from '../text/decode.ts';
import { encode } from '../text/encode.ts';
import { type ArticleFile, hashOf } from './article-file.ts';

/**
 * Why a file was not written. `changed`: somebody else has written it since; `cut`: only its head was read; `undecodable`: it
 * holds bytes that are no text; `encoding`: its encoding cannot hold the text, or would write the rest differently; or the
 * system's code.
 */
export type RewriteRefusal = 'changed' | 'cut' | 'undecodable' | 'encoding' | (string & {});

/**
 * Puts a text in a file's place.
 * @param file canonical path; @param read what was read of it, and is the text's original
 * @returns why it was not written; undefined where it was
 */
export function rewrite(file: string, read: ArticleFile, text: string): RewriteRefusal | undefined {
  const { decoded, stamp } = read;
  if (read.cut) return 'cut';
  if (decoded.replaced > 0) return 'undecodable';
  const partial = path.join(path.dirname(file), `.${path.basename(file).slice(0, 40)}.${process.pid}.yuliao`);
  try {
    const bytes = readFileSync(file);
    if (!hashOf(bytes).equals(read.hash)) return 'changed';
    const fresh = encode(text, decoded);
    if (!encode(decoded.text, decoded).equals(bytes) || decode(fresh).text !== text) return 'encoding';
    accessSync(file, constants.W_OK);
    const descriptor = openSync(partial, 'wx');
    try {
      for (let at = 0; at < fresh.length; ) at += writeSync(descriptor, fresh, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const now = statSync(file);
    chmodSync(partial, now.mode);
    if (now.mtimeMs !== stamp.modified || now.ctimeMs !== stamp.changed || now.size !== stamp.size) {
      rmSync(partial, { force: true });
      return 'changed';
    }
    renameSync(partial, file);
    return undefined;
  } catch (error) {
    rmSync(partial, { force: true });
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
