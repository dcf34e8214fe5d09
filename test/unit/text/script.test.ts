import assert from 'node:assert/strict';
import test from 'node:test';
import { countScripts, decideScript, scriptOfUnit } from '../../../server/src/text/script.ts';

for (const [text, script] of [
  ['县委书记许红兵强调,要准确把握形势', 'simplified'],
  ['縣委書記許紅兵強調,要準確把握形勢', 'traditional'],
  ['县委书记强调,要准确把握形势。縣委書記強調,要準確把握形勢。', 'mixed'],
  ['今天上午', 'unknown'],
  ['', 'unknown'],
  ['於是并且后里干采', 'unknown'],
] as const) {
  test(`${text} is ${script}`, () => assert.equal(decideScript(countScripts(text)), script));
}

test('one character of the other script does not make a text mixed', () =>
  assert.equal(decideScript(countScripts('基层卫生司的鄂啟顺参加会议,会议强调学习贯彻党的二十大精神')), 'simplified'));

test('characters of both scripts belong to neither', () => {
  for (const character of '后里干采于并著吃台') assert.equal(scriptOfUnit(character.charCodeAt(0)), null, character);
});
