/** The law of further threads: whoever analyses, and whatever becomes of the threads, the index is the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { Analysts } from '../../server/src/corpus/analysing/analysts.ts';
import type { Job } from '../../server/src/corpus/analysing/job.ts';
import { loadMaker } from '../../server/src/corpus/analysing/maker.ts';
import { type Material, make } from '../../server/src/corpus/analysing/making.ts';
import { Corpus } from '../../server/src/corpus/corpus.ts';
import { packContribution, unpackContribution } from '../../server/src/corpus/packing/contribution.ts';
import { recordPath } from '../../server/src/corpus/record-files/format.ts';
import { brokenTexts } from '../support/broken-texts.ts';
import { answers } from '../support/corpus-answers.ts';
import { folderOf } from '../support/folders.ts';
import { HEADLINE, STORY } from '../support/page.ts';
import { wildText } from '../support/wild-texts.ts';

const ANALYST = new URL('../../server/src/corpus/analysing/analyst.ts', import.meta.url);
const FIXTURES = path.join(import.meta.dirname, '../fixtures/articles');

/** Threads of this process that have not ended, and how many answers came of all. */
const threads = new Set<Worker>();
let told = 0;
process.on('worker', (thread) => {
  threads.add(thread);
  thread.on('message', () => told++);
  thread.once('exit', () => threads.delete(thread));
});

/** A value that can be compared: bytes by their figures, without what is undefined. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Buffer.from(value as Uint8Array).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, plain(each)]),
  );
}

function assertComesBack(material: Material): void {
  const made = make(material);
  if ('reason' in made) return;
  const packed = packContribution(made.contribution);
  assert.deepEqual(plain({ contribution: unpackContribution(packed) }), plain(made));
  // It is handed over, and nothing else must lie in the same memory.
  assert.equal(packed.buffer.byteLength, packed.byteLength);
}

test('a contribution comes back from its bytes as it was', () => {
  fc.assert(fc.property(fc.oneof(wildText, brokenTexts), (text) => assertComesBack({ text })));
  for (const name of readdirSync(FIXTURES).filter((each) => each.endsWith('.txt'))) {
    const bytes = readFileSync(path.join(FIXTURES, name));
    assertComesBack({ bytes, cut: bytes.length % 2 === 0, size: bytes.length + 1, declared: false });
  }
});

const material: fc.Arbitrary<Material> = fc.oneof(
  wildText.map((text) => ({ text })),
  fc
    .tuple(
      fc.oneof(
        wildText.map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 40 }),
      ),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([bytes, cut, declared]) => ({ bytes, cut, size: bytes.length + (cut ? 9 : 0), declared })),
);
/** What happens between two askings. */
const turn = fc.oneof(
  { weight: 3, arbitrary: fc.constant('nothing') },
  { weight: 2, arbitrary: fc.constantFrom('take', 'cancel', 'pause', 'resume', 'wait') },
);
/** What happens to the threads in the middle of it. */
const blow = fc.constantFrom('none', 'none', 'kill', 'fewer');

test('whatever becomes of the threads, all that is asked for is made, and is what it would be without them', async () => {
  await loadMaker();
  let woken = () => {};
  const notices: string[] = [];
  const analysts = new Analysts({ entry: ANALYST, wake: () => woken(), note: ({ id }) => notices.push(id) });
  const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));
  const jobsOf = fc.array(fc.tuple(material, turn), { minLength: 200, maxLength: 240 });
  try {
    await fc.assert(
      fc.asyncProperty(jobsOf, blow, async (given, blow) => {
        analysts.size = 2;
        const jobs: Job[] = [];
        const own = new Set<Job>();
        /** What a thread may have begun with when it ended: that is left to who asked for it. */
        let begun = new Set<Job>();
        const take = (): void => {
          const taken = analysts.take(2);
          for (const job of taken) {
            assert.ok(!own.has(job));
            own.add(job);
          }
          analysts.make(taken);
        };
        for (const [index, [material, turn]] of given.entries()) {
          jobs.push(analysts.ask(`/${index}`, material));
          if (turn === 'take') take();
          if (turn === 'pause' || turn === 'resume') analysts.paused = turn === 'pause';
          if (turn === 'wait') await wait(1);
          const job = turn === 'cancel' ? jobs.find(({ isOver }) => !isOver) : undefined;
          if (job === undefined) continue;
          analysts.cancel(job);
          own.add(job);
        }
        analysts.paused = false;
        if (blow !== 'none') begun = new Set(jobs);
        if (blow === 'kill') await [...threads][0]?.terminate();
        if (blow === 'fewer') analysts.size = 1;
        // Whoever goes on makes what is asked for from now on.
        if (blow !== 'none') for (const [index, [material]] of given.entries()) jobs.push(analysts.ask(`/later/${index}`, material));
        while (!jobs.every(({ isOver }) => isOver)) {
          const answered = new Promise<void>((resolve) => {
            woken = resolve;
          });
          // Where few are left no thread is started for them; of one that has just been started nobody has heard yet.
          if (threads.size === 0) take();
          await Promise.race([answered, wait(threads.size === 0 ? 0 : 20)]);
        }
        for (const job of jobs) {
          if (job.made !== undefined) assert.deepEqual(plain(job.made), plain(make(job.material)));
          else assert.ok(own.has(job) || begun.has(job), `${job.path} is left undone, which no thread can have begun with`);
        }
      }),
      // What threads do at the same time cannot be repeated, and so not be made smaller.
      { numRuns: 8, endOnFailure: true },
    );
    assert.ok(told > 0);
    assert.deepEqual(notices, []);
  } finally {
    analysts.close();
  }
});

/** The files of an index in the order of their numbers, and whether each is an article. */
function stored(storage: string): unknown[] {
  const database = new DatabaseSync(path.join(storage, 'corpus.db'), { readOnly: true });
  try {
    return database
      .prepare(
        'SELECT path, skipped, hex(hash) AS hash, hex(facts.packed) AS facts FROM file LEFT JOIN facts ON article = file.id ORDER BY file.id',
      )
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

const article = fc.oneof(
  { weight: 8, arbitrary: fc.shuffledSubarray([...STORY, '国家卫生健康委副主任李斌讲话。', '记者张三 李斌表示，工作要做实。']) },
  { weight: 1, arbitrary: fc.constant(['The quick brown fox jumps over the lazy dog.']) },
  { weight: 1, arbitrary: fc.constant(['\u0000\u0001\u0002\u0003'.repeat(20)]) },
  { weight: 1, arbitrary: fc.constant([]) },
);

test('any number of analysis workers leaves the same answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(article, { minLength: 130, maxLength: 150 }),
      fc.array(article, { minLength: 130, maxLength: 150 }),
      fc.integer({ min: 2, max: 4 }),
      fc.nat(40),
      async (articles, records, workers, wait) => {
        const texts = articles.map((lines) => [HEADLINE, '2023-09-12', ...lines].slice(lines.length > 1 ? 0 : 2).join('\n'));
        const folder = folderOf({
          ...Object.fromEntries(texts.map((text, index) => [`${index % 7}/${index}.txt`, text])),
          '3/r.jsonl': records.map((lines) => `${JSON.stringify({ t: lines.join('\n') })}\n`).join(''),
          'yuliao.json': '{ "records": [{ "files": "**/*.jsonl", "text": "t" }] }',
        });
        const files = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)));
        const paths = [...files, ...records.map((_, index) => recordPath(path.join(folder, '3/r.jsonl'), index + 1))];
        const storages = [folderOf(), folderOf()] as const;
        const alone = new Corpus({ storage: storages[0] });
        const many = new Corpus({ storage: storages[1], analyst: ANALYST });
        try {
          many.useWorkers(workers);
          for (const corpus of [alone, many]) {
            corpus.setFolders([folder]);
            await corpus.settled();
            await corpus.rebuild();
          }
          // Threads take a while to load, in which all may be done without them; and some of them end in the middle of it.
          told = 0;
          while (told < 20) await many.rebuild();
          const rebuilt = many.rebuild();
          await new Promise((resolve) => setTimeout(resolve, wait));
          await [...threads].at(-1)?.terminate();
          await rebuilt;
          await many.settled();
          assert.deepEqual(many.notices, alone.notices);
          assert.deepEqual(answers(many.snapshot(), paths), answers(alone.snapshot(), paths));
          assert.deepEqual(stored(storages[1]), stored(storages[0]));
        } finally {
          await alone.dispose();
          await many.dispose();
        }
      },
    ),
    { numRuns: 3 },
  );
});
