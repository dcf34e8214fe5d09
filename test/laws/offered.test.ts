/**
 * What holds of every fix that is offered: it brings up nothing. No line of the story becomes boilerplate, no text is told of that
 * was not, and no line that was told of is told of under another rule.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { broughtUp, offered } from '../support/fix-law.ts';
import { MISREAD } from '../support/misread.ts';
import { HEADLINE, OTHER_STORIES, STORY } from '../support/page.ts';

/** Blocks of pages: what tells a headline, what stands round a story, and what is wrong with either. */
const BLOCKS = [
  ...STORY,
  ...STORY,
  HEADLINE,
  HEADLINE,
  ...OTHER_STORIES,
  '2023-09-12 10:20:00 来源:青禾新闻',
  '2023-09-12',
  '首页 > 要闻 > 正文',
  '首页 > 政府信息公开 > 县政府领导',
  '县政府领导',
  '副县长',
  '柳春 副县长',
  '青禾新闻网',
  '首页\n新闻\n体育',
  '首页',
  '要闻',
  '首页 | 要闻 | 民生 | 视频 | 专题',
  '播放\n00:00 / 02:31\n静音 全屏 倍速',
  '打开微信扫一扫',
  '分享到:微信 微博',
  '评论',
  '0 评论',
  '上一篇:青禾县召开春耕会议',
  '相关新闻',
  '推荐视频',
  '青禾县举办书画展览活动\n青禾县部署安全生产工作\n柳河镇新修三条机耕路',
  '东山中学图书馆搬进新楼',
  '市区新辟两条夜间公交线路',
  '记者跟拍团队:焦俊 孔维光',
  '责任编辑:李文静',
  '责任编辑:宣传科',
  '版权所有 青禾新闻网 未经许可不得转载',
  '豫ICP备09014970号',
  '注:数据仅供参考,不构成投资建议。',
  '风险提示:期市有风险,入市需谨慎',
  '开户咨询 | 手续费优惠',
  '品种\t收盘价\t涨跌\n螺纹钢\t5358\t-63\n铁矿石\t1033\t-21\n沪铜\t69890\t+310\n原油\t437\t-4\n棕榈油\t8576\t+112\n玉米\t2602\t-7',
  '联系电话:0100-1234567',
  `${HEADLINE}\n${HEADLINE}`,
  '紀(jì)委書(shū)記(jì)應(yīng)永寧到會',
  '上午,,县长到县医院,、县一中,、县农场,、县林场,。',
  '浠婂ぉ涓婂崍',
  '鄂啟顺到会并讲话。',
  '习\u200b近平',
  '\ue601首页',
  '青禾\u00a0日报',
  '青禾\u00a0首页\u00a0要闻',
  '3',
  '<p>',
];
/** Some misread: what they hide shows when they are decoded. */
const block = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...BLOCKS, '', '') }, { weight: 1, arbitrary: fc.constantFrom(...MISREAD) });
const pages = fc.array(block, { maxLength: 24 }).map((blocks) => blocks.join('\n'));
/** A story in the midst, so that there is something to be lost. */
const framed = fc
  .tuple(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 8 }))
  .map(([above, below]) => [...above, HEADLINE, '2023-09-12 10:20:00 来源:青禾新闻', ...STORY, ...below].join('\n'));

function assertLawful(text: string): void {
  for (const action of offered(text)) assert.deepEqual(broughtUp(text, action), [], `${action.finding?.rule}: ${action.title}`);
}

test('no fix that is offered brings up anything, whatever the page', () =>
  fc.assert(
    fc.property(fc.oneof(pages, framed), (text) => assertLawful(text)),
    { numRuns: 300 },
  ));

/** The articles of the fixtures, and the labelled pages. */
function fixtures(): [name: string, text: string][] {
  const articles = new URL('../fixtures/articles/', import.meta.url);
  const pages = readFileSync(new URL('../fixtures/pages/pages.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return [
    ...readdirSync(articles)
      .filter((name) => name.endsWith('.txt'))
      .map((name): [string, string] => [name, readFileSync(new URL(name, articles), 'utf8')]),
    ...pages.map((page): [string, string] => {
      const { name, lines } = JSON.parse(page) as { name: string; lines: [string, 0 | 1][] };
      return [name, lines.map(([line]) => line).join('\n')];
    }),
  ];
}

test('no fix that is offered brings up anything in an article, and hardly any block cannot be deleted', () => {
  let blocks = 0;
  let kept = 0;
  for (const [name, text] of fixtures()) {
    const actions = offered(text);
    for (const action of actions) assert.deepEqual(broughtUp(text, action), [], `${name}: ${action.finding?.rule}: ${action.title}`);
    for (const { rule, fix, start, end } of analyse(text).findings) {
      if (fix !== 'unsafe' || !rule.startsWith('boilerplate/')) continue;
      blocks++;
      if (!actions.some(({ finding }) => finding?.rule === rule && finding.start === start && finding.end === end)) kept++;
    }
  }
  assert.ok(blocks > 700, `${blocks} blocks`);
  assert.ok(kept * 100 < blocks, `${kept} of ${blocks} blocks cannot be deleted`);
});
