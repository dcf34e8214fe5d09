/** Rare characters: which kinds of them a text holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../server/src/text/folding.ts';
import { kindOf, kindsIn } from '../../../server/src/text/presence.ts';

test('a text holds the kinds of its characters and no other', () => {
  const bracket = kindOf((unit) => '〔〕'.includes(String.fromCharCode(unit)));
  assert.equal(kindsIn('县府办〔2024〕7号') & bracket, bracket);
  assert.equal(kindsIn('县府办2024年7号') & bracket, 0);
  assert.equal(kindsIn(''), 0);
});

test('a folding tells the kinds of the raw text, of what was dropped from it too', () => {
  const raw = '县委\u200b书记王大山';
  assert.notEqual(fold('县委书记王大山').kinds, kindsIn(raw));
  assert.equal(fold(raw).kinds, kindsIn(raw));
});
