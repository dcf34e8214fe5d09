/** Whose office leads in the public service, and whose does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPosts, namesIn } from '../../support/people.ts';

/** Asserts the role of each person of a text. */
function checkRoles(text: string, expected: Readonly<Record<string, string>>): void {
  assert.deepEqual(Object.fromEntries(namesIn(text).people.map(({ name, role }) => [name, role])), expected);
}

test('officers of associations are no officials, stated or carried along the list', () => {
  checkRoles('同乡联谊会会长伍煜然、副会长司徒惠,青禾县副县长麦克勤出席。', { 伍煜然: 'other', 司徒惠: 'other', 麦克勤: 'official' });
  checkRoles('总干事吴登立、理事长骆小枝到场。', { 吴登立: 'other', 骆小枝: 'other' });
});

test('judges and prosecutors without an office are none either, presidents of courts are', () => {
  checkRoles('金山县人民检察院检察官米小雪、检察官助理侯莱回访,检察长鲁青山表示肯定。', {
    米小雪: 'other',
    侯莱: 'other',
    鲁青山: 'official',
  });
});

test('teams of the public service are led by officials, clinics by physicians', () => {
  checkRoles('消防救援站站长丁志龙、边检站执勤二队队长冷小月、县豫剧团团长顾锡海参加。', {
    丁志龙: 'official',
    冷小月: 'official',
    顾锡海: 'official',
  });
  checkRoles('县医院心内二科主任温景才、外科部主任陈彦呈会诊,护理部主任常改霞到场。', {
    温景才: 'other',
    陈彦呈: 'other',
    常改霞: 'official',
  });
});

test('who signs the story of his own deeds keeps his calling', () => {
  checkRoles('社区民警阮小琪每周进小区宣讲。\n撰文 | 阮小琪', { 阮小琪: 'other' });
});

test('ranks, old leaders, posts abroad and remarks belong to posts', () => {
  checkPosts('支队长岳小毅大校、旺角警区指挥官总警司欧阳卓伦参加。', {
    岳小毅: ['+支队长', '+大校'],
    欧阳卓伦: ['旺角警区+指挥官', '+总警司'],
  });
  checkPosts('老领导谷满屯、易水寒出席。', { 谷满屯: ['+老领导'], 易水寒: ['+老领导'] });
  checkPosts('我国驻莫桑比克大使苏健行看望伤员。', { 苏健行: ['驻莫桑比克+大使'] });
  checkPosts('县委副书记、常务副县长(援藏)潘小阳主持。', { 潘小阳: ['县委+副书记', '+常务副县长'] });
});

test('officers of a society that the headline names are none, nor scholars who serve one', () => {
  const names = namesIn('青禾县摄影协会第三届理事会名单\n主席:解海洋\n秘书长:侯登峰', ['title', 'body', 'body']);
  assert.deepEqual(
    names.people.map(({ name, role }) => [name, role]),
    [
      ['解海洋', 'other'],
      ['侯登峰', 'other'],
    ],
  );
  checkRoles('湖南省老年医学学会副会长、县医院主任医师龙翊岚提醒,香港校友会会长霍婉珊到场。', { 龙翊岚: 'other', 霍婉珊: 'other' });
});

test('further clinics, temples, societies of artists, and spokesmen of governments', () => {
  checkRoles('县医院血液科主任温景才、心血管中心主任陈彦呈会诊。', { 温景才: 'other', 陈彦呈: 'other' });
  checkRoles('民间信仰总会会长温景才、市书协副主席陈彦呈、前任会长丁志龙到场。', { 温景才: 'other', 陈彦呈: 'other', 丁志龙: 'other' });
  checkRoles('总统府发言人温景才发表声明。', { 温景才: 'official' });
  checkRoles('县供电公司经理温景才参加。', { 温景才: 'official' });
});
