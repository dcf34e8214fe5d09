/**
 * Which tokens of an article name somebody or something, beside the tokens themselves: who asks for people as such, or for officials,
 * need not read the facts of an article. Who it is only these tell.
 */
import type { Facts, Mention, Role } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import type { EntityKind } from '../snapshot.ts';
import { packCovered, readCovered, type SortedSpan } from './covered.ts';

/** A mention; first token, and the one behind the last. */
export interface NamedTokens extends Span {
  readonly kind: EntityKind;
  /** Of a person. */
  readonly role: Role | null;
}

/** What a number says of a mention. */
const SORTS: readonly Pick<NamedTokens, 'kind' | 'role'>[] = [
  { kind: 'person', role: 'official' },
  { kind: 'person', role: 'journalist' },
  { kind: 'person', role: 'other' },
  { kind: 'organisation', role: null },
  { kind: 'place', role: null },
];

type Names = Pick<Facts, 'people' | 'organisations' | 'places'>;

/** The mentions of an article, for `readNamed`. @param starts of its tokens in the raw text, and where they end */
export function packNamed(facts: Names | undefined, starts: ArrayLike<number>, ends: ArrayLike<number>): Uint8Array {
  return packCovered(facts === undefined ? [] : mentionsIn(facts), SORTS.length, starts, ends);
}

/** The mentions, by their first tokens. */
export function readNamed(bytes: Uint8Array): NamedTokens[] {
  return Array.from(readCovered(bytes, SORTS.length), ({ sort, start, end }) => {
    const { kind, role } = SORTS[sort] as (typeof SORTS)[number];
    return { kind, role, start, end };
  });
}

function mentionsIn({ people, organisations, places }: Names): SortedSpan[] {
  const sortOf = (kind: EntityKind, role: Role | null): number => SORTS.findIndex((sort) => sort.kind === kind && sort.role === role);
  const all = (sort: number, mentions: readonly Mention[]) => mentions.map(({ start, end }) => ({ sort, start, end }));
  return [
    ...people.flatMap(({ role, mentions }) => all(sortOf('person', role), mentions)),
    ...organisations.flatMap(({ mentions }) => all(sortOf('organisation', null), mentions)),
    ...places.flatMap(({ mentions }) => all(sortOf('place', null), mentions)),
  ];
}
