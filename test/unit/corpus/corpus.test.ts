import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, test } from 'node:test';
import iconv from 'iconv-lite';
import { Corpus, type CorpusOptions, type Notice } from '../../../server/src/corpus/corpus.ts';
import { folderOf, put } from '../../support/folders.ts';

const LI = '国家卫生健康委副主任李斌出席会议并讲话。李斌指出，要抓好落实。\n';
const XU = '宝丰县委书记许红兵出席会议并讲话。许红兵强调，健康是大事。\n';
const ENGLISH = 'The quick brown fox jumps over the lazy dog.\n';
const WORKER = new URL('../../../server/src/corpus/worker.ts', import.meta.url);

const running: Corpus[] = [];
afterEach(async () => {
  for (const corpus of running.splice(0)) await corpus.dispose();
});

interface Watched {
  readonly corpus: Corpus;
  readonly notices: Notice[];
}

function start(folders: string | readonly string[], options: CorpusOptions = {}): Watched {
  const corpus = new Corpus({ quiet: 5, ...options });
  running.push(corpus);
  const notices: Notice[] = [];
  corpus.onNotice((notice) => notices.push(notice));
  corpus.setFolders([folders].flat());
  return { corpus, notices };
}

async function indexed(folders: string | readonly string[], options: CorpusOptions = {}): Promise<Watched> {
  const watched = start(folders, options);
  await watched.corpus.settled();
  return watched;
}

/** Paths that mention a person. */
function whereIs(corpus: Corpus, key: string): string[] {
  return [
    ...new Set(
      corpus
        .snapshot()
        .mentions('person', key)
        .map(({ path: file }) => path.basename(file)),
    ),
  ];
}

/** What a person is reported to say, with line and column of where. */
function sayings(corpus: Corpus, key: string, limit = 10): string[] {
  return corpus
    .snapshot()
    .statements(key, limit)
    .map(({ verb, excerpt, location: { path: file, line, column } }) => `${path.basename(file)}:${line}:${column} ${verb} ${excerpt}`);
}

test('predominantly Chinese files are articles, others are counted by reason', async () => {
  const folder = folderOf({
    'a.txt': LI,
    'b.md': XU,
    'c.txt': ENGLISH,
    'd.txt': '',
    'e.txt': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 0, 7]),
    'f.txt': ' \n\n',
  });
  const { corpus } = await indexed(folder);
  const { articles, skipped } = corpus.snapshot().statistics();
  assert.equal(articles, 2);
  assert.deepEqual(skipped, { binary: 1, empty: 2, notChinese: 1 });
  assert.deepEqual(corpus.progress, { phase: 'ready', indexed: 6, total: 6, articles: 2, words: 0, paused: false });
  assert.equal(corpus.snapshot().partial, false);
});

test('what people say is read from their articles, the newest first', async () => {
  const saying = (day: string, what: string) =>
    `国家卫生健康委开会\n2020年6月${day}日\n${LI.slice(0, -10)}\n　　李斌指出，${what}。李斌强调，${what}${what}。\n`;
  const folder = folderOf({ 'b.txt': saying('2', '乙'), 'a.txt': saying('2', '甲'), 'c.txt': saying('3', '丙'), 'd.txt': XU });
  const { corpus } = await indexed(folder);
  const all = ['c.txt:4:2 指出 李斌指出，丙。', 'c.txt:4:9 强调 李斌强调，丙丙。'];
  for (const [name, what] of [
    ['a', '甲'],
    ['b', '乙'],
  ])
    all.push(`${name}.txt:4:2 指出 李斌指出，${what}。`, `${name}.txt:4:9 强调 李斌强调，${what}${what}。`);
  assert.deepEqual(sayings(corpus, '李斌'), all);
  for (const limit of [0, 1, 2, 3]) assert.deepEqual(sayings(corpus, '李斌', limit), all.slice(0, limit));
  assert.deepEqual(sayings(corpus, '无人'), []);
});

test('what an unsaved document lets people say counts, and afterwards what its file does', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus } = await indexed(folder);
  const file = path.join(folder, 'a.txt');
  corpus.openDocument(file, `\n${LI.replace('要抓好落实', '要有新办法')}`, 1);
  await corpus.settled();
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:2:20 指出 李斌指出，要有新办法。']);
  corpus.closeDocument(file);
  await corpus.settled();
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:1:20 指出 李斌指出，要抓好落实。']);
});

test('where a file has changed since it was read, nothing is taken for what somebody says in it', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus } = await indexed(folder);
  const file = path.join(folder, 'a.txt');
  writeFileSync(file, `其他的话。${LI}`);
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:1:20 指出 ']);
  rmSync(file);
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:1:20 指出 ']);
  corpus.filesChanged([file]);
  await corpus.settled();
  assert.deepEqual(sayings(corpus, '李斌'), []);
});

test('of a file that is read in part, that part is what people say', async () => {
  const folder = folderOf({ 'a.txt': LI + XU.repeat(3) });
  const { corpus } = start(folder);
  corpus.configure({ limits: { fileSize: Buffer.byteLength(LI + XU) } });
  await corpus.settled();
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:1:20 指出 李斌指出，要抓好落实。']);
});

test('a file that is far longer than any article is not read again for what people say', async () => {
  const folder = folderOf({ 'a.txt': LI + `${'一'.repeat(60)}。\n`.repeat(3000) });
  const { corpus } = await indexed(folder);
  assert.deepEqual(sayings(corpus, '李斌'), ['a.txt:1:20 指出 ']);
});

for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be']) {
  test(`${encoding} is decoded, and a finding says so`, async () => {
    const text = encoding === 'big5' ? '國家衛生健康委副主任李斌出席會議並講話。李斌指出，要抓好落實。\n' : LI;
    const bom = encoding === 'utf-16le' ? [0xff, 0xfe] : encoding === 'utf-16be' ? [0xfe, 0xff] : [];
    const folder = folderOf({ 'a.txt': Buffer.concat([Buffer.from(bom), iconv.encode(text, encoding)]) });
    const { corpus } = await indexed(folder);
    const [finding, ...more] = (corpus.snapshot().facts(path.join(folder, 'a.txt'))?.findings ?? []).filter(
      ({ rule }) => rule === 'text/encoding',
    );
    assert.deepEqual([finding?.severity, finding?.arguments, finding?.line, more], ['information', [encoding], 1, []]);
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    // An editor that opens it is told the same.
    corpus.openDocument(path.join(folder, 'a.txt'), text, 1);
    await corpus.analysed(path.join(folder, 'a.txt'), 1);
    assert.ok(
      corpus
        .snapshot()
        .facts(path.join(folder, 'a.txt'))
        ?.findings.some(({ rule }) => rule === 'text/encoding'),
    );
  });
}

test('a byte order mark, CRLF, CR, no newline at the end and lone surrogates are read like any text', async () => {
  const folder = folderOf({
    'bom.txt': `\uFEFF${LI}`,
    'crlf.txt': `标题\r\n${LI}`,
    'cr.txt': `标题\r${LI}`,
    'end.txt': LI.trim(),
    'lone.txt': Buffer.concat([Buffer.from(LI.repeat(5)), Buffer.from([0xed, 0xa0, 0x80])]),
  });
  const { corpus } = await indexed(folder);
  assert.deepEqual(whereIs(corpus, '李斌').sort(), ['bom.txt', 'cr.txt', 'crlf.txt', 'end.txt', 'lone.txt']);
  const first = (name: string) =>
    corpus
      .snapshot()
      .mentions('person', '李斌')
      .find((each) => path.basename(each.path) === name);
  for (const name of ['crlf.txt', 'cr.txt']) assert.deepEqual([first(name)?.line, first(name)?.column], [2, 10], name);
  assert.deepEqual([first('bom.txt')?.line, first('bom.txt')?.column], [1, 10]);
  const findings = corpus
    .snapshot()
    .facts(path.join(folder, 'lone.txt'))
    ?.findings.filter(({ rule }) => rule === 'text/undecodable');
  assert.match(findings?.[0]?.message ?? '', /cannot be decoded as utf-8/);
});

test('of a huge file the head is indexed, which a finding says', async () => {
  const folder = folderOf();
  const file = put(folder, 'huge.txt', `${LI}${XU.repeat(200)}`);
  truncateSync(file, 100 * 1024 * 1024);
  const { corpus } = await indexed(folder, {});
  assert.deepEqual(corpus.snapshot().statistics().skipped, { binary: 1 }, 'a hundred megabytes of nothing');
  rmSync(file);
  put(folder, 'large.txt', `${LI}${XU.repeat(3000)}`);
  corpus.configure({ limits: { fileSize: 10_000 } });
  corpus.filesChanged([file]);
  await corpus.settled();
  const facts = corpus.snapshot().facts(path.join(folder, 'large.txt'));
  assert.match(facts?.findings[0]?.message ?? '', /Only the head of this file/);
  const { characters } = corpus.snapshot().statistics();
  assert.ok(characters > 2000 && characters < 10_000, String(characters));
});

test('a file that cannot be read is counted, and read when it can be', { skip: process.platform === 'win32' }, async (t) => {
  const folder = folderOf({ 'a.txt': LI });
  chmodSync(folder, 0o755);
  chmodSync(path.join(folder, 'a.txt'), 0);
  // Nothing is unreadable to root, who looks at the folder as nobody.
  if (process.getuid?.() === 0) {
    process.seteuid?.(65534);
    t.after(() => process.seteuid?.(0));
  }
  const { corpus } = await indexed(folder);
  assert.deepEqual(corpus.snapshot().statistics().skipped, { unreadable: 1 });
  if (process.getuid?.() === 0) process.seteuid?.(0);
  chmodSync(path.join(folder, 'a.txt'), 0o644);
  corpus.filesChanged([path.join(folder, 'a.txt')]);
  await corpus.settled();
  assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
});

test('files that come, change and vanish are followed, one by one and with their folder', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus } = await indexed(folder);
  const report = async (...names: string[]) => {
    corpus.filesChanged(names.map((name) => path.join(folder, name)));
    await corpus.settled();
  };
  put(folder, 'sub/b.txt', LI);
  await report('sub');
  assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt', 'b.txt']);
  put(folder, 'a.txt', XU);
  await report('a.txt');
  assert.deepEqual(whereIs(corpus, '李斌'), ['b.txt']);
  rmSync(path.join(folder, 'sub'), { recursive: true });
  await report('sub');
  assert.deepEqual(whereIs(corpus, '李斌'), []);
  put(folder, '.gitignore', 'a.txt\n');
  await report('.gitignore');
  assert.equal(corpus.snapshot().statistics().articles, 0);
});

test('a folder that was missing is read when it returns', async () => {
  const folder = folderOf({});
  const missing = path.join(folder, 'later');
  const { corpus, notices } = await indexed(missing);
  assert.deepEqual(
    notices.map(({ id }) => id),
    [`missing ${missing}`],
  );
  put(folder, 'later/a.txt', LI);
  corpus.filesChanged([path.join(missing, 'a.txt')]);
  await corpus.settled();
  assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
  assert.deepEqual(corpus.notices, []);
});

test('a burst of file events is one change', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus } = await indexed(folder);
  const changes: unknown[] = [];
  corpus.onChanged((paths) => changes.push(paths));
  const names = Array.from({ length: 60 }, (_, index) => put(folder, `${index}.txt`, LI));
  for (const name of names) corpus.filesChanged([name]);
  await corpus.settled();
  assert.equal(corpus.snapshot().statistics().articles, 61);
  assert.ok(changes.length <= 60 && changes.length > 0);
});

test('an open buffer is the newest version, and closing returns to the disk', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const file = path.join(folder, 'a.txt');
  const { corpus } = await indexed(folder);
  corpus.openDocument(file, LI, 1);
  corpus.changeDocument(file, XU, 2);
  assert.equal(await corpus.analysed(file, 2), true);
  assert.equal(corpus.analysedVersion(file), 2);
  assert.deepEqual([whereIs(corpus, '李斌'), whereIs(corpus, '许红兵')], [[], ['a.txt']]);
  corpus.closeDocument(file);
  await corpus.settled();
  assert.deepEqual([whereIs(corpus, '李斌'), whereIs(corpus, '许红兵')], [['a.txt'], []]);
});

test('to open an article changes nothing, and an edit that is taken back leads back to the file', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const file = path.join(folder, 'a.txt');
  const { corpus } = await indexed(folder);
  const changes: unknown[] = [];
  corpus.onChanged((paths) => changes.push(paths));
  corpus.openDocument(file, LI, 1);
  assert.equal(await corpus.analysed(file, 1), true);
  await corpus.settled();
  assert.deepEqual(changes, []);
  corpus.changeDocument(file, XU, 2);
  await corpus.analysed(file, 2);
  corpus.changeDocument(file, LI, 3);
  await corpus.analysed(file, 3);
  assert.equal(changes.length, 2);
  corpus.closeDocument(file);
  await corpus.settled();
  assert.equal(changes.length, 2);
  assert.deepEqual([whereIs(corpus, '李斌'), whereIs(corpus, '许红兵')], [['a.txt'], []]);
});

test('a document that is opened right after its folder was added is judged by the new folders', async () => {
  const folder = folderOf({ 'b.txt': XU });
  const { corpus } = await indexed(folderOf({ 'a.txt': LI }));
  corpus.setFolders([...corpus.folders, folder]);
  corpus.openDocument(path.join(folder, 'b.txt'), LI, 1);
  assert.equal(await corpus.analysed(path.join(folder, 'b.txt'), 1), true);
  corpus.configure({ exclude: ['b.txt'] });
  corpus.changeDocument(path.join(folder, 'b.txt'), XU, 2);
  assert.equal(await corpus.analysed(path.join(folder, 'b.txt'), 2), false);
});

test('of edits in quick succession only the last is analysed', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const file = path.join(folder, 'a.txt');
  const { corpus } = await indexed(folder, { quiet: 30 });
  corpus.openDocument(file, LI, 1);
  await corpus.analysed(file, 1);
  let changes = 0;
  corpus.onChanged(() => changes++);
  for (let version = 2; version <= 20; version++) corpus.changeDocument(file, XU.repeat(version), version);
  assert.equal(await corpus.analysed(file, 5), true);
  assert.equal(corpus.analysedVersion(file), 20);
  assert.equal(changes, 1);
});

test('what was analysed before the quiet ended is answered from only if nobody typed on', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const file = path.join(folder, 'a.txt');
  const { corpus } = await indexed(folder, { quiet: 200 });
  corpus.openDocument(file, LI, 1);
  await corpus.analysed(file, 1);
  let changes = 0;
  corpus.onChanged(() => changes++);
  corpus.changeDocument(file, `${LI}${LI}`, 2);
  await new Promise((resolve) => setTimeout(resolve, 160));
  assert.equal(changes, 0);
  corpus.changeDocument(file, XU, 3);
  assert.equal(await corpus.analysed(file, 2), true);
  assert.equal(corpus.analysedVersion(file), 3);
  assert.deepEqual([whereIs(corpus, '许红兵'), whereIs(corpus, '李斌')], [['a.txt'], []]);
  assert.equal(changes, 1);
});

test('waiting for an analysis ends with the document, the signal and the corpus', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const file = path.join(folder, 'a.txt');
  const { corpus } = await indexed(folder, { quiet: 60_000 });
  corpus.openDocument(file, LI, 1);
  await corpus.analysed(file, 1);
  corpus.changeDocument(file, XU, 2);
  const aborted = new AbortController();
  const waits = [corpus.analysed(file, 2, aborted.signal), corpus.analysed(file, 2)];
  aborted.abort();
  assert.equal(await waits[0], false);
  corpus.closeDocument(file);
  assert.equal(await waits[1], false);
  assert.equal(await corpus.analysed(file, 3), false, 'not open');
  corpus.openDocument(file, LI, 4);
  corpus.changeDocument(file, LI, 5);
  const last = corpus.analysed(file, 5);
  await corpus.dispose();
  assert.equal(await last, false);
});

test('a document outside every folder is an article only where the user says so', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus } = await indexed(folder);
  corpus.openDocument('untitled:Untitled-1', XU, 1);
  assert.equal(await corpus.analysed('untitled:Untitled-1', 1), false);
  assert.equal(corpus.snapshot().facts('untitled:Untitled-1'), undefined);
  corpus.openDocument('untitled:Untitled-1', ENGLISH + XU, 2, { always: true });
  assert.equal(await corpus.analysed('untitled:Untitled-1', 2), true);
  assert.deepEqual(whereIs(corpus, '许红兵'), ['untitled:Untitled-1']);
  corpus.closeDocument('untitled:Untitled-1');
  await corpus.settled();
  assert.deepEqual(whereIs(corpus, '许红兵'), []);
});

test('folders may be added and removed while the crawl runs', async () => {
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`${index}.txt`, LI]));
  const [one, two] = [folderOf(many), folderOf({ 'x.txt': XU })];
  const { corpus } = start(one);
  await new Promise((resolve) => corpus.onProgress(resolve));
  corpus.setFolders([one, two]);
  corpus.setFolders([two]);
  await corpus.settled();
  assert.equal(corpus.snapshot().statistics().articles, 1);
  corpus.setFolders([two, one]);
  corpus.setFolders([two, one, one]);
  await corpus.settled();
  assert.equal(corpus.snapshot().statistics().articles, 81);
});

test('of two folders that overlap, by nesting or by a link, each article is indexed once', async () => {
  const folder = folderOf({ 'a.txt': LI, 'sub/b.txt': XU });
  const link = path.join(folderOf(), 'link');
  symlinkSync(folder, link);
  const { corpus } = await indexed([folder, path.join(folder, 'sub'), link]);
  assert.equal(corpus.snapshot().statistics().articles, 2);
  corpus.openDocument(path.join(link, 'a.txt'), XU, 1);
  assert.equal(await corpus.analysed(path.join(folder, 'a.txt'), 1), true);
  assert.equal(corpus.snapshot().statistics().articles, 2);
  assert.deepEqual(whereIs(corpus, '李斌'), []);
});

test('after a restart nothing that has not changed is analysed again', async () => {
  const storage = folderOf();
  const folder = folderOf({ 'a.txt': LI, 'b.txt': LI, 'c.txt': ENGLISH });
  await (await indexed(folder, { storage })).corpus.dispose();
  put(folder, 'b.txt', XU);
  const { corpus } = start(folder, { storage });
  const changed: string[] = [];
  corpus.onChanged((paths) => changed.push(...(paths ?? ['everything'])));
  await corpus.settled();
  assert.equal(corpus.snapshot().statistics().articles, 2);
  assert.deepEqual([whereIs(corpus, '李斌'), whereIs(corpus, '许红兵')], [['a.txt'], ['b.txt']]);
  assert.deepEqual(changed, [path.join(folder, 'b.txt')]);
});

test('rebuilding reads everything again, and can be cancelled', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.txt`, LI])));
  const { corpus } = await indexed(folder);
  assert.deepEqual(await corpus.rebuild(), { articles: 30, cancelled: false });
  const aborted = new AbortController();
  const rebuilt = corpus.rebuild(aborted.signal);
  aborted.abort();
  assert.equal((await rebuilt).cancelled, true);
  await corpus.settled();
  assert.equal(corpus.snapshot().mentions('person', '李斌').length, 60);
});

const DAMAGES: Record<string, (file: string) => void> = {
  truncated: (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
  overwritten: (file) => writeFileSync(file, 'not a database at all, but long enough to be taken for one'.repeat(200)),
  empty: (file) => truncateSync(file, 0),
  'of an older format': (file) => {
    const old = new DatabaseSync(file);
    old.exec('DROP TABLE entity; PRAGMA user_version = 0');
    old.close();
  },
};
for (const [how, damage] of Object.entries(DAMAGES)) {
  test(`an index that is ${how} is made anew`, async () => {
    const storage = folderOf();
    const folder = folderOf({ 'a.txt': LI });
    await (await indexed(folder, { storage })).corpus.dispose();
    const [name] = readdirSync(storage).filter((each) => each.endsWith('.db'));
    damage(path.join(storage, name as string));
    const { corpus, notices } = await indexed(folder, { storage });
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    if (/truncated|overwritten/.test(how)) assert.match(notices[0]?.message ?? '', /damaged/);
  });
}

test('an index whose pages are damaged is made anew when that shows', async () => {
  const storage = folderOf();
  const folder = folderOf(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.txt`, `${LI}${index}`])));
  await (await indexed(folder, { storage })).corpus.dispose();
  const file = path.join(storage, 'corpus.db');
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const descriptor = openSync(file, 'r+');
  for (let page = 2; page < statSync(file).size / 4096; page++) writeSync(descriptor, Buffer.alloc(2000, 0x5a), 0, 2000, page * 4096);
  closeSync(descriptor);
  const { corpus } = await indexed(folder, { storage });
  assert.equal(corpus.snapshot().statistics().articles, 40);
  assert.equal(corpus.snapshot().mentions('person', '李斌').length, 80);
});

test('an index of a newer format is left alone, which is said', async () => {
  const storage = folderOf();
  const file = path.join(storage, 'corpus.db');
  const folder = folderOf({ 'a.txt': LI });
  await (await indexed(folder, { storage })).corpus.dispose();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 1000');
  newer.close();
  const { corpus, notices } = await indexed(folder, { storage });
  assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
  assert.match(notices[0]?.message ?? '', /newer version/);
  const kept = new DatabaseSync(file, { readOnly: true });
  assert.equal(kept.prepare('PRAGMA user_version').get()?.user_version, 1000);
  kept.close();
});

test('a database of another program is left alone, which is said', async () => {
  const storage = folderOf();
  const file = path.join(storage, 'corpus.db');
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE notes (text)');
  other.close();
  const { corpus, notices } = await indexed(folderOf({ 'a.txt': LI }), { storage });
  assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
  assert.match(notices[0]?.message ?? '', /another program/);
  const kept = new DatabaseSync(file, { readOnly: true });
  assert.deepEqual(kept.prepare('SELECT * FROM notes').all(), []);
  kept.close();
});

test('a storage folder that cannot be written gives way to a temporary one, which is said', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const storage = path.join(put(folderOf(), 'file', ''), 'storage');
  for (const options of [{ storage }, { storage, worker: WORKER }]) {
    const { corpus, notices } = await indexed(folder, options);
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    assert.match(notices[0]?.message ?? '', /make the folder writable/);
  }
});

test('an index whose disk fills up gives way to a temporary one, which is said, and nothing is lost', async (context) => {
  const storage = folderOf();
  const folder = folderOf(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.txt`, `${LI}${XU}${index}`])));
  const { exec } = DatabaseSync.prototype;
  context.mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
    exec.call(this, sql);
    // SQLite's own bound on the size of a file: writing beyond it fails as it does on a full disk.
    if (sql.startsWith('BEGIN IMMEDIATE') && this.location()?.startsWith(storage)) exec.call(this, 'PRAGMA max_page_count = 60');
  });
  const { corpus, notices } = await indexed(folder, { storage });
  assert.deepEqual(notices, []);
  corpus.filesChanged(Array.from({ length: 280 }, (_, index) => put(folder, `${index + 20}.txt`, `${LI}${XU}${index + 20}`)));
  await corpus.settled();
  assert.deepEqual(
    notices.map(({ id, severity }) => [id, severity]),
    [['storage', 'error']],
  );
  assert.equal(corpus.snapshot().statistics().articles, 300);
  assert.equal(corpus.snapshot().mentions('person', '李斌').length, 600);
  put(folder, 'new.txt', LI);
  corpus.filesChanged([path.join(folder, 'new.txt')]);
  await corpus.settled();
  assert.equal(corpus.snapshot().statistics().articles, 301);
});

test('an index that another process keeps locked gives way to a temporary one', async () => {
  const storage = folderOf();
  const folder = folderOf({ 'a.txt': LI });
  await (await indexed(folder, { storage })).corpus.dispose();
  const other = new DatabaseSync(path.join(storage, 'corpus.db'));
  other.exec('BEGIN EXCLUSIVE');
  try {
    const { corpus, notices } = await indexed(folder, { storage });
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    assert.match(notices[0]?.message ?? '', /locked/);
  } finally {
    other.close();
  }
});

test('a worker does the same work, and leaves no temporary file behind', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const scratch = folderOf();
  const { TMPDIR } = process.env;
  process.env.TMPDIR = scratch;
  try {
    const { corpus } = await indexed(folder, { worker: WORKER });
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    corpus.openDocument(path.join(folder, 'a.txt'), XU, 1);
    assert.equal(await corpus.analysed(path.join(folder, 'a.txt'), 1), true);
    assert.deepEqual(whereIs(corpus, '许红兵'), ['a.txt']);
    assert.equal(readdirSync(scratch).length, 1);
    await corpus.dispose();
    assert.deepEqual(readdirSync(scratch), []);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
});

test('a worker that crashes is started again, told once, and nothing is lost', async () => {
  const folder = folderOf({ 'a.txt': LI, 'b.txt': LI });
  const storage = folderOf();
  const file = path.join(folder, 'a.txt');
  const crashing = new URL('../../support/crashing-worker.ts', import.meta.url);
  const { corpus, notices } = await indexed(folder, { storage, worker: crashing });
  corpus.openDocument(file, XU, 1);
  await corpus.analysed(file, 1);
  corpus.openDocument('untitled:crash', '', 1, { always: true });
  corpus.changeDocument(file, `${XU}${XU}`, 2);
  assert.equal(await corpus.analysed(file, 2), true);
  await corpus.settled();
  assert.equal(corpus.snapshot().mentions('person', '许红兵').length, 4);
  assert.deepEqual(whereIs(corpus, '李斌'), ['b.txt']);
  assert.deepEqual(
    notices.map(({ id }) => id),
    ['crash'],
  );
});

test('a worker that cannot be started is given up after some tries, and answers stay empty', async () => {
  const folder = folderOf({ 'a.txt': LI });
  const { corpus, notices } = start(folder, { worker: new URL('file:///nowhere/worker.ts') });
  while (!notices.some(({ severity }) => severity === 'error')) await new Promise((resolve) => corpus.onNotice(resolve));
  assert.equal(corpus.progress.phase, 'failed');
  assert.equal(corpus.snapshot().partial, true);
  assert.deepEqual(corpus.snapshot().search('person', '', 10), []);
  await corpus.settled();
});

/** Waits for a state of the corpus. */
async function until(corpus: Corpus, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const subscription = corpus.onProgress(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}

for (const worker of [undefined, WORKER]) {
  test(`a paused corpus reads what is open and what is saved, and nothing else, ${worker === undefined ? 'in this thread' : 'in a worker'}`, async () => {
    const folder = folderOf({ 'a.txt': LI, 'b.txt': LI, 'c.txt': ENGLISH });
    const corpus = new Corpus({ storage: folderOf(), ...(worker === undefined ? {} : { worker }) });
    running.push(corpus);
    corpus.pause();
    corpus.setFolders([folder]);
    await until(corpus, () => corpus.progress.paused);
    const file = path.join(folder, 'b.txt');
    corpus.openDocument(file, XU, 1);
    assert.equal(await corpus.analysed(file, 1), true);
    corpus.changeDocument(file, `${XU}${XU}`, 2);
    assert.equal(await corpus.analysed(file, 2), true);
    assert.equal(corpus.snapshot().mentions('person', '许红兵').length, 4);
    assert.deepEqual(whereIs(corpus, '李斌'), []);
    const { partial, paused } = corpus.snapshot();
    assert.deepEqual({ partial, paused }, { partial: true, paused: true });
    let settled = false;
    const settling = corpus.settled().then(() => {
      settled = true;
    });
    corpus.changeDocument(file, XU, 3);
    await corpus.analysed(file, 3);
    assert.equal(settled, false);
    corpus.resume();
    await settling;
    assert.deepEqual(whereIs(corpus, '李斌'), ['a.txt']);
    assert.equal(corpus.snapshot().partial, false);
    assert.equal(corpus.progress.paused, false);
  });
}

test('a crawl that is paused while it goes on goes on where it stopped; a rebuild ends the pause', async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.txt`, LI + index]));
  const { corpus } = start(folderOf(files));
  await until(corpus, () => corpus.progress.phase === 'crawling');
  corpus.pause();
  await until(corpus, () => corpus.progress.paused);
  const { indexed } = corpus.progress;
  assert.ok(indexed < 200, String(indexed));
  assert.equal(corpus.snapshot().partial, true);
  corpus.resume();
  await corpus.settled();
  assert.equal(whereIs(corpus, '李斌').length, 200);
  corpus.pause();
  assert.deepEqual(await corpus.rebuild(), { articles: 200, cancelled: false });
  assert.equal(corpus.progress.paused, false);
});

test('nothing is asked of the disk before the folders are known', async () => {
  const storage = path.join(folderOf(), 'storage');
  const corpus = new Corpus({ storage });
  running.push(corpus);
  assert.deepEqual(corpus.snapshot().search('person', '', 10), []);
  assert.equal(corpus.snapshot().partial, true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(existsSync(storage), false);
  mkdirSync(storage);
});
