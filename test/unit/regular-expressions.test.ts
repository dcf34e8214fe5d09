import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { blowUpOf, collectExpressions } from '../support/regular-expressions.ts';

/**
 * Expressions that could blow up, were the text that they are given not bounded: place without line, source, and why the
 * bound holds. There should be none: a bounded repetition says the same where a reader sees it.
 */
const BOUNDED_INPUT: readonly { readonly at: string; readonly source: string; readonly reason: string }[] = [];

describe('the check of regular expressions', () => {
  for (const [source, flags] of [
    ['(a+)+$', ''],
    ['\\s+$', 'u'],
    ['\\([^)]*\\)', 'gu'],
    ['第.*章.*节$', 'u'],
    ['^(?:[一-龟]{1,4} ?)*。', 'u'],
    ['^(?:[一-龟]{1,4} ?){9,99}。', 'u'],
    ['^(.+)、\\1*。', 'u'],
  ] as const)
    it(`refuses /${source}/${flags}`, async () => assert.notEqual(await blowUpOf({ source, flags }), null));

  for (const [source, flags] of [
    ['\\s+', 'gu'],
    ['^\\s+', 'u'],
    ['[一-龟]{2,4}(?:局|委)$', 'u'],
    ['^(?<year>\\d+)年(?<month>\\d+)月', 'u'],
  ] as const)
    it(`accepts /${source}/${flags}`, async () => assert.equal(await blowUpOf({ source, flags }), null));
});

test('every regular expression is known when its module is loaded, and none can blow up', async () => {
  const { expressions, late } = await collectExpressions();
  assert.ok(expressions.length > 200, 'the expressions of the product are found');
  assert.deepEqual(late, [], 'made while running: nobody can check such an expression beforehand');
  const found: string[] = [];
  const excused = new Set<string>();
  for (const { at, source, flags } of expressions) {
    const why = await blowUpOf({ source, flags });
    if (why === null) continue;
    const excuse = BOUNDED_INPUT.find((each) => at.startsWith(`${each.at}:`) && each.source === source);
    if (excuse === undefined) found.push(`${at} /${source}/${flags}: ${why}`);
    else excused.add(source);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(
    BOUNDED_INPUT.filter(({ source }) => !excused.has(source)),
    [],
    'an excuse that nothing needs',
  );
});
