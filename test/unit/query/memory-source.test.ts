/** The corpus in memory that tests of queries run over is read as its marks say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE_BITS } from '../../../server/src/query/source.ts';
import { querySource } from '../../support/query-source.ts';

const source = querySource(
  [
    {
      path: 'example.cn/a.txt',
      published: '2020-03-01',
      text: `title> 书记/n 調(diào)研/v 健康/n

<person role=official>许红兵/nr</person> 说 ，<statement speaker=许红兵 verb=说>健康 第一 。</statement>
boilerplate> 版权 GDP 2020 健康`,
    },
    '',
    '<organisation name=宝丰县委>县委</organisation> 重视 <place>宝丰</place> 調研',
  ],
  [3],
);

test('tokens stand where the text has them', () => {
  const tokens = source.tokens(1);
  const text = source.text(1) as string;
  assert.equal(text, '书记調(diào)研健康\n\n许红兵说，健康第一。\n版权GDP 2020健康');
  const { vocabulary } = source;
  assert.deepEqual(
    Array.from(tokens?.words ?? [], (word) => vocabulary.word(word)),
    ['书记', '調研', '健康', '许红兵', '说', '，', '健康', '第一', '。', '版权', 'GDP', '2020', '健康'],
  );
  assert.deepEqual(
    Array.from(tokens?.words ?? [], (_, token) => text.slice(tokens?.span(token).start, tokens?.span(token).end)),
    ['书记', '調(diào)研', '健康', '许红兵', '说', '，', '健康', '第一', '。', '版权', 'GDP', '2020', '健康'],
  );
  assert.deepEqual(Array.from(tokens?.lines ?? []), [0, 3, 9, 13]);
  assert.deepEqual(Array.from(tokens?.lineNumbers ?? []), [1, 3, 4]);
  assert.deepEqual(Array.from(tokens?.zones ?? []), [ZONE_BITS.title, ZONE_BITS.body, ZONE_BITS.boilerplate]);
});

/** Of a word that has one. */
const number = (word: string) => source.vocabulary.find(word)[0] ?? 0;

test('words know how they fold and what they are', () => {
  const { vocabulary } = source;
  assert.equal(vocabulary.word(vocabulary.folded(number('調研'))), '调研');
  assert.equal(vocabulary.pos(number('調研')), 'v');
  assert.equal(vocabulary.pos(number('。')), 'w');
  assert.equal(vocabulary.pos(number('第一')), 'x');
  assert.deepEqual(vocabulary.find('无'), []);
});

test('marks are facts', () => {
  const facts = source.facts(1);
  const text = source.text(1) as string;
  const under = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  assert.deepEqual(facts?.zones, ['title', 'blank', 'body', 'boilerplate']);
  assert.deepEqual(facts?.people[0]?.mentions.map(under), ['许红兵']);
  assert.deepEqual(facts?.statements.map(under), ['健康第一。']);
  assert.equal(source.metadata(1)?.site, 'example.cn');
  assert.equal(source.metadata(1)?.title, '书记調(diào)研健康');
  assert.deepEqual(Array.from(source.articlesNaming('organisation', '宝丰县委', false)), [3]);
});

test('it counts and finds articles', () => {
  const health = number('健康');
  assert.equal(source.count(ZONE_BITS.body, health), 1);
  assert.equal(source.count(ZONE_BITS.body | ZONE_BITS.title, health), 2);
  assert.equal(source.count(ZONE_BITS.body), 10);
  assert.deepEqual(Array.from(source.articles), [1, 3]);
  assert.deepEqual(Array.from(source.articlesWith(Uint32Array.of(health))), [1]);
  assert.deepEqual(Array.from(source.copies), [3]);
});
