/** The sheets in which names and titles are searched: each has its own, once, and nothing else stands there. */
import { foldKey } from '../../text/folding.ts';
import { KINDS, TITLE_KIND } from '../schema.ts';
import { sheetsOf, unpackSheet } from '../sheets.ts';
import type { Statements } from '../statements.ts';
import { smallLetters } from '../terms.ts';
import type { Faults } from './faults.ts';

export function* checkSheets(statements: Statements, faults: Faults): Generator<void> {
  const name = statements.get('SELECT key FROM entity WHERE id = ? AND kind = ?');
  const title = statements.get('SELECT title FROM article WHERE id = ?');
  for (const kind of [...Object.values(KINDS), TITLE_KIND]) {
    let found = 0;
    for (const { number, packed } of statements
      .get('SELECT number, packed FROM sheet WHERE number >= ? AND number < ?')
      .iterate(...sheetsOf(kind))) {
      yield;
      for (const [target, key] of unpackSheet(number as number, packed as Uint8Array)) {
        found++;
        const row = kind === TITLE_KIND ? title.get(target)?.title : name.get(target, kind)?.key;
        const expected = row === undefined || row === null ? undefined : formOf(kind, row as string);
        if (expected === undefined) faults.add('search', `${key}, of a name or title that is gone`);
        else if (expected !== key) faults.compare('search', expected, key, expected);
      }
    }
    let all = 0;
    const rows =
      kind === TITLE_KIND
        ? statements.get('SELECT title AS text FROM article WHERE title IS NOT NULL').iterate()
        : statements.get('SELECT key AS text FROM entity WHERE kind = ?').iterate(kind);
    for (const { text } of rows) if (formOf(kind, text as string) !== '') all++;
    faults.compare('search', kind === TITLE_KIND ? 'titles' : 'names', found, all);
  }
}

function formOf(kind: number, text: string): string {
  return smallLetters(kind === TITLE_KIND ? foldKey(text) : text);
}
