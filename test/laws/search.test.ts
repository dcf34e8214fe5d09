/**
 * Searching as one types: neither what is remembered of shorter queries nor the order in which names stood changes any answer, and
 * no name is passed over whose spelling begins with what was typed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { read } from '../../server/src/article/reading.ts';
import { analyseReading } from '../../server/src/corpus/analyse.ts';
import { hashOf } from '../../server/src/corpus/article-file.ts';
import { contributionOf } from '../../server/src/corpus/contribution.ts';
import type { Matches } from '../../server/src/corpus/key-search.ts';
import { openDatabase } from '../../server/src/corpus/opening.ts';
import type { PhraseCounting } from '../../server/src/corpus/phrases.ts';
import { Queries } from '../../server/src/corpus/query.ts';
import { Readers } from '../../server/src/corpus/readers.ts';
import { type Roll, RollReader, Rolls } from '../../server/src/corpus/rolls.ts';
import { KINDS } from '../../server/src/corpus/schema.ts';
import { SheetStore } from '../../server/src/corpus/sheet-store.ts';
import type { Snapshot } from '../../server/src/corpus/snapshot.ts';
import { Statements } from '../../server/src/corpus/statements.ts';
import { Store } from '../../server/src/corpus/store.ts';
import { beginSpelling, lettersOf, searchForm, spellings } from '../../server/src/corpus/terms.ts';
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

const WAYS = ['spelled', 'beginning', 'spelledBeginning', 'containing'] as const;
/** How many of the matches of each query are read; undefined: all, which are then compared. */
const reads = fc.array(fc.option(fc.nat(3), { nil: undefined }), { minLength: 1, maxLength: 8 });

function readFew(few: number, all: Iterable<number>): void {
  let read = 0;
  for (const _ of all) if (++read >= few) return;
}

test('typing on and taking back finds what asking at once finds', () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 30 }),
      fc.array(typing, { minLength: 1, maxLength: 4 }),
      reads,
      (names, typings, reads) => {
        const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
        const sheets = new SheetStore(new Statements(database));
        for (const [number, each] of names.entries()) {
          sheets.put(KINDS.person, 1 + number * 700, searchForm(each));
          sheets.put(KINDS.organisation, 1 + number * 300, searchForm(each + each));
        }
        sheets.flush();
        const queries = new Queries(database, assert.ifError);
        const connection = { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
        const reader = new RollReader(connection, new Rolls());
        let asked = 0;
        for (const typed of typings) {
          const lengths = Array.from({ length: typed.length }, (_, index) => index + 1);
          for (const length of [...lengths, ...lengths.toReversed()]) {
            const query = typed.slice(0, length);
            const [form, letters] = [searchForm(query), lettersOf(query)];
            if (form === '') continue;
            for (const kind of [KINDS.person, KINDS.organisation]) {
              const rolls = [reader, new RollReader(connection, new Rolls())].map((each) => each.roll(searched(kind)));
              const few = reads[asked++ % reads.length];
              if (few !== undefined) {
                for (const way of WAYS) readFew(few, rolls[0]?.places(way, form, letters) ?? []);
                continue;
              }
              const [found, fresh] = rolls.map((roll) => (way: keyof Matches) => targets(roll, way, form, letters));
              assert.deepEqual(found?.('containing'), fresh?.('containing'), query);
              assert.deepEqual(found?.('beginning'), fresh?.('beginning'), query);
              // What only may be spelled so is told for certain afterwards.
              const certain =
                (way: keyof Matches, accepts: (spelling: string) => boolean) => (all: ((way: keyof Matches) => number[]) | undefined) =>
                  all?.(way).filter((target) => {
                    const own = names[Math.floor((target - 1) / (kind === KINDS.organisation ? 300 : 700))] as string;
                    return spellings(kind === KINDS.organisation ? own + own : own).some(accepts);
                  });
              const begun = certain('spelledBeginning', (spelling) => spelling.startsWith(letters));
              assert.deepEqual(begun(found), begun(fresh), query);
              const whole = certain('spelled', (spelling) => spelling === letters);
              assert.deepEqual(whole(found), whole(fresh), query);
            }
          }
        }
        database.close();
      },
    ),
    { numRuns: 100 },
  );
});

test('another state of the corpus is read anew', () => {
  const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const sheets = new SheetStore(new Statements(database));
  const queries = new Queries(database, assert.ifError);
  const connection = { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
  const reader = new RollReader(connection, new Rolls());
  const found = (form: string) => targets(reader.roll(searched(KINDS.person)), 'containing', form, '');
  sheets.put(KINDS.person, 1, '李斌');
  sheets.flush();
  assert.deepEqual(found('李'), [1]);
  sheets.put(KINDS.person, 2, '李斌斌');
  sheets.flush();
  connection.state++;
  assert.deepEqual(found('李斌'), [1, 2]);
  database.close();
});

/** What a text says of people and an organisation; some of them stand in a fixed phrase too. */
const SENTENCES = [
  '国家卫生健康委副主任李斌出席会议并讲话。',
  '宝丰县委书记许红兵出席会议，许红兵讲话。',
  '宝丰县县长李彬主持会议。',
  '市民李斌兵说，路修好了。',
  '会议要求深入学习贯彻习近平新时代中国特色社会主义思想。',
  '国家主席习近平出席会议并讲话。',
];
const QUERIES = ['李', '李斌', '许红兵', '习', 'l', 'lb', 'libin', 'x', 'xh', 'xijinping', '会', '宝丰', 'b', ''];

/** An article with some of the sentences, or without any: it is gone; or the order of names is made anew. */
const event = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.nat(5), fc.subarray(SENTENCES, { minLength: 0 })) },
  { weight: 1, arbitrary: fc.constant('rank' as const) },
);

test('where names stood, and who has moved since, tells the same as counting all', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 2, maxLength: 14 }), fc.constantFrom('separate', 'count', 'ignore'), (events, counting) => {
      const { database, file } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
      const store = new Store(database);
      const readers = new Readers(assert.ifError);
      readers.open(file, database);
      readers.count(counting as PhraseCounting);
      for (const each of events) {
        if (each === 'rank') {
          database.exec('DELETE FROM standing; DELETE FROM moved');
          while (store.rank());
        } else if (each[1].length === 0) store.remove(`/${each[0]}`);
        else putText(store, `/${each[0]}`, `宝丰县召开会议\n${each[1].join('\n')}\n`);
        store.commit();
        readers.advance();
        const found = answers(readers);
        database.exec('SAVEPOINT counting; DELETE FROM standing; DELETE FROM moved');
        readers.advance();
        assert.deepEqual(found, answers(readers));
        database.exec('ROLLBACK TO counting; RELEASE counting');
      }
      readers.close();
      database.close();
    }),
    { numRuns: 60 },
  );
});

function answers(readers: Readers): unknown {
  const snapshot = readers.snapshot({ partial: false, indexed: 0, total: 0 }) as Snapshot;
  return QUERIES.map((query) => ({
    query,
    found: (['person', 'organisation', 'place'] as const).map((kind) => [1, 2, 50].map((limit) => snapshot.search(kind, query, limit))),
    officials: [1, 50].map((limit) => snapshot.search('person', query, limit, true)),
    titles: [1, 50].map((limit) => snapshot.searchTitles(query, limit)),
  }));
}

function putText(store: Store, path: string, text: string): void {
  const reading = read(text);
  const source = { hash: hashOf(text), recipe: '', stamp: null, buffer: true };
  store.putArticle(path, source, contributionOf(analyseReading(reading), reading), text);
}

function searched(kind: number) {
  return { kind, officials: false, elsewhere: undefined };
}

function targets(roll: Roll, way: keyof Matches, form: string, letters: string): number[] {
  return [...[...roll.places(way, form, letters)].flatMap((place) => roll.targetAt(place) ?? []), ...roll.others(way, form, letters)];
}

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

test('letters begin the spelling of a name where one of its spellings begins with them', () => {
  fc.assert(
    fc.property(name, typing, (each, typed) => {
      const form = searchForm(each);
      const own = spellings(form);
      for (const text of [typed, ...own]) {
        for (let length = 1; length <= text.length; length++) {
          const letters = lettersOf(text.slice(0, length));
          if (letters === '') continue;
          const begins = own.some((spelling) => spelling.startsWith(letters));
          assert.equal(beginSpelling(letters, form), begins, `${letters} of ${form}`);
        }
      }
    }),
    { numRuns: 500 },
  );
});
