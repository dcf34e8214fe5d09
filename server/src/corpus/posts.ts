/**
 * The posts of one person across articles. 县委书记 here and 宝丰县委书记 there are one post where the context resolved
 * the first.
 */
import type { Location } from './snapshot.ts';

/** A post with the latest article that states it. */
export interface StatedPost {
  readonly ids: readonly number[];
  /** Folded organisations under which it is found, as stated and as resolved. */
  readonly keys: readonly string[];
  /** Folded organisation in full, where known. */
  readonly full: string;
  readonly titleKey: string;
  readonly organisation: string;
  readonly resolved: string | undefined;
  readonly title: string;
  readonly articles: number;
  /** yyyymmdd of the first dated article that states it, 0 where none is dated; `day` is that of the latest. */
  readonly firstDay: number;
  readonly day: number;
  readonly published: string | null;
  readonly article: number;
  readonly location: Location;
}

/** Posts this much older than the newest dated one are no longer recent: a year and a month, as yyyymmdd subtracts. */
const RECENT = 1_01_00;

/** A fuller form that stands in fewer than one of so many articles is more likely a misreading than a fuller form. */
const MISREADINGS = 10;

/**
 * Joins posts that are the same in full, most articles first.
 * @param articlesOf how many different articles state any of some posts
 */
export function mergePosts(posts: readonly StatedPost[], articlesOf: (ids: readonly number[]) => number): StatedPost[] {
  const merged = new Map<string, StatedPost>();
  for (const post of [...posts].sort(newestFirst)) {
    const id = JSON.stringify([post.full, post.titleKey]);
    const known = merged.get(id);
    merged.set(id, known === undefined ? post : joined(known, post));
  }
  return [...merged.values()]
    .map((post) => (post.ids.length === 1 ? post : { ...post, articles: articlesOf(post.ids) }))
    .sort((a, b) => b.articles - a.articles || newestFirst(a, b));
}

function joined(newer: StatedPost, older: StatedPost): StatedPost {
  const days = [newer.firstDay, older.firstDay].filter((day) => day > 0);
  return {
    ...newer,
    ids: [...newer.ids, ...older.ids],
    keys: [...newer.keys, ...older.keys],
    firstDay: days.length === 0 ? 0 : Math.min(...days),
  };
}

function newestFirst(a: StatedPost, b: StatedPost): number {
  return (
    b.day - a.day || compare(a.location.path, b.location.path) || a.location.start - b.location.start || compare(a.titleKey, b.titleKey)
  );
}

/**
 * The fullest recent post. Of the posts of the last year with an organisation, the one that most articles state (the
 * first in the text among equals: 省委书记、省人大常委会主任 begins with the higher office), as the fullest of them puts
 * it: 宝丰县委书记 for 县委书记. A longer post that says something else does not win by its length.
 */
export function bestPost(posts: readonly StatedPost[]): StatedPost | undefined {
  const newest = posts.reduce((day, post) => Math.max(day, post.day), 0);
  const recent = posts.filter((post) => post.day >= newest - RECENT);
  const complete = recent.filter((post) => post.full !== '');
  const anyTime = posts.filter((post) => post.full !== '');
  const candidates = [complete, anyTime, recent].find((some) => some.length > 0) ?? [];
  const [first] = candidates;
  if (first === undefined) return undefined;
  let best = first;
  for (const post of candidates) {
    if (post.articles * MISREADINGS < first.articles) continue;
    if (inFull(post).length > inFull(best).length && inFull(post).endsWith(inFull(first))) best = post;
  }
  return best;
}

function inFull(post: StatedPost): string {
  return post.full + post.titleKey;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
