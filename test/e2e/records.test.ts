import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root, runInVscode, temporaryFolder } from '../support/e2e.ts';

test('seeds as records of one file in a real VS Code', async (t) => {
  const corpus = await temporaryFolder(t);
  const seeds = path.join(root, 'seeds');
  const names = (await readdir(seeds)).filter((name) => name.endsWith('.txt')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(seeds, name), 'utf8')));
  await writeFile(path.join(corpus, 'seeds.jsonl'), texts.map((body) => `${JSON.stringify({ body })}\n`).join(''));
  await writeFile(path.join(corpus, 'yuliao.json'), '{ "records": [{ "files": "*.jsonl", "text": "body" }] }');
  await runInVscode(t, { group: 'records', extension: root, corpus });
});
