import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../support/fake-vscode.ts';

const { blockFrom } = await import('../../../client/src/commands/step-boilerplate.ts');

/**
 * A line for each line of the document: `#` begins a block, `<|>` is the caret. Answers with the line gone to.
 */
function check(picture: string, next: number | undefined, previous: number | undefined): void {
  const lines = picture.split('\n');
  const caret = lines.findIndex((line) => line.includes('<|>'));
  const from = { line: caret, character: lines[caret]?.indexOf('<|>') ?? 0 };
  const blocks = lines.flatMap((line, number) =>
    line.includes('#') ? [{ start: { line: number, character: 0 }, end: { line: number, character: line.length } }] : [],
  );
  assert.equal(blockFrom(blocks, from, 'next')?.start.line, next);
  assert.equal(blockFrom(blocks, from, 'previous')?.start.line, previous);
}

test('goes to the nearest block', () => check('#\n\nte<|>xt\n\n#\n#', 4, 0));
test('goes round the end', () => check('text\n#\n#\n<|>', 1, 2));
test('goes round the beginning', () => check('<|>text\n#\n\n#', 1, 3));
test('does not stay where it is', () => check('#\n<|>#\n#', 2, 0));
test('from within a block its own start is the previous', () => check('#\n# he<|>re\n#', 2, 1));
test('the only block is both', () => check('text\n#\n<|>', 1, 1));
test('no block, nowhere to go', () => check('te<|>xt', undefined, undefined));
