/** Names that surname and statistics alone do not show: rare surnames, words that people are called by, other languages. */
import { test } from 'node:test';
import { checkPeople } from '../../support/people.ts';

test('a rare surname is one behind a post or in a list of names', () => {
  checkPeople('县文旅局副局长[|纳兴文|]当场表示,村小学校长[|密小燕|]、护林员[|寸树芳|]都会到场。');
  checkPeople('副市长[|高红|]、[|杲旭东|]、[|鲜文华|]和[|王志远|]出席。');
});

test('what begins with a rare surname and is a word is no name', () => {
  checkPeople('这几位老师的构想和思路、专家清单、学生食堂都要公开。');
  checkPeople('主任布置了任务,院长提出了彩排、宣讲的安排。');
});

test('a character that seldom stands in names may stand between surname and last character', () => {
  checkPeople('董事长[|龙在野|]捐赠了一批书。院长[|林从善|]到会祝贺,市长[|邱又明|]致辞。');
});

test('a name of three characters wins against a known one or a word inside it', () => {
  checkPeople('检察长[|鲁迅飞|]表示,案件仍在办理。副校长[|黄埔生|]、[|罗海燕|]参加会议。');
  checkPeople('市长[|崔元和|],书记[|马为先|]到场。');
  checkPeople('办事处主任[|连战胜|]违规发放补贴。柜员[|柳絮如|]发现老人神情慌张。');
});

test('no verb begins in the middle of a word', () => {
  checkPeople('教育局局长[|白云志|]说,此事要查清。负责此事的局长[|许正|]在会上强调纪律。');
  checkPeople('这里落实全面从严治党要求,压实责任。');
});

test('a word that people are called by is a name between a post and what shows that a person acts', () => {
  checkPeople('工会主席[|向往|]看到后,立即联系医院。副所长[|宁可|]带队走访。');
  checkPeople('值班民警[|成功|]一边安抚,一边询问情况。果农[|强大|]正忙着采摘。');
  checkPeople('机械学院院长[|左佑|]、副院长[|江河|]出席庆典。');
});

test('the same words are words elsewhere', () => {
  checkPeople('副局长高度重视,书记强调要抓落实,主任要求大家做好准备,院长办公会议研究了方案。');
  checkPeople('教授成功研发新药,民警成功抓获嫌疑人,记者明白了原因,医生高兴地说可以出院了。');
  checkPeople('村民平安、社会和谐是我们的目标,教师成长、学生成才是学校的根本。');
  checkPeople('民警及时赶到,队员安全返回。学生安全、校园安全重于泰山。');
  checkPeople('县长经常深入一线,局长安排专人负责,司机平安获救。');
});

test('names of Mongols, Tibetans, Uyghurs and Kazakhs are made of parts', () => {
  checkPeople('统战部部长[|萨其仁贵|]、旗长[|涂格敦|]陪同考察,牧民[|敖登花|]、[|乌日娜|]介绍了情况。');
  checkPeople('护士[|丹增曲珍|]、[|扎西顿珠|]来自昌都,快递小哥[|阿木古楞|]的事迹感动了许多人。');
  checkPeople('学生[|祖木来提|]、[|古丽娜孜|]、[|阿依丁|]获奖。');
});

test('a part that a Han surname begins is no whole name', () => {
  checkPeople('退役军人[|马海年|]搭起了直播间。');
});

test('a foreign name does not end in the middle of a word', () => {
  checkPeople('监察局副局长[|亚莲花|]、驻村队员[|沐林夏|]随后发言。');
});

test('names with a dot: hyphens, first names and middle names of one character, sounds up to their end', () => {
  checkPeople('外事顾问[|让-巴蒂斯特·曼加|]等在座,院士[|汉斯-约尔格·魏斯曼|]作了报告。');
  checkPeople('副主任[|雷纳·加尼-托马斯|]在日内瓦表示,已筹集资金。');
  checkPeople('副市长[|琼·麦肯齐|]出席,护林员[|杜·道尔基|]介绍了湿地情况。');
  checkPeople('来自摩洛哥的[|哈立德·本·阿里|]获第二名,信是他的母亲[|娜塔莉娅·彼得罗娃|]写来的。');
});
