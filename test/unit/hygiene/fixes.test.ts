import assert from 'node:assert/strict';
import test from 'node:test';
import { rules } from '../../../server/src/hygiene/catalogue.ts';
import { applyEdits, fixesOf, fixTitles, safeFixes } from '../../../server/src/hygiene/fixes.ts';
import { readMarks } from '../../support/marks.ts';
import { checkText, HEADLINE, STORY } from '../../support/page.ts';

const around = (lines: string): string => `${HEADLINE}\n${STORY[0]}\n${lines}\n${STORY[1]}`;

/** What becomes of lines inside a story by the given fix of the first finding of a rule. */
function fixed(rule: string, lines: string, title: keyof typeof fixTitles): string {
  const { text, spans } = readMarks(around(lines));
  const finding = checkText(text).findings.find((each) => each.rule === rule);
  assert.ok(finding !== undefined, `no ${rule}`);
  const fix = fixesOf(text, finding, spans[0]).find((each) => each.title === fixTitles[title].en);
  assert.ok(fix !== undefined, `no fix “${title}”`);
  const after = applyEdits(text, fix.edits);
  return after.slice(HEADLINE.length + 1 + STORY[0].length + 1, after.length - STORY[1].length - 1);
}

const TWO_LINES = '紀[|(jì)|]委書(shū)記(jì)參加。\n醫(yī)院負責人參加了會議。';

test('injected pinyin: this one, this line, this file', () => {
  assert.equal(fixed('artifact/injected-pinyin', TWO_LINES, 'pinyinHere'), '紀委書(shū)記(jì)參加。\n醫(yī)院負責人參加了會議。');
  assert.equal(fixed('artifact/injected-pinyin', TWO_LINES, 'pinyinLine'), '紀委書記參加。\n醫(yī)院負責人參加了會議。');
  assert.equal(fixed('artifact/injected-pinyin', TWO_LINES, 'pinyinFile'), '紀委書記參加。\n醫院負責人參加了會議。');
});

test('without a caret there is no fix for a single one', () => {
  const { text } = readMarks(around(TWO_LINES));
  const finding = checkText(text).findings.find(({ rule }) => rule === 'artifact/injected-pinyin');
  assert.ok(finding !== undefined);
  assert.deepEqual(
    fixesOf(text, finding).map(({ title, arguments: values }) => [title, ...values]),
    [
      [fixTitles.pinyinLine.en, '3'],
      [fixTitles.pinyinFile.en, '4'],
    ],
  );
});

test('pinyin injected twice over goes at once', () =>
  assert.equal(fixed('artifact/injected-pinyin', `紀${'(jì)'.repeat(30)}委書(shū)記。`, 'pinyinFile'), '紀委書記。'));

test('injected commas', () =>
  assert.equal(
    fixed('artifact/comma-injection', '上午,,到血站,、疾控中心,、医院,、市委调研,。', 'commaLine'),
    '上午,到血站、疾控中心、医院、市委调研。',
  ));

test('lines are deleted with their line ends', () =>
  assert.equal(
    fixed('boilerplate/markup', '上文在此,文字通顺。\n<!--more-->\n下文在此,文字通顺。', 'deleteLine'),
    '上文在此,文字通顺。\n下文在此,文字通顺。',
  ));

test('a block is deleted whole', () =>
  assert.equal(
    fixed('boilerplate/attachment', '照片.jpg (2 KB, 下载次数: 4)\n下载附件\n保存到相册\n县里还要检查。', 'deleteLines'),
    '县里还要检查。',
  ));

test('invisible characters, no-break spaces, another script, another encoding', () => {
  assert.equal(fixed('text/invisible-char', '习\u200b近\u200b平', 'removeInvisible'), '习近平');
  assert.equal(fixed('text/no-break-space', '甲\u00a0乙\u00a0丙', 'replaceSpaces'), '甲 乙 丙');
  assert.equal(fixed('text/mixed-script', '基层卫生司的鄂啟顺参加。', 'convert'), '基层卫生司的鄂启顺参加。');
  assert.equal(fixed('text/mixed-script', '鄂啟顺在后園里参加。', 'convert'), '鄂启顺在后园里参加。');
  assert.equal(fixed('text/mojibake', '会议指出 浠婂ぉ涓婂崍', 'decode'), '会议指出 今天上午');
  assert.equal(fixed('text/mojibake', '会议指出 ½ñÌìÉÏÎç¿ª»á', 'decode'), '会议指出 今天上午开会');
});

test('a line of the other script is converted to the script of the text', () => {
  const text =
    '縣委書記強調\n會議要求各鄉鎮認真學習貫徹精神,抓緊時間落實各項任務,確保農業豐收、農民增產增收,並對來年的計劃進行總結,县里也要配合。';
  const finding = checkText(text).findings.find(({ rule }) => rule === 'text/mixed-script');
  assert.ok(finding !== undefined);
  assert.equal(fixesOf(text, finding)[0]?.edits[0]?.text, '縣');
});

test('what cannot be known is never guessed', () => {
  const text = around('有人念道 ±±¹ú·ç¹â 各医院响应***、***支援西部的号召,来信请寄[email protected]。');
  for (const finding of checkText(text).findings) assert.deepEqual(fixesOf(text, finding), [], finding.rule);
});

test('a finding of another text gets no fix beyond its end', () => {
  const { text } = readMarks(around(TWO_LINES));
  for (const finding of checkText(text).findings) assert.deepEqual(fixesOf('', finding), []);
});

test('safe fixes of a file', () => {
  const text = '紀(jì)委,,到,、了,、三,、個,。';
  assert.equal(applyEdits(text, safeFixes(text)), '紀委,到、了、三、個。');
  assert.deepEqual(safeFixes(around('文字通顺。')), []);
});

test('only rules with safe fixes have safe ones', () => {
  for (const rule of rules) {
    const text = around(rule.example.before);
    for (const finding of checkText(text).findings.filter((each) => each.rule === rule.id)) {
      for (const fix of fixesOf(text, finding)) assert.equal(fix.safe ? 'safe' : 'unsafe', rule.fix, rule.id);
    }
  }
});
