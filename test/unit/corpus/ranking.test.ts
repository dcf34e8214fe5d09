import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Queries } from '../../../server/src/corpus/query.ts';
import { Rankings } from '../../../server/src/corpus/ranking.ts';

const COUNT = 5000;
const WALK = 'SELECT id, mentions AS rank FROM name ORDER BY mentions DESC, id';

/** Names 1 to COUNT, of which each third has one mention more than the one before. */
function connectionOf(database: DatabaseSync) {
  database.exec('CREATE TABLE name (id INTEGER PRIMARY KEY, mentions INTEGER)');
  const insert = database.prepare('INSERT INTO name VALUES (?, ?)');
  database.exec('BEGIN');
  for (let id = 1; id <= COUNT; id++) insert.run(id, Math.floor(id / 3));
  database.exec('COMMIT');
  const queries = new Queries(database, assert.ifError);
  return { state: 0, sql: (text: string) => queries.get(text), broken: assert.ifError };
}

test('a ranking has every number in its place, however far down it is asked', () => {
  const database = new DatabaseSync(':memory:');
  const ranking = new Rankings(connectionOf(database)).of(WALK);
  const found = Array.from({ length: COUNT }, (_, place) => ranking.at(place));
  assert.deepEqual(
    found.map((each) => ({ ...each })),
    database
      .prepare(WALK)
      .all()
      .map((row) => ({ ...row })),
  );
  assert.equal(ranking.at(COUNT), undefined);
  database.close();
});

test('what is remembered is of one state of the database', () => {
  const database = new DatabaseSync(':memory:');
  const connection = connectionOf(database);
  const rankings = new Rankings(connection);
  assert.equal(rankings.of(WALK).at(0)?.id, 4998);
  assert.equal(rankings.of(WALK).read > 0, true);
  database.exec(`UPDATE name SET mentions = ${COUNT} WHERE id = 7`);
  connection.state++;
  assert.equal(rankings.of(WALK).at(0)?.id, 7);
  database.close();
});
