import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPosts, namesIn, personNamed } from '../../support/people.ts';

test('organisation and post are read apart', () => {
  checkPosts('县委书记许红兵出席会议。', { 许红兵: ['县委+书记'] });
  checkPosts('卫生部党组书记、副部长张茅出席。', { 张茅: ['卫生部党组+书记', '+副部长'] });
  checkPosts('县人大常委会党组书记刘景华出席。', { 刘景华: ['县人大常委会党组+书记'] });
  checkPosts('党委副书记、校长姚小郁会见客人。', { 姚小郁: ['+党委副书记', '+校长'] });
});

test('a second post keeps its own organisation', () => {
  checkPosts('国家卫生健康委财务司司长、乡村振兴办主任何锦国参加。', { 何锦国: ['国家卫生健康委财务司+司长', '乡村振兴办+主任'] });
  checkPosts('江州师范大学护理学院党委副书记兼教务长王强出席。', {
    王强: ['江州师范大学护理学院党委+副书记', '+教务长'],
  });
});

test('an organisation begins after the verb, the date and the name before it', () => {
  checkPosts('11月4日,校党委书记杨大山会见了青海省海东市委书记王小旭一行。', { 杨大山: ['校党委+书记'], 王小旭: ['青海省海东市委+书记'] });
  checkPosts('由台南市副市长赵小惠率队。', { 赵小惠: ['台南市+副市长'] });
  checkPosts('中国石材工业协会副会长孙立仁及省石材工业协会会长朱大岐到访。', {
    孙立仁: ['中国石材工业协会+副会长'],
    朱大岐: ['省石材工业协会+会长'],
  });
});

test('joiners inside a name and between names', () => {
  checkPosts('食物及卫生局局长陈小始召开发布会。', { 陈小始: ['食物及卫生局+局长'] });
});

test('a fused post gives its character to the organisation too', () => {
  checkPosts('民政局长姜大煌说明,会加强检查。', { 姜大煌: ['民政局+局长'] });
});

test('posts after the name: titles and leaders’ pages', () => {
  checkPosts('孙立明局长与张强代省长进行了交谈。', { 孙立明: ['+局长'], 张强: ['+代省长'] });
  checkPosts('李大勇  党组成员、机关党委书记', { 李大勇: ['+党组成员', '机关党委+书记'] });
});

test('a post said twice is held once, with its fuller organisation', () => {
  checkPosts('外交部新闻司司长张大晖来访。张大晖司长回答了提问。', { 张大晖: ['外交部新闻司+司长'] });
});

test('people in a list share a post that several can hold', () => {
  checkPosts('市领导王小旭、沈小蕾参加。', { 王小旭: ['+市领导'], 沈小蕾: ['+市领导'] });
});

test('the leaders of a county, and the chairs of a congress, share what stands before or behind their list', () => {
  checkPosts('县级领导王小旭、沈小蕾参加。', { 王小旭: ['+县级领导'], 沈小蕾: ['+县级领导'] });
  checkPosts('王小旭、沈小蕾等县级领导参加。', { 王小旭: ['+县级领导'], 沈小蕾: ['+县级领导'] });
  checkPosts('大会执行主席王小旭、沈小蕾在前排就座。', { 王小旭: ['大会+执行主席'], 沈小蕾: ['大会+执行主席'] });
});

test('先生 and 女士 stand between a name and its post, and are none', () => {
  checkPosts('董事会同意聘任周国强先生为公司总经理,沈小蕾女士任监事会主席。', { 周国强: ['公司+总经理'], 沈小蕾: ['+监事会主席'] });
});

test('duties follow the posts of a roster behind a blank', () => {
  checkPosts('王小旭 党工委委员、管委会副主任(挂职) 分管招商局。\n沈小蕾 纪工委书记 负责纪检监察工作。', {
    王小旭: ['+党工委委员', '管委会+副主任'],
    沈小蕾: ['+纪工委书记'],
  });
});

test('academic titles are no posts of officials', () => {
  checkPosts('动物科技学院院长周行教授主持会议。', { 周行: ['动物科技学院+院长'] });
});

test('roles', () => {
  const role = (text: string, name: string): string => personNamed(namesIn(text), name).role;
  assert.equal(role('县疾控中心副主任艾小美提出建议。', '艾小美'), 'official');
  assert.equal(role('同安医院血液净化中心主任张小明表示,要小心。', '张小明'), 'other');
  assert.equal(role('博爱医院皮肤科主任邱小群建议,要通风。', '邱小群'), 'other');
  assert.equal(role('江州水务集团后勤公司第二食堂经理李大刚赶到。', '李大刚'), 'other');
  assert.equal(role('秦煤集团副总经理赵大堂参加会议。', '赵大堂'), 'official');
  assert.equal(role('历史学院副教授贺小枫说,很高兴。', '贺小枫'), 'other');
  assert.equal(role('本报记者高小薇', '高小薇'), 'journalist');
});

test('the introduction is the mention with the fullest post', () => {
  const person = personNamed(namesIn('张茅指出,要加强合作。卫生部党组书记、副部长张茅出席。张茅讲话。'), '张茅');
  assert.equal(person.introduction, 1);
});

test('the span of a post covers organisation and post', () => {
  const text = '会上,安平县委书记陈小春汇报了工作。';
  const post = personNamed(namesIn(text), '陈小春').posts[0];
  assert.equal(text.slice(post?.span.start, post?.span.end), '安平县委书记');
});

test('the context completes an organisation where it is certain', () => {
  const resolved = (text: string): Record<string, (string | undefined)[]> =>
    Object.fromEntries(namesIn(text).people.map(({ name, posts }) => [name, posts.map((post) => post.resolved)]));
  assert.deepEqual(resolved('宝丰县卫生健康大会召开。县委书记许红兵出席会议。'), { 许红兵: ['宝丰县委'] });
  assert.deepEqual(resolved('宝丰县和叶县的代表来访。县委书记许红兵出席会议。'), { 许红兵: [undefined] });
  assert.deepEqual(resolved('国家卫生健康委财务司司长何锦国,人事司副司长徐小缓,机关党委副书记李春华参加。人事司司长张强讲话。'), {
    何锦国: [undefined],
    徐小缓: ['国家卫生健康委人事司'],
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

test('the posts of a removal and of what follows it', () => {
  checkPosts('免去郝立本党委组织部部长职务,改任正处级组织员。', { 郝立本: ['党委组织部+部长', '+正处级组织员'] });
  checkPosts('巩建伟任教务处处长,免去其科研处副处长职务;', { 巩建伟: ['教务处+处长', '科研处+副处长'] });
  checkPosts('钟离燕同志(女)为市教育和体育局副局长;', { 钟离燕: ['市教育和体育局+副局长'] });
  checkPosts('张强同志的县财政局局长职务,退休。', { 张强: ['县财政局+局长'] });
  checkPosts('陳大文將於四月一日出任環境保護署署長。', { 陳大文: ['環境保護署+署長'] });
});

test('what a sentence says of a whole list', () => {
  checkPosts('王建军任组长,李国华、赵红梅任副组长。', { 王建军: ['+组长'], 李国华: ['+副组长'], 赵红梅: ['+副组长'] });
  checkPosts('王建军、李国华、赵红梅等市领导一同参加。', { 王建军: ['+市领导'], 李国华: ['+市领导'], 赵红梅: ['+市领导'] });
  checkPosts('市卫生健康委领导武长安、贺巧珍、康宏伟出席。', {
    武长安: ['市卫生健康委+领导'],
    贺巧珍: ['市卫生健康委+领导'],
    康宏伟: ['市卫生健康委+领导'],
  });
});

test('labels, rosters and leaders’ pages', () => {
  checkPosts('组  长:王建军  县委书记\n成  员:孙立新  县委办公室主任', {
    王建军: ['+组长', '县委+书记'],
    孙立新: ['县委办公室+主任'],
  });
  checkPosts('姓名:王建军\n职务:县委副书记、县长', { 王建军: ['县委+副书记', '+县长'] });
  checkPosts('| 姓名 | 职务 |\n| 王建军 | 局长 |', { 王建军: ['+局长'] });
  checkPosts('局  长:王建军\n副局长:李国华  赵红梅', { 王建军: ['+局长'], 李国华: ['+副局长'], 赵红梅: ['+副局长'] });
});

test('a career is a row of posts, also on the line below the name', () => {
  checkPosts('王建军,男,1964年3月出生。\n曾任安平县副县长、县委常委,和平县委书记,2019年1月任市政协副主席。', {
    王建军: ['安平县+副县长', '县委+常委', '和平县委+书记', '市政协+副主席'],
  });
  checkPosts('时任集团副总经理的潘小东被派往一线。', { 潘小东: ['集团+副总经理'] });
  checkPosts('时任财务部部长、现任集团党委副书记罗小琴说,很难。', { 罗小琴: ['财务部+部长', '集团党委+副书记'] });
});

test('a bracket behind a post', () => {
  checkPosts('副署長(環境衞生)卓小邦陪同視察。', { 卓小邦: ['+副署長(環境衞生)'] });
  checkPosts('市审计局局长(市委审计委员会办公室主任)耿小顺参加会议。', { 耿小顺: ['市审计局+局长', '市委审计委员会办公室+主任'] });
});

test('what a minister was of a country', () => {
  checkPosts('巴西前外交部长卡洛斯·席尔瓦表示欢迎。', { 卡洛斯·席尔瓦: ['巴西+前外交部长'] });
});

test('roles of mandates, associations and private houses', () => {
  const role = (text: string, name: string): string => personNamed(namesIn(text), name).role;
  assert.equal(role('市人大代表、青山镇商会会长谷小雨应邀参加。', '谷小雨'), 'other');
  assert.equal(role('康乐养老院院长马小兰介绍了情况。', '马小兰'), 'other');
  assert.equal(role('病理科主任伍小霞获奖。', '伍小霞'), 'other');
  assert.equal(role('市图书馆馆长鲁小红出席活动。', '鲁小红'), 'official');
  assert.equal(role('党委书记王建军教授主持会议。', '王建军'), 'official');
});

test('those whom a colon introduces hold the post that was filled', () => {
  checkPosts('会议选举产生了政协青山区委员会常务委员。按姓氏笔画为序,当选的是:丁云霞、王越、叶斌。', {
    丁云霞: ['政协青山区委员会+常务委员'],
    王越: ['政协青山区委员会+常务委员'],
    叶斌: ['政协青山区委员会+常务委员'],
  });
});

test('a row of a table holds a name and posts; a career goes on past its beginnings', () => {
  checkPosts('关文礼\t党委书记\t全面负责学校党委工作\t商学院', { 关文礼: ['+党委书记'] });
  checkPosts('卞小京,女,1974年12月出生,历任清江县茅坪镇卫生院护士、副院长,县妇幼保健院院长;2019年3月任县卫生健康局局长。', {
    卞小京: ['+副院长', '县妇幼保健院+院长', '县卫生健康局+局长'],
  });
  checkPosts('胡长青同志1924年8月出生,1950年后历任市第二机床厂厂长、市重工业局副局长。', {
    胡长青: ['市第二机床厂+厂长', '市重工业局+副局长'],
  });
  checkPosts('张立新 男,汉族,1970年3月出生,现任县委常委、副县长。', { 张立新: ['县委+常委', '+副县长'] });
});

test('a label on the line above gives its post to each of a list', () => {
  checkPosts('委  员(按姓名笔画为序):\n于  飞  马玉明(回族)  王小旭  孔令国', {
    于飞: ['+委员'],
    马玉明: ['+委员'],
    王小旭: ['+委员'],
    孔令国: ['+委员'],
  });
});
