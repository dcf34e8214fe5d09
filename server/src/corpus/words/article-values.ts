/**
 * What is said of articles and their parts, as values that a query can ask for: from the rows of articles where there are any, and else
 * from the facts of some articles.
 */
import { unpackFacts } from '../packing/facts.ts';
import type { Connection } from '../query.ts';

export type ArticleValueName = 'article.path' | 'article.title' | 'article.published' | 'article.site';
export type FactValueName = 'article.script' | 'section.kind' | 'section.label' | 'statement.verb';

/** Of an article that nobody tells the date of. */
type ArticleRow = readonly [path: string, title: string | null, published: string | null];

/** How many articles have each value; a date is a year until a year has been typed, and then a month. */
export function valuesOfArticles(
  connection: Connection,
  name: ArticleValueName,
  prefix: string,
  names: { readonly below: (path: string) => string; readonly site: (path: string) => string },
): ReadonlyMap<string, number> {
  const rows = connection.sql('SELECT path, title, published FROM file JOIN article USING (id)').lists() as unknown as ArticleRow[];
  const counts = new Map<string, number>();
  for (const [path, title, published] of rows) {
    const value =
      name === 'article.path'
        ? names.below(path)
        : name === 'article.title'
          ? title
          : name === 'article.site'
            ? names.site(path)
            : dateFor(published, prefix);
    if (value !== null && value !== '' && value.startsWith(prefix)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function dateFor(published: string | null, prefix: string): string | null {
  return published?.slice(0, prefix.length < 4 ? 4 : prefix.length < 7 ? 7 : 10) ?? null;
}

/**
 * How often each value stands in articles; of many in some of them, spread over all.
 * @param among numbers of articles, ascending; absent: all
 * @param most facts of no more articles are read
 * @returns `isWhole`: no article was left out
 */
export function valuesOfFacts(
  connection: Connection,
  name: FactValueName,
  prefix: string,
  most: number,
  among?: Uint32Array,
): { readonly counts: ReadonlyMap<string, number>; readonly isWhole: boolean } {
  const ids = among ?? (connection.sql('SELECT id FROM article ORDER BY id').lists() as [number][]).map(([id]) => id);
  const every = Math.max(1, Math.ceil(ids.length / most));
  const read = connection.sql('SELECT packed FROM facts WHERE article = ?');
  const counts = new Map<string, number>();
  for (let index = 0; index < ids.length; index += every) {
    const packed = read.get(ids[index] as number)?.packed as Uint8Array | undefined;
    if (packed === undefined) continue;
    for (const value of valuesIn(packed, name, connection)) {
      if (value.startsWith(prefix)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return { counts, isWhole: every === 1 };
}

function valuesIn(packed: Uint8Array, name: FactValueName, connection: Connection): string[] {
  try {
    const { script, sections, statements } = unpackFacts(packed);
    if (name === 'article.script') return [script];
    if (name === 'statement.verb') return statements.map(({ verb }) => verb);
    const values: string[] = [];
    const waiting = [...sections];
    for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
      values.push(name === 'section.kind' ? section.kind : section.label);
      waiting.push(...section.children);
    }
    return values;
  } catch (error) {
    connection.broken(error);
    return [];
  }
}
