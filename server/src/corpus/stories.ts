/**
 * The texts of articles, for readers. The database holds no text that lies in a file: what is asked of an article's text is
 * read from there, as long as it is what was indexed. Only the text of an open document is kept, which no file may have.
 */
import type { Facts } from '../article/facts.ts';
import { read } from '../article/reading.ts';
import { FILE_SIZE } from './article-file.ts';
import { type Compared, comparedOf } from './duplicates/compared.ts';
import { type IndexedFile, readIndexedText } from './indexed-text.ts';
import type { Lasting } from './lasting.ts';
import { unpackFacts } from './packing/facts.ts';
import type { Connection, Row } from './query.ts';
import { headOf } from './recipe.ts';

/** Where the stories of articles are had from, by the articles' numbers. */
export interface Stories {
  /** Undefined where the article has changed since, or is gone. */
  of(article: number): Compared | undefined;
}

/**
 * The text that the facts of an article are of; undefined where it cannot be had any more.
 * @param longest bytes; a file of which more was indexed is not read
 */
export function textOf(connection: Connection, article: number, longest = Number.POSITIVE_INFINITY): string | undefined {
  const file = connection.sql('SELECT path, hash, recipe, size, buffer, place FROM file WHERE id = ?').get(article);
  if (file === undefined) return undefined;
  if (file.buffer === 1) return connection.sql('SELECT text FROM open_text WHERE article = ?').get(article)?.text as string | undefined;
  const indexed = file as Row & IndexedFile;
  const limit = headOf(indexed.recipe ?? '') ?? FILE_SIZE;
  // Of a file that was changing when it was read no size is known.
  if (Math.min(limit, indexed.size ?? 0) > longest) return undefined;
  const layoutOf = (path: string): string | undefined =>
    (connection.sql('SELECT layout FROM file WHERE path = ?').get(path)?.layout as string | null | undefined) ?? undefined;
  return readIndexedText(indexed, Math.min(limit, longest), layoutOf);
}

/** The facts of an article, as it has them. */
export function factsOf(connection: Connection, article: number): Facts | undefined {
  const packed = connection.sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
  if (packed === undefined) return undefined;
  try {
    return unpackFacts(packed as Uint8Array);
  } catch (error) {
    connection.broken(error);
    return undefined;
  }
}

export class StoredStories implements Stories {
  readonly #connection: Connection;
  readonly #lasting: Lasting;

  constructor(connection: Connection, lasting: Lasting) {
    this.#connection = connection;
    this.#lasting = lasting;
  }

  of(article: number): Compared | undefined {
    const facts = this.#lasting.facts.get(article) ?? factsOf(this.#connection, article);
    const text = facts === undefined ? undefined : textOf(this.#connection, article);
    return facts === undefined || text === undefined ? undefined : comparedOf(read(text), facts);
  }
}
