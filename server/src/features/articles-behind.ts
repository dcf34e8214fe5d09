/** The articles behind a figure of a dossier, each with the sentence in which the name stands first. */
import type { EntityKind, Snapshot } from '../corpus/snapshot.ts';
import type { AppearanceFilter, NamedAppearance, Portions } from '../corpus/surroundings.ts';
import { sentenceAround } from './excerpt.ts';
import { OpenArticle } from './open-article.ts';

/** A longer text is not read for a sentence, in code units: it would hold up whoever asks. */
const LONGEST = 200_000;

export interface ArticleBehind extends NamedAppearance {
  readonly excerpt: string;
}

/** The newest first. Reads as many articles as are asked for. */
export function* articlesBehind(
  snapshot: Snapshot,
  kind: EntityKind,
  id: string,
  filter: AppearanceFilter,
  limit: number,
): Portions<{ readonly articles: readonly ArticleBehind[]; readonly more: boolean }> {
  const found = yield* snapshot.appearances(kind, id, filter, limit + 1);
  const articles: ArticleBehind[] = [];
  for (const appearance of found.slice(0, limit)) {
    articles.push({ ...appearance, excerpt: sentenceOf(snapshot, appearance) });
    if (articles.length % 5 === 0) yield;
  }
  return { articles, more: found.length > limit };
}

function sentenceOf(snapshot: Snapshot, { location }: NamedAppearance): string {
  const text = snapshot.text(location.path);
  const facts = snapshot.facts(location.path);
  if (text === undefined || facts === undefined || text.length > LONGEST) return '';
  return sentenceAround(new OpenArticle(location.path, text, facts), location.start).text;
}

/** The days of a time (`2016-03`, `2016`, empty: of no date), as an article's date is looked up. */
export function daysOf(time: string): { readonly from: number; readonly until: number } | undefined {
  if (time === '') return { from: 0, until: 0 };
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(time);
  if (parts === null) return undefined;
  const year = Number(parts[1]) * 10_000;
  if (parts[2] === undefined) return { from: year, until: year + 9999 };
  const month = year + Number(parts[2]) * 100;
  return { from: month, until: month + 99 };
}
