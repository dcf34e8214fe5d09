/** Values of an attribute for whoever writes a query: those that begin as it was begun, the most frequent first. */
import type { TokenSession } from '../../corpus/words/session.ts';
import { ZONE_BITS } from '../source.ts';

const ALL = ZONE_BITS.title | ZONE_BITS.dateline | ZONE_BITS.body | ZONE_BITS.boilerplate;

export interface Value {
  readonly value: string;
  /** Tokens that have it, in all zones. */
  readonly frequency: number;
}

/** Walks the vocabulary. */
export function valuesBeginning(session: TokenSession, attribute: 'word' | 'folded' | 'pos', prefix: string, limit: number): Value[] {
  const { vocabulary } = session;
  const counts = session.counts(ALL);
  const frequencies = new Map<string, number>();
  for (let number = 1; number <= vocabulary.size; number++) {
    const count = counts[number] as number;
    if (count === 0) continue;
    const value =
      attribute === 'pos' ? vocabulary.pos(number) : vocabulary.word(attribute === 'folded' ? vocabulary.folded(number) : number);
    if (value.startsWith(prefix)) frequencies.set(value, (frequencies.get(value) ?? 0) + count);
  }
  return Array.from(frequencies, ([value, frequency]) => ({ value, frequency }))
    .sort((a, b) => b.frequency - a.frequency || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}
