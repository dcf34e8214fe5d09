import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clean, type Folding, fold, foldKey, keyAt, toFolded, toRaw } from '../../server/src/text/folding.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);
const seeds = readdirSync(SEEDS).map((name) => readFileSync(new URL(name, SEEDS), 'utf8'));

/** What scraped text is made of, damage included. */
const piece = fc.constantFrom(
  '應',
  '永寧',
  '\u200b',
  '\u00ad',
  '乾',
  '隆',
  '隨著',
  '作',
  '瞭解',
  '县委',
  '王',
  '𠮷',
  '(yīng)',
  '（níng）',
  '(wang)',
  '(WANG)',
  '(wáng)',
  '(jí)',
  '(x)',
  '()',
  '(',
  ')',
  '（',
  '，',
  ',',
  '。',
  '、',
  '；',
  ' ',
  '\u3000',
  '\u00a0',
  '·',
  '•',
  '\n',
  '\r\n',
  'A',
  'Ａ',
  '１',
  '\ud800',
  '\udc00',
  '\0',
  '\ufeff',
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** What must hold of every folding. */
function check(raw: string): Folding {
  const folding = fold(raw);
  const { offsets, injections } = folding;
  assert.equal(folding.raw, raw);
  assert.equal(offsets.length, folding.text.length + 1);
  assert.equal(offsets.at(-1), raw.length);
  for (let i = 1; i < offsets.length; i++) assert.ok((offsets[i] as number) > (offsets[i - 1] as number));
  // What is not in the folded text was dropped, and is said to have been.
  let kept = 0;
  let end = 0;
  for (const injection of injections) {
    assert.ok(injection.start >= end && injection.end > injection.start && injection.end <= raw.length);
    kept += injection.start - end;
    end = injection.end;
  }
  assert.equal(folding.text.length, kept + raw.length - end);
  return folding;
}

describe('folding', () => {
  it('maps every folded unit to a raw one, in order, and accounts for all others', () => {
    fc.assert(fc.property(text, (raw) => void check(raw)));
  });

  it('goes to the raw text and back', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (raw, a, b) => {
        const folding = check(raw);
        const length = folding.text.length;
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
        const span = toRaw(folding, start, end);
        assert.ok(span.start >= 0 && span.end >= span.start && span.end <= raw.length);
        assert.equal(toFolded(folding, span.start), start);
        // A raw end may take trailing pinyin along, but no character that reads on.
        assert.equal(toFolded(folding, span.end), end);
        assert.equal(start === end, span.start === span.end);
      }),
    );
  });

  it('covers injected pinyin at the end of a span', () => {
    const raw = '黨委常委應(yīng)永寧(níng)表示';
    const folding = fold(raw);
    assert.equal(folding.text, '党委常委应永宁表示');
    const span = toRaw(folding, 4, 7);
    assert.equal(raw.slice(span.start, span.end), '應(yīng)永寧(níng)');
    assert.equal(clean(folding, 4, 7), '應永寧');
  });

  it('reads clean: as long as the folded text, own script, nothing injected', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const folding = check(raw);
        const reading = clean(folding, 0, folding.text.length);
        assert.equal(reading.length, folding.text.length);
        for (let i = 0; i < reading.length; i++) assert.equal(reading[i], raw[folding.offsets[i] as number]);
      }),
    );
  });

  it('changes nothing in folded text that has no brackets left', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = fold(raw.replaceAll(/[()（）]/g, '')).text;
        assert.equal(fold(once).text, once);
      }),
    );
    for (const seed of seeds) {
      const once = fold(seed).text;
      assert.equal(fold(once).text, once);
    }
  });

  it('gives the name under a span the key that it has by itself', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (raw, a, b) => {
        const folding = fold(raw.replaceAll(/[()（），,]/g, ''));
        const length = folding.text.length;
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
        const span = toRaw(folding, start, end);
        assert.equal(keyAt(folding, start, end), foldKey(folding.raw.slice(span.start, span.end)));
      }),
    );
  });

  it('gives keys without blanks, the same for every way to write a name', () => {
    fc.assert(fc.property(text, (raw) => assert.doesNotMatch(foldKey(raw), /\s/u)));
    for (const surface of ['应永宁', '應永寧', '應(yīng)永寧', '应(ying)永宁', '应  永宁', '应\u3000永宁'])
      assert.equal(foldKey(surface), '应永宁', surface);
    for (const surface of ['买买提·艾力', '买买提•艾力', '買買提・艾力']) assert.equal(foldKey(surface), '买买提·艾力', surface);
  });
});

describe('injections', () => {
  const cases: [raw: string, folded: string][] = [
    ['重(chóng)点', '重点'],
    ['重(zhòng)点', '重点'],
    ['重（zhòng）点', '重点'],
    ['重(dōng)点', '重(dōng)点'],
    ['王(wang)', '王(wang)'],
    ['王(wang)李(li)张(zhang)', '王李张'],
    ['王(wang)應(yīng)', '王应'],
    ['重(zhòng)(zhong)点', '重点'],
    ['王(wang)(wang)', '王(wang)(wang)'],
    ['王(wáng)(x)', '王(x)'],
    ['李𬭎(hóng)', '李𬭎'],
    ['维生素(C)', '维生素(C)'],
    ['会议,。工作,、人民,,。', '会议。工作、人民。'],
    ['会议,。', '会议,。'],
    ['(yīng)应', '(yīng)应'],
  ];
  for (const [raw, folded] of cases) it(`folds ${raw} to ${folded}`, () => assert.equal(check(raw).text, folded));
  it('are linear to find among brackets', () => {
    for (const hostile of ['('.repeat(300_000), '（('.repeat(150_000), '应('.repeat(150_000), ','.repeat(300_000)]) check(hostile);
  });
});
