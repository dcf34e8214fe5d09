import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import organNames from '../../../server/lexicon/organ-names.json' with { type: 'json' };
import { canonicalOrganisation } from '../../../server/src/article/organisation-names.ts';

function check(canonical: string, ...names: readonly string[]): void {
  for (const name of [canonical, ...names]) assert.equal(canonicalOrganisation(name), canonical);
}

test('commissions and bureaus by their short names, before a unit, too', () => {
  check('国家卫生健康委员会', '国家卫健委', '国家卫生健康委');
  check('国家卫生健康委员会人事司', '国家卫健委人事司', '国家卫生健康委人事司');
  check('江州市人力资源和社会保障局', '江州市人社局', '江州市人力资源社会保障局');
  check('江州市发展和改革委员会', '江州市发改委', '江州市发展改革委');
  check('江州市中级人民法院', '江州市中院');
  check('红旗村委会', '红旗村民委员会', '红旗村村民委员会', '红旗村村委会');
});

test('party, congress, consultative conference, youth league', () => {
  check('宝丰县委', '中共宝丰县委员会', '中共宝丰县委', '中国共产党宝丰县委员会', '河南省宝丰县委');
  check('江河大学党委', '中共江河大学委员会');
  check('江州市人大常委会', '江州市人民代表大会常务委员会');
  check('江州市政协', '中国人民政治协商会议江州市委员会');
  check('共青团江州市委', '共青团江州市委员会', '团江州市委');
  check('宝丰县政府办公室', '宝丰县人民政府办公室', '宝丰县政府办');
});

test('the province says nothing more of a place that alone bears its name', () => {
  check('平顶山市教育局', '河南省平顶山市教育局');
  check('壤塘县政府', '四川省阿坝藏族羌族自治州壤塘县人民政府');
  check('北京市朝阳区教委');
});

test('single institutions', () => {
  check('中国科学院', '中科院');
  check('中共中央', '党中央');
  check('哈尔滨工程大学', '哈工程');
});

test('what only looks like a short name', () => {
  for (const name of ['台北地方法院', '立法院', '法院路派出所', '北大荒集团', '人文联合会', '联谊会', '街道办事处', '特区政府'])
    check(name);
});

test('every short form and the full one it stands for have one key, alone and before a unit, and that key keeps itself', () => {
  for (const [full, shorts] of Object.entries(organNames.ends)) {
    for (const unit of ['', '人事处', '办公室']) {
      const key = canonicalOrganisation(`江州市${full}${unit}`);
      assert.equal(canonicalOrganisation(key), key);
      for (const short of shorts) assert.equal(canonicalOrganisation(`江州市${short}${unit}`), key, short);
    }
  }
});

test('any string has a key', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => assert.equal(typeof canonicalOrganisation(name), 'string')));
});
