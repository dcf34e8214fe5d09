/**
 * Who is named in an article, with role and posts, which organisations, and who is reported to say what.
 */
import type { Organisation, Person, Statement, Zone } from './facts.ts';
import type { Reading } from './reading.ts';

export interface Names {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly statements: readonly Statement[];
}

/** Recognises people, organisations and statements from the folded characters and the zones of the lines. */
export function findNames(_reading: Reading, _zones: readonly Zone[]): Names {
  return { people: [], organisations: [], statements: [] };
}
