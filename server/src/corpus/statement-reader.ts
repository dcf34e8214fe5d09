/**
 * What people are reported to say. The database knows where; the words themselves are read from the article when they are
 * asked for: from its file, if that is still what was indexed, or from the buffer that is open.
 */
import type { Facts, Statement } from '../article/facts.ts';
import { fold } from '../text/folding.ts';
import { unpackNumbers } from './packing/varints.ts';
import type { Connection, Query, Row } from './query.ts';
import { compare, location } from './records.ts';
import { excerpt, statementsOf } from './rows.ts';
import { isWhole, type Scope, type ScopeReader } from './scopes.ts';
import type { EntityRow } from './search.ts';
import type { StatementRecord } from './snapshot.ts';
import { textOf } from './stories.ts';

/** A longer file is not read for an excerpt, in bytes: it would hold up whoever asks. News articles have some 5 to 20 KB. */
const LONGEST = 512 * 1024;

/** An article in which somebody says something. */
const SAYING = `SELECT o.article, o.day, o.said, e.key, path, published
  FROM occurrence AS o JOIN entity AS e ON e.id = o.entity JOIN file ON file.id = o.article JOIN article AS a ON a.id = o.article
  WHERE o.entity = ? AND o.said IS NOT NULL`;

export class StatementReader {
  readonly #connection: Connection;
  readonly #scopes: ScopeReader;
  readonly #factsOf: (article: number) => Facts | undefined;

  constructor(connection: Connection, scopes: ScopeReader, factsOf: (article: number) => Facts | undefined) {
    this.#connection = connection;
    this.#scopes = scopes;
    this.#factsOf = factsOf;
  }

  /**
   * The newest first, then in the order of paths and of the text; those of one article at a time. Reads no more articles than
   * statements are wanted.
   */
  *byArticle(scope: Scope, limit: number): IterableIterator<readonly StatementRecord[]> {
    let left = limit;
    if (left <= 0) return;
    for (const row of isWhole(scope) ? this.#ofName(scope, limit) : this.#ofBearer(scope)) {
      const found = this.#ofArticle(row, left);
      left -= found.length;
      yield found;
      if (left <= 0) return;
    }
  }

  /** At least as many articles as are wanted, the newest; of one day all, since their paths decide. */
  #ofName({ name }: Scope, limit: number): Row[] {
    const rows: Row[] = [];
    for (const row of this.#sql(`${SAYING} ORDER BY o.day DESC`).iterate((name.rows[0] as EntityRow).id)) {
      if (rows.length >= limit && row.day !== rows.at(-1)?.day) break;
      rows.push(row);
    }
    return rows.sort((a, b) => (b.day as number) - (a.day as number) || compare(a.path as string, b.path as string));
  }

  *#ofBearer(scope: Scope): IterableIterator<Row> {
    for (const { entity, day, chance, article, speaks } of this.#scopes.compared(scope)) {
      if (!speaks) continue;
      const row = this.#sql(`${SAYING} AND o.day = ? AND o.chance = ? AND o.article = ?`).get(entity, day, chance, article);
      if (row !== undefined) yield row;
    }
  }

  #ofArticle(row: Row, limit: number): StatementRecord[] {
    const facts = this.#factsOf(row.article as number);
    if (facts === undefined) return [];
    const places = unpackNumbers(row.said as Uint8Array);
    const text = textOf(this.#connection, row.article as number, LONGEST);
    const folding = text === undefined ? undefined : fold(text);
    return statementsOf(facts, row.key as string)
      .slice(0, limit)
      .map(({ start, end, verb }: Statement, index) => ({
        verb,
        excerpt: folding === undefined ? '' : excerpt(folding, start, end),
        location: location({ path: row.path, start, end, line: places[2 * index] ?? 1, column: places[2 * index + 1] ?? 0 }),
        published: row.published as string | null,
      }));
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}
