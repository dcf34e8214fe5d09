/**
 * Names that are one character off the name of somebody who is known for the same post: 宝丰县委书记许洪兵 where many articles know a
 * 宝丰县委书记许红兵. Who holds a post is looked up by its organisation; no name is compared with all others.
 */

import type { Facts, Mention, Person } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import type { Misprint } from '../hygiene/across.ts';
import { foldKey } from '../text/folding.ts';
import { areSimilarNames } from '../text/similar-names.ts';
import type { Connection } from './query.ts';
import { KINDS } from './schema.ts';

/** In so many articles somebody holds a post before others are taken for misprints of the name. */
const KNOWN = 5;
/** A name in more articles than these is nobody's misprint; those of one event repeat each other's. */
const RARE = 2;
/** An organisation with more posts than these has people of every name: nothing is told of it. */
const MOST_POSTS = 2000;

/** The people of an article whose names may be misprints, in the order of their first mentions. */
export function misprintsIn(connection: Connection, facts: Facts): Misprint[] {
  return facts.people
    .flatMap((person) => {
      const mention = person.mentions.find(({ zone, kind }) => zone !== 'boilerplate' && kind === undefined);
      const known = mention === undefined || !mayBeOne(connection, person) ? undefined : knownFor(connection, person);
      // Whom the article knows beside the other, it does not take for that one.
      if (known === undefined || mention === undefined || facts.people.some(({ key }) => key === known.key)) return [];
      return [misprintOf(person, mention, known)];
    })
    .sort((a, b) => a.start - b.start);
}

interface Known {
  readonly key: string;
  readonly post: string;
  readonly articles: number;
}

function misprintOf({ name }: Person, { start, end, line }: Mention, { key, post, articles }: Known): Misprint {
  return { start, end, line, name, known: key, post, articles };
}

/** Whether a name is rare, as a misprint is. */
function mayBeOne(connection: Connection, { key, posts, role }: Person): boolean {
  if (role !== 'official' || !posts.some(({ organisation }) => organisation !== '')) return false;
  const row = connection.sql('SELECT occurrences FROM entity WHERE kind = ? AND key = ?').get(KINDS.person, key);
  return row !== undefined && (row.occurrences as number) <= RARE;
}

/** Somebody of a similar name whom many articles know for one of the person's posts; of several, whom most do. */
function knownFor(connection: Connection, { key, posts }: Person): Known | undefined {
  let best: Known | undefined;
  for (const { organisation, resolved, post } of posts) {
    const title = foldKey(post);
    for (const body of new Set([organisation, resolved ?? ''].map((each) => canonicalOrganisation(foldKey(each))))) {
      if (body === '') continue;
      for (const each of holdersOf(connection, body, title)) {
        if (!areSimilarNames(key, each.key)) continue;
        if (best === undefined || each.articles > best.articles || (each.articles === best.articles && each.key < best.key))
          best = { ...each, post: (resolved ?? organisation) + post };
      }
    }
  }
  return best;
}

/** Who holds a post, by folded names, with how many articles name them at all. */
function holdersOf(connection: Connection, body: string, title: string): { readonly key: string; readonly articles: number }[] {
  const found = new Map<string, number>();
  for (const column of ['stated', 'resolved'] as const) {
    const posts = connection
      .sql(`SELECT count(*) AS posts FROM (SELECT 1 FROM post WHERE ${column} = ?1 AND ${column} <> '' LIMIT ${MOST_POSTS + 1})`)
      .get(body);
    if (((posts?.posts as number | undefined) ?? 0) > MOST_POSTS) return [];
    const rows = connection
      .sql(
        `SELECT e.key, e.articles FROM post AS p JOIN entity AS e ON e.id = p.entity WHERE p.${column} = ?1 AND p.${column} <> '' AND p.post = ?2 AND e.articles >= ${KNOWN}`,
      )
      .all(body, title);
    for (const { key, articles } of rows) found.set(key as string, articles as number);
  }
  return [...found].map(([key, articles]) => ({ key, articles }));
}
