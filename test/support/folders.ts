/**
 * Folders with files for tests that need a disk, gone when the test file ends.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, canonical, with these files: relative path → content. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync.native(mkdtempSync(path.join(os.tmpdir(), 'yuliao-test-')));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

/** Writes a file, its folders too. @returns its path */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
