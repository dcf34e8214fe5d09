import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclaredPerson } from '../../../server/src/corpus/identity/declared.ts';
import { withPerson } from '../../../server/src/features/people-file.ts';

/** The file after a person was added; undefined where it has mistakes. */
function after(text: string, person: DeclaredPerson, alone = false): string | undefined {
  const edits = withPerson(text, person, alone);
  return edits?.reduceRight((now, { offset, length, text: put }) => now.slice(0, offset) + put + now.slice(offset + length), text);
}

test('a file of one person', () => {
  assert.deepEqual(JSON.parse(after('', { name: '王伟' }) ?? ''), { people: [{ name: '王伟' }] });
});

test('comments, order and indentation stay', () => {
  const text = '{\n\t// ours\n\t"name": "c", /* kept */\n\t"exclude": ["a"]\n}\n';
  assert.equal(
    after(text, { name: '王伟', also: ['王维'] }),
    '{\n\t// ours\n\t"name": "c", /* kept */\n\t"exclude": ["a"],\n\t"people": [\n\t\t{\n\t\t\t"name": "王伟",\n\t\t\t"also": [\n\t\t\t\t"王维"\n\t\t\t]\n\t\t}\n\t]\n}\n',
  );
});

test('who is added comes before all others, which stay as they are', () => {
  const text = '{\r\n  "people": [\r\n    { "name": "李娜" } // first\r\n  ]\r\n}\r\n';
  const found = after(text, { name: '王伟', articles: ['a.txt'] }) ?? '';
  assert.match(found, /^\{\r\n {2}"people": \[\r\n {4}\{\r\n {6}"name": "王伟",/);
  assert.match(found, /\{ "name": "李娜" \} \/\/ first/);
  assert.doesNotMatch(found, /[^\r]\n/);
});

test('one person everywhere: what else was said of the name goes, and nothing of other names', () => {
  const text = JSON.stringify({
    people: [
      { name: '王偉', articles: ['a.txt'] },
      { name: '李娜' },
      { name: '王伟', posts: ['教育局'] },
      { name: '王伟', also: ['青岩'] },
    ],
  });
  assert.deepEqual(JSON.parse(after(text, { name: '王伟' }, true) ?? '').people, [
    { name: '王伟' },
    { name: '李娜' },
    { name: '王伟', also: ['青岩'] },
  ]);
  assert.deepEqual(JSON.parse(after('{"people":[{"name":"王伟"}]}', { name: '王伟' }, true) ?? '').people, [{ name: '王伟' }]);
});

test('what is said already changes nothing', () => {
  assert.deepEqual(withPerson('{\n  "people": [\n    {\n      "name": "王伟"\n    }\n  ]\n}\n', { name: '王伟' }, true), []);
});

test('a byte order mark stays where it is', () => {
  assert.match(after('\uFEFF{ "name": "c" }', { name: '王伟' }) ?? '', /^\uFEFF\{ "name": "c"/);
});

test('a file with mistakes is left to its user', () => {
  for (const text of ['{ "people": [', '[]', '{ "people": {} }', 'none']) assert.equal(after(text, { name: '王伟' }), undefined, text);
});
