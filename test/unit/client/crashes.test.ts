import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crashes } from '../../../client/src/crashes.ts';

const minute = 60_000;

test('a crash starts the server again, and the user is told once', () => {
  const crashes = new Crashes();
  assert.deepEqual(crashes.record(0), { restart: true, tell: true });
  assert.deepEqual(crashes.record(minute), { restart: true, tell: false });
  assert.deepEqual(crashes.record(60 * minute), { restart: true, tell: false });
});

test('a server that keeps dying is given up, and the user is told that', () => {
  const crashes = new Crashes();
  const verdicts = [0, 1, 2, 3, 4].map((second) => crashes.record(second * 1000));
  assert.deepEqual(
    verdicts.map(({ restart }) => restart),
    [true, true, true, true, false],
  );
  assert.equal(verdicts.at(-1)?.tell, true);
});

test('crashes far apart are never too many', () => {
  const crashes = new Crashes();
  for (let time = 0; time < 100; time++) assert.equal(crashes.record(time * minute).restart, true);
});

test('a start by hand begins a new count', () => {
  const crashes = new Crashes();
  for (const second of [0, 1, 2, 3, 4]) crashes.record(second * 1000);
  crashes.forget();
  assert.deepEqual(crashes.record(5000), { restart: true, tell: true });
});
