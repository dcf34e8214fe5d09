/**
 * What the grammar colours without a server: `[|…|]` marks the spans that a scope must cover, and no others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { loadGrammar, mark } from '../../support/grammar.ts';

const grammar = await loadGrammar();

function check(scope: string, ...texts: string[]): void {
  for (const text of texts) assert.equal(mark(grammar, text.replaceAll(/\[\||\|\]/gu, ''), scope), text);
}

test('datelines', () => {
  check(
    'dateline',
    '[|本报讯|] (记者巫鹏)6月19日上午,宝丰县卫生健康大会召开。',
    '　　[|新华社北京6月1日电|]（记者张三、李四）国务院总理',
    '[|人民网北京3月2日电|] 记者从教育部获悉',
    '[|本報訊|]（記者 陳大文）',
    '他在本报讯问处工作。',
    '邮电通讯',
  );
  check('byline', '本报讯 [|(记者巫鹏)|]6月19日上午', '新华社北京6月1日电[|（见习记者张三 通讯员李四）|]国务院', '他（记者）说');
});

test('labels and turns of an interview stand at the start of a line', () => {
  check('label', '[|来源：|]新华网  作者：李四', '[|责任编辑:|]张三', '[|發佈時間：|]2021-01-19', '他说，来源：不明', '地址:平顶山市');
  check('speaker', '[|记者：|]今年的重点是什么？', '[|答:|]抓落实。', '有人问：为什么？');
});

test('numbering and headings', () => {
  check('numbering', '[|（二）|]加强领导。', '[|3.|]完善制度，落实责任。', '[|⑤|]其他', '3.5亿元', '一、二、三线城市');
  check('heading', '[|一、总体要求|]', '　　[|（二）加强组织领导|]', '[|第三章 附则|]', '一、要加强领导，落实责任。', '一些地方');
  check(
    'enumeration',
    '会议要求，[|一是|]加强领导；[|二是|]落实责任。',
    '其[||]他'.replace('[||]', ''),
    '统一是关键',
    '首先，[|其一|]，要',
    '[|第一|]，加强领导',
  );
});

test('dates', () => {
  check(
    'date',
    '[|12月1日至2日|],国家卫生健康委副主任',
    '[|2020年6月25日|] 放大',
    '[|2021-12-08 10:49:10|] 0',
    '[|2021/1/9|]上傳',
    '[|2009年|]启动，[|6月份|]完成',
    '[|二〇二一年三月五日|]通过',
    '[|10月30日至31日|]，党委书记',
    '[|2019年07月31日|]发表',
    '[|19日|]上午，',
    '电话0375-4973575，40.14亿元，5个月，四个定点',
    '编号12021-12-081',
    '版本2021-13-45',
  );
});

test('quotations and titles, one in the other', () => {
  check('double', '坚持[|“三农”|]工作', '[|「十四五」|]規劃', '未闭合的“引号', '“a[|“b”|]');
  check('title', '学习[|《决定》|]和[|《关于〈条例〉的说明》|]', '[|《关于印发《办法》的通知》|]', '未闭合的《书名');
  check('title', '“认真学习[|《决定》|]精神”');
  check('date', '“到[|2035年|]基本实现”');
});

test('addresses on the net', () => {
  check(
    'link',
    '本文地址:[|http://www.shanxidayuan.com/gsyl/linfen/1273.html|]',
    'E-mail:[|wz@pdsxww.com|]',
    '见[|www.gov.cn|]。',
    '（[|https://a.cn/b?c=1|]）详情',
    '[|http://a.cn/b|]详情',
    '[email protected]',
  );
});

/** Lines that tempt an engine to try again and again; each a million characters. */
const million = 1_000_000;
for (const [what, unit] of [
  ['prose', '会议强调，要深入学习贯彻《决定》精神，坚持“一是”原则，12月1日至2日'],
  ['openers', '《“「'],
  ['spaces', '　 '],
  ['digits', '20211'],
  ['Latin', 'aaaa.'],
  ['Han', '一二三'],
] as const) {
  test(`a line of a million characters is read to its end: ${what}`, () => {
    const line = unit.repeat(Math.ceil(million / unit.length));
    const { tokens, stoppedEarly } = grammar.tokenizeLine(line, textmate.INITIAL);
    assert.equal(stoppedEarly, false);
    assert.ok((tokens.at(-1)?.endIndex ?? 0) >= line.length);
  });
}
