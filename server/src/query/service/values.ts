/** Values for whoever writes a query: those that begin as it was begun, the most frequent first. */
import type { TokenSession } from '../../corpus/words/session.ts';
import { ZONE_BITS } from '../source.ts';
import type { ValueName } from './messages.ts';

const ALL = ZONE_BITS.title | ZONE_BITS.dateline | ZONE_BITS.body | ZONE_BITS.boilerplate;

export interface Value {
  readonly value: string;
  /** Tokens, articles, sections or statements that have it, in all zones; undefined where not all were looked at. */
  readonly frequency?: number;
}

/** Walks the vocabulary, or the rows of articles; facts of some. */
export function valuesBeginning(session: TokenSession, name: ValueName, prefix: string, limit: number): Value[] {
  const { counts, isWhole } = countsOf(session, name, prefix);
  return Array.from(counts)
    .sort(([a, often], [b, others]) => others - often || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([value, frequency]) => (isWhole ? { value, frequency } : { value }));
}

interface Counts {
  readonly counts: ReadonlyMap<string, number>;
  readonly isWhole: boolean;
}

function countsOf(session: TokenSession, name: ValueName, prefix: string): Counts {
  switch (name) {
    case 'word':
    case 'folded':
    case 'pos':
      return { counts: wordsBeginning(session, name, prefix), isWhole: true };
    case 'article.path':
    case 'article.title':
    case 'article.published':
    case 'article.site':
      return { counts: session.articleValues(name, prefix), isWhole: true };
    default:
      return session.factValues(name, prefix);
  }
}

function wordsBeginning(session: TokenSession, attribute: 'word' | 'folded' | 'pos', prefix: string): ReadonlyMap<string, number> {
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
  return frequencies;
}
