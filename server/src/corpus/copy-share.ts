/**
 * What the copies among the articles add to the figures of the corpus, to be taken away where articles that are nearly the
 * same count once. Found anew from the facts of each copy, as it was when the copy was counted.
 */
import { PUNCTUATION } from '../tokens/parts-of-speech.ts';
import { unpackFacts } from './packing/facts.ts';
import type { Connection } from './query.ts';
import { compare } from './records.ts';
import { nameRows, ruleRows } from './rows.ts';
import { KINDS } from './schema.ts';
import type { EntityRow } from './search.ts';
import { TokenColumns } from './words/token-columns.ts';

/** What copies add to the counters of a name. */
export type NameShare = Pick<EntityRow, 'mentions' | 'articles' | 'officials' | 'phrases' | 'phrase_articles'>;

export interface CopyShare {
  /** Numbers of the copies. */
  readonly articles: ReadonlySet<number>;
  /** By the number of a name. */
  readonly names: ReadonlyMap<number, NameShare>;
  /** By rule: findings and articles. */
  readonly rules: ReadonlyMap<string, { readonly findings: number; readonly articles: number }>;
  /** By the number of a word as it folds; punctuation is none. */
  readonly words: ReadonlyMap<number, number>;
}

/** Where all articles count. */
export const NO_COPIES: CopyShare = { articles: new Set(), names: new Map(), rules: new Map(), words: new Map() };

/** @param articles numbers of the copies, without those that represent them */
export function shareOf(connection: Connection, articles: readonly number[]): CopyShare {
  const names = new Map<number, NameShare>();
  const rules = new Map<string, { findings: number; articles: number }>();
  const words = new Map<number, number>();
  const written = new Map<number, number>();
  const columns = new TokenColumns();
  const entity = connection.sql('SELECT id FROM entity WHERE kind = ? AND key = ?');
  for (const article of articles) {
    const packed = connection.sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
    if (packed === undefined) continue;
    const facts = unpackFacts(packed as Uint8Array);
    for (const { kind, key, role, counted, phrases } of nameRows(facts)) {
      const id = entity.get(KINDS[kind], key)?.id as number | undefined;
      if (id === undefined) continue;
      const known = names.get(id);
      names.set(id, {
        mentions: (known?.mentions ?? 0) + counted,
        articles: (known?.articles ?? 0) + (counted > 0 ? 1 : 0),
        officials: (known?.officials ?? 0) + (role === 'official' ? 1 : 0),
        phrases: (known?.phrases ?? 0) + phrases,
        phrase_articles: (known?.phrase_articles ?? 0) + (phrases > 0 && counted === 0 ? 1 : 0),
      });
    }
    for (const [rule, findings] of ruleRows(facts)) {
      const known = rules.get(rule);
      rules.set(rule, { findings: (known?.findings ?? 0) + findings, articles: (known?.articles ?? 0) + 1 });
    }
    const tokens = connection.sql('SELECT packed FROM tokens WHERE article = ?').get(article)?.packed;
    if (tokens === undefined) continue;
    columns.readWords(tokens as Uint8Array);
    for (let token = 0; token < columns.length; token++) {
      const word = columns.words[token] as number;
      written.set(word, (written.get(word) ?? 0) + 1);
    }
  }
  const foldedOf = connection.sql('SELECT folded FROM word WHERE id = ? AND pos <> ?');
  for (const [word, count] of written) {
    const folded = foldedOf.get(word, PUNCTUATION)?.folded as number | undefined;
    if (folded === undefined) continue;
    words.set(folded === 0 ? word : folded, (words.get(folded === 0 ? word : folded) ?? 0) + count);
  }
  return { articles: new Set(articles), names, rules, words };
}

/** The counters of a name without the copies' share. */
export function withoutShare<Row extends NameShare>(row: Row, share: NameShare | undefined): Row {
  if (share === undefined) return row;
  return {
    ...row,
    mentions: row.mentions - share.mentions,
    articles: row.articles - share.articles,
    officials: row.officials - share.officials,
    phrases: row.phrases - share.phrases,
    phrase_articles: row.phrase_articles - share.phrase_articles,
  };
}

/**
 * The first of a list that is ordered by counters which still hold the copies' share, in the order of the counters without it.
 * Taking a share away only lowers a counter: what stands below the last that was read cannot come up again.
 * @param read the first so many of the list; @param before a counter with the share; @param after without it
 * @param name decides between equal ones
 */
export function firstWithout<Item>(
  count: number,
  read: (limit: number) => readonly Item[],
  before: (item: Item) => number,
  after: (item: Item) => number,
  name: (item: Item) => string,
): Item[] {
  for (let limit = 4 * count; ; limit *= 2) {
    const items = read(limit);
    const sorted = items.filter((item) => after(item) > 0).sort((a, b) => after(b) - after(a) || compare(name(a), name(b)));
    const last = items[items.length - 1];
    const least = sorted[count - 1];
    if (items.length < limit || last === undefined || (least !== undefined && after(least) >= before(last))) return sorted.slice(0, count);
  }
}
