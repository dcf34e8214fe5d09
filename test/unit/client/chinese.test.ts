import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { headBytes, legacyEncoding, looksChinese } from '../../../client/src/chinese.ts';

const article = '本报讯（记者巫鹏）6月19日上午，宝丰县卫生健康大会召开。会议主要任务是深入贯彻重要论述。';
const traditional = '麗江市人民政府副市長魏妮婭率隊到市中醫醫院建設項目工地調研，並召開座談會。';

for (const [encoding, text] of [
  ['utf8', article],
  ['gb18030', article],
  ['big5', traditional],
  ['utf8', traditional],
] as const) {
  test(`Chinese in ${encoding} is seen: ${text.slice(0, 4)}`, () => assert.ok(looksChinese(iconv.encode(text, encoding))));
}

for (const encoding of ['utf8', 'utf16le', 'utf16-be']) {
  test(`a byte order mark is understood: ${encoding}`, () => assert.ok(looksChinese(iconv.encode(article, encoding, { addBOM: true }))));
}

test('a head that ends within a character is Chinese none the less', () => {
  const bytes = Buffer.from(article.repeat(100));
  for (const cut of [0, 1, 2]) assert.ok(looksChinese(bytes.subarray(0, headBytes - cut)));
});

for (const [what, bytes] of [
  ['nothing', Buffer.alloc(0)],
  ['English', Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(50))],
  ['English with a Chinese name', Buffer.from(`${'The quick brown fox. '.repeat(50)}李斌，卫生部副部长，国家卫生健康委`)],
  ['French in Latin-1', iconv.encode('Où êtes-vous allé cet été, à Orléans ? Déjà là-bas, peut-être.'.repeat(20), 'latin1')],
  ['Russian', Buffer.from('Съешь ещё этих мягких французских булок, да выпей чаю. '.repeat(20))],
  ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87])],
] as const) {
  test(`not Chinese: ${what}`, () => assert.equal(looksChinese(bytes), false));
}

for (const [text, encoding, expected] of [
  [article, 'gb18030', 'gb18030'],
  [article, 'gbk', 'gb18030'],
  [traditional, 'big5', 'big5'],
  [traditional, 'gb18030', 'gb18030'],
  [article, 'utf8', undefined],
  [article, 'utf16le', undefined],
  ['Où êtes-vous allé cet été, à Orléans ? Déjà là-bas, peut-être.', 'latin1', undefined],
] as const) {
  test(`${text.slice(0, 4)} in ${encoding} is ${expected ?? 'no older encoding of Chinese'}`, () => {
    assert.equal(legacyEncoding(iconv.encode(text, encoding)), expected);
  });
}
