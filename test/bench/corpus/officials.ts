/** Officials whose mentions are asked for, from a rare name to the one named most, and what a search without an index takes for the same. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import * as protocol from '../../../server/src/protocol/protocol.ts';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Spread, spread, timed } from '../times.ts';
import { wordsCounted } from './database.ts';
import { type MadeCorpus, spreadOver } from './made.ts';
import { ripgrep } from './ripgrep.ts';
import { startRepeater } from './transport.ts';

export interface OfficialTimes {
  readonly name: string;
  /** Locations of the answer. */
  readonly mentions: number;
  readonly references: Spread;
  /** Until the first of the answer is there, and all of it, with a client that takes it in parts. */
  readonly firstPart: Spread;
  readonly allParts: Spread;
  /** The whole answer from a server that has it ready: what of `references` is the way to the client. */
  readonly transport: Spread;
  /** The same name in the same folder; undefined without ripgrep. In milliseconds. */
  readonly ripgrep: number | undefined;
}

/** Most officials that are looked at: those named most, and some of articles from all over the corpus. */
const LISTED = 1000;
const ARTICLES = 100;
/** So many that one in a hundred is not the slowest alone. */
const ROUNDS = 200;

/** How many mentions those have that are asked for, as near as there are: what an answer costs grows with it alone. */
const wanted = ({ articles }: MadeCorpus) => [10, 100, articles / 10, Number.MAX_SAFE_INTEGER] as const;

/** One for each number of mentions that is wanted: two rare names, one with a tenth as many as there are articles, the one with the most. */
export type Officials = readonly [rare: OfficialTimes, lessRare: OfficialTimes, tenth: OfficialTimes, most: OfficialTimes];

export async function measureOfficials(client: LspClient, corpus: MadeCorpus): Promise<Officials> {
  const known = await listed(client, corpus);
  const near = (mentions: number) => {
    const distance = (entity: protocol.WireEntity) => Math.abs(Math.log(entity.mentions / mentions));
    return known.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  };
  const [rare, lessRare, tenth, most] = wanted(corpus);
  return [
    await measure(client, corpus, near(rare)),
    await measure(client, corpus, near(lessRare)),
    await measure(client, corpus, near(tenth)),
    await measure(client, corpus, near(most)),
  ];
}

async function listed(client: LspClient, corpus: MadeCorpus): Promise<[protocol.WireEntity, ...protocol.WireEntity[]]> {
  const find = async (query: string, limit: number) => {
    const params: protocol.FindEntitiesParams = { kind: 'person', query, limit, officials: true };
    return (await client.request<protocol.FindEntitiesResult>(protocol.findEntities, params)).items;
  };
  const [first, ...found] = await find('', LISTED);
  if (first === undefined) throw new Error(`nobody is an official in ${corpus.folder}`);
  for (const { text } of spreadOver(corpus, ARTICLES)) {
    const official = analyse(text).people.find(({ role }) => role === 'official');
    if (official !== undefined) found.push(...(await find(official.key, 1)));
  }
  return [first, ...found];
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
  const answer = await ask({});
  const repeater = await startRepeater(answer);
  const whole: number[] = [];
  const firstParts: number[] = [];
  const allParts: number[] = [];
  const transport: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    whole.push(await timed(() => ask({})));
    const { first, all } = await inParts(client, `references ${name} ${round}`, ask);
    firstParts.push(first);
    allParts.push(all);
    transport.push(await timed(repeater.repeat));
  }
  repeater.end();
  await client.close(uri);
  return {
    name,
    mentions: answer.length,
    references: spread(whole),
    firstPart: spread(firstParts),
    allParts: spread(allParts),
    transport: spread(transport),
    ripgrep: ripgrep(name, folder),
  };
}

/** How long the first part of an answer takes that is asked for in parts, and the whole; an answer too short for parts is both. */
async function inParts(
  client: LspClient,
  partialResultToken: string,
  ask: (more: object) => Promise<unknown>,
): Promise<{ readonly first: number; readonly all: number }> {
  const start = performance.now();
  let came: number | undefined;
  const subscription = client.connection.onNotification('$/progress', ({ token }: { token: unknown }) => {
    if (token === partialResultToken) came ??= performance.now();
  });
  await ask({ partialResultToken });
  const ended = performance.now();
  subscription.dispose();
  // Hundreds of answers that are kept make the next ones slow, and not the server.
  client.progress.length = 0;
  return { first: (came ?? ended) - start, all: ended - start };
}
