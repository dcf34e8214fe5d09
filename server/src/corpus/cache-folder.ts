/**
 * Where the index lies for a client that names no folder, and for the command line: below the user's cache folder, as each
 * system has it, one index for each set of folders, so that what one of them has prepared the other one finds.
 */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { canonicalPath } from './paths.ts';

/**
 * @param folders in any order and spelling
 * @returns undefined without folders: what a single document tells is not worth keeping
 */
export function cacheFolder(folders: readonly string[]): string | undefined {
  if (folders.length === 0) return undefined;
  const name = createHash('sha256')
    .update(JSON.stringify([...new Set(folders.map(canonicalPath))].sort()))
    .digest('hex')
    .slice(0, 16);
  return path.join(userCache(process.platform, process.env), 'yuliao', name);
}

/** The XDG base directory specification, Apple's and Microsoft's guides. */
function userCache(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return environment.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  const xdg = environment.XDG_CACHE_HOME;
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache');
}
