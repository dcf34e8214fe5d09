import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionSpans } from '../../../server/src/features/selection.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { readMarks } from '../../support/marks.ts';

/** Checks what is selected around the caret, from the inside out. */
function check(marked: string, written: Written, expected: readonly string[]): void {
  const { text, caret } = readMarks(marked);
  const spans = selectionSpans(writtenArticle('/a.txt', text, written), caret);
  assert.deepEqual(
    spans.map(({ start, end }) => text.slice(start, end)),
    expected,
  );
}

const TEXT = '开会\n会议由县委书记许红兵主持，县长讲话。他说：“要抓好落实。”\n散会';

test('word, name, name with post, phrase, sentence, paragraph, article', () => {
  check(TEXT.replace('许红', '许<|>红'), { people: [{ name: '许红兵', posts: ['县委/书记'] }] }, [
    '许红兵',
    '县委书记许红兵',
    '会议由县委书记许红兵主持',
    '会议由县委书记许红兵主持，县长讲话。',
    '会议由县委书记许红兵主持，县长讲话。他说：“要抓好落实。”',
    TEXT,
  ]);
});

test('a quotation and the statement that it stands in', () => {
  check(TEXT.replace('落实', '落<|>实'), { statements: [{ speaker: '许红兵', verb: '说', text: '他说：“要抓好落实。”' }] }, [
    '落实',
    '要抓好落实',
    '他说：“要抓好落实。”',
    '会议由县委书记许红兵主持，县长讲话。他说：“要抓好落实。”',
    TEXT,
  ]);
});

test('sections lie between the paragraph and the article', () => {
  const text = '标题\n一、总体要求\n坚持人民至上。\n二、保障措施\n加强领导。';
  check(text.replace('人民', '人<|>民'), { sections: [{ label: '一、总体要求' }, { label: '二、保障措施' }] }, [
    '人民',
    '坚持人民至上',
    '坚持人民至上。',
    '一、总体要求\n坚持人民至上。',
    text,
  ]);
});

test('wherever the caret stands, each span holds it and lies in the next', () => {
  const text = `  \n😀许红兵。\r\n\r\n${'长'.repeat(500)}，结束`;
  const article = writtenArticle('/a.txt', text, { people: [{ name: '许红兵' }], boilerplate: [1] });
  for (let offset = 0; offset <= text.length; offset++) {
    let inner = { start: offset, end: offset };
    for (const span of selectionSpans(article, offset)) {
      assert.ok(span.start <= inner.start && span.end >= inner.end && span.end > span.start);
      assert.ok(text.slice(span.start, span.end).isWellFormed() || span.start === offset || span.end === offset);
      inner = span;
    }
    assert.deepEqual(inner, { start: 0, end: text.length });
  }
});
