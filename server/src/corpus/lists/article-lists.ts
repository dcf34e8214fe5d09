/**
 * Articles as lists: by month of publication, by site, and those that name somebody or something.
 */
import path from 'node:path';
import { unpackMentions } from '../packing/mentions.ts';
import type { Connection, Query, Row } from '../query.ts';
import { Recent } from '../recent.ts';
import { ARTICLE, articleRecord, location } from '../records.ts';
import { KINDS } from '../schema.ts';
import { isWhole, type ScopeReader } from '../scopes.ts';
import type { EntityRow } from '../search.ts';
import type { ArticleRecord, EntityKind } from '../snapshot.ts';
import { behind, type MonthCount, type NamingArticle, type Page, type Part, partOf, type SiteCount } from './lists.ts';

/** Sites, and people whose articles are not all of a name, of which the articles are remembered. */
const REMEMBERED = 20;

export class ArticleLists {
  readonly #connection: Connection;
  readonly #scopes: ScopeReader;
  readonly #ofSites = new Recent<string, readonly number[]>(REMEMBERED);
  readonly #sites = new Map<string, readonly SiteCount[]>();
  #months: readonly MonthCount[] | undefined;

  constructor(connection: Connection, scopes: ScopeReader) {
    this.#connection = connection;
    this.#scopes = scopes;
  }

  articlesAbout(kind: EntityKind, id: string, page: Page): Part<NamingArticle> {
    if (kind !== 'person') {
      const row = this.#sql('SELECT * FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], id);
      return row === undefined ? partOf([], page, () => []) : this.#naming(row as unknown as EntityRow, page);
    }
    const scope = this.#scopes.scope(id);
    if (scope === undefined) return partOf([], page, () => []);
    if (isWhole(scope)) return this.#naming(scope.name.rows[0] as EntityRow, page);
    const members = [...this.#scopes.articles(scope)].filter(({ mentions }) => mentions > 0);
    return partOf(members, page, ({ entity, day, chance, article }) => {
      const found = this.#sql(`${NAMING} AND o.day = ? AND o.chance = ? AND o.article = ?`).get(entity, day, chance, article);
      return found === undefined ? [] : naming(found);
    });
  }

  months(): readonly MonthCount[] {
    this.#months ??= this.#sql(
      'SELECT day / 100 AS month, count(*) AS articles FROM article GROUP BY month ORDER BY month DESC',
    ).all() as unknown as readonly MonthCount[];
    return this.#months;
  }

  articlesOfMonth(month: number, { from, count }: Page): Part<ArticleRecord> {
    const total = this.months().find((each) => each.month === month)?.articles ?? 0;
    const rows = this.#sql(
      `SELECT ${ARTICLE} FROM article AS a CROSS JOIN file USING (id) WHERE day BETWEEN ? AND ? ORDER BY day DESC, path LIMIT ? OFFSET ?`,
    ).all(month * 100, month * 100 + 99, count, from);
    return { items: rows.map(articleRecord), total, more: from + count < total };
  }

  sites(folders: readonly string[]): readonly SiteCount[] {
    return folders.flatMap((folder) => {
      const known = this.#sites.get(folder) ?? this.#findSites(folder, folders.length === 1);
      this.#sites.set(folder, known);
      return known;
    });
  }

  articlesOfSite(folder: string, site: string, page: Page): Part<ArticleRecord> {
    const name = `${folder}\n${site}`;
    let ids = this.#ofSites.get(name);
    if (ids === undefined) {
      const inside = below(site === '' ? folder : path.join(folder, site));
      const among = site === '' ? 'AND instr(substr(path, ?3), ?4) = 0' : 'AND ?3 = ?3 AND ?4 = ?4';
      ids = this.#sql(
        `SELECT file.id FROM file CROSS JOIN article AS a ON a.id = file.id WHERE path > ?1 AND path < ?2 ${among} ORDER BY day DESC, path`,
      )
        .lists(inside, behind(inside), inside.length + 1, path.sep)
        .map(([id]) => id as number);
      this.#ofSites.put(name, ids);
    }
    const row = this.#sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE id = ?`);
    return partOf(ids, page, (id) => {
      const found = row.get(id);
      return found === undefined ? [] : [articleRecord(found)];
    });
  }

  /** Goes from one folder to the next, over the files between them, instead of through all of each. */
  #findSites(folder: string, only: boolean): SiteCount[] {
    const inside = below(folder);
    const end = behind(inside);
    const next = this.#sql(`SELECT path FROM file WHERE path > ?1 AND path < ?2 AND instr(substr(path, ?3), ?4) > 0 ORDER BY path LIMIT 1`);
    const count = this.#sql('SELECT count(*) AS articles FROM file WHERE path > ? AND path < ? AND skipped IS NULL');
    const among = (from: string, to: string): number => (count.get(from, to)?.articles as number | undefined) ?? 0;
    const sites: SiteCount[] = [];
    // A whole table is counted without looking at what it says.
    let left = only ? (this.#sql('SELECT count(*) AS articles FROM article').get()?.articles as number) : among(inside, end);
    for (let from = inside; left > 0; ) {
      const found = next.get(from, end, inside.length + 1, path.sep)?.path as string | undefined;
      if (found === undefined) break;
      const site = found.slice(inside.length, found.indexOf(path.sep, inside.length));
      const within = inside + site + path.sep;
      from = behind(within);
      const articles = among(within, from);
      left -= articles;
      if (articles > 0) sites.push({ folder, site, articles });
    }
    return left > 0 ? [{ folder, site: '', articles: left }, ...sites] : sites;
  }

  #naming({ id, articles }: EntityRow, { from, count }: Page): Part<NamingArticle> {
    const rows = this.#sql(`${NAMING} AND o.mentions > 0 ORDER BY o.day DESC, path LIMIT ? OFFSET ?`).all(id, count, from);
    return { items: rows.flatMap(naming), total: articles, more: from + count < articles };
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

const NAMING = `SELECT path, title, published, a.start, a.end, a.line, a.column, o.packed, o.mentions FROM occurrence AS o
  JOIN file ON file.id = o.article JOIN article AS a ON a.id = o.article WHERE o.entity = ?`;

function naming({ packed, mentions, ...row }: Row): NamingArticle[] {
  const all = unpackMentions(packed as Uint8Array);
  const mention = all.find(({ boilerplate, phrase }) => !boilerplate && !phrase) ?? all[0];
  if (mention === undefined) return [];
  return [{ article: articleRecord(row), mentions: mentions as number, location: location({ path: row.path, ...mention }) }];
}

/** What the paths of all that lies in a folder begin with. */
function below(folder: string): string {
  return folder.endsWith(path.sep) ? folder : folder + path.sep;
}
