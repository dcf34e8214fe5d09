import assert from 'node:assert/strict';
import test from 'node:test';
import { readHead } from '../../../server/src/article/head.ts';
import { read } from '../../../server/src/article/reading.ts';
import { readMarks } from '../../support/marks.ts';
import { STORY } from '../../support/page.ts';

const BODY = STORY.join('\n');

/** The title of the text is the marked span, and reads as given (or as the span does). */
function assertTitle(marked: string, reading?: string): void {
  const { text, spans } = readMarks(marked);
  const { title } = readHead(read(text));
  const [span] = spans;
  if (span === undefined) {
    assert.equal(title, null);
    return;
  }
  assert.ok(title !== null, 'no title found');
  assert.deepEqual({ start: title.start, end: title.end }, span, `found “${title.text}”`);
  assert.equal(title.text, reading ?? text.slice(span.start, span.end));
  assert.equal(title.line, text.slice(0, span.start).split('\n').length);
}

test('the first line above the story', () => assertTitle(`[|青禾县部署秋季农田水利建设工作|]\n${BODY}`));

test('among menus, marked by the dateline below it', () =>
  assertTitle(`首页\n新闻\n体育\n县财政局确保帮扶资金到位\n[|青禾县部署农田水利建设|]\n2023-09-12 来源:青禾新闻\n${BODY}`));

test('the copy above the date, not the one under the picture', () =>
  assertTitle(`[|青禾县部署农田水利建设|]\n2023年9月12日 18:46\n青禾县部署农田水利建设\n记者李文静/青禾报道\n${BODY}`));

test('front matter: label, site and suffix are no part of it', () =>
  assertTitle(`---\ntitle: 青禾大学->[|青禾县部署农田水利建设|] | qinghe.example.com\ndate: 2023-09-12\n---\n${BODY}`));

test('front matter that a Markdown heading repeats: the heading is the title', () =>
  assertTitle(`---\ntitle: "青禾县部署农田水利建设"\ndate: "2023-09-12"\n---\n\n# [|青禾县部署农田水利建设|]\n\n${BODY}`));

test("the page's own name with the site behind it loses to the headline", () =>
  assertTitle(`青禾县部署农田水利建设--青禾商报\n登录\n首页\n资讯\n首页 > 要闻 > 正文\n[|青禾县部署农田水利建设|]\n${BODY}`));

test('a section page is called as its breadcrumb ends', () =>
  assertTitle(
    '首页\n信息\n当前位置:领导专栏\n[|领导专栏|]\n张进 局长\n负责全面工作,主持局党组的日常会议和各项活动。\n李波 副局长\n负责依法治市和法制宣传工作,联系市律师协会。',
  ));

test('a list of leaders is called by its heading, not by its first entry', () =>
  assertTitle(
    '首页\n新闻中心\n您现在所在的位置：首页>>新闻中心>>领导之窗\n字体：【大】【中】【小】\n[|领导班子|]\n\n易  安  党组书记、局长\n主持局党组和行政全面工作。\n\n东方既白  党组副书记、副局长\n协助局长主持日常工作，负责水利规划计划、水利工程建设管理工作。',
  ));

test('injected pinyin is in the span and not in the reading', () =>
  assertTitle(`[|青禾縣衛(wèi)生健康會(huì)議召開|]\n${BODY}`, '青禾縣衛生健康會議召開'));

test('no title where nothing stands above the story', () => assertTitle(BODY));

/** The publication date of a page whose head and tail are given. */
function publishedOf(above: string, below = ''): string | null {
  return readHead(read(`${above}\n${BODY}\n${below}`)).published;
}

const HEADLINE = '青禾县部署农田水利建设';

for (const [form, iso] of [
  ['2023-09-12 10:20:00 来源:青禾新闻', '2023-09-12'],
  ['2023/9/2 10:20', '2023-09-02'],
  ['2023.09.12', '2023-09-12'],
  ['发布时间:2023年9月12日 浏览次数:12', '2023-09-12'],
  ['Admin - admin 于2019年07月31日发表', '2019-07-31'],
  ['网络编辑 临汾 2021-12-08 10:49:10 0 卫生 健康', '2021-12-08'],
  ['http://www.example.com.cn 2012年01月12日 17:06 驱动之家', '2012-01-12'],
  ['發稿時間：112年9月23日14:10', '2023-09-23'],
  ['2022-03-18 10:22:41　来源：延川在线　责编：左宗　阅读：1204', '2022-03-18'],
  ['發布日期：112-09-23 點閱次數：55', '2023-09-23'],
  ['二〇二三年九月十二日', '2023-09-12'],
  ['最后更新 14.12.2011 19:00', '2011-12-14'],
] as const) {
  test(`published: ${form}`, () => assert.equal(publishedOf(`${HEADLINE}\n${form}`), iso));
}

test('published: the date of the masthead above the headline', () =>
  assert.equal(publishedOf(`第A05版:青禾\n下一篇4 2020年6月25日 放大 缩小 默认\n${HEADLINE}`), '2020-06-25'));

test('published: front matter goes before everything else', () =>
  assert.equal(publishedOf(`---\ntitle: ${HEADLINE}\ndate: 2022-02-17 01:22:26\n---`), '2022-02-17'));

test('published: front matter between plus signs', () =>
  assert.equal(publishedOf(`+++\ntitle = "${HEADLINE}"\ndate = 2022-02-17T01:22:26Z\n+++`), '2022-02-17'));

test('published: the labelled date wins over another', () =>
  assert.equal(publishedOf(`${HEADLINE}\n2023-09-13 10:00`, '发布日期:2023-09-12 09:00:00'), '2023-09-12'));

test('published: the stamp of an attachment, of a revision or in an address is none', () => {
  assert.equal(publishedOf(HEADLINE, '2021-1-19 09:47 上传'), null);
  assert.equal(publishedOf(HEADLINE, '2023-09-14 14:36:01重新编辑'), null);
  assert.equal(publishedOf(HEADLINE, '链接:http://health.example.cn/newspaper/2014-11/11/content_1.htm'), null);
  assert.equal(publishedOf(HEADLINE, 'Copyright 2011-09-12 青禾网'), null);
});

test('published: a date that does not exist is none', () => assert.equal(publishedOf(`${HEADLINE}\n2023-02-30 10:20`), null));
