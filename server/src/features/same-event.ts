/**
 * Articles on the same event: they name some of the same people, few of whom are named everywhere, and were published within days of
 * each other.
 */
import type { ArticleRecord, Snapshot } from '../corpus/snapshot.ts';
import type { OpenArticle } from './open-article.ts';

/** People of the article who are looked up, those named first. */
const PEOPLE = 12;
/** A name in more articles says little about an event. */
const WIDESPREAD = 300;
/** So many of the people must be named. */
const SHARED = 2;
/** An event is told of for so long, in milliseconds. */
const DAYS = 3 * 86_400_000;
const MOST = 50;

/** Those who share most people first, then the nearest in time. Bounded, however large the corpus is. */
export function sameEvent(snapshot: Snapshot, { path, facts }: OpenArticle): ArticleRecord[] {
  const { published } = facts;
  if (published === null) return [];
  const shared = new Map<string, number>();
  for (const { key, role } of facts.people.slice(0, PEOPLE)) {
    if (role === 'journalist' || (snapshot.entity('person', key)?.articles ?? 0) > WIDESPREAD) continue;
    for (const [first] of snapshot.mentionsByArticle('person', key)) {
      if (first !== undefined && first.path !== path) shared.set(first.path, (shared.get(first.path) ?? 0) + 1);
    }
  }
  const away = (record: ArticleRecord): number => Math.abs(Date.parse(record.published ?? '') - Date.parse(published));
  return [...shared]
    .filter(([, people]) => people >= SHARED)
    .flatMap(([other, people]) => {
      const record = snapshot.article(other);
      return record === undefined || !(away(record) <= DAYS) ? [] : [{ record, people }];
    })
    .sort((a, b) => b.people - a.people || away(a.record) - away(b.record) || (a.record.path < b.record.path ? -1 : 1))
    .slice(0, MOST)
    .map(({ record }) => record);
}
