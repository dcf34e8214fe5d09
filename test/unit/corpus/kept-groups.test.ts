/** Groups of articles that are nearly the same are shown as they were found last, and what is shown comes to be what is so. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { KeptGroups } from '../../../server/src/corpus/kept-groups.ts';
import type { CopyGroup } from '../../../server/src/corpus/snapshot.ts';
import { folderOf } from '../../support/folders.ts';

const group = (representative: string, ...copies: string[]): CopyGroup => ({ representative, copies });
const OLD = [group('/c/a.txt', '/c/b.txt')];
const NEW = [group('/c/a.txt', '/c/b.txt', '/c/d.txt'), group('/c/e.txt', '/c/f.txt')];

/** Groups beside an index in a folder, with walks that end when the test says so. */
function kept(folder: string | undefined) {
  const walks: PromiseWithResolvers<readonly CopyGroup[]>[] = [];
  let begun = Promise.withResolvers<void>();
  let told = 0;
  const groups = new KeptGroups({
    find: () => {
      const walk = Promise.withResolvers<readonly CopyGroup[]>();
      walks.push(walk);
      begun.resolve();
      return walk.promise;
    },
    place: () => (folder === undefined ? undefined : { file: path.join(folder, 'corpus.db'), temporary: false }),
    changed: () => {
      told++;
    },
  });
  return {
    groups,
    walks,
    told: () => told,
    /** The next walk that begins, or that has begun since this was asked for last. */
    async nextWalk(): Promise<PromiseWithResolvers<readonly CopyGroup[]>> {
      await begun.promise;
      begun = Promise.withResolvers();
      return walks.at(-1) as PromiseWithResolvers<readonly CopyGroup[]>;
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks first waits for the walk, and all who ask meanwhile for the same one', async () => {
  const { groups, walks, told, nextWalk } = kept(undefined);
  const both = Promise.all([groups.now(), groups.now()]);
  (await nextWalk()).resolve(OLD);
  assert.deepEqual(await both, [OLD, OLD]);
  assert.equal(walks.length, 1);
  assert.deepEqual(await groups.now(), OLD);
  assert.equal(walks.length, 1, 'nothing has changed');
  assert.equal(told(), 0);
});

test('behind a change the groups are given as they were, and told of once they are others', async () => {
  const { groups, told, nextWalk } = kept(undefined);
  const first = groups.now();
  (await nextWalk()).resolve(OLD);
  await first;
  groups.outdate();
  assert.deepEqual(await groups.now(), OLD);
  const walk = await nextWalk();
  assert.deepEqual(await groups.now(), OLD);
  walk.resolve(NEW);
  await turn();
  assert.equal(told(), 1);
  assert.deepEqual(await groups.now(), NEW);
});

test('a change during a walk has another one follow, where somebody has asked', async () => {
  const { groups, told, nextWalk } = kept(undefined);
  const first = groups.now();
  const walk = await nextWalk();
  groups.outdate();
  walk.resolve(OLD);
  await first;
  assert.deepEqual(await groups.now(), OLD);
  const second = await nextWalk();
  groups.outdate();
  await groups.now();
  second.resolve(OLD);
  (await nextWalk()).resolve(NEW);
  await turn();
  assert.equal(told(), 1);
});

test('they lie beside the index: the next session has them at once, and looks whether they are still so', async () => {
  const folder = folderOf({});
  const before = kept(folder);
  before.groups.prepare();
  before.groups.prepare();
  (await before.nextWalk()).resolve(OLD);
  assert.equal(before.walks.length, 1);
  const file = path.join(folder, 'copies.json');
  while (!existsSync(file)) await turn();
  const after = kept(folder);
  assert.deepEqual(await after.groups.now(), OLD);
  (await after.nextWalk()).resolve(NEW);
  await turn();
  assert.equal(after.told(), 1);
  while (JSON.parse(readFileSync(file, 'utf8')).length < NEW.length) await turn();
  assert.deepEqual(await kept(folder).groups.now(), NEW);
});

test('a file that is spoilt counts as none', async () => {
  const folder = folderOf({});
  for (const spoilt of ['', '[[]]', '{"a": 1}', '[[1]', '[["/c/a.txt", 3]]', 'null']) {
    writeFileSync(path.join(folder, 'copies.json'), spoilt);
    const { groups, nextWalk } = kept(folder);
    const asked = groups.now();
    (await nextWalk()).resolve(OLD);
    assert.deepEqual(await asked, OLD, spoilt);
  }
});

test('a walk that fails is walked again', async () => {
  const { groups, nextWalk } = kept(undefined);
  const asked = groups.now();
  (await nextWalk()).reject(new Error('no'));
  await assert.rejects(asked, /no/);
  const again = groups.now();
  (await nextWalk()).resolve(NEW);
  assert.deepEqual(await again, NEW);
});
