/** Dispersion and trend of hits, as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispersion } from '../../../../server/src/query/analyses/dispersion.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { type TrendUnit, trend } from '../../../../server/src/query/analyses/trend.ts';
import { deviationOfProportions, juillandD } from '../../../../server/src/query/measures/dispersion.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { hitsOf } from '../../../support/hits.ts';
import { querySource } from '../../../support/query-source.ts';

const CORPUS = querySource([
  { text: '健康 ， 甲 健康 乙', published: '2022-12-30' },
  { text: '甲 乙 健康 。\nboilerplate> 健康 甲 乙 丙', published: '2023-01-02' },
  { text: '甲 乙', published: '2023-01-02' },
  { text: '甲 乙 丙 丁', published: '2023-02-11' },
  { text: '甲 健康 。', published: '2023-04-01' },
  { text: '健康' },
  { text: 'title> 健康', published: '2023-04-01' },
  { text: '甲', published: '2025-01-01' },
]);
const HITS = hitsOf(CORPUS, '健康');

function disperse(articles?: number[], limit = 10) {
  return finish(dispersion(CORPUS, HITS, { zones: ZONE_BITS.body, articles: articles && Uint32Array.from(articles) }, limit));
}

describe('dispersion over articles', () => {
  it('tells where hits stand among the words, most hits first', () => {
    const rows = disperse().articles.map(
      ({ article, hits, tokens, places }) => `${article}: ${hits} of ${tokens} at ${places.map((place) => place.toFixed(2))}`,
    );
    assert.deepEqual(rows, ['1: 2 of 4 at 0.00,0.50', '2: 1 of 3 at 0.67', '5: 1 of 2 at 0.50', '6: 1 of 1 at 0.00']);
  });
  it('of so many articles', () =>
    assert.deepEqual(
      disperse(undefined, 1).articles.map(({ article }) => article),
      [1],
    ));
  it('takes in articles without hits, if they have words', () => {
    const parts = [
      [2, 4],
      [1, 3],
      [0, 2],
      [0, 4],
      [1, 2],
      [1, 1],
      [0, 1],
    ].map(([count = 0, size = 0]) => ({ count, size }));
    const { d, dp, dpNorm, range } = disperse();
    assert.deepEqual({ dp, normalised: dpNorm }, deviationOfProportions(parts));
    assert.deepEqual([d, range], [juillandD(parts), { with: 4, of: 7 }]);
  });
  it('keeps to the articles that were looked at', () => assert.deepEqual(disperse([1, 2, 3]).range, { with: 2, of: 3 }));
  it('is not defined for one article', () => {
    const { d, dp, dpNorm } = disperse([1]);
    assert.deepEqual([d, dp, dpNorm], [null, null, null]);
  });
  it('tells of very many hits no more places than a plot shows', () => {
    const source = querySource([Array(2500).fill('健康 甲 。').join('\n')]);
    const [only] = finish(dispersion(source, hitsOf(source, '健康'), { zones: ZONE_BITS.body }, 1)).articles;
    assert.equal(only?.hits, 2500);
    assert.ok(only.places.length > 500 && only.places.length <= 1000 && only.places.every((place) => place >= 0 && place < 1));
  });
});

function times(unit: TrendUnit, articles?: number[]): string[] {
  const { times, undated } = finish(trend(CORPUS, HITS, { zones: ZONE_BITS.body, articles: articles && Uint32Array.from(articles) }, unit));
  return [...times.map(({ time, hits, articles, tokens }) => `${time}: ${hits} in ${articles}, of ${tokens}`), `undated: ${undated}`];
}

describe('the trend', () => {
  it('by year', () => assert.deepEqual(times('year'), ['2022: 2 in 1, of 4', '2023: 2 in 2, of 11', 'undated: 1']));
  it('by month, those without hits or articles between them too', () =>
    assert.deepEqual(times('month'), [
      '2022-12: 2 in 1, of 4',
      '2023-01: 1 in 1, of 5',
      '2023-02: 0 in 0, of 4',
      '2023-03: 0 in 0, of 0',
      '2023-04: 1 in 1, of 2',
      'undated: 1',
    ]));
  it('by day', () => {
    const days = times('day', [1, 2]);
    assert.deepEqual(days, [
      '2022-12-30: 2 in 1, of 4',
      '2022-12-31: 0 in 0, of 0',
      '2023-01-01: 0 in 0, of 0',
      '2023-01-02: 1 in 1, of 3',
      'undated: 0',
    ]);
  });
  it('per million words of that time', () => {
    const [first] = finish(trend(CORPUS, HITS, { zones: ZONE_BITS.body }, 'year')).times;
    assert.equal(first?.million, 500000);
  });
  it('of nothing', () => assert.deepEqual(times('month', []), ['undated: 0']));
  it('a date that is none, or not precise enough, is none', () => {
    const source = querySource(['2023', '2023-13', '2023-02-30', '2023-02'].map((published) => ({ text: '健康', published })));
    const undated = (unit: TrendUnit) => finish(trend(source, hitsOf(source, '健康'), { zones: ZONE_BITS.body }, unit)).undated;
    assert.deepEqual([undated('year'), undated('month'), undated('day')], [0, 2, 4]);
  });
});
