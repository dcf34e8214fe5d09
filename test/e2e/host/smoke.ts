import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { group } from './harness.ts';

group('seeds', (test) => {
  test('the workspace holds the five seeds', async () => {
    const files = await vscode.workspace.findFiles('*.txt');
    assert.equal(files.length, 5);
  });
});
