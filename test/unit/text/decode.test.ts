import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { decode, isPredominantlyChinese } from '../../../server/src/text/decode.ts';

const SEEDS = new URL('../../../seeds/', import.meta.url);
const seeds = readdirSync(SEEDS).map((name) => readFileSync(new URL(name, SEEDS), 'utf8').replace(/^\ufeff/, ''));
const SIMPLIFIED = '本报讯(记者巫鹏)6月19日上午,宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。\r\n';
const TRADITIONAL = '新竹縣政府召開冬季食品安全記者會,縣長陳宜蓁說明檢驗結果,並請業者配合改善。\n';

/** Encodes, decodes, and expects the text back under the name of the encoding. */
function roundTrip(text: string, encoding: string, options: { bom?: boolean } = {}): void {
  const bytes = iconv.encode(text, encoding, { addBOM: options.bom ?? false });
  assert.deepEqual(decode(bytes), { text, encoding, bom: options.bom ?? false, replaced: 0, binary: false });
}

describe('decode', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) {
    it(`reads simplified text in ${encoding}`, () => roundTrip(SIMPLIFIED, encoding));
  }
  for (const encoding of ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']) {
    it(`reads traditional text in ${encoding}`, () => roundTrip(TRADITIONAL, encoding));
  }
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
    it(`drops the byte order mark of ${encoding} and says so`, () => roundTrip(SIMPLIFIED, encoding, { bom: true }));
  }
  it('drops the byte order mark of gb18030', () => {
    const bytes = Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), iconv.encode('今天', 'gb18030')]);
    assert.deepEqual(decode(bytes), { text: '今天', encoding: 'gb18030', bom: true, replaced: 0, binary: false });
  });

  for (const text of ['李斌', '今天', '仇和', '习近平', '12月1日'])
    it(`reads ${text} alone in gb18030`, () => assert.equal(decode(iconv.encode(text, 'gb18030')).text, text));
  for (const text of ['李斌', '今天', '許紅兵表示', '陳宜蓁'])
    it(`reads ${text} alone in big5`, () => assert.equal(decode(iconv.encode(text, 'big5')).text, text));

  it('reads whole articles and their heads in every encoding that holds them', () => {
    for (const text of seeds) {
      for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) {
        const bytes = iconv.encode(text, encoding);
        const whole = decode(bytes);
        assert.equal(whole.encoding, encoding);
        assert.equal(whole.text, text);
        for (const length of [31, 62, 63, 64, 500, 1001, 70_001]) {
          const head = decode(bytes.subarray(0, length), { cut: true });
          assert.equal(head.encoding, encoding, `${encoding}, ${length} bytes`);
          assert.equal(head.replaced, 0);
          assert.ok(text.startsWith(head.text));
        }
      }
    }
  });

  for (const encoding of ['utf-8', 'gb18030', 'utf-16le']) {
    it(`counts a character that the end of a ${encoding} file cuts, and drops it where only a head was read`, () => {
      const bytes = iconv.encode(SIMPLIFIED.trim(), encoding);
      const torn = bytes.subarray(0, bytes.length - 1);
      const whole = decode(torn);
      assert.equal(whole.replaced, 1);
      assert.ok(whole.text.endsWith('讲话\ufffd'));
      const head = decode(torn, { cut: true });
      assert.equal(head.replaced, 0);
      assert.ok(head.text.endsWith('讲话'));
    });
  }

  it('drops half a surrogate pair at the end of a head', () => {
    const bytes = iconv.encode(`${SIMPLIFIED}𠮷`, 'utf-16le');
    assert.equal(decode(bytes.subarray(0, bytes.length - 2), { cut: true }).text, SIMPLIFIED);
  });

  it('keeps UTF-8 with a few broken bytes and counts them', () => {
    const broken = decode(Buffer.concat([Buffer.from(SIMPLIFIED), Buffer.from([0xff]), Buffer.from('会议')]));
    assert.deepEqual([broken.encoding, broken.replaced, broken.text], ['utf-8', 1, `${SIMPLIFIED}\ufffd会议`]);
  });

  it('does not count replacement characters that the file itself holds', () => {
    assert.equal(decode(Buffer.from('会\ufffd议')).replaced, 0);
    assert.equal(decode(iconv.encode('今天会\ufffd议', 'utf-16le')).replaced, 0);
    assert.equal(decode(Buffer.concat([Buffer.from('宝丰县委书记\ufffd许红兵'), Buffer.from([0xff])])).replaced, 1);
  });

  it('replaces lone surrogates', () => {
    const lone = decode(Buffer.from([0xff, 0xfe, 0x34, 0xd8, 0x4e, 0x67]));
    assert.deepEqual([lone.text, lone.replaced], ['\ufffd李', 1]);
  });

  it('keeps the line ends of the file', () => assert.equal(decode(Buffer.from('一\r二\r\n三\n')).text, '一\r二\r\n三\n'));
  it('reads an empty file as empty text', () =>
    assert.deepEqual(decode(new Uint8Array()), { text: '', encoding: 'utf-8', bom: false, replaced: 0, binary: false }));
  it('reads a byte order mark alone as empty text', () => assert.deepEqual(decode(Buffer.from([0xef, 0xbb, 0xbf])).text, ''));

  const foreign = {
    shift_jis: '東京都は新しい予算案を発表した。知事は記者会見で、子どもや高齢者への支援を広げると述べた。',
    'euc-jp': '東京都は新しい予算案を発表した。知事は記者会見で、子どもや高齢者への支援を広げると述べた。',
    'euc-kr': '서울시는 새로운 예산안을 발표했다. 시장은 기자회견에서 어린이와 노인에 대한 지원을 넓히겠다고 말했다.',
    'windows-1251': 'Правительство сообщило о новом законе',
    'windows-1252': 'Le gouvernement a décidé cet été où l’on ira',
  };
  for (const [encoding, text] of Object.entries(foreign)) {
    it(`does not take ${encoding} for Chinese`, () =>
      assert.equal(isPredominantlyChinese(decode(iconv.encode(text, encoding)).text), false));
  }
});

describe('binary files', () => {
  const binary: Record<string, Uint8Array> = {
    'a file with NULs': Buffer.from('abc\0\0\0\u0001def'),
    'a PDF': Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    'a zip archive': Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
    'a node addon or executable': readFileSync(process.execPath).subarray(0, 65536),
    'an image': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  };
  for (const [what, bytes] of Object.entries(binary)) {
    it(`knows ${what}`, () => assert.deepEqual(decode(bytes), { text: '', encoding: 'binary', bom: false, replaced: 0, binary: true }));
  }
  it('forgives an article one stray control character', () =>
    assert.equal(decode(Buffer.from(`${SIMPLIFIED.repeat(9)}\u0003`)).binary, false));
  it('never throws on arbitrary bytes', () => {
    let state = 1;
    for (let length = 0; length < 400; length++) {
      const bytes = Uint8Array.from({ length }, () => {
        state = (state * 1103515245 + 12345) & 0x7fffffff;
        return state >> 16;
      });
      const { text, binary, replaced } = decode(bytes, { cut: length % 2 === 0 });
      assert.ok(text.isWellFormed() && replaced >= 0 && (!binary || text === ''));
    }
  });
});

describe('isPredominantlyChinese', () => {
  it('knows every seed', () => {
    for (const text of seeds) assert.equal(isPredominantlyChinese(text), true);
  });
  const yes = [
    '李斌',
    TRADITIONAL,
    '𠮷',
    '使用 VS Code 打开文件夹，即可阅读全部文章',
    `---\nurl: https://example.com/a/b/c\n---\n${SIMPLIFIED}`,
  ];
  const no = [
    '',
    '\n \n',
    '2020-06-25',
    'The word 县委 means county committee.',
    '東京都は新しい予算案を発表した。',
    '한국 정부는 오늘 漢字 발표했다',
  ];
  for (const text of yes) it(`says yes to ${JSON.stringify(text)}`, () => assert.equal(isPredominantlyChinese(text), true));
  for (const text of no) it(`says no to ${JSON.stringify(text)}`, () => assert.equal(isPredominantlyChinese(text), false));
});
