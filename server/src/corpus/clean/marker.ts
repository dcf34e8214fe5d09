/**
 * What says that a folder is a clean copy, and of what; and the files of a corpus that its copy needs as well: what the corpus is,
 * and which lines are content.
 */
import { readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { DECLARATION } from '../declaration.ts';
import { SIDE_FOLDER, SUPPRESSIONS } from '../side-files.ts';
import { hash, read } from './files.ts';

/** Relative to the folder of the copy. */
export const MARKER = path.join(SIDE_FOLDER, 'clean-copy.json');
export const VERSION = 1;

const COMPANIONS = [DECLARATION, `${SIDE_FOLDER}/${SUPPRESSIONS}`];

export interface Marker {
  readonly version: number;
  readonly source: string;
  /** Companion → hash of what was copied. */
  readonly companions: Readonly<Record<string, string>>;
}

/**
 * Copies them from the corpus, but for those whose copies somebody has changed since.
 * @param known hashes of what was copied last, by name
 * @param write takes a name and its content
 * @returns the hashes of what is copied now
 */
export function copyCompanions(
  source: string,
  folder: string,
  known: Marker['companions'],
  write: (name: string, content: Uint8Array) => void,
): Marker['companions'] {
  const companions: Record<string, string> = {};
  for (const name of COMPANIONS) {
    const there = read(path.join(folder, name));
    const bytes = read(path.join(source, name));
    const changed = there !== undefined && hash(there) !== known[name] && !bytes?.equals(there);
    if (changed) {
      if (known[name] !== undefined) companions[name] = known[name];
    } else if (bytes !== undefined) {
      write(name, bytes);
      companions[name] = hash(bytes);
    } else if (there !== undefined) unlinkSync(path.join(folder, name));
  }
  return companions;
}

/** @returns undefined where the folder is no copy, or none that we know */
export function readMarker(folder: string): Marker | undefined {
  try {
    const value = JSON.parse(readFileSync(path.join(folder, MARKER), 'utf8')) as Partial<Marker> | null;
    if (value?.version !== VERSION || typeof value.source !== 'string') return undefined;
    const companions = Object.entries(value.companions ?? {}).filter(([, each]) => typeof each === 'string');
    return { version: VERSION, source: value.source, companions: Object.fromEntries(companions) };
  } catch {
    return undefined;
  }
}
