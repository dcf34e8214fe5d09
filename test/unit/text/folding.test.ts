import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../server/src/text/folding.ts';

/** The folded text. */
function checkFold(raw: string, folded: string): void {
  assert.equal(fold(raw).text, folded);
}

test('readings after their characters are dropped, in either script', () => {
  checkFold('黨委書(shū)記(jì)應(yīng)永寧', '党委书记应永宁');
  checkFold('许(xǔ)红兵', '许红兵');
});

test('a traditional character has the readings of its simplified form', () => {
  checkFold('許(xǔ)紅兵', '许红兵');
});

test('letters that are no reading of the character stay', () => {
  checkFold('世界卫生组织(WHO)', '世界卫生组织(WHO)');
  checkFold('许(hóng)红兵', '许(hóng)红兵');
});

test('a word decides where its characters do not', () => {
  checkFold('據瞭解', '据了解');
  checkFold('瞭望台', '瞭望台');
  checkFold('隨著計畫推進', '随着计划推进');
  checkFold('著名作家的著作', '著名作家的著作');
  checkFold('他想著作', '他想著作');
  checkFold('乾隆年間的乾果', '乾隆年间的干果');
  checkFold('憑(píng)藉(jiè)', '凭借');
  checkFold('覆蓋率與答覆', '覆盖率与答复');
});

test('no word changes what simplified text writes', () => {
  for (const text of ['著名的沈默', '打坏了', '瞭望', '全覆盖', '显著成效', '狼藉', '若干隆重的仪式']) checkFold(text, text);
});

test('the forms of a character fold to one', () => {
  for (const forms of ['鍾锺钟', '黒黑', '鄉鄕郷乡', '澤沢泽', '齋斎斋', '衞衛卫', '甯寧宁']) {
    const folded = new Set(Array.from(forms, (form) => fold(form).text));
    assert.equal(folded.size, 1, forms);
  }
});

test('what nobody sees is dropped, inside a name too', () => {
  checkFold('王\u200b大\u00ad山\ufeff说', '王大山说');
  checkFold('\ufeff青禾县', '青禾县');
});

test('the marks of bold text and of links in prose are dropped', () => {
  checkFold('县委书记**王大山**主持,**李小河**出席。', '县委书记王大山主持,李小河出席。');
  checkFold('***要点***如下:书记**王大山** **到会**', '要点如下:书记王大山 到会');
  checkFold('局长[周文远](https://example.com/a_b)说', '局长周文远说');
  checkFold('据[青禾新闻](/news/1.html)报道', '据青禾新闻报道');
});

test('marks that the shape of a line or a mask needs stay', () => {
  for (const line of [
    '**一、加强领导**',
    '相关链接:[春耕现场](https://example.com/1)',
    '[首页](/) [要闻](/news)',
    '![图](a.png)会场',
    '****',
  ])
    checkFold(line, line);
  for (const masked of ['王**、李**到场', '王**和李**称,赵**对孙**说', '单数**一个']) checkFold(masked, masked);
  checkFold('王(wáng)**、李(lǐ)**到场', '王**、李**到场');
});

test('the tags of a line that holds text are dropped, and the blanks that HTML names', () => {
  checkFold('<p class="a">县委书记<strong>王大山</strong>、县长&nbsp;李小河<br/></p>', '县委书记王大山、县长李小河');
  checkFold('王大山到会。<br>李小河出席。', '王大山到会。李小河出席。');
  // A tag is of one line, however the lines end.
  for (const line of [
    '<p\rclass="a">县长</b',
    '<p\nclass="a">县长</b',
    '<div id="a"><br></div>',
    '<!-- 开始 -->',
    '收入<支出',
    'a<b>c',
    '《春耕》<5万>',
  ])
    checkFold(line, line);
});
