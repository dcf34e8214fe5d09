import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutlineEntry } from '../../../server/src/features/outline.ts';
import { outline } from '../../../server/src/features/outline.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';

/** The outline, indented, each entry with the text of its first and last line: `name | first … last`. */
function checkOutline(text: string, written: Written, expected: string): void {
  const article = writtenArticle('/a.txt', text, written);
  const lines: string[] = [];
  const show = (entry: OutlineEntry, depth: number, parent: { start: number; end: number }): void => {
    const placed = entry.kind !== 'boilerplate' || depth === 0;
    if (placed) assert.ok(parent.start <= entry.span.start && entry.span.end <= parent.end, `${entry.name} leaves its parent`);
    assert.ok(entry.span.start <= entry.selection.start && entry.selection.end <= entry.span.end, `${entry.name}: selection outside span`);
    assert.notEqual(entry.name, '');
    const shown = text.slice(entry.span.start, entry.span.end).split('\n');
    lines.push(`${'  '.repeat(depth)}${entry.name} | ${shown[0]} … ${shown.at(-1)}`.trimEnd());
    for (const child of entry.children) show(child, depth + 1, entry.span);
  };
  for (const entry of outline(article)) show(entry, 0, { start: 0, end: text.length });
  assert.equal(lines.join('\n'), expected.trim());
}

test('title › headings › turns, each as far as the next begins', () => {
  checkOutline(
    '题目\n一、形势\n正文甲\n二、任务\n正文乙\n许红兵指出,丙\n',
    {
      sections: [
        {
          kind: 'title',
          label: '题目',
          children: [{ label: '一、形势' }, { label: '二、任务', children: [{ kind: 'speaker', label: '许红兵' }] }],
        },
      ],
    },
    `
题目 | 题目 … 许红兵指出,丙
  一、形势 | 一、形势 … 正文甲
  二、任务 | 二、任务 … 许红兵指出,丙
    许红兵 | 许红兵指出,丙 … 许红兵指出,丙`,
  );
});

test('enumerations inside one paragraph', () => {
  checkOutline(
    '题目\n要求:一是快。二是好。',
    {
      sections: [
        {
          kind: 'title',
          label: '题目',
          children: [
            { kind: 'enumeration', label: '一是快' },
            { kind: 'enumeration', label: '二是好' },
          ],
        },
      ],
    },
    `
题目 | 题目 … 要求:一是快。二是好。
  一是快 | 一是快。 … 一是快。
  二是好 | 二是好。 … 二是好。`,
  );
});

test('boilerplate is one group at the end, and no section reaches into what follows the article', () => {
  checkOutline(
    '首页\n新闻\n题目\n正文\n\n版权所有\n\n地址\n',
    { title: '题目', boilerplate: [1, 2, 6, 8], sections: [{ kind: 'title', label: '题目' }] },
    `
题目 | 题目 … 正文
Boilerplate (2 blocks) |  …
  首页 | 首页 … 新闻
  版权所有 | 版权所有 … 地址`,
  );
});

test('a finding in a line of the body is a block of its own', () => {
  checkOutline(
    '正文。(编辑/李三)',
    { findings: [{ rule: 'boilerplate/editor-credit', on: '(编辑/李三)' }] },
    `
Boilerplate (1 block) |  …
  Editor credit | (编辑/李三) … (编辑/李三)`,
  );
});

test('a headline above the title lies inside it', () => {
  checkOutline(
    '固根基\n题目\n正文',
    { sections: [{ kind: 'title', label: '题目', children: [{ label: '固根基' }] }] },
    `
题目 | 固根基 … 正文
  固根基 | 固根基 … 正文`,
  );
});

test('nothing known, nothing shown', () => {
  checkOutline('', {}, '');
  checkOutline('\r\n\r', {}, '');
});
