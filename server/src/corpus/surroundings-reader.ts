/**
 * The surroundings of names as the database has them. Whom an article names beside somebody is read from its setting, which has the
 * ten people and ten organisations that it names most; how many articles name two of them is then counted in full.
 */
import { divisionChain } from '../article/divisions.ts';
import type { Role } from '../article/facts.ts';
import { type StoredAppearance, settingOf } from './appearance-reader.ts';
import { unpackMentions } from './packing/mentions.ts';
import type { PeopleReader } from './people-reader.ts';
import type { PhraseCounting } from './phrases.ts';
import type { Connection, Query } from './query.ts';
import { ARTICLE, articleRecord, compare, location } from './records.ts';
import { KINDS } from './schema.ts';
import { isWhole, type Scope, type ScopeReader } from './scopes.ts';
import type { EntityRow } from './search.ts';
import type { EntityKind } from './snapshot.ts';
import {
  type AppearanceFilter,
  type Beside,
  type Joint,
  type NamedAppearance,
  type PlaceShare,
  type Portions,
  type Surroundings,
  timeOf,
} from './surroundings.ts';

/** Articles that are read at a time: some milliseconds' work. */
const PORTION = 250;
/** Names beside somebody that are told of: those that stand there once in a thousand articles tell nothing. */
const BESIDE = 300;
const PLACES = 40;
/** Names that are looked up at most: of somebody whom few articles name, thousands may stand there once. */
const MOST_TIED = 2000;

/** A name in an article, with what else is there. */
interface Visit {
  readonly entity: number;
  readonly article: number;
  readonly day: number;
  readonly chance: number;
  readonly mentions: number;
  readonly codes: readonly string[];
  readonly related: readonly number[];
}

/** What is walked: a number of a name, or people. */
type Walk = { readonly entity: number } | { readonly scope: Scope };

export class SurroundingsReader {
  readonly #connection: Connection;
  readonly #scopes: ScopeReader;
  readonly #people: PeopleReader;
  readonly #counting: PhraseCounting;

  constructor(connection: Connection, scopes: ScopeReader, people: PeopleReader, counting: PhraseCounting) {
    this.#connection = connection;
    this.#scopes = scopes;
    this.#people = people;
    this.#counting = counting;
  }

  *surroundings(kind: EntityKind, id: string): Portions<Surroundings | undefined> {
    const walk = this.#walk(kind, id);
    if (walk === undefined) return undefined;
    const times = new Map<string, { articles: number; mentions: number }>();
    const beside = new Map<number, number>();
    const places = new Map<string, number>();
    let [articles, undated] = [0, 0];
    for (const portion of this.#visits(walk)) {
      for (const { day, mentions, codes, related } of portion) {
        articles++;
        const time = timeOf(day);
        if (time === undefined) undated++;
        else {
          const known = times.get(time) ?? { articles: 0, mentions: 0 };
          known.articles++;
          known.mentions += mentions;
          times.set(time, known);
        }
        for (const other of related) beside.set(other, (beside.get(other) ?? 0) + 1);
        const [code] = codes;
        if (code !== undefined) places.set(code, (places.get(code) ?? 0) + 1);
      }
      yield;
    }
    return {
      articles,
      corpus: (this.#sql('SELECT count(*) AS articles FROM article').get()?.articles as number | undefined) ?? 0,
      times: [...times].sort(([a], [b]) => compare(a, b)).map(([time, counts]) => ({ time, ...counts })),
      undated,
      beside: yield* this.#mostBeside(beside),
      places: placeShares(places, PLACES),
    };
  }

  *jointly(kind: EntityKind, id: string, others: readonly { readonly kind: EntityKind; readonly key: string }[]): Portions<Joint> {
    const walk = this.#walk(kind, id);
    if (walk === undefined) return { articles: others.map(() => 0), ties: [] };
    const own = new Set<number>();
    for (const portion of this.#visits(walk)) {
      for (const { article } of portion) own.add(article);
      yield;
    }
    const shared: ReadonlySet<number>[] = [];
    for (const other of others) {
      shared.push(new Set(this.#articlesOf(other.kind, other.key).filter((article) => own.has(article))));
      yield;
    }
    const ties: Joint['ties'][number][] = [];
    for (const [a, some] of shared.entries()) {
      for (let b = a + 1; b < shared.length; b++) {
        const articles = common(some, shared[b] as ReadonlySet<number>);
        if (articles > 0) ties.push({ a, b, articles });
      }
      yield;
    }
    return { articles: shared.map(({ size }) => size), ties };
  }

  *appearances(kind: EntityKind, id: string, filter: AppearanceFilter, limit: number): Portions<readonly NamedAppearance[]> {
    const walk = this.#walk(kind, id);
    if (walk === undefined || limit <= 0) return [];
    if (filter.post !== undefined) return this.#statingPost(id, filter.post, limit);
    const has = filter.with === undefined ? () => true : this.#hasToo(filter.with.kind, filter.with.key);
    const { from = 0, until = Number.MAX_SAFE_INTEGER, place } = filter;
    const found: NamedAppearance[] = [];
    for (const portion of this.#visits(walk, until)) {
      for (const visit of portion) {
        if (visit.day > until) continue;
        if (visit.day < from) return found;
        if (place !== undefined && visit.codes[0] !== place) continue;
        if (!has(visit)) continue;
        const appearance = this.#appearance(visit);
        if (appearance !== undefined) found.push(appearance);
        if (found.length >= limit) return found;
      }
      yield;
    }
    return found;
  }

  /** Numbers of the articles that have a name outside boilerplate, or are about one of several people of it. */
  #articlesOf(kind: EntityKind, id: string): number[] {
    const walk = this.#walk(kind, id);
    if (walk === undefined) return [];
    if ('entity' in walk) {
      const sql = `SELECT article FROM occurrence WHERE entity = ? AND ${this.#counted} > 0`;
      return this.#sql(sql).lists(walk.entity).flat() as number[];
    }
    return [...this.#visitsTo(walk.scope)].flatMap((portion) => portion.map(({ article }) => article));
  }

  /** Tells whether an article has another name, or is about one of several people of it. */
  #hasToo(kind: EntityKind, id: string): (visit: Visit) => boolean {
    const walk = this.#walk(kind, id);
    if (walk === undefined) return () => false;
    if ('scope' in walk) {
      const articles = new Set(this.#articlesOf(kind, id));
      return ({ article }) => articles.has(article);
    }
    const has = this.#sql(`SELECT 1 FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ? AND ${this.#counted} > 0`);
    return ({ day, chance, article }) => has.get(walk.entity, day, chance, article) !== undefined;
  }

  /** Where articles state a post of a person, the newest first. */
  #statingPost(id: string, { organisation, post }: NonNullable<AppearanceFilter['post']>, limit: number): NamedAppearance[] {
    const scope = this.#scopes.scope(id);
    const stated = scope && this.#people.postsOf(scope).find((each) => each.organisation === organisation && each.title === post);
    if (scope === undefined || stated === undefined) return [];
    const members = scope.members === undefined ? undefined : new Set(scope.members.map(({ article }) => article));
    const rows = this.#sql(
      `SELECT path, title, published, a.start AS title_start, a.end AS title_end, a.line AS title_line, a.column AS title_column,
         h.article, min(h.start) AS start, h.end, h.line, h.column
       FROM (SELECT article, day, start, end, line, column FROM holding WHERE post IN (SELECT value FROM json_each(?1))) AS h
         JOIN file ON file.id = h.article JOIN article AS a ON a.id = h.article
       GROUP BY h.article ORDER BY h.day DESC, path LIMIT ?2`,
    ).all(JSON.stringify(stated.ids), members === undefined ? limit : limit + members.size);
    return rows
      .filter(({ article }) => members?.has(article as number) ?? true)
      .slice(0, limit)
      .map((row) => ({
        article: articleRecord({ ...row, start: row.title_start, end: row.title_end, line: row.title_line, column: row.title_column }),
        mentions: 1,
        location: location(row),
      }));
  }

  #appearance({ entity, day, chance, article, mentions }: Visit): NamedAppearance | undefined {
    const row = this.#sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE id = ?`).get(article);
    const packed = this.#sql('SELECT packed FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?').get(
      entity,
      day,
      chance,
      article,
    )?.packed;
    if (row === undefined || packed === undefined) return undefined;
    const all = unpackMentions(packed as Uint8Array);
    const first = all.find(({ boilerplate, phrase }) => !boilerplate && (!phrase || this.#counting === 'count')) ?? all[0];
    return first && { article: articleRecord(row), mentions, location: location({ path: row.path, ...first }) };
  }

  #walk(kind: EntityKind, id: string): Walk | undefined {
    if (kind !== 'person') {
      const row = this.#entity(kind, id);
      return row && { entity: row.id };
    }
    const scope = this.#scopes.scope(id);
    if (scope === undefined) return undefined;
    return isWhole(scope) ? { entity: (scope.name.rows[0] as EntityRow).id } : { scope };
  }

  /** The articles that have the name outside boilerplate, the newest first. @param until later days may be left out */
  *#visits(walk: Walk, until = Number.MAX_SAFE_INTEGER): IterableIterator<readonly Visit[]> {
    if ('entity' in walk) yield* this.#visitsOf(walk.entity, until);
    else yield* this.#visitsTo(walk.scope);
  }

  *#visitsOf(entity: number, until: number): IterableIterator<readonly Visit[]> {
    const page = this.#sql(
      `SELECT o.article, o.day, o.chance, ${this.#counted} AS counted, s.packed
       FROM occurrence AS o LEFT JOIN setting AS s ON s.article = o.article
       WHERE o.entity = ? AND (o.day, o.chance, o.article) < (?, ?, ?) ORDER BY o.day DESC, o.chance DESC, o.article DESC LIMIT ${PORTION}`,
    );
    let at: [day: number, chance: number, article: number] = [until, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
    for (;;) {
      const rows = page.lists(entity, ...at) as [number, number, number, number, Uint8Array | null][];
      const last = rows.at(-1);
      if (last === undefined) return;
      at = [last[1], last[2], last[0]];
      yield rows
        .filter(([, , , mentions]) => mentions > 0)
        .map(([article, day, chance, mentions, packed]) => ({ entity, article, day, chance, mentions, ...settingOf(packed, entity) }));
      if (rows.length < PORTION) return;
    }
  }

  /** Those that were compared first; while the others are looked for, there are none. */
  *#visitsTo(scope: Scope): IterableIterator<readonly Visit[]> {
    if (scope.members !== undefined) yield* visitsIn(this.#scopes.compared(scope));
    const others = this.#scopes.others(scope);
    let step = others.next();
    for (; !step.done; step = others.next()) yield [];
    yield* visitsIn(step.value);
  }

  /** Those with the same count as the last one decide by their names, not by the order in which articles were read. */
  *#mostBeside(counts: ReadonlyMap<number, number>): Portions<readonly Beside[]> {
    const least = Int32Array.from(counts.values()).sort().at(-BESIDE) ?? 0;
    // Of all that stand beside somebody who is named often, which may be ten thousands, few are of use.
    const most: [entity: number, count: number][] = [];
    for (const each of counts) if (each[1] >= least) most.push(each);
    most.sort(([, many], [, more]) => more - many);
    yield;
    const found: Beside[] = [];
    for (const [entity, count] of most) {
      if (found.length >= MOST_TIED) break;
      const beside = this.#beside(entity, count);
      if (beside !== undefined) found.push(beside);
      if (found.length % PORTION === 0) yield;
    }
    return found.sort((a, b) => b.beside - a.beside || compare(a.key, b.key) || compare(a.kind, b.kind)).slice(0, BESIDE);
  }

  #beside(entity: number, beside: number): Beside | undefined {
    const row = this.#sql('SELECT * FROM entity WHERE id = ?').get(entity) as (EntityRow & { readonly kind: number }) | undefined;
    if (row === undefined) return undefined;
    const { key, articles, phrase_articles, officials, journalists } = row;
    const counted = this.#counting === 'count' ? articles + phrase_articles : articles;
    if (row.kind === KINDS.organisation) return { kind: 'organisation', key, beside, articles: counted };
    const role: Role = officials > 0 ? 'official' : journalists > 0 ? 'journalist' : 'other';
    return { kind: 'person', key, role, beside, articles: counted };
  }

  #entity(kind: EntityKind, key: string): EntityRow | undefined {
    return this.#sql('SELECT * FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key) as EntityRow | undefined;
  }

  /** Mentions that count. */
  get #counted(): string {
    return this.#counting === 'count' ? '(mentions + phrases)' : 'mentions';
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** Divisions by name, most articles first. */
export function placeShares(codes: ReadonlyMap<string, number>, most: number): PlaceShare[] {
  const shares: PlaceShare[] = [];
  for (const [code, articles] of [...codes].sort(([a, many], [b, more]) => more - many || compare(a, b))) {
    if (shares.length >= most) break;
    const name = divisionChain(code)[0]?.name;
    if (name !== undefined) shares.push({ code, name, articles });
  }
  return shares;
}

function* visitsIn(appearances: readonly StoredAppearance[]): IterableIterator<readonly Visit[]> {
  for (let from = 0; from < appearances.length; from += PORTION) {
    yield appearances
      .slice(from, from + PORTION)
      .filter(({ mentions }) => mentions > 0)
      .map(({ entity, article, day, chance, mentions, setting: { codes, related } }) => {
        return { entity, article, day, chance, mentions, codes, related: related as readonly number[] };
      });
  }
}

function common(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  let count = 0;
  for (const each of few) if (many.has(each)) count++;
  return count;
}
