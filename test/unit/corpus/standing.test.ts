import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '../../../server/src/corpus/opening.ts';
import { Queries } from '../../../server/src/corpus/query.ts';
import { KINDS } from '../../../server/src/corpus/schema.ts';
import { movedSince, orderOf, standingOf } from '../../../server/src/corpus/standing.ts';
import { StandingStore } from '../../../server/src/corpus/standing-store.ts';
import { Statements } from '../../../server/src/corpus/statements.ts';

/** People 1 to so many: each third an official, each mentioned as often as the last digit of his number says. */
function people(count: number) {
  const { database } = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  const insert = database.prepare('INSERT INTO entity (id, kind, key, mentions, officials) VALUES (?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  for (let id = 1; id <= count; id++) insert.run(id, KINDS.person, `人${String(id).padStart(6, '0')}`, id % 10, id % 3 === 0 ? 1 : 0);
  database.exec('COMMIT');
  const queries = new Queries(database, assert.ifError);
  return { store: new StandingStore(new Statements(database)), sql: (text: string) => queries.get(text) };
}

test('names stand from the most mentioned down, those that count nowhere are left out', () => {
  const { store, sql } = people(21);
  assert.equal(store.untidy, KINDS.person);
  store.tidy(KINDS.person);
  assert.equal(store.untidy, undefined);
  assert.deepEqual([...orderOf(sql, KINDS.person, false)], [9, 19, 8, 18, 7, 17, 6, 16, 5, 15, 4, 14, 3, 13, 2, 12, 1, 11, 21]);
  assert.deepEqual([...orderOf(sql, KINDS.person, true)], [9, 18, 6, 15, 3, 12, 21]);
});

test('a standing from which many have moved is made anew, one that tells next to nothing is given up', () => {
  const { store, sql } = people(6000);
  store.tidy(KINDS.person);
  const made = standingOf(sql, KINDS.person);
  for (let id = 1; id <= 1000; id++) store.noteKnown(id);
  store.settle();
  assert.equal(store.untidy, undefined);
  assert.equal(movedSince(sql, KINDS.person).length, 1000);
  store.note(KINDS.person, 1001);
  assert.equal(store.untidy, KINDS.person);
  store.tidy(KINDS.person);
  assert.notEqual(standingOf(sql, KINDS.person), made);
  assert.deepEqual(movedSince(sql, KINDS.person), []);
  for (let id = 1; id <= 5001; id++) store.note(KINDS.person, id);
  store.settle();
  assert.equal(standingOf(sql, KINDS.person), undefined);
  assert.deepEqual(movedSince(sql, KINDS.person), []);
});
