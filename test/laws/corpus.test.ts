/**
 * The law of the corpus: whatever happened to it, it answers as one built afresh from what now lies on disk and in the
 * open buffers.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { Corpus, type CorpusSettings } from '../../server/src/corpus/corpus.ts';
import { recordKind, recordPath } from '../../server/src/corpus/record-files/format.ts';
import type { Portions } from '../../server/src/corpus/surroundings.ts';
import { verify } from '../../server/src/corpus/verifying/verification.ts';
import { answers } from '../support/corpus-answers.ts';
import { whole } from '../support/portions.ts';

const scratch = realpathSync.native(mkdtempSync(path.join(os.tmpdir(), 'yuliao-law-')));
after(() => rmSync(scratch, { recursive: true, force: true }));
const WORKER = new URL('../../server/src/corpus/worker.ts', import.meta.url);
const ANALYST = new URL('../../server/src/corpus/analysing/analyst.ts', import.meta.url);
let places = 0;
const newPlace = () => path.join(scratch, String(places++));

const LINES = [
  '宝丰县着力提升人民群众健康水平',
  '2020年6月25日',
  '发布时间：2019-07-31 来源：新华网',
  '县委书记许红兵指出，要着力提升人民群众健康水平。',
  '宝丰县委书记许红兵强调，健康是大事，要抓紧抓好。',
  '国家卫生健康委副主任李斌出席会议并讲话。',
  '丽江市人民政府副市长魏妮娅主持会议。',
  '麗江市人民政府副市長魏妮婭主持會議。',
  '许红兵强调，要学习习近平新时代中国特色社会主义思想。',
  '记者张三 李斌表示，工作要做实。',
  // Of the same name, and somebody else.
  '曹县县长李斌主持会议。',
  '曹县县委书记李斌调研时强调，要抓好落实。',
  '丽江市人民医院院长李斌介绍了情况。',
  '许红兵说，要多读书。',
  '责任编辑：王小明',
  '上一篇：李斌调研宝丰县',
  '版权所有 京ICP备12345678号',
  // Page furniture with and without a cue, a sentence and a paragraph that several stories have.
  '更多县域资讯以各单位正式公布为准 128',
  '更多县域资讯以各单位正式公布为准 256',
  '欲知全县各项惠民政策的最新进展可留意后续刊出的专栏。',
  '今年以来,全县上下坚持把群众健康放在优先发展的位置,新建改建村级卫生室一百二十所,培训乡村医生三百余人次,基层看病难的问题正在得到有效缓解,群众满意度不断提升。',
  '今年以来,全县上下始终坚持把群众健康放在优先发展的位置,新建改建村级卫生室一百二十所,培训乡村医生三百余人次,基层看病难的问题正在得到有效缓解,群众满意度持续提升。',
  'The quick brown fox jumps over the lazy dog, again and again and again and again.',
];
const text = fc.array(fc.constantFrom(...LINES), { maxLength: 6 }).map((lines) => lines.join('\n'));
const file = fc.constantFrom('a.txt', 'b.txt', 'b.md', 'sub/c.txt', 'sub/d.txt', 'sub/deep/e.txt', 'notes.log');

const RECORD_FILES = ['r.jsonl', 'sub/r.jsonl', 'sub/t.csv'];
/** Most records of a file. */
const RECORDS = 6;
const record = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.constant(null) });
/** Records as lines of JSON or as CSV; null: one that gives no article. */
const records = fc.oneof(
  fc.array(record, { maxLength: RECORDS }).map((texts) => texts.map((t) => (t === null ? '{\n' : `${JSON.stringify({ t })}\n`)).join('')),
  fc
    .array(record, { maxLength: RECORDS })
    .map((texts) => ['t,u', ...texts.map((t) => (t === null ? ' ,' : `"${t}",李斌`))].map((row) => `${row}\r\n`).join('')),
);
const folder = fc.constantFrom('one', 'two', 'one/sub');
const recordsInFolder = fc.tuple(fc.constantFrom('one', 'two'), fc.constantFrom(...RECORD_FILES)).map(([base, name]) => `${base}/${name}`);
const inFolder = fc.tuple(fc.constantFrom('one', 'two'), file).map(([base, name]) => `${base}/${name}`);

/** A file that says what belongs to the corpus, and what it says; null: it goes. */
type Selecting = readonly [name: '.gitignore' | 'yuliao.json', text: string | null];
const IGNORED = ['b.*\n', 'sub/\n', '*\n!a.txt\n', '', null];
const OF_RECORDS = [
  '{ "records": [{ "files": "**/*.{jsonl,csv}", "text": "t" }] }',
  '{ "records": [{ "files": ["**/*.jsonl"], "text": "t" }], "include": ["**"] }',
  '{ "records": [{ "files": "sub/*", "text": "t", "title": "u" }, { "files": "*.jsonl", "text": "x" }] }',
];
const DECLARED = [
  ...OF_RECORDS,
  '{ "include": ["**"] }',
  '{ "include": ["*.log", "*.txt"], "gitignore": false }',
  '{ "exclude": ["sub/**"] }',
  '{ "gitignore": false }',
  '{ "people": [{ "name": "李斌" }, { "name": "许红兵", "also": ["魏妮娅"] }] }',
  '{ "people": [{ "name": "李斌", "articles": ["a.txt"] }, { "name": "李斌", "posts": ["曹县"] }, { "nme": 1 }] }',
  '{ "include": ',
  null,
];
const selecting: fc.Arbitrary<Selecting> = fc.oneof(
  fc.tuple(fc.constant('.gitignore' as const), fc.constantFrom(...IGNORED)),
  fc.tuple(fc.constant('yuliao.json' as const), fc.constantFrom(...DECLARED)),
);

type Step =
  | { readonly do: 'write' | 'open' | 'edit' | 'save'; readonly file: string; readonly text: string }
  | { readonly do: 'close' | 'delete' | 'event'; readonly file: string }
  | { readonly do: 'rename'; readonly file: string; readonly to: string }
  | { readonly do: 'addFolder' | 'removeFolder' | 'deleteFolder'; readonly folder: string }
  | { readonly do: 'select'; readonly folder: string; readonly by: Selecting }
  | { readonly do: 'configure'; readonly settings: CorpusSettings }
  | { readonly do: 'workers'; readonly workers: number }
  | { readonly do: 'restart' | 'settle' | 'rebuild' | 'wait' | 'pause' | 'resume' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), file: inFolder, text }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'edit' as const, 'save' as const), file: inFolder, text }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'delete' as const, 'event' as const), file: inFolder }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), file: inFolder, to: inFolder }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('addFolder' as const, 'removeFolder' as const, 'deleteFolder' as const), folder }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), file: recordsInFolder, text: records }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'edit' as const), file: recordsInFolder, text: records }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'delete' as const, 'event' as const), file: recordsInFolder }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), file: recordsInFolder, to: recordsInFolder }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('select' as const), folder, by: selecting }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('configure' as const),
      settings: fc.constantFrom<CorpusSettings>(
        {},
        { exclude: ['**/deep/**'] },
        { filesExclude: { '**/*.md': true } },
        { limits: { fileSize: 90 } },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('workers' as const), workers: fc.constantFrom(1, 2, 3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'rebuild' as const, 'wait' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const) }) },
  // What a history has left unnoticed shows only where nothing else makes it be looked at again.
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
);

/** Paths of the records that files may have, up to a number. */
function inRecords(files: readonly string[], most: number): string[] {
  const containers = files.filter((name) => recordKind(name) !== undefined);
  return containers.flatMap((name) => Array.from({ length: most + 1 }, (_, index) => recordPath(name, index + 1)));
}

/** A corpus with everything around it that a history changes. */
class World {
  readonly root = newPlace();
  readonly storage = newPlace();
  readonly open = new Map<string, { text: string; version: number }>();
  #written = 0;
  folders: string[] = [];
  settings: CorpusSettings = {};
  corpus = new Corpus({ storage: this.storage, quiet: 1, analyst: ANALYST });
  #workers: number;
  /** Names that are being told apart. */
  readonly #preparing: Portions<void>[] = [];

  /** @param workers threads in which articles are analysed at first */
  constructor(workers: number) {
    this.#workers = workers;
    this.corpus.useWorkers(workers);
    for (const each of ['one/sub', 'two']) mkdirSync(path.join(this.root, each), { recursive: true });
    this.folders = [this.path('one')];
    this.corpus.setFolders(this.folders);
  }

  path(relative: string): string {
    return path.join(this.root, relative);
  }

  async take(each: Step): Promise<void> {
    switch (each.do) {
      case 'write':
        this.write(each.file, each.text);
        break;
      case 'open':
        this.change(each.file, each.text, true);
        break;
      case 'edit':
        if (this.open.has(each.file)) this.change(each.file, each.text, false);
        break;
      case 'save': {
        const document = this.open.get(each.file);
        if (document !== undefined) this.write(each.file, document.text);
        break;
      }
      case 'close':
        this.open.delete(each.file);
        this.corpus.closeDocument(this.path(each.file));
        break;
      case 'delete':
        this.delete(each.file);
        break;
      case 'event':
        this.corpus.filesChanged([this.path(each.file)]);
        break;
      case 'rename':
        this.rename(each.file, each.to);
        break;
      case 'addFolder':
        this.folders = [...new Set([...this.folders, this.path(each.folder)])];
        this.corpus.setFolders([...this.corpus.folders, this.path(each.folder)]);
        break;
      case 'removeFolder':
        this.folders = this.folders.filter((known) => known !== this.path(each.folder));
        this.corpus.setFolders(this.corpus.folders.filter((folder) => folder !== this.corpus.canonical(this.path(each.folder))));
        break;
      case 'deleteFolder':
        rmSync(this.path(`${each.folder}/sub`), { recursive: true, force: true });
        this.corpus.filesChanged([this.path(`${each.folder}/sub`)]);
        break;
      case 'select': {
        const [name, content] = each.by;
        if (content === null) this.delete(`${each.folder}/${name}`);
        else this.write(`${each.folder}/${name}`, content);
        break;
      }
      case 'configure':
        this.settings = each.settings;
        this.corpus.configure(each.settings);
        break;
      case 'workers':
        this.#workers = each.workers;
        this.corpus.useWorkers(each.workers);
        break;
      case 'restart':
        await this.corpus.dispose();
        this.corpus = this.start(this.storage);
        this.corpus.useWorkers(this.#workers);
        break;
      case 'settle':
        await this.settle();
        // What was found out of people in this state must not be told of them in a later one where it is no longer so.
        this.corpus.snapshot().bearers('李斌');
        // Nor what was read of two.
        for (const name of ['许红兵', '魏妮娅']) {
          const steps = this.corpus.snapshot().prepareBearers(name);
          steps.next();
          this.#preparing.push(steps);
        }
        break;
      case 'pause':
        this.corpus.pause();
        break;
      case 'resume':
        this.corpus.resume();
        break;
      case 'rebuild':
        await this.corpus.rebuild();
        break;
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, 2));
        for (const steps of this.#preparing.splice(0)) whole(steps);
        break;
    }
  }

  /** Everything is done. */
  async settle(): Promise<void> {
    this.corpus.resume();
    await this.corpus.settled();
  }

  write(name: string, content: string): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    // Each writing has a time of its own, as with people, who take longer over it than the clock of the file system.
    utimesSync(this.path(name), 1e9, 1e9 + this.#written++);
    this.corpus.filesChanged([this.path(name)]);
  }

  delete(name: string): void {
    rmSync(this.path(name), { force: true });
    this.corpus.filesChanged([this.path(name)]);
  }

  change(name: string, content: string, opens: boolean): void {
    const version = (this.open.get(name)?.version ?? 0) + 1;
    this.open.set(name, { text: content, version });
    if (opens) this.corpus.openDocument(this.path(name), content, version);
    else this.corpus.changeDocument(this.path(name), content, version);
  }

  rename(from: string, to: string): void {
    mkdirSync(path.dirname(this.path(to)), { recursive: true });
    try {
      renameSync(this.path(from), this.path(to));
    } catch {
      // There was no such file.
    }
    this.corpus.filesChanged([this.path(from), this.path(to)]);
  }

  start(storage?: string): Corpus {
    const corpus = new Corpus({ ...(storage === undefined ? {} : { storage }), quiet: 1, analyst: ANALYST });
    corpus.configure(this.settings);
    corpus.setFolders(this.folders);
    for (const [name, document] of this.open) corpus.openDocument(this.path(name), document.text, document.version);
    return corpus;
  }

  /** Every path there is or was. */
  paths(): string[] {
    const onDisk = readdirSync(this.root, { recursive: true }).map((name) => this.path(String(name)));
    return [...new Set([...onDisk, ...inRecords(onDisk, RECORDS), ...[...this.open.keys()].map((name) => this.path(name))])].sort();
  }
}

test('a corpus with a history answers as one built afresh', async (context) => {
  // Files that changed just now are read again whatever their times say: here all are old enough to be taken by them.
  const now = Date.now.bind(Date);
  context.mock.method(Date, 'now', () => now() + 60_000);
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.constantFrom(...OF_RECORDS)),
      fc.constantFrom(1, 2),
      fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
      async (declared, workers, steps) => {
        const world = new World(workers);
        try {
          if (declared !== null) world.write('one/yuliao.json', declared);
          for (const each of steps) await world.take(each);
          await world.settle();
          const fresh = world.start();
          try {
            await fresh.settled();
            assert.deepEqual(answers(world.corpus.snapshot(), world.paths()), answers(fresh.snapshot(), world.paths()));
            assertVerified(world.storage, world.corpus.folders, world.settings);
          } finally {
            await fresh.dispose();
          }
        } finally {
          await world.corpus.dispose();
          rmSync(world.root, { recursive: true, force: true });
          rmSync(world.storage, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: Number(process.env.YULIAO_LAW_RUNS ?? 60) },
  );
});

/** Every row and counter of the database is what its articles give, and nothing is out of date. */
function assertVerified(storage: string, folders: readonly string[], settings: CorpusSettings): void {
  const steps = verify(storage, folders, settings);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { faults, stale } = step.value;
  assert.deepEqual(faults, []);
  // Documents are open in this law, and no words are counted.
  assert.deepEqual(
    { ...stale, open: 0, withoutWords: 0 },
    { changed: 0, gone: 0, added: 0, outside: 0, otherVersion: 0, open: 0, withoutWords: 0 },
  );
}

/** A folder of articles that some force kills the indexer of, while its files change. */
class Siege {
  readonly folder = newPlace();
  readonly storage = newPlace();
  readonly #random = fc.sample(fc.tuple(fc.nat({ max: 249 }), fc.shuffledSubarray(LINES), fc.nat({ max: 900 })), 400);

  constructor() {
    mkdirSync(this.folder);
    for (const [index, [, lines]] of this.#random.entries()) this.#write(index, [...lines, String(index)]);
    writeFileSync(path.join(this.folder, 'yuliao.json'), OF_RECORDS[0] as string);
    this.#writeRecords(0);
  }

  /** Changes an article and removes one, then kills, some times. @param kill the indexer, after so many milliseconds */
  async endure(kill: (wait: number) => Promise<void>): Promise<void> {
    for (const [name, lines, wait] of this.#random.slice(0, 6)) {
      this.#write(name, lines);
      this.#writeRecords(name);
      rmSync(path.join(this.folder, `${name + 1}.txt`), { force: true });
      await kill(wait);
    }
  }

  /** The survivor must answer as one built afresh. */
  async assertWhole(): Promise<void> {
    const settled = async (corpus: Corpus) => {
      corpus.setFolders([this.folder]);
      await corpus.settled();
      return corpus;
    };
    const [survivor, fresh] = [await settled(new Corpus({ storage: this.storage })), await settled(new Corpus())];
    try {
      const files = readdirSync(this.folder).map((name) => path.join(this.folder, name));
      const paths = [...files, ...inRecords(files, this.#random.length)];
      assert.deepEqual(answers(survivor.snapshot(), paths), answers(fresh.snapshot(), paths));
      assert.deepEqual(survivor.notices, []);
      assertVerified(this.storage, survivor.folders, {});
    } finally {
      await survivor.dispose();
      await fresh.dispose();
    }
  }

  /** A file of records, each time with others first and some gone. */
  #writeRecords(from: number): void {
    const records = this.#random.slice(from).map(([name, lines]) => `${JSON.stringify({ t: [...lines, String(name)].join('\n') })}\n`);
    writeFileSync(path.join(this.folder, 'r.jsonl'), records.join(''));
  }

  #write(name: number, lines: readonly string[]): void {
    writeFileSync(path.join(this.folder, `${name}.txt`), lines.join('\n'));
  }
}

test('a corpus whose process was killed again and again answers as one built afresh', async () => {
  const siege = new Siege();
  await siege.endure((wait) => killed([siege.storage, siege.folder], wait));
  await siege.assertWhole();
});

test('a corpus whose worker was killed again and again answers as one built afresh, its open documents too', async () => {
  const siege = new Siege();
  const file = path.join(siege.folder, '7.txt');
  let workers: Worker[] = [];
  const seen = (worker: Worker) => workers.push(worker);
  process.on('worker', seen);
  try {
    await siege.endure(async (wait) => {
      workers = [];
      const corpus = new Corpus({ storage: siege.storage, worker: WORKER, analyst: ANALYST, quiet: 1 });
      corpus.useWorkers(2);
      try {
        const begun = new Promise<void>((resolve) => {
          corpus.onProgress(() => resolve());
        });
        corpus.setFolders([siege.folder]);
        corpus.openDocument(file, '国家卫生健康委副主任李斌讲话。', 1);
        await begun;
        await new Promise((resolve) => setTimeout(resolve, wait));
        await workers[0]?.terminate();
        // Nothing is said to the next worker but what the corpus itself remembers.
        await corpus.settled();
        assert.deepEqual(
          corpus
            .snapshot()
            .facts(file)
            ?.people.map(({ key }) => key),
          ['李斌'],
        );
        assert.equal(workers.length, 2);
      } finally {
        await corpus.dispose();
      }
    });
  } finally {
    process.off('worker', seen);
  }
  await siege.assertWhole();
});

/** Runs a process that indexes, and kills it some milliseconds after it has begun to. */
async function killed(indexing: readonly string[], wait: number): Promise<void> {
  const script = new URL('../support/indexing-process.ts', import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(script), ...indexing], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill('SIGKILL');
  await ended;
}
