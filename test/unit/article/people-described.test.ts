/** Names in running text without a post: what describes a person before the name, and what speaks of those named behind it. */
import { test } from 'node:test';
import { checkPeople } from '../../support/people.ts';

test('age, origin or state before the name', () => {
  checkPeople('88岁的[|龙求德|]不会用手机,来自山东聊城的[|焦连翠|]登台演唱。');
  checkPeople('家住东街的[|何丽萍|]说,路修好了。');
});

test('a home, a family or a number behind the name', () => {
  checkPeople('在[|罗长贵|]家中,大家坐下来谈了很久。');
  checkPeople('药剂科[|蒋明全|]等六十八名同志获奖。');
});

test('kinship before the name, and an education behind it', () => {
  checkPeople('女儿[|刘敏|]大学毕业后当了老师。');
  checkPeople('校友[|江河|]、[|毕研|]主持了晚会。');
});

test('a title behind the name, whatever rare word the two characters at the border make', () => {
  checkPeople('会上,东海大学[|张建文|]教授介绍了成果。');
});

test('a resignation names who resigns', () => {
  checkPeople('决定接受[|薛定远|]辞去市人民代表大会常务委员会委员职务的请求。');
});

test('names in appointments that are words, cut words or end before 为', () => {
  checkPeople('[|成方圆|]同志任市卫健委副主任(试用期一年);');
  checkPeople('会议决定,[|文静|]同志任县委常委、宣传部部长。');
  checkPeople('推选[|韩冰|]为会长。');
});

test('given names of two equal characters', () => {
  checkPeople('新生[|杨盼盼|]说,今天很高兴。');
});

test('Japanese given names of three characters and Vietnamese women', () => {
  checkPeople('领跑员[|宫本龙之介|]完成半程,留学生[|阮氏秋姮|]提问。');
});

test('a word that names somebody in the article stays a word elsewhere', () => {
  checkPeople('民警[|成功|]说,幸好发现得早。最终他们成功追回了全部钱款,这次成功离不开群众。');
});

test('what is told of things and places names nobody', () => {
  checkPeople('来自山区的新鲜水果运进城,有百年历史的老街焕然一新。');
  checkPeople('在高校中任职的教师、在家中休养的老人都来了,方可提任干部。');
  checkPeople('由院长初步审查、学科带头人初评、学术委员会面试。');
});

test('what follows a name keeps its own first character', () => {
  checkPeople('企业服务中心主任[|梁栋|]作介绍。研究员[|水青|]为特聘教授。');
  checkPeople('其中有来自印度的[|阿南德·克里希南|]和法国人。');
});

test('a form of address behind a surname, and the commonest words in a list, name nobody', () => {
  checkPeople('七十四岁的王阿婆不肯走。');
  checkPeople('文史学会理事长[|张政雄|]、全国教师会代表到会。');
});

test('two surnames, the husband’s first, behind an age', () => {
  checkPeople('年紀最大的壽星是一百零三歲的[|陳黃月好|],祖籍廣東。');
});

test('callings and kinship beside a name', () => {
  checkPeople('老会计[|王有福|]和侄孙[|王小川|]来了。');
  checkPeople('硕士研究生[|沈小蕾|]提问,副主考[|周国强|]在场。');
  checkPeople('合议庭由代理审判员[|周国强|]组成。');
});
