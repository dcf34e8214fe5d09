import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineExcerpt, lineKey } from '../../../server/src/hygiene/line-key.ts';
import {
  joined,
  NO_SUPPRESSIONS,
  parseSuppressions,
  SuppressionIndex,
  type Suppressions,
  without,
  writeSuppressions,
} from '../../../server/src/hygiene/suppressions.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** The problems of a file stand at its marked spans. */
function checkProblems(marked: string, expected: readonly RegExp[]): Suppressions | undefined {
  const { text, spans } = readMarks(marked);
  const { suppressions, problems } = parseSuppressions(text);
  assert.equal(writeMarks(text, problems), writeMarks(text, spans));
  problems.forEach(({ wording, arguments: values }, index) => {
    assert.match(
      wording.en.replace(/\{(\d)\}/g, (_, each) => values[Number(each)] ?? ''),
      expected[index] as RegExp,
    );
    assert.match(wording.zh, /\p{Script=Han}/u);
  });
  assert.equal(problems.length, expected.length);
  return suppressions;
}

test('a line is known by what it says, not by how it is written', () => {
  const key = lineKey('地址：青禾市建设路268号');
  for (const same of ['地址:青禾市建设路268号', '  地址:青禾市建设路268号 ', '地 址：青禾市建设路２６８号', '地址(zhǐ):青禾市建設路268號'])
    assert.equal(lineKey(same), key, same);
  assert.notEqual(lineKey('地址:青禾市建设路269号'), key);
  assert.notEqual(lineKey('***'), lineKey('---'));
  assert.match(key, /^[0-9a-f]{16}$/);
});

test('the excerpt of a line cuts no character', () => {
  assert.equal(lineExcerpt(` ${'𠮷'.repeat(50)} `), `${'𠮷'.repeat(40)}…`);
  assert.equal(lineExcerpt('  短行 '), '短行');
});

const SOUND: Suppressions = {
  ignore: [
    { rule: 'text/*' },
    { rule: 'boilerplate/contact', article: 'a.txt' },
    { rule: 'boilerplate/contact', article: 'a.txt', line: lineKey('电话'), text: '电话', note: '热线' },
  ],
  content: [{ line: lineKey('首页'), text: '首页' }],
};

test('what is written is read again, in one order and without doubles', () => {
  const text = writeSuppressions(SOUND);
  const { suppressions, problems } = parseSuppressions(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(suppressions, SOUND);
  const doubled = { ignore: [...SOUND.ignore].reverse().concat(SOUND.ignore), content: SOUND.content.concat(SOUND.content) };
  assert.equal(writeSuppressions(doubled), text);
  assert.equal(text.split('\n').filter((line) => line.includes('"rule"')).length, 3, 'an entry a line');
});

test('an empty file says nothing, and nothing is wrong with it', () => {
  assert.deepEqual(parseSuppressions(' \n'), { suppressions: NO_SUPPRESSIONS, problems: [] });
  assert.deepEqual(parseSuppressions(writeSuppressions(NO_SUPPRESSIONS)), { suppressions: NO_SUPPRESSIONS, problems: [] });
});

test('a broken entry is told where it stands, and the sound ones hold', () => {
  const suppressions = checkProblems(
    `{ "version": 1, "ignore": [
      [|{ "rule": "a/b", "lines": "x}],{[" }|],
      { "rule": "text/*", "note": "]}\\"" },
      [|7|], [|"rule"|],
      [|{ "rule": 3 }|],
      [|{ "article": "a.txt" }|],
      [|{ "rule": "a/b", "line": "00" }|] ],
      "content": [ { "line": "0011" } , [|[{"line": "x"}]|] ] }`,
    [/"lines" is not known/, /an object/, /an object/, /"rule" must be a text/, /has no "rule"/, /give "article"/, /an object/],
  );
  assert.deepEqual(suppressions, { ignore: [{ rule: 'text/*', note: ']}"' }], content: [{ line: '0011' }] });
});

test('what is no JSON, no object or of another version is told, and says nothing', () => {
  assert.equal(checkProblems('{ "version": 1, "ignore": [|}|]', [/not valid JSON/]), undefined);
  assert.equal(checkProblems('{ "version": 1, "ignore": [[|]|]', [/not valid JSON/]), undefined);
  assert.equal(checkProblems('[|[]|]', [/an object/]), undefined);
  assert.equal(checkProblems('{ [|"version"|]: 9 }', [/Version 9/]), undefined);
  assert.equal(checkProblems('[|{ }|]', [/Version/]), undefined);
});

test('a member that is misspelt is told', () => {
  checkProblems('{ "version": 1, [|"ignored"|]: [] }', [/not known: ignored/]);
  checkProblems('{ "version": 1, [|"ignore"|]: {} }', [/must be a list/]);
});

test('joining and taking away look at what entries mean', () => {
  const other: Suppressions = { ignore: [{ rule: 'text/*', note: 'otherwise' }, { rule: 'dup/*' }], content: [{ line: lineKey('首页') }] };
  assert.deepEqual(
    joined(SOUND, other).ignore.map(({ rule }) => rule),
    ['dup/*', 'text/*', 'boilerplate/contact', 'boilerplate/contact'],
  );
  assert.deepEqual(without(joined(SOUND, other), other), { ignore: SOUND.ignore.slice(1), content: [] });
});

test('the scopes: a line of an article, a rule in an article, a rule anywhere', () => {
  const index = new SuppressionIndex({
    ignore: [{ rule: 'a/one', article: 'x.txt', line: 'k1' }, { rule: 'a/two', article: 'x.txt' }, { rule: 'b/*' }],
    content: [],
  });
  const asks = (rule: string, article: string | undefined, line: string): boolean => index.ignored(rule, article, () => line) !== undefined;
  assert.ok(asks('a/one', 'x.txt', 'k1'));
  assert.ok(!asks('a/one', 'x.txt', 'k2'));
  assert.ok(!asks('a/one', 'y.txt', 'k1'));
  assert.ok(asks('a/two', 'x.txt', 'k9'));
  assert.ok(!asks('a/two', 'y.txt', 'k9'));
  assert.ok(asks('b/any', 'y.txt', 'k9'));
  assert.ok(asks('b/any', undefined, 'k9'));
  assert.ok(!asks('bb/any', 'y.txt', 'k9'));
});
