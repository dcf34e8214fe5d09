import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexStatus } from '../../../server/src/protocol/protocol.ts';
import '../../support/fake-vscode.ts';

const { appearance } = await import('../../../client/src/status.ts');

const status = (state: IndexStatus['state'], rest: Partial<IndexStatus> = {}): IndexStatus => ({
  state,
  indexed: 0,
  total: 0,
  articles: 0,
  busy: false,
  paused: false,
  notices: [],
  ...rest,
});

const text = (state: IndexStatus['state'], rest?: Partial<IndexStatus>) => appearance(status(state, rest))?.text;

test('says in a word what the index does', () => {
  assert.equal(text('starting'), '$(loading~spin) Corpus');
  assert.equal(text('crawling', { indexed: 1200, total: 34567 }), '$(sync~spin) Corpus 1,200/34,567 partial');
  assert.equal(text('crawling', { indexed: 1200, total: 34567, paused: true }), '$(debug-pause) Corpus 1,200/34,567 paused');
  assert.equal(text('ready', { articles: 1 }), '$(book) 1 article');
  assert.equal(text('ready', { articles: 12345 }), '$(book) 12,345 articles');
  assert.equal(text('failed'), '$(error) Corpus');
});

test('the tooltip of a paused index says that answers are partial', () => {
  const shown = appearance(status('crawling', { indexed: 1200, total: 34567, paused: true }));
  assert.match(shown?.tooltip ?? '', /paused after 1,200 of 34,567 files.*partial/u);
});

test('a workspace without articles is not worth a word', () => {
  assert.equal(appearance(status('ready')), undefined);
});

test('a bound that bit is shown even where no article is left', () => {
  const shown = appearance(status('ready', { notices: ['Only 10 files were read.'] }));
  assert.equal(shown?.colour, 'warning');
  assert.match(shown?.tooltip ?? '', /- Only 10 files were read/u);
});

test('notices cannot smuggle Markdown into the tooltip', () => {
  const shown = appearance(status('ready', { articles: 3, notices: ['[a](command:evil) `x`\n# <b>.txt'] }));
  assert.ok(shown?.tooltip.includes('- \\[a\\]\\(command:evil\\) \\`x\\` \\# \\<b\\>\\.txt'), shown?.tooltip);
});

test('many notices are cut short and counted', () => {
  const notices = Array.from({ length: 30 }, (_, index) => `folder ${index}`);
  const { tooltip = '' } = appearance(status('crawling', { notices })) ?? {};
  assert.equal(tooltip.match(/- folder/gu)?.length, 8);
  assert.match(tooltip, /and 22 more in the log/u);
});
