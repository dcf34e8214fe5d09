/**
 * Makes persons of those whom an article names: each with a role, the posts that speak for it, and the mention that introduces it.
 */
import type { Person } from '../facts.ts';
import type { Observer } from '../observer.ts';
import type { FoundPerson, Held } from './found-person.ts';
import { OFFICIAL } from './lexicon.ts';
import type { PostHolding } from './post-holding.ts';
import { LEADER, roleOf } from './roles.ts';

/** The persons whom body, dateline or title name, in the order of their first mention. @param all in that order */
export function personsOf(all: Iterable<FoundPerson>, holding: PostHolding, observer: Observer | undefined): Person[] {
  const people: Person[] = [];
  for (const { key, name, mentions, posts, isCredited, isNamed } of all) {
    if (!isNamed || mentions.every((mention) => mention.zone === 'boilerplate')) {
      observer?.tell({ kind: 'dropped', key, why: isNamed ? 'boilerplate' : 'theory' });
      continue;
    }
    const found = mentions.some((mention) => mention.kind === 'phrase')
      ? LEADER
      : roleOf(
          posts.map(({ folded }) => folded),
          isCredited,
        );
    const { role } = found;
    observer?.tell({
      kind: 'role',
      key,
      role,
      rule: found.rule,
      ...(found.post === undefined ? {} : { post: found.post.organisation + found.post.post }),
    });
    const kept = role === 'official' ? posts.filter(({ kind }) => kind === OFFICIAL) : posts;
    people.push({
      name,
      key,
      role,
      posts: kept.map((held) => holding.postOf(key, held)),
      mentions,
      introduction: introductionOf(kept),
    });
  }
  return people;
}

/** Index of the mention with the most posts, the longest where two have as many. */
function introductionOf(posts: readonly Held[]): number {
  const weight = new Map<number, number>();
  let best = 0;
  for (const { mention, organisation, post } of posts) {
    const sum = (weight.get(mention) ?? 0) + 100 + organisation.length + post.length;
    weight.set(mention, sum);
    if (sum > (weight.get(best) ?? 0)) best = mention;
  }
  return best;
}
