import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root, runInVscode, temporaryFolder } from '../support/e2e.ts';

test('a real VS Code in which nobody has Chinese text', async (t) => {
  const corpus = await temporaryFolder(t);
  await writeFile(path.join(corpus, 'main.c'), 'int main(void) { return 0; }\n');
  await writeFile(path.join(corpus, 'notes.rst'), 'Nothing to read here.\n');
  await runInVscode(t, { group: 'activation', extension: root, corpus });
});
