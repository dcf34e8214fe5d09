/**
 * What lies beside each article of a clean copy: the way back to the original, what was removed, and by what it was made, so that
 * a later run knows what need not be done again. `yuliao clean --help` tells other programs its form.
 */
import { type ArticleBaseline, isArticleBaseline } from '../../hygiene/baseline.ts';
import type { CleanCopy, Removal } from '../../hygiene/clean.ts';
import type { Segment } from '../../hygiene/offset-map.ts';

/** 净本记录 */
export interface CleanRecord {
  readonly version: typeof VERSION;
  /** Relative to the folder of the copy, with forward slashes; the original lies at the same place in its own folder. */
  readonly path: string;
  readonly outcome: CleanCopy['outcome'];
  /** What the copy was made by: code, lexicons, options and what the user has said of findings. */
  readonly recipe: string;
  readonly original: {
    /** Of the file's bytes: the first 128 bits of SHA-256, in hexadecimal. */
    readonly hash: string;
    readonly encoding: string;
    /** Length of the decoded text, a byte order mark not counted; UTF-16 code units, as every figure here. */
    readonly length: number;
    /** Characters that could not be decoded and stand as U+FFFD, also in the clean copy. */
    readonly undecodable: number;
  };
  readonly clean: { readonly hash: string; readonly length: number };
  /** `[clean, original, length]`, or `[clean, original, length, text]` where the clean text has `text` in place of that stretch. */
  readonly segments: readonly WireSegment[];
  readonly removed: readonly Removal[];
  /** What a check of the copy would find: rule → key of a line → how often. The baseline of the copy has it. */
  readonly remaining: ArticleBaseline;
  /**
   * Of a file of records, how many articles it has. The figures above are those of all of them; what was done to each is said, with
   * the same words, in a line of its own of the file beside this one whose name ends in `.jsonl`.
   */
  readonly records?: number;
}

export type WireSegment = readonly [clean: number, original: number, length: number, text?: string];

export const VERSION = 2;

/** A segment as the file has it. */
export function toWire({ clean, original, length, text }: Segment): WireSegment {
  return text === undefined ? [clean, original, length] : [clean, original, length, text];
}

/** The file's text: one line, for most of it are numbers. */
export function writeRecord(record: CleanRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Reads a record; undefined where it is none, is broken or of another version: then the copy is made anew. */
export function parseRecord(text: string): CleanRecord | undefined {
  try {
    const value = JSON.parse(text) as Partial<CleanRecord> | null;
    if (value?.version !== VERSION || typeof value.path !== 'string' || typeof value.recipe !== 'string') return undefined;
    const { original, clean, removed, remaining } = value;
    if (typeof original?.hash !== 'string' || typeof original.length !== 'number') return undefined;
    if (typeof clean?.hash !== 'string' || typeof clean.length !== 'number') return undefined;
    if (!isArticleBaseline(remaining)) return undefined;
    return Array.isArray(removed) && removed.every(isRemoval) ? (value as CleanRecord) : undefined;
  } catch {
    return undefined;
  }
}

function isRemoval(value: unknown): boolean {
  const { rule, start, end, lines } = (value ?? {}) as Partial<Removal>;
  return typeof rule === 'string' && typeof start === 'number' && typeof end === 'number' && typeof lines === 'number';
}
