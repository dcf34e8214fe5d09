import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../../server/src/corpus/cache-folder.ts';
import { readSettings } from '../../server/src/lsp/settings.ts';
import { nameOf, Uris } from '../../server/src/lsp/uris.ts';

test('settings as the protocol has them', () => {
  const section = {
    exclude: ['drafts/**'],
    filesExclude: { '**/.git': true, '**/x': false },
    limits: { files: 10, fileSize: 2 },
    index: { workers: 3 },
    diagnostics: { enabled: false },
    hygiene: { rules: { 'dup/*': 'off', 'no/rule': 'error' }, thresholds: { 'text/no-break-space': 3 }, limit: 50 },
    mentions: { phrases: 'count' },
    statistics: { nearDuplicates: 'once' },
    debug: { hover: true },
    query: { hits: 5000 },
    codeLens: { title: false },
    inlayHints: { dates: false, readings: true },
  };
  assert.deepEqual(readSettings({ section }), {
    corpus: {
      exclude: ['drafts/**'],
      filesExclude: { '**/.git': true, '**/x': false },
      limits: { files: 10, fileSize: 2 * 1024 * 1024 },
    },
    workers: 3,
    diagnostics: false,
    choices: { rules: { 'dup/*': 'off' }, thresholds: { 'text/no-break-space': 3 } },
    problems: 50,
    phrases: 'count',
    nearDuplicates: 'once',
    debugHover: true,
    hits: 5000,
    editing: { lenses: { title: false, introductions: true }, hints: { posts: true, dates: false, readings: true } },
  });
});

test('a value of the wrong type counts as not given', () => {
  const nothing = readSettings({});
  for (const section of [
    null,
    7,
    'text',
    [],
    {
      exclude: 'text',
      limits: [],
      index: 2,
      diagnostics: 'off',
      debug: { hover: 1 },
      mentions: { phrases: 'all' },
      statistics: { nearDuplicates: 1 },
      filesExclude: { a: { when: 'b' } },
    },
    { limits: { files: Number.NaN, fileSize: '5' }, index: { workers: '2' } },
  ]) {
    assert.deepEqual(readSettings({ section }), nothing, JSON.stringify(section));
  }
  assert.equal(nothing.diagnostics, true);
  assert.equal(nothing.debugHover, false);
  assert.equal(nothing.workers, 1);
  assert.equal(nothing.phrases, 'separate');
  assert.equal(nothing.nearDuplicates, 'count');
});

test('the editor’s own files.exclude is taken where the section brings none', () => {
  assert.deepEqual(readSettings({ filesExclude: { '**/a': true } }).corpus.filesExclude, { '**/a': true });
  assert.deepEqual(readSettings({ section: { filesExclude: { '**/b': true } }, filesExclude: { '**/a': true } }).corpus.filesExclude, {
    '**/b': true,
  });
});

test('a folder leaves out what its own settings say, everything else is the workspace’s', () => {
  const own = new Map([['/a', { section: { exclude: ['b'], diagnostics: { enabled: false } }, filesExclude: { '**/c': true } }]]);
  const settings = readSettings({ section: { exclude: ['d'] } }, own);
  assert.deepEqual(settings.corpus.exclude, ['d']);
  assert.deepEqual(settings.corpus.folders, { '/a': { exclude: ['b'], filesExclude: { '**/c': true } } });
  assert.equal(settings.diagnostics, true);
});

test('names of documents', () => {
  assert.equal(nameOf('untitled:Untitled-1'), 'untitled:Untitled-1');
  assert.equal(nameOf('git:/a.txt'), undefined);
  assert.equal(nameOf('file:///%2e%2e%2fa'), undefined);
  assert.equal(nameOf(''), undefined);
});

test('an answer spells an open document as its client does', { skip: process.platform === 'win32' }, () => {
  const uris = new Uris();
  assert.equal(uris.of('/语料/a.txt'), 'file:///%E8%AF%AD%E6%96%99/a.txt');
  uris.opened('/语料/a.txt', 'file:///语料/a.txt');
  assert.equal(uris.of('/语料/a.txt'), 'file:///语料/a.txt');
  uris.closed('/语料/a.txt');
  assert.equal(uris.of('/语料/a.txt'), 'file:///%E8%AF%AD%E6%96%99/a.txt');
});

test('the address of a file is the system’s own, whatever it is called', { skip: process.platform === 'win32' }, () => {
  const uris = new Uris();
  for (const folder of ['/', '/a', '/a b', '/语料/2020', '/a%20#?', "/it's (x)"]) {
    for (const name of ['a.txt', 'b-1_2.md', '李斌.txt', 'a b.txt', '100%.txt', '#?.txt', '~a.txt', '.txt']) {
      const file = path.join(folder, name);
      // Asked twice: the second answer may be put together from the first.
      for (const uri of [uris.of(file), uris.of(file)]) assert.equal(uri, pathToFileURL(file).href);
    }
  }
});

test('each set of folders has an index of its own, in any order; no folder has none', () => {
  assert.equal(cacheFolder([]), undefined);
  assert.equal(cacheFolder(['/a', '/b']), cacheFolder(['/b', '/a']));
  assert.notEqual(cacheFolder(['/a']), cacheFolder(['/a', '/b']));
});
