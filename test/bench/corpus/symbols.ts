/** Finding names and titles in the workspace, asked anew at each letter that is typed. */
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { searchKeys } from '../../../server/src/text/pinyin.ts';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Spread, spread, timed } from '../times.ts';
import { type MadeCorpus, spreadOver } from './made.ts';

/** Articles whose titles and people are typed. */
const ARTICLES = 40;
/** Letters of a title that somebody types at most before it is found. */
const LETTERS = 8;

/** Names, their pinyin, their initials, and titles. */
export interface SymbolTimes {
  readonly names: Spread;
  readonly pinyin: Spread;
  readonly initials: Spread;
  readonly titles: Spread;
}

export async function measureSymbols(client: LspClient, corpus: MadeCorpus): Promise<SymbolTimes> {
  const facts = spreadOver(corpus, ARTICLES).map(({ text }) => analyse(text));
  const names = facts.flatMap(({ people }) => people.find(({ role }) => role === 'official')?.key ?? []);
  const titles = facts.flatMap(({ title }) => title?.text ?? []);
  const typed = async (words: readonly string[]): Promise<Spread> => {
    const times: number[] = [];
    for (const word of words) {
      const letters = [...word].slice(0, LETTERS);
      for (let end = 1; end <= letters.length; end++) {
        times.push(await timed(() => client.request('workspace/symbol', { query: letters.slice(0, end).join('') })));
      }
    }
    return spread(times);
  };
  return {
    names: await typed(names),
    pinyin: await typed(names.flatMap((name) => searchKeys(name).full[0] ?? [])),
    initials: await typed(names.flatMap((name) => searchKeys(name).initials[0] ?? [])),
    titles: await typed(titles),
  };
}
