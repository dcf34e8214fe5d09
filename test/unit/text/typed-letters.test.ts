import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchKeys } from '../../../server/src/text/pinyin.ts';
import { certainlyBegin, mostTyped, type Spelling, TypedLetters } from '../../../server/src/text/typed-letters.ts';

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

/** Letters, a name, and whether they begin it however it is read. */
const CERTAIN: [string, string, boolean][] = [
  ['l', '李斌', true],
  ['lib', '李斌', true],
  ['lb', '李斌', true],
  ['libinc', '李斌出席会议', true],
  ['lbc', '李斌出席会议', true],
  ['b', '李斌', false],
  // Nobody knows how 重 and 大 are read before a word says so.
  ['chongq', '重庆', false],
  ['dal', '大连', false],
  ['lbd', '李斌大', false],
  ['m', '买买提·艾力', true],
  ['', '', false],
];

describe('certainlyBegin', () => {
  for (const [letters, name, expected] of CERTAIN) {
    it(`${letters || 'nothing'} of ${name || 'nothing'}: ${expected}`, () => assert.equal(certainlyBegin(letters, name), expected));
  }
  it('says only what the search keys say', () => {
    for (const name of ['李斌', '单霁翔', '马鞍山市人民政府', '重庆大学', '吕梁市', '宝丰县召开会议', 'A股上涨']) {
      const form = name.toLowerCase();
      const { full, initials, mixed } = searchKeys(form);
      for (const key of [...full, ...initials, ...mixed, 'lu', 'da', 'zhong', 'shan']) {
        for (let length = 1; length <= key.length; length++) {
          const letters = key.slice(0, length);
          const begins = [...full, ...initials, ...mixed].some((each) => each.startsWith(letters));
          assert.ok(begins || !certainlyBegin(letters, form), `${letters} of ${form}`);
        }
      }
    }
  });
});

/** Letters, a name, and how many of its characters they take at most. */
const TAKEN: [string, string, number][] = [
  ['lb', '李斌', 2],
  ['lib', '李斌', 2],
  ['libin', '李斌', 4],
  ['zhangs', '长沙市公安局', 2],
  ['csgaj', '长沙市公安局', 1],
  ['cssgaj', '长沙市公安局', 6],
  ['d', '大连市', 1],
  ['da', '大安市', 2],
  ['x', '', 1],
];

describe('mostTyped', () => {
  for (const [letters, name, expected] of TAKEN)
    it(`${letters} of ${name || 'nothing'}: ${expected}`, () => assert.equal(mostTyped(letters, [...name]), expected));
});
