/**
 * From a name to what it belongs to: from a person or a post to the organisation in which the post is held, from an organisation to
 * the body or division above it, from a place to the division that it lies in.
 */

import type { Person, Post } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import type { Location, Snapshot } from '../corpus/snapshot.ts';
import { foldKey } from '../text/folding.ts';
import { type Span, touches } from '../text/span.ts';
import { subjectsAt } from './caret.ts';
import { idOfPerson } from './hover-bearers.ts';
import { locate } from './locating.ts';
import { aboveOf, hierarchyAt } from './name-hierarchy.ts';
import type { OpenArticle } from './open-article.ts';

/** Organisations of one person: further ones were left long ago. */
const MOST = 8;

/** Where to what is above the name under an offset leads, with the span of the name; most certain first. */
export function typeDefinition(
  snapshot: Snapshot,
  article: OpenArticle,
  offset: number,
): { readonly origin: Span; readonly targets: readonly Location[] } | undefined {
  const [subject] = subjectsAt(article.facts, offset);
  if (subject === undefined || subject.kind === 'date') return undefined;
  const found =
    subject.kind === 'person'
      ? organisationsOf(snapshot, article, subject.person)
      : subject.kind === 'post'
        ? organisationOf(snapshot, article, subject.post)
        : above(snapshot, article, offset);
  const targets = [...new Map(found.map((target) => [`${target.path} ${target.start}`, target])).values()].slice(0, MOST);
  return targets.length === 0 ? undefined : { origin: subject.span, targets };
}

function above(snapshot: Snapshot, article: OpenArticle, offset: number): Location[] {
  const name = hierarchyAt(snapshot, article, offset);
  // A division that no article names leads nowhere.
  return name === undefined
    ? []
    : aboveOf(snapshot, name, name.location).flatMap(({ location }) => (location === name.location ? [] : [location]));
}

function organisationsOf(snapshot: Snapshot, article: OpenArticle, person: Person): Location[] {
  const here = person.posts.flatMap((post) => organisationOf(snapshot, article, post));
  if (here.length > 0) return here;
  const posts = snapshot.official(idOfPerson(snapshot, person.key, article.path))?.posts ?? [];
  return posts.flatMap(({ organisation, resolved }) => introduction(snapshot, resolved ?? organisation)).slice(0, MOST);
}

/** The organisation that stands in a post, or the one that the post is resolved to. */
function organisationOf(snapshot: Snapshot, article: OpenArticle, { span, organisation, resolved }: Post): Location[] {
  if (organisation === '' && resolved === undefined) return [];
  const named = article.facts.organisations.flatMap(({ key, mentions }) =>
    mentions.filter((mention) => touches(mention, span.start) && mention.start === span.start).map((mention) => ({ key, mention })),
  );
  const longest = named.sort((a, b) => b.mention.end - a.mention.end)[0];
  const known = longest === undefined ? undefined : snapshot.introduction('organisation', longest.key);
  if (known !== undefined) return [known];
  const other = introduction(snapshot, resolved ?? organisation);
  return other.length > 0 || longest === undefined ? other : [locate(article, longest.mention)];
}

function introduction(snapshot: Snapshot, name: string): Location[] {
  const found = name === '' ? undefined : snapshot.introduction('organisation', canonicalOrganisation(foldKey(name)));
  return found === undefined ? [] : [found];
}
