/**
 * The corpus as a whole: which articles are copies of each other, which lines recur. Walks the rows of all articles, for
 * figures on demand.
 */
import type { DuplicateReader } from './duplicate-reader.ts';
import { ALIKE, RECURRING } from './duplicate-reader.ts';
import type { Posting } from './postings/blocks.ts';
import type { Connection } from './query.ts';
import { compare } from './records.ts';
import type { Portions } from './surroundings.ts';

/** Articles that tell one story, by number; the first stands for all. */
export type Group = readonly [representative: number, ...copies: number[]];

/** An article of a band is compared with at most so many of its groups: a band that divides into more says nothing. */
const GROUPS_OF_BAND = 8;

/**
 * Groups by the union of verified pairs: two articles that share a band, and whose stories are nearly the same, belong to one
 * group, and so does whoever is nearly the same as one of them. The earliest published represents a group, then the first by path.
 */
export function* copyGroups(connection: Connection, duplicates: DuplicateReader): Portions<Group[]> {
  const parents = new Map<number, number>();
  const find = (article: number): number => {
    let root = article;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const compared = new Set<string>();
  for (const members of duplicates.shared('band', 2)) {
    yield;
    const first: number[] = [];
    for (const { article } of members) {
      const known = first.some((other) => find(other) === find(article));
      if (known) continue;
      for (const other of first) {
        const [a, b] = [Math.min(article, other), Math.max(article, other)];
        const pair = `${a} ${b}`;
        if (find(a) === find(b) || compared.has(pair)) continue;
        compared.add(pair);
        if (duplicates.areAlike(a, b, ALIKE)) parents.set(find(b), find(a));
      }
      if (first.length < GROUPS_OF_BAND && !first.some((other) => find(other) === find(article))) first.push(article);
    }
  }
  return yield* groupsOf(connection, [...parents.keys()], find);
}

function* groupsOf(connection: Connection, joined: readonly number[], find: (article: number) => number): Portions<Group[]> {
  const groups = new Map<number, number[]>();
  for (const article of new Set(joined.flatMap((each) => [each, find(each)]))) {
    const root = find(article);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [article]);
    else group.push(article);
  }
  const row = connection.sql('SELECT id, path, published FROM file JOIN article USING (id) WHERE id = ?');
  const sorted: Group[] = [];
  for (const group of groups.values()) {
    yield;
    const known = group.map((article) => {
      const { path = '', published = null } = row.get(article) ?? {};
      return { article, path: path as string, published: published as string | null };
    });
    known.sort((a, b) => earlier(a.published, b.published) || compare(a.path, b.path));
    const [first, ...rest] = known as [(typeof known)[0], ...typeof known];
    rest.sort((a, b) => compare(a.path, b.path));
    sorted.push([first.article, ...rest.map(({ article }) => article)]);
  }
  return sorted;
}

/** ISO dates, which may be months or years; what has none comes last. */
function earlier(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

/** How many different lines recur. */
export function countRecurring(duplicates: DuplicateReader): number {
  const recurring = new Set<number>();
  // Of one kind alone a line may have too few: most keys are of one article, and two are enough to look.
  for (const kind of ['furniture', 'line'] as const) {
    for (const [posting] of duplicates.shared(kind, RECURRING - 1)) {
      const key = (posting as Posting).key;
      if (!recurring.has(key) && duplicates.recurs(key)) recurring.add(key);
    }
  }
  return recurring.size;
}
