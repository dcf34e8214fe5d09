/** How articles write a name: mostly as its key has it, and only other ways are kept. */
import type { Connection } from './query.ts';
import { compare } from './records.ts';
import type { EntityRow } from './search.ts';

/** The way that most articles write a name; among equals the first in the order of strings. */
export function commonestSurface(connection: Connection, { id, key, occurrences }: Pick<EntityRow, 'id' | 'key' | 'occurrences'>): string {
  let asKey = occurrences;
  let best = { name: key, articles: 0 };
  const consider = (name: string, articles: number) => {
    if (articles > best.articles || (articles === best.articles && compare(name, best.name) < 0)) best = { name, articles };
  };
  for (const { name, articles } of connection.sql('SELECT name, articles FROM surface WHERE entity = ?').all(id)) {
    asKey -= articles as number;
    consider(name as string, articles as number);
  }
  consider(key, asKey);
  return best.name;
}
