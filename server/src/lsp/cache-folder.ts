/**
 * Where the index lies for a client that names no folder: below the user's cache folder, as each system has it, one
 * index for each set of workspace folders.
 */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * @param folders the workspace folders, in any order
 * @returns undefined without folders: what a single document tells is not worth keeping
 */
export function cacheFolder(folders: readonly string[]): string | undefined {
  if (folders.length === 0) return undefined;
  const name = createHash('sha256')
    .update(JSON.stringify([...folders].sort()))
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
