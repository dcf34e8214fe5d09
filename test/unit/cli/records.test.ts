import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { yuliao } from '../../support/cli.ts';
import { folderOf } from '../../support/folders.ts';

const DECLARED = '{ "records": [{ "files": "*.jsonl", "text": "body", "title": "title" }] }';
const TITLE = '宝丰县召开卫生健康大会';
const BODY = '宝丰县委书记许红兵出席会议并讲话。许红兵强调,健康是大事。\n縣委書(shū)記(jì)應(yīng)永寧說,要做好工作。\n豫ICP备09014970号\n';
const JSONL = `${JSON.stringify({ title: TITLE, body: BODY })}\n[]\n${JSON.stringify({ body: BODY })}\n`;
const PROBLEM = /a\.jsonl: records without an article: 1\. The first stands in line 2, which is no JSON object\./;

const folder = (): string => folderOf({ 'yuliao.json': DECLARED, 'a.jsonl': JSONL });

test('facts are of each record, and one that gives none is told of', async () => {
  for (const named of ['.', 'a.jsonl']) {
    const { out, messages, code } = await yuliao(folder(), 'facts', '--json', named);
    const articles = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      articles.map(({ path: file, title }) => [file, title?.text ?? null]),
      [
        [path.join('a.jsonl', '1'), TITLE],
        [path.join('a.jsonl', '3'), null],
      ],
    );
    assert.match(messages, PROBLEM);
    assert.equal(code, 2);
  }
});

test('findings stand under the number of their record, and no record is fixed', async () => {
  const place = folder();
  const { out } = await yuliao(place, 'check', '.');
  assert.match(out, /^a\.jsonl[\\/]1:4:1\b/m);
  const { messages, code } = await yuliao(place, 'check', '--fix', path.join('a.jsonl', '3'));
  assert.match(messages, /a\.jsonl: not fixed: records cannot be changed/);
  assert.equal(code, 2);
  assert.equal(readFileSync(path.join(place, 'a.jsonl'), 'utf8'), JSONL);
});

test('one record can be named, by the path under which it is told', async () => {
  const place = folder();
  const { out, code } = await yuliao(place, 'facts', '--json', path.join('a.jsonl', '1'));
  assert.deepEqual([JSON.parse(out).path, code], [path.join('a.jsonl', '1'), 0]);
  assert.match((await yuliao(place, 'explain', `${path.join('a.jsonl', '1')}:2:6`)).out, /许红兵/);
  assert.equal((await yuliao(place, 'explain', 'a.jsonl:2:6')).code, 2);
  assert.match((await yuliao(place, 'facts', path.join('a.jsonl', '2'))).messages, /a\.jsonl[\\/]2: there is no such article/);
  assert.match((await yuliao(place, 'facts', path.join('b.jsonl', '2'))).messages, /no such file or folder/);
});

test('statistics and officials are of records too', async () => {
  for (const named of ['.', 'a.jsonl']) {
    const { out, messages } = await yuliao(folder(), 'officials', named);
    assert.match(out, /许红兵/);
    assert.match(messages, PROBLEM);
  }
});

test('findings across articles are of records too', async () => {
  const story = `${BODY}${'今年以来,全县上下坚持把群众健康放在优先发展的位置,新建改建村级卫生室一百二十所。'.repeat(4)}\n`;
  const place = folderOf({ 'yuliao.json': DECLARED, 'a.jsonl': `${JSON.stringify({ body: story })}\n`.repeat(2) });
  const { out } = await yuliao(place, 'check', '--across', '.');
  assert.match(out, /a\.jsonl[\\/]2:\d+:\d+.*dup\/near-article/);
});

test('a clean copy has files of records, and a check of it is silent', async () => {
  const place = folderOf({ 'in/yuliao.json': DECLARED, 'in/a.jsonl': JSONL, 'in/b.txt': `${TITLE}\n${BODY}` });
  assert.equal((await yuliao(place, 'clean', 'in', 'out')).code, 0);
  const copy = readFileSync(path.join(place, 'out/a.jsonl'), 'utf8').trim().split('\n');
  assert.equal(copy.length, 3);
  assert.equal(copy[1], '[]');
  assert.doesNotMatch(copy.join(), /ICP|shū/);
  assert.match(copy.join(), /許|县委书记许红兵/);
  const { out } = await yuliao(place, 'check', 'out');
  assert.doesNotMatch(out, /a\.jsonl/);
});
