/** The index made ahead: what it says, that it is used again, that nothing is lost when it is interrupted. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from '../../../server/src/corpus/cache-folder.ts';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../server/src/corpus/opening.ts';
import { yuliao } from '../../support/cli.ts';
import { folderOf, put } from '../../support/folders.ts';

const seeds = path.join(import.meta.dirname, '../../../seeds');

function seedsFolder(): string {
  const folder = folderOf();
  cpSync(seeds, folder, { recursive: true });
  return folder;
}

async function figures(folder: string, ...args: string[]): Promise<Record<string, unknown>> {
  const { out, messages, code } = await yuliao(folder, 'index', '--json', ...args);
  assert.equal(code, 0, messages);
  return JSON.parse(out) as Record<string, unknown>;
}

test('the index lies where a server of these folders looks for it, and says what it holds', async () => {
  const folder = seedsFolder();
  put(folder, 'english.txt', 'Nothing to see here, in no language of the corpus.');
  const said = await figures(folder, '.');
  const storage = cacheFolder([folder]) as string;
  assert.equal(said.database, databaseIn(storage));
  assert.deepEqual(said.folders, [folder]);
  assert.equal(said.articles, 5);
  assert.equal(said.filesRead, 6);
  assert.deepEqual(said.leftOut, { 'not Chinese': 1 });
  const corpus = new Corpus({ storage });
  try {
    corpus.setFolders([folder]);
    await corpus.settled();
    const { people, officials, organisations, places, mentions, tokens } = corpus.snapshot().statistics();
    assert.deepEqual(said.names, { people, officials, organisations, places });
    assert.equal(said.mentions, mentions);
    assert.ok(mentions > 0);
    assert.equal(said.tokens, tokens?.tokens);
    assert.equal(said.articlesWithWords, 5);
  } finally {
    await corpus.dispose();
  }
});

test('the page has the same in words', async () => {
  const folder = seedsFolder();
  const { out, code } = await yuliao(folder, 'index', '.');
  assert.equal(code, 0);
  const page = (name: string) => new RegExp(`^${name} +(.*)$`, 'm').exec(out)?.[1] ?? '';
  assert.equal(page('index'), databaseIn(cacheFolder([folder]) as string));
  assert.equal(page('of'), folder);
  assert.match(page('size'), /^[\d.]+ KB, [\d.]+ × the text \([\d.]+ KB\)$/);
  assert.equal(page('articles'), '5');
  assert.equal(page('left out'), 'nothing');
  assert.match(page('this run'), /^5 files read, words of 5 articles, in /);
});

test('only what has changed is read again', async () => {
  const folder = seedsFolder();
  const storage = folderOf();
  await figures(folder, '--storage', storage, '.');
  const { out } = await yuliao(folder, 'index', '--storage', storage, '.');
  assert.match(out, /^this run +nothing has changed: 5 files looked at in /m);
  put(folder, 'new.txt', '宝丰县召开大会\n2020年6月25日\n\n本报讯 6月19日上午，宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。\n');
  const said = await figures(folder, '--storage', storage, '.');
  assert.deepEqual([said.filesRead, said.wordsCountedInArticles, said.articles], [1, 1, 6]);
  const anew = await figures(folder, '--storage', storage, '--rebuild', '.');
  assert.deepEqual([anew.filesRead, anew.wordsCountedInArticles, anew.articles], [6, 6, 6]);
});

test('an interrupted run leaves what it has done, and the next one goes on', async () => {
  const folder = folderOf();
  for (let copy = 0; copy < 60; copy++) cpSync(seeds, path.join(folder, String(copy)), { recursive: true });
  const storage = folderOf();
  const running = yuliao(folder, 'index', '--storage', storage, '.');
  while (!existsSync(databaseIn(storage))) await sleep(1);
  process.emit('SIGINT');
  const { code, messages, out } = await running;
  assert.equal(code, 130);
  assert.match(messages, /interrupted after .* the next run goes on/);
  assert.equal(out, '');
  assert.equal((await figures(folder, '--storage', storage, '.')).articles, 300);
});

test('an index that another program has open is not made anew', async () => {
  const folder = seedsFolder();
  const storage = folderOf();
  const corpus = new Corpus({ storage });
  try {
    corpus.setFolders([folder]);
    await corpus.settled();
    const { code, messages } = await yuliao(folder, 'index', '--storage', storage, '--rebuild', '.');
    assert.equal(code, 2);
    assert.match(messages, /another program has it open/);
    assert.equal(corpus.snapshot().paths().length, 5);
  } finally {
    await corpus.dispose();
  }
});

test('what is no folder, and a place that cannot keep an index, are errors', async () => {
  const folder = seedsFolder();
  const file = put(folder, 'a.txt', '');
  for (const [args, message] of [
    [['nowhere'], /nowhere: no such file or folder/],
    [[file], /is a file; an index is made of folders/],
    [['--storage', file, '.'], /cannot be kept/],
  ] as const) {
    const { code, messages, out } = await yuliao(folder, 'index', ...args);
    assert.equal(code, 2, messages);
    assert.match(messages, message);
    assert.equal(out, '');
  }
});

test('other commands give the same answers from a prepared index as without one, up to date', async () => {
  const folder = seedsFolder();
  const commands = [
    ['officials', '.'],
    ['officials', '--json', '.'],
    ['officials', '--csv', '--phrases', 'count', '.'],
    ['statistics', '--json', '.'],
    ['statistics', '--json', '--near-duplicates', 'once', '.'],
  ];
  const answers = () =>
    Promise.all(commands.map(async (command) => [command.join(' '), withoutWords((await yuliao(folder, ...command)).out)]));
  const change = () =>
    put(folder, 'new.txt', '宝丰县召开大会\n2020年6月25日\n\n本报讯 6月19日上午，宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。\n');
  const before = await answers();
  await figures(folder, '.');
  const { mtimeMs } = statSync(databaseIn(cacheFolder([folder]) as string));
  assert.deepEqual(await answers(), before);
  change();
  const prepared = await answers();
  assert.notDeepEqual(prepared, before);
  assert.ok(statSync(databaseIn(cacheFolder([folder]) as string)).mtimeMs > mtimeMs, 'the index was not asked');
  rmSync(cacheFolder([folder]) as string, { recursive: true });
  assert.deepEqual(prepared, await answers());
});

test('statistics of a prepared index have words, those of an article that has changed too', async () => {
  const folder = seedsFolder();
  const words = async () =>
    (JSON.parse((await yuliao(folder, 'statistics', '--json', '.')).out) as { tokens: { articles: number } | null }).tokens;
  assert.equal(await words(), null);
  await figures(folder, '.');
  put(folder, 'new.txt', '宝丰县召开大会\n2020年6月25日\n\n本报讯 6月19日上午，宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。\n');
  assert.equal((await words())?.articles, 6);
});

/** What counts words is a richer answer, not another one. */
function withoutWords(out: string): unknown {
  return out.startsWith('{') ? { ...(JSON.parse(out) as Record<string, unknown>), tokens: null } : out;
}
