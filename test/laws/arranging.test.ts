/** Lines of a concordance in an order, as a plain sort has it; and groups that come to all hits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QueryGroup, QueryGroupChoice, QuerySort } from '../../server/src/protocol/query.ts';
import { finish } from '../../server/src/query/analyses/steps.ts';
import { type Arrangement, arrange } from '../../server/src/query/arranging/arrange.ts';
import { groupLines } from '../../server/src/query/arranging/grouping.ts';
import { joinWords } from '../../server/src/query/arranging/hit-words.ts';
import { sortLines } from '../../server/src/query/arranging/sorting.ts';
import type { Hits } from '../../server/src/query/hits.ts';
import { orderKeys } from '../../server/src/text/pinyin-order.ts';
import { readQuery } from '../support/cql.ts';
import { run } from '../support/query-hits.ts';
import { type MemorySource, querySource } from '../support/query-source.ts';

const words = ['健康', '调研', '安全', '好', '号', 'GDP', '，', '𠮷'];
/** Orders of texts that are made of these words. */
const character = new Map(
  orderKeys([...new Set(words.join(' '))]).map((key, index) => [[...new Set(words.join(' '))][index] as string, key]),
);
const keyOf = (text: string) => Array.from(text, (each) => character.get(each)).join('');

const corpus = fc
  .array(
    fc.record({
      text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((line) => line.join(' ')),
      published: fc.constantFrom('2020-01-01', '2019-01-01'),
      title: fc.constantFrom('健康', '安全', 'GDP'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((articles) => querySource(articles));
const sort = fc.array(
  fc.tuple(
    fc.oneof(
      fc.record({ by: fc.constantFrom('left' as const, 'right' as const), distance: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ by: fc.constantFrom('node' as const, 'published' as const, 'title' as const) }),
    ),
    fc.boolean(),
  ),
  { maxLength: 3 },
);
const query = fc.constantFrom('[]', '"健康"', '[]{2}', '[pos!="w"]+');

/** What a line is sorted by, written out. */
function textFor(source: MemorySource, hits: Hits, hit: number, key: QuerySort): string {
  const all = Array.from(source.tokens(hits.article(hit))?.words ?? [], (word) => source.vocabulary.word(word));
  if (key.by === 'left') return all[hits.start(hit) - key.distance] ?? '';
  if (key.by === 'right') return all[hits.end(hit) + key.distance - 1] ?? '';
  if (key.by === 'node') return joinWords(all.slice(hits.start(hit), hits.end(hit)));
  return source.metadata(hits.article(hit))?.[key.by] ?? '';
}

test('lines are sorted as a plain sort of what stands there sorts them', () => {
  fc.assert(
    fc.property(corpus, query, sort, (source, text, sorted) => {
      const { hits } = run(source, text);
      const keys = sorted.map(([key, descending]): QuerySort => ({ ...key, descending }));
      const lines = Uint32Array.from({ length: hits.length }, (_, hit) => hit);
      const ordered = (value: string, { by }: QuerySort) => (by === 'published' ? value : keyOf(value));
      const plain = Array.from(lines).sort((a, b) => {
        for (const key of keys) {
          const [left, right] = [a, b].map((hit) => ordered(textFor(source, hits, hit, key), key)) as [string, string];
          if (left !== right) return left < right === (key.descending !== true) ? -1 : 1;
        }
        return a - b;
      });
      assert.deepEqual(Array.from(finish(sortLines(source, hits, lines, keys))), plain);
      const turned = finish(sortLines(source, hits, lines.toReversed(), [...keys, { by: 'path' }]));
      assert.deepEqual(turned.toSorted(), lines);
    }),
    { numRuns: 300 },
  );
});

test('a group has as many lines as it says, of whatever lines are looked at: some by chance, those with a word near, both', () => {
  const by = fc.constantFrom(
    { by: 'node', attribute: 'word' } as const,
    { by: 'right', attribute: 'folded', distance: 1 } as const,
    { by: 'title' } as const,
  );
  const sample = fc.option(fc.record({ size: fc.nat(12), seed: fc.nat(5) }), { nil: undefined });
  const filter = fc.option(
    fc.record({ query: fc.constantFrom('"健康"', '[pos="w"]').map((text) => readQuery(text)), left: fc.nat(2), right: fc.nat(2) }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(corpus, query, by, sample, filter, (source, text, group, sample, filter) => {
      const { hits } = run(source, text);
      const chosen = { ...(sample && { sample }), ...(filter && { filter }) };
      const linesOf = (more: Arrangement) => {
        const arranged = arrange(source, hits, { ...chosen, ...more });
        assert.ok(!('template' in arranged));
        return finish(arranged);
      };
      const sampled = sample === undefined ? {} : { sampled: true };
      const check = (looked: Uint32Array, by: QueryGroup, within?: QueryGroupChoice): QueryGroupChoice[] =>
        finish(groupLines(source, hits, looked, by, 1000)).groups.map(({ value, hits: ofGroup }) => {
          const chosen = { by, value, ...sampled, ...(within && { within }) };
          const lines = linesOf({ group: chosen });
          assert.equal(lines.length, ofGroup);
          assert.ok(lines.every((line) => looked.includes(line)));
          return chosen;
        });
      for (const outer of check(linesOf({}), group))
        check(linesOf({ group: outer }), { by: 'left', attribute: 'word', distance: 1 }, outer);
      // A sample that is taken of a group is one of that: as many lines as are asked for, where it has them.
      const [first] = finish(groupLines(source, hits, linesOf({}), group, 1)).groups;
      if (first === undefined || sample === undefined) return;
      const { sample: _, ...others } = chosen;
      const whole = arrange(source, hits, { ...others, group: { by: group, value: first.value } });
      assert.ok(!('template' in whole));
      const all = finish(whole);
      assert.equal(linesOf({ group: { by: group, value: first.value } }).length, Math.min(sample.size, all.length));
    }),
    { numRuns: 300 },
  );
});

test('groups by what every hit has one of come to all hits, and their articles to no fewer than there are', () => {
  const by = fc.constantFrom(
    { by: 'node', attribute: 'word' } as const,
    { by: 'left', attribute: 'pos', distance: 2 } as const,
    { by: 'right', attribute: 'folded', distance: 4 } as const,
    { by: 'published' } as const,
    { by: 'zone' } as const,
    { by: 'speaker' } as const,
  );
  fc.assert(
    fc.property(corpus, query, by, (source, text, group) => {
      const { hits, last } = run(source, text);
      const lines = Uint32Array.from({ length: hits.length }, (_, hit) => hit);
      const { groups, total } = finish(groupLines(source, hits, lines, group, 1000));
      assert.equal(total, groups.length);
      assert.equal(
        groups.reduce((sum, each) => sum + each.hits, 0),
        hits.length,
      );
      assert.ok(groups.reduce((sum, each) => sum + each.articles, 0) >= last.articles);
      for (const { value, hits: ofGroup } of groups) {
        const chosen = arrange(source, hits, { group: { by: group, value } });
        assert.ok(!('template' in chosen));
        assert.equal(finish(chosen).length, ofGroup);
      }
      assert.ok(groups.every((each) => each.articles <= each.hits && each.articles <= last.articles));
      assert.deepEqual(
        groups.map((each) => each.hits),
        groups.map((each) => each.hits).toSorted((a, b) => b - a),
      );
    }),
    { numRuns: 200 },
  );
});
