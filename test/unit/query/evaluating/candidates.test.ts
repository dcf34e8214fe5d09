/** Which articles are looked at: those that have what the pattern takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../../support/query-hits.ts';
import { querySource } from '../../../support/query-source.ts';

/** 甲 in every 4th article, 乙 in every 5th, 丙 in all; every 50th names somebody. */
const source = querySource(
  Array.from({ length: 1000 }, (_, index) => {
    const words = ['丙', index % 4 === 0 ? '甲' : '他', index % 5 === 0 ? '乙' : '她'];
    const name = index % 50 === 0 ? '<person>许红兵</person> <organisation name=宝丰县委>县 委</organisation>' : '';
    return `${words.join(' ')} ${name} 丙`;
  }),
);

for (const [query, looked, hits] of [
  ['"甲"', 250, 250],
  ['"甲" "乙"', 50, 50],
  ['"甲" []* "乙"', 50, 50],
  ['"丙" "甲" "乙"', 50, 50],
  ['"甲" "乙" | "许红兵"', 60, 70],
  ['"甲"? "乙"', 200, 250],
  ['("甲" "乙"){1,3}', 50, 50],
  ['"丙" containing "甲"', 250, 0],
  ['[]+ containing "甲"', 250, 500],
  ['"丙" !containing "甲"', 1000, 2000],
  ['[word="甲|乙"]', 400, 450],
  ['[word!="丙" & word="甲.*"]', 250, 250],
  ['[person="许红兵"]', 20, 20],
  ['<person name="许红兵"/>', 20, 20],
  ['"乙" within <article/>', 200, 200],
  ['"甲" "乙" <person name="许红兵"/>', 20, 10],
  ['[organisation="县委"]', 20, 40],
  ['[organisation="宝丰县委"]', 20, 40],
  ['text("县委")', 20, 20],
  ['text("甲乙")', 50, 50],
  ['text("无")', 0, 0],
  ['[person="许.*"]', 20, 20],
  ['[person=".*兵"]', 1000, 20],
] as const) {
  test(`${query} is looked for in ${looked} articles`, () => {
    const { last } = run(source, query);
    assert.equal(last.looked, looked);
    assert.equal(last.hits, hits);
  });
}
