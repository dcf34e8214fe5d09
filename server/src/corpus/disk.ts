/**
 * What the file system says of a path, in the few words that the choice of files needs.
 */
import { realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileStamp } from './article-file.ts';
import { isWithin } from './paths.ts';

/** Size and times of a file, links followed; undefined where it is no file or is gone. */
export function stampOf(file: string): FileStamp | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() ? { modified: stat.mtimeMs, changed: stat.ctimeMs, size: stat.size } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a folder is the home folder, above it, or a whole disk. */
export function isTooWide(folder: string): boolean {
  return path.dirname(folder) === folder || isWithin(folder, homeFolder());
}

function homeFolder(): string {
  try {
    return realpathSync.native(os.homedir());
  } catch {
    return os.homedir();
  }
}

/** Whether there is a folder of this path, links followed. */
export function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
