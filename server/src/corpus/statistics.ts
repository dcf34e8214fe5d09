/** The figures of the whole corpus, from aggregates that the writer keeps and one pass over the small article rows. */
import type { PhraseCounting } from './phrases.ts';
import type { Connection } from './query.ts';
import type { CorpusStatistics, EntityKind, EntitySummary } from './snapshot.ts';

/** @param top the most mentioned names */
export function statistics(
  connection: Connection,
  counting: PhraseCounting,
  top: (kind: EntityKind, officials: boolean) => readonly EntitySummary[],
): CorpusStatistics {
  const articles = connection
    .sql(
      `SELECT count(*) AS articles, coalesce(sum(characters), 0) AS characters, min(published) AS first, max(published) AS last,
         count(*) - count(published) AS undated FROM article`,
    )
    .get() as Record<string, unknown>;
  const names = { people: 0, officials: 0, organisations: 0, places: 0, mentions: 0, phrases: 0 };
  const counted = counting === 'count' ? 'mentions + phrases' : 'mentions';
  const kinds = ['people', 'organisations', 'places'] as const;
  for (const row of connection
    .sql(
      `SELECT kind, sum(${counted} > 0) AS names, sum(${counted}) AS mentions, sum(phrases) AS phrases,
         sum(officials > 0 AND ${counted} > 0) AS officials FROM entity GROUP BY kind`,
    )
    .all()) {
    names[kinds[row.kind as number] as (typeof kinds)[number]] = row.names as number;
    names.mentions += row.mentions as number;
    if (counting === 'separate') names.phrases += row.phrases as number;
    if (row.kind === 0) names.officials = row.officials as number;
  }
  const skipped = connection
    .sql('SELECT skipped, count(*) AS files FROM file WHERE skipped IS NOT NULL GROUP BY skipped ORDER BY skipped')
    .all();
  return {
    articles: articles.articles as number,
    skipped: Object.fromEntries(skipped.map((row) => [row.skipped as string, row.files as number])),
    characters: articles.characters as number,
    firstPublished: articles.first as string | null,
    lastPublished: articles.last as string | null,
    undated: articles.undated as number,
    ...names,
    findingsByRule: connection
      .sql('SELECT rule, findings, articles FROM rule ORDER BY findings DESC, rule')
      .all()
      .map(({ rule, findings, articles }) => ({ rule: rule as string, findings: findings as number, articles: articles as number })),
    topOfficials: top('person', true),
    topOrganisations: top('organisation', false),
    topPlaces: top('place', false),
    tokens: tokens(connection),
  };
}

function tokens(connection: Connection): CorpusStatistics['tokens'] {
  const counted = connection.sql('SELECT count(*) AS articles, coalesce(sum(tokens), 0) AS tokens FROM tokens').get() as Record<
    string,
    number
  >;
  if (counted.articles === 0) return null;
  const types = connection.sql('SELECT count(*) AS types FROM word WHERE count > 0').get()?.types as number;
  const topWords = connection
    .sql('SELECT word, count FROM word WHERE count > 0 AND length(word) > 1 ORDER BY count DESC, word LIMIT 50')
    .all();
  return {
    tokens: counted.tokens as number,
    types,
    articles: counted.articles as number,
    topWords: topWords.map(({ word, count }) => ({ word: word as string, count: count as number })),
  };
}
