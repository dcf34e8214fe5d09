import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Uri } from 'vscode';
import '../../support/fake-vscode.ts';
import { Uri as FakeUri } from '../../support/fake-vscode-api.ts';

const { linkFromFolder } = await import('../../../client/src/pages.ts');

const folder = FakeUri.parse('file:///home/reader/corpus') as unknown as Uri;

function check(before: string, after: string): void {
  assert.equal(linkFromFolder(before, folder), after);
}

test('links to files are followed from the workspace folder', () => {
  check('| [许红兵](file:///home/reader/corpus/2020/001%5Fa.txt#L27,5) | 6 |', '| [许红兵](/2020/001%5Fa.txt#L27,5) | 6 |');
  check('[a](file:///home/reader/corpus/a.txt), [b](file:///home/reader/corpus/b.txt)', '[a](/a.txt), [b](/b.txt)');
});

test('a file of another folder is reached through the parents', () => {
  check('[a](file:///home/reader/other/a.txt#L1)', '[a](/../other/a.txt#L1)');
});

test('names stay encoded, whatever they hold', () => {
  check('[a](file:///home/reader/corpus/%E6%96%B0%20%E9%97%BB%28%2A%29.txt)', '[a](/%E6%96%B0%20%E9%97%BB%28%2A%29.txt)');
});

test('other links and text that looks like a link are left alone', () => {
  check('[a](https://a.cn/b) file:///home/reader/corpus/a.txt', '[a](https://a.cn/b) file:///home/reader/corpus/a.txt');
});

test('without a folder there is nothing to start from', () => {
  assert.equal(linkFromFolder('[a](file:///a.txt)', undefined), '[a](file:///a.txt)');
});
