import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Selection } from '../../../server/src/corpus/files.ts';
import type { CorpusSettings } from '../../../server/src/corpus/messages.ts';
import { folderOf } from '../../support/folders.ts';

/** What a walk finds, relative to the first folder; every path is judged alike when it is asked for alone. */
function found(folders: string | readonly string[], settings: CorpusSettings = {}): string[] {
  const all = [folders].flat();
  const selection = new Selection(all, settings);
  const paths = [...selection.walk()].flat().map((candidate) => candidate.path);
  for (const each of paths) assert.notEqual(selection.selects(each), 'no', each);
  return paths.map((each) => path.relative(all[0] as string, each)).sort();
}

function noticesOf(folder: string, settings: CorpusSettings = {}): string[] {
  const selection = new Selection([folder], settings);
  for (const _ of selection.walk());
  return selection.notices.map(({ id, message }) => {
    assert.doesNotMatch(message, /\{\d\}/);
    return id.split(' ')[0] as string;
  });
}

test('text and Markdown files are found at every depth, other files are not', () => {
  const folder = folderOf({ 'a.txt': '', 'B.TXT': '', 'sub/b.md': '', 'sub/deep/c.txt': '', 'd.html': '', 'e.txt.bak': '', txt: '' });
  assert.deepEqual(found(folder), ['B.TXT', 'a.txt', 'sub/b.md', 'sub/deep/c.txt']);
});

test('node_modules and version control are never looked into', () => {
  const folder = folderOf({ 'node_modules/x/README.md': '', '.git/a.txt': '', 'sub/node_modules/a.txt': '', 'a.txt': '' });
  assert.deepEqual(found(folder), ['a.txt']);
  assert.equal(new Selection([folder], {}).selects(path.join(folder, 'sub/node_modules/a.txt')), 'no');
});

test('.gitignore holds for its folder and below, and a deeper one may take back', () => {
  const folder = folderOf({
    '.gitignore': '*.md\n/top.txt\nbuild/\n',
    'top.txt': '',
    'a.md': '',
    'sub/top.txt': '',
    'sub/.gitignore': '!b.md\n',
    'sub/a.md': '',
    'sub/b.md': '',
    'build/a.txt': '',
  });
  assert.deepEqual(found(folder), ['sub/b.md', 'sub/top.txt']);
});

test('the settings exclude globs as VS Code means them', () => {
  const folder = folderOf({ 'a.txt': '', 'sub/a.txt': '', 'old/x/b.txt': '', 'sub/old/c.txt': '', 'notes.md': '', 'sub/notes.md': '' });
  assert.deepEqual(found(folder, { exclude: ['a.txt'] }), ['notes.md', 'old/x/b.txt', 'sub/a.txt', 'sub/notes.md', 'sub/old/c.txt']);
  assert.deepEqual(found(folder, { exclude: ['**/old/**', '{notes,other}.md'] }), ['a.txt', 'sub/a.txt', 'sub/notes.md']);
  assert.deepEqual(found(folder, { filesExclude: { '**/*.md': true, '**/*.txt': false } }), [
    'a.txt',
    'old/x/b.txt',
    'sub/a.txt',
    'sub/old/c.txt',
  ]);
});

test('a glob means a name however its accents are spelt', () => {
  const [taken, composed] = ['re\u0301gion', 'r\u00e9gion'];
  for (const [name, glob] of [
    [taken, composed],
    [composed, taken],
    [taken, taken],
    [composed, composed],
  ]) {
    const folder = folderOf({ [`${name}/a.txt`]: '', 'b.txt': '' });
    assert.deepEqual(found(folder, { exclude: [`${glob}/**`] }), ['b.txt']);
  }
});

test('globs that make no sense exclude nothing', () => {
  const folder = folderOf({ 'a.txt': '' });
  for (const glob of ['', '/', '{', '}', '{a', '[', '!a.txt', '#a.txt', '\\', '{a,b}'.repeat(20)]) {
    assert.deepEqual(found(folder, { exclude: [glob] }), ['a.txt'], glob);
  }
});

test('yuliao.json declares what the articles are', () => {
  const folder = folderOf({
    'yuliao.json': '\uFEFF{"name": "周报", "include": ["articles/**/*.{txt,html}"], "exclude": ["**/draft.txt"], "gitignore": false}',
    '.gitignore': '*',
    'a.txt': '',
    'articles/a.txt': '',
    'articles/sub/b.html': '',
    'articles/draft.txt': '',
  });
  assert.deepEqual(found(folder), ['articles/a.txt', 'articles/sub/b.html']);
  assert.equal(new Selection([folder], {}).selects(path.join(folder, 'articles/a.txt')), 'declared');
});

for (const [what, text] of Object.entries({
  'no JSON': '{"include": [',
  'no object': '[]',
  null: 'null',
  'a member of the wrong type': '{"include": "*.txt", "exclude": [1]}',
  empty: '',
  binary: '\0\u0001\u0002',
})) {
  test(`a yuliao.json that is ${what} gives a notice, and the folder is read as if it had none`, () => {
    const folder = folderOf({ 'yuliao.json': text, 'a.txt': '' });
    assert.deepEqual(noticesOf(folder), ['declaration']);
    assert.deepEqual(found(folder), ['a.txt']);
  });
}

test('a file in two folders that overlap is found once', () => {
  const folder = folderOf({ 'a.txt': '', 'sub/b.txt': '' });
  assert.deepEqual(found([folder, path.join(folder, 'sub')]), ['a.txt', 'sub/b.txt']);
  assert.deepEqual(found([path.join(folder, 'sub'), folder]), ['../a.txt', 'b.txt']);
});

test('links are followed out of the folder, once, and not in circles', () => {
  const elsewhere = folderOf({ 'linked.txt': '', 'more/also.txt': '', 'single.md': '' });
  const folder = folderOf({ 'a.txt': '', 'sub/b.txt': '' });
  symlinkSync(folder, path.join(folder, 'sub/circle'));
  symlinkSync(path.join(elsewhere, 'more'), path.join(folder, 'out'));
  symlinkSync(path.join(elsewhere, 'more'), path.join(folder, 'again'));
  symlinkSync(path.join(elsewhere, 'single.md'), path.join(folder, 'single.md'));
  symlinkSync('/', path.join(folder, 'everything'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'nowhere.txt'));
  symlinkSync(path.join(folder, 'self.txt'), path.join(folder, 'self.txt'));
  const out = (name: string) => path.relative(folder, path.join(elsewhere, name));
  assert.deepEqual(found(folder), [out('more/also.txt'), out('single.md'), 'a.txt', 'sub/b.txt'].sort());
});

test('the home folder and whole disks are not searched, unless they are declared a corpus', () => {
  for (const folder of [realpathSync.native(os.homedir()), '/']) {
    const selection = new Selection([folder], {});
    assert.deepEqual([...selection.walk()].flat(), []);
    assert.match(selection.notices[0]?.message ?? '', /yuliao\.json/);
  }
});

test('the number of files is bounded, which is said', () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`sub${index % 3}/${index}.txt`, '']));
  const folder = folderOf(files);
  assert.equal(found(folder, { limits: { files: 5 } }).length, 5);
  assert.deepEqual(noticesOf(folder, { limits: { files: 5 } }), ['files']);
  assert.deepEqual(noticesOf(folder, { limits: { files: 12 } }), []);
});

test('folders that are too many for the files they may hold end the walk', () => {
  const folder = folderOf();
  for (let index = 0; index < 100; index++) mkdirSync(path.join(folder, `empty${index}`));
  assert.deepEqual(noticesOf(folder, { limits: { files: 2 } }), ['files']);
});

test('the depth is bounded, which is said', () => {
  const folder = folderOf({ 'a/b/c/d.txt': '', 'a/e.txt': '' });
  assert.deepEqual(found(folder, { limits: { depth: 2 } }), ['a/e.txt']);
  assert.deepEqual(noticesOf(folder, { limits: { depth: 2 } }), ['depth']);
  assert.deepEqual(found(folder, { limits: { depth: 3 } }), ['a/b/c/d.txt', 'a/e.txt']);
});

test('a folder that does not exist gives a notice', () => {
  const folder = path.join(folderOf(), 'gone');
  assert.deepEqual(noticesOf(folder), ['missing']);
});
