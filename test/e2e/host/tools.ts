/** The tools that an assistant inside VS Code finds: what they answer, and what they say to input that is wrong. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './editing.ts';
import { group } from './harness.ts';

type Answer = Record<string, unknown>;

/** What a tool answers; undefined as long as it says that the corpus is still being read. */
async function invoke(name: string, input: object): Promise<Answer | undefined> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = result.content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  const answer: Answer = JSON.parse(part.value);
  return answer.partial === undefined ? answer : undefined;
}

const whole = (name: string, input: object) => eventually(name, () => invoke(name, input));

group('seeds', (test) => {
  test('assistants find the tools once there are articles, and what they are good for', async () => {
    const tools = await eventually('tools', () => {
      const found = vscode.lm.tools.filter(({ name }) => name.startsWith('yuliao_'));
      return Promise.resolve(found.length === 0 ? undefined : found);
    });
    assert.equal(tools.length, 3);
    for (const { description, inputSchema } of tools) assert.ok(description.length > 100 && inputSchema);
  });

  test('an assistant finds an official by pinyin', async () => {
    const { found } = await whole('yuliao_find_official', { name: 'xuhongbing' });
    const [first] = found as { name: string; post: string; introduced: string }[];
    assert.equal(first?.name, '许红兵');
    assert.match(first?.post ?? '', /书记/);
    assert.match(first?.introduced ?? '', /^001_\w+\.txt:\d+:\d+$/);
  });

  test('an assistant reads a dossier', async () => {
    const { posts, statements, appearsWith } = await whole('yuliao_get_dossier', { key: '许红兵', statements: 2 });
    const [first] = posts as { post: string; at: string }[];
    assert.match(first?.post ?? '', /宝丰县委.*书记/);
    assert.match(first?.at ?? '', /^001_/);
    assert.equal((statements as object[]).length, 2);
    assert.ok((appearsWith as { name: string }[]).some(({ name }) => name === '王代强'));
  });

  test('an assistant queries the corpus', async () => {
    const { hits, articles, lines } = await whole('yuliao_query_corpus', {
      query: '<statement speaker="许红兵"/> containing "健康"',
      language: 'cql',
    });
    assert.ok(typeof hits === 'number' && hits > 0);
    assert.equal(articles, 1);
    const [line] = lines as { at: string; text: string }[];
    assert.match(line?.at ?? '', /^001_/);
    assert.match(line?.text ?? '', /【[^】]*健康[^】]*】/);
  });

  test('an assistant is told what is wrong with a query, and where', async () => {
    await assert.rejects(invoke('yuliao_query_corpus', { query: '[word="健康"', language: 'cql' }), /expected \].*\(at \d+\)/i);
  });

  test('wrong input and what the corpus does not have are errors that say what to do, and the next question is answered', async () => {
    for (const [name, input, message] of [
      ['yuliao_get_dossier', { key: '查无此人' }, /no person "查无此人".*yuliao_find_official/],
      ['yuliao_get_dossier', { key: '许红兵#99' }, /no person "许红兵#99"/],
      ['yuliao_get_dossier', { key: '许红兵', kind: 'place' }, /no place/],
      ['yuliao_get_dossier', { key: 7 }, /key/],
      ['yuliao_get_dossier', { key: '许红兵', statements: 1e9 }, /statements/],
      ['yuliao_get_dossier', { key: '许'.repeat(5000) }, /key/],
      ['yuliao_find_official', {}, /name/],
      ['yuliao_find_official', { name: ' ' }, /name/],
      ['yuliao_find_official', { name: '许', limit: '10' }, /limit/],
      ['yuliao_find_official', { name: ['许'], kind: 'city' }, /name|kind/],
      ['yuliao_query_corpus', { query: '健康'.repeat(5000) }, /query/],
      ['yuliao_query_corpus', { query: '健康', zones: ['footer'] }, /zones/],
      ['yuliao_query_corpus', { query: '健康', from: '2023-13' }, /from/],
      ['yuliao_query_corpus', { query: '健康', lines: 0.5 }, /lines/],
    ] as const)
      await assert.rejects(invoke(name, input), message, JSON.stringify(input).slice(0, 80));
    const { found } = await whole('yuliao_find_official', { name: '许红兵' });
    assert.equal((found as object[]).length, 1);
  });
});
