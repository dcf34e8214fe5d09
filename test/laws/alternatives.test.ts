/** Expressions of many ways match what they match as a whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { matcherOfWays } from '../../server/src/query/cql/alternatives.ts';
import { requiredIn } from '../../server/src/query/cql/required.ts';

const compile = (source: string) => {
  const compiled = RE2JS.compile(source);
  return (text: string) => compiled.testExact(text);
};
const character = fc.constantFrom('健', '康', '安', '全', 'a', '-', '𠮷');
const piece = fc.oneof(
  { weight: 4, arbitrary: character },
  fc.constantFrom(
    '.',
    '\\.',
    '\\-',
    '[健康]',
    '[^健]',
    '[]康]',
    '[健-康]',
    '健?',
    '𠮷*',
    '(安|全)',
    '(?:安|)',
    '\\d',
    '\\b',
    '^',
    '$',
    '健{2}',
    '.*',
    '\\(',
  ),
);
const way = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
const ways = fc
  .tuple(
    fc.array(way, { minLength: 1, maxLength: 6 }),
    fc.array(
      fc.tuple(character, way).map((each) => each.join('')),
      { minLength: 16, maxLength: 30 },
    ),
  )
  .map((each) => each.flat().join('|'));
const source = fc
  .tuple(
    fc.constantFrom('', '', '.*', '健', '健康', '.', '𠮷'),
    fc.constantFrom('(', '(?:', ''),
    ways,
    fc.constantFrom('', '.*', '全?', '^', '|安', '+'),
  )
  .map(([before, open, all, behind]) => (open === '' ? all : `${before}${open}${all})${behind}`));
const text = fc
  .array(fc.oneof({ weight: 8, arbitrary: character }, fc.constantFrom('.', '\n', '1', ']', '(', '\ud842')), { maxLength: 6 })
  .map((each) => each.join(''));

test('a matcher of ways matches what the expression does', () => {
  let known = 0;
  fc.assert(
    fc.property(source, fc.array(text, { minLength: 5, maxLength: 20 }), (expression, texts) => {
      let whole: (text: string) => boolean;
      try {
        whole = compile(expression);
      } catch {
        return;
      }
      const matches = matcherOfWays(expression, compile);
      if (matches === undefined) return;
      known++;
      for (const each of texts) assert.equal(matches(each), whole(each), `${expression} of ${JSON.stringify(each)}`);
    }),
    { numRuns: 1000 },
  );
  assert.ok(known > 200, `${known}`);
});

test('few ways, flags and groups that are repeated are left as they are', () => {
  const many = Array.from({ length: 20 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('|');
  for (const expression of ['健|康', `(?i)${many}`, `(${many})+`, `x.(${many})`, `\\Q${many}\\E`, `.*(${many}|\\b健)`])
    assert.equal(matcherOfWays(expression, compile), undefined, expression);
  assert.ok(matcherOfWays(`(${many})工?`, compile)?.('一工'));
});

const part = fc.oneof(
  piece,
  fc.constantFrom('健+', '康{1,3}?', '安{0,2}', '全??', '(健康|安全.)', '(?:安全)?', '(康|)+', '\\s', '(健(安|全)康){2}', '𠮷+康'),
);
const sequence = fc.array(part, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));
const expression = fc.oneof(
  { weight: 3, arbitrary: sequence },
  fc.array(sequence, { minLength: 2, maxLength: 4 }).map((all) => all.join('|')),
);

test('whatever an expression matches has one of the texts in it that it is said to require', () => {
  let known = 0;
  let matched = 0;
  fc.assert(
    fc.property(expression, fc.array(text, { minLength: 10, maxLength: 30 }), (source, texts) => {
      let whole: (text: string) => boolean;
      try {
        whole = compile(source);
      } catch {
        return;
      }
      const required = requiredIn(source);
      if (required === undefined) return;
      known++;
      for (const each of texts) {
        if (!whole(each)) continue;
        matched++;
        assert.ok(
          required.some((literal) => each.includes(literal)),
          `${source} requires ${required} and matches ${JSON.stringify(each)}`,
        );
      }
    }),
    { numRuns: 9000 },
  );
  assert.ok(known > 500 && matched > 500, `${known} ${matched}`);
});

test('the longest text is told that every match has, or one for each way', () => {
  for (const [source, required] of [
    ['.*卫生.{0,3}[委局]', ['卫生']],
    ['[大小]会议?室+.*厅长', ['厅长']],
    ['.*(省委|市委).', ['省委', '市委']],
    ['.健康|安全.?', ['健康', '安全']],
    ['.*[局委]', ['局', '委']],
    ['.*[^局]', undefined],
    ['[局-委].', undefined],
    ['(健康)*.', undefined],
    ['.健康|.', undefined],
    ['(?i)abc.', undefined],
    ['\\p{Han}健康', undefined],
    ['.\\.com', ['.com']],
  ] as const)
    assert.deepEqual(requiredIn(source), required, source);
});
