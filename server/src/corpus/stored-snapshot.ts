/**
 * A snapshot that reads the database. Every answer is made of indexed look-ups; what it costs grows with the answer.
 * Where the order of names, posts or articles would be a tie, the path or the key decides, so that the answers do not
 * tell in which order the corpus was read.
 */

import type { Facts, Person } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import type { Across } from '../hygiene/across.ts';
import { AcrossReader } from './across-reader.ts';
import { entitiesBeginning } from './beginnings.ts';
import { ChronicleReader } from './chronicle-reader.ts';
import { CompanyReader } from './company-reader.ts';
import { type CopyShare, NO_COPIES, shareOf, withoutShare } from './copy-share.ts';
import type { IndexState } from './empty-snapshot.ts';
import type { Declarations } from './identity/declared.ts';
import type { Lasting } from './lasting.ts';
import type { CorpusLists } from './lists/lists.ts';
import { StoredLists } from './lists/stored-lists.ts';
import { newestOccurrence } from './newest.ts';
import { unpackMentions } from './packing/mentions.ts';
import { PeopleReader } from './people-reader.ts';
import { type PhraseCounting, withoutPhrases } from './phrases.ts';
import { prepareStep } from './preparing.ts';
import type { Connection, Query } from './query.ts';
import { ARTICLE, articleRecord, located, location } from './records.ts';
import { RollReader } from './rolls.ts';
import { KINDS } from './schema.ts';
import { isWhole, occurrencesOf, type Scope, ScopeReader } from './scopes.ts';
import { type EntityRow, searchEntities, searchTitles } from './search.ts';
import type {
  ArticleRecord,
  Bearer,
  Bearers,
  Companion,
  CopyCounting,
  CorpusStatistics,
  EntityKind,
  EntitySummary,
  Holder,
  Identity,
  Location,
  MentionOptions,
  OfficialRecord,
  Reason,
  Repetitions,
  Snapshot,
  StatementRecord,
} from './snapshot.ts';
import { StatementReader } from './statement-reader.ts';
import { statistics } from './statistics.ts';
import { factsOf, textOf } from './stories.ts';
import { commonestSurface } from './surfaces.ts';
import {
  type AppearanceFilter,
  atOnce,
  type Chronicle,
  type ChronicleFilter,
  type Joint,
  type NamedAppearance,
  type Portions,
  type Surroundings,
  type Tenure,
} from './surroundings.ts';
import { SurroundingsReader } from './surroundings-reader.ts';
import { TenureReader } from './tenure-reader.ts';
import { typesInFull } from './terms.ts';

/**
 * Of the names that a query types in full so many are told apart; each may take some milliseconds, and a spelling may be that of
 * dozens. Whoever sees further ones goes on with their characters.
 */
const TOLD_APART = 4;

export class StoredSnapshot implements Snapshot {
  readonly counting: PhraseCounting;
  readonly partial: boolean;
  readonly paused: boolean;
  readonly indexed: number;
  readonly total: number;
  readonly lists: CorpusLists;
  readonly #connection: Connection;
  readonly #lasting: Lasting;
  /** Facts without fixed phrases, where these do not count. */
  readonly #withoutPhrases = new WeakMap<Facts, Facts>();
  readonly #scopes: ScopeReader;
  readonly #people: PeopleReader;
  readonly #across: AcrossReader;
  readonly #company: CompanyReader;
  readonly #statements: StatementReader;
  readonly #rolls: RollReader;
  readonly #surroundings: SurroundingsReader;
  readonly #tenures: TenureReader;
  readonly #chronicle: ChronicleReader;

  /**
   * @param lasting of the same database, whatever its state
   * @param same a snapshot of the same state of the database, whose answers are remembered
   */
  constructor(
    connection: Connection,
    state: IndexState,
    declarations: Declarations,
    counting: PhraseCounting,
    lasting: Lasting,
    same?: StoredSnapshot,
  ) {
    this.#connection = connection;
    this.#lasting = lasting;
    this.counting = counting;
    if (same === undefined) {
      this.#scopes = new ScopeReader(connection, declarations, counting, lasting);
      this.#rolls = new RollReader(connection, lasting.rolls);
      const people = new PeopleReader(connection, this.#scopes, counting);
      this.#people = people;
      this.#across = new AcrossReader(connection, lasting, (key, path, other) => people.isOne(key, path, other));
      this.#company = new CompanyReader(connection, this.#scopes);
      this.#statements = new StatementReader(connection, this.#scopes, (article) => this.#factsOf(article));
      this.lists = new StoredLists(connection, {
        people: this.#people,
        scopes: this.#scopes,
        counting,
        organisation: (row) => this.#summary('organisation', row),
      });
      this.#surroundings = new SurroundingsReader(connection, this.#scopes, this.#people, counting);
      this.#tenures = new TenureReader(connection, this.#scopes);
      this.#chronicle = new ChronicleReader(connection);
    } else {
      this.#scopes = same.#scopes;
      this.#across = same.#across;
      this.#rolls = same.#rolls;
      this.#people = same.#people;
      this.#company = same.#company;
      this.#statements = same.#statements;
      this.lists = same.lists;
      this.#surroundings = same.#surroundings;
      this.#tenures = same.#tenures;
      this.#chronicle = same.#chronicle;
    }
    this.partial = state.partial;
    this.paused = state.paused ?? false;
    this.indexed = state.indexed;
    this.total = state.total;
  }

  paths(): string[] {
    return this.#sql('SELECT path FROM file JOIN article USING (id) WHERE skipped IS NULL ORDER BY path')
      .all()
      .map(({ path }) => path as string);
  }

  facts(path: string): Facts | undefined {
    const id = this.#idOf(path);
    return id === undefined ? undefined : this.#factsOf(id);
  }

  article(path: string): ArticleRecord | undefined {
    const row = this.#sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE path = ?`).get(path);
    return row === undefined ? undefined : articleRecord(row);
  }

  text(path: string): string | undefined {
    const id = this.#idOf(path);
    return id === undefined ? undefined : textOf(this.#connection, id);
  }

  entity(kind: EntityKind, id: string): EntitySummary | undefined {
    if (kind === 'person') return this.#people.summary(id);
    const row = this.#entityRow(kind, id);
    return row === undefined ? undefined : this.#summary(kind, row);
  }

  official(id: string): OfficialRecord | undefined {
    return this.#people.official(id);
  }

  introduction(kind: EntityKind, id: string): Location | undefined {
    if (kind === 'person') return this.#people.introduction(id);
    const row = this.#entityRow(kind, id);
    const newest = row === undefined ? undefined : newestOccurrence(this.#connection, row.id, 'path, packed');
    if (newest === undefined) return undefined;
    const mentions = unpackMentions(newest.packed as Uint8Array);
    const mention = mentions.find(({ boilerplate, phrase }) => !boilerplate && !phrase) ?? mentions[0];
    return mention && location({ path: newest.path, ...mention });
  }

  bearers(key: string): Bearers | undefined {
    return this.#people.bearers(key);
  }

  prepareBearers(key: string): Portions<void> {
    return this.#scopes.names.prepare(key);
  }

  bearer(id: string): Bearer | undefined {
    return this.#people.bearer(id);
  }

  identity(key: string, path: string): Identity | undefined {
    return this.#people.identity(key, path);
  }

  apart(id: string, other: string): readonly Reason[] {
    return this.#people.apart(id, other);
  }

  people(id: string, limit: number): { article: ArticleRecord; person: Person }[] {
    const scope = this.#scopes.scope(id);
    if (scope === undefined) return [];
    const found: { article: ArticleRecord; person: Person }[] = [];
    for (const { article, key } of this.#articlesAbout(scope, limit)) {
      const row = this.#sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE id = ?`).get(article);
      const person = this.#factsOf(article)?.people.find((candidate) => candidate.key === key);
      if (person !== undefined && row !== undefined) found.push({ article: articleRecord(row), person });
    }
    return found;
  }

  statements(id: string, limit: number): StatementRecord[] {
    return [...this.statementsByArticle(id, limit)].flat();
  }

  statementsByArticle(id: string, limit: number): Iterable<readonly StatementRecord[]> {
    const scope = this.#scopes.scope(id);
    return scope === undefined ? [] : this.#statements.byArticle(scope, limit);
  }

  mentions(kind: EntityKind, id: string, options: MentionOptions = {}): Location[] {
    return [...this.mentionsByArticle(kind, id, options)].flat();
  }

  mentionsByArticle(kind: EntityKind, id: string, options: MentionOptions = {}): Iterable<readonly Location[]> {
    return atOnce(this.mentionsInPortions(kind, id, options));
  }

  *mentionsInPortions(kind: EntityKind, id: string, options: MentionOptions = {}): Portions<Iterable<readonly Location[]>> {
    if (kind === 'person') return yield* this.#people.mentionsInPortions(id, options);
    const row = this.#entityRow(kind, id);
    const { boilerplate = false, limit = Number.POSITIVE_INFINITY } = options;
    const few = limit !== Number.POSITIVE_INFINITY;
    return located(row === undefined ? [] : occurrencesOf(this.#connection, row.id, few), { boilerplate, phrases: true, limit });
  }

  search(kind: EntityKind, query: string, limit: number, officials = false): EntitySummary[] {
    const rows = this.#found(kind, query, limit, officials);
    if (kind !== 'person') return rows.map((row) => this.#summary(kind, row));
    const typed = typesInFull(query);
    // Those that are typed in full come first.
    const others = rows.findIndex(({ key }) => !typed(key));
    return this.#peopleOf(rows, limit, officials, Math.min(TOLD_APART, others < 0 ? rows.length : others));
  }

  beginning(kind: EntityKind, start: string, limit: number, officials = false): EntitySummary[] {
    const rows = entitiesBeginning(this.#connection, this.#rolls, kind, start, limit, {
      officials: officials && kind === 'person',
      phrases: this.counting === 'count',
    });
    return kind === 'person' ? this.#peopleOf(rows, limit, officials, 0) : rows.map((row) => this.#summary(kind, row));
  }

  holders(name: string, limit: number): Holder[] {
    const organisation = canonicalOrganisation(name);
    const rows = this.#sql(
      `SELECT DISTINCT e.* FROM (SELECT entity FROM post WHERE stated = ?1 AND stated <> '' UNION SELECT entity FROM post WHERE resolved = ?1 AND resolved <> '')
       JOIN entity AS e ON e.id = entity ORDER BY e.articles DESC, e.key`,
    ).all(organisation) as unknown as EntityRow[];
    return this.#people.holders(organisation, rows).slice(0, limit);
  }

  surroundings(kind: EntityKind, id: string): Portions<Surroundings | undefined> {
    return this.#surroundings.surroundings(kind, id);
  }

  jointly(kind: EntityKind, id: string, others: readonly { readonly kind: EntityKind; readonly key: string }[]): Portions<Joint> {
    return this.#surroundings.jointly(kind, id, others);
  }

  appearances(kind: EntityKind, id: string, filter: AppearanceFilter, limit: number): Portions<readonly NamedAppearance[]> {
    return this.#surroundings.appearances(kind, id, filter, limit);
  }

  tenures(kind: 'organisation' | 'place', key: string, limit: number): Portions<readonly Tenure[]> {
    return this.#tenures.tenures(kind, key, limit);
  }

  chronicle(folders: readonly string[]): Portions<Chronicle> {
    return this.#chronicle.chronicle(folders);
  }

  chronicled(folders: readonly string[], filter: ChronicleFilter, limit: number): Portions<readonly ArticleRecord[]> {
    return this.#chronicle.articles(folders, filter, limit);
  }

  company(kind: EntityKind, id: string, among: 'person' | 'organisation', limit: number): Companion[] {
    return this.#company.company(kind, id, among, limit);
  }

  titled(title: string): ArticleRecord[] {
    return this.#lasting.titles.find(this.#connection, title);
  }

  readTitles(): boolean {
    return this.#lasting.titles.readOn(this.#connection);
  }

  searchTitles(query: string, limit: number): ArticleRecord[] {
    return searchTitles(this.#connection, this.#rolls, query, limit).map(articleRecord);
  }

  prepareSearch(step: number): number | undefined {
    return prepareStep({ snapshot: this, state: this.#connection, reader: this.#rolls, rolls: this.#lasting.rolls }, step);
  }

  *officials(): IterableIterator<OfficialRecord> {
    // All rows at once: the connection may serve other questions while the caller takes its time.
    const counted = this.counting === 'count' ? '(mentions + phrases)' : 'mentions';
    const rows = this.#sql(
      `SELECT * FROM entity WHERE kind = ${KINDS.person} AND officials > 0 AND ${counted} > 0 ORDER BY ${counted} DESC, key`,
    ).all();
    for (const row of rows) yield* this.#people.officials(row as unknown as EntityRow);
  }

  across(path: string): Across {
    return atOnce(this.#across.across(path));
  }

  acrossInPortions(path: string): Portions<Across> {
    return this.#across.across(path);
  }

  recurrence(path: string, line: number): { articles: number; more: boolean } | undefined {
    return this.#across.recurrence(path, line);
  }

  articlesWithLine(path: string, line: number): string[] {
    return this.#across.articlesWithLine(path, line);
  }

  repetitions(): Repetitions {
    return this.#across.repetitions();
  }

  statistics(copies: CopyCounting = 'count'): CorpusStatistics {
    const share = copies === 'count' ? NO_COPIES : shareOf(this.#connection, this.#across.copies());
    return statistics(this.#connection, this.counting, share, (kind, officials, limit) => this.#top(kind, officials, limit, share));
  }

  /** The most mentioned names, each with its mentions, and as it is without the copies' share. */
  #top(kind: EntityKind, officials: boolean, limit: number, share: CopyShare): [number, EntitySummary][] {
    const rows = this.#found(kind, '', limit, officials);
    const all = kind === 'person' ? this.#peopleOf(rows, limit, officials, rows.length) : rows.map((row) => this.#summary(kind, row));
    if (share.articles.size === 0) return all.map((summary) => [summary.mentions, summary]);
    return all.map((summary) => [summary.mentions, this.#without(summary, share)]);
  }

  #without(summary: EntitySummary, share: CopyShare): EntitySummary {
    if (summary.kind === 'person') return this.#people.summary(summary.id, share) ?? summary;
    const row = this.#entityRow(summary.kind, summary.key);
    return row === undefined ? summary : { ...summary, ...countsOf(withoutShare(row, share.names.get(row.id))) };
  }

  #found(kind: EntityKind, query: string, limit: number, officials: boolean): EntityRow[] {
    return searchEntities(this.#connection, this.#rolls, kind, query, limit, {
      officials: officials && kind === 'person',
      phrases: this.counting === 'count',
    });
  }

  /** @param apart how many of the names, from the first, are told apart */
  #peopleOf(rows: readonly EntityRow[], limit: number, officials: boolean, apart: number): EntitySummary[] {
    const found = new Map<string, EntitySummary>();
    for (const [index, row] of rows.entries()) {
      if (found.size >= limit) break;
      const people = index < apart ? this.#people.summaries(row, officials) : this.#people.together(row, officials);
      for (const summary of people) found.set(summary.id, summary);
    }
    return [...found.values()].slice(0, limit);
  }

  #idOf(path: string): number | undefined {
    return this.#sql('SELECT id FROM file WHERE path = ? AND skipped IS NULL').get(path)?.id as number | undefined;
  }

  #entityRow(kind: EntityKind, key: string): EntityRow | undefined {
    return this.#sql('SELECT * FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key) as EntityRow | undefined;
  }

  #summary(kind: EntityKind, row: EntityRow): EntitySummary {
    const { key, mentions, articles } = row;
    return { kind, key, id: key, name: commonestSurface(this.#connection, row), mentions, articles, phrases: 0 };
  }

  /** Numbers of the articles about somebody, the newest first. */
  #articlesAbout(scope: Scope, limit: number): { readonly article: number; readonly key: string }[] {
    const [only] = scope.name.rows as [EntityRow];
    if (!isWhole(scope)) return [...firstOf(this.#scopes.articles(scope), limit)];
    return this.#sql('SELECT article FROM occurrence JOIN file ON file.id = article WHERE entity = ? ORDER BY day DESC, path LIMIT ?')
      .all(only.id, limit)
      .map(({ article }) => ({ article: article as number, key: only.key }));
  }

  #factsOf(article: number): Facts | undefined {
    let facts = this.#lasting.facts.get(article);
    if (facts === undefined) {
      facts = factsOf(this.#connection, article);
      if (facts === undefined) return undefined;
      this.#lasting.facts.put(article, facts);
    }
    return this.counting === 'ignore' ? this.#ignoringPhrases(facts) : facts;
  }

  #ignoringPhrases(facts: Facts): Facts {
    const known = this.#withoutPhrases.get(facts) ?? withoutPhrases(facts);
    this.#withoutPhrases.set(facts, known);
    return known;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

function* firstOf<Each>(some: Iterable<Each>, limit: number): IterableIterator<Each> {
  let left = limit;
  if (left <= 0) return;
  for (const each of some) {
    yield each;
    if (--left <= 0) return;
  }
}

function countsOf({ mentions, articles }: EntityRow): Pick<EntitySummary, 'mentions' | 'articles'> {
  return { mentions, articles };
}
