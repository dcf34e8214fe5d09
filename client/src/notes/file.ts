/** The text of `.yuliao/notes.json`, read and written; its JSON schema is server/schema/notes.schema.json. */
import type { Anchor } from './anchor.ts';

/** A note on a span of an article; one without text is a bookmark. */
export interface Note extends Anchor {
  readonly id: string;
  /** Relative to the folder of the corpus, with forward slashes; a record has its number behind the name of its file. */
  readonly article: string;
  /** 1-based, where it was seen last. */
  readonly line: number;
  readonly note: string;
  /** When it was made: ISO time. */
  readonly created: string;
}

const TEXTS = ['id', 'article', 'quote', 'before', 'after', 'note', 'created'] as const;
const NUMBERS = ['length', 'offset', 'line'] as const;

/** @returns undefined where the file is not one of notes, and only a person can mend it */
export function parseNotes(text: string): Note[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) return undefined;
  const { notes = [] } = value as { notes?: unknown };
  return Array.isArray(notes) && notes.every(isNote) ? notes : undefined;
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  return (
    TEXTS.every((name) => typeof members[name] === 'string') &&
    NUMBERS.every((name) => Number.isInteger(members[name]) && (members[name] as number) >= 0)
  );
}

/** In the order of articles, then of their text, so that a version control shows what has changed. */
export function writeNotes(notes: readonly Note[]): string {
  const sorted = [...notes].sort((a, b) => compare(a.article, b.article) || a.offset - b.offset || compare(a.id, b.id));
  return `${JSON.stringify({ version: 1, notes: sorted }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
