/** What an editor asks about the article before the reader, in articles from all over the corpus. */
import type { LspClient } from '../../support/lsp-client.ts';
import { type Position, targetOf } from '../targets.ts';
import { type Spread, spread, timed } from '../times.ts';
import { wordsCounted } from './database.ts';
import { type MadeCorpus, spreadOver } from './made.ts';

export interface RequestTimes {
  /** From opening an article to the first hover in it. */
  readonly open: Spread;
  readonly hover: Spread;
  readonly definition: Spread;
  readonly highlights: Spread;
  readonly outline: Spread;
}

const ARTICLES = 200;
/** Names of each article that are asked about. */
const NAMES = 4;

/** Articles that nobody has opened before; they are closed again. Waits until the index has followed, so that it is at rest. */
export async function measureRequests(client: LspClient, corpus: MadeCorpus): Promise<RequestTimes> {
  const targets = spreadOver(corpus, ARTICLES).flatMap((text) => targetOf(text, NAMES));
  const open: number[] = [];
  for (const { uri, text, positions } of targets) {
    open.push(
      await timed(async () => {
        await client.open(uri, text);
        await client.at('textDocument/hover', uri, positions[0]);
      }),
    );
  }
  await wordsCounted(corpus.storage);
  const places = targets.flatMap(({ uri, positions }) => positions.map((position) => ({ uri, position })));
  const each = async <Place>(over: readonly Place[], ask: (place: Place) => Promise<unknown>): Promise<Spread> => {
    const times: number[] = [];
    for (const place of over) times.push(await timed(() => ask(place)));
    return spread(times);
  };
  const at = (method: string) => each(places, ({ uri, position }: { uri: string; position: Position }) => client.at(method, uri, position));
  const times: RequestTimes = {
    open: spread(open),
    hover: await at('textDocument/hover'),
    definition: await at('textDocument/definition'),
    highlights: await at('textDocument/documentHighlight'),
    outline: await each(targets, ({ uri }) => client.request('textDocument/documentSymbol', { textDocument: { uri } })),
  };
  for (const { uri } of targets) await client.close(uri);
  await wordsCounted(corpus.storage);
  return times;
}
