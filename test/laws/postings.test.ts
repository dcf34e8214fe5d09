/**
 * Postings, whatever comes and goes: a look-up finds what a plain list of all living postings has, in any number of runs,
 * merged or not.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDatabase } from '../../server/src/corpus/opening.ts';
import { KnownRuns } from '../../server/src/corpus/postings/known-runs.ts';
import { PostingReader } from '../../server/src/corpus/postings/posting-reader.ts';
import { PostingStore } from '../../server/src/corpus/postings/posting-store.ts';
import { Queries } from '../../server/src/corpus/query.ts';
import { Statements } from '../../server/src/corpus/statements.ts';

interface Posting {
  readonly key: number;
  readonly lot: number;
  readonly article: number;
}

/** Keys that many articles share, and keys of full length. */
const key = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, fc.nat(2 ** 48 - 1), fc.constantFrom(0, 2 ** 32 - 1, 2 ** 32, 2 ** 48 - 1));
const article = fc.record({
  keys: fc.uniqueArray(key, { maxLength: 12 }),
  lot: fc.oneof(fc.constant(0), fc.nat(2 ** 31 - 1)),
  /** Articles that were put in so long before are taken out now. */
  buries: fc.option(fc.nat(20), { freq: 4, nil: undefined }),
  ends: fc.boolean(),
});

function makeStore() {
  const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const queries = new Queries(database, assert.ifError);
  let states = 0;
  const reader = (known?: KnownRuns) =>
    new PostingReader({ state: states++, sql: (text) => queries.get(text), broken: assert.ifError }, known);
  return { database, store: new PostingStore(new Statements(database)), reader };
}

const inOrder = (a: Posting, b: Posting) => a.key - b.key || a.lot - b.lot || a.article - b.article;

test('a look-up finds the living postings of a key, those with the lowest lots first', () => {
  fc.assert(
    fc.property(fc.array(article, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (articles, limit) => {
      const { database, store, reader } = makeStore();
      let living: Posting[] = [];
      for (const [number, { keys, lot, buries, ends }] of articles.entries()) {
        for (const each of keys) {
          store.add('line', each, lot, number + 1);
          living.push({ key: each, lot, article: number + 1 });
        }
        if (buries !== undefined && buries <= number) {
          store.bury(number + 1 - buries);
          living = living.filter((posting) => posting.article !== number + 1 - buries);
        }
        if (ends) store.flush();
      }
      store.flush();
      living.sort(inOrder);
      const reading = reader();
      for (const each of new Set([...articles.flatMap(({ keys }) => keys), 3, 77])) {
        const expected = living.filter((posting) => posting.key === each);
        assert.deepEqual(reading.find('line', each, Number.POSITIVE_INFINITY), expected);
        assert.deepEqual(reading.find('line', each, limit), expected.slice(0, limit));
        assert.deepEqual(reading.find('furniture', each, limit), []);
      }
      const groups = Map.groupBy(living, (posting) => posting.key);
      assert.deepEqual(
        [...reading.shared('line', 2)],
        [...groups.values()].filter(({ length }) => length >= 2),
      );
      database.close();
    }),
    { numRuns: 150 },
  );
});

test('what was read of a run holds for every later state', () => {
  fc.assert(
    fc.property(fc.array(article, { maxLength: 40 }), fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1 }), (articles, limits) => {
      const { database, store, reader } = makeStore();
      const known = new KnownRuns();
      for (const [number, { keys, lot, buries, ends }] of articles.entries()) {
        for (const each of keys) store.add('line', each, lot, number + 1);
        if (buries !== undefined && buries <= number) store.bury(number + 1 - buries);
        if (!ends) continue;
        store.flush();
        const [remembering, fresh] = [reader(known), reader()];
        const limit = limits[number % limits.length] as number;
        for (const each of new Set([...keys, 0, 1, 2, 3, 4, 77])) {
          assert.deepEqual(remembering.find('line', each, limit), fresh.find('line', each, limit));
          assert.equal(remembering.count('line', each, limit), fresh.find('line', each, limit).length);
        }
      }
      database.close();
    }),
    { numRuns: 150 },
  );
});

test('what was read of a long run holds, too, however much of it was wanted', () => {
  const { database, store, reader } = makeStore();
  const known = new KnownRuns();
  for (let number = 1; number <= 5000; number++) store.add('line', number % 40, number % 7, number);
  store.flush();
  for (const limit of [3, 1, 50, 200, 2, 1000]) {
    store.bury(limit);
    for (let key = 0; key <= 40; key++) {
      assert.deepEqual(reader(known).find('line', key, limit), reader().find('line', key, limit));
      assert.equal(reader(known).count('line', key, limit), reader().find('line', key, limit).length);
    }
  }
  database.close();
});

test('a reader that goes on asking while runs become one finds what there is then', () => {
  const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const queries = new Queries(database, assert.ifError);
  const store = new PostingStore(new Statements(database));
  const connection = { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
  const reader = new PostingReader(connection);
  const articles: number[] = [];
  for (let number = 1; number <= 30; number++) {
    store.add('line', 7, 0, number);
    articles.push(number);
    store.flush();
    connection.state++;
    assert.deepEqual(
      reader.find('line', 7, 100).map(({ article }) => article),
      articles,
    );
  }
  database.close();
});

test('an article that is changed again and again leaves little behind', () => {
  const { database, store, reader } = makeStore();
  for (let number = 1; number <= 500; number++) {
    for (let key = 0; key < 100; key++) store.add('anchor', key, 0, number);
    if (number > 1) store.bury(number - 1);
    store.flush();
  }
  const blocks = Number(database.prepare('SELECT sum(blocks) AS blocks FROM run').get()?.blocks);
  assert.ok(blocks < 30, `${blocks} blocks`);
  assert.deepEqual(reader().find('anchor', 5, 10), [{ key: 5, lot: 0, article: 500 }]);
  database.close();
});

test('however often somebody edits, the postings of a large corpus are not written anew for it', () => {
  const { database, store, reader } = makeStore();
  for (let number = 1; number <= 4000; number++) for (let key = 0; key < 5; key++) store.add('anchor', 5 * number + key, 0, number);
  store.flush();
  const large = () => database.prepare('SELECT id FROM run ORDER BY blocks DESC LIMIT 1').get()?.id;
  const before = large();
  for (let number = 4001; number <= 4400; number++) {
    for (let key = 0; key < 5; key++) store.add('anchor', 7 * number + key, 0, number);
    if (number > 4001) store.bury(number - 1);
    store.flush();
  }
  assert.equal(large(), before);
  const runs = Number(database.prepare('SELECT count(*) AS runs FROM run').get()?.runs);
  assert.ok(runs < 12, `${runs} runs`);
  assert.deepEqual(reader().find('anchor', 7 * 4400, 10), [{ key: 7 * 4400, lot: 0, article: 4400 }]);
  database.close();
});

test('a key with very many postings is found whole, across blocks and runs', () => {
  const { database, store, reader } = makeStore();
  for (let number = 1; number <= 3000; number++) {
    store.add('band', 7, number % 97, number);
    store.add('band', 1000 + number, 0, number);
    if (number % 400 === 0) store.flush();
  }
  store.flush();
  const found = reader().find('band', 7, 5000);
  assert.equal(found.length, 3000);
  assert.deepEqual([...found].sort(inOrder), found);
  assert.deepEqual(
    reader()
      .find('band', 7, 3)
      .map((posting) => posting.article),
    [97, 194, 291],
  );
  database.close();
});

test('to tidy up makes one run of each kind and changes no answer; an edit afterwards leaves it tidy', () => {
  const { database, store, reader } = makeStore();
  const runs = () => database.prepare('SELECT count(*) AS runs FROM run').get()?.runs;
  const all = () => [...reader().shared('line', 1)].flat();
  for (let number = 1; number <= 900; number++) {
    store.add('line', number % 31, number, number);
    if (number % 100 === 0) store.flush();
  }
  const before = all();
  assert.ok(store.untidy !== undefined);
  for (let kind = store.untidy; kind !== undefined; kind = store.untidy) store.tidy(kind);
  assert.equal(runs(), 1);
  assert.deepEqual(all(), before);
  store.add('line', 5, 1, 901);
  store.flush();
  assert.equal(runs(), 2);
  assert.equal(store.untidy, undefined);
  database.close();
});

test('postings of the dead are dropped when they have become many, and only they', () => {
  const { database, store, reader } = makeStore();
  const insert = database.prepare('INSERT INTO article (id, day, characters) VALUES (?, 0, 0)');
  for (let number = 1; number <= 4000; number++) {
    store.add('anchor', number % 50, 0, number);
    if (number > 1500) insert.run(number);
    else store.bury(number);
  }
  store.flush();
  assert.equal(database.prepare('SELECT count(*) AS dead FROM dead').get()?.dead, 0);
  assert.deepEqual(
    [...reader().shared('anchor', 1)].flat().map((posting) => posting.article),
    Array.from({ length: 50 }, (_, key) => Array.from({ length: 4000 }, (_, n) => n + 1).filter((n) => n > 1500 && n % 50 === key)).flat(),
  );
  database.close();
});
