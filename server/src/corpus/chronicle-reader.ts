/** When and where the articles of a corpus are from, as the database has it; remembered for as long as the snapshot lives. */
import { readVarint } from './packing/varints.ts';
import type { Connection, Query } from './query.ts';
import { ARTICLE, articleRecord, compare } from './records.ts';
import type { ArticleRecord } from './snapshot.ts';
import { factsOf } from './stories.ts';
import { type Chronicle, type ChronicleFilter, type Portions, timeOf } from './surroundings.ts';
import { placeShares } from './surroundings-reader.ts';

/** Rows that are read at a time: some milliseconds' work. */
const PORTION = 2000;
/** Articles that are looked at at a time for what a figure counts. */
const LOOKED_AT = 500;
const PLACES = 40;
/** Numbers of articles that are read at a time: as one text, which takes a tenth of what rows take. */
const NUMBERS = 5000;
/** Articles of the sample: a share of them is true to some 3 % (binomial, 95 %), and they are read in a tenth of a second. */
const SAMPLE = 1000;
const SAMPLE_PORTION = 20;

export class ChronicleReader {
  readonly #connection: Connection;
  readonly #known = new Map<string, Chronicle>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  *chronicle(folders: readonly string[]): Portions<Chronicle> {
    const id = JSON.stringify(folders);
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const { state } = this.#connection;
    const times = this.#times();
    yield;
    const chronicle: Chronicle = {
      ...times,
      sites: yield* this.#sites(folders),
      places: yield* this.#places(),
      rules: this.#sql('SELECT rule, findings, articles FROM rule WHERE findings > 0 ORDER BY findings DESC, rule')
        .all()
        .map(({ rule, findings, articles }) => ({ rule: rule as string, findings: findings as number, articles: articles as number })),
      ...(yield* this.#sample()),
    };
    // What was read of two states is told, and not remembered.
    if (this.#connection.state === state) this.#known.set(id, chronicle);
    return chronicle;
  }

  *articles(folders: readonly string[], { days, site, place }: ChronicleFilter, limit: number): Portions<readonly ArticleRecord[]> {
    const page = this.#sql(
      `SELECT a.id, a.day, ${ARTICLE}, s.packed FROM article AS a CROSS JOIN file USING (id) LEFT JOIN setting AS s ON s.article = a.id
       WHERE (a.day, a.id) < (?, ?) AND a.day >= ? ORDER BY a.day DESC, a.id DESC LIMIT ${LOOKED_AT}`,
    );
    const found: ArticleRecord[] = [];
    let at: [day: number, article: number] = [days?.until ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
    while (found.length < limit) {
      const rows = page.all(...at, days?.from ?? 0);
      for (const row of rows) {
        if (site !== undefined && siteOf(row.path as string, folders) !== site) continue;
        if (place !== undefined && placeOf(row.packed as Uint8Array | null) !== place) continue;
        found.push(articleRecord(row));
        if (found.length >= limit) return found;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < LOOKED_AT) break;
      at = [last.day as number, last.id as number];
      yield;
    }
    return found;
  }

  #times(): Pick<Chronicle, 'articles' | 'times' | 'undated'> {
    const times = new Map<string, number>();
    let [articles, undated] = [0, 0];
    for (const [day, count] of this.#sql('SELECT day, count(*) FROM article GROUP BY day').lists() as [number, number][]) {
      articles += count;
      const time = timeOf(day);
      if (time === undefined) undated += count;
      else times.set(time, (times.get(time) ?? 0) + count);
    }
    const sorted = [...times].sort(([a], [b]) => compare(a, b));
    return { articles, undated, times: sorted.map(([time, count]) => ({ time, articles: count, mentions: 0 })) };
  }

  *#sites(folders: readonly string[]): Portions<Chronicle['sites']> {
    const page = this.#sql(`SELECT path, skipped IS NULL FROM file WHERE path > ? ORDER BY path LIMIT ${PORTION}`);
    const sites = new Map<string, number>();
    for (let at = ''; ; ) {
      const rows = page.lists(at) as [string, number][];
      const last = rows.at(-1);
      if (last === undefined) break;
      at = last[0];
      for (const [path, read] of rows) {
        if (read !== 1) continue;
        const name = siteOf(path, folders);
        sites.set(name, (sites.get(name) ?? 0) + 1);
      }
      yield;
    }
    return [...sites].sort(([a, many], [b, more]) => more - many || compare(a, b)).map(([site, articles]) => ({ site, articles }));
  }

  *#places(): Portions<Chronicle['places']> {
    const page = this.#sql(`SELECT article, packed FROM setting WHERE article > ? ORDER BY article LIMIT ${PORTION}`);
    const codes = new Map<string, number>();
    for (let at = 0; ; ) {
      const rows = page.lists(at) as [number, Uint8Array][];
      const last = rows.at(-1);
      if (last === undefined) break;
      at = last[0];
      for (const [, packed] of rows) {
        const code = placeOf(packed);
        if (code === undefined) continue;
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      yield;
    }
    return placeShares(codes, PLACES);
  }

  /** Articles at equal distances in the order in which they were read: all of them where there are no more than the sample has. */
  *#sample(): Portions<Pick<Chronicle, 'sampled' | 'clean'>> {
    const all = yield* this.#numbers();
    yield;
    const step = Math.max(1, all.length / SAMPLE);
    let [sampled, clean] = [0, 0];
    for (let at = 0; at < all.length; at += step) {
      const facts = factsOf(this.#connection, all[Math.floor(at)] as number);
      if (facts === undefined) continue;
      sampled++;
      if (facts.findings.length === 0) clean++;
      if (sampled % SAMPLE_PORTION === 0) yield;
    }
    return { sampled, clean };
  }

  /** Of all articles, ascending. */
  *#numbers(): Portions<number[]> {
    const page = this.#sql(
      `SELECT json_group_array(id) AS numbers FROM (SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ${NUMBERS})`,
    );
    const all: number[] = [];
    for (let more = true; more; ) {
      yield;
      const numbers = JSON.parse((page.get(all.at(-1) ?? 0)?.numbers as string | undefined) ?? '[]') as number[];
      for (const number of numbers) all.push(number);
      more = numbers.length === NUMBERS;
    }
    return all;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** The first folder below the corpus; empty for an article that lies in none. */
function siteOf(path: string, folders: readonly string[]): string {
  const folder = folders.find((each) => path.startsWith(each));
  const [site = '', ...rest] = (folder === undefined ? '' : path.slice(folder.length)).replace(/^[\\/]+/, '').split(/[\\/]/);
  return rest.length > 0 ? site : '';
}

/** The division that an article plays in, from its setting. */
function placeOf(packed: Uint8Array | null): string | undefined {
  if (packed === null) return undefined;
  const reader = { bytes: packed, at: 0 };
  return readVarint(reader) === 0 ? undefined : String(readVarint(reader));
}
