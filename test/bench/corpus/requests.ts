/** What an editor asks about the article before the reader, in articles from all over the corpus. */
import type { CallHierarchyItem, CodeLens } from 'vscode-languageserver/node';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Position, type Target, targetOf } from '../targets.ts';
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
  /** All lenses of an article with their titles, those of the first screen. */
  readonly lenses: Spread;
  readonly hints: Spread;
  /** Who appears with an official, from the name on. */
  readonly company: Spread;
  /** Names for one to three letters that have just been typed, and for the first character of a name. */
  readonly completion: Spread;
}

const ARTICLES = 200;
/** Names of each article that are asked about. */
const NAMES = 4;

/** What somebody types who looks for a name. */
const TYPED = ['l', 'zh', 'wjg', 'li', 'x', 'chenx', '王', '张', '刘'];
/** Lenses whose titles a screen shows. */
const SHOWN = 8;

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
    lenses: await each(targets, async ({ uri }) => {
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      for (const lens of lenses.slice(0, SHOWN)) if (lens.command === undefined) await client.request('codeLens/resolve', lens);
    }),
    hints: await each(targets, ({ uri, text }) => {
      const range = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };
      return client.request('textDocument/inlayHint', { textDocument: { uri }, range });
    }),
    company: await each(places, async ({ uri, position }) => {
      const [item] = (await client.at<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', uri, position)) ?? [];
      if (item !== undefined) await client.request('callHierarchy/incomingCalls', { item });
    }),
    completion: await completion(client, targets),
  };
  for (const { uri } of targets) await client.close(uri);
  await wordsCounted(corpus.storage);
  return times;
}

/** Types into each article and asks at once; the articles are as they were afterwards. */
async function completion(client: LspClient, targets: readonly Target[]): Promise<Spread> {
  const times: number[] = [];
  for (const [index, { uri, text }] of targets.entries()) {
    const before = text.endsWith('\n') ? text : `${text}\n`;
    const typed = TYPED[index % TYPED.length] as string;
    await client.change(uri, before + typed);
    const position = { line: before.split('\n').length - 1, character: typed.length };
    times.push(await timed(() => client.at('textDocument/completion', uri, position)));
    await client.change(uri, text);
  }
  return spread(times);
}
