import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOrganisations, namesIn } from '../../support/people.ts';

test('the end is known by its word, the beginning by what no name holds', () => {
  checkOrganisations('记者来到[|江州中心血站|]采访。');
  checkOrganisations('随后前往[|永和县人民医院|]、[|北京大学第三医院|]调研。');
  checkOrganisations('据[|江州市公房租赁管理服务中心|]介绍');
});

test('one-character ends need a noun before them', () => {
  checkOrganisations('[|财务司|]和[|人事司|]负责人参加。');
  checkOrganisations('全部干部都要高兴。');
  checkOrganisations('助力全县乡村振兴工作开好局、起好步。');
});

test('a body without a name is none', () => {
  checkOrganisations('各级党委和政府、有关部门、医院、学校要负责。');
  checkOrganisations('建设世界一流大学。');
});

test('a verb at the left edge is no part of the name', () => {
  checkOrganisations('已要求[|体育局|]检查,由[|教育局|]办理。');
});

test('a verb in a list may open a name', () => {
  checkOrganisations('[|学校办公室|]、[|对口支援办公室|]、[|校团委|]有关负责人参加。');
});

test('the name of a person may be part of a school', () => {
  checkOrganisations('来自[|东川大学陶行知教育学院|]的学生。');
});

test('where names nest the longest counts', () => {
  checkOrganisations('[|江川省水产科学院渔业信息与海洋经济研究所|]参加。');
});

test('surfaces of both scripts are one organisation', () => {
  const organisations = namesIn('市中醫醫院\n市中医医院').organisations;
  assert.deepEqual(
    organisations.map(({ key, surfaces }) => [key, surfaces]),
    [['市中医医院', ['市中醫醫院', '市中医医院']]],
  );
});

test('no organisation overlaps a person, nor another but the one with whose name its own begins', () => {
  const { people, organisations } = namesIn('贵州省科学技术厅社会科技处副处长董小刚、贵州省县域水利信息中心副主任周大强出席会议。');
  const spans = [...people, ...organisations].flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start || b.end - a.end);
  assert.equal(spans.length, 5);
  for (let i = 1; i < spans.length; i++) {
    const [before, here] = [spans[i - 1], spans[i]];
    assert.ok((before?.end ?? 0) <= (here?.start ?? 0) || (before?.start === here?.start && (before?.end ?? 0) > (here?.end ?? 0)));
  }
});

test('a unit is told with the greater body that its name shows', () => {
  const parents = (text: string) => Object.fromEntries(namesIn(text).organisations.map(({ key, parent }) => [key, parent ?? null]));
  assert.deepEqual(parents('国家卫生健康委员会人事司司长张强'), {
    国家卫生健康委员会人事司: '国家卫生健康委员会',
    国家卫生健康委员会: null,
  });
  assert.deepEqual(parents('江河医科大学附属第一医院党委书记王强讲话'), {
    江河医科大学附属第一医院党委: '江河医科大学附属第一医院',
    江河医科大学附属第一医院: '江河医科大学',
    江河医科大学: null,
  });
  assert.deepEqual(parents('县委宣传部、中国科学院大学、中国银行业协会'), {
    县委宣传部: '县委',
    县委: null,
    中国科学院大学: null,
    中国银行业协会: null,
  });
  assert.deepEqual(parents('国家卫生健康委财务司司长何锦国,人事司副司长徐小缓参加。'), {
    国家卫生健康委员会财务司: '国家卫生健康委员会',
    国家卫生健康委员会: null,
    国家卫生健康委员会人事司: '国家卫生健康委员会',
  });
});

test('two bodies in one breath are two, and a former committee is told with the firm', () => {
  checkOrganisations('[|四川省委|][|省政府|]高度重视。');
  checkOrganisations('[|临河市城市建设投资公司|]原党委书记接受审查。');
});

test('what its own people add to a name is no part of it', () => {
  checkOrganisations('我校[|基础医学院|]教授赴日本[|东京大学|]研修。');
});

test('full and short names of one organisation are one entry', () => {
  const entries = (text: string) => namesIn(text).organisations.map(({ name, key, surfaces }) => [name, key, surfaces]);
  assert.deepEqual(entries('国家卫健委发布通知,国家卫生健康委员会主任出席,国家卫生健康委要求'), [
    ['国家卫生健康委员会', '国家卫生健康委员会', ['国家卫健委', '国家卫生健康委员会', '国家卫生健康委']],
  ]);
  assert.deepEqual(entries('宝丰县召开大会,县委、中共宝丰县委员会、宝丰县委要求落实'), [
    ['中共宝丰县委员会', '宝丰县委', ['县委', '中共宝丰县委员会', '宝丰县委']],
  ]);
  assert.deepEqual(entries('云瑞科技(四川)有限公司(以下简称“云瑞公司”)成立。云瑞公司表示'), [
    ['云瑞科技(四川)有限公司', '云瑞科技(四川)有限公司', ['云瑞科技(四川)有限公司', '云瑞公司']],
  ]);
  assert.deepEqual(entries('南开大学医学院派出队员,医学院师生欢送'), [
    ['南开大学医学院', '南开大学医学院', ['南开大学医学院', '医学院']],
    ['南开大学', '南开大学', ['南开大学']],
  ]);
});

test('where two could be meant, a short name stays by itself', () => {
  const keys = (text: string) => namesIn(text).organisations.map(({ key }) => key);
  assert.deepEqual(keys('宝丰县和叶县的代表来访,县委要求'), ['县委']);
  assert.deepEqual(keys('南开大学医学院和天津大学医学院派出队员,医学院师生'), [
    '南开大学医学院',
    '南开大学',
    '天津大学医学院',
    '天津大学',
    '医学院',
  ]);
});

test('two fields of work joined inside a name, and two bodies joined by the same word', () => {
  checkOrganisations('[|高阳县卫生健康和体育局|]、[|市人力资源和社会保障局|]参加。');
  checkOrganisations('[|省财政厅|]和[|省审计厅|]参加。');
});

test('proper names that the dictionary lacks', () => {
  checkOrganisations('首批选择[|吴都中学|]先行先试。');
  checkOrganisations('他在中学读书,升入中学以后很努力。');
});

test('bodies of many kinds', () => {
  checkOrganisations('[|青山海关|]、[|青山军分区|]、[|大柳税务所|]、[|东石区渔会|]、[|路透社|]。');
});

test('boilerplate adds the mentions of organisations that the story names, in their order, and no others', () => {
  const { organisations } = namesIn('江州中心血站 版权所有\n记者来到市血液中心采访,随后前往江州中心血站。\n版权所有 云川市广播电视台', [
    'boilerplate',
    'body',
    'boilerplate',
  ]);
  assert.deepEqual(
    organisations.map(({ name, mentions }) => [name, mentions.map(({ zone }) => zone)]),
    [
      ['江州中心血站', ['boilerplate', 'body']],
      ['市血液中心', ['body']],
    ],
  );
});

test('verbs and words of time before a name are no part of it', () => {
  checkOrganisations('也宣告学院步入新阶段,并报[|校区防控办|]备案。');
  checkOrganisations('近日,经[|工业和信息化部党组|]决定;经[|临河市纪委常委会|]会议研究。');
  checkOrganisations('新学期学校开展活动,下一步学校将召开年度党委会议。');
  checkOrganisations('将有关情况书面报[|市人力资源和社会保障局|]。');
  checkOrganisations('第八届[|中国科协|]青年论坛;[|第十四届全国人大常委会|]委员');
});

test('a firm may be called by any characters', () => {
  checkOrganisations('[|成都喜元网络科技有限公司|]、[|中移物联网有限公司成都分公司|]');
  checkOrganisations('在[|飞跃泵业有限公司|],负责人介绍了情况。');
  checkOrganisations('水产科技公司和外国公司、电商公司签约');
});

test('a name begins at the place that no name precedes', () => {
  checkOrganisations('做好四川省干部教育培训[|四川农业大学|]基地建设');
  checkOrganisations('国家重点龙头企业[|四川高河实业集团股份有限公司|]与');
  checkOrganisations('[|中国农业银行四川分行|]、[|国家超级计算天津中心|]');
});

test('rooms, corners and counted things are no offices', () => {
  checkOrganisations('报告厅里坐满了人,形成新格局,在南门处和边界处设点,做了实验上百组。');
  checkOrganisations('教职工学会了调整自己,突破科企之间的界线。');
});

test('words that only look like verbs or adverbs inside names', () => {
  checkOrganisations('[|独立选举委员会|]主席、[|湘江省老年医学学会|]副会长、[|下曲乡党委|]书记');
  checkOrganisations('[|省市场监管局反不正当竞争处|]处长');
});

test('proper names of single characters, and words that are verbs elsewhere', () => {
  checkOrganisations('[|吐尔洪乡党委|]书记、来到[|下曲乡党委|]');
  checkOrganisations('与[|比利时根特应用科学大学|]签署协议');
  checkOrganisations('[|香港联合医院|]、[|全国教师会|]、[|黑龙江出入境边防检查总站|]');
  checkOrganisations('[|金沙市人民检察院|]、[|建行滨海市分行党委|]、[|市公安局高新分局|]');
  checkOrganisations('三尺讲台系国运;[|视觉传达设计系|]');
  checkOrganisations('提高领导一流农业大学建设的本领');
});

test('short names of the article’s own institution and places', () => {
  const keys = (text: string) => namesIn(text).organisations.map(({ surfaces, key }) => `${surfaces.join('~')}=${key}`);
  assert.deepEqual(keys('江河大学举行典礼。校党委书记王强讲话,校团委、学校党委办公室参加。'), [
    '江河大学=江河大学',
    '校党委=江河大学党委',
    '校团委=江河大学团委',
    '学校党委办公室=江河大学党委办公室',
  ]);
  assert.deepEqual(keys('江河大学与东川大学签约。校党委书记王强讲话。'), ['江河大学=江河大学', '东川大学=东川大学', '校党委=校党委']);
  assert.deepEqual(keys('宝丰县委召开会议,市委书记到会'), ['宝丰县委=宝丰县委', '市委=平顶山市委']);
});

test('a body that something is learnt of is one all the same', () => {
  checkOrganisations('记者从[|永嘉县民政局|]了解到,[|县烟草专卖局|]、[|江苏省地震局|]参加了检查。');
  checkOrganisations('[|县机构编制委员会办公室|]、[|中国传媒大学|]、[|江苏省纪委监委第三监督检查室|]');
  checkOrganisations('[|民政及青年事务局|]、[|劳工及福利局|]、[|台北市立联合医院|]、[|卫生福利部|]');
});
