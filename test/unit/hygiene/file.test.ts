import assert from 'node:assert/strict';
import test from 'node:test';
import iconv from 'iconv-lite';
import { checkFile } from '../../../server/src/hygiene/file.ts';
import { decode } from '../../../server/src/text/decode.ts';
import { HEADLINE, pageWith, STORY } from '../../support/page.ts';

/** Findings of a file of which so many bytes are read, as `rule arguments`. */
function findings(bytes: Uint8Array, limit = bytes.length): string[] {
  const cut = limit < bytes.length;
  const decoded = decode(Buffer.from(bytes.subarray(0, limit)), { cut });
  return checkFile(decoded, cut ? bytes.length : undefined).map(({ rule, arguments: values }) => [rule, ...values].join(' '));
}

for (const encoding of ['gb18030', 'big5', 'utf-16le']) {
  test(`text/encoding: found in ${encoding}`, () => {
    const traditional = '青禾縣召開秋季農田水利建設動員大會，總結今年以來的工作。';
    const text = encoding === 'big5' ? traditional : pageWith('');
    assert.deepEqual(findings(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' })), [`text/encoding ${encoding}`]);
  });
}

test('text/encoding: not found in UTF-8, with a byte order mark or without, nor in ASCII', () => {
  for (const text of [pageWith(''), `\ufeff${pageWith('')}`, 'plain', '']) assert.deepEqual(findings(Buffer.from(text)), []);
});

test('text/undecodable: found, and counted', () => {
  const broken = Buffer.concat([Buffer.from(STORY[0]), Buffer.from([0xff]), Buffer.from(STORY[1]), Buffer.from([0xed, 0xa0, 0x80])]);
  assert.match(findings(broken).join(), /^text\/undecodable [2-4] utf-8$/);
});

test('text/undecodable: not found where the file itself has U+FFFD, nor where the end of what is read cuts a character', () => {
  assert.deepEqual(findings(Buffer.from(`${STORY[0]}\ufffd`)), []);
  const bytes = Buffer.from(STORY[0]);
  assert.deepEqual(findings(bytes, 31), [`text/head-only ${(bytes.length / 1e6).toFixed(1)}`]);
});

test('text/head-only: found and not found', () => {
  const bytes = Buffer.from(`${HEADLINE}\n${'字'.repeat(400_000)}`);
  assert.deepEqual(findings(bytes, 1000), ['text/head-only 1.2']);
  assert.deepEqual(findings(bytes), []);
});

test('findings about the file stand on its first line', () => {
  const decoded = decode(iconv.encode(`${HEADLINE}\n${STORY[0]}`, 'gb18030'), { cut: false });
  const [finding] = checkFile(decoded, undefined);
  assert.deepEqual([finding?.start, finding?.end, finding?.line, finding?.endLine], [0, HEADLINE.length, 1, 1]);
});
