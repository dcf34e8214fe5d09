import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../../support/fake-vscode.ts';

const { QueryHistory } = await import('../../../../client/src/panels/concordance/history.ts');

/** A history over what was kept. */
function history(kept: unknown) {
  let value = kept;
  const memento = {
    get: () => value,
    update: async (_key: string, next: unknown) => {
      value = next;
    },
    keys: () => [],
  };
  return new QueryHistory(memento as never);
}
const plain = (query: string) => ({ query, language: 'plain' as const });

test('what was asked last comes first, and nothing twice', () => {
  const made = history(undefined);
  let told = 0;
  made.onDidChange(() => told++);
  for (const query of ['调研', '健康', '调研', '  ']) made.add(plain(query));
  assert.deepEqual(made.entries(), [plain('调研'), plain('健康')]);
  assert.equal(told, 3);
});

test('the oldest are forgotten, and all when the user says so', () => {
  const made = history(undefined);
  for (let number = 0; number < 300; number++) made.add(plain(String(number)));
  assert.equal(made.entries().length, 200);
  assert.deepEqual(made.entries().at(-1), plain('100'));
  made.clear();
  assert.deepEqual(made.entries(), []);
});

test('what is no query is left out', () => {
  assert.deepEqual(history('broken').entries(), []);
  assert.deepEqual(history([7, plain('健康'), { language: 'cql' }]).entries(), [plain('健康')]);
});
