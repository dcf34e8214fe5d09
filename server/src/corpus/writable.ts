/**
 * Whether an editor can change the file of an article so that nothing is lost. What cannot be is left out of edits of many files,
 * and named.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { FILE_SIZE, readArticleFile } from './article-file.ts';
import { recordOf } from './record-files/format.ts';

/**
 * `record`, its text is made of the fields of a file; `gone`, it cannot be read; `read-only`; `too-large`, only its head was read;
 * `encoding`, an editor that takes it for UTF-8 would write something else than stood there.
 */
export type Unwritable = 'record' | 'gone' | 'read-only' | 'too-large' | 'encoding';

/** Write permission of the owner: where a user may do anything, this is what says that a file shall stay as it is. */
const OWNER_WRITES = 0o200;

/**
 * @param file canonical
 * @param open whether an editor shows it: then its text has been decoded as its user wants it
 * @returns undefined where nothing speaks against it
 */
export function unwritable(file: string, open: boolean): Unwritable | undefined {
  if (recordOf(file) !== undefined) return 'record';
  try {
    if ((statSync(file).mode & OWNER_WRITES) === 0) return 'read-only';
    accessSync(file, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'read-only' : 'gone';
  }
  const read = readArticleFile(file, FILE_SIZE);
  if (read === undefined || 'problem' in read) return 'gone';
  if (read.cut) return 'too-large';
  const { encoding, bom, replaced } = read.decoded;
  // Every editor knows a byte order mark.
  return open || (replaced === 0 && (encoding === 'utf-8' || (bom && encoding.startsWith('utf-16')))) ? undefined : 'encoding';
}
