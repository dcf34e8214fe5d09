/**
 * The texts of articles, for readers. The database holds no text that lies in a file: what is asked of an article's text is
 * read from there, as long as it is what was indexed. Only the text of an open document is kept, which no file may have.
 */
import { read } from '../article/reading.ts';
import { FILE_SIZE } from './article-file.ts';
import { type Compared, comparedOf } from './duplicates/compared.ts';
import { type IndexedFile, readIndexedText } from './indexed-text.ts';
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

export class StoredStories implements Stories {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  of(article: number): Compared | undefined {
    const packed = this.#connection.sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
    const text = packed === undefined ? undefined : textOf(this.#connection, article);
    if (text === undefined) return undefined;
    try {
      return comparedOf(read(text), unpackFacts(packed as Uint8Array));
    } catch (error) {
      this.#connection.broken(error);
      return undefined;
    }
  }
}
