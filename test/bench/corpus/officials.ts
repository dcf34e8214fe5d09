/** The officials whose mentions are asked for: the one named most, and one with a tenth as many mentions as there are articles. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as protocol from '../../../server/src/protocol/protocol.ts';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Spread, spread, timed } from '../times.ts';
import { wordsCounted } from './database.ts';
import type { MadeCorpus } from './made.ts';
import { ripgrep } from './ripgrep.ts';

export interface OfficialTimes {
  readonly name: string;
  /** Locations of the answer. */
  readonly mentions: number;
  readonly references: Spread;
  /** Until the first of the answer is there, with a client that takes it in parts. */
  readonly firstPart: Spread;
  /** The same name in the same folder; undefined without ripgrep. In milliseconds. */
  readonly ripgrep: number | undefined;
}

/** Most officials that are looked at. */
const LISTED = 1000;
const ROUNDS = 50;

/** @returns the one with about a tenth as many mentions as there are articles first */
export async function measureOfficials(client: LspClient, corpus: MadeCorpus): Promise<[tenth: OfficialTimes, most: OfficialTimes]> {
  const params: protocol.FindEntitiesParams = { kind: 'person', query: '', limit: LISTED, officials: true };
  const { items } = await client.request<protocol.FindEntitiesResult>(protocol.findEntities, params);
  const distance = ({ mentions }: protocol.WireEntity) => Math.abs(Math.log((mentions * 10) / corpus.articles));
  const [tenth] = [...items].sort((a, b) => distance(a) - distance(b));
  const [most] = items;
  if (tenth === undefined || most === undefined) throw new Error(`nobody is an official in ${corpus.folder}`);
  return [await measure(client, corpus, tenth), await measure(client, corpus, most)];
}

async function measure(
  client: LspClient,
  { folder, storage }: MadeCorpus,
  { name, location }: protocol.WireEntity,
): Promise<OfficialTimes> {
  const { uri, range } = location;
  await client.open(uri, readFileSync(fileURLToPath(uri), 'utf8'));
  await wordsCounted(storage);
  const ask = (more: object) =>
    client.at<unknown[]>('textDocument/references', uri, range.start, { context: { includeDeclaration: true }, ...more });
  const { length: mentions } = await ask({});
  const whole: number[] = [];
  const parts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    whole.push(await timed(() => ask({})));
    parts.push(await firstPart(client, `references ${name} ${round}`, ask));
  }
  await client.close(uri);
  return { name, mentions, references: spread(whole), firstPart: spread(parts), ripgrep: await ripgrep(name, folder) };
}

/** How long the first part of an answer takes that is asked for in parts; waits for the rest, too. */
async function firstPart(client: LspClient, partialResultToken: string, ask: (more: object) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let came: number | undefined;
  const subscription = client.connection.onNotification('$/progress', ({ token }: { token: unknown }) => {
    if (token === partialResultToken) came ??= performance.now();
  });
  await ask({ partialResultToken });
  subscription.dispose();
  return (came ?? performance.now()) - start;
}
