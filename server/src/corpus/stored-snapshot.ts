/**
 * A snapshot that reads the database. Every answer is made of indexed look-ups; what it costs grows with the answer.
 * Where the order of names, posts or articles would be a tie, the path or the key decides, so that the answers do not
 * tell in which order the corpus was read.
 */
import type { Facts, Person } from '../article/facts.ts';
import type { IndexState } from './empty-snapshot.ts';
import { unpackFacts, unpackMentions } from './packing.ts';
import { bestPost, mergePosts, type StatedPost } from './posts.ts';
import type { Connection, Query, Row } from './query.ts';
import { KINDS } from './schema.ts';
import { type EntityRow, searchEntities, searchTitles } from './search.ts';
import type {
  ArticleRecord,
  CorpusStatistics,
  EntityKind,
  EntitySummary,
  Holder,
  Location,
  OfficialRecord,
  PostCount,
  Snapshot,
  StatementRecord,
} from './snapshot.ts';
import { statistics } from './statistics.ts';

const ARTICLE = 'path, title, published, start, end, line, column';

/** Facts that were unpacked last, for hover and outline of the same article. */
const CACHED = 16;
/** People whose posts were gathered last: those of the answers to some keystrokes. */
const PEOPLE = 500;

export class StoredSnapshot implements Snapshot {
  readonly partial: boolean;
  readonly indexed: number;
  readonly total: number;
  readonly #connection: Connection;
  readonly #facts = new Map<number, Facts>();
  readonly #posts = new Map<number, readonly StatedPost[]>();

  constructor(connection: Connection, state: IndexState) {
    this.#connection = connection;
    this.partial = state.partial;
    this.indexed = state.indexed;
    this.total = state.total;
  }

  facts(path: string): Facts | undefined {
    const row = this.#sql('SELECT id FROM file WHERE path = ? AND skipped IS NULL').get(path);
    return row === undefined ? undefined : this.#factsOf(row.id as number);
  }

  article(path: string): ArticleRecord | undefined {
    const row = this.#sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE path = ?`).get(path);
    return row === undefined ? undefined : articleRecord(row);
  }

  entity(kind: EntityKind, key: string): EntitySummary | undefined {
    const row = this.#entityRow(kind, key);
    return row === undefined ? undefined : this.#summary(kind, row);
  }

  official(key: string): OfficialRecord | undefined {
    const row = this.#entityRow('person', key);
    return row === undefined ? undefined : this.#official(row);
  }

  people(key: string, limit: number): { article: ArticleRecord; person: Person }[] {
    const row = this.#entityRow('person', key);
    if (row === undefined) return [];
    const found: { article: ArticleRecord; person: Person }[] = [];
    const rows = this.#sql(
      `SELECT article, ${ARTICLE} FROM occurrence JOIN file ON file.id = article JOIN article AS a ON a.id = article
       WHERE entity = ? ORDER BY occurrence.day DESC, path LIMIT ?`,
    ).all(row.id, limit);
    for (const each of rows) {
      const person = this.#factsOf(each.article as number)?.people.find((candidate) => candidate.key === key);
      if (person !== undefined) found.push({ article: articleRecord(each), person });
    }
    return found;
  }

  statements(key: string, limit: number): StatementRecord[] {
    const row = this.#entityRow('person', key);
    if (row === undefined) return [];
    return this.#sql(
      `SELECT verb, excerpt, path, published, s.start, s.end, s.line, s.column
       FROM statement AS s JOIN file ON file.id = article JOIN article AS a ON a.id = article
       WHERE entity = ? ORDER BY s.day DESC, path, s.start LIMIT ?`,
    )
      .all(row.id, limit)
      .map((each) => ({
        verb: each.verb as string,
        excerpt: each.excerpt as string,
        location: location(each),
        published: each.published as string | null,
      }));
  }

  mentions(kind: EntityKind, key: string, options: { readonly boilerplate?: boolean; readonly limit?: number } = {}): Location[] {
    const row = this.#entityRow(kind, key);
    if (row === undefined) return [];
    const limit = options.limit ?? Number.POSITIVE_INFINITY;
    const found: Location[] = [];
    const rows = this.#sql('SELECT path, packed FROM occurrence JOIN file ON file.id = article WHERE entity = ? ORDER BY path').iterate(
      row.id,
    );
    for (const { path, packed } of rows) {
      for (const mention of unpackMentions(packed as Uint8Array)) {
        if (mention.boilerplate && !options.boilerplate) continue;
        if (found.length >= limit) return found;
        found.push(location({ path, ...mention }));
      }
    }
    return found;
  }

  search(kind: EntityKind, query: string, limit: number, officials = false): EntitySummary[] {
    return searchEntities(this.#connection, kind, query, limit, officials && kind === 'person').map((row) => this.#summary(kind, row));
  }

  holders(organisation: string, limit: number): Holder[] {
    const rows = this.#sql(
      `SELECT DISTINCT e.* FROM (SELECT entity FROM post WHERE stated = ?1 AND ?1 <> '' UNION SELECT entity FROM post WHERE resolved = ?1 AND ?1 <> '')
       JOIN entity AS e ON e.id = entity ORDER BY e.articles DESC, e.key`,
    ).all(organisation) as unknown as EntityRow[];
    const holders: Holder[] = [];
    for (const row of rows) {
      const posts = this.#postsOf(row.id).filter((each) => each.keys.includes(organisation));
      const best = posts[0];
      if (best !== undefined) holders.push({ official: this.#summary('person', row), post: postCount(best) });
    }
    holders.sort(
      (a, b) => b.post.articles - a.post.articles || b.official.mentions - a.official.mentions || compare(a.official.key, b.official.key),
    );
    return holders.slice(0, limit);
  }

  searchTitles(query: string, limit: number): ArticleRecord[] {
    return searchTitles(this.#connection, query, limit).map(articleRecord);
  }

  *officials(): IterableIterator<OfficialRecord> {
    // All rows at once: the connection may serve other questions while the caller takes its time.
    const rows = this.#sql('SELECT * FROM entity WHERE officials > 0 AND mentions > 0 ORDER BY mentions DESC, key').all();
    for (const row of rows) {
      const official = this.#official(row as unknown as EntityRow);
      if (official !== undefined) yield official;
    }
  }

  statistics(): CorpusStatistics {
    return statistics(this.#connection, (kind, officials) => this.search(kind, '', 20, officials));
  }

  #entityRow(kind: EntityKind, key: string): EntityRow | undefined {
    return this.#sql('SELECT * FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key) as EntityRow | undefined;
  }

  #summary(kind: EntityKind, row: EntityRow): EntitySummary {
    const name = this.#sql('SELECT name FROM surface WHERE entity = ? ORDER BY articles DESC, name LIMIT 1').get(row.id);
    const summary = {
      kind,
      key: row.key,
      name: (name?.name as string | undefined) ?? row.key,
      mentions: row.mentions,
      articles: row.articles,
    };
    if (kind !== 'person') return summary;
    const role = row.officials > 0 ? 'official' : row.journalists > 0 ? 'journalist' : 'other';
    const post = bestPost(this.#postsOf(row.id));
    return { ...summary, role, ...(post === undefined ? {} : { post: (post.resolved ?? post.organisation) + post.title }) };
  }

  #official(row: EntityRow): OfficialRecord | undefined {
    const posts = this.#postsOf(row.id);
    const introduction = this.#introduction(row.id, bestPost(posts));
    if (introduction === undefined) return undefined;
    return { ...this.#summary('person', row), posts: posts.map(postCount), introduction };
  }

  /** Every post of a person, most articles first. */
  #postsOf(entity: number): readonly StatedPost[] {
    const known = this.#posts.get(entity);
    if (known !== undefined) return known;
    const posts = this.#gatherPosts(entity);
    if (this.#posts.size >= PEOPLE) this.#posts.delete(this.#posts.keys().next().value as number);
    this.#posts.set(entity, posts);
    return posts;
  }

  #gatherPosts(entity: number): StatedPost[] {
    // With min(), SQLite takes the other columns from the row that has it.
    const rows = this.#sql(
      `SELECT p.id, p.stated, p.resolved AS resolved_key, p.post, p.articles, h.day, h.article, h.organisation, h.resolved, h.title,
         h.start, h.end, h.line, h.column, published, min(path) AS path
       FROM post AS p JOIN holding AS h ON h.post = p.id AND h.day = (SELECT max(day) FROM holding WHERE post = p.id)
         JOIN file ON file.id = h.article JOIN article AS a ON a.id = h.article
       WHERE p.entity = ? GROUP BY p.id`,
    ).all(entity);
    const posts = rows.map((row) => ({
      ids: [row.id as number],
      keys: [row.stated as string, row.resolved_key as string],
      full: (row.resolved_key as string) || (row.stated as string),
      titleKey: row.post as string,
      organisation: row.organisation as string,
      resolved: (row.resolved as string | null) ?? undefined,
      title: row.title as string,
      articles: row.articles as number,
      day: row.day as number,
      published: row.published as string | null,
      article: row.article as number,
      location: location(row),
    }));
    return mergePosts(posts, (ids) => this.#articlesOfPosts(ids));
  }

  #articlesOfPosts(ids: readonly number[]): number {
    const row = this.#sql('SELECT count(DISTINCT article) AS articles FROM holding WHERE post IN (SELECT value FROM json_each(?))');
    return row.get(JSON.stringify(ids))?.articles as number;
  }

  #introduction(entity: number, post: StatedPost | undefined): Location | undefined {
    const columns = 'SELECT path, packed, introduction FROM occurrence JOIN file ON file.id = article WHERE entity = ?';
    const row =
      post === undefined
        ? this.#sql(`${columns} ORDER BY mentions > 0 DESC, day DESC, path LIMIT 1`).get(entity)
        : this.#sql(`${columns} AND day = ? AND article = ?`).get(entity, post.day, post.article);
    if (row === undefined) return undefined;
    const mentions = unpackMentions(row.packed as Uint8Array);
    const mention = mentions[row.introduction as number] ?? mentions[0];
    return mention === undefined ? undefined : location({ path: row.path, ...mention });
  }

  #factsOf(article: number): Facts | undefined {
    const cached = this.#facts.get(article);
    if (cached !== undefined) return cached;
    const packed = this.#sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
    if (packed === undefined) return undefined;
    const facts = this.#unpack(packed as Uint8Array);
    if (facts === undefined) return undefined;
    if (this.#facts.size >= CACHED) this.#facts.delete(this.#facts.keys().next().value as number);
    this.#facts.set(article, facts);
    return facts;
  }

  #unpack(packed: Uint8Array): Facts | undefined {
    try {
      return unpackFacts(packed);
    } catch (error) {
      this.#connection.broken(error);
      return undefined;
    }
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

function location({ path, start, end, line, column }: Row): Location {
  const length = (end as number) - (start as number);
  return {
    path: path as string,
    start: start as number,
    end: end as number,
    line: line as number,
    column: column as number,
    endColumn: (column as number) + length,
  };
}

function postCount({ organisation, title, resolved, articles, published, location }: StatedPost): PostCount {
  return { organisation, post: title, ...(resolved === undefined ? {} : { resolved }), articles, latest: published, location };
}

function articleRecord(row: Row): ArticleRecord {
  return {
    path: row.path as string,
    title: row.title as string | null,
    published: row.published as string | null,
    titleLocation: row.start === null ? null : location(row),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
