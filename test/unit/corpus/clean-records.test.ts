import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import type { CleanRecord } from '../../../server/src/corpus/clean/record.ts';
import { type CleanTreeOptions, type CleanTreeResult, cleanTree } from '../../../server/src/corpus/clean/tree.ts';
import { rebuild, type Segment } from '../../../server/src/hygiene/offset-map.ts';
import { folderOf } from '../../support/folders.ts';
import { HEADLINE, STORY } from '../../support/page.ts';

const BODY = `${STORY.join('\n')}\n`;
const FURNITURE = '豫ICP备09014970号\n扫一扫 分享到微信\n';
const DIRTY = `${BODY}${FURNITURE}`;
const DECLARED = '{ "records": [{ "files": ["*.jsonl", "*.csv"], "text": "body", "title": "title", "date": "day" }] }';

type Options = Omit<CleanTreeOptions, 'source' | 'destination'>;

/** Cleans `in` of a folder into `out`, and stops after some steps where it is told to. */
function clean(folder: string, options: Options = {}, most = Number.POSITIVE_INFINITY): CleanTreeResult {
  const run = cleanTree({ source: path.join(folder, 'in'), destination: path.join(folder, 'out'), ...options });
  assert.ok('steps' in run, JSON.stringify(run));
  let steps = 0;
  let step = run.steps.next();
  while (!step.done) step = run.steps.next(++steps > most);
  return step.value;
}

const bytes = (folder: string, name: string) => readFileSync(path.join(folder, 'out', name));
const lines = (folder: string, name: string): Record<string, unknown>[] =>
  bytes(folder, name)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const corpusOf = (files: Record<string, string | Buffer>) =>
  folderOf(Object.fromEntries([['in/yuliao.json', DECLARED], ...Object.entries(files).map(([name, content]) => [`in/${name}`, content])]));
const object = (text: unknown, more: object = {}) => JSON.stringify({ title: HEADLINE, day: '2023-09-12', ...more, body: text });

describe('the clean copy of a file of records', () => {
  it('has the texts clean and all else as it was, records without an article too', () => {
    const untouched = `{ "body" : ${JSON.stringify(BODY)}, "n": 12345678901234567890 }`;
    const source = `${object(DIRTY, { id: '@' }).replace('"@"', '98765432109876543210')}\r\n\n[]\nno json\n${untouched}`;
    const folder = corpusOf({ 'a.jsonl': source });
    const { summary } = clean(folder);
    assert.equal(readFileSync(path.join(folder, 'in/a.jsonl'), 'utf8'), source);
    const expected = `${object(BODY, { id: '@' }).replace('"@"', '98765432109876543210')}\r\n\n[]\nno json\n${untouched}`;
    assert.equal(bytes(folder, 'a.jsonl').toString(), expected);
    assert.deepEqual([summary.articles, summary.untouched, summary.skipped], [2, 1, 2]);
    assert.ok(summary.rules.some(({ rule, examples }) => rule === 'boilerplate/icp-record' && examples[0]?.path === 'a.jsonl/1'));
  });
  it('keeps tables tables, in UTF-8', () => {
    const row = (body: string) => `7,"${HEADLINE}","他说,""好""","${body}"`;
    const table = (body: string) => `id,title,note,body\r\n${row(body)}\r\n8,${HEADLINE},,"${BODY}"\r\n`;
    for (const [encoding, mark] of [
      ['utf8', ''],
      ['utf8', '\ufeff'],
      ['gb18030', ''],
      ['utf-16le', '\ufeff'],
    ] as const) {
      const folder = corpusOf({ 'a.csv': iconv.encode(mark + table(DIRTY), encoding) });
      clean(folder);
      const copy = bytes(folder, 'a.csv').toString();
      assert.equal(copy.replace(/^\ufeff/, ''), table(BODY).replace(`"${HEADLINE}"`, HEADLINE), encoding);
      assert.equal(copy.startsWith('\ufeff'), mark !== '', encoding);
    }
  });
  it('changes the text alone where other fields are part of the article, in members within and in lists of paragraphs', () => {
    const declared = '{ "records": [{ "files": "*.jsonl", "text": "page.text", "title": "title", "source": "from" }] }';
    const folder = folderOf({
      'in/yuliao.json': declared,
      'in/a.jsonl': `${JSON.stringify({ title: HEADLINE, from: '青禾新闻', page: { text: DIRTY.trim().split('\n'), url: 'x' } })}\n`,
    });
    clean(folder);
    assert.deepEqual(lines(folder, 'a.jsonl'), [{ title: HEADLINE, from: '青禾新闻', page: { text: BODY.trim().split('\n'), url: 'x' } }]);
  });
  it('has for each article the way back, and what was removed', () => {
    const folder = corpusOf({ 'a.jsonl': `${object(DIRTY)}\n[]\n${object(`${FURNITURE}${DIRTY}`, { title: undefined })}\n` });
    clean(folder);
    const copies = lines(folder, 'a.jsonl');
    const entries = lines(folder, '.yuliao/maps/a.jsonl.jsonl');
    assert.deepEqual(
      entries.map((entry) => entry.path),
      ['a.jsonl/1', 'a.jsonl/3'],
    );
    for (const [index, original] of [DIRTY, `${FURNITURE}${DIRTY}`].entries()) {
      const { segments, removed } = entries[index] as unknown as Pick<CleanRecord, 'segments' | 'removed'>;
      const map = segments.map(
        ([clean, at, length, text]): Segment => ({ clean, original: at, length, ...(text === undefined ? {} : { text }) }),
      );
      assert.equal(rebuild(original, map), BODY);
      assert.equal(copies[index * 2]?.body, BODY);
      assert.ok(removed.length > 0);
      for (const { start, end } of removed) assert.ok(start < end && end <= original.length);
    }
    const report = JSON.parse(bytes(folder, '.yuliao/report.json').toString());
    assert.deepEqual(
      report.articles.map((each: { path: string }) => each.path),
      ['a.jsonl/1', 'a.jsonl/3'],
    );
  });
  it('is made again only where the file, the rules or other articles have changed', () => {
    const folder = corpusOf({ 'a.jsonl': `${object(DIRTY)}\n${object(BODY)}\n` });
    const first = clean(folder).summary;
    const before = bytes(folder, 'a.jsonl');
    const again = clean(folder).summary;
    assert.equal(again.unchanged, 2);
    assert.deepEqual({ ...again, unchanged: 0 }, first);
    const recurring: CleanTreeOptions['recurring'] = (file) =>
      file.endsWith(`a.jsonl${path.sep}2`) ? [{ line: 2, articles: 9, kind: 'reprint' } as never] : [];
    assert.equal(clean(folder, { chosen: { rules: { 'boilerplate/icp-record': 'off' } } }).summary.unchanged, 0);
    assert.match(bytes(folder, 'a.jsonl').toString(), /ICP/);
    assert.equal(clean(folder).summary.unchanged, 0);
    assert.deepEqual(bytes(folder, 'a.jsonl'), before);
    assert.equal(clean(folder, { recurring }).summary.unchanged, 0);
    assert.equal(clean(folder, { recurring }).summary.unchanged, 2);
  });
  it('is whole or not there when a run is stopped, and goes on', () => {
    const folder = corpusOf({ 'a.jsonl': `${object(DIRTY)}\n`.repeat(20), 'b.jsonl': `${object(DIRTY)}\n` });
    const stopped = clean(folder, {}, 6).summary;
    assert.deepEqual([stopped.complete, stopped.articles, existsSync(path.join(folder, 'out/a.jsonl'))], [false, 0, false]);
    const { summary } = clean(folder);
    assert.deepEqual([summary.complete, summary.articles], [true, 21]);
    assert.equal(bytes(folder, 'a.jsonl').toString(), `${object(BODY)}\n`.repeat(20));
  });
  it('leaves what somebody has changed in the copy, and takes away what has no original any more', () => {
    const folder = corpusOf({ 'a.jsonl': `${object(DIRTY)}\n`, 'b.jsonl': `${object(DIRTY)}\n` });
    clean(folder);
    writeFileSync(path.join(folder, 'out/a.jsonl'), 'mine');
    writeFileSync(path.join(folder, 'in/a.jsonl'), `${object(`${DIRTY}${FURNITURE}`)}\n`);
    writeFileSync(path.join(folder, 'in/b.jsonl'), '');
    writeFileSync(path.join(folder, 'in/yuliao.json'), DECLARED.replace('"*.jsonl"', '"a.jsonl"'));
    const { summary } = clean(folder);
    assert.equal(bytes(folder, 'a.jsonl').toString(), 'mine');
    assert.deepEqual(summary.problems.first, [{ path: 'a.jsonl', problem: 'changed' }]);
  });
  it('goes with its maps where the original has gone', () => {
    const folder = corpusOf({ 'a.jsonl': `${object(DIRTY)}\n`, 'b.csv': `body\n"${DIRTY}"\n` });
    clean(folder);
    writeFileSync(path.join(folder, 'in/yuliao.json'), DECLARED.replace(', "*.csv"', ''));
    assert.equal(clean(folder).summary.gone, 1);
    for (const name of ['b.csv', '.yuliao/maps/b.csv.json', '.yuliao/maps/b.csv.jsonl'])
      assert.equal(existsSync(path.join(folder, 'out', name)), false, name);
  });
  it('has what remains in its baseline, as far as its records go', () => {
    // Mojibake that nobody can mend stays.
    const broken = `${STORY[0]}\n会上还\ufffd\ufffd\ufffd宣读了考核办法。\n`;
    const folder = corpusOf({ 'a.jsonl': `${object(broken)}\n${object(broken)}\n` });
    clean(folder);
    const accepted = () => Object.keys(JSON.parse(bytes(folder, '.yuliao/baseline.json').toString()).articles ?? {});
    assert.deepEqual(accepted(), ['a.jsonl/1', 'a.jsonl/2']);
    writeFileSync(path.join(folder, 'in/a.jsonl'), `${object(broken)}\n`);
    clean(folder);
    assert.deepEqual(accepted(), ['a.jsonl/1']);
  });
  it('tells of a table without the column', () => {
    const folder = corpusOf({ 'a.csv': 'id,words\n1,2\n' });
    assert.deepEqual(clean(folder).summary.problems.first, [{ path: 'a.csv', problem: 'noColumn' }]);
  });
});
