/**
 * The package as a user gets it: what is in it, how big it is, and whether it works once VS Code has installed it.
 */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { listFiles } from '@vscode/vsce';
import { newProfile, root, runInVscode, temporaryFolder } from '../support/e2e.ts';
import { makePackage, target } from '../support/package.ts';
import { realVscode } from '../support/vscode/real.ts';

let vsix: string;
before(async () => {
  vsix = await makePackage();
});

test('the package is smaller than 12 MB', async () => {
  const { size } = await stat(vsix);
  assert.ok(size < 12e6, `${size} bytes`);
});

test('the package holds what it needs, and no source, test or map', async () => {
  const files = (await listFiles({ cwd: root, packageManager: 0 })).map((file) => file.replaceAll(path.sep, '/'));
  const unwanted = files.filter((file) => /\.(ts|map|tsx)$|^(test|seeds|server\/src|client\/src|node_modules|\.)/.test(file));
  assert.deepEqual(unwanted, []);
  for (const needed of [
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'dist/client.cjs',
    'dist/parts.cjs',
    'dist/language-client.cjs',
    'dist/server.js',
    'dist/cleaner.js',
    'dist/analyst.js',
    'dist/segmenter.js',
    'dist/worker.js',
    'dist/cli.js',
    'dist/querier.js',
    'dist/panels/concordance.js',
    'dist/panels/dossier.js',
    'client/images/first-steps/open.png',
    'dist/panels/concordance.css',
    'dist/panels/codicon.ttf',
    'server/lexicon/segmenter/idf.utf8',
    'server/lexicon/segmenter/stop-words.utf8',
    'server/rules/en/README.md',
    'server/rules/zh-cn/boilerplate-nav-menu.md',
    'dist/node_modules/nodejieba/build/Release/nodejieba.node',
    'dist/node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
  ]) {
    assert.ok(files.includes(needed), `${needed} is missing`);
  }
});

test('an addon of another platform is not packed', async () => {
  const addon = path.join(root, 'dist', 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node');
  const other = target === 'darwin-arm64' ? 'linux-x64' : 'darwin-arm64';
  await assert.rejects(makePackage({ target: other, addon }), new RegExp(`is an addon for ${target}, not ${other}`));
});

test('the installed package in a real VS Code', async (t) => {
  const work = await temporaryFolder(t);
  const profile = await newProfile(work);
  await (await realVscode()).install(vsix, profile);
  const extension = path.join(root, 'test', 'fixtures', 'empty-extension');
  await runInVscode(t, { group: 'seeds', extension, corpus: path.join(root, 'seeds'), profile });
});
