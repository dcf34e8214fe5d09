/**
 * What holds for the reading of queries: whatever is typed is either a query or told of at a place in it; and a query that is
 * printed is read as the same one.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseBcc } from '../../server/src/query/cql/bcc.ts';
import { parseCcl } from '../../server/src/query/cql/ccl.ts';
import { checkQuery } from '../../server/src/query/cql/check.ts';
import { isQuery, parseQuery } from '../../server/src/query/cql/parse.ts';
import { parsePlain } from '../../server/src/query/cql/plain.ts';
import { printQuery } from '../../server/src/query/cql/print.ts';
import type { Query, Value } from '../../server/src/query/cql/syntax.ts';
import { conditionOf, matcherOf } from '../../server/src/query/cql/values.ts';
import { constraintArbitrary, patternArbitrary, valueArbitrary, withoutSpans } from '../support/cql.ts';

/** Pieces that queries are made of, in any order, and what somebody types by mistake. */
const piece = fc.constantFrom(
  ...[
    '"',
    "'",
    '“',
    '”',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    '</',
    '/>',
    '=',
    '!=',
    '>=',
    '!',
    '&',
    '|',
    '*',
    '+',
    '?',
    ',',
    ':',
    '::',
    '.',
    ';',
  ],
  ...[
    '%c',
    '#',
    '\\',
    '\n',
    ' ',
    '［',
    '（',
    '：',
    '，',
    'word',
    'pos',
    'wrod',
    's',
    'article',
    'published',
    'speaker',
    'within',
    'containing',
    'text(',
  ],
  ...['A', '1', '2,5', '99999999999', '"a"', '[]', '"a.*"', '"(a"', '[word="健康"]', '<s/>', '许红兵', '𠮷', '\ud842', '"2020-01-01"'],
);
const typed = fc.oneof(
  fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Every node of a tree that has a place. */
function* nodesOf(node: unknown): Generator<{ start: number; end: number }> {
  if (typeof node !== 'object' || node === null) return;
  if ('start' in node && 'end' in node) yield node as { start: number; end: number };
  for (const value of Object.values(node)) yield* nodesOf(value);
}

describe('reading a query', () => {
  it('gives a query or problems, in order, all within the text', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text);
        if (!isQuery(parsed)) {
          assert.ok(parsed.length > 0);
          assert.deepEqual(
            parsed.map(({ start }) => start),
            parsed.map(({ start }) => start).sort((a, b) => a - b),
          );
        }
        for (const { start, end } of nodesOf(parsed)) assert.ok(0 <= start && start <= end && end <= text.length, `${start} ${end}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('holds what is inside within what is around', () => {
    const check = (node: unknown, from: number, to: number): void => {
      if (typeof node !== 'object' || node === null) return;
      const { start = from, end = to } = node as { start?: number; end?: number };
      assert.ok(from <= start && end <= to);
      for (const value of Object.values(node)) check(value, start, end);
    };
    fc.assert(
      fc.property(patternArbitrary(), (pattern) => {
        const text = printQuery({ pattern, start: 0, end: 0 });
        const parsed = parseQuery(text);
        if (isQuery(parsed)) check(parsed, 0, text.length);
      }),
    );
  });

  it('takes whatever is typed as soon as it is a query, and gives it back as CQL that says the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text);
        if (!isQuery(parsed)) return;
        const again = parseQuery(printQuery(parsed));
        assert.deepEqual(withoutSpans(again), withoutSpans(parsed));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a tree that is printed as the same tree', () => {
    let read = 0;
    fc.assert(
      fc.property(patternArbitrary(), (pattern) => {
        const query: Query = { pattern, start: 0, end: 0 };
        if (checkQuery(query).length > 0) return;
        read++;
        const printed = printQuery(query);
        assert.deepEqual(withoutSpans(parseQuery(printed)), withoutSpans(query), printed);
      }),
      { numRuns: 1000 },
    );
    assert.ok(read > 300, `only ${read} of the patterns are queries`);
  });

  it('reads conditions on labels that are printed as the same conditions', () => {
    const labelled = parseQuery('A:[] 1:[] 甲:"a"');
    assert.ok(isQuery(labelled));
    fc.assert(
      fc.property(constraintArbitrary(['A', '1', '甲']), (constraint) => {
        const query: Query = { ...labelled, constraint };
        assert.deepEqual(withoutSpans(parseQuery(printQuery(query))), withoutSpans(query), printQuery(query));
      }),
      { numRuns: 500 },
    );
  });
});

/** The expression as JavaScript has it; undefined for what JavaScript does not take. */
function expression({ source, ignoreCase }: Value): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u');
  } catch {
    return undefined;
  }
}

describe('values', () => {
  it('match as JavaScript says, where it knows the expression', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'A', '党', '国', '委', '.', '\\', '"', '健', '康'), maxLength: 4 });
    fc.assert(
      fc.property(valueArbitrary, word, (value, text) => {
        const known = expression(value);
        if (known === undefined) return;
        const matches = matcherOf(value);
        assert.ok(typeof matches === 'function');
        assert.equal(matches(text), known.test(text), `${value.source} ${text}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('compare dates as far as they are given', () => {
    const day = fc.tuple(fc.integer({ min: 2018, max: 2022 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
    const iso = day.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
    fc.assert(
      fc.property(iso, iso, fc.constantFrom(4, 7, 10), (date, other, length) => {
        const bound = other.slice(0, length);
        const holds = (operator: '<' | '<=' | '>' | '>='): boolean => {
          const value = { source: bound, literal: bound, ignoreCase: false, start: 0, end: 0 };
          const condition = conditionOf({ name: 'published', operator, value, start: 0, end: 0 });
          assert.ok(typeof condition === 'function');
          assert.equal(condition(null), false);
          return condition(date);
        };
        const inside = date.startsWith(bound);
        assert.deepEqual(
          ['<', '<=', '>', '>='].map((operator) => holds(operator as '<')),
          [!inside && date < bound, inside || date < bound, !inside && date > bound, inside || date > bound],
        );
      }),
    );
  });
});

describe('queries of other corpora', () => {
  const piece = fc.constantFrom(
    ...['$', '#', '+', '-', '~', '|', '!', ':', '(', ')', '[', ']', '{', '}', '.', '@', '*', '/', ' ', ';', '=', '10', '2-5', ',', '<'],
    ...[
      '把',
      '给',
      'n',
      'v',
      'name:',
      'path:',
      'pattern:',
      '(V)',
      '(v)',
      '{$1=$2}',
      'len($1)=2',
      '\\',
      '"',
      '𠮷',
      '\ud842',
      '（',
      '＄',
      '\n',
    ],
  );
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  for (const [name, read] of Object.entries({ plain: parsePlain, ccl: parseCcl, bcc: parseBcc })) {
    it(`are problems within the text or CQL that can be printed and read: ${name}`, () => {
      fc.assert(
        fc.property(typed, (text) => {
          const parsed = read(text);
          for (const { start, end } of nodesOf(parsed)) assert.ok(0 <= start && start <= end && end <= text.length, `${start} ${end}`);
          if (isQuery(parsed)) assert.deepEqual(withoutSpans(parseQuery(printQuery(parsed))), withoutSpans(parsed), printQuery(parsed));
          else assert.ok(parsed.length > 0);
        }),
        { numRuns: 1500, examples: [['$/[(]']] },
      );
    });
  }
});
