/** What stands beside hits, as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CollocationOptions, type Collocations, collocations } from '../../../../server/src/query/analyses/collocations.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { Hits } from '../../../../server/src/query/hits.ts';
import { associationMeasures } from '../../../../server/src/query/measures/association.ts';
import { type QuerySource, ZONE_BITS } from '../../../../server/src/query/source.ts';
import { hitsOf } from '../../../support/hits.ts';
import { type MemorySource, querySource } from '../../../support/query-source.ts';

function collocate(source: QuerySource, hits: Hits, options: Partial<CollocationOptions>, articles?: readonly number[]): Collocations {
  const population = { zones: ZONE_BITS.body, articles: articles && Uint32Array.from(articles) };
  const given = { window: { left: 2, right: 2 }, attribute: 'word', measure: 'g2', minimum: 1, limit: 100, ...options } as const;
  return finish(collocations(source, hits, population, given));
}

/** Joint counts of one article, `甲 2, 乙`, and how many words stand beside the hits. */
function beside(text: string, window: CollocationOptions['window'], options: Partial<CollocationOptions> = {}): string {
  const source: MemorySource = querySource([text]);
  const { collocates, beside } = collocate(source, hitsOf(source, '健康'), { window, ...options });
  const sorted = collocates.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return `${sorted.map(({ value, joint }) => (joint === 1 ? value : `${value} ${joint}`)).join(', ')} (${beside})`;
}

const WINDOWS: readonly (readonly [what: string, text: string, left: number, right: number, expected: string])[] = [
  ['two to each side', '甲 乙 丙 健康 丁 戊 己', 2, 2, '丁, 丙, 乙, 戊 (4)'],
  ['one to the right', '甲 乙 健康 丁 戊', 0, 1, '丁 (1)'],
  ['one to the left', '甲 乙 健康 丁 戊', 1, 0, '乙 (1)'],
  ['punctuation takes no room', '甲 乙 ， “ 健康 ” 、 丁 戊', 1, 1, '丁, 乙 (2)'],
  ['lines end a window', '甲 乙\n健康 丁\n戊', 5, 5, '丁 (1)'],
  ['a word beside two hits is there once', '甲 健康 乙 健康 丙', 1, 1, '丙, 乙, 甲 (3)'],
  ['a hit may stand beside another', '健康 健康 乙', 1, 1, '乙, 健康 2 (3)'],
  ['words that come twice', '甲 健康 甲', 3, 3, '甲 2 (2)'],
  ['nothing', '健康', 3, 3, ' (0)'],
  ['no hit', '甲 乙', 3, 3, ' (0)'],
];

const SPEECH = `<section label=一>甲
乙 。 丙 健康 丁 ！ ” 戊 。
<statement speaker=许红兵>己 健康 庚 。
辛</statement> 壬</section>
boilerplate> 癸`;

describe('the window of collocations', () => {
  for (const [what, text, left, right, expected] of WINDOWS) it(what, () => assert.equal(beside(text, { left, right }), expected));
  it('is a sentence', () => assert.equal(beside(SPEECH, { within: 's' }), '丁, 丙, 己, 庚 (4)'));
  it('is a line', () => assert.equal(beside(SPEECH, { within: 'p' }), '丁, 丙, 乙, 己, 庚, 戊 (6)'));
  it('is a statement, outside of which nothing stands beside a hit', () =>
    assert.equal(beside(SPEECH, { within: 'statement' }), '己, 庚, 辛 (3)'));
  it('is a section', () => assert.equal(beside(SPEECH, { within: 'section' }), '丁, 丙, 乙, 健康 2, 壬, 己, 庚, 戊, 甲, 辛 (11)'));
  it('is the innermost of sections', () =>
    assert.equal(beside('<section>甲\n<section>乙 健康</section>\n丙</section>', { within: 'section' }), '乙 (1)'));
  it('leaves out lines of other zones', () =>
    assert.equal(beside('<section>甲 健康\nboilerplate> 乙\n丙</section>', { within: 'section' }), '丙, 甲 (2)'));
});

describe('collocations', () => {
  const source = querySource([
    '推进/v 健康/n 建设/v 。/w\n推进/v 建设/v\n健康/n 調研/v',
    '推进/v 健康/n 调研/v ，/w 推进/v 推进/v',
    '推进/v 健康/n\nboilerplate> 推进/v 健康/n',
  ]);
  const hits = hitsOf(source, '健康');

  it('have the measures of their counts', () => {
    const { collocates, tokens, beside } = collocate(source, hits, { window: { left: 1, right: 1 } });
    assert.deepEqual([tokens, beside], [14, 6]);
    assert.deepEqual(collocates.map(({ value, pos, joint, frequency }) => [value, pos, joint, frequency].join(' ')).sort(), [
      '建设 v 1 2',
      '推进 v 3 6',
      '調研 v 1 1',
      '调研 v 1 1',
    ]);
    for (const { joint, frequency, measures } of collocates) {
      assert.deepEqual(measures, associationMeasures({ joint, row: 6, column: frequency, size: 14 }));
    }
  });
  it('are sorted by the measure that is asked for', () => {
    for (const measure of ['mi', 't', 'z', 'logDice', 'g2', 'dice'] as const) {
      const scores = collocate(source, hits, { measure }).collocates.map(({ measures }) => measures[measure]);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
        measure,
      );
    }
  });
  it('by folded word', () => {
    const { collocates } = collocate(source, hits, { attribute: 'folded' });
    assert.deepEqual(
      collocates.filter(({ value }) => value === '调研').map(({ joint, frequency }) => [joint, frequency]),
      [[2, 2]],
    );
  });
  it('by part of speech', () => {
    const { collocates } = collocate(source, hits, { attribute: 'pos', window: { left: 1, right: 1 } });
    assert.deepEqual(
      collocates.map(({ value, pos, joint, frequency }) => [value, pos, joint, frequency]),
      [['v', undefined, 6, 10]],
    );
  });
  it('of five at least, unless told', () => {
    const options = { window: { left: 1, right: 1 }, attribute: 'pos', measure: 't', limit: 9 } as const;
    const joint = ({ collocates }: Collocations) => collocates.map((each) => each.joint);
    assert.deepEqual(joint(finish(collocations(source, hits, { zones: ZONE_BITS.body }, options))), [6]);
    assert.deepEqual(joint(finish(collocations(source, hits, { zones: ZONE_BITS.body }, { ...options, minimum: 7 }))), []);
  });
  it('of some articles', () => {
    const some = new Hits();
    for (let hit = 0; hit < hits.length; hit++) if (hits.article(hit) !== 1) some.add(hits.article(hit), hits.start(hit), hits.end(hit));
    const { collocates, tokens } = collocate(source, some, {}, [2, 3]);
    assert.equal(tokens, 7);
    assert.deepEqual(
      collocates.filter(({ value }) => value === '推进').map(({ joint, frequency }) => [joint, frequency]),
      [[3, 4]],
    );
  });
  it('do not depend on the order of hits', () => {
    const turned = new Hits();
    for (let hit = hits.length - 1; hit >= 0; hit--) turned.add(hits.article(hit), hits.start(hit), hits.end(hit));
    assert.deepEqual(collocate(source, turned, {}), collocate(source, hits, {}));
  });
  it('of hits of several words, and of empty ones', () => {
    const several = collocate(source, hitsOf(source, '健康 建设'), {}).collocates;
    assert.deepEqual(
      several.map(({ value, joint }) => [value, joint]),
      [['推进', 1]],
    );
    const empty = new Hits();
    empty.add(1, 0, 0);
    empty.add(1, 4, 4);
    for (const window of [{ left: 1, right: 1 }, { within: 's' }] as const) assert.ok(collocate(source, empty, { window }).tokens === 14);
  });
});
