import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../support/fake-vscode.ts';
import { world } from '../../support/fake-vscode-api.ts';

const { readSettings } = await import('../../../client/src/settings.ts');

test('settings travel in the shape of the protocol', () => {
  world.settings = {
    'yuliao.exclude': ['drafts/**'],
    'yuliao.limits.files': 10,
    'yuliao.limits.fileSize': 0.5,
    'yuliao.index.workers': 2,
    'yuliao.diagnostics.enabled': false,
    'yuliao.hygiene.rules': { 'dup/*': 'off' },
    'yuliao.hygiene.thresholds': { 'text/no-break-space': 3 },
    'yuliao.mentions.phrases': 'count',
    'yuliao.statistics.nearDuplicates': 'once',
    'yuliao.query.hits': 5000,
    'yuliao.codeLens.title': false,
    'yuliao.codeLens.introductions': false,
    'yuliao.inlayHints.posts': false,
    'yuliao.debug.hover': true,
    'files.exclude': { '**/.git': true, '**/*.js': { when: '$(basename).ts' }, '**/keep': false },
  };
  assert.deepEqual(readSettings(), {
    exclude: ['drafts/**'],
    filesExclude: { '**/.git': true, '**/keep': false },
    limits: { files: 10, fileSize: 0.5 },
    index: { workers: 2 },
    diagnostics: { enabled: false },
    hygiene: { rules: { 'dup/*': 'off' }, thresholds: { 'text/no-break-space': 3 }, limit: 200 },
    mentions: { phrases: 'count' },
    statistics: { nearDuplicates: 'once' },
    query: { hits: 5000 },
    codeLens: { title: false, introductions: false },
    inlayHints: { posts: false, dates: true, readings: true },
    debug: { hover: true },
  });
});

test('a limit that makes no sense is left to the server', () => {
  world.settings = { 'yuliao.limits.files': Number.NaN, 'yuliao.limits.fileSize': -1 };
  assert.deepEqual(readSettings().limits, {});
});
