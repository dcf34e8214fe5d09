/**
 * What holds of the clean copy of every text: it is built from the original by its map, cleaning it again changes nothing, and
 * no finding that cleaning mends is left.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type CleanCopy, cleanArticle, isMended } from '../../server/src/hygiene/clean.ts';
import { cleanLength, endInOriginal, rebuild, toOriginal } from '../../server/src/hygiene/offset-map.ts';
import { checkText, HEADLINE, STORY } from '../support/page.ts';

/** Lines of real pages and of broken ones. */
const LINES = [
  ...STORY,
  ...STORY,
  HEADLINE,
  '首页 > 新闻 > 正文',
  '首页',
  '新闻',
  '体育',
  '2023-09-12 10:20:00 来源:青禾新闻',
  '责任编辑:李文静',
  '上一篇:青禾县召开春耕会议',
  '相关新闻',
  '青禾县举办书画展览活动',
  '青禾县部署安全生产工作',
  '版权所有 青禾新闻网 未经许可不得转载',
  '豫ICP备09014970号',
  '扫一扫 分享到微信',
  '紀(jì)委書(shū)記(jì)應(yīng)永寧到會',
  '上午,,县长到县医院,、县一中,、县农场,、县林场,。',
  '固根基 补短板 扬优势',
  // A page on a person, whose headline the breadcrumb alone tells.
  '首页 > 政府信息公开 > 县政府领导',
  '县政府领导',
  '副县长',
  '柳春 副县长',
  '工作分工',
  '浠婂ぉ涓婂崍',
  '鄂啟顺到会并讲话。',
  '习\u200b近平',
  '青禾\u00a0日报',
  '0',
  '',
  '',
  '　',
  '\ud842',
  '𠮷',
];

const texts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
      .map(([lines, end]) => lines.join(end)),
  },
  fc.string({ unit: 'binary' }),
);

function assertHonest(original: string, { text, map, removed }: CleanCopy): void {
  assert.equal(rebuild(original, map), text);
  let clean = 0;
  let last = 0;
  for (const segment of map) {
    assert.equal(segment.clean, clean, 'a gap in the clean text');
    assert.ok(segment.original >= last && segment.original + segment.length <= original.length, 'segments overlap');
    assert.ok(cleanLength(segment) > 0);
    clean += cleanLength(segment);
    last = segment.original + segment.length;
  }
  assert.equal(clean, text.length);
  // What is not in the copy is accounted for.
  const accounted = new Uint8Array(original.length);
  for (const { original: from, length } of map) accounted.fill(1, from, from + length);
  for (const { start, end, lines } of removed) {
    assert.ok(start >= 0 && start <= end && end <= original.length && lines >= 0);
    accounted.fill(1, start, end);
  }
  assert.ok(!accounted.includes(0), 'something is gone and no rule says why');
}

test('the map is monotone and honest, and what is gone is accounted for', () =>
  fc.assert(
    fc.property(texts, fc.boolean(), (text, unsafe) => {
      const copy = cleanArticle(text, { unsafe });
      assertHonest(text, copy);
      for (let offset = 0; offset < copy.text.length; offset++) {
        const from = toOriginal(copy.map, offset);
        assert.ok(from <= toOriginal(copy.map, offset + 1));
        if (!unsafe) assert.equal(text[from], copy.text[offset]);
      }
      assert.ok(endInOriginal(copy.map, copy.text.length) <= text.length);
    }),
  ));

test('cleaning a clean copy changes nothing', () =>
  fc.assert(
    fc.property(texts, fc.boolean(), (text, unsafe) => {
      const copy = cleanArticle(text, { unsafe });
      assert.equal(cleanArticle(copy.text, { unsafe }).text, copy.text);
    }),
  ));

test('a check of a clean copy is silent about what cleaning mends', () =>
  fc.assert(
    fc.property(texts, (text) => {
      const copy = cleanArticle(text);
      const { findings, head } = checkText(copy.text);
      for (const { rule, fix, line, endLine } of findings) {
        assert.notEqual(fix, 'safe', rule);
        if (copy.outcome !== 'clean' || !rule.startsWith('boilerplate/')) continue;
        for (let at = line; at <= endLine; at++) {
          const mends = head.verdicts[at - 1]?.zone === 'boilerplate' && isMended(rule, head, at);
          assert.ok(!mends, `${rule} in line ${at}`);
        }
      }
    }),
  ));

test('no line is taken out that the page as it was shows to be part of the story', () =>
  fc.assert(
    fc.property(texts, (text) => {
      const copy = cleanArticle(text);
      // Safe fixes come first and may change what a line looks like.
      if (copy.removed.some(({ lines }) => lines === 0)) return;
      const { head, reading } = checkText(text);
      head.verdicts.forEach(({ zone }, index) => {
        if (zone !== 'title' && zone !== 'dateline' && zone !== 'body') return;
        const { start, end } = reading.rawLines.span(index + 1);
        assert.ok(
          copy.map.some(({ original, length }) => original <= start && end <= original + length),
          `line ${index + 1} (${zone}) is gone`,
        );
      });
    }),
  ));

test('what the user keeps stays', () =>
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(cleanArticle(text, { unsafe: true, judge: () => [] }).text, text);
    }),
  ));
