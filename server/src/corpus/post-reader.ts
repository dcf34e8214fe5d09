/**
 * The posts of people as the database has them: those that the articles give a name, or those of some of its articles.
 * What was asked last is remembered for as long as the snapshot lives.
 */
import type { StoredAppearance } from './appearance-reader.ts';
import { mergePosts, type StatedPost } from './posts.ts';
import type { Connection, Query, Row } from './query.ts';
import { location } from './records.ts';

/** Names whose posts were gathered last: those of the answers to some keystrokes. */
const REMEMBERED = 500;

/** What some articles say of a post. */
interface Tally {
  articles: number;
  first: number;
  latest: StoredAppearance;
}

export class PostReader {
  readonly #connection: Connection;
  readonly #posts = new Map<number, readonly StatedPost[]>();
  readonly #ofAppearances = new WeakMap<readonly StoredAppearance[], readonly StatedPost[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Every post that any article gives a name, most articles first. */
  ofName(entity: number): readonly StatedPost[] {
    const known = this.#posts.get(entity);
    if (known !== undefined) return known;
    // With min(), SQLite takes the other columns from the row that has it.
    const rows = this.#sql(
      `SELECT p.id, p.stated, p.resolved AS resolved_key, p.post, p.articles, h.day, h.article, h.organisation, h.resolved, h.title,
         h.start, h.end, h.line, h.column, published, min(path) AS path,
         (SELECT min(day) FROM holding WHERE post = p.id AND day > 0) AS first_day
       FROM post AS p JOIN holding AS h ON h.post = p.id AND h.day = (SELECT max(day) FROM holding WHERE post = p.id)
         JOIN file ON file.id = h.article JOIN article AS a ON a.id = h.article
       WHERE p.entity = ? GROUP BY p.id`,
    ).all(entity);
    const posts = mergePosts(rows.map(statedPost), (ids) => this.articlesOf(ids));
    if (this.#posts.size >= REMEMBERED) this.#posts.delete(this.#posts.keys().next().value as number);
    this.#posts.set(entity, posts);
    return posts;
  }

  /** The posts that some appearances give, most articles first. */
  ofAppearances(members: readonly StoredAppearance[]): readonly StatedPost[] {
    const known = this.#ofAppearances.get(members) ?? this.#gather(members);
    this.#ofAppearances.set(members, known);
    return known;
  }

  #gather(members: readonly StoredAppearance[]): readonly StatedPost[] {
    const tallies = new Map<number, Tally>();
    for (const member of members) {
      for (const id of member.postIds) {
        const tally = tallies.get(id);
        if (tally === undefined) {
          tallies.set(id, { articles: 1, first: member.day, latest: member });
          continue;
        }
        tally.articles++;
        if (member.day > 0 && (tally.first === 0 || member.day < tally.first)) tally.first = member.day;
        const { latest } = tally;
        if (member.day > latest.day || (member.day === latest.day && member.path < latest.path)) tally.latest = member;
      }
    }
    const posts: StatedPost[] = [];
    for (const [id, { articles, first, latest }] of tallies) {
      const row = this.#sql(
        `SELECT p.id, p.stated, p.resolved AS resolved_key, p.post, h.day, h.article, h.organisation, h.resolved, h.title,
           h.start, h.end, h.line, h.column, published
         FROM post AS p JOIN holding AS h ON h.post = p.id JOIN article AS a ON a.id = h.article
         WHERE p.id = ? AND h.day = ? AND h.article = ?`,
      ).get(id, latest.day, latest.article);
      if (row !== undefined) posts.push(statedPost({ ...row, articles, first_day: first, path: latest.path }));
    }
    return mergePosts(posts, (ids) => {
      const wanted = new Set(ids);
      return members.filter(({ postIds }) => postIds.some((id) => wanted.has(id))).length;
    });
  }

  /** How many different articles state any of some posts. */
  articlesOf(ids: readonly number[]): number {
    const row = this.#sql('SELECT count(DISTINCT article) AS articles FROM holding WHERE post IN (SELECT value FROM json_each(?))');
    return row.get(JSON.stringify(ids))?.articles as number;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

function statedPost(row: Row): StatedPost {
  return {
    ids: [row.id as number],
    keys: [row.stated as string, row.resolved_key as string],
    full: (row.resolved_key as string) || (row.stated as string),
    titleKey: row.post as string,
    // An article that writes it as the key has it says nothing of its own.
    organisation: (row.organisation ?? row.stated) as string,
    resolved: ((row.resolved ?? row.resolved_key) as string) || undefined,
    title: (row.title ?? row.post) as string,
    articles: row.articles as number,
    firstDay: (row.first_day as number | null) ?? 0,
    day: row.day as number,
    published: row.published as string | null,
    article: row.article as number,
    location: location(row),
  };
}
