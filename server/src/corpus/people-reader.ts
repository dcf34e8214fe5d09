/**
 * People as the database has them: all of a name, or one of those who bear it. What is asked of a whole name is answered
 * from its counters, what is asked of one of several people from the articles that are about that person.
 */
import { divisionChain } from '../article/divisions.ts';
import type { Role } from '../article/facts.ts';
import type { StoredAppearance } from './appearance-reader.ts';
import { type CopyShare, type NameShare, NO_COPIES, withoutShare } from './copy-share.ts';
import { type KnownBearer, type KnownName, type Name, partsOf } from './name-reader.ts';
import { newestOccurrence } from './newest.ts';
import { unpackMentions } from './packing/mentions.ts';
import { countedRow, type PhraseCounting } from './phrases.ts';
import { PostReader } from './post-reader.ts';
import { bestPost, mergePosts, type StatedPost } from './posts.ts';
import type { Connection, Query } from './query.ts';
import { Recent } from './recent.ts';
import { compare, located, location, postCount } from './records.ts';
import { chanceOf } from './rows.ts';
import type { Occurrence, Scope, ScopeReader } from './scopes.ts';
import type { EntityRow } from './search.ts';
import type { Bearer, Bearers, EntitySummary, Holder, Identity, Location, MentionOptions, OfficialRecord, Reason } from './snapshot.ts';
import { commonestSurface } from './surfaces.ts';
import { atOnce, type Portions } from './surroundings.ts';

/** Answers that are remembered: people of the lists that come and go while somebody types. */
const LISTED = 4000;
const RECORDS = 3000;
/** How often at most mentions are looked for in a corpus that changes. */
const TRIES = 3;

export class PeopleReader {
  readonly #connection: Connection;
  readonly #counting: PhraseCounting;
  readonly #scopes: ScopeReader;
  readonly #posts: PostReader;
  /** By the number of a name, and whether only officials were asked for. */
  readonly #listed = new Recent<string, readonly EntitySummary[]>(LISTED);
  /** By the number of a name. */
  readonly #together = new Recent<number, readonly EntitySummary[]>(LISTED);
  readonly #introductions = new Recent<string, Location>(LISTED);
  readonly #records = new Recent<string, OfficialRecord>(RECORDS);

  constructor(connection: Connection, scopes: ScopeReader, counting: PhraseCounting) {
    this.#connection = connection;
    this.#counting = counting;
    this.#scopes = scopes;
    this.#posts = new PostReader(connection);
  }

  /** @param share of copies, which is taken away from what is counted */
  summary(id: string, share = NO_COPIES): EntitySummary | undefined {
    const scope = this.#scopes.scope(id);
    return scope === undefined ? undefined : this.#summary(scope, share);
  }

  official(id: string): OfficialRecord | undefined {
    const known = this.#records.get(id);
    if (known !== undefined) return known;
    const scope = this.#scopes.scope(id);
    const record = scope === undefined ? undefined : this.#official(scope);
    if (record !== undefined) this.#records.put(id, record);
    return record;
  }

  /** Where somebody is introduced. */
  introduction(id: string): Location | undefined {
    const known = this.#records.get(id)?.introduction ?? this.#introductions.get(id);
    if (known !== undefined) return known;
    const scope = this.#scopes.scope(id);
    const introduction = scope && this.#introduction(scope, bestPost(this.postsOf(scope)));
    if (introduction !== undefined) this.#introductions.put(id, introduction);
    return introduction;
  }

  /** The people of a name, each by himself, as a search gives them: those who stand outside boilerplate. */
  summaries(row: EntityRow, officials: boolean): readonly EntitySummary[] {
    const key = `${row.id} ${officials}`;
    const known = this.#listed.get(key);
    if (known !== undefined) return known;
    this.#scopes.names.keep(row);
    const listed = this.#list(row, officials);
    this.#listed.put(key, listed);
    return listed;
  }

  #list(row: EntityRow, officials: boolean): EntitySummary[] {
    const name = this.#scopes.names.known(row.key);
    if (name === undefined) return [];
    // Where one person has the name, what is not certain may be of nobody else.
    const found = (name.bearers.length > 1 ? name.bearers : [])
      .map((_, number) => this.#summary(this.#scopes.bearer(name, number)))
      .filter((each) => each.mentions > 0 && (!officials || each.role === 'official'))
      .sort((a, b) => b.mentions - a.mentions || compare(a.id, b.id));
    return found.length > 0 ? found : [this.#summary({ name })];
  }

  /** The name as one, whoever bears it; the people that the user declares are told apart. */
  together(row: EntityRow, officials: boolean): readonly EntitySummary[] {
    const known = this.#together.get(row.id);
    if (known !== undefined) return known;
    this.#scopes.names.keep(row);
    const name = this.#scopes.names.name(row.key);
    if (name === undefined) return [];
    if (isDeclared(name)) return this.summaries(row, officials);
    const together = [this.#summary({ name })];
    this.#together.put(row.id, together);
    return together;
  }

  /** Every official of a name. */
  officials(row: EntityRow): OfficialRecord[] {
    const name = this.#scopes.names.name(row.key);
    // Names that are one person by declaration are given with the first of them that has any official.
    if (name === undefined || name.rows.find(({ officials, mentions }) => officials > 0 && mentions > 0)?.id !== row.id) return [];
    return this.summaries(row, true).flatMap(({ id }) => this.official(id) ?? []);
  }

  bearers(key: string): Bearers | undefined {
    const name = this.#scopes.names.known(key);
    if (name === undefined) return undefined;
    const people = name.bearers.map(({ id, members }) => ({ id, articles: members.length }));
    return { key: name.key, people, unsure: name.unsure.length, compared: name.complete ? undefined : name.compared };
  }

  bearer(id: string): Bearer | undefined {
    const { key, number = 1 } = partsOf(id);
    const name = this.#scopes.names.known(key);
    const known = name?.bearers[number - 1];
    if (name === undefined || known === undefined) return undefined;
    const official = this.#official(this.#scopes.bearer(name, number - 1));
    if (official === undefined) return undefined;
    const { reasons, declared, members } = known.bearer;
    const otherNames = [...new Set(members.map((member) => member.key))].filter((other) => other !== official.key).sort();
    return { ...official, reasons, declared: declared >= 0, otherNames };
  }

  identity(key: string, path: string): Identity | undefined {
    const name = this.#scopes.names.known(key);
    const article = this.#sql('SELECT id FROM file WHERE path = ?').get(path)?.id as number | undefined;
    const row = name?.rows.find((each) => each.key === key);
    if (name === undefined || row === undefined || article === undefined) return undefined;
    let number = name.of.get(`${row.id} ${article}`);
    if (number === undefined) {
      const appearance = this.#scopes.names.appearance(name, key, path);
      if (appearance === undefined) return undefined;
      number = this.#scopes.names.placeOf(name, appearance);
    }
    if (number >= 0) return { id: name.bearers[number]?.id, candidates: [] };
    const unsure = name.unsure.find((each) => each.appearance.article === article);
    const candidates = unsure?.candidates ?? name.bearers.map((_, index) => index);
    return { id: undefined, candidates: candidates.flatMap((index) => name.bearers[index]?.id ?? []) };
  }

  /** Whether a folded name means one person for certain in two articles, by their paths. */
  isOne(key: string, path: string, other: string): boolean {
    const id = this.identity(key, path)?.id;
    return id !== undefined && id === this.identity(key, other)?.id;
  }

  apart(id: string, other: string): readonly Reason[] {
    const [a, b] = [this.#scopes.scope(id), this.#scopes.scope(other)];
    if (a?.members === undefined || b?.members === undefined || a.name.key !== b.name.key) return [];
    return a.name.resolution.apart(a.number, b.number);
  }

  /** Looks for them again where the corpus changes meanwhile, the last time without giving it a chance to. */
  *mentionsInPortions(
    id: string,
    { boilerplate = false, phrases = false, limit = Number.POSITIVE_INFINITY, unsure = false }: MentionOptions,
  ): Portions<Iterable<readonly Location[]>> {
    const counted = { boilerplate, phrases: (phrases && this.#counting === 'separate') || this.#counting === 'count', limit };
    const few = limit !== Number.POSITIVE_INFINITY;
    for (let left = TRIES; left > 1; left--) {
      const { state } = this.#connection;
      const occurrences = yield* this.#occurrences(id, unsure, few);
      if (this.#connection.state === state) return located(occurrences, counted);
    }
    return located(atOnce(this.#occurrences(id, unsure, few)), counted);
  }

  *#occurrences(id: string, unsure: boolean, few: boolean): Portions<Iterable<Occurrence>> {
    const { key, number } = partsOf(id);
    if (number !== undefined) yield* this.#scopes.names.prepare(key);
    const scope = this.#scopes.scope(id);
    return scope === undefined ? [] : yield* this.#scopes.occurrences(scope, unsure, few);
  }

  /** Who holds posts in an organisation, most articles first. */
  holders(organisation: string, rows: readonly EntityRow[]): Holder[] {
    const holders = new Map<string, Holder>();
    for (const row of rows) {
      const name = this.#scopes.names.known(row.key);
      for (const number of name?.bearers.keys() ?? []) {
        const scope = this.#scopes.bearer(name as KnownName, number);
        const best = this.postsOf(scope).find((each) => each.keys.includes(organisation));
        if (best === undefined) continue;
        const official = this.#summary(scope);
        holders.set(official.id, { official, post: postCount(best) });
      }
    }
    return [...holders.values()].sort(
      (a, b) => b.post.articles - a.post.articles || b.official.mentions - a.official.mentions || compare(a.official.id, b.official.id),
    );
  }

  /** Posts, most articles first. */
  postsOf({ name, members }: Scope): readonly StatedPost[] {
    if (members !== undefined) return this.#posts.ofAppearances(members);
    const [first, ...others] = name.rows.map(({ id }) => this.#posts.ofName(id));
    if (others.length === 0) return first ?? [];
    return mergePosts([first ?? [], ...others].flat(), (ids) => this.#posts.articlesOf(ids));
  }

  #summary(scope: Scope, share = NO_COPIES): EntitySummary {
    const { name, members } = scope;
    const counted = members?.filter(({ article }) => !share.articles.has(article));
    const rows = name.rows.map((row) => withoutShare(row, this.#countedShare(share, row)));
    const bearer = this.#bearerOf(scope);
    const declared = bearer === undefined ? undefined : name.group.nameOf(bearer.bearer.declared);
    const post = bestPost(this.postsOf(scope));
    return {
      kind: 'person',
      key: name.key,
      id: bearer?.id ?? name.key,
      name: declared ?? commonestSurface(this.#connection, name.rows[0] as EntityRow),
      mentions: total((counted ?? rows).map(({ mentions }) => mentions)),
      phrases: total((counted ?? rows).map(({ phrases }) => phrases)),
      articles: total(counted?.map(({ mentions }) => (mentions > 0 ? 1 : 0)) ?? rows.map(({ articles }) => articles)),
      role: roleOf(scope),
      ...(post === undefined ? {} : { post: (post.resolved ?? post.organisation) + post.title }),
      ...placeOf(members),
    };
  }

  /** The one that is meant; undefined where several may be, or nothing depends on who it is. */
  #bearerOf(scope: Scope): KnownBearer | undefined {
    if (scope.members !== undefined) return scope.name.bearers[scope.number];
    if (!isDeclared(scope.name)) return undefined;
    const { bearers } = this.#scopes.names.bearersOf(scope.name);
    return bearers.length === 1 ? bearers[0] : undefined;
  }

  /** The share of copies in a name as mentions in fixed phrases count. */
  #countedShare({ names }: CopyShare, { id }: EntityRow): NameShare | undefined {
    const share = names.get(id);
    return share === undefined ? undefined : countedRow(share, this.#counting);
  }

  #official(scope: Scope): OfficialRecord | undefined {
    const posts = this.postsOf(scope);
    const introduction = this.#introduction(scope, bestPost(posts));
    return introduction === undefined ? undefined : { ...this.#summary(scope), posts: posts.map(postCount), introduction };
  }

  /** The mention that the article with the fullest post introduces the person by; without post the newest article's. */
  #introduction({ name, members }: Scope, post: StatedPost | undefined): Location | undefined {
    const columns = 'path, packed, introduction';
    for (const { id } of name.rows) {
      const newest = members?.filter(({ entity }) => entity === id).reduce(newer, undefined);
      if (members !== undefined && newest === undefined) continue;
      const from =
        post === undefined ? newest && [newest.day, newest.chance, newest.article] : [post.day, chanceOf(post.location.path), post.article];
      const exact = `SELECT ${columns} FROM occurrence JOIN file ON file.id = article WHERE entity = ? AND day = ? AND chance = ? AND article = ?`;
      const row = from === undefined ? newestOccurrence(this.#connection, id, columns) : this.#sql(exact).get(id, ...from);
      if (row === undefined) continue;
      const mentions = unpackMentions(row.packed as Uint8Array);
      const introducing = mentions[row.introduction as number] ?? mentions[0];
      // Where phrases do not count, they introduce nobody whom anything else names.
      const plain = this.#counting === 'count' ? undefined : mentions.find(({ phrase, boilerplate }) => !phrase && !boilerplate);
      const mention = introducing?.phrase ? (plain ?? introducing) : introducing;
      if (mention !== undefined) return location({ path: row.path, ...mention });
    }
    return undefined;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** Whether the user says anything of it. */
function isDeclared({ group }: Name): boolean {
  return group.nameOf(0) !== undefined;
}

function newer(best: StoredAppearance | undefined, each: StoredAppearance): StoredAppearance {
  if (best === undefined) return each;
  if (best.mentions > 0 !== each.mentions > 0) return best.mentions > 0 ? best : each;
  return each.day > best.day || (each.day === best.day && each.path < best.path) ? each : best;
}

function roleOf({ name, members }: Scope): Role {
  const roles =
    members === undefined
      ? name.rows.map(({ officials, journalists }): Role => (officials > 0 ? 'official' : journalists > 0 ? 'journalist' : 'other'))
      : members.map(({ role }) => role);
  return roles.includes('official') ? 'official' : roles.includes('journalist') ? 'journalist' : 'other';
}

/** Where most of the articles play. */
function placeOf(members: Scope['members']): { readonly place?: string } {
  const codes = new Map<string, number>();
  for (const { setting } of members ?? []) {
    const [code] = setting.codes;
    if (code !== undefined) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const [first] = [...codes].sort(([a, many], [b, more]) => more - many || compare(a, b));
  const place = first === undefined ? undefined : divisionChain(first[0])[0]?.name;
  return place === undefined ? {} : { place };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
