/** What is chosen from the list of officials is shown where it is introduced, and stays there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogOutputChannel, Memento } from 'vscode';
import type { Server } from '../../../client/src/client.ts';
import type { Session } from '../../../client/src/commands/command.ts';
import '../../support/fake-vscode.ts';
import { commands, openDocument, Range, Uri, window } from '../../support/fake-vscode-api.ts';

const { Recogniser } = await import('../../../client/src/recognise.ts');
const { openReferences } = await import('../../../client/src/commands/find-entity.ts');

const uri = 'file:///corpus/a.txt';

/** The answers of a server that takes its time over whether a file is an article. */
const answers: Record<string, () => Promise<unknown>> = {
  'yuliao/isArticle': async () => {
    await sleep(20);
    return { article: true };
  },
  'yuliao/entityReferences': async () => [],
};
const never = () => ({ dispose() {} });
const server = {
  onDocument: never,
  onChange: never,
  onStatus: never,
  toWire: String,
  toLocation: () => ({ uri: Uri.parse(uri), range: new Range(0, 0, 0, 2) }),
  request: (method: string) => answers[method]?.(),
} as unknown as Server;

test('a peek of all mentions opens when the article has its language, whose change would close it', async () => {
  const document = openDocument(uri, '本报讯（记者巫鹏）6月19日上午，宝丰县卫生健康大会召开。');
  const recogniser = new Recogniser(server, { get: () => [] } as unknown as Memento, {} as LogOutputChannel);
  const shown: string[] = [];
  Object.assign(window, { showTextDocument: async () => ({ document }) });
  Object.assign(commands, { executeCommand: async (command: string) => shown.push(`${command} in ${document.languageId}`) });
  const location = { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } } };
  await openReferences({ server, recogniser } as unknown as Session, 'person', { key: '巫鹏', location });
  assert.deepEqual(shown, ['editor.action.showReferences in zh-article']);
});
