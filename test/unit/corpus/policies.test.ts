import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { Policies } from '../../../server/src/corpus/policies.ts';

function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'yuliao-policies-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}

function write(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const ICP = 'boilerplate/icp-record';
const rulesOf = (severity: string): string => JSON.stringify({ hygiene: { rules: { [ICP]: severity } } });

test('an article belongs to the nearest corpus, in the open folder or above, else to the open folder', (t) => {
  const folder = folderOf(t, { 'open/a/.yuliao/suppressions.json': '', 'open/b/yuliao.json': '{}' });
  const policies = new Policies();
  policies.setFolders([path.join(folder, 'open')]);
  const place = (name: string) => {
    const { files, name: own } = policies.of(path.join(folder, name));
    return `${files === undefined ? '–' : path.relative(folder, files.folder)} ${own ?? '–'}`;
  };
  assert.equal(place('open/a/x/1.txt'), 'open/a x/1.txt');
  assert.equal(place('open/b/1.txt'), 'open/b 1.txt');
  assert.equal(place('open/c/1.txt'), 'open c/1.txt');
  assert.equal(place('elsewhere/1.txt'), '– –');
  assert.deepEqual(policies.of('untitled:Untitled-1').files, undefined);
  assert.ok(policies.filesChanged([write(folder, 'yuliao.json', '{}')]));
  assert.equal(place('open/c/1.txt'), ' open/c/1.txt');
});

test('a change of decisions is taken in, any other change is not', (t) => {
  const folder = folderOf(t, { 'yuliao.json': rulesOf('hint'), 'a.txt': '' });
  const policies = new Policies();
  policies.setFolders([folder]);
  policies.choose({ rules: { [ICP]: 'off', 'dup/*': 'error' } });
  const severity = (rule: string) => policies.of(path.join(folder, 'a.txt')).policy.choices.severity(rule);
  assert.equal(severity(ICP), 'hint');
  assert.equal(severity('dup/line-in-article'), 'error');
  const { revision } = policies;
  assert.ok(!policies.filesChanged([path.join(folder, 'a.txt')]));
  assert.equal(policies.revision, revision);
  assert.ok(policies.filesChanged([write(folder, 'yuliao.json', rulesOf('error'))]));
  assert.ok(policies.revision > revision);
  assert.equal(severity(ICP), 'error');
  rmSync(path.join(folder, 'yuliao.json'));
  policies.filesChanged([path.join(folder, 'yuliao.json')]);
  assert.equal(severity(ICP), 'off');
});

test('a corpus whose files are broken is told when an article of it is first asked about', (t) => {
  const folder = folderOf(t, { 'a/.yuliao/baseline.json': '{' });
  let told = 0;
  const policies = new Policies(() => told++);
  policies.setFolders([folder]);
  assert.equal(told, 0);
  for (let again = 0; again < 2; again++) policies.of(path.join(folder, 'a', '1.txt'));
  assert.equal(told, 1);
  assert.deepEqual(
    policies.broken.map((file) => path.relative(folder, file.path)),
    [path.join('a', '.yuliao', 'baseline.json')],
  );
});
