/** Opening a corpus again, and what the walk that it cannot do without costs by itself. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as protocol from '../../../server/src/protocol/protocol.ts';
import { startServer } from '../server.ts';
import { type Target, targetOf } from '../targets.ts';
import { median, timed } from '../times.ts';
import { usageOf } from '../usage.ts';
import { wordsCounted } from './database.ts';
import { type MadeCorpus, spreadOver } from './made.ts';
import { stopSettled } from './passes.ts';

/** A start of the server; times in milliseconds from starting the process. */
export interface Start {
  /** Until there is a hover in each open article. */
  readonly hovers: number;
  /** Until a search in the whole corpus is first answered as it is when everything is verified: the index that was kept answers. */
  readonly answered: number;
  /** Until the server says that the index is complete: every file was found to be as it was. */
  readonly ready: number;
  /** Memory when nothing is left to do, in MB; undefined where the system does not tell. */
  readonly memory: number | undefined;
}

export interface Reopening {
  /** Nothing has changed, and no article is open. */
  readonly unchanged: Start;
  /** Nothing has changed, but some articles were open at the last end and are opened again, as editors do. */
  readonly leftOpen: Start;
  /** Reading all folders and asking each file's date and size, in one thread with a warm cache; in milliseconds. */
  readonly walk: number;
}

const STARTS = 3;
/** People that are searched for: those named most. */
const LISTED = 20;
/** Articles that are left open. */
export const LEFT_OPEN = 5;

export async function measureReopening(corpus: MadeCorpus): Promise<Reopening> {
  const articles = spreadOver(corpus, LEFT_OPEN).flatMap((text) => targetOf(text, 1));
  const walks: number[] = [];
  for (let round = 0; round <= STARTS; round++) walks.push(await timed(() => walk(corpus.folder)));
  const unchanged = await starts(corpus, []);
  // Leaves them open.
  await start(corpus, articles);
  const leftOpen = await starts(corpus, articles);
  const { client } = await startServer(corpus.folder, corpus.storage);
  await client.ready();
  await stopSettled(client, corpus);
  // The first one warmed the cache.
  return { unchanged, leftOpen, walk: median(walks.slice(1)) };
}

async function starts(corpus: MadeCorpus, open: readonly Target[]): Promise<Start> {
  const all: Start[] = [];
  while (all.length < STARTS) all.push(await start(corpus, open));
  return {
    hovers: median(all.map(({ hovers }) => hovers)),
    answered: median(all.map(({ answered }) => answered)),
    ready: median(all.map(({ ready }) => ready)),
    memory: all.at(-1)?.memory,
  };
}

/** Starts a server, opens articles, and stops it without closing them. */
async function start({ folder, storage }: MadeCorpus, open: readonly Target[]): Promise<Start> {
  const { client, started } = await startServer(folder, storage);
  const hovering = Promise.all(
    open.map(async ({ uri, text, positions: [position] }) => {
      await client.open(uri, text);
      await client.at('textDocument/hover', uri, position);
    }),
  ).then(() => performance.now() - started);
  const answers: { readonly at: number; readonly items: string }[] = [];
  const find = async () => {
    const params: protocol.FindEntitiesParams = { kind: 'person', query: '', limit: LISTED };
    const { items } = await client.request<protocol.FindEntitiesResult>(protocol.findEntities, params);
    answers.push({ at: performance.now() - started, items: JSON.stringify(items) });
    return items;
  };
  await client.until(async () => ((await find()).length > 0 ? true : undefined));
  await client.ready();
  const ready = performance.now() - started;
  await find();
  const answered = answers.find(({ items }) => items === answers.at(-1)?.items)?.at ?? Number.NaN;
  const hovers = await hovering;
  await wordsCounted(storage);
  const memory = usageOf(client.process).resident;
  await client.stop();
  return { hovers, answered, ready, memory };
}

function walk(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const below = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(below);
    else statSync(below);
  }
}
