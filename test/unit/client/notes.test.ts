/** Notes are found again by what they quote, and are cited as one cites an article. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anchorOf, placeOf } from '../../../client/src/notes/anchor.ts';
import { notesAsCsv, notesAsMarkdown } from '../../../client/src/notes/export.ts';
import { type Note, parseNotes, writeNotes } from '../../../client/src/notes/file.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** What is marked in the first text must be found where the second marks it; nowhere where it marks nothing. */
function check(before: string, after: string): void {
  const { text, spans } = readMarks(before);
  const [span] = spans;
  assert.ok(span);
  const { text: edited } = readMarks(after);
  const found = placeOf(edited, anchorOf(text, span));
  assert.equal(writeMarks(edited, found === undefined ? [] : [found]), after);
}

test('a note stays with what it quotes, whatever is written before and behind', () => {
  check('会议[|强调安全|]。', '今天上午，会议[|强调安全|]。散会。');
  check('一\n会议[|强调安全|]。', '会议[|强调安全|]。\n一');
});

test('of several places that say the same it is the one with its company, then the nearest', () => {
  check('张三说[|好|]。李四说好。', '李四说好。张三说[|好|]。');
  check('好好[|好|]好好', '好好[|好|]好好');
  check('第一次，[|同意|]。第二次，同意。', '第一次，[|同意|]。第二次，同意。第三次，同意。');
});

test('what is gone is nowhere', () => {
  check('会议[|强调安全|]。', '会议部署工作。');
});

test('lines may end in another way than before', () => {
  check('甲\r\n[|乙\r\n丙|]\r\n丁', '甲\n[|乙\n丙|]\n丁');
  check('甲\n[|乙\n丙|]\n丁', '甲\r\n[|乙\r\n丙|]\r\n丁');
});

test('a note on an unchanged text is where it was', () => {
  const texts = fc.string({ unit: fc.constantFrom('好', '会', '。', '\n', 'a'), minLength: 1, maxLength: 1500 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % text.length;
      const span = { start, end: start + 1 + (length % (text.length - start)) };
      assert.deepEqual(placeOf(text, anchorOf(text, span)), span);
    }),
  );
});

const note = (more: Partial<Note>): Note => ({
  id: 'n1',
  article: 'a/b.txt',
  quote: '强调安全',
  length: 4,
  before: '会议',
  after: '。',
  offset: 2,
  line: 3,
  note: '重要',
  created: '2023-05-06T07:08:09.000Z',
  ...more,
});

test('the file is written in the order of articles, and read as it was written', () => {
  const [a, b, c] = [
    note({ id: '2', article: 'b.txt' }),
    note({ id: '1', article: 'a.txt', offset: 9 }),
    note({ id: '3', article: 'a.txt', offset: 1 }),
  ];
  assert.deepEqual(parseNotes(writeNotes([a, b, c])), [c, b, a]);
  assert.deepEqual(parseNotes('{ "version": 1 }'), []);
});

test('a file that is none of notes is refused', () => {
  for (const text of ['', '[]', '{}', '{ "version": 2 }', '{ "version": 1, "notes": {} }', '{ "version": 1, "notes": [{ "id": "1" }] }'])
    assert.equal(parseNotes(text), undefined, text);
});

const cited = (more: Partial<Note>) => ({
  note: note(more),
  citation: { title: '全县*安全*会议召开', source: '青禾新闻', published: '2023-05-06' },
});

test('Markdown: quotation, citation, note, and no markup out of any of them', () => {
  assert.equal(
    notesAsMarkdown([cited({ note: '<b>再看</b>' }), cited({ quote: '一\n二', length: 9, note: '' })], 'Notes'),
    '# Notes\n\n> 强调安全\n\n— 《全县\\*安全\\*会议召开》, 青禾新闻, 2023-05-06, `a/b.txt:3`\n\n\\<b\\>再看\\</b\\>\n\n---\n\n> 一\n> 二…\n\n— 《全县\\*安全\\*会议召开》, 青禾新闻, 2023-05-06, `a/b.txt:3`\n',
  );
});

test('CSV: a row for each note, and no formula', () => {
  const csv = notesAsCsv([cited({ note: '=1+1', quote: '他说"好"' })]);
  assert.equal(
    csv,
    '\uFEFFtitle,source,date,path,line,quote,note,created\r\n全县*安全*会议召开,青禾新闻,2023-05-06,a/b.txt,3,"他说""好""",\'=1+1,2023-05-06T07:08:09.000Z\r\n',
  );
});
