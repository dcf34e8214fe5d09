/**
 * What stands under the caret. Names nest (a place in an organisation in a post), so there can be several answers:
 * the one that holds the caret before the one that only ends there, the shorter before the longer.
 */
import type { DateMention, Facts, Mention, Organisation, Person, Place, Post } from '../article/facts.ts';
import type { EntityKind } from '../corpus/snapshot.ts';
import { type Span, touches } from '../text/span.ts';

/** Something that recognition found under the caret. */
export type Subject =
  | { readonly kind: 'person'; readonly span: Mention; readonly person: Person }
  | { readonly kind: 'organisation'; readonly span: Mention; readonly organisation: Organisation }
  | { readonly kind: 'place'; readonly span: Mention; readonly place: Place }
  | { readonly kind: 'date'; readonly span: Span; readonly date: DateMention }
  | { readonly kind: 'post'; readonly span: Span; readonly person: Person; readonly post: Post };

/** A name that can be looked up across articles. */
export interface Entity {
  readonly kind: EntityKind;
  readonly key: string;
  readonly mention: Mention;
}

/**
 * Everything recognised under an offset, the most specific first. Linear in the article's mentions.
 * @param offset raw offset; one that lies outside the text finds nothing
 */
export function subjectsAt(facts: Facts, offset: number): Subject[] {
  const found: Subject[] = [];
  for (const person of facts.people) {
    for (const span of person.mentions) if (touches(span, offset)) found.push({ kind: 'person', span, person });
    for (const post of person.posts) if (touches(post.span, offset)) found.push({ kind: 'post', span: post.span, person, post });
  }
  for (const organisation of facts.organisations) {
    for (const span of organisation.mentions) if (touches(span, offset)) found.push({ kind: 'organisation', span, organisation });
  }
  for (const place of facts.places) {
    for (const span of place.mentions) if (touches(span, offset)) found.push({ kind: 'place', span, place });
  }
  for (const date of facts.dates) if (touches(date, offset)) found.push({ kind: 'date', span: date, date });
  return found.sort((a, b) => endsAt(a.span, offset) - endsAt(b.span, offset) || length(a.span) - length(b.span));
}

/** The most specific name under an offset, or undefined. */
export function entityAt(facts: Facts, offset: number): Entity | undefined {
  for (const subject of subjectsAt(facts, offset)) {
    if (subject.kind === 'person') return { kind: 'person', key: subject.person.key, mention: subject.span };
    if (subject.kind === 'organisation') return { kind: 'organisation', key: subject.organisation.key, mention: subject.span };
    if (subject.kind === 'place') return { kind: 'place', key: subject.place.key, mention: subject.span };
  }
  return undefined;
}

/** The mentions of a name in one article, in text order. */
export function mentionsIn(facts: Facts, kind: EntityKind, key: string): readonly Mention[] {
  const named: readonly { readonly key: string; readonly mentions: readonly Mention[] }[] =
    kind === 'person' ? facts.people : kind === 'organisation' ? facts.organisations : facts.places;
  return named.find((candidate) => candidate.key === key)?.mentions ?? [];
}

function endsAt(span: Span, offset: number): number {
  return span.end === offset ? 1 : 0;
}

function length(span: Span): number {
  return span.end - span.start;
}
