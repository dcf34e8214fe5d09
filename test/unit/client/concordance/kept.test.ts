import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAsked, readState } from '../../../../client/src/panels/concordance/kept.ts';

test('what was kept is read as it was', () => {
  const asked = {
    query: '[word="调研"]',
    language: 'cql' as const,
    zones: ['title' as const, 'body' as const],
    scope: { folders: ['file:///a'], from: '2019-01-01' },
    once: true,
    within: { query: '健康', language: 'plain' as const },
  };
  assert.deepEqual(readAsked(asked), asked);
  const state = readState({ asked, tab: 'trend', arrangement: { sort: [{ by: 'left', distance: 2, descending: true }, { by: 'node' }] } });
  assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
  assert.equal(state.tab, 'trend');
});

test('what is not as it should be is left out', () => {
  const state = readState({
    asked: { query: 7 },
    tab: 'none',
    columns: ['path', 'password'],
    arrangement: { sort: [{ by: 'left', distance: -1 }, { by: 'luck' }], sample: { size: 'all' }, filter: { query: ' ' } },
    current: -5,
  });
  assert.deepEqual(state.asked, { query: '', language: 'plain' });
  assert.deepEqual([state.tab, state.columns, state.current], ['lines', ['path'], 0]);
  assert.deepEqual(state.arrangement, { sort: [{ by: 'left', distance: 1 }], sample: { size: 100, seed: 1 } });
});

test('numbers of queries are not kept: they mean nothing after a reload', () => {
  assert.deepEqual(readAsked({ query: '健康', language: 'plain', scope: { hits: 3 } }), { query: '健康', language: 'plain' });
});

test('anything at all is read, and read again says the same', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const state = readState(value);
      assert.deepEqual(readState(state), state);
    }),
  );
  const nested = { query: 'a', language: 'plain', within: undefined as unknown };
  nested.within = nested;
  assert.doesNotThrow(() => readAsked(nested));
});
