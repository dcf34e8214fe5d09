/**
 * Which tokens of an article name somebody or something, beside the tokens themselves: who asks for people as such, or for officials,
 * need not read the facts of an article. Who it is only these tell.
 */
import type { Facts, Mention, Role } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { packNumbers, readVarint } from '../packing/varints.ts';
import type { EntityKind } from '../snapshot.ts';

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

/**
 * The mentions of an article by the tokens that they share a character with, for `readNamed`.
 * @param starts of its tokens in the raw text, and where they end
 */
export function packNamed(facts: Names | undefined, starts: ArrayLike<number>, ends: ArrayLike<number>): Uint8Array {
  const mentions = facts === undefined ? [] : mentionsIn(facts).sort((a, b) => a.mention.start - b.mention.start || a.sort - b.sort);
  const numbers: number[] = [];
  let token = 0;
  let last = 0;
  for (const { sort, mention } of mentions) {
    while (token < ends.length && (ends[token] as number) <= mention.start) token++;
    let behind = token;
    while (behind < starts.length && (starts[behind] as number) < mention.end) behind++;
    if (mention.end <= mention.start || behind === token) continue;
    numbers.push((token - last) * SORTS.length + sort, behind - token);
    last = token;
  }
  return packNumbers(numbers);
}

/** The mentions, by their first tokens. */
export function readNamed(bytes: Uint8Array): NamedTokens[] {
  const reader = { bytes, at: 0 };
  const named: NamedTokens[] = [];
  for (let start = 0; reader.at < bytes.length; ) {
    const code = readVarint(reader);
    start += Math.floor(code / SORTS.length);
    const { kind, role } = SORTS[code % SORTS.length] as (typeof SORTS)[number];
    named.push({ kind, role, start, end: start + readVarint(reader) });
  }
  return named;
}

function mentionsIn({ people, organisations, places }: Names): { readonly sort: number; readonly mention: Mention }[] {
  const sortOf = (kind: EntityKind, role: Role | null): number => SORTS.findIndex((sort) => sort.kind === kind && sort.role === role);
  const all = (sort: number, mentions: readonly Mention[]) => mentions.map((mention) => ({ sort, mention }));
  return [
    ...people.flatMap(({ role, mentions }) => all(sortOf('person', role), mentions)),
    ...organisations.flatMap(({ mentions }) => all(sortOf('organisation', null), mentions)),
    ...places.flatMap(({ mentions }) => all(sortOf('place', null), mentions)),
  ];
}
