import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchKeys } from '../../../server/src/text/pinyin.ts';

/** Name → what a reader may type for it: [whole pinyin, initials]. */
const FOUND: [string, string, string][] = [
  ['李斌', 'libin', 'lb'],
  ['单霁翔', 'shanjixiang', 'sjx'],
  ['仇和', 'qiuhe', 'qh'],
  ['曾益新', 'zengyixin', 'zyx'],
  ['曾益新', 'cengyixin', 'cyx'],
  ['尉迟恭', 'yuchigong', 'ycg'],
  ['欧阳修', 'ouyangxiu', 'oyx'],
  ['王乐', 'wangle', 'wl'],
  ['王乐', 'wangyue', 'wy'],
  ['吕布', 'lvbu', 'lb'],
  ['吕布', 'lyubu', 'lb'],
  ['吕布', 'lubu', 'lb'],
  ['應永寧', 'yingyongning', 'yyn'],
  ['應(yīng)永寧(níng)', 'yingyongning', 'yyn'],
  ['张  进', 'zhangjin', 'zj'],
  ['买买提·艾力', 'maimaitiaili', 'mmtal'],
  ['重庆大学', 'chongqingdaxue', 'cqdx'],
  ['国家卫生健康委员会', 'guojiaweishengjiankangweiyuanhui', 'gjwsjkwyh'],
  ['A股', 'agu', 'ag'],
  ['５G', '5g', '5g'],
];

describe('searchKeys', () => {
  for (const [name, full, initials] of FOUND) {
    it(`finds ${name} by ${full} and ${initials}`, () => {
      const keys = searchKeys(name);
      assert.ok(keys.full.includes(full), keys.full.join(' '));
      assert.ok(keys.initials.includes(initials), keys.initials.join(' '));
    });
  }
  it('puts the surname reading first', () => assert.equal(searchKeys('单霁翔').full[0], 'shanjixiang'));
  it('finds a name by its surname whole and the rest by initials', () => {
    assert.ok(searchKeys('许红兵').mixed.includes('xuhb'));
    assert.ok(searchKeys('曾益新').mixed.includes('zengyx'));
  });
  it('has no keys where there is nothing to type', () => {
    for (const name of ['', ' ', '！·']) assert.deepEqual(searchKeys(name), { full: [], initials: [], mixed: [] });
  });
  it('stays small on long names, without duplicates', () => {
    for (const name of ['乐长行重朝', '重重重重', '乐乐乐乐乐乐乐乐乐乐']) {
      const { full, initials } = searchKeys(name);
      assert.ok(full.length <= 24 && initials.length <= 24);
      assert.equal(new Set(full).size, full.length);
      assert.equal(new Set(initials).size, initials.length);
    }
  });
  it('takes characters beyond the basic plane', () => assert.deepEqual(searchKeys('𠮷野').initials[0], '𠮷y'));
});
