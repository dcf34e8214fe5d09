/** Files of a clean copy as far as they can be read: somebody may have changed or taken them. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { hashOf } from '../article-file.ts';

/** The entries of a folder; none where it cannot be read. */
export function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The bytes of a file; undefined where it cannot be read. */
export function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** As a record of a copy has it. */
export function hash(bytes: Uint8Array | string): string {
  return hashOf(bytes).toString('hex');
}
