import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Zone } from '../../server/src/article/facts.ts';
import { findNames, type Names } from '../../server/src/article/people.ts';
import { read } from '../../server/src/article/reading.ts';
import { foldKey } from '../../server/src/text/folding.ts';

/** Pieces that news is made of, so that random texts are full of names, posts, credits and what confuses them. */
const PIECES = [
  '县委书记',
  '副市长',
  '强卫',
  '許紅兵',
  '应(yīng)永(yǒng)宁(níng)',
  '张  进',
  '安东尼奥·莫雷蒂',
  '习近平新时代中国特色社会主义思想',
  '陶行知教育学院',
  '记者',
  '(编辑/',
  ')',
  '(',
  '指出',
  '说',
  '：“',
  '”',
  '、',
  ',',
  '，，',
  '。',
  '\n',
  '\r\n',
  ' ',
  '　',
  '和',
  '兼',
  '王某',
  '金大姐',
  '市卫生健康委',
  '中心',
  '医院',
  '局长',
  '他',
  '\ud842',
  'A1',
  '党组成员',
  '教授',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units)),
);
const ZONES: readonly Zone[] = ['body', 'boilerplate', 'dateline', 'title'];

function names(raw: string, seed = 0) {
  const reading = read(raw);
  const zones = reading.lines.map((_, index) => ZONES[(index * seed) % ZONES.length] as Zone);
  return findNames([{ reading, zones }])[0] as Names;
}

test('spans lie in the text, and the raw text under a mention folds to its key, or to a name of the organisation', () => {
  fc.assert(
    fc.property(text, fc.nat(7), (raw, seed) => {
      const { people, organisations, statements } = names(raw, seed);
      const named = organisations.map(({ surfaces, mentions }) => ({ keys: surfaces.map(foldKey), mentions }));
      for (const { keys, mentions } of [...people.map(({ key, mentions }) => ({ keys: [key], mentions })), ...named]) {
        for (const { start, end } of mentions) {
          assert.ok(0 <= start && start < end && end <= raw.length);
          assert.ok(keys.includes(foldKey(raw.slice(start, end))), `${raw.slice(start, end)} is none of ${keys.join()}`);
        }
      }
      for (const { start, end } of [...statements, ...people.flatMap(({ posts }) => posts.map(({ span }) => span))]) {
        assert.ok(0 <= start && start < end && end <= raw.length);
      }
    }),
    { numRuns: 600 },
  );
});

test('no two mentions overlap, of persons or of organisations, but that a greater body opens the name of its unit', () => {
  fc.assert(
    fc.property(text, (raw) => {
      const { people, organisations } = names(raw);
      const plain = [...people.flatMap(({ mentions }) => mentions), ...organisations.flatMap(({ mentions }) => mentions)];
      plain.sort((a, b) => a.start - b.start || b.end - a.end);
      const opening = plain.filter(({ start, end }, i) => plain[i - 1]?.start === start && end < (plain[i - 1]?.end ?? 0));
      const units = organisations.filter(({ parent }) => parent !== undefined).flatMap(({ mentions }) => mentions);
      for (const { start, end } of opening) assert.ok(units.some((unit) => unit.start === start && unit.end > end));
      for (const inner of opening) plain.splice(plain.indexOf(inner), 1);
      for (let i = 1; i < plain.length; i++)
        assert.ok((plain[i - 1]?.end ?? 0) <= (plain[i]?.start ?? 0), JSON.stringify(plain.slice(i - 1, i + 1)));
    }),
    { numRuns: 400 },
  );
});

test('the same text gives the same names', () => {
  fc.assert(fc.property(text, (raw) => assert.deepEqual(names(raw), names(raw))));
});

test('every person is named outside boilerplate, and introduced by a mention', () => {
  fc.assert(
    fc.property(text, fc.nat(7), (raw, seed) => {
      for (const { mentions, introduction } of names(raw, seed).people) {
        assert.ok(mentions.some(({ zone }) => zone !== 'boilerplate'));
        assert.ok(mentions[introduction] !== undefined);
      }
    }),
  );
});

test('long runs of one thing are read to the end', () => {
  for (const piece of [
    '王',
    '局长',
    '(',
    ')',
    '、',
    '王、',
    '记者 ',
    '“',
    '说',
    '医院',
    '王强·',
    ' ',
    '斯',
    '他说,',
    '张 ',
    '党委书记、',
  ]) {
    const raw = piece.repeat(Math.ceil(100_000 / piece.length));
    const { people, organisations, statements } = names(raw);
    assert.ok(people.length + organisations.length + statements.length <= raw.length);
  }
});
