/**
 * Searching as one types: what is remembered of shorter queries changes no answer, and no name is passed over whose spelling
 * begins with what was typed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDatabase } from '../../server/src/corpus/opening.ts';
import { Queries } from '../../server/src/corpus/query.ts';
import { KINDS, TITLE_KIND } from '../../server/src/corpus/schema.ts';
import { SheetReader } from '../../server/src/corpus/sheet-reader.ts';
import { SheetStore } from '../../server/src/corpus/sheet-store.ts';
import { Statements } from '../../server/src/corpus/statements.ts';
import { lettersOf, searchForm, spellings } from '../../server/src/corpus/terms.ts';
import { TypedLetters } from '../../server/src/text/typed-letters.ts';

const character = fc.constantFrom(...'李斌张章重庆阿房宫乐长行々·单曾吕女额a股𠮷', 'X', '1');
const name = fc.array(character, { minLength: 1, maxLength: 6 }).map((characters) => characters.join(''));
const codeUnits = (text: string) => {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
};

/** What is typed for a name: its spelling, or its characters, perhaps with a slip. */
const typing = fc.tuple(name, fc.nat(5), fc.constantFrom('', 'z', 'a', '李')).map(([typed, which, slip]) => {
  const forms = [typed, ...spellings(searchForm(typed))];
  return (forms[which % forms.length] as string) + slip;
});

test('typing on and taking back finds what asking at once finds', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), fc.array(typing, { minLength: 1, maxLength: 4 }), (names, typings) => {
      const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
      const sheets = new SheetStore(new Statements(database));
      for (const [number, each] of names.entries()) {
        sheets.put(KINDS.person, 1 + number * 700, searchForm(each));
        sheets.put(TITLE_KIND, 1 + number * 300, searchForm(each + each));
      }
      sheets.flush();
      const queries = new Queries(database, assert.ifError);
      const connection = { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
      const reader = new SheetReader(connection);
      for (const typed of typings) {
        const lengths = Array.from({ length: typed.length }, (_, index) => index + 1);
        for (const length of [...lengths, ...lengths.toReversed()]) {
          const query = typed.slice(0, length);
          const [form, letters] = [searchForm(query), lettersOf(query)];
          if (form === '') continue;
          for (const kind of [KINDS.person, TITLE_KIND]) {
            const [found, fresh] = [reader, new SheetReader(connection)].map((each) => each.matches(kind, form, letters));
            assert.deepEqual(found?.containing, fresh?.containing, query);
            assert.deepEqual(found?.beginning, fresh?.beginning, query);
            // What only may be spelled so is told for certain afterwards.
            const certain = (targets: readonly number[] | undefined) =>
              targets?.filter((target) => {
                const own = names[Math.floor((target - 1) / (kind === TITLE_KIND ? 300 : 700))] as string;
                return spellings(kind === TITLE_KIND ? own + own : own).some((spelling) => spelling.startsWith(letters));
              });
            assert.deepEqual(certain(found?.spelledBeginning), certain(fresh?.spelledBeginning), query);
          }
        }
      }
      database.close();
    }),
    { numRuns: 100 },
  );
});

test('another state of the corpus is read anew', () => {
  const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const sheets = new SheetStore(new Statements(database));
  const queries = new Queries(database, assert.ifError);
  const connection = { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
  const reader = new SheetReader(connection);
  sheets.put(KINDS.person, 1, '李斌');
  sheets.flush();
  assert.deepEqual(reader.matches(KINDS.person, '李', '').containing, [1]);
  sheets.put(KINDS.person, 2, '李斌斌');
  sheets.flush();
  connection.state++;
  assert.deepEqual(reader.matches(KINDS.person, '李斌', '').containing, [1, 2]);
  database.close();
});

test('letters pass no name over that they begin to spell', () => {
  fc.assert(
    fc.property(name, (each) => {
      const form = searchForm(each);
      const units = codeUnits(form);
      for (const spelling of spellings(form)) {
        for (let length = 1; length <= spelling.length; length++) {
          const letters = lettersOf(spelling.slice(0, length));
          if (letters === '') continue;
          assert.notEqual(new TypedLetters(letters).spell(units, 0, units.length), 'no', `${letters} of ${form}`);
        }
      }
    }),
    { numRuns: 500 },
  );
});
