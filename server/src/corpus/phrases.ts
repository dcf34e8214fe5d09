/**
 * How mentions in fixed phrases count (习近平 in 习近平新时代中国特色社会主义思想). The index keeps them apart, and this is decided when it
 * is asked, so that a change of mind costs no second reading.
 */
import type { Facts, Mention, Person } from '../article/facts.ts';
import type { EntityRow } from './search.ts';

/**
 * `separate`: they are counted apart, and listed only where they are asked for; `count`: they are mentions like any other; `ignore`:
 * they name nobody.
 */
export type PhraseCounting = 'separate' | 'count' | 'ignore';

/** A formula that stands in every other article would drown what is told of the person; but nothing is hidden. */
export const DEFAULT_PHRASES: PhraseCounting = 'separate';

export function isPhraseCounting(value: unknown): value is PhraseCounting {
  return value === 'separate' || value === 'count' || value === 'ignore';
}

type Counters = Pick<EntityRow, 'mentions' | 'articles' | 'phrases' | 'phrase_articles'>;

/** The counters of a name as they count; `phrases` are then the mentions that are counted apart. */
export function countedRow<Row extends Counters>(row: Row, counting: PhraseCounting): Row {
  if (row.phrases === 0 || counting === 'separate') return row;
  if (counting === 'ignore') return { ...row, phrases: 0 };
  return { ...row, mentions: row.mentions + row.phrases, articles: row.articles + row.phrase_articles, phrases: 0 };
}

/** Facts without the mentions in fixed phrases; whom nothing else names is nobody then. */
export function withoutPhrases(facts: Facts): Facts {
  if (!facts.people.some(({ mentions }) => mentions.some(isPhrase))) return facts;
  const people = facts.people.flatMap((person): Person[] => {
    const mentions = person.mentions.filter((mention) => !isPhrase(mention));
    if (mentions.length === 0) return [];
    const introducing = person.mentions[person.introduction];
    return [{ ...person, mentions, introduction: Math.max(0, mentions.indexOf(introducing as Mention)) }];
  });
  return { ...facts, people };
}

/** Whether the name stands inside a fixed phrase. */
export function isPhrase({ kind }: Pick<Mention, 'kind'>): boolean {
  return kind === 'phrase';
}
