/** Which documents the server is started for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextDocument } from 'vscode';
import '../../support/fake-vscode.ts';

const { needsServer } = await import('../../../client/src/probe.ts');

function document(languageId: string, scheme: string, text: string): TextDocument {
  return { languageId, uri: { scheme }, getText: () => text } as unknown as TextDocument;
}

test('articles and queries need the server, other documents do not', () => {
  const chinese = '省委书记强卫昨日到宝丰县调研卫生健康工作。'.repeat(5);
  assert.ok(needsServer(document('cql', 'file', '"a"')));
  assert.ok(needsServer(document('cql', 'untitled', '')));
  assert.ok(needsServer(document('plaintext', 'file', chinese)));
  assert.ok(!needsServer(document('plaintext', 'file', 'plain words of another language')));
  assert.ok(!needsServer(document('json', 'file', chinese)));
  assert.ok(!needsServer(document('plaintext', 'git', chinese)));
});
