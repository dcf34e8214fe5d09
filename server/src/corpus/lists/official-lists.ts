/**
 * Officials as lists: by how often they are mentioned, by their names' order, by the organisations in which they hold posts.
 */
import { canonicalOrganisation } from '../../article/organisation-names.ts';
import { placesInOrder } from '../../text/pinyin-order.ts';
import type { PeopleReader } from '../people-reader.ts';
import type { PhraseCounting } from '../phrases.ts';
import type { Connection, Query } from '../query.ts';
import { Recent } from '../recent.ts';
import { compare, isoOf, location } from '../records.ts';
import { KINDS } from '../schema.ts';
import type { EntityRow } from '../search.ts';
import type { EntitySummary } from '../snapshot.ts';
import { atOnce, type Portions } from '../surroundings.ts';
import { behind, type ListedHolder, type Office, type Page, type Part, partOf, type SurnameCount } from './lists.ts';

/** Rows that are counted at a time, in the order of an index or of their numbers: some milliseconds' work. */
const STEP = 16_384;
/** Behind every name: no character is written with a higher byte. */
const BEHIND_ALL = '\u{10ffff}';
/** Lists of numbers that are remembered: of the surnames that are open. */
const REMEMBERED = 60;
/** Titles that tell what somebody is in an organisation. */
const TITLES = 3;

export class OfficialLists {
  readonly #connection: Connection;
  readonly #people: PeopleReader;
  /** Which names are officials' that stand outside boilerplate. */
  readonly #are: string;
  /** The table of names as it is read by name, with nothing between officials. */
  readonly #named: string;
  readonly #ordered = new Recent<string, readonly number[]>(REMEMBERED);
  #surnames: readonly SurnameCount[] | undefined;
  #offices: readonly string[] | undefined;

  constructor(connection: Connection, people: PeopleReader, counting: PhraseCounting) {
    this.#connection = connection;
    this.#people = people;
    this.#are = `kind = ${KINDS.person} AND officials > 0 AND ${counting === 'count' ? 'mentions + phrases' : 'mentions'} > 0`;
    // The planner does not know how few officials are among the names. The index leaves those out who stand in fixed phrases alone.
    this.#named = counting === 'count' ? 'entity' : 'entity INDEXED BY entity_official';
  }

  officials({ from, count }: Page): Part<EntitySummary> {
    const total = this.surnames().reduce((sum, { officials }) => sum + officials, 0);
    const rows = this.#sql(`SELECT * FROM entity WHERE ${this.#are} ORDER BY mentions DESC, key LIMIT ? OFFSET ?`).all(count, from);
    return { items: rows.flatMap((row) => this.#shown(row as unknown as EntityRow)), total, more: from + count < total };
  }

  surnames(): readonly SurnameCount[] {
    return this.#surnames ?? atOnce(this.makeSurnames());
  }

  /** Counts them step by step; nothing is left to do where they are known. */
  *makeSurnames(): Portions<readonly SurnameCount[]> {
    if (this.#surnames !== undefined) return this.#surnames;
    const counts = new Map<string, number>();
    const last = this.#sql(`SELECT key FROM ${this.#named} WHERE ${this.#are} AND key > ? ORDER BY key LIMIT 1 OFFSET ${STEP - 1}`);
    const count = this.#sql(
      `SELECT substr(key, 1, 1) AS surname, count(*) AS officials FROM ${this.#named} WHERE ${this.#are} AND key > ? AND key <= ? GROUP BY surname`,
    );
    for (let from = '', to: string; from !== BEHIND_ALL; from = to) {
      to = (last.get(from)?.key as string | undefined) ?? BEHIND_ALL;
      for (const [surname, officials] of count.lists(from, to) as [string, number][])
        counts.set(surname, (counts.get(surname) ?? 0) + officials);
      yield;
    }
    this.#surnames = Array.from(counts, ([surname, officials]) => ({ surname, officials })).sort((a, b) => compare(a.surname, b.surname));
    return this.#surnames;
  }

  officialsOf(surnames: readonly string[], page: Page): Part<EntitySummary> {
    const which = surnames.join('');
    let ids = this.#ordered.get(which);
    if (ids === undefined) {
      const query = this.#sql(`SELECT id, key FROM ${this.#named} WHERE ${this.#are} AND key >= ? AND key < ? ORDER BY key`);
      const found = surnames.flatMap((surname) => query.lists(surname, behind(surname)) as [number, string][]);
      const places = placesInOrder(found.map(([, key]) => key));
      const order = [...found.keys()].sort((a, b) => (places[a] as number) - (places[b] as number));
      ids = order.map((index) => (found[index] as [number, string])[0]);
      this.#ordered.put(which, ids);
    }
    return partOf(ids, page, (id) => {
      const row = this.#row(id);
      return row === undefined ? [] : this.#shown(row);
    });
  }

  offices(page: Page): Part<Office> {
    const offices = this.#offices ?? atOnce(this.makeOffices());
    const holders = this.#sql(`SELECT count(DISTINCT entity) AS officials FROM post WHERE id IN (${POSTS_IN})`);
    return partOf(offices, page, (key) => [{ key, officials: holders.get(key)?.officials as number }]);
  }

  /** Counts their posts step by step; nothing is left to do where they are known. */
  *makeOffices(): Portions<readonly string[]> {
    if (this.#offices !== undefined) return this.#offices;
    const counts = new Map<string, number>();
    const count = this.#sql(
      `SELECT CASE resolved WHEN '' THEN stated ELSE resolved END AS organisation, count(*) AS posts FROM post NOT INDEXED
       WHERE id > ? AND id <= ? AND (stated <> '' OR resolved <> '') GROUP BY organisation`,
    );
    for (const [from, to] of stepsTo(this.#last('post'))) {
      for (const [organisation, posts] of count.lists(from, to) as [string, number][])
        counts.set(organisation, (counts.get(organisation) ?? 0) + posts);
      yield;
    }
    const alike = Map.groupBy(counts.keys(), (organisation) => counts.get(organisation) as number);
    const offices: string[] = [];
    for (const posts of [...alike.keys()].sort((a, b) => b - a)) {
      for (const organisation of (alike.get(posts) ?? []).sort()) offices.push(organisation);
      yield;
    }
    this.#offices = offices;
    return offices;
  }

  /** The highest number of a table's rows. */
  #last(table: 'entity' | 'post'): number {
    return (this.#sql(`SELECT max(id) AS last FROM ${table}`).get()?.last as number | null | undefined) ?? 0;
  }

  holders(name: string, { from, count }: Page): Part<ListedHolder> {
    const organisation = canonicalOrganisation(name);
    const rows = this.#sql(
      `SELECT e.*, sum(p.articles) AS stating FROM post AS p JOIN entity AS e ON e.id = p.entity WHERE p.id IN (${POSTS_IN})
       GROUP BY p.entity ORDER BY stating DESC, e.mentions DESC, e.key`,
    ).all(organisation) as unknown as (EntityRow & { readonly stating: number })[];
    const items = rows.slice(from, from + count).flatMap((row) => this.#holder(organisation, row));
    return { items, total: rows.length, more: from + count < rows.length };
  }

  #holder(organisation: string, row: EntityRow & { readonly stating: number }): ListedHolder[] {
    const [official] = this.#shown(row);
    const posts = this.#sql(`SELECT id, post FROM post WHERE entity = ?2 AND id IN (${POSTS_IN}) ORDER BY articles DESC, post`).all(
      organisation,
      row.id,
    );
    const [best] = posts;
    if (official === undefined || best === undefined) return [];
    const latest = this.#sql(
      `SELECT path, published, h.start, h.end, h.line, h.column FROM holding AS h JOIN file ON file.id = h.article
         JOIN article AS a ON a.id = h.article
       WHERE post = ?1 AND h.day = (SELECT max(day) FROM holding WHERE post = ?1) ORDER BY path LIMIT 1`,
    ).get(best.id as number);
    if (latest === undefined) return [];
    const first = this.#sql('SELECT min(day) AS day FROM holding WHERE post = ? AND day > 0').get(best.id as number)?.day;
    return [
      {
        official,
        posts: [...new Set(posts.map(({ post }) => post as string))].slice(0, TITLES),
        articles: row.stating,
        first: typeof first === 'number' ? isoOf(first) : null,
        latest: latest.published as string | null,
        location: location(latest),
      },
    ];
  }

  #shown(row: EntityRow): readonly EntitySummary[] {
    return this.#people.together(row, true);
  }

  #row(id: number): EntityRow | undefined {
    return this.#sql('SELECT * FROM entity WHERE id = ?').get(id) as EntityRow | undefined;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** Numbers of the posts in an organisation, the first parameter. */
const POSTS_IN = `SELECT id FROM post WHERE stated = ?1 AND stated <> '' UNION SELECT id FROM post WHERE resolved = ?1 AND resolved <> ''`;

/** Numbers up to the last one, some thousands at a time. */
function* stepsTo(last: number): IterableIterator<readonly [from: number, to: number]> {
  for (let from = 0; from < last; from += STEP) yield [from, from + STEP];
}
