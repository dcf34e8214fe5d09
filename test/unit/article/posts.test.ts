import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPosts, namesIn, personNamed } from '../../support/people.ts';

test('organisation and post are read apart', () => {
  checkPosts('县委书记许红兵出席会议。', { 许红兵: ['县委+书记'] });
  checkPosts('卫生部党组书记、副部长张茅出席。', { 张茅: ['卫生部党组+书记', '+副部长'] });
  checkPosts('县人大常委会党组书记刘景华出席。', { 刘景华: ['县人大常委会党组+书记'] });
  checkPosts('党委副书记、校长姚郁会见客人。', { 姚郁: ['+党委副书记', '+校长'] });
});

test('a second post keeps its own organisation', () => {
  checkPosts('国家卫生健康委财务司司长、乡村振兴办主任何锦国参加。', { 何锦国: ['国家卫生健康委财务司+司长', '乡村振兴办+主任'] });
  checkPosts('天津职业技术师范大学职业教育学院党委副书记兼副院长王强出席。', {
    王强: ['天津职业技术师范大学职业教育学院党委+副书记', '+副院长'],
  });
});

test('an organisation begins after the verb, the date and the name before it', () => {
  checkPosts('11月4日,校党委书记杨庆山会见了甘肃省平凉市委书记王旭一行。', { 杨庆山: ['校党委+书记'], 王旭: ['甘肃省平凉市委+书记'] });
  checkPosts('由台南市副市长赵卿惠率队。', { 赵卿惠: ['台南市+副市长'] });
  checkPosts('中国煤炭工业协会副会长孙守仁及省煤炭工业协会会长朱周岐到访。', {
    孙守仁: ['中国煤炭工业协会+副会长'],
    朱周岐: ['省煤炭工业协会+会长'],
  });
});

test('joiners inside a name and between names', () => {
  checkPosts('食物及卫生局局长陈肇始召开记者会。', { 陈肇始: ['食物及卫生局+局长'] });
});

test('a fused post gives its character to the organisation too', () => {
  checkPosts('民政局长姜淋煌说明,会加强查报。', { 姜淋煌: ['民政局+局长'] });
});

test('posts after the name: titles and leaders’ pages', () => {
  checkPosts('邵明立局长与李斌代省长进行了交谈。', { 邵明立: ['+局长'], 李斌: ['+代省长'] });
  checkPosts('李家勇  党组成员、机关党委书记', { 李家勇: ['+党组成员', '机关党委+书记'] });
});

test('a post said twice is held once, with its fuller organisation', () => {
  checkPosts('外交部欧亚司司长张汉晖来访。张汉晖司长回答了提问。', { 张汉晖: ['外交部欧亚司+司长'] });
});

test('people in a list share a post that several can hold', () => {
  checkPosts('市领导王旭、沈蕾参加。', { 王旭: ['+市领导'], 沈蕾: ['+市领导'] });
});

test('academic titles are no posts of officials', () => {
  checkPosts('动物科技学院院长朱砺教授主持会议。', { 朱砺: ['动物科技学院+院长'] });
});

test('roles', () => {
  const role = (text: string, name: string): string => personNamed(namesIn(text), name).role;
  assert.equal(role('市疾控中心副主任艾守美提出建议。', '艾守美'), 'official');
  assert.equal(role('同济光华医院血液净化中心主任张晓明表示,要小心。', '张晓明'), 'other');
  assert.equal(role('嘉基医院皮肤科主任邱健群建议,要通风。', '邱健群'), 'other');
  assert.equal(role('襄阳电力集团物业发展有限公司职工食堂总经理李成刚赶到。', '李成刚'), 'other');
  assert.equal(role('陕煤集团副总经理赵福堂参加会议。', '赵福堂'), 'official');
  assert.equal(role('历史学院副教授贺江枫说,很高兴。', '贺江枫'), 'other');
  assert.equal(role('本报记者高薇', '高薇'), 'journalist');
});

test('the introduction is the mention with the fullest post', () => {
  const person = personNamed(namesIn('张茅指出,要加强合作。卫生部党组书记、副部长张茅出席。张茅讲话。'), '张茅');
  assert.equal(person.introduction, 1);
});

test('the span of a post covers organisation and post', () => {
  const text = '会上,庄浪县委书记陈景春汇报了工作。';
  const post = personNamed(namesIn(text), '陈景春').posts[0];
  assert.equal(text.slice(post?.span.start, post?.span.end), '庄浪县委书记');
});

test('the context completes an organisation where it is certain', () => {
  const resolved = (text: string): Record<string, (string | undefined)[]> =>
    Object.fromEntries(namesIn(text).people.map(({ name, posts }) => [name, posts.map((post) => post.resolved)]));
  assert.deepEqual(resolved('宝丰县卫生健康大会召开。县委书记许红兵出席会议。'), { 许红兵: ['宝丰县委'] });
  assert.deepEqual(resolved('宝丰县和叶县的代表来访。县委书记许红兵出席会议。'), { 许红兵: [undefined] });
  assert.deepEqual(resolved('国家卫生健康委财务司司长何锦国,人事司副司长徐缓,机关党委副书记李春华参加。人事司司长张强讲话。'), {
    何锦国: [undefined],
    徐缓: ['国家卫生健康委人事司'],
    李春华: ['国家卫生健康委机关党委'],
    张强: [undefined],
  });
});

test('posts of appointments, brackets and biographies', () => {
  checkPosts('会议决定任命张志强为县财政局局长。', { 张志强: ['县财政局+局长'] });
  checkPosts('选举李国华同志为主席。李国华表示,一定努力。', { 李国华: ['+主席'] });
  checkPosts('王建军任宝丰县委副书记、县长。', { 王建军: ['宝丰县委+副书记', '+县长'] });
  checkPosts('出席会议的有:王建军(县委书记)、李国华(县长)。', { 王建军: ['县委+书记'], 李国华: ['+县长'] });
  checkPosts('王建军,男,汉族,1965年8月出生,大学学历,现任宝丰县委书记。', { 王建军: ['宝丰县委+书记'] });
});
