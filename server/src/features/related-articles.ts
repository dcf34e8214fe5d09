/**
 * Articles that have to do with one: those that tell the same story in nearly the same words, then those that have a passage in
 * common with it. What they have in common is known already where an article is open.
 */
import type { Location, Snapshot } from '../corpus/snapshot.ts';
import type { Elsewhere } from '../hygiene/across.ts';
import type { OpenArticle } from './open-article.ts';

/** Nobody looks through more. */
const MOST = 100;

/** The title of each, or the passage that it shares; nearest first, each article once. */
export function relatedArticles(snapshot: Snapshot, { path }: OpenArticle): Location[] {
  const { alike, passages } = snapshot.across(path);
  const sharing = [...passages].sort((a, b) => b.share - a.share);
  return places(snapshot, [...alike, ...sharing]);
}

/** Near-duplicate copies of an article; where the line is a passage that stands in other articles, that passage there. */
export function copiesOf(snapshot: Snapshot, { path, lines }: OpenArticle, offset: number): Location[] {
  const { alike, passages } = snapshot.across(path);
  const line = lines.lineAt(offset);
  return places(snapshot, [...passages.filter(({ at }) => at === line), ...alike]);
}

function places(snapshot: Snapshot, some: readonly Elsewhere[]): Location[] {
  const found = new Map<string, Location>();
  for (const { path, line } of some) {
    if (found.size >= MOST) break;
    if (!found.has(path)) found.set(path, placeOf(snapshot, path, line));
  }
  return [...found.values()];
}

function placeOf(snapshot: Snapshot, path: string, line: number): Location {
  const title = snapshot.article(path)?.titleLocation;
  return title?.line === line ? title : { path, start: 0, end: 0, line, column: 0, endColumn: 0 };
}
