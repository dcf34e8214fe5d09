/**
 * What holds of the clean copy of every text: it is built from the original by its map, cleaning it again changes nothing, no line
 * of the story is missing, nothing is found in it that cleaning mends, and a check of it is silent. Nothing that cleaning mends means: of page
 * furniture only front matter, credits in the dateline that name somebody, and lines of little content that may be content after
 * all; of what a safe fix mends nothing. That rest is in the baseline of the copy.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { type Head, type LineVerdict, readHead } from '../../server/src/article/head.ts';
import type { LineTraits } from '../../server/src/article/lines.ts';
import { read } from '../../server/src/article/reading.ts';
import { cleanTree } from '../../server/src/corpus/clean/tree.ts';
import { SideFiles } from '../../server/src/corpus/side-files.ts';
import { findingsOf } from '../../server/src/hygiene/check.ts';
import { type CleanCopy, cleanArticle } from '../../server/src/hygiene/clean.ts';
import { applyEdits } from '../../server/src/hygiene/edit.ts';
import { judge } from '../../server/src/hygiene/judge.ts';
import { cleanLength, editsOf, endInOriginal, rebuild, toOriginal } from '../../server/src/hygiene/offset-map.ts';
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
  // Furniture that shows others to be of the story, or not.
  '县领导 | 县政府领导',
  '旅行攻略',
  '点击展开全部',
  '固根基 补短板 扬优势',
  '青禾新闻网',
  '版权声明',
  '下载附件',
  '本网站内容仅供参考,不构成投资建议,请谨慎。',
  '关注微信公众号了解更多,扫一扫二维码,每天都有新的消息等着您来看。',
  '联系电话:0100-1234567',
  '联系人:柳春 0100-1234567',
  '青禾县水利局',
  '2023年9月12日',
  '(完)',
  '图为会议现场。',
  '现将名单公布如下:',
  '一等奖:柳春、焦俊',
  '姓名  单位  奖项',
  '1  柳春  一等奖',
  '焦俊',
  '东山中学图书馆搬进新楼 2022-03-18',
  '首页 | 要闻 | 民生 | 视频 | 专题',
  '---',
  'title: 会议',
  'date: 2023-09-12',
  '# 会议通知',
  '![图](https://example.org/a.jpg)',
  '<p>',
  '<!--more-->',
  '&nbsp;&nbsp;要闻',
  '%E9%A6%96%E9%A1%B5',
  '\ufeff首页',
  '\u00a0要闻\u00a0',
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
      .tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
      .map(([lines, end]) => lines.join(end)),
  },
  fc.string({ unit: 'binary' }),
);

function assertHonest(original: string, { text, map, removed }: CleanCopy): void {
  assert.equal(rebuild(original, map), text);
  assert.equal(applyEdits(original, editsOf(map, original.length)), text);
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

/** What is found in a text that cleaning should have mended, a line each. */
function said(text: string): string[] {
  const { findings, head } = checkText(text);
  return findings.flatMap(({ rule, fix, line, endLine }) => {
    if (fix === 'safe') return [`${line}: ${rule}`];
    if (!rule.startsWith('boilerplate/')) return [];
    const lines = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
    return lines.filter((each) => !mayStay(rule, head, each)).map((each) => `${each}: ${rule}`);
  });
}

function mayStay(rule: string, head: Head, line: number): boolean {
  const { zone } = head.verdicts[line - 1] as LineVerdict;
  if (zone === 'blank' || rule === 'boilerplate/front-matter') return true;
  if (rule === 'boilerplate/editor-credit') return zone === 'dateline';
  return rule === 'boilerplate/low-content' && mayBeContent(head, line);
}

/** Without a story any line may be one; above it a headline or a sentence, below it a long sentence. */
function mayBeContent({ verdicts, lines }: Head, line: number): boolean {
  const { terminal, han, length } = lines[line - 1] as LineTraits;
  const last = verdicts.findLastIndex(({ zone }) => zone === 'body') + 1;
  if (last === 0) return true;
  return line < last ? terminal || han >= 10 : terminal && length > 60;
}

test('nothing is found in a clean copy that cleaning mends', () =>
  fc.assert(
    fc.property(texts, (text) => assert.deepEqual(said(cleanArticle(text).text), [])),
    { numRuns: 1000 },
  ));

test('a check of the clean copy of a folder is silent, whatever the user keeps', () =>
  fc.assert(
    fc.property(
      fc.array(texts, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom('boilerplate/*', 'artifact/*'),
      (all, unsafe, kept) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'yuliao-clean-'));
        try {
          const [source, destination] = [path.join(folder, 'pages'), path.join(folder, 'clean')];
          mkdirSync(source);
          for (const [index, text] of all.entries()) writeFileSync(path.join(source, `${index}.txt`), text);
          const run = cleanTree({ source, destination, unsafe, usual: { rules: { [kept]: 'off' } } });
          assert.ok('steps' in run);
          while (!run.steps.next().done);
          const policy = new SideFiles(destination).policy({});
          for (const index of all.keys()) {
            const name = `${index}.txt`;
            if (!existsSync(path.join(destination, name))) continue;
            const text = readFileSync(path.join(destination, name), 'utf8');
            const reading = read(text);
            assert.deepEqual(judge(policy, { name, text }, findingsOf(reading, readHead(reading))).findings, []);
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      },
    ),
    { numRuns: 200 },
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
