/** Who held which post in an organisation, or in those of a place, as the database has it. */
import { canonicalOrganisation } from '../article/organisation-names.ts';
import type { Connection, Query, Row } from './query.ts';
import { compare, isoOf, location } from './records.ts';
import type { ScopeReader } from './scopes.ts';
import type { EntityRow } from './search.ts';
import { commonestSurface } from './surfaces.ts';
import type { Portions, Tenure } from './surroundings.ts';

export class TenureReader {
  readonly #connection: Connection;
  readonly #scopes: ScopeReader;

  constructor(connection: Connection, scopes: ScopeReader) {
    this.#connection = connection;
    this.#scopes = scopes;
  }

  /** Most articles first. Of a place those in organisations whose full names begin with its name. */
  *tenures(kind: 'organisation' | 'place', key: string, limit: number): Portions<readonly Tenure[]> {
    const rows = kind === 'organisation' ? this.#inOrganisation(canonicalOrganisation(key), limit) : this.#inPlace(key, limit);
    const found = new Map<string, Tenure>();
    for (const row of rows) {
      // The people of the name may have to be told apart.
      yield;
      const tenure = this.#tenure(row);
      if (tenure === undefined) continue;
      const same = `${tenure.id} ${tenure.post} ${tenure.organisation}`;
      const known = found.get(same);
      found.set(same, known === undefined ? tenure : merged(known, tenure));
    }
    return [...found.values()].sort((a, b) => b.articles - a.articles || compare(a.first ?? '', b.first ?? '') || compare(a.id, b.id));
  }

  #inOrganisation(organisation: string, limit: number): Row[] {
    if (organisation === '') return [];
    return this.#sql(
      `SELECT p.* FROM post AS p JOIN entity AS e ON e.id = p.entity WHERE p.id IN (SELECT id FROM post WHERE stated = ?1 AND stated <> '' UNION SELECT id FROM post WHERE resolved = ?1 AND resolved <> '')
       ORDER BY p.articles DESC, e.key, p.post, p.stated, p.resolved LIMIT ?2`,
    ).all(organisation, limit);
  }

  #inPlace(place: string, limit: number): Row[] {
    if (place === '') return [];
    return this.#sql(
      `SELECT p.* FROM post AS p JOIN entity AS e ON e.id = p.entity WHERE p.id IN (
         SELECT id FROM post WHERE resolved >= ?1 AND resolved < ?2 AND resolved <> ''
         UNION SELECT id FROM post WHERE stated >= ?1 AND stated < ?2 AND stated <> '' AND resolved = '')
       ORDER BY p.articles DESC, e.key, p.post, p.stated, p.resolved LIMIT ?3`,
    ).all(place, `${place}\u{10ffff}`, limit);
  }

  #tenure({ id, entity, stated, resolved, post, articles }: Row): Tenure | undefined {
    const row = this.#sql('SELECT * FROM entity WHERE id = ?').get(entity as number) as EntityRow | undefined;
    const latest = this.#sql(
      `SELECT h.day, path, published, h.start, h.end, h.line, h.column, (SELECT min(day) FROM holding WHERE post = ?1 AND day > 0) AS first_day
       FROM holding AS h JOIN file ON file.id = h.article JOIN article AS a ON a.id = h.article
       WHERE h.post = ?1 ORDER BY h.day DESC, path LIMIT 1`,
    ).get(id as number);
    if (row === undefined || latest === undefined) return undefined;
    const name = this.#scopes.names.known(row.key);
    const bearer = name?.holders.get(id as number) ?? -1;
    return {
      id: name?.bearers[bearer]?.id ?? row.key,
      name: commonestSurface(this.#connection, row),
      organisation: (resolved as string) || (stated as string),
      post: post as string,
      articles: articles as number,
      first: isoOf((latest.first_day as number | null) ?? 0),
      latest: isoOf(latest.day as number),
      location: location(latest),
    };
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** One post that articles state in two ways. */
function merged(a: Tenure, b: Tenure): Tenure {
  const newer = (b.latest ?? '') > (a.latest ?? '') ? b : a;
  const firsts = [a.first, b.first].filter((first) => first !== null).sort();
  return { ...newer, articles: Math.max(a.articles, b.articles), first: firsts[0] ?? null };
}
