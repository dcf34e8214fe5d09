import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { LogOutputChannel, Memento } from 'vscode';
import type { Server } from '../../../client/src/client.ts';
import '../../support/fake-vscode.ts';
import { closeDocument, type Document, EventEmitter, languages, openDocument, world } from '../../support/fake-vscode-api.ts';

const { Recogniser } = await import('../../../client/src/recognise.ts');

const article = '本报讯（记者巫鹏）6月19日上午，宝丰县卫生健康大会召开。会议主要任务是深入贯彻重要论述，抓住契机，补齐短板。';
const memory = new Map<string, unknown>();
const status = new EventEmitter<unknown>();
let articles: (document: Document) => boolean;
let dispose = () => {};

/** A server that calls an article what the test calls one, and knows a document once it is open. */
beforeEach(() => {
  dispose();
  memory.clear();
  world.documents.length = 0;
  articles = (document) => document.getText().includes('本报讯');
  const known = new EventEmitter<Document>();
  const server = {
    onDocument: known.event,
    onChange: world.changed.event,
    onStatus: status.event,
    toWire: String,
    request: async (_method: string, { uri }: { uri: string }) => {
      const document = world.documents.find((each) => each.uri.toString() === uri);
      return { article: document !== undefined && articles(document) };
    },
  };
  const memento = {
    get: (key: string, fallback: unknown) => memory.get(key) ?? fallback,
    update: async (key: string, value: unknown) => memory.set(key, value),
  };
  const recogniser = new Recogniser(
    server as unknown as Server,
    memento as unknown as Memento,
    { debug: () => {} } as unknown as LogOutputChannel,
  );
  const forwarding = world.opened.event((document) => known.fire(document));
  dispose = () => {
    recogniser.dispose();
    forwarding.dispose();
  };
});

async function languageOf(uri: string, text: string, languageId?: string): Promise<string> {
  const document = openDocument(uri, text, languageId);
  await setImmediate();
  return document.languageId;
}

test('a text file that is an article gets the language', async () => {
  assert.equal(await languageOf('file:///corpus/a.txt', article), 'zh-article');
  assert.equal(await languageOf('file:///corpus/B.TXT', article), 'zh-article');
});

test('everything else keeps its own', async () => {
  assert.equal(await languageOf('file:///corpus/a.txt', 'plain text'), 'plaintext');
  assert.equal(await languageOf('file:///corpus/a.md', article), 'markdown');
  assert.equal(await languageOf('file:///corpus/a.log', article), 'plaintext');
  assert.equal(await languageOf('file:///corpus/a.txt', article, 'javascript'), 'javascript');
  assert.equal(await languageOf('git:///corpus/a.txt', article), 'plaintext');
  assert.equal(await languageOf('untitled:Untitled-1', article), 'plaintext');
});

test("the user's choice stands, also when the file is opened again", async () => {
  const document = openDocument('file:///corpus/a.txt', article);
  await setImmediate();
  await languages.setTextDocumentLanguage(document, 'plaintext');
  await setImmediate();
  assert.equal(document.languageId, 'plaintext');
  closeDocument(document);
  await setImmediate();
  assert.equal(await languageOf('file:///corpus/a.txt', article), 'plaintext');
  assert.equal(await languageOf('file:///corpus/b.txt', article), 'zh-article');
});

test('closing a file and opening it again is no choice', async () => {
  const document = openDocument('file:///corpus/a.txt', article);
  await setImmediate();
  closeDocument(document);
  await setImmediate();
  assert.equal(await languageOf('file:///corpus/a.txt', article), 'zh-article');
});

test('choosing the language of articles takes the choice back', async () => {
  const document = openDocument('file:///corpus/a.txt', article);
  await setImmediate();
  await languages.setTextDocumentLanguage(document, 'plaintext');
  await languages.setTextDocumentLanguage(document, 'zh-article');
  closeDocument(document);
  await setImmediate();
  assert.equal(await languageOf('file:///corpus/a.txt', article), 'zh-article');
});

test('what the crawl has learnt reaches documents that were open before', async () => {
  articles = () => false;
  const document = openDocument('file:///corpus/a.txt', article);
  await setImmediate();
  articles = () => true;
  status.fire({ state: 'ready' });
  await setImmediate();
  assert.equal(document.languageId, 'zh-article');
});

test('an article pasted into an empty document is recognised', async () => {
  const document = openDocument('file:///corpus/new.txt', '');
  await setImmediate();
  document.getText = () => article;
  world.changed.fire({ document, contentChanges: [{ text: '字' }] });
  await setImmediate();
  assert.equal(document.languageId, 'plaintext');
  world.changed.fire({ document, contentChanges: [{ text: article }] });
  await setImmediate();
  assert.equal(document.languageId, 'zh-article');
});
