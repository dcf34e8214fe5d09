/** N-grams and clusters, as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type NgramOptions, ngrams } from '../../../../server/src/query/analyses/ngrams.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { querySource } from '../../../support/query-source.ts';

const CORPUS = querySource([
  '推进/v 健康/n 建设/v ，/w 健康/n 建设/v 推进/v 。/w\n健康/n 建设/v',
  '健康/n\n建设/v 健康/n 建設/v',
  'boilerplate> 推进/v 健康/n',
]);

function list(options: Partial<NgramOptions>, articles?: number[]): string {
  const population = { zones: ZONE_BITS.body, articles: articles && Uint32Array.from(articles) };
  const { rows, types } = finish(ngrams(CORPUS, population, { attribute: 'word', length: 2, limit: 100, ...options }));
  return `${rows.map(({ value, frequency, articles }) => `${value} ${frequency} ${articles}`).join('; ')} (${types})`;
}

describe('n-grams', () => {
  it('lie in one line, and punctuation ends them', () =>
    assert.equal(list({}), '健康 建设 3 1; 健康 建設 1 1; 建设 健康 1 1; 建设 推进 1 1; 推进 健康 1 1 (5)'));
  it('folded', () => assert.equal(list({ attribute: 'folded', minimum: 2 }), '健康 建设 4 2 (4)'));
  it('by part of speech', () => assert.equal(list({ attribute: 'pos' }), 'n v 4 2; v n 2 2; v v 1 1 (3)'));
  it('of three words', () =>
    assert.equal(list({ length: 3, attribute: 'folded' }), '健康 建设 推进 1 1; 建设 健康 建设 1 1; 推进 健康 建设 1 1 (3)'));
  it('of more words than any line has', () => assert.equal(list({ length: 5 }), ' (0)'));
  it('across punctuation, where it counts', () => assert.match(list({ punctuation: true }), /建设 ， 1 1; .*， 健康 1 1/));
  it('that have a word', () => {
    assert.equal(list({ having: '推进' }), '建设 推进 1 1; 推进 健康 1 1 (2)');
    assert.equal(list({ having: '推进', length: 3 }), '健康 建设 推进 1 1; 推进 健康 建设 1 1 (2)');
    assert.equal(list({ having: '没有' }), ' (0)');
    assert.equal(list({ having: '，' }), ' (0)');
    assert.equal(list({ having: '建設', attribute: 'folded', minimum: 2 }), '健康 建设 4 2 (3)');
    assert.equal(list({ having: 'n', attribute: 'pos', length: 2, minimum: 2 }), 'n v 4 2; v n 2 2 (2)');
  });
  it('of some articles', () => {
    assert.equal(list({}, [2]), '健康 建設 1 1; 建设 健康 1 1 (2)');
    assert.equal(list({ having: '推进' }, [2]), ' (0)');
  });
  it('per million words', () => {
    const { rows, tokens } = finish(ngrams(CORPUS, { zones: ZONE_BITS.body }, { attribute: 'word', length: 2, limit: 1 }));
    assert.deepEqual([tokens, rows[0]?.million], [12, 250000]);
  });
});

describe('more different n-grams than are kept', () => {
  const lines = Array.from(
    { length: 200 },
    (_, line) => `词${line}/n 甲/v\n${line % 2 === 0 ? '健康/n 建设/v\n' : ''}${line % 4 === 0 ? '深入/d 推进/v' : '丙/n'}`,
  );
  const source = querySource([lines.join('\n'), lines.slice(0, 20).join('\n')]);
  const list = (kept?: number) =>
    finish(ngrams(source, { zones: ZONE_BITS.body }, { attribute: 'word', length: 2, limit: 5, ...(kept === undefined ? {} : { kept }) }));

  it('rare ones are missing, which is told; frequent ones are counted exactly', () => {
    const { rows, complete } = list(16);
    assert.ok(complete > 1 && complete <= 56, String(complete));
    assert.deepEqual(
      rows.map(({ value, frequency, articles }) => [value, frequency, articles]),
      [
        ['健康 建设', 110, 2],
        ['深入 推进', 55, 2],
      ],
    );
  });
  it('none is missing where all are kept', () => {
    const { rows, complete, types } = list();
    assert.deepEqual([rows.length, complete, types], [5, 1, 202]);
  });
});
