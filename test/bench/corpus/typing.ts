/** From a keystroke to the problems of the text that it makes, as a client that pulls them sees it, the server's wait included. */
import { pathToFileURL } from 'node:url';
import type { LspClient } from '../../support/lsp-client.ts';
import { type Spread, spread, timed } from '../times.ts';
import { type MadeCorpus, spreadOver } from './made.ts';

/** Bytes of the article that is typed in. */
const SIZE = 20_000;
/** So many that one in a hundred is not the slowest alone. */
const KEYSTROKES = 200;

export async function measureTyping(client: LspClient, corpus: MadeCorpus): Promise<Spread> {
  const [first, ...others] = spreadOver(corpus, 50);
  if (first === undefined) throw new Error('the corpus has no article');
  let text = first.text;
  for (const other of others) {
    if (Buffer.byteLength(text) >= SIZE) break;
    text += other.text;
  }
  const uri = pathToFileURL(first.path).href;
  await client.open(uri, text);
  const problems = () => client.request('textDocument/diagnostic', { textDocument: { uri } });
  await problems();
  const middle = text.indexOf('\n', text.length / 2);
  const times: number[] = [];
  for (let stroke = 1; stroke <= KEYSTROKES; stroke++) {
    const typed = text.slice(0, middle) + '某'.repeat(stroke) + text.slice(middle);
    times.push(
      await timed(async () => {
        await client.change(uri, typed);
        await problems();
      }),
    );
  }
  await client.close(uri);
  return spread(times);
}
