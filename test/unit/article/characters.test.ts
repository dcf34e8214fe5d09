import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterClass, isOf } from '../../../server/src/article/people/characters.ts';
import { reversedTrie, Trie } from '../../../server/src/article/people/trie.ts';

test('a class holds its characters, what the words of a trie begin with, and nothing else', () => {
  const members = characterClass('县𠮷', new Trie([['书记', 1]]), reversedTrie([['主任', 1]]));
  const held = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => isOf(unit, members));
  assert.deepEqual(held.map((unit) => String.fromCharCode(unit)).sort(), ['𠮷'[0], '书', '任', '县'].sort());
});

test('classes do not mix, and outside a text there is no character', () => {
  const [one, other] = [characterClass('甲乙'), characterClass('乙丙')];
  const of = (character: string): [boolean, boolean] => [isOf(character.charCodeAt(0), one), isOf(character.charCodeAt(0), other)];
  assert.deepEqual(['甲', '乙', '丙'].map(of), [
    [true, false],
    [true, true],
    [false, true],
  ]);
  assert.deepEqual(of(''), [false, false]);
});
