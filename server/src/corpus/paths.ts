/**
 * The one spelling of a path. Two folders that overlap, a link and its target, or two spellings on a file system that
 * ignores case must give one article.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The canonical form of a path: absolute, links resolved, as the file system spells it. What does not exist is resolved
 * as far as it does; what is no absolute path is returned as it is.
 */
export function canonicalPath(file: string): string {
  if (!path.isAbsolute(file)) return file;
  const missing: string[] = [];
  let existing = path.resolve(file);
  for (;;) {
    try {
      return path.join(realpathSync.native(existing), ...missing);
    } catch {
      const parent = path.dirname(existing);
      if (parent === existing) return path.resolve(file);
      missing.unshift(path.basename(existing));
      existing = parent;
    }
  }
}

/** Whether `file` is `folder` or lies below it; both canonical. */
export function isWithin(folder: string, file: string): boolean {
  if (file === folder) return true;
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** `file` relative to `folder` with forward slashes, as ignore patterns want it; both canonical, `file` within `folder`. */
export function relativePath(folder: string, file: string): string {
  const relative = file.slice(folder.endsWith(path.sep) ? folder.length : folder.length + 1);
  return path.sep === '/' ? relative : relative.split(path.sep).join('/');
}

/**
 * The path below the folder of a corpus that a file lies in, with forward slashes; behind that folder's name where there are several, and
 * the whole path of a file that lies in none. All canonical.
 */
export function pathBelow(file: string, folders: readonly string[]): string {
  const folder = folders.find((each) => isWithin(each, file));
  if (folder === undefined) return file;
  const below = relativePath(folder, file);
  if (below === '') return path.basename(file);
  return folders.length > 1 ? `${path.basename(folder)}/${below}` : below;
}
