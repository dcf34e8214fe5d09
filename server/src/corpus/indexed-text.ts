/**
 * The text that the facts of an article are of, as far as it still lies where it was indexed: in its file, or in the file of
 * records of which it is one.
 */
import { hashOf, readSameText } from './article-file.ts';
import { recordOf } from './record-files/format.ts';
import type { Layout } from './record-files/layout.ts';
import { readSameRecord } from './record-files/reader.ts';
import type { StoredLayout } from './stored-layout.ts';

/** What the database knows of where an article lies. */
export interface IndexedFile {
  readonly path: string;
  readonly hash: Uint8Array | null;
  readonly recipe: string | null;
  /** In bytes. */
  readonly size: number | null;
  /** Of a record: where it begins in its file, in bytes. */
  readonly place: number | null;
}

/**
 * @param limit bytes of a file that are read
 * @param layoutOf how the records of a file are to be read, as JSON
 * @returns undefined where the file has changed since: then it will be read again anyway
 */
export function readIndexedText(article: IndexedFile, limit: number, layoutOf: (file: string) => string | undefined): string | undefined {
  const { path, hash, recipe, size, place } = article;
  if (place === null || size === null) return readSameText(path, limit, hash);
  const file = recordOf(path)?.file;
  const stored = file === undefined ? undefined : layoutOf(file);
  if (file === undefined || stored === undefined || hash === null) return undefined;
  const { layout } = JSON.parse(stored) as StoredLayout;
  // While a file is read in another way than before, some of its records are still as they were read then.
  if (layout === undefined || !recipe?.endsWith(layoutKey(layout))) return undefined;
  return readSameRecord(file, { start: place, length: size }, layout, hash);
}

/** What the recipe of a record's facts ends with: the layout makes the text of its bytes. */
export function layoutKey(layout: Layout): string {
  return ` record ${hashOf(JSON.stringify(layout)).toString('hex')}`;
}
