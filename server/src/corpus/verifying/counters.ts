/**
 * Counters of the index, added up again from the rows. Rows are read in the order of their tables beside what they add up to, so
 * that neither is ever in memory as a whole; of each article there are a few numbers, by which its own rows are counted later.
 */
import { ROLES } from '../schema.ts';
import type { Statements } from '../statements.ts';
import type { Faults } from './faults.ts';

/** By the number of a file: a hundred thousand articles are less than a megabyte. */
export interface Tally {
  /** 1 where there is an article of this number. */
  readonly alive: Uint8Array;
  readonly occurrences: Uint32Array;
  readonly holdings: Uint32Array;
}

/** Which articles there are. Every table with one row an article must have it for these and for no others. */
export function readAlive(statements: Statements, faults: Faults): Tally {
  const last = Number(
    statements.get('SELECT max(coalesce((SELECT max(id) FROM file), 0), (SELECT max(seq) FROM sqlite_sequence)) AS last').get()?.last,
  );
  const alive = new Uint8Array(last + 1);
  for (const { id } of statements.get('SELECT id FROM file WHERE skipped IS NULL').iterate()) alive[id as number] = 1;
  for (const [table, column, every] of OF_ARTICLES) {
    let rows = 0;
    for (const row of statements.get(`SELECT ${column} AS article FROM ${table}`).iterate()) {
      if (alive[row.article as number] === 1) rows++;
      else faults.add('rows', `${table} of an article that is gone, number ${row.article}`);
    }
    if (every) faults.compare('rows', `articles with ${table}`, rows, count(alive));
  }
  return { alive, occurrences: new Uint32Array(last + 1), holdings: new Uint32Array(last + 1) };
}

/** Table, column of the article's number, whether every article has a row. */
const OF_ARTICLES: readonly (readonly [string, string, boolean])[] = [
  ['article', 'id', true],
  ['facts', 'article', true],
  ['setting', 'article', false],
  ['sketch', 'article', false],
  ['open_text', 'article', false],
];

function count(alive: Uint8Array): number {
  let articles = 0;
  for (const each of alive) articles += each;
  return articles;
}

const NAME_COUNTERS = ['mentions', 'articles', 'occurrences', 'officials', 'journalists', 'phrases', 'phrase_articles'] as const;

/** Names and what their occurrences add up to. Yields now and then, for whoever shows progress. */
export function* checkNames(statements: Statements, tally: Tally, faults: Faults): Generator<void> {
  const rows = statements.get('SELECT entity, article, mentions, phrases, role FROM occurrence ORDER BY entity').iterate();
  let row = rows.next();
  for (const name of statements.get('SELECT * FROM entity ORDER BY id').iterate()) {
    yield;
    const sums = { mentions: 0, articles: 0, occurrences: 0, officials: 0, journalists: 0, phrases: 0, phrase_articles: 0 };
    for (; !row.done && (row.value.entity as number) <= (name.id as number); row = rows.next()) {
      const { entity, article, mentions, phrases, role } = row.value as Record<string, number | null>;
      if (entity !== name.id) faults.add('rows', `an occurrence of a name that is gone, number ${entity}`);
      const isAlive = tally.alive[article as number] === 1;
      if (!isAlive) faults.add('rows', `${name.key} in an article that is gone, number ${article}`);
      else (tally.occurrences[article as number] as number)++;
      sums.mentions += mentions as number;
      sums.phrases += phrases as number;
      sums.occurrences++;
      if ((mentions as number) > 0) sums.articles++;
      else if ((phrases as number) > 0) sums.phrase_articles++;
      if (role === ROLES.official) sums.officials++;
      if (role === ROLES.journalist) sums.journalists++;
    }
    for (const counter of NAME_COUNTERS) faults.compare('counters', `${counter} of ${name.key}`, name[counter], sums[counter]);
    if (sums.occurrences === 0) faults.add('rows', `the name ${name.key}, which no article has`);
  }
  for (; !row.done; row = rows.next()) faults.add('rows', `an occurrence of a name that is gone, number ${row.value.entity}`);
}

/** Posts and the articles that state them. */
export function* checkPosts(statements: Statements, tally: Tally, faults: Faults): Generator<void> {
  const rows = statements.get('SELECT post, article FROM holding ORDER BY post').iterate();
  let row = rows.next();
  const posts = statements.get(
    'SELECT post.id AS id, post.post AS title, stated, post.articles AS articles, key FROM post LEFT JOIN entity ON entity.id = entity ORDER BY post.id',
  );
  for (const post of posts.iterate()) {
    yield;
    const called = `${post.key ?? 'nobody'}, ${post.stated}${post.title}`;
    if (post.key === null) faults.add('rows', `a post of a name that is gone: ${post.stated}${post.title}`);
    let articles = 0;
    for (; !row.done && (row.value.post as number) <= (post.id as number); row = rows.next()) {
      const { post: of, article } = row.value as Record<string, number>;
      if (of !== post.id) faults.add('rows', `an article's statement of a post that is gone, number ${of}`);
      else if (tally.alive[article as number] !== 1) faults.add('rows', `${called}, stated by an article that is gone, number ${article}`);
      else (tally.holdings[article as number] as number)++;
      articles++;
    }
    faults.compare('counters', `articles that state ${called}`, post.articles, articles);
  }
  for (; !row.done; row = rows.next()) faults.add('rows', `an article's statement of a post that is gone, number ${row.value.post}`);
}
