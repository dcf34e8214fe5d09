/** Lines of a concordance, as a reader would see the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuerySort } from '../../../../server/src/protocol/query.ts';
import { type ConcordanceLine, concordanceLines, type TextOf } from '../../../../server/src/query/arranging/concordance.ts';
import { markingOf } from '../../../../server/src/query/arranging/marking.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { readQuery } from '../../../support/cql.ts';
import { run } from '../../../support/query-hits.ts';
import { querySource } from '../../../support/query-source.ts';

const articles = ['title> 书记 調(diào)研\n\n他 說 ， 健康 第一 。\nboilerplate> 版权 GDP 2020 所有', '𠮷 野家 健康 𠮷 野家'];

function lines(query: string, context: number, hasText = true): ConcordanceLine[] {
  const source = querySource(articles);
  const { hits } = run(source, query, { zones: ZONE_BITS.title | ZONE_BITS.body | ZONE_BITS.boilerplate });
  const textOf: TextOf = (article) => (hasText ? source.text(article) : undefined);
  return concordanceLines(source, hits, Array.from({ length: hits.length }).keys(), context, textOf);
}

const shown = (all: readonly ConcordanceLine[]) => all.map(({ left, node, right }) => `${left}|${node}|${right}`);

test('the hit with its context, nothing injected, ends of lines marked', () => {
  assert.deepEqual(shown(lines('"调研" | "調研"', 60)), ['书记|調研|¶他說，健康第一。¶版权GDP 2020所有']);
  assert.deepEqual(shown(lines('"第一" "。"', 3)), ['，健康|第一。|¶版权']);
  assert.deepEqual(shown(lines('"健康"', 0)), ['|健康|', '|健康|']);
});

test('of what is looked for as a text that text alone is marked, with whatever was injected into it', () => {
  const source = querySource(['卫生健康委/n 副主任/n 調(diào)研/v ， 許(xǔ)紅(hóng)兵/nr 出席']);
  const marked = (query: string, hasText = true) => {
    const tree = readQuery(query);
    const { hits } = run(source, tree);
    const all = Array.from({ length: hits.length }).keys();
    return concordanceLines(source, hits, all, 4, (article) => (hasText ? source.text(article) : undefined), {
      marking: markingOf(tree),
    });
  };
  assert.deepEqual(shown(marked('text("健康")')), ['卫生|健康|委副主任']);
  assert.deepEqual(shown(marked('text("委副")')), ['卫生健康|委副|主任調研']);
  assert.deepEqual(shown(marked('text("卫生健康委")')), ['|卫生健康委|副主任調']);
  assert.deepEqual(shown(marked('text("红")')), ['調研，許|紅|兵出席']);
  assert.deepEqual(shown(marked('text("红")', false)), ['調研，許|紅|兵出席']);
  assert.deepEqual(shown(marked('text("健康") [] text("研")')), ['卫生|健康委副主任調研|，許紅兵']);
  assert.deepEqual(shown(marked('text("康") []')), ['卫生健|康委副主任|調研，許']);
  assert.deepEqual(shown(marked('text("康") within s')), ['卫生健|康|委副主任']);
  assert.deepEqual(shown(marked('[word="卫生健康委"]')), ['|卫生健康委|副主任調']);
  const [line] = marked('text("红")');
  assert.equal(source.text(1)?.slice(line?.span.start, line?.span.end), '紅(hóng)');
  assert.equal(line?.start.column, line?.span.start);
});

test('no character is cut into two', () => {
  assert.deepEqual(shown(lines('"健康"', 3))[1], '野家|健康|𠮷野');
  assert.deepEqual(shown(lines('"健康"', 1))[1], '家|健康|𠮷');
});

test('where the text has changed, words tell what it was', () => {
  assert.deepEqual(shown(lines('"調研"', 60, false)), ['书记|調研|¶他說，健康第一。¶版权GDP 2020所有']);
  assert.deepEqual(shown(lines('"第一" "。"', 3, false)), ['，健康|第一。|¶版权']);
  const [line] = lines('"健康"', 10, false);
  assert.deepEqual(
    [line?.start, line?.end],
    [
      { line: 3, column: 3 },
      { line: 3, column: 5 },
    ],
  );
});

test('where the hit stands', () => {
  const [line] = lines('"調研"', 10);
  assert.deepEqual(line?.span, { start: 2, end: 10 });
  assert.deepEqual(line?.start, { line: 1, column: 2 });
  assert.deepEqual(line?.end, { line: 1, column: 10 });
  assert.equal(line?.zone, 'title');
  assert.equal(line?.metadata?.path, '/corpus/1.txt');
  const [next] = lines('"健康"', 10);
  assert.deepEqual(next?.start, { line: 3, column: 3 });
  assert.equal(next?.zone, 'body');
});

test('a hit over several lines ends in its last', () => {
  const [line] = lines('<article/>', 5);
  assert.deepEqual(line?.start, { line: 1, column: 0 });
  assert.equal(line?.end.line, 4);
  assert.equal(line?.left, '');
  assert.equal(line?.right, '');
});

test('the words that lines are sorted by are told, whole words, where they are seen', () => {
  const source = querySource(['title> 县委 书记 調(diào)研\n\n他 說 ， 健康 第一 GDP 2020 。', '健康 𠮷 野家']);
  const { hits } = run(source, '"调研" | "調研" | "健康"', { zones: ZONE_BITS.title | ZONE_BITS.body });
  const marked = (context: number, sort: readonly QuerySort[]) =>
    concordanceLines(source, hits, Array.from({ length: hits.length }).keys(), context, () => undefined, { sort }).map((line) => {
      const side = (name: 'left' | 'right') =>
        line.sorted
          .filter((word) => word.side === name)
          .sort((a, b) => b.start - a.start)
          .reduce((text, { start, end, key }) => `${text.slice(0, start)}${key}(${text.slice(start, end)})${text.slice(end)}`, line[name]);
      return `${side('left')}|${line.node}|${side('right')}`;
    });
  const left = (distance: number) => ({ by: 'left', distance }) as const;
  const right = (distance: number) => ({ by: 'right', distance }) as const;
  assert.deepEqual(marked(30, [right(1), left(2)]), [
    '2(县委)书记|調研|¶1(他)說，健康第一GDP 2020。',
    '县委书记調研¶他2(說)，|健康|1(第一)GDP 2020。',
    '|健康|1(𠮷)野家',
  ]);
  assert.deepEqual(marked(30, [{ by: 'title' }, right(3), right(3)])[1], '县委书记調研¶他說，|健康|第一GDP 2(2020)。');
  // Of what the context cuts off only the rest is there to be marked, and nothing of what lies beyond it.
  assert.deepEqual(marked(3, [left(2), left(1)])[0], '1(委)2(书记)|調研|¶他');
  assert.deepEqual(marked(1, [left(2), right(1)]), ['记|調研|', '，|健康|2(第)', '|健康|2(𠮷)']);
  assert.deepEqual(marked(30, [{ by: 'node' }, { by: 'published' }])[2], '|健康|𠮷野家');
});
