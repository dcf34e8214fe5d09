/**
 * A snapshot over a handful of articles in memory: slow and obviously right. What features get from the real one, they
 * get from this in unit tests.
 */
import type { Mention, Person } from '../../server/src/article/facts.ts';
import { type Appearance, houseOf, settingOf } from '../../server/src/corpus/identity/appearance.ts';
import { type Resolution, resolve } from '../../server/src/corpus/identity/resolve.ts';
import { NO_LISTS } from '../../server/src/corpus/lists/lists.ts';
import { partsOf } from '../../server/src/corpus/name-reader.ts';
import { isPhrase } from '../../server/src/corpus/phrases.ts';
import { dayOf } from '../../server/src/corpus/rows.ts';
import type {
  ArticleRecord,
  Bearer,
  Bearers,
  Companion,
  CorpusStatistics,
  EntityKind,
  EntitySummary,
  Holder,
  Identity,
  Location,
  MentionOptions,
  OfficialRecord,
  PhraseCounting,
  PostCount,
  Reason,
  Repetitions,
  Snapshot,
  StatementRecord,
} from '../../server/src/corpus/snapshot.ts';
import type {
  AppearanceFilter,
  Chronicle,
  ChronicleFilter,
  Joint,
  NamedAppearance,
  Portions,
  Surroundings,
  Tenure,
} from '../../server/src/corpus/surroundings.ts';
import type { OpenArticle } from '../../server/src/features/open-article.ts';
import { type Across, NOTHING_ACROSS } from '../../server/src/hygiene/across.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import { searchKeys } from '../../server/src/text/pinyin.ts';
import type { Span } from '../../server/src/text/span.ts';
import { across, articlesWithLine } from './memory-duplicates.ts';
import { MemorySurroundings } from './memory-surroundings.ts';

export class MemorySnapshot implements Snapshot {
  readonly counting: PhraseCounting;
  readonly partial: boolean;
  readonly paused = false;
  readonly indexed: number;
  readonly total: number;
  /** Lists are read off the database: tests of them have one. */
  readonly lists = NO_LISTS;
  readonly #articles: readonly OpenArticle[];

  /** @param missing how many articles are known but not yet read */
  constructor(articles: readonly OpenArticle[], missing = 0, counting: PhraseCounting = 'separate') {
    this.counting = counting;
    this.#articles = [...articles].sort((a, b) => (a.path < b.path ? -1 : 1));
    this.partial = missing > 0;
    this.indexed = articles.length;
    this.total = articles.length + missing;
  }

  paths(): string[] {
    return this.#articles.map(({ path }) => path);
  }

  facts(path: string) {
    return this.#article(path)?.facts;
  }

  text(path: string): string | undefined {
    return this.#article(path)?.text;
  }

  article(path: string): ArticleRecord | undefined {
    const article = this.#article(path);
    if (article === undefined) return undefined;
    const { title, published } = article.facts;
    return { path, title: title?.text ?? null, published, titleLocation: title === null ? null : locate(article, title) };
  }

  entity(kind: EntityKind, id: string): EntitySummary | undefined {
    const { key } = partsOf(id);
    const named = this.#about(kind, id);
    const first = named[0];
    if (first === undefined) return undefined;
    const people = named.flatMap(({ article }) => article.facts.people.filter((person) => kind === 'person' && person.key === key));
    const role = people.some((person) => person.role === 'official') ? 'official' : people[0]?.role;
    const post = people.flatMap((person) => person.posts)[0];
    return {
      kind,
      key,
      id,
      name: first.name,
      mentions: named.reduce((sum, each) => sum + each.mentions.filter((mention) => this.#counts(mention)).length, 0),
      phrases: this.counting === 'separate' ? named.reduce((sum, each) => sum + each.mentions.filter(isPhrase).length, 0) : 0,
      articles: named.length,
      ...(role === undefined ? {} : { role }),
      ...(post === undefined ? {} : { post: (post.resolved ?? post.organisation) + post.post }),
    };
  }

  official(id: string): OfficialRecord | undefined {
    const summary = this.entity('person', id);
    const best = this.#people(id).sort((a, b) => postLength(b.person) - postLength(a.person))[0];
    if (summary === undefined || best === undefined) return undefined;
    const introduction = locate(best.article, best.person.mentions[best.person.introduction] as Mention);
    return { ...summary, posts: this.#posts(id), introduction };
  }

  introduction(kind: EntityKind, id: string): Location | undefined {
    if (kind === 'person') return this.official(id)?.introduction;
    const named = this.#about(kind, id).sort((a, b) => dayOf(b.article.facts.published) - dayOf(a.article.facts.published));
    const plain = named.find(({ mentions }) => mentions.some(({ zone }) => zone !== 'boilerplate')) ?? named[0];
    const mention = plain?.mentions.find(({ zone }) => zone !== 'boilerplate') ?? plain?.mentions[0];
    return plain && mention && locate(plain.article, mention);
  }

  bearers(key: string): Bearers | undefined {
    const { bearers, unsure } = this.#resolution(key);
    if (bearers.length === 0) return undefined;
    const ids = bearers.map((_, index) => (bearers.length === 1 ? key : `${key}#${index + 1}`));
    const people = bearers.map(({ members }, index) => ({ id: ids[index] as string, articles: members.length }));
    return { key, people, unsure: unsure.length, compared: undefined };
  }

  *prepareBearers(): Portions<void> {}

  bearer(id: string): Bearer | undefined {
    const { key, number = 1 } = partsOf(id);
    const official = this.official(id);
    const reasons = this.#resolution(key).bearers[number - 1]?.reasons;
    return official && reasons && { ...official, reasons, declared: false, otherNames: [] };
  }

  identity(key: string, path: string): Identity | undefined {
    const { bearers, unsure } = this.#resolution(key);
    const people = this.bearers(key)?.people ?? [];
    const index = bearers.findIndex(({ members }) => members.some((member) => member.path === path));
    if (index >= 0) return { id: people[index]?.id, candidates: [] };
    const doubtful = unsure.find(({ appearance }) => appearance.path === path);
    return doubtful && { id: undefined, candidates: doubtful.candidates.map((each) => people[each]?.id as string) };
  }

  apart(id: string, other: string): readonly Reason[] {
    const [a, b] = [partsOf(id), partsOf(other)];
    return this.#resolution(a.key).apart((a.number ?? 0) - 1, (b.number ?? 0) - 1);
  }

  people(id: string, limit: number) {
    return this.#people(id)
      .slice(0, limit)
      .map(({ article, person }) => ({ article: this.article(article.path) as ArticleRecord, person }));
  }

  statements(id: string, limit: number): readonly StatementRecord[] {
    return this.#about('person', id)
      .flatMap(({ article, key }) =>
        article.facts.statements
          .filter((statement) => statement.key === key)
          .map((statement) => ({
            verb: statement.verb,
            excerpt: article.text.slice(statement.start, statement.end),
            location: locate(article, statement),
            published: article.facts.published,
          })),
      )
      .slice(0, limit);
  }

  statementsByArticle(id: string, limit: number): readonly (readonly StatementRecord[])[] {
    return [this.statements(id, limit)];
  }

  mentions(kind: EntityKind, id: string, options?: MentionOptions): readonly Location[] {
    return this.mentionsByArticle(kind, id, options).flat().slice(0, options?.limit);
  }

  mentionsByArticle(
    kind: EntityKind,
    id: string,
    { boilerplate = false, phrases = false, unsure = false }: MentionOptions = {},
  ): readonly (readonly Location[])[] {
    return this.#about(kind, id, unsure)
      .map(({ article, mentions }) =>
        mentions
          .filter((mention) => boilerplate || mention.zone !== 'boilerplate')
          .filter((mention) => phrases || this.#counts(mention))
          .map((mention) => locate(article, mention)),
      )
      .filter((mentions) => mentions.length > 0);
  }

  search(kind: EntityKind, query: string, limit: number, officials = false): readonly EntitySummary[] {
    const keys = new Set(this.#named(kind).map(({ key }) => key));
    return [...keys]
      .filter((key) => matches(key, query))
      .flatMap((key) => (kind === 'person' ? (this.bearers(key)?.people ?? []).map(({ id }) => id) : [key]))
      .map((id) => this.entity(kind, id) as EntitySummary)
      .filter((entity) => !officials || entity.role === 'official')
      .sort((a, b) => b.mentions - a.mentions)
      .slice(0, limit);
  }

  beginning(kind: EntityKind, start: string, limit: number, officials = false): readonly EntitySummary[] {
    const keys = new Set(this.#named(kind).map(({ key }) => key));
    return [...keys]
      .filter((key) => key.startsWith(start))
      .map((key) => this.entity(kind, key) as EntitySummary)
      .filter((entity) => entity.mentions > 0 && (!officials || entity.role === 'official'))
      .sort((a, b) => b.mentions - a.mentions || (a.key < b.key ? -1 : 1))
      .slice(0, limit);
  }

  company(kind: EntityKind, id: string, among: 'person' | 'organisation', limit: number): readonly Companion[] {
    const together = new Map<string, Companion>();
    const named = [...this.#about(kind, id)].sort((a, b) => dayOf(b.article.facts.published) - dayOf(a.article.facts.published));
    for (const { article, key: own, mentions } of named) {
      const others = among === 'person' ? article.facts.people : article.facts.organisations;
      for (const { key, name, mentions: theirs } of others) {
        const [first] = theirs;
        if (first === undefined || (among === kind && key === own)) continue;
        const known = together.get(key);
        const beside = mentions.map((mention) => locate(article, mention));
        const newest = known ?? { kind: among, key, name, location: locate(article, first), beside };
        together.set(key, { ...newest, articles: (known?.articles ?? 0) + 1 });
      }
    }
    return [...together.values()].sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1)).slice(0, limit);
  }

  titled(title: string): readonly ArticleRecord[] {
    const key = foldKey(title);
    return this.#articles
      .map(({ path }) => this.article(path) as ArticleRecord)
      .filter((each) => each.title !== null && foldKey(each.title) === key);
  }

  readTitles(): boolean {
    return false;
  }

  holders(organisation: string, limit: number): readonly Holder[] {
    return this.#ids()
      .flatMap((id) => {
        const post = this.#posts(id).find((held) => [held.organisation, held.resolved].includes(organisation));
        return post === undefined ? [] : [{ official: this.entity('person', id) as EntitySummary, post }];
      })
      .slice(0, limit);
  }

  prepareSearch(): undefined {
    return undefined;
  }

  surroundings(kind: EntityKind, id: string): Portions<Surroundings | undefined> {
    return this.#surroundings.surroundings(
      this.#named(kind).some(({ key }) => key === partsOf(id).key),
      this.#counted(kind, id),
      partsOf(id).key,
    );
  }

  jointly(kind: EntityKind, id: string, others: readonly { readonly kind: EntityKind; readonly key: string }[]): Portions<Joint> {
    return this.#surroundings.jointly(this.#counted(kind, id), others);
  }

  appearances(kind: EntityKind, id: string, filter: AppearanceFilter, limit: number): Portions<readonly NamedAppearance[]> {
    return this.#surroundings.appearances(this.#counted(kind, id), partsOf(id).key, filter, limit);
  }

  tenures(kind: 'organisation' | 'place', key: string, limit: number): Portions<readonly Tenure[]> {
    const held = this.#ids().map((id) => ({ id, name: this.entity('person', id)?.name ?? id, posts: this.#posts(id) }));
    return this.#surroundings.tenures(kind, key, held, limit);
  }

  chronicle(folders: readonly string[]): Portions<Chronicle> {
    return this.#surroundings.chronicle(folders);
  }

  *chronicled(folders: readonly string[], filter: ChronicleFilter, limit: number): Portions<readonly ArticleRecord[]> {
    return this.#surroundings
      .chronicled(folders, filter)
      .slice(0, limit)
      .map(({ path }) => this.article(path) as ArticleRecord);
  }

  searchTitles(query: string, limit: number): readonly ArticleRecord[] {
    return this.#articles
      .map((article) => this.article(article.path) as ArticleRecord)
      .filter(({ title }) => title !== null && matches(foldKey(title), query))
      .slice(0, limit);
  }

  officials(): Iterable<OfficialRecord> {
    return this.#ids()
      .map((id) => this.official(id) as OfficialRecord)
      .filter(({ role }) => role === 'official');
  }

  across(path: string): Across {
    const article = this.#article(path);
    return article === undefined ? NOTHING_ACROSS : across(this.#articles, article);
  }

  *mentionsInPortions(kind: EntityKind, id: string, options?: MentionOptions): Portions<readonly (readonly Location[])[]> {
    yield;
    return this.mentionsByArticle(kind, id, options);
  }

  *acrossInPortions(path: string): Portions<Across> {
    yield;
    return this.across(path);
  }

  recurrence(path: string, line: number) {
    const articles = this.articlesWithLine(path, line).length;
    return articles === 0 ? undefined : { articles, more: false };
  }

  articlesWithLine(path: string, line: number): string[] {
    const article = this.#article(path);
    return article === undefined ? [] : articlesWithLine(this.#articles, article, line).map((each) => each.path);
  }

  repetitions(): Repetitions {
    return { recurringLines: 0, groups: [] };
  }

  statistics(): CorpusStatistics {
    const count = (kind: EntityKind) => new Set(this.#named(kind).map(({ key }) => key)).size;
    const dates = this.#articles.flatMap(({ facts }) => facts.published ?? []).sort();
    return {
      articles: this.#articles.length,
      skipped: { binary: 1 },
      characters: this.#articles.reduce((sum, { text }) => sum + text.length, 0),
      firstPublished: dates[0] ?? null,
      lastPublished: dates.at(-1) ?? null,
      undated: this.#articles.length - dates.length,
      people: count('person'),
      officials: [...this.officials()].length,
      organisations: count('organisation'),
      places: count('place'),
      mentions: this.#named('person').reduce((sum, { mentions }) => sum + mentions.length, 0),
      phrases: 0,
      findingsByRule: [],
      topOfficials: this.search('person', '', 10, true),
      topOrganisations: this.search('organisation', '', 10),
      topPlaces: this.search('place', '', 10),
      tokens: null,
    };
  }

  get #surroundings(): MemorySurroundings {
    return new MemorySurroundings(this.#articles, (mention) => mention.zone !== 'boilerplate' && this.#counts(mention));
  }

  /** Where something is named outside boilerplate, with the mentions that count. */
  #counted(kind: EntityKind, id: string) {
    return this.#about(kind, id).flatMap(({ article, mentions }) => {
      const counted = mentions.filter((mention) => mention.zone !== 'boilerplate' && this.#counts(mention));
      return counted.length === 0 ? [] : [{ article, mentions: counted }];
    });
  }

  #counts(mention: Mention): boolean {
    return this.counting === 'count' || !isPhrase(mention);
  }

  #article(path: string): OpenArticle | undefined {
    return this.#articles.find((article) => article.path === path);
  }

  #named(kind: EntityKind) {
    return this.#articles.flatMap((article) => {
      const { people, organisations, places } = article.facts;
      const named: readonly { name: string; key: string; mentions: readonly Mention[] }[] =
        kind === 'person' ? people : kind === 'organisation' ? organisations : places;
      return named.map(({ name, key, mentions }) => ({ article, name, key, mentions }));
    });
  }

  /** Where something is named; of one of several people, in the articles about that one. */
  #about(kind: EntityKind, id: string, unsure = false) {
    const { key, number } = partsOf(id);
    const named = this.#named(kind).filter((each) => each.key === key);
    if (kind !== 'person' || number === undefined) return named;
    const resolution = this.#resolution(key);
    const paths = new Set(resolution.bearers[number - 1]?.members.map(({ path }) => path));
    if (unsure) {
      for (const each of resolution.unsure) if (each.candidates.includes(number - 1)) paths.add(each.appearance.path);
    }
    return named.filter(({ article }) => paths.has(article.path));
  }

  #resolution(key: string): Resolution {
    const appearances = this.#people(key).map(({ article: { path, facts }, person }): Appearance => {
      const { codes, names } = settingOf(facts);
      const posts = person.posts.map(({ organisation, resolved = '', post }) => ({
        organisation: foldKey(organisation),
        resolved: foldKey(resolved),
        title: foldKey(post),
      }));
      const related = names.filter((name) => name.key !== key).map((name) => name.kind + name.key);
      const houses = posts.map(({ organisation, resolved }) => `organisation${houseOf(resolved || organisation)}`);
      return { path, key, day: dayOf(facts.published), role: person.role, posts, houses, setting: { codes, related } };
    });
    return resolve(appearances);
  }

  #ids(): string[] {
    const keys = new Set(this.#named('person').map(({ key }) => key));
    return [...keys].flatMap((key) => (this.bearers(key)?.people ?? []).map(({ id }) => id));
  }

  #people(id: string): { article: OpenArticle; person: Person }[] {
    return this.#about('person', id).flatMap(({ article, key }) =>
      article.facts.people.filter((person) => person.key === key).map((person) => ({ article, person })),
    );
  }

  #posts(id: string): PostCount[] {
    const posts = new Map<string, PostCount>();
    for (const { article, person } of this.#people(id)) {
      for (const { organisation, post, resolved, span } of person.posts) {
        const id = `${organisation}/${post}`;
        const articles = (posts.get(id)?.articles ?? 0) + 1;
        const location = locate(article, span);
        posts.set(id, {
          organisation,
          post,
          articles,
          first: article.facts.published,
          latest: article.facts.published,
          location,
          ...(resolved === undefined ? {} : { resolved }),
        });
      }
    }
    return [...posts.values()];
  }
}

function locate({ path, lines }: OpenArticle, span: Span): Location {
  const column = lines.columnAt(span.start);
  return { path, start: span.start, end: span.end, line: lines.lineAt(span.start), column, endColumn: column + span.end - span.start };
}

function postLength(person: Person): number {
  return Math.max(0, ...person.posts.map(({ organisation, post }) => organisation.length + post.length));
}

function matches(key: string, query: string): boolean {
  const { full, initials } = searchKeys(key);
  const wanted = foldKey(query).toLowerCase();
  return key.includes(wanted) || [...full, ...initials].some((form) => form.startsWith(wanted));
}
