/** How soon and how fast the built server answers over stdio, as an editor sees it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mention, Person } from '../../server/src/article/facts.ts';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { FULL, LspClient } from '../support/lsp-client.ts';
import type { BenchText } from './texts.ts';

/** Milliseconds, unless told otherwise. */
export interface Latencies {
  /** From starting the process to the answer of `initialize`, median of the cold starts. */
  readonly initialized: number;
  /** From starting the process to the first hover on a name, nothing indexed before. */
  readonly firstHover: number;
  /** From starting the process to the complete index. */
  readonly indexed: number;
  readonly articles: number;
  /** Each request's times, ascending. */
  readonly requests: Readonly<Record<string, readonly number[]>>;
  /** Resident memory of the server with a complete index, in MB; undefined where the system does not tell. */
  readonly resident: number | undefined;
}

const COLD_STARTS = 3;
const ROUNDS = 200;

interface Target extends BenchText {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** @param folder what the server indexes; @param texts articles in it to ask about */
export async function measureLatencies(folder: string, texts: readonly BenchText[]): Promise<Latencies> {
  const targets = texts.slice(0, 50).flatMap(targetOf);
  const [first] = targets;
  if (first === undefined) throw new Error(`no article in ${folder} names anybody: there is nothing to hover on`);
  const starts: { readonly initialized: number; readonly firstHover: number }[] = [];
  for (let start = 1; start < COLD_STARTS; start++) {
    const server = await startCold(folder, first);
    starts.push(server);
    await server.end();
  }
  const server = await startCold(folder, first);
  starts.push(server);
  const articles = await server.client.ready();
  const indexed = performance.now() - server.started;
  const requests = await ask(server.client, targets);
  const resident = residentMegabytes(server.client.process.pid as number);
  await server.end();
  return {
    initialized: median(starts.map((each) => each.initialized)),
    firstHover: median(starts.map((each) => each.firstHover)),
    indexed,
    articles,
    requests,
    resident,
  };
}

async function startCold(folder: string, { uri, text, position }: Target) {
  const storage = mkdtempSync(path.join(tmpdir(), 'yuliao-bench-index-'));
  const started = performance.now();
  const client = new LspClient({});
  const root = pathToFileURL(folder).href;
  await client.request('initialize', {
    processId: process.pid,
    rootUri: root,
    capabilities: FULL,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    initializationOptions: { storage },
  });
  const initialized = performance.now() - started;
  await client.notify('initialized', {});
  await client.open(uri, text);
  await client.until(async () => (await client.at('textDocument/hover', uri, position)) ?? undefined);
  const end = async () => {
    await client.stop();
    rmSync(storage, { recursive: true, force: true });
  };
  return { client, started, initialized, firstHover: performance.now() - started, end };
}

async function ask(client: LspClient, targets: readonly Target[]): Promise<Record<string, number[]>> {
  const kinds: Record<string, (target: Target) => Promise<unknown>> = {
    hover: ({ uri, position }) => client.at('textDocument/hover', uri, position),
    outline: ({ uri }) => client.request('textDocument/documentSymbol', { textDocument: { uri } }),
    references: ({ uri, position }) => client.at('textDocument/references', uri, position, { context: { includeDeclaration: true } }),
  };
  for (const { uri, text } of targets) await client.open(uri, text);
  const times: Record<string, number[]> = {};
  for (const [name, request] of Object.entries(kinds)) {
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await request(targets[round % targets.length] as Target);
      measured.push(performance.now() - start);
    }
    times[name] = measured.sort((a, b) => a - b);
  }
  return times;
}

/** Where to ask in an article: the first plain mention of somebody. */
function targetOf({ path: file, text }: BenchText): Target[] {
  const mention = analyse(text)
    .people.flatMap((person: Person) => person.mentions)
    .find(({ zone }: Mention) => zone === 'body');
  if (mention === undefined) return [];
  const lines = new LineIndex(text);
  const position = { line: mention.line - 1, character: lines.columnAt(mention.start) };
  return [{ path: file, text, uri: pathToFileURL(file).href, position }];
}

function residentMegabytes(pid: number): number | undefined {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1000;
  } catch {
    return undefined;
  }
}

/** The value below which that share of the ascending values lies. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
