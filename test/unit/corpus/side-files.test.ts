import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { SideFiles } from '../../../server/src/corpus/side-files.ts';
import type { Suppression } from '../../../server/src/hygiene/suppressions.ts';

function folderOf(t: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuliao-side-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, '.yuliao'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

const ignore = (files: SideFiles, entry: Suppression) => files.changeSuppressions((now) => ({ ...now, ignore: [...now.ignore, entry] }));

test('what one window ignores another reads and keeps', async (t) => {
  const folder = folderOf(t);
  const [one, two] = [new SideFiles(folder), new SideFiles(folder)];
  const written = await Promise.all([ignore(one, { rule: 'text/*' }), ignore(two, { rule: 'dup/*' }), ignore(one, { rule: 'artifact/*' })]);
  assert.ok(written.every((each) => each.written));
  one.read();
  assert.deepEqual(
    one.suppressions.ignore.map(({ rule }) => rule),
    ['artifact/*', 'dup/*', 'text/*'],
  );
  assert.deepEqual(readdirSync(path.join(folder, '.yuliao')), ['suppressions.json'], 'nothing is left behind');
});

test('a folder without decisions gets its files when there is one', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuliao-side-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = new SideFiles(folder);
  assert.deepEqual(files.broken, []);
  assert.equal(files.baseline, undefined);
  assert.deepEqual(readdirSync(folder), []);
  assert.ok((await files.changeBaseline(() => new Map([['a.txt', { 'x/y': { k: 1 } }]]))).written);
  assert.deepEqual([...(files.baseline ?? [])], [['a.txt', { 'x/y': { k: 1 } }]]);
});

for (const [what, text] of [
  ['no JSON', '{ "version": 1, "ignore": [ { "rule": "text/*" } '],
  ['an unknown entry', '{ "version": 1, "ignore": [ { "rule": "text/*" }, { "rules": "x" } ] }'],
  ['a later version', '{ "version": 2, "suppress": { "text/*": true } }'],
] as const) {
  test(`a file broken by hand is never written: ${what}`, async (t) => {
    const folder = folderOf(t, { '.yuliao/suppressions.json': text });
    const files = new SideFiles(folder);
    assert.equal(files.broken.length, 1);
    assert.equal(files.broken[0]?.text, text);
    const written = await ignore(files, { rule: 'dup/*' });
    assert.deepEqual(written, { written: false, path: files.suppressionsFile, why: 'broken' });
    assert.equal(readFileSync(files.suppressionsFile, 'utf8'), text);
  });
}

test('while a file is being mended, what it said before holds; deleted, it says nothing', async (t) => {
  const folder = folderOf(t);
  const files = new SideFiles(folder);
  await ignore(files, { rule: 'text/*' });
  writeFileSync(files.suppressionsFile, '{ "version": 1,');
  files.read();
  assert.equal(files.suppressions.ignore.length, 1);
  assert.equal(files.broken.length, 1);
  rmSync(files.suppressionsFile);
  files.read();
  assert.equal(files.suppressions.ignore.length, 0);
  assert.deepEqual(files.broken, []);
});

test('the folder decides before the settings', (t) => {
  const folder = folderOf(t, { 'yuliao.json': JSON.stringify({ hygiene: { rules: { 'text/*': 'off' } } }) });
  const { choices } = new SideFiles(folder).policy({ rules: { 'text/mojibake': 'error', 'dup/*': 'hint' } });
  assert.equal(choices.severity('text/mojibake'), 'off');
  assert.equal(choices.severity('dup/line-in-article'), 'hint');
  assert.equal(choices.severity('boilerplate/contact'), 'information');
});

test('a lock that nobody holds any more stops nobody; one that is held is waited for', async (t) => {
  const folder = folderOf(t);
  const files = new SideFiles(folder);
  const lock = `${files.suppressionsFile}.lock`;
  writeFileSync(lock, '');
  utimesSync(lock, 0, 0);
  assert.ok((await ignore(files, { rule: 'text/*' })).written);
  writeFileSync(lock, '');
  const waiting = ignore(files, { rule: 'dup/*' });
  setTimeout(() => rmSync(lock), 100);
  assert.ok((await waiting).written);
});

test('a folder that cannot be written is told', async (t) => {
  const folder = folderOf(t);
  rmSync(path.join(folder, '.yuliao'), { recursive: true });
  writeFileSync(path.join(folder, '.yuliao'), 'a file');
  const written = await ignore(new SideFiles(folder), { rule: 'text/*' });
  assert.equal(written.written, false);
});
