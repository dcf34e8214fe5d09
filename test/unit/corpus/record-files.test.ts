import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { hashOf } from '../../../server/src/corpus/article-file.ts';
import { articleText, dateOf } from '../../../server/src/corpus/record-files/article-text.ts';
import { type RecordFormat, readRecordFormats, recordOf, recordPath } from '../../../server/src/corpus/record-files/format.ts';
import { type Layout, recordText } from '../../../server/src/corpus/record-files/layout.ts';
import { RecordFile, readSameRecord } from '../../../server/src/corpus/record-files/reader.ts';
import { folderOf, put } from '../../support/folders.ts';

const FORMAT: RecordFormat = { files: ['**'], text: 'content', title: 'title', date: 'published', source: 'site' };

/** What each record of a file gives: its line, and its text or what is wrong with it. Every text is read again from its place. */
function records(name: string, content: string | Uint8Array, options: { format?: RecordFormat; limit?: number } = {}): string[] | string {
  const file = put(folderOf(), name, content);
  const opened = RecordFile.open(file);
  assert.ok(opened instanceof RecordFile);
  try {
    const layout = opened.layout(file, options.format ?? FORMAT);
    if (typeof layout === 'string') return layout;
    return [...opened.records(layout, options.limit ?? 1e6)].flatMap((slice) => {
      if (slice === undefined) return [];
      const found = slice.bytes === undefined ? 'long' : recordText(slice.bytes, layout as Layout);
      if (typeof found === 'string') return [`${slice.line} ${found}`];
      assert.equal(readSameRecord(file, slice, layout, hashOf(slice.bytes as Uint8Array)), found.text);
      assert.equal(readSameRecord(file, slice, layout, hashOf('other')), undefined);
      return [`${slice.line} ${found.text}`];
    });
  } finally {
    opened.close();
  }
}

const json = (...values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

test('each line of JSON is a record; blank ones are none', () => {
  const content = json({ content: '甲' }, { content: '乙\n丙' });
  assert.deepEqual(records('a.jsonl', content), ['1 甲', '2 乙\n丙']);
  assert.deepEqual(records('a.ndjson', `\uFEFF${content.replaceAll('\n', '\r\n')}\r\n  \r\n{"content":"丁"}`), [
    '1 甲',
    '2 乙\n丙',
    '5 丁',
  ]);
});

test('a field may lie in another, be a list of paragraphs, or have a dot in its name', () => {
  const format = { files: [], text: 'article.body' };
  assert.deepEqual(records('a.jsonl', json({ article: { body: ['甲', '乙'] } }, { 'article.body': '丙' }), { format }), [
    '1 甲\n乙',
    '2 丙',
  ]);
});

test('a record that gives no article says why, and the others go on', () => {
  const content = `${json({ content: '甲' })}{"content":\n[1]\n${json({ text: '乙' }, { content: ' \n' }, { content: null }, { content: '丙' })}`;
  assert.deepEqual(records('a.jsonl', content), ['1 甲', '2 json', '3 json', '4 column', '5 empty', '6 column', '7 丙']);
});

test('a record that is longer than what is read of a file is passed over', () => {
  const content = json({ content: '甲' }, { content: '乙'.repeat(500_000) }, { content: '丙' });
  assert.deepEqual(records('a.jsonl', content, { limit: 1000 }), ['1 甲', '2 long', '3 丙']);
});

test('a field of CSV may hold line ends, separators and quotes', () => {
  const csv = 'id,content,title\r\n1,"甲,\n""乙""",\r\n\r\n2,说"好"的,题\r\n3,"丙"';
  assert.deepEqual(records('a.csv', csv), ['2 甲,\n"乙"', '5 题\n说"好"的', '6 丙']);
});

test('the separator of CSV is found, tabs separate the fields of TSV', () => {
  assert.deepEqual(records('a.csv', 'id;content\n1;甲,乙'), ['2 甲,乙']);
  assert.deepEqual(records('a.csv', 'id\tcontent\n1\t甲'), ['2 甲']);
  assert.deepEqual(records('a.tsv', 'id\tcontent\n1\t甲,乙;丙'), ['2 甲,乙;丙']);
});

test('a table without the column of the text, and a file that is no text, have no records', () => {
  assert.equal(records('a.csv', 'id,text\n1,甲'), 'column');
  assert.equal(records('a.csv', ''), 'column');
  assert.equal(records('a.jsonl', Buffer.from([0, 1, 2, 3, 0, 0, 0, 0])), 'binary');
});

test('quotes that are never closed spoil what follows, and nothing before', () => {
  assert.deepEqual(records('a.csv', 'content\n甲\n"乙\n丙\n'), ['2 甲', '3 csv']);
});

for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be']) {
  test(`records in ${encoding} are cut at their ends`, () => {
    const body = '國家衛生健康委員會的副主任在北京市主持會議並講話，強調這是人民群眾的大事。';
    const lines = [body, `${body}，第二`, '第三'];
    const encode = (text: string) => iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
    assert.deepEqual(
      records('a.jsonl', encode(json(...lines.map((content) => ({ content }))))),
      lines.map((line, i) => `${i + 1} ${line}`),
    );
    const csv = `id,content\r\n${lines.map((line, index) => `${index},"${line}\n，"`).join('\r\n')}\r\n`;
    assert.deepEqual(
      records('a.csv', encode(csv)),
      lines.map((line, i) => `${2 + 2 * i} ${line}\n，`),
    );
  });
}

test('records longer than what is read at a time stay whole', () => {
  const texts = ['甲'.repeat(150_000), `乙"${'，'.repeat(200_000)}`, '丙'];
  assert.deepEqual(
    records('a.jsonl', json(...texts.map((content) => ({ content }))), { limit: 4e6 }),
    texts.map((text, i) => `${i + 1} ${text}`),
  );
  const csv = `content\n${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join('\n')}`;
  assert.deepEqual(
    records('a.csv', csv, { limit: 4e6 }),
    texts.map((text, i) => `${i + 2} ${text}`),
  );
});

const BODY = '今天上午，县委书记方立民在县医院调研时强调，健康是大事。\n会议还研究了其他事项。\n';

test('title, date and source stand above the text, and reach the facts', () => {
  const text = articleText({ text: BODY, title: '全县着力提升健康\n水平', date: '2020/6/5 8:05', source: '来源：县融媒体中心' });
  assert.equal(text, `全县着力提升健康 水平\n发布时间：2020-06-05 08:05 来源：县融媒体中心\n${BODY}`);
  assert.equal(analyse(text).title?.text, '全县着力提升健康 水平');
  assert.equal(analyse(text).published, '2020-06-05');
});

test('what the text says itself is not said again', () => {
  const own = `全县着力提升健康水平\r\n2020年06月05日 来源：县融媒体中心\r\n${BODY}`;
  assert.equal(articleText({ text: own, title: '全县着力提升 健康水平', date: '2020-06-05', source: '县融媒体中心' }), own);
  const titled = `\n全縣著力提升健康水平\n${BODY}`;
  const text = articleText({ text: titled, title: '全县着力提升健康水平', date: '2020-06-05' });
  assert.equal(text, `\n全縣著力提升健康水平\n发布时间：2020-06-05\n${BODY}`);
  assert.equal(analyse(text).published, '2020-06-05');
});

test('a date is known where no field gives a title', () => {
  for (const body of [BODY, BODY.trim().replaceAll('\n', ''), `全县着力提升健康水平\n${BODY}`])
    assert.equal(analyse(articleText({ text: body, date: '20200605' })).published, '2020-06-05', body);
});

test('dates are understood in the forms that exports have, by the clock of Beijing', () => {
  const expected: Readonly<Record<string, string | undefined>> = {
    '2020-06-05': '2020-06-05',
    '2020年6月5日': '2020-06-05',
    '2020.06.05 7:30': '2020-06-05 07:30',
    '20200605': '2020-06-05',
    '2020-06-05T20:30:00Z': '2020-06-06 04:30',
    '2020-06-05T20:30:00.123+08:00': '2020-06-05 20:30',
    '1591388999': '2020-06-06 04:29',
    '1591388999000': '2020-06-06 04:29',
    'Fri, 05 Jun 2020 20:30:00 GMT': '2020-06-06 04:30',
    'June 5, 2020': '2020-06-05',
    '2020-13-05': undefined,
    '2020-06': undefined,
    '05/06/2020': undefined,
    昨天: undefined,
    '': undefined,
  };
  for (const [given, date] of Object.entries(expected)) assert.equal(dateOf(given), date, given);
});

test('a declaration says what is wrong with an entry, and keeps the others', () => {
  const sound = { files: 'a/*.{csv,tsv}', text: 'content' };
  const { formats, problems } = readRecordFormats([sound, { text: 'a' }, { files: ['*.json'], text: 'a' }, { files: '*.CSV', text: 1 }, 1]);
  assert.deepEqual(formats, [{ ...sound, files: [sound.files] }]);
  assert.deepEqual(problems, [
    '"records": entry 2: "files" must be a glob or an array of globs',
    '"records": entry 3: "*.json" names no files of records, which are .jsonl, .ndjson, .csv, .tsv',
    '"records": entry 4: "text" must be the name of a field',
    '"records": entry 5: it must be an object',
  ]);
  assert.deepEqual(readRecordFormats({}).problems, ['"records" must be an array']);
});

test('a record is called by its file and its number', () => {
  const path = recordPath('/a/b.jsonl', 12);
  assert.deepEqual(recordOf(path), { file: '/a/b.jsonl', number: 12 });
  for (const other of ['/a/b.jsonl', '/a/b.txt/12', '/a/b.jsonl/012', '/a/b.jsonl/1.txt', '/a/b.csv/c/1'])
    assert.equal(recordOf(other), undefined, other);
});
