/**
 * The posts of a person as a line of time: what was held first comes first. The dates are those of the articles that state a
 * post, not of appointments, and what articles say against each other stays as they say it.
 */
import { plainTitle } from '../corpus/identity/offices.ts';
import type { PostCount } from '../corpus/snapshot.ts';

/** A post with what its title says of it: that it is held in an acting capacity, or no more. */
export interface CareerPost extends PostCount {
  readonly status: 'acting' | 'former' | 'held';
}

/** All posts in the order of the first articles that state them, undated ones before; most articles first among equals. */
export function careerOf(posts: readonly PostCount[]): CareerPost[] {
  return posts
    .map((post): CareerPost => {
      const title = plainTitle(post.post);
      const body = plainTitle(post.organisation);
      return { ...post, status: title.former || body.former ? 'former' : title.acting || body.acting ? 'acting' : 'held' };
    })
    .sort((a, b) => compare(a.first ?? '', b.first ?? '') || compare(a.latest ?? '', b.latest ?? '') || b.articles - a.articles);
}

/** The years in which articles state a post: `2016–2019`, `2016`; `–2019` for one that is former by then; '' where none is dated. */
export function yearsOf({ first, latest, status }: CareerPost): string {
  const [from, to] = [first?.slice(0, 4) ?? '', latest?.slice(0, 4) ?? ''];
  if (status === 'former') return from === '' ? '' : `–${from}`;
  return from === to ? from : `${from}–${to}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
