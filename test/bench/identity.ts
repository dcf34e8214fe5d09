/**
 * How well people of one name are told apart, on the articles of test/fixtures/identity, through the whole pipeline: text,
 * facts, database, snapshot. An item is a name in an article (appearances weigh alike, whatever their mentions); one that
 * recognition misses, or that stays unsure, is a cluster by itself.
 */
import type { Snapshot } from '../../server/src/corpus/snapshot.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import { type IdentityArticle, identityArticles } from '../fixtures/identity/articles.ts';
import { buildCorpus } from '../support/corpus.ts';
import { type BCubed, bCubed } from './b-cubed.ts';

/** The names with even numbers, for tuning; those with odd ones, of which nobody looks at single errors. */
export type Half = 'even' | 'odd';

export interface IdentityScores {
  readonly names: number;
  readonly people: number;
  readonly articles: number;
  /** Appearances that recognition has not found, and those that stay unsure. */
  readonly missed: number;
  readonly unsure: number;
  readonly ours: BCubed;
  /** One name is one person. */
  readonly byName: BCubed;
  /** Every article has a person of its own. */
  readonly byArticle: BCubed;
  /** Names whose people were not told apart as they should, with what was made of each article. */
  readonly errors: readonly { readonly name: string; readonly articles: readonly string[] }[];
}

/** A snapshot of all articles. */
export function identitySnapshot(): Snapshot {
  return buildCorpus(Object.fromEntries(identityArticles().map(({ path, text }) => [`/identity/${path}`, text]))).snapshot();
}

export function scoreIdentity(half: Half, snapshot: Snapshot): IdentityScores {
  const articles = identityArticles().filter((article) => halfOf(article) === half);
  const items = articles.map(({ path, name, life }) => {
    const key = foldKey(name);
    const identity = snapshot.identity(key, `/identity/${path}`);
    const found = identity?.id ?? path;
    return {
      path,
      key,
      life,
      gold: `${key} ${life}`,
      found,
      missed: identity === undefined,
      unsure: identity !== undefined && identity.id === undefined,
    };
  });
  const names = Map.groupBy(items, ({ key }) => key);
  const errors = [...names].flatMap(([name, own]) =>
    bCubed(own).f1 === 1
      ? []
      : [
          {
            name,
            articles: own.map(
              ({ path, life, found, missed, unsure }) => `${life} ${path} ${missed ? 'missed' : unsure ? 'unsure' : found}`,
            ),
          },
        ],
  );
  return {
    names: names.size,
    people: new Set(items.map(({ gold }) => gold)).size,
    articles: items.length,
    missed: items.filter(({ missed }) => missed).length,
    unsure: items.filter(({ unsure }) => unsure).length,
    ours: bCubed(items),
    byName: bCubed(items.map(({ gold, key }) => ({ gold, found: key }))),
    byArticle: bCubed(items.map(({ gold, path }) => ({ gold, found: path }))),
    errors,
  };
}

function halfOf({ path }: IdentityArticle): Half {
  return Number.parseInt(path, 10) % 2 === 0 ? 'even' : 'odd';
}
