import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type CodeAction,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  LSPErrorCodes,
  type SemanticTokens,
} from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { FULL, folderOf, type LspClient, positionOf, type StartOptions, startServer, textIn, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const uri = uriOf('/corpus/article.txt');

/** A server with one open document. */
async function opened(test: TestContext, text: string, options: StartOptions = {}): Promise<LspClient> {
  const client = await startServer(test, options);
  await client.open(uri, text, 'zh-article');
  return client;
}

const document = { textDocument: { uri } };
/** A client that is told its problems and does not ask. */
const PUSHED = { ...FULL, textDocument: { ...FULL.textDocument } };
delete PUSHED.textDocument.diagnostic;

test('hover: the range is the name, the links lead into the file', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const position = positionOf(COUNTY, COUNTY.indexOf('王代强') + 1);
  const hover = await client.at<{ contents: { kind: string; value: string }; range: protocol.WireRange }>(
    'textDocument/hover',
    uri,
    position,
  );
  assert.equal(hover.contents.kind, 'markdown');
  assert.equal(textIn(COUNTY, hover.range), '王代强');
  assert.match(hover.contents.value, /^\*\*王代强\*\*/);
  assert.match(hover.contents.value, /\]\(file:\/\/\/[^)]*article\.txt#L3,\d+\)/);
});

test('outline: sections, each inside its parent, then boilerplate as one group', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document);
  assert.equal(symbols[0]?.name, '宝丰县召开卫生健康大会');
  assert.equal(symbols[0]?.detail, '2020-06-25');
  assert.match(symbols.at(-1)?.name ?? '', /^Boilerplate \(\d+ blocks\)$/);
  const within = (inner: protocol.WireRange, outer: protocol.WireRange): boolean =>
    compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
  const check = (symbol: DocumentSymbol): void => {
    assert.ok(within(symbol.selectionRange, symbol.range), symbol.name);
    for (const child of symbol.children ?? []) {
      assert.ok(within(child.range, symbol.range), child.name);
      check(child);
    }
  };
  const boilerplate = symbols.pop();
  symbols.forEach(check);
  assert.ok(boilerplate && symbols.every(({ range }) => compare(range.start, boilerplate.range.start) < 0));
});

function compare(a: { line: number; character: number }, b: { line: number; character: number }): number {
  return a.line - b.line || a.character - b.character;
}

test('folding: boilerplate as comment', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const ranges = await client.request<FoldingRange[]>('textDocument/foldingRange', document);
  assert.ok(ranges.some(({ kind, startLine, endLine }) => kind === 'comment' && startLine === 4 && endLine === 5));
  assert.ok(ranges.some(({ kind, startLine }) => kind === 'region' && startLine === 0));
});

test('colours: full and by range, in our own types', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  const types = client.result.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  const named = decode(COUNTY, full.data, types);
  assert.ok(named.includes('person 许红兵'));
  assert.ok(named.includes('date 6月19日上午'));
  assert.ok(named.includes('boilerplate 豫ICP备09014970号'));
  const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { ...document, range });
  const partNamed = decode(COUNTY, part.data, types);
  assert.ok(partNamed.includes('person 王代强'));
  assert.ok(!partNamed.includes('boilerplate 豫ICP备09014970号'));
});

test('colours of a text that has moved on are refused, where the client asks again', limit, async (t) => {
  const method = 'textDocument/semanticTokens/full';
  const general = { staleRequestSupport: { cancel: true, retryOnContentModified: [method] } };
  const client = await opened(t, COUNTY, { capabilities: { ...FULL, general } });
  await client.request(method, document);
  await client.change(uri, `\n${COUNTY}`);
  const stale = client.request(method, document);
  await client.change(uri, `\n\n${COUNTY}`);
  await assert.rejects(stale, { code: LSPErrorCodes.ContentModified });
  const types = client.result.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  const { data } = await client.request<SemanticTokens>(method, document);
  assert.ok(decode(`\n\n${COUNTY}`, data, types).includes('person 许红兵'));
});

test('a client that does not ask again is given the colours of the newest text', limit, async (t) => {
  const client = await opened(t, COUNTY);
  await client.change(uri, `\n${COUNTY}`);
  const answer = client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  await client.change(uri, `\n\n${COUNTY}`);
  const types = client.result.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
  assert.ok(decode(`\n\n${COUNTY}`, (await answer).data, types).includes('person 许红兵'));
});

function decode(text: string, data: readonly number[], types: readonly string[]): string[] {
  const lines = text.split('\n');
  const named: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lineDelta = 0, characterDelta = 0, length = 0, type = 0] = data.slice(at, at + 5);
    character = lineDelta === 0 ? character + characterDelta : characterDelta;
    line += lineDelta;
    named.push(`${types[type]} ${lines[line]?.slice(character, character + length)}`);
  }
  return named;
}

test('problems are pulled by a client that can: faded, with a link to the rule', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', document);
  const icp = items.find(({ code }) => code === 'boilerplate/icp-record');
  assert.ok(icp);
  assert.equal(textIn(COUNTY, icp.range), '豫ICP备09014970号');
  assert.deepEqual(icp.tags, [1]);
  assert.equal(icp.source, 'yuliao');
  assert.match(icp.codeDescription?.href ?? '', /^file:.*\/server\/rules\/en\/boilerplate-icp-record\.md$/);
  assert.deepEqual(client.published, []);
});

test('problems are pushed to any other client, with the version they are true of, and go when the document is closed', limit, async (t) => {
  const client = await opened(t, COUNTY, { capabilities: PUSHED });
  assert.ok((await client.pushed(uri)).some(({ code }) => code === 'boilerplate/icp-record'));
  const version = await client.change(uri, COUNTY.replace('豫ICP备09014970号', ''));
  const fewer = await client.pushed(uri, version);
  assert.ok(fewer.every(({ code }) => code !== 'boilerplate/icp-record'));
  await client.close(uri);
  await client.until(() => (client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
});

test('switched off, problems vanish at once; switched on, they come back', limit, async (t) => {
  const client = await opened(t, COUNTY, { capabilities: PUSHED });
  assert.ok((await client.pushed(uri)).length > 0);
  client.settings = { diagnostics: { enabled: false } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(() => (client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
  client.settings = {};
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(() => ((client.published.at(-1)?.diagnostics.length ?? 0) > 0 ? true : undefined));
});

test('a client without pulled settings sends them along', limit, async (t) => {
  const client = await opened(t, COUNTY, { capabilities: {} });
  assert.ok((await client.pushed(uri)).length > 0);
  await client.notify('workspace/didChangeConfiguration', { settings: { yuliao: { diagnostics: { enabled: false } } } });
  await client.until(() => (client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
});

test('a client that pulls is told to pull again', limit, async (t) => {
  const client = await opened(t, COUNTY);
  await client.request('textDocument/diagnostic', document);
  client.settings = { diagnostics: { enabled: false } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(() => (client.received.includes('workspace/diagnostic/refresh') ? true : undefined));
  const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', document);
  assert.deepEqual(items, []);
});

/** Applies an action's versioned edits. */
function applied(text: string, action: CodeAction, version: number): string {
  const change = action.edit?.documentChanges?.[0];
  assert.ok(change !== undefined && 'edits' in change);
  assert.equal(change.textDocument.version, version);
  let result = text;
  for (const edit of [...change.edits].reverse()) {
    assert.ok('newText' in edit);
    const start = offsetOf(text, edit.range.start);
    result = result.slice(0, start) + edit.newText + result.slice(offsetOf(text, edit.range.end));
  }
  return result;
}

function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  return (
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, each) => sum + each.length + 1, 0) + character
  );
}

test('fixes: this one, this line, this file; deleting is never preferred; all carry the version', limit, async (t) => {
  const client = await opened(t, HOSPITAL);
  const version = await client.change(uri, HOSPITAL);
  const caret = positionOf(HOSPITAL, HOSPITAL.indexOf('(yīng)') + 1);
  const context = { diagnostics: [] };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    ...document,
    range: { start: caret, end: caret },
    context,
  });
  const [here] = actions;
  assert.ok(here);
  assert.equal(here.isPreferred, true);
  assert.equal(applied(HOSPITAL, here, version), HOSPITAL.replace('(yīng)', ''));
  const all = actions.find(({ kind }) => kind === 'source.fixAll.yuliao');
  assert.ok(all);
  assert.doesNotMatch(applied(HOSPITAL, all, version), /\([a-zūìīǐ]+\)/);
  const only = await client.request<CodeAction[]>('textDocument/codeAction', {
    ...document,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  assert.deepEqual(
    only.map(({ kind }) => kind),
    ['source.fixAll.yuliao'],
  );
});

test('deleting boilerplate is offered, not preferred', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const caret = positionOf(COUNTY, COUNTY.indexOf('ICP'));
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    ...document,
    range: { start: caret, end: caret },
    context: { diagnostics: [] },
  });
  const [remove] = actions;
  assert.ok(remove);
  assert.equal(remove.isPreferred, undefined);
  assert.equal(applied(COUNTY, remove, 1), COUNTY.replace('豫ICP备09014970号\n', ''));
});

test('blocks of boilerplate, and what a rule means', limit, async (t) => {
  const client = await opened(t, COUNTY);
  const blocks = await client.request<protocol.WireRange[]>(protocol.boilerplateBlocks, { uri });
  assert.deepEqual(
    blocks.map(({ start, end }) => [start.line, end.line]),
    [[4, 5]],
  );
  const { markdown } = await client.request<protocol.ExplainRuleResult>(protocol.explainRule, { rule: 'boilerplate/icp-record' });
  assert.match(markdown, /boilerplate\/icp-record/);
});

test('positions outside the text and unknown documents get empty answers, never an error', limit, async (t) => {
  const client = await opened(t, COUNTY);
  await client.open('git:/corpus/article.txt', COUNTY);
  const positions = [
    [uri, { line: 9999, character: 0 }],
    [uri, { line: 2, character: 99_999 }],
    [uri, { line: 6, character: 0 }],
    [uriOf('/unknown.txt'), { line: 0, character: 0 }],
    ['git:/corpus/article.txt', { line: 2, character: 20 }],
    ['file://elsewhere/a%2Fb.txt', { line: 0, character: 0 }],
    ['nonsense', { line: 0, character: 0 }],
  ] as const;
  for (const [where, position] of positions) {
    const label = `${where} ${JSON.stringify(position)}`;
    assert.equal(await client.at('textDocument/hover', where, position), null, label);
    assert.equal(await client.at('textDocument/definition', where, position), null, label);
    assert.equal(await client.at('textDocument/documentHighlight', where, position), null, label);
    assert.deepEqual(await client.at('textDocument/references', where, position, { context: { includeDeclaration: true } }), [], label);
  }
  for (const where of [uriOf('/unknown.txt'), 'git:/corpus/article.txt', 'nonsense']) {
    const other = { textDocument: { uri: where } };
    const range = { start: { line: 9, character: 9 }, end: { line: 9999, character: 9 } };
    assert.deepEqual(await client.request('textDocument/documentSymbol', other), []);
    assert.deepEqual(await client.request('textDocument/foldingRange', other), []);
    assert.deepEqual(await client.request('textDocument/semanticTokens/full', other), { data: [] });
    assert.deepEqual(await client.request('textDocument/semanticTokens/range', { ...other, range }), { data: [] });
    assert.deepEqual(await client.request('textDocument/codeAction', { ...other, range, context: { diagnostics: [] } }), []);
    assert.deepEqual((await client.request<{ items: unknown[] }>('textDocument/diagnostic', other)).items, []);
    assert.deepEqual(await client.request(protocol.boilerplateBlocks, { uri: where }), []);
    assert.deepEqual(await client.request(protocol.isArticle, { uri: where }), { article: false });
  }
});

test('a text that is no article has no answers', limit, async (t) => {
  const folder = folderOf(t, { 'readme.txt': 'Plain English text, nothing else.' });
  const client = await startServer(t, { folders: [folder] });
  const readme = uriOf(folder, 'readme.txt');
  await client.open(readme, 'Plain English text, nothing else.');
  assert.deepEqual(await client.request(protocol.isArticle, { uri: readme }), { article: false });
  assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri: readme } }), []);
});

test('answers follow the text, whatever its line ends', limit, async (t) => {
  const client = await opened(t, '');
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const text = COUNTY.replaceAll('\n', lineEnd);
    await client.change(uri, text);
    const hover = await client.at<{ range: protocol.WireRange }>('textDocument/hover', uri, positionOf(text, text.indexOf('王代强')));
    assert.equal(textIn(text, hover.range), '王代强', JSON.stringify(lineEnd));
  }
});
