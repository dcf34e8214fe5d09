import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPeople, namesIn, personNamed } from '../../support/people.ts';

test('a post on the left makes a name', () => {
  checkPeople('县委书记[|许红兵|],县委副书记、代县长[|王代强|]出席会议并讲话。');
  checkPeople('省卫生健康委副主任[|廉月胜|]参加。副市长[|张潞萍|]参加座谈会。');
});

test('the word behind decides where a name ends', () => {
  checkPeople('市长[|朱学庆|]会见客人一行。');
  checkPeople('省委书记[|强卫|]指出,要加强合作。[|强卫|]首先代表省委表示感谢。');
  checkPeople('财务司司长、乡村振兴办主任[|何锦国|],人事司副司长[|徐缓|]参加。');
  checkPeople('邵某不在。安徽省代省长[|李斌|]出席,[|李斌|]代省长表示欢迎。');
  checkPeople('省政协副主席[|汤建人|]出席。');
});

test('a verb of speech on the right makes a name', () => {
  checkPeople('[|张茅|]指出,北京地区拥有丰富的医疗资源。');
  checkPeople('座谈会上,[|孙守仁|]强调,要做好工作。');
});

test('names in a list share its evidence', () => {
  checkPeople('市领导[|王旭|]、[|沈蕾|]、[|王力军|]参加。');
});

test('a title on the right makes a name', () => {
  checkPeople('会议决定,[|黄伟哲|]市长亲自带队。');
  checkPeople('项目由[|罗景山|]教授主持。');
});

test('credits name journalists, also over broken lines', () => {
  checkPeople('本报讯 (记者[|巫鹏|])6月19日上午,大会召开。');
  checkPeople('(编辑/[|张晨|])');
  checkPeople('**南开新闻网讯** (记者 [|吴军辉|] 摄影\n\n[|宗琪琪|])3月28日,会议召开。');
  checkPeople('责任编辑: [|黄艳琴|]');
  checkPeople('记者[|李莎莎|][|黎史翔|][|王进雨|]报道');
  const names = namesIn('(记者 李慧婷/文 通讯员 史贝贝/图)');
  assert.deepEqual(
    names.people.map(({ name, role }) => [name, role]),
    [
      ['李慧婷', 'journalist'],
      ['史贝贝', 'journalist'],
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
  const [person] = namesIn('麗江市人民政府副市長魏妮婭率隊調研。').people;
  assert.deepEqual([person?.name, person?.key], ['魏妮婭', '魏妮娅']);
});

test('names of other languages', () => {
  checkPeople('游轮船长[|弗朗切斯科·斯凯蒂诺|]否认自己有过失。');
  checkPeople('副院长[|玛日耶姆古丽·吾布力喀斯木|]来到学校。');
  checkPeople('意大利环境部长[|克里尼|]16日表示,风险很高。');
  checkPeople('10月,[|普京|]总理访华。');
});

test('masked and partial names, ships, places and words are no persons', () => {
  for (const text of [
    '王某说,他不知道。陈某某表示同意。',
    '菜农金大姐说,张司长您好,蒋女士表示感谢。',
    '平顶山新闻网、平顶山日报、平顶山晚报报道。',
    '“科斯塔·康科迪亚”号游轮触礁。',
    '任何方面都要高兴,温暖人心。',
    '各课题负责人依次汇报了工作。',
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
  checkPeople('周恩来政府管理学院2019级本科生来到现场。');
});

test('a name in a fixed phrase is a mention of its own kind', () => {
  const [person] = namesIn('要以习近平新时代中国特色社会主义思想为指导。').people;
  assert.deepEqual([person?.name, person?.role, person?.mentions[0]?.kind], ['习近平', 'official', 'phrase']);
});

test('a bare name proves itself by coming again', () => {
  checkPeople('[|郭德纲|]也雇起了临时工。据称当时[|郭德纲|]就在现场。这次[|郭德纲|]的态度很淡定。');
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
  checkPeople('与代言人[|韩寒|]、[|王珞丹|]、[|黄晓明|]一同亮相,网站负责人王某没有来。');
});

test('places and firms with the look of a name are none', () => {
  checkPeople('黄集镇黄集村菜农说,黄集镇的包菜便宜。机插秧现场在安仁镇进行。马尔康梭磨乡到了。');
  checkPeople('在沃尔玛超市、龙凤城餐厅买菜,沃尔玛超市便宜,龙骧集团长途车很多。');
});

test('the title of the name before is no post of the words behind', () => {
  checkPeople('[|习近平|]总书记来川考察。');
});
