/** Whoever gives up gets time and memory back: walks over the words, figures, and queries with their hits. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Corpus } from '../../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import type { ProgressTold } from '../../../../server/src/query/service/messages.ts';
import { GivenUp } from '../../../../server/src/query/service/refusals.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { ENTRIES } from '../../../support/cli.ts';
import { folderOf } from '../../../support/folders.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Long articles, since whoever works looks at whether to stop after some milliseconds. */
const sentence = (number: number): string => `县委书记许红兵强调第${number}项工作要提升人民健康水平，推动卫生事业发展${number * 7}次。`;
const story = (number: number): string =>
  `宝丰县召开第${number}次大会\n2020年6月25日\n\n${Array.from({ length: 250 }, (_, index) => sentence(1000 * number + index)).join('\n')}\n`;
const folder = folderOf(Object.fromEntries(Array.from({ length: 24 }, (_, number) => [`${number}.txt`, story(number + 1)])));
const storage = folderOf();
const place = { database: databaseIn(storage), folders: [folder], partial: false };
const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });
const told = new Map<number, ProgressTold>();
const service = new QueryService((progress) => told.set(progress.id, progress));

before(async () => {
  corpus.setFolders([folder]);
  await corpus.settled({ words: true });
});
after(() => corpus.dispose());

/** Gives up as soon as the work lets others have a turn. */
async function givenUp(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const controller = new AbortController();
  const asked = work(controller.signal);
  controller.abort();
  await assert.rejects(asked, GivenUp);
}

let last = 0;
async function open(query: string): Promise<number> {
  const id = ++last;
  assert.ok('cql' in (await service.start({ id, query, language: 'cql', most: 1_000_000, place }, new AbortController().signal)));
  while (told.get(id)?.ended !== true) await new Promise((resolve) => setTimeout(resolve, 5));
  return id;
}

test('figures and walks over the words are given up at once', async () => {
  await givenUp((signal) => service.frequencies({ place, length: 3, attribute: 'word', limit: 10 }, signal));
  await givenUp((signal) =>
    service.keywords({ place, target: { folders: [folder] }, attribute: 'word', measure: 'g2', limit: 10 }, signal),
  );
  const large = `.*(${Array.from({ length: 2500 }, (_, number) => `健${number}`).join('|')}).*`;
  await givenUp((signal) => service.start({ id: ++last, query: `"${large}"`, language: 'cql', most: 10, place }, signal));
  assert.throws(() => service.page({ id: last, from: 0, count: 1 }));
  const id = await open('[pos!="w"]');
  await givenUp((signal) => service.arrange({ id, filter: { query: `"${large}"`, left: 1, right: 1 } }, signal));
  // What could not be done leaves the lines as they were.
  assert.equal(service.page({ id, from: 0, count: 3 }).lines.length, 3);
  await service.close({ id });
});

test('figures that take long tell how far they are, by the number that they were asked with', async (t) => {
  const working: { readonly token: number; readonly done: number; readonly total: number }[] = [];
  const teller = new QueryService(
    () => {},
    (progress) => working.push(progress),
  );
  // Every look at the clock takes long.
  let clock = 0;
  t.mock.method(performance, 'now', () => (clock += 50));
  await teller.answer('frequencies', { place, length: 2, attribute: 'word', limit: 10, token: 7 }, new AbortController().signal);
  assert.ok(working.length > 0, 'nothing was told');
  assert.ok(working.every(({ token, done, total }) => token === 7 && done > 0 && done <= total));
});

test('what was given up or closed leaves no memory behind', async () => {
  const used = async (): Promise<number> => {
    for (let times = 0; times < 3; times++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const round = async (): Promise<void> => {
    const ids = [await open('[]'), await open('[pos!="w"]'), await open('[]{2}')];
    await givenUp((signal) => service.frequencies({ place, length: 4, attribute: 'word', limit: 10 }, signal));
    for (const id of ids) await service.close({ id });
  };
  await round();
  const id = await open('[]');
  const hits = told.get(id)?.lines ?? 0;
  assert.ok(hits > 50_000);
  await service.close({ id });
  const before = await used();
  for (let rounds = 0; rounds < 5; rounds++) await round();
  // One such query alone keeps 36 bytes a hit.
  const left = (await used()) - before;
  assert.ok(left < 18 * hits, `${left} bytes are left of 15 queries with ${hits} hits`);
});
