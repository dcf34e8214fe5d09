/** Keywords and profiles of speakers, as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type KeywordOptions, type Keywords, keywords } from '../../../../server/src/query/analyses/keywords.ts';
import { speakerProfile } from '../../../../server/src/query/analyses/speaker-profile.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { querySource } from '../../../support/query-source.ts';

const OPTIONS = { attribute: 'word', measure: 'g2', minimum: 1, limit: 100 } as const satisfies KeywordOptions;
const CORPUS = querySource([
  '健康 医院 ， 健康 医院 ， 健康 的 。',
  '健康 的 ， 的 。\nboilerplate> 健康',
  '公路 的 ， 公路 铁路 的 。',
  '铁路 公路 建設 ， ， ， ， ， ， ， ，',
]);

function compare(target: number[], reference: number[] | undefined, options: Partial<KeywordOptions> = {}, zones: number = ZONE_BITS.body) {
  const parts = { zones, target: Uint32Array.from(target), reference: reference && Uint32Array.from(reference) };
  return finish(keywords(CORPUS, parts, { ...OPTIONS, ...options }));
}

function show({ keywords: found, targetTokens, referenceTokens }: Keywords): string {
  return `${found.map(({ value, target, reference }) => `${value} ${target}:${reference}`).join(', ')} (${targetTokens}:${referenceTokens})`;
}

describe('keywords', () => {
  it('of some articles against all others', () => assert.equal(show(compare([1, 2], undefined)), '健康 4:0, 医院 2:0, 的 3:2 (9:8)'));
  it('of some articles against some others', () => assert.equal(show(compare([3], [1])), '公路 2:0, 铁路 1:0, 的 2:1 (5:6)'));
  it('what is in the target is not in the reference', () => assert.equal(show(compare([3], [1, 2, 3, 4])), show(compare([3], undefined))));
  it('punctuation is none', () => assert.equal(show(compare([4], undefined)), '建設 1:0, 铁路 1:1, 公路 1:2 (3:14)'));
  it('folded', () => assert.match(show(compare([4], undefined, { attribute: 'folded' })), /^建设 1:0/));
  it('of a zone', () => assert.equal(show(compare([2], undefined, {}, ZONE_BITS.boilerplate)), ' (1:0)'));
  it('rare words are not compared', () => {
    const found = compare([1, 2], undefined, { minimum: 3 });
    assert.deepEqual([show(found), found.compared], ['健康 4:0, 的 3:2 (9:8)', 2]);
    const { minimum, ...options } = OPTIONS;
    const parts = { zones: ZONE_BITS.body, target: Uint32Array.of(1, 2) };
    assert.deepEqual([finish(keywords(CORPUS, parts, options)).compared, minimum], [2, 1]);
  });
  it('at most so many', () => assert.equal(show(compare([1, 2], undefined, { limit: 1 })), '健康 4:0 (9:8)'));
  it('sorted by the measure that is asked for', () => {
    for (const measure of ['g2', 'simpleMaths', 'differenceCoefficient', 'logRatio'] as const) {
      const scores = compare([1, 2], undefined, { measure }).keywords.map(({ measures }) => measures[measure]);
      assert.equal(scores.length, 3);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
        measure,
      );
    }
  });
  it('significance is corrected for the number of words', () => {
    const one = compare([1, 2], undefined, { minimum: 4 }).keywords[0];
    const many = compare([1, 2], undefined, { minimum: 1 }).keywords[0];
    assert.deepEqual([one?.value, many?.value], ['健康', '健康']);
    assert.ok((one?.p as number) > 0 && (one?.p as number) < 0.05);
    assert.ok(Math.abs((many?.p as number) / (one?.p as number) - 3) < 1e-9);
  });
  it('against nothing', () => {
    assert.equal(show(compare([1, 2, 3, 4], undefined)), ' (17:0)');
    assert.equal(show(compare([], undefined)), ' (0:17)');
    assert.equal(show(compare([1], [])), ' (6:0)');
  });
});

describe("the profile of a speaker's statements", () => {
  const source = querySource([
    '<statement speaker=许红兵><person>许红兵</person> 强调 ， 健康 第一 。</statement> 与会 的 听 。',
    '<statement speaker=王强><person>王强</person> 强调 ， 公路 第一 。</statement>\nboilerplate> <statement speaker=王强>健康</statement>',
    '没有 人 说话 。',
  ]);
  const profile = (speaker: string) => finish(speakerProfile(source, { zones: ZONE_BITS.body }, speaker, OPTIONS));

  it('is of what others do not say, names of speakers aside', () => assert.equal(show(profile('许红兵')), '健康 1:0 (3:3)'));
  it('says of how many statements it is', () => {
    const { statements, otherStatements } = profile('许红兵');
    assert.deepEqual([statements, otherStatements], [1, 1]);
  });
  it('of somebody who says nothing', () => assert.equal(show(profile('李明')), ' (0:6)'));
  it('where statements overlap, a word is the speaker’s and nobody else’s', () => {
    const nested = querySource(['<statement speaker=王强>甲 <statement speaker=许红兵>健康</statement> 乙</statement>']);
    const of = (speaker: string) => show(finish(speakerProfile(nested, { zones: ZONE_BITS.body }, speaker, OPTIONS)));
    assert.equal(of('许红兵'), '健康 1:0 (1:2)');
    assert.equal(of('王强'), ' (3:0)');
  });
});
