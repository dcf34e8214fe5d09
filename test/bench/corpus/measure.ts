/** Everything that is measured of a corpus of one size, in one run. */
import { loadavg } from 'node:os';
import { startServer } from '../server.ts';
import type { Spread } from '../times.ts';
import { usageOf } from '../usage.ts';
import { databaseBytes, tableBytes } from './database.ts';
import { keepPasses, keptPasses, madeCorpus } from './made.ts';
import { measureOfficials, type Officials } from './officials.ts';
import { measurePasses, type Passes, stopSettled } from './passes.ts';
import { measureReopening, type Reopening } from './reopen.ts';
import { measureRequests, type RequestTimes } from './requests.ts';
import { measureSymbols, type SymbolTimes } from './symbols.ts';
import { measureTyping } from './typing.ts';
import { measureViews, type ViewTimes } from './views.ts';

export interface CorpusFigures {
  readonly articles: number;
  /** Of the text. */
  readonly bytes: number;
  /** The index was there already: its making was measured in an earlier run. */
  readonly kept: boolean;
  /** How many threads of all programs wanted to run in the minute before; 0 where the system does not tell. */
  readonly load: number | undefined;
  readonly passes: Passes;
  readonly databaseBytes: number;
  /** Of a server that has answered everything else that was measured, in MB; undefined where the system does not tell. */
  readonly memory: number | undefined;
  readonly reopening: Reopening;
  readonly views: ViewTimes;
  readonly requests: RequestTimes;
  readonly symbols: SymbolTimes;
  readonly typing: Spread;
  readonly officials: Officials;
  readonly tables: readonly { readonly table: string; readonly bytes: number }[];
}

/**
 * @param parent where the articles and the index lie, and what is already there is used while it is not stale
 * @param workers in how many threads articles are analysed
 * @param tell is told what is being measured
 */
export async function measureCorpus(
  parent: string,
  articles: number,
  workers: number,
  tell: (stage: string) => void,
): Promise<CorpusFigures> {
  tell('writing articles');
  const corpus = madeCorpus(parent, articles);
  const [load] = loadavg();
  const kept = keptPasses(corpus, workers);
  if (kept === undefined) tell('indexing');
  const passes = kept ?? (await measurePasses(corpus, workers));
  if (kept === undefined) keepPasses(corpus, passes);
  const sizes = { databaseBytes: databaseBytes(corpus.storage), tables: tableBytes(corpus.storage) };
  tell('opening again');
  const reopening = await measureReopening(corpus);
  tell('asking');
  const { client } = await startServer(corpus.folder, corpus.storage);
  await client.ready();
  const answers = {
    views: await measureViews(client),
    symbols: await measureSymbols(client, corpus),
    officials: await measureOfficials(client, corpus),
    requests: await measureRequests(client, corpus),
    typing: await measureTyping(client, corpus),
  };
  const memory = usageOf(client.process).resident;
  await stopSettled(client, corpus);
  return { articles, bytes: corpus.bytes, kept: kept !== undefined, load, passes, ...sizes, memory, reopening, ...answers };
}
