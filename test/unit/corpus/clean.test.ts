import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { parseRecord } from '../../../server/src/corpus/clean/record.ts';
import { type CleanTreeOptions, type CleanTreeResult, cleanTree } from '../../../server/src/corpus/clean/tree.ts';
import { lineKey } from '../../../server/src/hygiene/line-key.ts';
import { decode } from '../../../server/src/text/decode.ts';
import { folderOf, put } from '../../support/folders.ts';
import { HEADLINE, STORY } from '../../support/page.ts';

const CLEAN = `${HEADLINE}\n\n2023-09-12 10:20:00 来源:青禾新闻\n\n${STORY.join('\n\n')}\n`;
const FURNITURE = '\n豫ICP备09014970号\n扫一扫 分享到微信\n';
const PAGE = `${CLEAN}${FURNITURE}`;

type Options = Omit<CleanTreeOptions, 'source' | 'destination'>;

/** Cleans `pages` of a folder into `clean`, and stops after some articles where it is told to. */
function clean(folder: string, options: Options = {}, articles = Number.POSITIVE_INFINITY): CleanTreeResult {
  const run = cleanTree({ source: path.join(folder, 'pages'), destination: path.join(folder, 'clean'), ...options });
  assert.ok('steps' in run, JSON.stringify(run));
  let step = run.steps.next();
  while (!step.done) step = run.steps.next(step.value.done >= articles);
  return step.value;
}

/** All files below a folder with their contents. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}

const read = (folder: string, name: string) => readFileSync(path.join(folder, 'clean', name), 'utf8');

describe('the clean copy of a folder', () => {
  it('leaves the originals as they are, and has what the corpus would index of them', () => {
    const folder = folderOf({
      'pages/a.txt': PAGE,
      'pages/sub/b.md': PAGE,
      'pages/english.txt': 'Nothing to see here, in no language of the corpus.',
      'pages/table.csv': PAGE,
      'pages/ignored.txt': PAGE,
      'pages/.gitignore': 'ignored.txt\n',
      'pages/binary.txt': Buffer.from([0, 1, 2, 3, 0, 0, 0, 255]),
    });
    const before = filesIn(path.join(folder, 'pages'));
    const { summary } = clean(folder);
    assert.deepEqual(filesIn(path.join(folder, 'pages')), before);
    assert.deepEqual([summary.articles, summary.skipped], [2, 2]);
    const copies = Object.keys(filesIn(path.join(folder, 'clean'))).filter((name) => !name.startsWith('.yuliao'));
    assert.deepEqual(copies, ['a.txt', 'sub/b.md']);
    assert.equal(read(folder, 'a.txt'), CLEAN);
  });
  it('is UTF-8 whatever the original is, and its map counts in the decoded text', () => {
    const folder = folderOf({
      'pages/gb.txt': iconv.encode(PAGE, 'gb18030'),
      'pages/wide.txt': iconv.encode(PAGE, 'utf-16le', { addBOM: true }),
      'pages/mark.txt': `\ufeff${PAGE}`,
    });
    clean(folder);
    for (const name of ['gb.txt', 'wide.txt', 'mark.txt']) {
      assert.equal(read(folder, name), CLEAN, name);
      const record = parseRecord(read(folder, `.yuliao/maps/${name}.json`));
      const { text, encoding } = decode(readFileSync(path.join(folder, 'pages', name)));
      assert.equal(record?.segments.map(([, from, length, given]) => given ?? text.slice(from, from + length)).join(''), CLEAN);
      assert.equal(record?.original.encoding, encoding);
    }
  });
  it('keeps what the user has said to be content, and what yuliao.json switches off; and takes both along', () => {
    const suppressions = JSON.stringify({ version: 1, ignore: [], content: [{ line: lineKey('扫一扫 分享到微信') }] });
    const folder = folderOf({
      'pages/a.txt': PAGE,
      'pages/.yuliao/suppressions.json': suppressions,
      'pages/yuliao.json': '{ "hygiene": { "rules": { "boilerplate/icp-record": "off" } } }',
    });
    clean(folder);
    assert.equal(read(folder, 'a.txt'), PAGE);
    assert.equal(read(folder, '.yuliao/suppressions.json'), suppressions);
    // What is chosen for this run comes first.
    clean(folder, { chosen: { rules: { 'boilerplate/icp-record': 'warning' } } });
    assert.equal(read(folder, 'a.txt'), PAGE.replace('豫ICP备09014970号\n', ''));
  });
  it('of a part of a corpus keeps what is said of findings in the whole', () => {
    const folder = folderOf({
      'pages/a.txt': PAGE,
      'pages/sub/a.txt': PAGE,
      '.yuliao/suppressions.json': JSON.stringify({
        version: 1,
        ignore: [{ rule: 'boilerplate/icp-record', article: 'pages/sub/a.txt', line: lineKey('豫ICP备09014970号') }],
        content: [],
      }),
    });
    clean(folder);
    assert.equal(read(folder, 'a.txt'), CLEAN);
    assert.equal(read(folder, 'sub/a.txt'), `${CLEAN}\n豫ICP备09014970号\n`);
  });
  it('says what is wrong with a file of suppressions that somebody broke', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/.yuliao/suppressions.json': '{ broken' });
    const { notices } = clean(folder);
    assert.ok(notices.some(({ message }) => /suppressions\.json is not used as it is written/.test(message)));
    assert.equal(read(folder, 'a.txt'), CLEAN);
  });
  it('accepts in its baseline what remains, and leaves alone what the baseline says of others', () => {
    const folder = folderOf({ 'pages/a.txt': CLEAN.replace('青禾', '青\u00a0禾'), 'pages/b.txt': PAGE });
    const baseline = () => JSON.parse(read(folder, '.yuliao/baseline.json')).articles;
    assert.deepEqual(clean(folder).summary.remaining, [{ rule: 'text/no-break-space', articles: 1, places: 1 }]);
    assert.deepEqual(Object.keys(baseline()), ['a.txt']);
    put(
      folder,
      'clean/.yuliao/baseline.json',
      JSON.stringify({ version: 1, articles: { 'mine.txt': { 'boilerplate/share-qr': { x: 1 } } } }),
    );
    clean(folder);
    assert.deepEqual(Object.keys(baseline()), ['a.txt', 'mine.txt']);
    rmSync(path.join(folder, 'pages/a.txt'));
    clean(folder);
    assert.deepEqual(Object.keys(baseline()), ['mine.txt']);
  });
  it('does not write a baseline that somebody broke, and says so', () => {
    const folder = folderOf({ 'pages/a.txt': CLEAN.replace('青禾', '青\u00a0禾') });
    clean(folder);
    put(folder, 'clean/.yuliao/baseline.json', '{ broken');
    const { notices } = clean(folder);
    assert.ok(notices.some(({ message }) => /baseline\.json cannot be read and is left as it is/.test(message)));
    assert.equal(read(folder, '.yuliao/baseline.json'), '{ broken');
  });
  it('has names as long as a file system takes', () => {
    const name = `${'宝'.repeat(83)}.txt`;
    const folder = folderOf({ [`pages/${name}`]: PAGE });
    assert.equal(clean(folder).summary.articles, 1);
    assert.equal(clean(folder).summary.unchanged, 1);
    rmSync(path.join(folder, 'pages', name));
    put(folder, 'pages/a.txt', PAGE);
    assert.equal(clean(folder).summary.gone, 1);
    assert.ok(!existsSync(path.join(folder, 'clean', name)));
  });
});

describe('a second run', () => {
  it('does nothing again that stands', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/b.txt': PAGE });
    clean(folder);
    const before = filesIn(path.join(folder, 'clean'));
    const touched = statSync(path.join(folder, 'clean/a.txt')).mtimeMs;
    assert.equal(clean(folder).summary.unchanged, 2);
    assert.equal(statSync(path.join(folder, 'clean/a.txt')).mtimeMs, touched);
    const after = filesIn(path.join(folder, 'clean'));
    for (const name of Object.keys(before)) if (!/report/.test(name)) assert.equal(after[name], before[name], name);
  });
  it('goes on where the first was stopped', () => {
    const folder = folderOf(Object.fromEntries([1, 2, 3, 4].map((n) => [`pages/${n}.txt`, PAGE])));
    const first = clean(folder, {}, 2);
    assert.deepEqual([first.summary.complete, first.summary.articles], [false, 2]);
    const second = clean(folder);
    assert.deepEqual([second.summary.complete, second.summary.articles, second.summary.unchanged], [true, 4, 2]);
  });
  it('does again what has changed: an original, the options, what the user says of findings', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/b.txt': PAGE });
    clean(folder);
    put(folder, 'pages/a.txt', PAGE.replaceAll('青禾', '青田'));
    assert.equal(clean(folder).summary.unchanged, 1);
    assert.equal(read(folder, 'a.txt'), CLEAN.replaceAll('青禾', '青田'));
    assert.equal(clean(folder, { unsafe: true }).summary.unchanged, 0);
    assert.equal(clean(folder, { unsafe: true }).summary.unchanged, 2);
    put(folder, 'pages/yuliao.json', '{ "hygiene": { "rules": { "boilerplate/*": "off" } } }');
    assert.equal(clean(folder, { unsafe: true }).summary.unchanged, 0);
    assert.equal(read(folder, 'b.txt'), PAGE);
  });
  it('mends what an interruption may have left at any moment', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE });
    clean(folder);
    const [copy, map] = ['clean/a.txt', 'clean/.yuliao/maps/a.txt.json'].map((name) => path.join(folder, name)) as [string, string];
    for (const spoil of [
      () => rmSync(copy),
      () => rmSync(map),
      () => writeFileSync(map, '{ "version": 1, "path"'),
      () => writeFileSync(map, 'null'),
      () => writeFileSync(path.join(folder, 'clean/.yuliao/lock'), '999999999'),
      () => mkdirSync(path.join(folder, 'clean/.yuliao/partial')),
    ]) {
      spoil();
      const { summary } = clean(folder);
      assert.deepEqual([summary.articles, summary.problems.count], [1, 0]);
      assert.equal(readFileSync(copy, 'utf8'), CLEAN);
      assert.ok(parseRecord(readFileSync(map, 'utf8')) !== undefined);
    }
  });
  it('leaves a copy alone that somebody has changed, and says so', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE });
    clean(folder);
    put(folder, 'clean/a.txt', 'mine');
    put(folder, 'pages/a.txt', `${PAGE}\n`);
    assert.deepEqual(clean(folder).summary.problems, { count: 1, first: [{ path: 'a.txt', problem: 'changed' }] });
    assert.equal(read(folder, 'a.txt'), 'mine');
  });
  it('deletes the copy of an article that is gone, its folder too; but not what it did not write, nor all of it', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/sub/b.txt': PAGE, 'pages/sub/c.txt': PAGE });
    clean(folder);
    put(folder, 'clean/notes.txt', 'mine');
    put(folder, 'clean/sub/c.txt', 'mine, too');
    rmSync(path.join(folder, 'pages/sub'), { recursive: true });
    const { summary } = clean(folder);
    assert.deepEqual([summary.gone, summary.problems.first], [1, [{ path: 'sub/c.txt', problem: 'changed' }]]);
    assert.ok(!existsSync(path.join(folder, 'clean/sub/b.txt')));
    assert.equal(read(folder, 'notes.txt'), 'mine');
    rmSync(path.join(folder, 'pages/a.txt'));
    assert.equal(clean(folder).summary.gone, 0);
    assert.equal(read(folder, 'a.txt'), CLEAN);
  });
});

describe('the folder of a clean copy', () => {
  const open = (folder: string, source: string, destination: string) => {
    const run = cleanTree({ source: path.join(folder, source), destination: path.join(folder, destination) });
    if ('refused' in run) return run.refused;
    for (let step = run.steps.next(); !step.done; step = run.steps.next());
    return 'taken';
  };
  it('is refused inside its original, round it, and where it holds other files, also behind links', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/sub/b.txt': PAGE, 'full/x.txt': 'x', 'empty/.keep': '' });
    symlinkSync(path.join(folder, 'pages'), path.join(folder, 'link'));
    symlinkSync(path.join(folder, 'pages/new'), path.join(folder, 'dangling'));
    rmSync(path.join(folder, 'empty/.keep'));
    for (const [source, destination, expected] of [
      ['pages', 'pages', 'same'],
      ['pages', 'link', 'same'],
      ['pages', 'pages/sub/clean', 'inSource'],
      ['pages', 'link/clean', 'inSource'],
      ['pages/sub', 'pages', 'aroundSource'],
      ['link/sub', 'pages', 'aroundSource'],
      ['pages', 'full', 'notEmpty'],
      ['pages', 'full/x.txt', 'notFolder'],
      ['pages', 'empty', 'taken'],
      ['link', 'empty', 'taken'],
      ['pages/sub', 'empty', 'otherSource'],
    ] as const)
      assert.equal(open(folder, source, destination), expected, `${source} → ${destination}`);
    assert.notEqual(open(folder, 'pages', 'dangling'), 'taken');
    assert.deepEqual(readdirSync(path.join(folder, 'pages')).sort(), ['a.txt', 'sub']);
  });
  it('is not shared by two runs at once', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE });
    const first = cleanTree({ source: path.join(folder, 'pages'), destination: path.join(folder, 'clean') });
    assert.ok('steps' in first);
    first.steps.next();
    assert.equal(open(folder, 'pages', 'clean'), 'busy');
    first.steps.next(true);
    assert.equal(open(folder, 'pages', 'clean'), 'taken');
  });
  it('is never left through a link in it', () => {
    const folder = folderOf({ 'pages/sub/a.txt': PAGE, 'pages/b.txt': PAGE });
    clean(folder);
    rmSync(path.join(folder, 'clean/sub'), { recursive: true });
    symlinkSync(path.join(folder, 'pages/sub'), path.join(folder, 'clean/sub'));
    assert.deepEqual(clean(folder).summary.problems.first, [{ path: 'sub/a.txt', problem: 'outside' }]);
    assert.equal(readFileSync(path.join(folder, 'pages/sub/a.txt'), 'utf8'), PAGE);
    rmSync(path.join(folder, 'clean/b.txt'));
    symlinkSync(path.join(folder, 'pages/b.txt'), path.join(folder, 'clean/b.txt'));
    clean(folder);
    assert.equal(readFileSync(path.join(folder, 'pages/b.txt'), 'utf8'), PAGE);
  });
  it('has articles behind links of the original where the links lie, and nothing of itself', () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'elsewhere/2020/b.txt': PAGE, 'single.txt': PAGE });
    clean(folder);
    symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'pages/more'));
    symlinkSync(path.join(folder, 'single.txt'), path.join(folder, 'pages/one.txt'));
    symlinkSync(path.join(folder, 'clean'), path.join(folder, 'pages/loop'));
    assert.equal(clean(folder).summary.articles, 3);
    for (const name of ['a.txt', 'more/2020/b.txt', 'one.txt']) assert.equal(read(folder, name), CLEAN);
    assert.ok(!existsSync(path.join(folder, 'clean/loop')));
  });
});
