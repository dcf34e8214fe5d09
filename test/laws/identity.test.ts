/**
 * The laws of who is who: the answer depends on what the articles say and on nothing else, it holds when it is asked again
 * of its own answer, and what the user declares always holds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Appearance } from '../../server/src/corpus/identity/appearance.ts';
import { blocksOf, compareAppearances } from '../../server/src/corpus/identity/blocks.ts';
import { Declarations, type DeclaredPerson } from '../../server/src/corpus/identity/declared.ts';
import { compareBlocks } from '../../server/src/corpus/identity/evidence.ts';
import { type Resolution, resolve } from '../../server/src/corpus/identity/resolve.ts';

const runs = { numRuns: Number(process.env.YULIAO_LAW_RUNS ?? 300) };

const post = fc.record({
  organisation: fc.constantFrom(
    '',
    '宝丰县',
    '宝丰县委',
    '县委',
    '鲁山县教育局',
    '永康市',
    '平顶山市',
    '兰州大学',
    '鲁山县人民医院',
    '国家林业和草原局',
  ),
  resolved: fc.constantFrom('', '', '宝丰县委', '鲁山县委'),
  title: fc.constantFrom('书记', '副书记', '县长', '副县长', '代县长', '原县长', '副市长', '局长', '教授', '院长', '记者', '副局长'),
});

/** Any appearances, each in an article of its own. */
const appearances = (keys: readonly string[], most = 14): fc.Arbitrary<Appearance[]> =>
  fc
    .array(
      fc.record({
        key: fc.constantFrom(...keys),
        day: fc.oneof(
          fc.constant(0),
          fc
            .tuple(fc.integer({ min: 1985, max: 2024 }), fc.integer({ min: 1, max: 12 }))
            .map(([year, month]) => year * 10_000 + month * 100 + 15),
        ),
        role: fc.constantFrom('official' as const, 'journalist' as const, 'other' as const),
        posts: fc.array(post, { maxLength: 2 }),
        houses: fc.uniqueArray(fc.constantFrom('石桥镇', '兰州大学'), { maxLength: 1 }),
        setting: fc.record({
          codes: fc.uniqueArray(fc.constantFrom('410421', '410423', '410400', '330784', '620100', '110000'), { maxLength: 3 }),
          related: fc.uniqueArray(fc.constantFrom('贺连城', '褚云汉', '梅玉三', '石桥镇', '兰州大学'), { maxLength: 3 }),
        }),
      }),
      { maxLength: most },
    )
    .map((some) => some.map((each, index) => ({ ...each, path: `/c/${String(index).padStart(3, '0')}.txt` })));

/** The answer without the objects it is made of. */
function plain({ bearers, unsure, apart }: Resolution): object {
  return {
    bearers: bearers.map(({ members, reasons, declared }) => ({ paths: members.map(({ path }) => path), reasons, declared })),
    unsure: unsure.map(({ appearance, candidates }) => ({ path: appearance.path, candidates })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    apart: bearers.map((_, a) => bearers.map((__, b) => (a === b ? [] : apart(a, b)))),
  };
}

test('the order of the articles does not count', () => {
  fc.assert(
    fc.property(
      appearances(['王伟', '欧阳振华']).chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
      ([some, shuffled]) => {
        assert.deepEqual(plain(resolve(shuffled)), plain(resolve(some)));
      },
    ),
    runs,
  );
});

test('every appearance is of one bearer or of none for certain', () => {
  fc.assert(
    fc.property(appearances(['王伟']), (some) => {
      const { bearers, unsure } = resolve(some);
      const all = [...bearers.flatMap(({ members }) => members), ...unsure.map(({ appearance }) => appearance)].map(({ path }) => path);
      assert.deepEqual(
        [...all].sort(),
        some.map(({ path }) => path),
      );
      for (const { members } of bearers) assert.ok(members.length > 0);
      for (const { candidates } of unsure) {
        assert.ok(candidates.length > 0 && new Set(candidates).size === candidates.length);
        for (const candidate of candidates) assert.ok(bearers[candidate] !== undefined);
      }
    }),
    runs,
  );
});

test('asked again of one of its own people, the answer is that one', () => {
  fc.assert(
    fc.property(appearances(['王伟', '欧阳振华']), (some) => {
      for (const { members } of resolve(some).bearers) {
        const again = resolve(members);
        assert.equal(again.bearers.length + again.unsure.length, 1);
      }
    }),
    runs,
  );
});

test('names beside it are left out only where they decide nothing', () => {
  fc.assert(
    fc.property(appearances(['王伟']), fc.double({ min: -4, max: 4, noNaN: true }), (some, least) => {
      const blocks = blocksOf(
        [...some].sort(compareAppearances),
        () => -1,
        ({ setting }) => setting.related,
      );
      for (const [index, a] of blocks.entries()) {
        for (const b of blocks.slice(index + 1)) {
          const [whole, quick] = [compareBlocks(a, b, 0.5), compareBlocks(a, b, 0.5, least)];
          assert.equal(quick.vetoed, whole.vetoed);
          if (!whole.vetoed && whole.sum > least) assert.deepEqual(quick, whole);
          else assert.ok(quick.vetoed || quick.sum <= least);
        }
      }
    }),
    runs,
  );
});

test('names do not mix unless the user says so', () => {
  fc.assert(
    fc.property(appearances(['王伟', '欧阳振华']), (some) => {
      for (const { members } of resolve(some).bearers) assert.equal(new Set(members.map(({ key }) => key)).size, 1);
    }),
    runs,
  );
});

test('the same articles named twice over under other paths are the same people', () => {
  fc.assert(
    fc.property(appearances(['王伟'], 8), (some) => {
      const groups = (resolution: Resolution) => resolution.bearers.map(({ members }) => members.map(({ path }) => path.slice(-7)).join());
      const moved = some.map((each) => ({ ...each, path: each.path.replace('/c/', '/elsewhere/') }));
      assert.deepEqual(groups(resolve(moved)), groups(resolve(some)));
    }),
    runs,
  );
});

const glob = fc.integer({ min: 0, max: 13 }).map((number) => `${String(number).padStart(3, '0')}.txt`);
const declared: fc.Arbitrary<DeclaredPerson[]> = fc.array(
  fc.record(
    {
      name: fc.constant('王伟'),
      also: fc.constant(['欧阳振华']),
      articles: fc.uniqueArray(glob, { minLength: 1, maxLength: 4 }),
      posts: fc.uniqueArray(fc.constantFrom('宝丰县', '教育局', '副市长', '记者'), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['name'] },
  ),
  { minLength: 1, maxLength: 3 },
);

test("the user's word wins: what is declared one is one, what is declared two is two", () => {
  fc.assert(
    fc.property(appearances(['王伟', '欧阳振华']), declared, (some, people) => {
      const { claims, keys } = new Declarations([{ folder: '/c', people }]).group('王伟');
      const own = some.filter(({ key }) => keys.includes(key));
      const { bearers, unsure } = resolve(own, { claims });
      for (const { appearance } of unsure) assert.equal(claims.of(appearance), -1);
      const byClaim = new Map<number, Set<number>>();
      for (const [index, { members, declared: number }] of bearers.entries()) {
        const claimed = new Set(members.map((member) => claims.of(member)).filter((claim) => claim >= 0));
        assert.ok(claimed.size <= 1, 'two declared people are one');
        for (const claim of claimed) {
          assert.equal(claim, number);
          byClaim.set(claim, (byClaim.get(claim) ?? new Set()).add(index));
          if (claims.closed(claim)) for (const member of members) assert.equal(claims.of(member), claim, 'somebody else was drawn in');
        }
      }
      for (const indices of byClaim.values()) assert.equal(indices.size, 1, 'a declared person is several');
    }),
    runs,
  );
});

test('a name with very many different posts is answered all the same, and in no other way when shuffled', () => {
  const many = Array.from(
    { length: 150 },
    (_, index): Appearance => ({
      path: `/c/${index}.txt`,
      key: '王伟',
      day: 20100115 + (index % 12) * 10_000,
      role: 'official',
      posts: [{ organisation: `宝丰县第${index}中学`, resolved: '', title: '校长' }],
      houses: [],
      setting: { codes: ['410421'], related: [`同事${index % 9}`] },
    }),
  );
  const shuffled = fc.sample(fc.shuffledSubarray(many, { minLength: many.length }), { numRuns: 1, seed: 7 })[0] as Appearance[];
  assert.deepEqual(plain(resolve(shuffled)), plain(resolve(many)));
});
