/** What stands below the lines of a text document of hits. */
import '../../../support/fake-vscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryProgress } from '../../../../server/src/protocol/query.ts';

const { hitsNotes } = await import('../../../../client/src/panels/concordance/hits-notes.ts');
const ended: QueryProgress = {
  id: 1,
  hits: 20_000,
  articles: 10,
  lines: 20_000,
  done: 10,
  total: 10,
  ended: true,
  cut: false,
  unfinished: 0,
  partial: false,
  milliseconds: 1,
};

test('nothing where all hits are listed, or as many as were asked for', () => {
  assert.deepEqual(hitsNotes(ended, 20_000, 20_000), []);
  assert.deepEqual(hitsNotes(ended, 100, 100), []);
});

test('how many are not listed, and why there are none', () => {
  assert.deepEqual(hitsNotes(ended, 20_000, 10_000), ['10,000 more hits are not listed here.']);
  assert.deepEqual(hitsNotes({ ...ended, hits: 0 }, 0, 0), ['There are no hits.']);
  assert.deepEqual(hitsNotes(ended, 0, 0), ['The filter leaves no lines.']);
});

test('that hits may be missing, and why', () => {
  const notes = hitsNotes({ ...ended, hits: 0, partial: true, unfinished: 2 }, 0, 0);
  assert.equal(notes.length, 3);
  assert.match(notes[1] ?? '', /too many ways in some articles \(2\)/);
  assert.match(notes[2] ?? '', /still being read/);
});
