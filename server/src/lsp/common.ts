/**
 * What open articles have in common with others, found in turns: so many requests come when an article is opened that they ask for it
 * at once, and it is found once for all of them.
 */
import { CancellationToken } from 'vscode-languageserver/node';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { Across } from '../hygiene/across.ts';
import { inTurns } from './turns.ts';

interface Search {
  readonly snapshot: Snapshot;
  readonly found: Promise<Across>;
}

export class CommonFinder {
  /** What is being found, by canonical path. */
  readonly #searches = new Map<string, Search>();

  /** @param path canonical. Nobody's leaving ends the search: others may wait for it, and the next one will ask again */
  async find(snapshot: Snapshot, path: string): Promise<Across> {
    const under = this.#searches.get(path);
    if (under?.snapshot === snapshot) return await under.found;
    const search = { snapshot, found: inTurns(snapshot.acrossInPortions(path), CancellationToken.None) };
    this.#searches.set(path, search);
    try {
      return await search.found;
    } finally {
      if (this.#searches.get(path) === search) this.#searches.delete(path);
    }
  }
}
