/** The making of the index: how long both passes take, what they need, and how the editor is served meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LspClient } from '../../support/lsp-client.ts';
import { startServer } from '../server.ts';
import { type Target, targetOf } from '../targets.ts';
import { type Spread, spread, timed } from '../times.ts';
import { type Usage, usageOf, usageOfStarted } from '../usage.ts';
import { wordsCounted } from './database.ts';
import { type MadeCorpus, spreadOver } from './made.ts';
import type { Share } from './thread.ts';
import { readInThreads } from './threads.ts';

/** Bytes of text in a second. */
export interface Speed {
  readonly elapsed: number;
  /** Of the processors' time, however many work; undefined where the system does not tell. */
  readonly processor: number | undefined;
}

/** Reading text without keeping anything of it. */
export interface ReadingSpeeds {
  /** `nodejieba.tag` in one thread, and in as many as articles are analysed in, but two at least. */
  readonly tagging: readonly [one: Speed, many: Speed];
  /** From text to facts, in one thread. */
  readonly analysis: Speed;
}

export interface Passes {
  /** In how many threads articles were analysed. */
  readonly workers: number;
  /** From starting the server until it says that recognition is done. */
  readonly first: Speed;
  /** From then until all words are counted. */
  readonly second: Speed;
  /** Before and after. */
  readonly reading: ReadingSpeeds;
  /** Hovers in open articles, from the start to the end of both passes. */
  readonly hover: Spread;
  /** The most memory while indexing, what is left afterwards, and the most that the segmenter takes beside it, in MB; undefined where the system does not tell. */
  readonly memory: { readonly peak: number | undefined; readonly after: number | undefined; readonly segmenter: number | undefined };
}

/** Bytes of text that is read without keeping anything. */
const SAMPLE = 8e6;
/** Articles that are open meanwhile. */
const OPEN = 20;
/** Wait between two hovers, in milliseconds: a user who looks around. */
const PAUSE = 100;

/** In how many threads nodejieba tags, beside one. */
export const taggingThreads = (workers: number): number => Math.max(2, workers);

/** @param workers in how many threads articles are analysed */
export async function measurePasses(corpus: MadeCorpus, workers: number): Promise<Passes> {
  // Other processes may slow the machine down for a while: what is compared should meet the same weather.
  const before = await measureReading(corpus, workers);
  const { client, started } = await startServer(corpus.folder, corpus.storage, workers);
  const looking = lookAround(
    client,
    spreadOver(corpus, OPEN).flatMap((text) => targetOf(text, 1)),
  );
  await client.ready();
  const recognised = { at: performance.now(), processor: usageOf(client.process).processor };
  const counted = await wordsCounted(corpus.storage);
  const hovers = await looking.end();
  const { resident, peak, processor } = usageOf(client.process);
  const [segmenter] = usageOfStarted(client.process);
  await stopSettled(client, corpus);
  const after = await measureReading(corpus, workers);
  return {
    workers,
    first: speed(corpus.bytes, recognised.at - started, recognised.processor),
    second: speed(corpus.bytes, counted - recognised.at, spentOnWords(recognised.processor, processor, segmenter)),
    reading: {
      tagging: [between(before.tagging[0], after.tagging[0]), between(before.tagging[1], after.tagging[1])],
      analysis: between(before.analysis, after.analysis),
    },
    hover: spread(hovers),
    memory: { peak, after: resident, segmenter: segmenter?.peak },
  };
}

/** Stops a server that has nothing left to do, so that the next one finds nothing either. */
export async function stopSettled(client: LspClient, { storage }: MadeCorpus): Promise<void> {
  await wordsCounted(storage);
  await client.stop();
}

async function measureReading(corpus: MadeCorpus, workers: number): Promise<ReadingSpeeds> {
  const sample = spreadOver(corpus, Math.ceil((SAMPLE / corpus.bytes) * corpus.articles));
  const bytes = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const read = async (by: Share['by'], threads: number) => {
    const { elapsed, processor } = await readInThreads(by, sample, threads);
    return speed(bytes, elapsed * 1000, processor);
  };
  return { tagging: [await read('nodejieba', 1), await read('nodejieba', taggingThreads(workers))], analysis: await read('analysis', 1) };
}

/** @param elapsed in milliseconds; @param processor in seconds */
function speed(bytes: number, elapsed: number, processor: number | undefined): Speed {
  return { elapsed: bytes / (elapsed / 1000), processor: processor && bytes / processor };
}

function between(one: Speed, other: Speed): Speed {
  return {
    elapsed: harmonic(one.elapsed, other.elapsed),
    processor: one.processor && other.processor && harmonic(one.processor, other.processor),
  };
}

/** The mean of two speeds over the same distance. */
function harmonic(one: number, other: number): number {
  return 2 / (1 / one + 1 / other);
}

/** Seconds of processors, of the server and of the process that cuts for it. */
function spentOnWords(before: number | undefined, after: number | undefined, segmenter: Usage | undefined): number | undefined {
  if (before === undefined || after === undefined || segmenter?.processor === undefined) return undefined;
  return after - before + segmenter.processor;
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
