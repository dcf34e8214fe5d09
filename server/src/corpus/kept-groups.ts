/**
 * The groups of articles that are nearly the same, as they were found last. To find them is a walk over the whole corpus, and whoever
 * looks at them shall not wait for it: they lie in a file beside the index, and are shown while it is looked whether they are still so.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabasePlace } from './corpus.ts';
import type { CopyGroup } from './snapshot.ts';
import { writePieces } from './written-file.ts';

/** Beside the index. */
const FILE = 'copies.json';
/** A walk is followed by so many times as much rest, however often the corpus changes. */
const REST = 10;
/** Groups that are written at a time. */
const PIECE = 1000;

export interface GroupSources {
  /** Walks over the corpus. */
  readonly find: () => Promise<readonly CopyGroup[]>;
  /** Where the index lies; undefined until that is known. */
  readonly place: () => DatabasePlace | undefined;
  /** Hears that the groups are others than those that were given before. */
  readonly changed: () => void;
}

/** 近似稿件 */
export class KeptGroups {
  readonly #sources: GroupSources;
  #kept: readonly CopyGroup[] | undefined;
  #outdated = true;
  #walk: Promise<readonly CopyGroup[]> | undefined;
  /** Somebody has asked while they were looked for in a state that was no longer so. */
  #again = false;
  /** As `performance.now()` has it. */
  #restsUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(sources: GroupSources) {
    this.#sources = sources;
  }

  /** The corpus has changed: who asks next has the groups looked for anew. */
  outdate(): void {
    this.#outdated = true;
  }

  /** The groups as they were found last; if that was in another state of the corpus, they are looked for meanwhile. */
  async now(): Promise<readonly CopyGroup[]> {
    this.#kept ??= this.#read();
    if (this.#kept === undefined) return await (this.#walk ?? this.#look());
    if (this.#outdated && this.#walk !== undefined) this.#again = true;
    else if (this.#outdated) this.#lookLater();
    return this.#kept;
  }

  /** Has them found, where that has never been done. */
  prepare(): void {
    this.#kept ??= this.#read();
    if (this.#kept === undefined && this.#walk === undefined) this.#look().catch(() => {});
  }

  #lookLater(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#outdated && this.#walk === undefined) this.#look().catch(() => {});
      },
      Math.max(0, this.#restsUntil - performance.now()),
    ).unref();
  }

  #look(): Promise<readonly CopyGroup[]> {
    const begun = performance.now();
    this.#outdated = false;
    const walk = this.#sources.find().finally(() => {
      this.#walk = undefined;
      this.#restsUntil = performance.now() + REST * (performance.now() - begun);
    });
    this.#walk = walk;
    return walk.then(
      (groups) => {
        const before = this.#kept;
        this.#kept = groups;
        if (this.#again) this.#lookLater();
        this.#again = false;
        if (before !== undefined && textOf(before) === textOf(groups)) return groups;
        this.#write(groups).catch(() => {});
        if (before !== undefined) this.#sources.changed();
        return groups;
      },
      (error: unknown) => {
        this.#outdated = true;
        throw error;
      },
    );
  }

  get #file(): string | undefined {
    const place = this.#sources.place();
    return place === undefined || place.temporary ? undefined : path.join(path.dirname(place.file), FILE);
  }

  #read(): readonly CopyGroup[] | undefined {
    const file = this.#file;
    if (file === undefined) return undefined;
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as unknown[][]).map(([representative, ...copies]) => {
        if (!isPath(representative) || !copies.every(isPath)) throw new Error('no group');
        return { representative, copies };
      });
    } catch {
      // None was written yet, or it was spoilt: then they are looked for.
      return undefined;
    }
  }

  async #write(groups: readonly CopyGroup[]): Promise<void> {
    const file = this.#file;
    if (file !== undefined) await writePieces(file, piecesOf(groups), new AbortController().signal);
  }
}

function isPath(value: unknown): value is string {
  return typeof value === 'string';
}

function textOf(groups: readonly CopyGroup[]): string {
  return JSON.stringify(groups);
}

async function* piecesOf(groups: readonly CopyGroup[]): AsyncIterableIterator<string> {
  for (let at = 0; at < Math.max(1, groups.length); at += PIECE) {
    const lines = groups.slice(at, at + PIECE).map(({ representative, copies }) => JSON.stringify([representative, ...copies]));
    const last = at + PIECE >= groups.length;
    yield `${at === 0 ? '[' : ''}${lines.join(',\n')}${last ? ']\n' : ',\n'}`;
  }
}
