/**
 * Where things that are fetched once and used by every checkout lie: the user's cache folder, not the project.
 */
import { homedir } from 'node:os';
import path from 'node:path';

/** Absolute path, not necessarily there yet. `YULIAO_CACHE` overrides the platform's convention. */
export function cacheFolder(): string {
  const { YULIAO_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (YULIAO_CACHE) return path.resolve(YULIAO_CACHE);
  if (process.platform === 'win32') return path.join(LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'yuliao', 'Cache');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'yuliao');
  return path.join(XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'yuliao');
}
