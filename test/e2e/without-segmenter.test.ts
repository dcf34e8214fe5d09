import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root, runInVscode, temporaryFolder } from '../support/e2e.ts';

test('the seeds in a real VS Code that has no nodejieba', async (t) => {
  const extension = path.join(await temporaryFolder(t), 'extension');
  for (const part of ['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'client', 'syntaxes', 'dist']) {
    await cp(path.join(root, part), path.join(extension, part), {
      recursive: true,
      filter: (source) => !source.split(path.sep).slice(-2).includes('node_modules'),
    });
  }
  assert.throws(() =>
    process
      .getBuiltinModule('node:module')
      .createRequire(path.join(extension, 'dist', 'server.js'))
      .resolve('nodejieba'),
  );
  await runInVscode(t, { group: 'without segmenter', extension, corpus: path.join(root, 'seeds') });
});
