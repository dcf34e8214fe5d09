import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { escapeMarkdown, fileLink, heading, list, paragraph, toMarkdown, toPlainText } from '../../../server/src/features/rich-text.ts';

function checkEscaped(text: string, markdown: string): void {
  assert.equal(escapeMarkdown(text), markdown);
}

test('text stays text', () => {
  checkEscaped('许红兵指出,要准确把握形势。', '许红兵指出,要准确把握形势。');
  checkEscaped('**粗** _斜_ `码`', '\\*\\*粗\\*\\* \\_斜\\_ \\`码\\`');
  checkEscaped('[链接](http://x.cn)', '\\[链接\\](http:\\//x.cn)');
  checkEscaped('<script>', '\\<script\\>');
  checkEscaped('&lt;', '\\&lt;');
  checkEscaped('见 www.x.cn 或 a@x.cn', '见 www\\.x.cn 或 a\\@x.cn');
  checkEscaped('$(flame)', '\\$(flame)');
});

test('a line of text starts no list, heading or quotation', () => {
  checkEscaped('1. 一', '1\\. 一');
  checkEscaped('- 一', '\\- 一');
  checkEscaped('# 一', '\\# 一');
  checkEscaped('> 一', '\\> 一');
  checkEscaped('=== ', '\\=== ');
});

test('line ends, control and direction characters do not survive', () => {
  checkEscaped('一\r\n\r\n# 二\u202e\u0007三', '一 # 二三');
  checkEscaped('\ud800坏', '\ufffd坏');
});

test('a link leads to the very file whatever its name', () => {
  const file = path.resolve('/语料/a (1)[2]#3?100%_*.txt');
  const link = fileLink(file, 12, 4);
  assert.match(link, /#L12,5$/);
  assert.doesNotMatch(link, /[()[\]<> ]/);
  assert.equal(fileURLToPath(link.replace(/#L12,5$/, '')), file);
});

test('a link to an unsaved document keeps its name', () => {
  assert.equal(fileLink('untitled:Untitled-1', 2, 0), 'untitled:Untitled-1#L2,1');
});

test('blocks in both forms', () => {
  const blocks = [heading(2, '标题'), paragraph({ strong: '名' }, ' · ', { link: 'file:///a', text: '处' }), list([['一'], ['二']])];
  assert.equal(toMarkdown(blocks), '## 标题\n\n**名** · [处](file:///a)\n\n- 一\n- 二');
  assert.equal(toPlainText(blocks), '标题\n名 · 处\n- 一\n- 二');
});

test('a table cell cannot end its row', () => {
  const table = toMarkdown([{ kind: 'table', header: ['甲'], rows: [['一|二\n三']] }]);
  assert.equal(table, '| 甲 |\n| --- |\n| 一\\|二 三 |');
});
