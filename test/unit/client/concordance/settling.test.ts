/** When what was found in the corpus may be found anew. */
import '../../../support/fake-vscode.ts';
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';

const { Settling } = await import('../../../../client/src/panels/concordance/settling.ts');

/** A server that says what a test wants, and how often it was settled since. */
function settling(t: TestContext, before?: { state: string; busy: boolean }) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const heard: { status?: (status: unknown) => void; changed?: () => void } = {};
  const nothing = { dispose: () => {} };
  const server = {
    status: before,
    onStatus: (listener: (status: unknown) => void) => {
      heard.status = listener;
      return nothing;
    },
    onNotification: (_method: string, listener: () => void) => {
      heard.changed = listener;
      return nothing;
    },
  };
  const made = new Settling(server as never);
  let times = 0;
  made.onDidSettle(() => times++);
  t.after(() => made.dispose());
  return {
    status: (state: string, busy = false) => heard.status?.({ state, busy }),
    changed: () => heard.changed?.(),
    settled: (): number => {
      t.mock.timers.tick(10_000);
      const since = times;
      times = 0;
      return since;
    },
  };
}

test('a corpus has settled when its words are there, not when its articles are', (t) => {
  const { status, changed, settled } = settling(t);
  status('starting');
  status('crawling', true);
  changed();
  assert.equal(settled(), 0);
  status('ready', true);
  assert.equal(settled(), 0);
  status('ready');
  assert.equal(settled(), 1);
  status('ready');
  assert.equal(settled(), 0);
});

test('changes that follow each other are one, and what is being read again has not settled', (t) => {
  const { status, changed, settled } = settling(t);
  status('ready');
  settled();
  changed();
  changed();
  assert.equal(settled(), 1);
  changed();
  status('crawling', true);
  assert.equal(settled(), 0);
  status('ready');
  assert.equal(settled(), 1);
});

test('who asks for it late hears of the changes that come', (t) => {
  const { changed, settled } = settling(t, { state: 'ready', busy: false });
  assert.equal(settled(), 0);
  changed();
  assert.equal(settled(), 1);
});
