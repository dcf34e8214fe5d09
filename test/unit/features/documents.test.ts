import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainRule } from '../../../server/src/features/explain-rule.ts';
import { exportOfficials } from '../../../server/src/features/export-officials.ts';
import { statisticsDocument } from '../../../server/src/features/statistics.ts';
import { rules } from '../../../server/src/hygiene/catalogue.ts';
import { writtenArticle } from '../../support/facts.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const snapshot = new MemorySnapshot([
  writtenArticle('/a.txt', '县委书记、县长许红兵与=cmd张三', {
    published: '2020-06-25',
    people: [{ name: '许红兵', posts: ['县委/书记/宝丰县委', '/县长'] }, { name: '=cmd张三' }, { name: '与', role: 'other' }],
  }),
]);

test('CSV: a byte order mark, one row a post, formulas defused', () => {
  const { text, officials } = exportOfficials(snapshot, 'csv');
  assert.equal(officials, 2);
  assert.equal(text[0], '\ufeff');
  const rows = text.slice(1).split('\r\n');
  assert.equal(
    rows[0],
    'name,key,identity,role,mentions,phrase_mentions,articles,organisation,post,resolved,status,post_articles,first,latest,path,line,column',
  );
  assert.equal(rows[1], '许红兵,许红兵,许红兵,official,1,0,1,县委,书记,宝丰县委,held,1,2020-06-25,2020-06-25,/a.txt,1,8');
  assert.equal(rows[2], '许红兵,许红兵,许红兵,official,1,0,1,,县长,,held,1,2020-06-25,2020-06-25,/a.txt,1,8');
  assert.match(rows[3] as string, /^'=cmd张三,/);
  assert.equal(rows[4], '');
});

test('JSON: officials with their posts', () => {
  const { text, officials } = exportOfficials(snapshot, 'json');
  const [first, ...others] = JSON.parse(text);
  assert.equal(others.length, officials - 1);
  assert.deepEqual(first.posts[0], {
    organisation: '县委',
    post: '书记',
    resolved: '宝丰县委',
    status: 'held',
    articles: 1,
    first: '2020-06-25',
    latest: '2020-06-25',
  });
  assert.deepEqual(first.introduction, { path: '/a.txt', line: 1, column: 8 });
});

test('an empty corpus exports a header and an empty list', () => {
  const empty = new MemorySnapshot([]);
  assert.match(exportOfficials(empty, 'csv').text, /^\ufeffname,[^\n]*\r\n$/);
  assert.deepEqual(JSON.parse(exportOfficials(empty, 'json').text), []);
});

test('statistics: figures, names that lead somewhere, what was left out', () => {
  const document = statisticsDocument(snapshot);
  assert.match(document, /^# Corpus statistics$/m);
  assert.match(document, /^\| Officials \| 2 \|$/m);
  assert.match(document, /^\| Published \| 2020-06-25 to 2020-06-25 \|$/m);
  assert.match(document, /^\| \[许红兵\]\(file:\/\/\/a\.txt#L1,8\) \| .*县.* \| 1 \| 1 \|$/m);
  assert.match(document, /^\| no text \| 1 \|$/m);
  assert.match(document, /the segmenter has not run/);
});

test('statistics of an empty corpus are a document, too', () => {
  assert.match(statisticsDocument(new MemorySnapshot([], 5)), /0 of 5 articles/);
});

test('every rule has a page, an unknown one says so', () => {
  for (const { id, title } of rules) assert.ok(explainRule(id).includes(title.en), id);
  assert.match(explainRule('no/such'), /There is no rule of this name/);
});
