import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameEvent } from '../../../server/src/features/same-event.ts';
import { writtenArticle } from '../../support/facts.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const article = (path: string, published: string | undefined, ...names: string[]) =>
  writtenArticle(path, `${names.join('、')}出席会议。`, {
    people: names.map((name) => ({ name })),
    ...(published === undefined ? {} : { published }),
  });

test('articles of these days that name two and more of the same people, most first', () => {
  const one = article('/one.txt', '2023-05-06', '许红兵', '魏妮娅', '袁永理');
  const others = [
    article('/two.txt', '2023-05-08', '许红兵', '魏妮娅'),
    article('/all.txt', '2023-05-09', '许红兵', '魏妮娅', '袁永理'),
    article('/late.txt', '2023-06-06', '许红兵', '魏妮娅'),
    article('/single.txt', '2023-05-06', '许红兵'),
    article('/undated.txt', undefined, '许红兵', '魏妮娅'),
  ];
  const snapshot = new MemorySnapshot([one, ...others]);
  assert.deepEqual(
    sameEvent(snapshot, one).map(({ path }) => path),
    ['/all.txt', '/two.txt'],
  );
  assert.deepEqual(sameEvent(snapshot, others[4] as typeof one), []);
});
