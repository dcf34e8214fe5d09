/**
 * Lenses and hints are asked for anew after the corpus has changed, now and then while it keeps changing: what they tell is what
 * it knows.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest } from 'vscode-languageserver/node';
import type { Corpus } from '../corpus/corpus.ts';
import type { Client } from './capabilities.ts';

/** While the corpus is being read they are asked for anew this often, in milliseconds. */
const PAUSE = 5000;

/** @param areOpen whether any document is open that has them @returns has them asked for anew at once */
export function refreshEditing(connection: Connection, corpus: Corpus, client: Client, areOpen: () => boolean): () => void {
  let waiting = false;
  const ask = (): void => {
    if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignoreGone);
    if (client.refreshesHints) connection.sendRequest(InlayHintRefreshRequest.type).catch(ignoreGone);
  };
  const refresh = async (): Promise<void> => {
    if (waiting || !areOpen()) return;
    waiting = true;
    await sleep(PAUSE, undefined, { ref: false });
    waiting = false;
    ask();
  };
  if (client.refreshesLenses || client.refreshesHints) {
    corpus.onChanged(() => void refresh());
    // Words come when all else is there.
    corpus.onProgress(() => void refresh());
  }
  return ask;
}

/** A client that goes away asks no more. */
function ignoreGone(): void {}
