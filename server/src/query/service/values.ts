/** Values for whoever writes a query: those that begin as it was begun, the most frequent first. */
import type { TokenSession } from '../../corpus/words/session.ts';
import { textKey } from '../cql/text-key.ts';
import { DatabaseSource } from '../database-source.ts';
import { Candidates } from '../evaluating/candidates.ts';
import { wordsOfText } from '../evaluating/text-words.ts';
import { ZONE_BITS } from '../source.ts';
import type { ValueName } from './messages.ts';

const ALL = ZONE_BITS.title | ZONE_BITS.dateline | ZONE_BITS.body | ZONE_BITS.boilerplate;

export interface Value {
  readonly value: string;
  /** Tokens, articles, sections or statements that have it, in all zones; undefined where not all were looked at. */
  readonly frequency?: number;
}

/** Facts of no more articles are read for values. */
const ARTICLES_READ = 2000;

/**
 * Walks the vocabulary, or the rows of articles; facts of some, which are those that can have what is looked for.
 * @param most facts of no more articles are read
 */
export function valuesBeginning(session: TokenSession, name: ValueName, prefix: string, limit: number, most = ARTICLES_READ): Value[] {
  const { counts, isWhole } = countsOf(session, name, prefix, most);
  return Array.from(counts)
    .sort(([a, often], [b, others]) => others - often || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([value, frequency]) => (isWhole ? { value, frequency } : { value }));
}

interface Counts {
  readonly counts: ReadonlyMap<string, number>;
  readonly isWhole: boolean;
}

function countsOf(session: TokenSession, name: ValueName, prefix: string, most: number): Counts {
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
    case 'section.label':
    case 'statement.verb':
      return writtenValues(session, name, prefix, most);
    default:
      return session.factValues(name, prefix, most);
  }
}

/** Values that articles have in their text: the index of words tells which articles have what is typed. */
function writtenValues(session: TokenSession, name: 'section.label' | 'statement.verb', prefix: string, most: number): Counts {
  const key = textKey(prefix);
  const { articles, withWords } = session.figures;
  // Articles whose words are not there yet are found in no other way.
  if (key === '' || articles <= most || withWords < articles) return session.factValues(name, prefix, most);
  const source = new DatabaseSource(session);
  const candidates = new Candidates(source, wordsOfText(source.vocabulary, key).needs);
  const among = Uint32Array.from(source.parts.flatMap((part) => Array.from(candidates.in(part)))).sort();
  return session.factValues(name, prefix, most, among);
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
