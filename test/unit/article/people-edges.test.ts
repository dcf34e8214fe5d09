/** Where names end and begin beside credits, appointments, hyphens and joiners. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPeople, checkPosts, namesIn } from '../../support/people.ts';

test('an office may stand between a credit and the name', () => {
  for (const line of ['供稿人:青禾县水利局 [|阳小军|]', '(文字整理:县融媒体中心 [|唐若涵|])', '图文:护理部 [|关晓彤|] [|王蕊|]'])
    checkPeople(line);
  const [person] = namesIn('核稿:宣传科 万小燕').people;
  assert.deepEqual([person?.name, person?.role], ['万小燕', 'journalist']);
});

test('what a credit says of the work is a word where a sentence says it', () => {
  checkPeople('中心制作年度报告,学校拍摄宣传片,用图片展示成果,邀请专家撰写章节。');
});

test('resolutions appoint whom they name first', () => {
  checkPosts('任命:\n高山林为市人民政府副市长;\n易中正、诸葛青云为市中级人民法院审判委员会委员;', {
    高山林: ['市人民政府+副市长'],
    易中正: ['市中级人民法院审判委员会+委员'],
    诸葛青云: ['市中级人民法院审判委员会+委员'],
  });
  checkPosts('任命司马昭、卜文娟为附属第二医院副院长;', { 司马昭: ['附属第二医院+副院长'], 卜文娟: ['附属第二医院+副院长'] });
  checkPosts('免去:\n常青山的市人民政府副市长职务;', { 常青山: ['市人民政府+副市长'] });
  checkPeople('市民以绿色出行为时尚,各县以文化为品牌。');
});

test('hyphens and short parts belong to foreign names', () => {
  checkPeople('总统外事顾问[|让-巴蒂斯特·曼加|]等在座。副主任[|雷纳·加尼-托马斯|]表示欢迎。');
  checkPeople('万锦市副市长[|琼·麦肯齐|],埃及的[|哈立德·本·阿里|]参加。护林员[|杜·道尔基|]介绍情况。');
});

test('和 ends a name where nothing follows that it could join', () => {
  checkPeople('市长[|崔元和|],副市长[|姚明远|]和秘书长[|李新|]出席。');
});

test('names that a number of people closes are a list', () => {
  checkPeople('[|沈佳欣|]、[|何亚静|]和[|马迪|]三位同学参加。');
});

test('a married woman bears two surnames', () => {
  checkPeople('前教育局常任秘书长[|谢凌洁仪|]、区议员[|陈黄淑怡|]到场。');
});

test('a title wins against a rarer word that its first character would end', () => {
  checkPeople('会上,[|陈小高|]教授作报告,由[|罗培文|]教授和[|刘洋|]教授主持。');
  checkPeople('龙腾集团长沙分公司揭牌。');
});

test('verbs of two characters behind a name leave their first one to themselves', () => {
  checkPeople('副处长[|孙小黎|]作题为《新风》的报告,观察员[|曹林|]作如下点评,馆长[|李霞|]为大家讲解。');
});

test('departments, fixed phrases and groups are no names', () => {
  checkPeople('林学系副主任到场,法学系教师参加。学校把师德师风摆在首位,召开党组织书记述责述廉大会,领导班子带队走访,青少年约占一半。');
});

test('a blank inside a name that a short biography or a stop follows', () => {
  checkPeople('[|方  敏|],女,汉族,1979年2月出生,现任区财政局副局长。');
  checkPeople('[|郎 国平|],男,满族,1978年2月生。');
  checkPeople('市人大常委会主任[|方    国忠|]、市政协主席[|李卫东|]出席。');
});

test('characters that make no word between a post and a stop', () => {
  checkPeople('县政协主席[|时来顺|],副县长[|李卫东|]出席。');
});

test('words behind a name that end none', () => {
  checkPeople('教育处长[|李卫东|]则说明,各校已完成整理。');
  checkPeople('副县长[|陈奇|]为获奖者颁奖。');
  checkPeople('理事长[|李卫东|]等先后登台。');
  checkPeople('[|石大柱|]委员说了一段顺口溜。');
});

test('a married woman who sits on a board', () => {
  checkPeople('教育委员会委员[|马陈家慧|],以及主任[|罗志强|]。');
});

test('bold type, links and tags part no name from its post', () => {
  checkPeople('<p>县委书记<strong>[|王大山|]</strong>主持会议,县长&nbsp;[|李小河|]出席。</p>');
  checkPeople('县委书记**[|王大山|]**主持会议,县长[[|李小河|]](https://example.com/li)出席。');
  checkPosts('副县长**赵春生**、**孙立明**参加会议。', { 赵春生: ['+副县长'], 孙立明: ['+副县长'] });
});
