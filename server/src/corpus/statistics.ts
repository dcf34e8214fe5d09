/**
 * The figures of the whole corpus, from aggregates that the writer keeps and one pass over the small article rows; less
 * the copies' share, where articles that are nearly the same count once.
 */
import { PUNCTUATION } from '../tokens/parts-of-speech.ts';
import { type CopyShare, firstWithout, withoutShare } from './copy-share.ts';
import type { PhraseCounting } from './phrases.ts';
import type { Connection } from './query.ts';
import { compare } from './records.ts';
import type { EntityRow } from './search.ts';
import type { CorpusStatistics, EntityKind, EntitySummary } from './snapshot.ts';
import { RECORDS } from './store.ts';

/** Names of each list. */
const TOP_NAMES = 20;
const TOP_WORDS = 50;

/** @param top the most mentioned names; @param share of the copies that do not count */
export function statistics(
  connection: Connection,
  counting: PhraseCounting,
  share: CopyShare,
  top: (kind: EntityKind, officials: boolean, limit: number) => readonly (readonly [raw: number, summary: EntitySummary])[],
): CorpusStatistics {
  const copies = JSON.stringify([...share.articles]);
  const articles = connection
    .sql(
      `SELECT count(*) AS articles, coalesce(sum(characters), 0) AS characters, min(published) AS first, max(published) AS last,
         count(*) - count(published) AS undated FROM article WHERE id NOT IN (SELECT value FROM json_each(?))`,
    )
    .get(copies) as Record<string, unknown>;
  const skipped = connection
    // Files of records are not left out: their records are articles.
    .sql('SELECT skipped, count(*) AS files FROM file WHERE skipped <> ? GROUP BY skipped ORDER BY skipped')
    .all(RECORDS);
  const first = (kind: EntityKind, officials: boolean): EntitySummary[] =>
    firstWithout(
      TOP_NAMES,
      (limit) => top(kind, officials, limit),
      ([raw]) => raw,
      ([, { mentions }]) => mentions,
      ([, { id }]) => id,
    ).map(([, summary]) => summary);
  return {
    articles: articles.articles as number,
    skipped: Object.fromEntries(skipped.map((row) => [row.skipped as string, row.files as number])),
    characters: articles.characters as number,
    firstPublished: articles.first as string | null,
    lastPublished: articles.last as string | null,
    undated: articles.undated as number,
    ...names(connection, counting, share),
    findingsByRule: findingsByRule(connection, share),
    topOfficials: first('person', true),
    topOrganisations: first('organisation', false),
    topPlaces: first('place', false),
    tokens: tokens(connection, share, copies),
  };
}

type NameFigures = Pick<CorpusStatistics, 'people' | 'officials' | 'organisations' | 'places' | 'mentions' | 'phrases'>;

function names(connection: Connection, counting: PhraseCounting, share: CopyShare): NameFigures {
  const figures = { people: 0, officials: 0, organisations: 0, places: 0, mentions: 0, phrases: 0 };
  const counted = counting === 'count' ? 'mentions + phrases' : 'mentions';
  const kinds = ['people', 'organisations', 'places'] as const;
  for (const row of connection
    .sql(
      `SELECT kind, sum(${counted} > 0) AS names, sum(${counted}) AS mentions, sum(phrases) AS phrases,
         sum(officials > 0 AND ${counted} > 0) AS officials FROM entity GROUP BY kind`,
    )
    .all()) {
    figures[kinds[row.kind as number] as (typeof kinds)[number]] = row.names as number;
    figures.mentions += row.mentions as number;
    if (counting === 'separate') figures.phrases += row.phrases as number;
    if (row.kind === 0) figures.officials = row.officials as number;
  }
  const entity = connection.sql('SELECT * FROM entity WHERE id = ?');
  const countOf = ({ mentions, phrases }: Pick<EntityRow, 'mentions' | 'phrases'>) =>
    counting === 'count' ? mentions + phrases : mentions;
  for (const [id, less] of share.names) {
    const before = entity.get(id) as (EntityRow & { readonly kind: number }) | undefined;
    if (before === undefined) continue;
    const after = withoutShare(before, less);
    figures.mentions -= countOf(less);
    if (counting === 'separate') figures.phrases -= less.phrases;
    if (countOf(before) > 0 && countOf(after) === 0) figures[kinds[before.kind] as (typeof kinds)[number]]--;
    const isOfficial = (row: EntityRow) => row.officials > 0 && countOf(row) > 0;
    if (before.kind === 0 && isOfficial(before) && !isOfficial(after)) figures.officials--;
  }
  return figures;
}

function findingsByRule(connection: Connection, share: CopyShare): CorpusStatistics['findingsByRule'] {
  const all = connection
    .sql('SELECT rule, findings, articles FROM rule ORDER BY findings DESC, rule')
    .all()
    .map((row) => {
      const less = share.rules.get(row.rule as string);
      const [findings, articles] = [(row.findings as number) - (less?.findings ?? 0), (row.articles as number) - (less?.articles ?? 0)];
      return { rule: row.rule as string, findings, articles };
    });
  return all.filter(({ findings }) => findings > 0).sort((a, b) => b.findings - a.findings || compare(a.rule, b.rule));
}

/** Words as they fold, with how often they stand in the corpus; those that stand nowhere are left out. */
const FOLDED_WORDS = `SELECT CASE folded WHEN 0 THEN id ELSE folded END AS number, sum(title + dateline + body + boilerplate) AS count
  FROM word WHERE pos <> '${PUNCTUATION}' GROUP BY number HAVING count > 0`;

function tokens(connection: Connection, share: CopyShare, copies: string): CorpusStatistics['tokens'] {
  // Not asked of the tokens themselves, which are large.
  const withWords = 'SELECT article FROM segmented UNION ALL SELECT article FROM loose';
  const articles = connection
    .sql(`SELECT count(*) AS articles FROM (${withWords}) WHERE article NOT IN (SELECT value FROM json_each(?))`)
    .get(copies)?.articles as number;
  if (articles === 0) return null;
  let counted = connection.sql(`SELECT total(count) AS tokens FROM (${FOLDED_WORDS})`).get()?.tokens as number;
  for (const count of share.words.values()) counted -= count;
  let types = connection.sql(`SELECT count(*) AS types FROM (${FOLDED_WORDS})`).get()?.types as number;
  const shared = JSON.stringify([...share.words.keys()]);
  for (const { number, count } of connection
    .sql(`SELECT number, count FROM (${FOLDED_WORDS}) WHERE number IN (SELECT value FROM json_each(?))`)
    .iterate(shared)) {
    if (share.words.get(number as number) === count) types--;
  }
  const top = firstWithout(
    TOP_WORDS,
    (limit) =>
      connection
        .sql(
          `SELECT id, word, count FROM (${FOLDED_WORDS}) JOIN word ON id = number WHERE length(word) > 1 ORDER BY count DESC, word LIMIT ?`,
        )
        .all(limit),
    ({ count }) => count as number,
    ({ id, count }) => (count as number) - (share.words.get(id as number) ?? 0),
    ({ word: text }) => text as string,
  );
  return {
    tokens: counted,
    types,
    articles,
    topWords: top.map(({ id, word: text, count }) => ({
      word: text as string,
      count: (count as number) - (share.words.get(id as number) ?? 0),
    })),
  };
}
