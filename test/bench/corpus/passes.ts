/** The making of the index: how long both passes take, what they need, and how the editor is served meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LspClient } from '../../support/lsp-client.ts';
import { memoryOf } from '../memory.ts';
import { startServer } from '../server.ts';
import { type Target, targetOf } from '../targets.ts';
import { type Spread, spread, timed } from '../times.ts';
import { wordsCounted } from './database.ts';
import { type MadeCorpus, spreadOver } from './made.ts';
import { tagInThreads } from './tagging.ts';

/** Throughputs in bytes a second, memory in MB. */
export interface Passes {
  /** From starting the server until it says that recognition is done. */
  readonly first: number;
  /** From then until all words are counted. */
  readonly second: number;
  /** `nodejieba.tag` in one thread and in two, before and after. */
  readonly tagging: readonly [one: number, two: number];
  /** Hovers in open articles, from the start to the end of both passes. */
  readonly hover: Spread;
  /** The most memory while indexing, and what is left afterwards. */
  readonly memory: { readonly peak: number | undefined; readonly after: number } | undefined;
}

/** Bytes of text that nodejieba tags. */
const SAMPLE = 8e6;
/** Articles that are open meanwhile. */
const OPEN = 20;
/** Wait between two hovers, in milliseconds: a user who looks around. */
const PAUSE = 100;

export async function measurePasses(corpus: MadeCorpus): Promise<Passes> {
  const sample = spreadOver(corpus, Math.ceil((SAMPLE / corpus.bytes) * corpus.articles));
  const tagged = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const before = [await tagInThreads(sample, 1), await tagInThreads(sample, 2)] as const;
  const { client, started } = await startServer(corpus.folder, corpus.storage);
  const looking = lookAround(
    client,
    spreadOver(corpus, OPEN).flatMap((text) => targetOf(text, 1)),
  );
  await client.ready();
  const recognised = performance.now();
  const counted = await wordsCounted(corpus.storage);
  const hovers = await looking.end();
  const memory = memoryOf(client.process.pid as number);
  await stopSettled(client, corpus);
  // Other processes may slow the machine down for a while: what is compared should meet the same weather.
  const after = [await tagInThreads(sample, 1), await tagInThreads(sample, 2)] as const;
  return {
    first: corpus.bytes / ((recognised - started) / 1000),
    second: corpus.bytes / ((counted - recognised) / 1000),
    tagging: [(2 * tagged) / (before[0] + after[0]), (2 * tagged) / (before[1] + after[1])],
    hover: spread(hovers),
    memory: memory && { peak: memory.peak, after: memory.resident },
  };
}

/** Stops a server that has nothing left to do, so that the next one finds nothing either. Its documents are closed. */
export async function stopSettled(client: LspClient, { storage }: MadeCorpus): Promise<void> {
  await wordsCounted(storage);
  await client.stop();
}

/** Hovers until it is ended, which gives the times; the articles are closed again. */
function lookAround(client: LspClient, targets: readonly Target[]): { end(): Promise<number[]> } {
  let going = true;
  const run = async () => {
    for (const { uri, text } of targets) await client.open(uri, text);
    const times: number[] = [];
    for (let round = 0; going; round++) {
      const { uri, positions } = targets[round % targets.length] as Target;
      const time = await timed(() => client.at('textDocument/hover', uri, positions[0]));
      // The first round waits for the articles to be read.
      if (round >= targets.length) times.push(time);
      await sleep(PAUSE);
    }
    return times;
  };
  const times = run();
  return {
    end: async () => {
      going = false;
      const all = await times;
      for (const { uri } of targets) await client.close(uri);
      return all;
    },
  };
}
