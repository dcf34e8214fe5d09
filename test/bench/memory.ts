/** How much memory a process takes, all its threads together. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** In MB (10⁶ bytes). */
export interface Memory {
  readonly resident: number;
  /** The most that it ever took; undefined where the system does not tell. */
  readonly peak: number | undefined;
}

/** @returns undefined where the system does not tell */
export function memoryOf(pid: number): Memory | undefined {
  try {
    if (process.platform !== 'linux') {
      return { resident: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * KIB, peak: undefined };
    }
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * KIB;
    return { resident: field('VmRSS'), peak: field('VmHWM') };
  } catch {
    return undefined;
  }
}

/** Both systems count in 1024 bytes. */
const KIB = 1024 / 1e6;
