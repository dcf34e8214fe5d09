import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchKeys } from '../../../server/src/text/pinyin.ts';
import { type Spelling, TypedLetters } from '../../../server/src/text/typed-letters.ts';

function spell(letters: string, name: string): Spelling {
  const before = '张';
  const units = Uint16Array.from(before + name + before, (character) => character.charCodeAt(0));
  return new TypedLetters(letters).spell(units, before.length, before.length + name.length);
}

/** Letters, a name, and what they may be of it. */
const SPELT: [string, string, Spelling][] = [
  ['libin', '李斌', 'whole'],
  ['lb', '李斌', 'whole'],
  ['lib', '李斌', 'whole'],
  ['libi', '李斌', 'beginning'],
  ['l', '李斌', 'beginning'],
  ['bin', '李斌', 'no'],
  ['libing', '李斌', 'no'],
  ['libinl', '李斌', 'no'],
  ['xian', '西安', 'whole'],
  ['xian', '先安', 'beginning'],
  ['lyu', '吕布', 'beginning'],
  ['lubu', '吕布', 'whole'],
  ['agu', 'a股', 'whole'],
  ['mmtal', '买买提·艾力', 'whole'],
  ['a', '·艾力', 'beginning'],
  ['a', '·', 'no'],
  ['a', '', 'no'],
];

describe('TypedLetters', () => {
  for (const [letters, name, expected] of SPELT) {
    it(`${letters} of ${name}: ${expected}`, () => assert.equal(spell(letters, name), expected));
  }
  it('takes every key of a name, and whatever begins one', () => {
    for (const name of [
      '单霁翔',
      '曾益新',
      '重庆大学',
      '阿房宫',
      '王乐乐',
      '王长行',
      '人人网',
      '谢々木',
      '吕梁市女子监狱',
      '朝阳区大夫第',
    ]) {
      const { full, initials, mixed } = searchKeys(name);
      for (const key of [...full, ...initials, ...mixed]) {
        assert.equal(spell(key, name), 'whole', `${key} of ${name}`);
        for (let length = 1; length < key.length; length++) assert.notEqual(spell(key.slice(0, length), name), 'no', `${key} of ${name}`);
      }
    }
  });
});
