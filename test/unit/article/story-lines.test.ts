/** Lines of a story that are no prose, and credits: what tells them from the furniture of a page is the names in them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHead } from '../../../server/src/article/head.ts';
import { read } from '../../../server/src/article/reading.ts';
import { assertZones, HEADLINE, pageWith, STORY } from '../../support/page.ts';

/** The zone of the line below the story. */
function zoneBelow(line: string): string | undefined {
  const page = pageWith(line);
  const index = page.split('\n').indexOf(line);
  return readHead(read(page)).verdicts[index]?.zone;
}

test('a credit that names somebody is a dateline, one that names nobody is not', () => {
  for (const line of [
    '撰文｜乔文静　图片｜宣传科',
    '供稿人：青禾县水利局 阳小军',
    '撰稿人：叶运香　核稿人：廖木胜　签发人：赖衍波',
    '组稿：晏子君 编辑：汪琪 校对：罗曼',
    '□ 本报记者 申晓静 通讯员 曲艺 文/图',
    '（青禾供电所通讯员曲路、摄影师欧志对本文亦有贡献）',
    '（本文图片由青禾镇党委提供）',
    '（文字整理：县融媒体中心 唐若涵）',
  ])
    assert.equal(zoneBelow(line), 'dateline', line);
  for (const line of ['编辑｜宣传科', '作者中心 投稿指南 编辑部']) assert.equal(zoneBelow(line), 'boilerplate', line);
});

test('captions below the story belong to it', () => {
  for (const line of ['图为水渠施工现场。 青禾日报记者 阮任飞 摄', '▲县长廖青山（中）查看水渠', '村民在清淤。 袁野 陈默 摄影报道'])
    assert.equal(zoneBelow(line), 'body', line);
});

test('names with offices and prizes belong to the story that they stand in', () => {
  assertZones(`
T|青禾县摄影协会第三届理事会组成人员名单
D|2019-11-18 来源：青禾文联
B|（2019年11月16日青禾县摄影协会第三次会员代表大会选举产生）
B|名誉主席：曾广平 鲁道光
B|主席：解海洋
B|副主席（按姓氏笔画排序）：王苗苗、朱宪章、陈小澜
B|秘书长：侯登峰
B|理事（6名）：于云海、卢广田、巩志明、刘雨、杨延军、李前进
B|其中，侯登峰由县群众艺术馆副馆长调任；县文联副主席朱宪章兼任本会党支部书记。
X|首页 | 协会概况 | 会员之家 | 联系我们
`);
  assertZones(`
T|青禾学院领导分工一览表
D|信息来源：党委办公室　更新日期：2024/03/11
B|何文山	党委书记	全面负责学校党委工作	商学院
B|宗诗雨	副校长	教学、教师发展、图书馆	数学学院、体育学院
B|于 谦	总会计师	财务、资产	化学学院
B|注：何文山、宗诗雨互为A、B角，其余按照学校有关规定执行，自发布之日起开始实施。
X|首页 | 学校概况 | 院系设置 | 联系我们
`);
});

test('a paragraph that was broken into lines of one width is the story', () => {
  const story = STORY.join('').match(/.{1,34}/gu) ?? [];
  const page = `网站首页\n\n${HEADLINE}\n2023-09-12 10:20:00 来源:青禾新闻\n${story.join('\n')}\n上一篇：通知\n`;
  const { verdicts } = readHead(read(page));
  assert.deepEqual(
    verdicts.slice(4, 4 + story.length).map(({ zone }) => zone),
    story.map(() => 'body'),
  );
  const headlines = Array.from({ length: 8 }, (_, i) => `青禾县第${'一二三四五六七八'[i]}届运动会开幕 各乡镇代表队携手入场引关注`);
  const list = readHead(read(`${pageWith(headlines.join('\n'))}\n`)).verdicts.slice(-headlines.length - 1, -1);
  assert.ok(list.every(({ zone }) => zone === 'boilerplate'));
});
