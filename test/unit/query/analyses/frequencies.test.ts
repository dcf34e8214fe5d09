/** Word lists, as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FrequencyOptions, wordFrequencies } from '../../../../server/src/query/analyses/frequencies.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { querySource } from '../../../support/query-source.ts';

const CORPUS = querySource([
  'title> 健康/n 第一/m\n许红兵/nr 说/v ，/w 健康/n 第一/m 。/w\n健康/n ！/w',
  '調(diào)研/v 健康/n\nboilerplate> 版权/n 所有/v',
  '调研/v 调研/v 。/w',
]);

/** Rows as `value/pos frequency articles`, with the number of words and of different ones. */
function list(options: Partial<FrequencyOptions>, population: { zones?: number; articles?: number[] } = {}): string {
  const articles = population.articles === undefined ? undefined : Uint32Array.from(population.articles);
  const { rows, tokens, types } = finish(
    wordFrequencies(CORPUS, { zones: population.zones ?? ZONE_BITS.body, articles }, { attribute: 'word', limit: 100, ...options }),
  );
  const shown = rows.map(({ value, pos, frequency, articles }) =>
    [pos === undefined ? value : `${value}/${pos}`, frequency, articles].filter((each) => each !== undefined).join(' '),
  );
  return `${shown.join('; ')} (${types} of ${tokens})`;
}

describe('word frequencies', () => {
  it('most frequent first, equally frequent ones by code units, punctuation not among them', () =>
    assert.equal(list({}), '健康/n 3; 调研/v 2; 第一/m 1; 調研/v 1; 许红兵/nr 1; 说/v 1 (6 of 9)'));
  it('folded', () => assert.equal(list({ attribute: 'folded' }), '健康/n 3; 调研/v 3; 第一/m 1; 许红兵/nr 1; 说/v 1 (5 of 9)'));
  it('by part of speech', () => assert.equal(list({ attribute: 'pos' }), 'v 4; n 3; m 1; nr 1 (4 of 9)'));
  it('with punctuation, where asked', () =>
    assert.match(list({ punctuation: true }), /^健康\/n 3; 。\/w 2; 调研\/v 2;.*; ！\/w 1; ，\/w 1 \(9 of 13\)$/));
  it('of other zones', () =>
    assert.equal(list({}, { zones: ZONE_BITS.boilerplate | ZONE_BITS.title }), '健康/n 1; 所有/v 1; 版权/n 1; 第一/m 1 (4 of 4)'));
  it('a least frequency and a limit leave the totals alone', () => {
    assert.equal(list({ minimum: 2 }), '健康/n 3; 调研/v 2 (6 of 9)');
    assert.equal(list({ limit: 1 }), '健康/n 3 (6 of 9)');
    assert.equal(list({ limit: 3 }), '健康/n 3; 调研/v 2; 第一/m 1 (6 of 9)');
    assert.equal(list({ limit: 0 }), ' (6 of 9)');
  });
  it('of some articles, with how many of them have a word', () => {
    assert.equal(list({ limit: 1 }, { articles: [1, 2] }), '健康/n 3 2 (5 of 7)');
    assert.equal(list({ attribute: 'folded' }, { articles: [2, 3] }), '调研/v 3 2; 健康/n 1 1 (2 of 4)');
    assert.equal(list({}, { articles: [] }), ' (0 of 0)');
    assert.equal(list({}, { articles: [99] }), ' (0 of 0)');
  });
  it('per million', () => {
    const { rows } = finish(wordFrequencies(CORPUS, { zones: ZONE_BITS.body }, { attribute: 'word', limit: 1 }));
    assert.equal(rows[0]?.million.toFixed(1), '333333.3');
  });
  it('of an empty corpus', () => {
    const empty = finish(wordFrequencies(querySource([]), { zones: ZONE_BITS.body }, { attribute: 'word', limit: 5 }));
    assert.deepEqual(empty, { rows: [], tokens: 0, types: 0 });
  });
});
