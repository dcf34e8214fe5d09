import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPeople, namesIn, personNamed } from '../../support/people.ts';

test('a post on the left makes a name', () => {
  checkPeople('县委书记[|许红兵|],县委副书记、代县长[|王代强|]出席会议并讲话。');
  checkPeople('省卫生健康委副主任[|廉胜利|]参加。副市长[|张丽萍|]参加座谈会。');
});

test('the word behind decides where a name ends', () => {
  checkPeople('市长[|周文远|]会见客人一行。');
  checkPeople('省委书记[|强卫|]指出,要加强合作。[|强卫|]首先代表省委表示感谢。');
  checkPeople('财务司司长、乡村振兴办主任[|何锦国|],人事司副司长[|徐小缓|]参加。');
  checkPeople('邵某不在。安徽省代省长[|张强|]出席,[|张强|]代省长表示欢迎。');
  checkPeople('省政协副主席[|汤立人|]出席。');
});

test('a verb of speech on the right makes a name', () => {
  checkPeople('[|张茅|]指出,北京地区拥有丰富的医疗资源。');
  checkPeople('座谈会上,[|孙立仁|]强调,要做好工作。');
});

test('names in a list share its evidence', () => {
  checkPeople('市领导[|王小旭|]、[|沈小蕾|]、[|王建军|]参加。');
});

test('a title on the right makes a name', () => {
  checkPeople('会议决定,[|赵大为|]市长亲自带队。');
  checkPeople('项目由[|赵青山|]教授主持。');
});

test('credits name journalists, also over broken lines', () => {
  checkPeople('本报讯 (记者[|巫小鹏|])6月19日上午,大会召开。');
  checkPeople('(编辑/[|张晨|])');
  checkPeople('**东川新闻网讯** (记者 [|吴小辉|] 摄影\n\n[|宗小琪|])3月28日,会议召开。');
  checkPeople('责任编辑: [|黄小琴|]');
  checkPeople('记者[|张晓梅|][|李志远|][|王海燕|]报道');
  const names = namesIn('(记者 李小婷/文 通讯员 史小贝/图)');
  assert.deepEqual(
    names.people.map(({ name, role }) => [name, role]),
    [
      ['李小婷', 'journalist'],
      ['史小贝', 'journalist'],
    ],
  );
});

test('a padded name has the key of the name', () => {
  const names = namesIn('张  进  党组书记、局长\n协助局长张进处理日常工作。');
  const person = personNamed(names, '张进');
  assert.deepEqual([person.key, person.mentions.length], ['张进', 2]);
});

test('injected pinyin neither hides nor shortens a name', () => {
  const text = '党委常委、纪委书记应(yīng)永(yǒng)宁(níng)带领工作组。';
  const [person] = namesIn(text).people;
  assert.equal(person?.name, '应永宁');
  assert.equal(text.slice(person?.mentions[0]?.start, person?.mentions[0]?.end), '应(yīng)永(yǒng)宁(níng)');
});

test('both scripts have one key, and the name stays in its own', () => {
  const [person] = namesIn('青川市人民政府副市長魏麗婭率隊調研。').people;
  assert.deepEqual([person?.name, person?.key], ['魏麗婭', '魏丽娅']);
});

test('names of other languages', () => {
  checkPeople('游轮船长[|安东尼奥·莫雷蒂|]否认自己有过失。');
  checkPeople('副院长[|阿依努尔·吐尔逊江|]来到学校。');
  checkPeople('瑞典环境部长[|莫雷蒂|]16日表示,风险很高。');
  checkPeople('9月,[|普京|]总理抵京。');
});

test('masked and partial names, ships, places and words are no persons', () => {
  for (const text of [
    '王某说,他不知道。陈某某表示同意。',
    '茶农金大姐说,刘司长您好,孟女士表示感谢。',
    '平顶山日报、平顶山晚报都有消息。',
    '“维多利亚·玛丽”号游轮触礁。',
    '任何方面都要高兴,温暖人心。',
    '各小组负责人先后发言。',
    '习近平时代大道',
  ]) {
    const people = namesIn(text).people.map(({ name }) => name);
    assert.deepEqual(
      people.filter((name) => name !== '习近平'),
      [],
      text,
    );
  }
});

test('a person after whom a school is named is no person of the article', () => {
  checkPeople('陶行知教育学院2020级学生参加活动。');
});

test('a name in a fixed phrase is a mention of its own kind', () => {
  const [person] = namesIn('要以习近平新时代中国特色社会主义思想为指导。').people;
  assert.deepEqual([person?.name, person?.role, person?.mentions[0]?.kind], ['习近平', 'official', 'phrase']);
});

test('a bare name proves itself by coming again', () => {
  checkPeople('[|郭德海|]也来帮忙。有人说那时[|郭德海|]就在现场。这次[|郭德海|]的心情很好。');
});

test('a name that only boilerplate holds is no person of the article', () => {
  const text = '县委书记许红兵出席会议。\n区委书记朱金平督导检查\n许红兵走访慰问';
  const names = namesIn(text, ['body', 'boilerplate', 'boilerplate']);
  assert.deepEqual(
    names.people.map(({ name, mentions }) => [name, mentions.map(({ zone }) => zone)]),
    [['许红兵', ['body', 'boilerplate']]],
  );
});

test('a theory that is called after somebody makes nobody a person', () => {
  assert.deepEqual(namesIn('以毛泽东思想、邓小平理论为指导。').people, []);
});

test('a proved name in a list proves the bare ones beside it', () => {
  checkPeople('与代言人[|苏晴|]、[|王小丹|]、[|黄小明|]一同亮相,网站负责人王某没有来。');
});

test('places and firms with the look of a name are none', () => {
  checkPeople('黄坡镇黄坡村农户说,黄坡镇的白菜便宜。收割现场在安平镇。马尔康到了。');
  checkPeople('在福满多超市、金凤城餐厅买菜,福满多超市便宜,龙腾集团长途车很多。');
});

test('the title of the name before is no post of the words behind', () => {
  checkPeople('[|习近平|]总书记赴川考察。');
});

test('appointments and removals name people', () => {
  checkPeople('任命:\n[|卓立新|]同志任县交通运输局党组书记;\n免去[|贺兰山|]的区应急管理局局长职务;\n[|苗雨时|]任文学院院长。');
  checkPeople('提名[|仲夏|]同志为县教育局局长候选人,同意[|佟国庆|]辞去馆长职务。');
});

test('a label at the start of a line names whom it holds, stretched by blanks or not', () => {
  checkPeople('县长:[|宁静|]\n副县长(挂职):[|让小燕|]\n局  长    [|王建军|]\n审 判 员  [|李国华|]');
  checkPeople('会长:[|柯一鸣|] 副会长:[|苗青|]、[|关山月|]');
  checkPeople('各位来宾:大家好。任务:高度重视。');
});

test('names that are words, between a post and a clear end', () => {
  checkPeople('副庭长[|冷静|]主审此案,副局长[|田园|],调研员[|雷达|]参加,教务处处长[|文静|]介绍了情况。');
  checkPeople('县委书记高度重视,局长全面负责,主任安排工作,校长时刻牢记使命。');
});

test('names of Tibetans, Mongols, Uyghurs, Kazakhs and Yi', () => {
  checkPeople('代市长[|旦增欧珠|]深入牧区。牧民[|仁青卓玛|]家里来了客人。');
  checkPeople('旗委书记[|乌兰其其格|]、副旗长[|宝音德力格尔|]参加调研。');
  checkPeople('县公安局局长[|叶尔兰·努尔别克|],镇长[|马哈木江·阿不都热合曼|]介绍,副州长[|曲木石布|]出席。');
});

test('a foreign name ends before the verb, and a title is no part of it', () => {
  checkPeople('联合国特使[|斯特凡·德拉库尔|]昨日结束访问,外长[|扎列茨卡娅|]当天表示欢迎。');
  checkPeople('研究员[|丹尼尔·吴|]说,很好。官房长官[|小野寺健一|]称将访华。');
});

test('surnames that few bear', () => {
  checkPeople('[|乜志强|]、[|佴爱国|]、[|逄锦华|]等领导出席会议。校长[|笪立功|]讲话,记者[|滑小文|]报道。');
});

test('a calling before a bare name', () => {
  checkPeople('人民陪审员[|钟声|]参加合议。掌柜[|冯巧玲|]人很爽快。裁缝[|裘三妹|]说,开了四十年。');
});

test('bylines whose names are words or pen names', () => {
  const roles = (text: string) => namesIn(text).people.map(({ name, role }) => [name, role]);
  assert.deepEqual(roles('记者 严谨 摄影 童心'), [
    ['严谨', 'journalist'],
    ['童心', 'journalist'],
  ]);
  assert.deepEqual(roles('责任编辑:木子青'), [['木子青', 'journalist']]);
  assert.deepEqual(roles('作者:晋阳 来源:本站'), [['晋阳', 'journalist']]);
  assert.deepEqual(roles('作者:本站 编辑:管理员 责编:小编'), []);
});

test('a line of nothing but names is a list of names', () => {
  checkPeople('(按姓氏笔画为序)\n[|丁志刚|] [|马 骏|] [|王晓燕|](女) [|白云飞|]');
  checkPeople('首页 新闻 通知公告 联系我们');
});
