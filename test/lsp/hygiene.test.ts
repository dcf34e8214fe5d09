/**
 * What a user does with findings, as a client asks for it: ignoring, settings, fixes of a text that has moved on, formatting, and
 * the findings of the whole corpus.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { ClientCapabilities, CodeAction, Command, Diagnostic, TextEdit } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import {
  FULL,
  folderOf,
  type LspClient,
  positionOf,
  type StartOptions,
  startServer,
  textIn,
  uriOf,
  writeFile,
} from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const ICP = 'boilerplate/icp-record';
const icpLine = '豫ICP备09014970号';

const RESOLVING: ClientCapabilities = {
  ...FULL,
  textDocument: { ...FULL.textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

interface Opened {
  readonly client: LspClient;
  readonly folder: string;
  readonly uri: string;
}

/** A server on a folder with one article, which is open. */
async function opened(t: TestContext, text: string, files: Record<string, string> = {}, options: StartOptions = {}): Promise<Opened> {
  const folder = folderOf(t, { 'county/a.txt': text, ...files });
  const client = await startServer(t, { folders: [folder], ...options });
  const uri = uriOf(folder, 'county/a.txt');
  await client.open(uri, text, 'zh-article');
  await client.ready();
  return { client, folder, uri };
}

async function pull({ client, uri }: Opened): Promise<Diagnostic[]> {
  return (await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;
}

const rulesIn = async (at: Opened): Promise<unknown[]> => (await pull(at)).map(({ code }) => code);

function actionsAt({ client, uri }: Opened, text: string, on: string): Promise<CodeAction[]> {
  const caret = positionOf(text, text.indexOf(on));
  const range = { start: caret, end: caret };
  return client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
}

/** Runs the command of an action, as a client does. */
async function run({ client }: Opened, action: CodeAction): Promise<void> {
  const { command, arguments: values } = action.command as Command;
  await client.request('workspace/executeCommand', { command, arguments: values });
}

async function ignore(at: Opened, on: string, title: RegExp): Promise<void> {
  const action = (await actionsAt(at, COUNTY, on)).find((each) => title.test(each.title));
  assert.ok(action, `no action ${title}`);
  await run(at, action);
}

const suppressionsOf = ({ folder }: Opened): string => readFileSync(path.join(folder, '.yuliao', 'suppressions.json'), 'utf8');

test('a line is ignored: it is remembered beside the corpus, and survives edits above it', limit, async (t) => {
  const at = await opened(t, COUNTY);
  assert.ok((await rulesIn(at)).includes(ICP));
  await ignore(at, icpLine, /in this line/);
  assert.ok(!(await rulesIn(at)).includes(ICP));
  assert.match(suppressionsOf(at), /"rule":"boilerplate\/icp-record","article":"county\/a.txt","line":"[0-9a-f]{16}","text":"豫ICP/);
  assert.ok(at.client.received.includes('workspace/diagnostic/refresh'), 'the client is told to ask again');
  await at.client.change(at.uri, `县里的新闻\n\n${COUNTY}`);
  assert.ok(!(await rulesIn(at)).includes(ICP));
  await at.client.change(at.uri, COUNTY.replace(icpLine, '豫ICP备11111111号'));
  assert.ok((await rulesIn(at)).includes(ICP), 'another line is reported');
});

test('a rule is ignored in a file, and in the corpus', limit, async (t) => {
  const at = await opened(t, COUNTY, { 'county/b.txt': COUNTY });
  const other = { ...at, uri: uriOf(at.folder, 'county/b.txt') };
  await at.client.open(other.uri, COUNTY, 'zh-article');
  await ignore(at, icpLine, /^Ignore .* in this file/);
  assert.ok(!(await rulesIn(at)).includes(ICP));
  assert.ok((await rulesIn(other)).includes(ICP));
  await ignore(other, icpLine, /whole corpus/);
  assert.ok(!(await rulesIn(other)).includes(ICP));
});

test('content is never boilerplate again: no finding, no fold, no colour', limit, async (t) => {
  const at = await opened(t, COUNTY);
  const blocks = () => at.client.request<protocol.WireRange[]>(protocol.boilerplateBlocks, { uri: at.uri });
  const blockTexts = async () => (await blocks()).map((range) => textIn(COUNTY, range));
  assert.ok((await blockTexts()).some((text) => text.includes(icpLine)));
  await ignore(at, icpLine, /is content/);
  assert.ok(!(await rulesIn(at)).includes(ICP));
  assert.ok((await blockTexts()).every((text) => !text.includes(icpLine)));
  assert.match(suppressionsOf(at), /"content": \[\s+\{"line":/);
});

test('undo takes back what was ignored, and nothing else', limit, async (t) => {
  const at = await opened(t, COUNTY);
  await ignore(at, icpLine, /^Ignore .* in this file/);
  const first = suppressionsOf(at);
  at.client.answer = 'Undo';
  await ignore(at, '上一篇', /^Ignore .* in this file/);
  await at.client.until(() => (suppressionsOf(at) === first ? true : undefined));
  assert.ok(!(await rulesIn(at)).includes(ICP));
});

test('a file of suppressions that somebody broke is told where, is not written, and is mended', limit, async (t) => {
  const broken = '{ "version": 1, "ignore": [ { "rule": "boilerplate/icp-record" }, { "rules": 3 } ] }';
  const at = await opened(t, COUNTY, { '.yuliao/suppressions.json': broken });
  const file = uriOf(at.folder, '.yuliao/suppressions.json');
  const [problem] = await at.client.pushed(file);
  assert.ok(problem);
  assert.equal(textIn(broken, problem.range), '{ "rules": 3 }');
  assert.ok(!(await rulesIn(at)).includes(ICP), 'what is sound holds');
  await ignore(at, '上一篇', /^Ignore .* in this file/);
  assert.equal(suppressionsOf(at), broken);
  assert.ok(at.client.messages.some(({ message }) => message.includes('suppressions.json')));
  writeFile(at.folder, '.yuliao/suppressions.json', '{ "version": 1 }');
  await at.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
  await at.client.until(() => (at.client.published.findLast(({ uri }) => uri === file)?.diagnostics.length === 0 ? true : undefined));
  assert.ok((await rulesIn(at)).includes(ICP));
});

test('what the files say is used at once when they change, and when they go', limit, async (t) => {
  const at = await opened(t, COUNTY);
  const change = async (name: string, content: string | undefined): Promise<void> => {
    if (content === undefined) rmSync(path.join(at.folder, name));
    else writeFile(at.folder, name, content);
    await at.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(at.folder, name), type: 2 }] });
  };
  await change('.yuliao/suppressions.json', '{ "version": 1, "ignore": [ { "rule": "boilerplate/*" } ] }');
  await at.client.until(async () => ((await pull(at)).length === 0 ? true : undefined));
  await change('.yuliao/suppressions.json', undefined);
  await at.client.until(async () => ((await rulesIn(at)).includes(ICP) ? true : undefined));
  await change('yuliao.json', JSON.stringify({ hygiene: { rules: { [ICP]: 'off' } } }));
  await at.client.until(async () => ((await rulesIn(at)).includes(ICP) ? undefined : true));
});

test('severities follow the settings at once; the folder comes first', limit, async (t) => {
  const at = await opened(t, COUNTY, { 'yuliao.json': JSON.stringify({ hygiene: { rules: { 'boilerplate/prev-next': 'hint' } } }) });
  at.client.settings = { hygiene: { rules: { 'boilerplate/*': 'error', [ICP]: 'off', 'text/width-punct': 'warning' } } };
  await at.client.notify('workspace/didChangeConfiguration', { settings: null });
  await at.client.until(() => (at.client.received.includes('workspace/diagnostic/refresh') ? true : undefined));
  const severities = (await pull(at)).map(({ code, severity }) => `${code} ${severity}`);
  assert.ok(severities.includes('boilerplate/prev-next 4'), severities.join());
  assert.ok(!severities.some((each) => each.startsWith(ICP)));
  at.client.settings = { hygiene: { limit: 1 } };
  await at.client.notify('workspace/didChangeConfiguration', { settings: null });
  const [only, ...others] = await at.client.until(async () => {
    const items = await pull(at);
    return items.length === 1 ? items : undefined;
  });
  assert.match(String(only?.message), /more findings in this file are not shown: .*\d/);
  assert.deepEqual(others, []);
});

test('a fix of a text that has moved on is refused with a message', limit, async (t) => {
  const at = await opened(t, HOSPITAL, {}, { capabilities: RESOLVING });
  const shown = await actionsAt(at, HOSPITAL, '(yīng)');
  const [here] = shown;
  assert.ok(here && here.edit === undefined, 'edits are given when the fix is chosen');
  const resolved = await at.client.request<CodeAction>('codeAction/resolve', here);
  assert.ok(resolved.edit);
  const all = shown.find(({ kind }) => kind === 'source.fixAll.yuliao');
  assert.ok((await at.client.request<CodeAction>('codeAction/resolve', all)).edit);
  await at.client.change(at.uri, `县里的新闻。\n${HOSPITAL}`);
  assert.equal((await at.client.request<CodeAction>('codeAction/resolve', here)).edit, undefined);
  assert.ok(at.client.messages.some(({ message }) => /changed meanwhile/.test(message)));
});

test('a fix that is withheld is shown with the reason, to a client that can show it', limit, async (t) => {
  const page = `${COUNTY.split('\n').slice(0, 4).join('\n')}\n本网站内容仅供参考,不构成投资建议,请谨慎。\n鄂啟顺到会并讲话。\n`;
  const showing = { ...FULL, textDocument: { ...FULL.textDocument, codeAction: { disabledSupport: true } } };
  for (const [capabilities, shown] of [
    [FULL, []],
    [showing, [['Delete this line', 'It would bring up other problems in this article.', undefined]]],
  ] as const) {
    const at = await opened(t, page, {}, { capabilities });
    const actions = await actionsAt(at, page, '本网站');
    const disabled = actions.filter((action) => action.disabled !== undefined);
    assert.deepEqual(
      disabled.map((action) => [action.title, action.disabled?.reason, action.edit]),
      shown,
    );
    assert.ok(!actions.some(({ title, disabled: refused }) => title === 'Delete this line' && refused === undefined));
  }
});

test('formatting applies the safe fixes and nothing else; a second time it changes nothing', limit, async (t) => {
  const page = `${HOSPITAL}\n版权所有 未经许可不得转载`;
  const at = await opened(t, page);
  const format = (text: string): Promise<string> =>
    at.client
      .request<TextEdit[]>('textDocument/formatting', { textDocument: { uri: at.uri }, options: { tabSize: 2, insertSpaces: true } })
      .then((edits) => applied(text, edits));
  const once = await format(page);
  assert.doesNotMatch(once, /\p{Script=Han}\(\p{Script=Latin}+\)/u);
  assert.ok(once.endsWith('版权所有 未经许可不得转载'));
  await at.client.change(at.uri, once);
  assert.equal(await format(once), once);
});

test('what is ignored is not fixed with the rest', limit, async (t) => {
  const at = await opened(t, HOSPITAL, {
    '.yuliao/suppressions.json': '{ "version": 1, "ignore": [ { "rule": "artifact/injected-pinyin", "article": "county/a.txt" } ] }',
  });
  const edits = await at.client.request('textDocument/formatting', { textDocument: { uri: at.uri }, options: {} });
  assert.deepEqual(edits, []);
});

function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  for (const { range, newText } of [...edits].reverse()) {
    assert.equal(range.start.line, range.end.line);
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

test('findings of the corpus by rule, then by article', limit, async (t) => {
  const at = await opened(t, COUNTY, { 'b.txt': HOSPITAL, 'c.txt': COUNTY });
  const summary = await at.client.request<protocol.FindingsByRuleResult>(protocol.findingsByRule);
  const icp = summary.rules.find(({ rule }) => rule === ICP);
  assert.deepEqual(icp && [icp.severity, icp.findings, icp.articles], ['warning', 2, 2]);
  assert.equal(summary.partial, false);
  const { articles } = await at.client.request<protocol.FindingsOfRuleResult>(protocol.findingsOfRule, { rule: ICP });
  assert.deepEqual(
    articles.map(({ name, location }) => [name, location.range.start.line]),
    [
      ['c.txt', COUNTY.split('\n').indexOf(icpLine)],
      ['county/a.txt', COUNTY.split('\n').indexOf(icpLine)],
    ],
  );
  await ignore(at, icpLine, /^Ignore .* in this file/);
  const later = await at.client.request<protocol.FindingsByRuleResult>(protocol.findingsByRule);
  assert.equal(later.rules.find(({ rule }) => rule === ICP)?.findings, 1);
  assert.equal(later.suppressed, 1);
});

test('safe fixes of a folder say what they replace', limit, async (t) => {
  const at = await opened(t, COUNTY, { 'sub/b.txt': HOSPITAL, 'c.txt': HOSPITAL });
  const { files, left } = await at.client.request<protocol.SafeFixesResult>(protocol.safeFixes, { uri: uriOf(at.folder, 'sub') });
  assert.deepEqual(
    files.map(({ uri }) => uri),
    [uriOf(at.folder, 'sub/b.txt')],
  );
  assert.equal(left, 0);
  for (const { range, oldText } of files[0]?.edits ?? []) assert.equal(textIn(HOSPITAL, range), oldText);
  assert.doesNotMatch(applied(HOSPITAL, files[0]?.edits ?? []), /\p{Script=Han}\(\p{Script=Latin}+\)/u);
  assert.equal((await at.client.request<protocol.SafeFixesResult>(protocol.safeFixes, {})).files.length, 2);
});

test('safe fixes of the corpus are those of what was typed last', limit, async (t) => {
  const at = await opened(t, COUNTY, {});
  const safeFixes = async () => (await at.client.request<protocol.SafeFixesResult>(protocol.safeFixes, {})).files;
  const clean = HOSPITAL.replace(/\(\p{Script=Latin}+\)/gu, '');
  void at.client.change(at.uri, HOSPITAL);
  const [file] = await safeFixes();
  assert.doesNotMatch(applied(HOSPITAL, file?.edits ?? []), /\p{Script=Han}\(\p{Script=Latin}+\)/u);
  void at.client.change(at.uri, clean);
  assert.deepEqual(await safeFixes(), []);
});

test('suppressions that nothing needs are listed and pruned; those of a rule that is off stay', limit, async (t) => {
  const at = await opened(t, COUNTY, {
    '.yuliao/suppressions.json': JSON.stringify({
      version: 1,
      ignore: [{ rule: ICP, article: 'county/a.txt' }, { rule: 'text/mojibake' }, { rule: 'boilerplate/prev-next', article: 'gone.txt' }],
      content: [{ line: '0123456789abcdef', text: '首页' }],
    }),
    'yuliao.json': JSON.stringify({ hygiene: { rules: { [ICP]: 'off' } } }),
  });
  const ask = (remove: boolean) => at.client.request<protocol.UnusedSuppressionsResult>(protocol.unusedSuppressions, { remove });
  const { unused, total } = await ask(false);
  assert.equal(total, 4);
  assert.deepEqual(unused, ['text/mojibake · the whole corpus', 'boilerplate/prev-next · gone.txt', 'content · 首页']);
  const file = uriOf(at.folder, '.yuliao/suppressions.json');
  const told = () => at.client.published.findLast(({ uri }) => uri === file)?.diagnostics ?? [];
  const hints = await at.client.until(() => (told().length === 3 ? told() : undefined));
  for (const { severity, message } of hints) assert.match(`${severity} ${message}`, /^4 Nothing needs this entry/);
  assert.deepEqual((await ask(true)).problems, []);
  await at.client.until(() => (told().length === 0 ? true : undefined));
  assert.deepEqual(JSON.parse(suppressionsOf(at)), { version: 1, ignore: [{ rule: ICP, article: 'county/a.txt' }], content: [] });
});

test('what is ignored in an article stays ignored when it or its folder gets another name', limit, async (t) => {
  const at = await opened(t, COUNTY, {
    '.yuliao/baseline.json': '{"version":1,"articles":{"county/a.txt":{"boilerplate/prev-next":{"00":1}}}}',
  });
  await ignore(at, icpLine, /in this line/);
  for (const [from, to] of [
    ['county/a.txt', 'county/b.txt'],
    ['county', 'city'],
  ] as const) {
    renameSync(path.join(at.folder, from), path.join(at.folder, to));
    const files = [{ oldUri: uriOf(at.folder, from), newUri: uriOf(at.folder, to) }];
    await at.client.notify('workspace/didRenameFiles', { files });
  }
  await at.client.until(() => (suppressionsOf(at).includes('"article":"city/b.txt"') ? true : undefined));
  const baseline = () => readFileSync(path.join(at.folder, '.yuliao', 'baseline.json'), 'utf8');
  await at.client.until(() => (baseline().includes('"city/b.txt"') ? true : undefined));
  const renamed = { ...at, uri: uriOf(at.folder, 'city/b.txt') };
  await at.client.open(renamed.uri, COUNTY, 'zh-article');
  assert.ok(!(await rulesIn(renamed)).includes(ICP));
});

test('a baseline makes a corpus start clean, and shrinks', limit, async (t) => {
  const at = await opened(t, COUNTY, { 'b.txt': COUNTY });
  const ask = (how: protocol.BaselineParams['how']) => at.client.request<protocol.BaselineResult>(protocol.baseline, { how });
  const before = await ask('ask');
  assert.equal(before.accepted, null);
  assert.ok(before.standing > 0);
  assert.ok(!existsSync(path.join(at.folder, '.yuliao')), 'asking writes nothing');
  const made = await ask('make');
  assert.deepEqual([made.accepted, made.kept], [before.standing, before.standing]);
  assert.deepEqual(await pull(at), []);
  await at.client.change(at.uri, `${COUNTY}\n京ICP备12345678号`);
  assert.deepEqual(await rulesIn(at), [ICP], 'what comes is told');
  await at.client.change(at.uri, COUNTY.replace(icpLine, ''));
  await pull(at);
  assert.ok((await ask('shrink')).accepted === before.standing - 1);
  await at.client.change(at.uri, COUNTY);
  assert.deepEqual(await rulesIn(at), [ICP], 'what was mended once is not forgiven again');
});

test('a command with nonsense does nothing', limit, async (t) => {
  const at = await opened(t, COUNTY);
  for (const values of [
    [],
    [7],
    [{ uri: at.uri }],
    [{ uri: 'nonsense', suppressions: {} }],
    [{ uri: at.uri, suppressions: { ignore: [{}] } }],
  ])
    await at.client.request('workspace/executeCommand', { command: protocol.serverCommands.ignore, arguments: values });
  assert.ok((await rulesIn(at)).includes(ICP));
});
