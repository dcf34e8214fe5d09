import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { packWords, unpackWords } from '../../../../server/src/corpus/segmenting/packed-words.ts';
import { Segmenting } from '../../../../server/src/corpus/segmenting/segmenting.ts';

const entryOf = (name: string) => new URL(`../../../support/segmenters/${name}.ts`, import.meta.url);

/** A segmenter's process, and what it has told: `loaded`, `words ID: START-END …`, `passed over ID`, `failed REASON`. */
class Told {
  readonly all: string[] = [];
  readonly versions: string[] = [];
  readonly #segmenting: Segmenting;
  #heard: () => void = () => {};

  constructor(t: TestContext, entry: string, idle?: number) {
    this.#segmenting = new Segmenting(
      { entry: entryOf(entry), ...(idle === undefined ? {} : { idle }) },
      {
        loaded: (version) => {
          this.versions.push(version);
          this.#tell('loaded');
        },
        cut: (id, words) => this.#tell(`words ${id}: ${Array.from(unpackWords(words), ({ start, end }) => `${start}-${end}`).join(' ')}`),
        passedOver: (id) => this.#tell(`passed over ${id}`),
        failed: ({ reason }) => this.#tell(`failed ${reason}`),
      },
    );
    t.after(() => this.#segmenting.close());
  }

  cut(id: number, text: string): void {
    this.#segmenting.cut(id, text);
  }

  /** Waits until so much has been told. */
  async until(count: number): Promise<string[]> {
    while (this.all.length < count) await new Promise<void>((resolve) => (this.#heard = resolve));
    return this.all;
  }

  #tell(what: string): void {
    this.all.push(what);
    this.#heard();
  }
}

async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(5);
  }
}

const limit = { timeout: 60_000 };

test('texts are answered in the order of asking', limit, async (t) => {
  const told = new Told(t, 'blanks');
  told.cut(7, '会议 召开');
  told.cut(3, '，');
  told.cut(5, ' 会议');
  assert.deepEqual(await told.until(4), ['loaded', 'words 7: 0-2 3-5', 'words 3: 0-1', 'words 5: 1-3']);
});

test('after a crash the same texts are sent again', limit, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuliao-crash-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const told = new Told(t, 'blanks');
  told.cut(1, '一');
  told.cut(2, `crash:${path.join(folder, 'crashed')}`);
  told.cut(3, '三三');
  const all = await told.until(5);
  assert.deepEqual(
    all.map((each) => each.replace(/: .*/, '')),
    ['loaded', 'words 1', 'loaded', 'words 2', 'words 3'],
  );
});

test('a text over which it crashes twice is passed over, and the others are not', limit, async (t) => {
  const told = new Told(t, 'blanks');
  told.cut(1, '一');
  told.cut(2, 'crash');
  told.cut(3, '三三');
  assert.deepEqual(await told.until(6), ['loaded', 'words 1: 0-1', 'loaded', 'passed over 2', 'loaded', 'words 3: 0-2']);
});

test('a process that only crashes is given up', limit, async (t) => {
  const crashing = new Told(t, 'blanks');
  for (const id of [1, 2, 3, 4]) crashing.cut(id, 'crash');
  const all = await crashing.until(8);
  assert.deepEqual(
    all.filter((each) => each !== 'loaded'),
    ['passed over 1', 'passed over 2', 'failed process'],
  );
  for (const entry of ['ending', 'nowhere']) {
    const told = new Told(t, entry);
    told.cut(1, '一');
    assert.deepEqual(await told.until(1), ['failed process']);
    told.cut(2, '二');
  }
});

test('where there is no segmenter, that is told in place of words', limit, async (t) => {
  const told = new Told(t, 'missing');
  told.cut(1, '一');
  told.cut(2, '二');
  assert.deepEqual(await told.until(1), ['failed missing']);
});

test('a process without work ends, and another one takes the next text', limit, async (t) => {
  const told = new Told(t, 'numbered', 1);
  told.cut(1, '一');
  await told.until(2);
  await ended(Number(told.versions[0]));
  told.cut(2, '二');
  assert.deepEqual(await told.until(4), ['loaded', 'words 1: 0-1', 'loaded', 'words 2: 0-1']);
  assert.notEqual(told.versions[0], told.versions[1]);
});

test('a process ends with the one that started it, even if that is killed', limit, async () => {
  const asking = spawn(process.execPath, [fileURLToPath(entryOf('asking')), fileURLToPath(entryOf('numbered'))]);
  const [said] = await once(asking.stdout, 'data');
  const pid = Number(said);
  assert.ok(pid > 0);
  process.kill(pid, 0);
  asking.kill('SIGKILL');
  await ended(pid);
});

test('words come out of their packing as they went in', () => {
  const lengths = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 70_000 })));
  fc.assert(
    fc.property(lengths, (all) => {
      let end = 0;
      const words = all.map(([gap, length]) => {
        const start = end + gap;
        end = start + length;
        return { start, end, pos: 'n' };
      });
      assert.deepEqual([...unpackWords(packWords(words))], words);
    }),
  );
});
