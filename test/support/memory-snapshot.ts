/**
 * A snapshot over a handful of articles in memory: slow and obviously right. What features get from the real one, they
 * get from this in unit tests.
 */
import type { Mention, Person } from '../../server/src/article/facts.ts';
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
} from '../../server/src/corpus/snapshot.ts';
import type { OpenArticle } from '../../server/src/features/open-article.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import { searchKeys } from '../../server/src/text/pinyin.ts';
import type { Span } from '../../server/src/text/span.ts';

export class MemorySnapshot implements Snapshot {
  readonly partial: boolean;
  readonly indexed: number;
  readonly total: number;
  readonly #articles: readonly OpenArticle[];

  /** @param missing how many articles are known but not yet read */
  constructor(articles: readonly OpenArticle[], missing = 0) {
    this.#articles = [...articles].sort((a, b) => (a.path < b.path ? -1 : 1));
    this.partial = missing > 0;
    this.indexed = articles.length;
    this.total = articles.length + missing;
  }

  facts(path: string) {
    return this.#article(path)?.facts;
  }

  article(path: string): ArticleRecord | undefined {
    const article = this.#article(path);
    if (article === undefined) return undefined;
    const { title, published } = article.facts;
    return { path, title: title?.text ?? null, published, titleLocation: title === null ? null : locate(article, title) };
  }

  entity(kind: EntityKind, key: string): EntitySummary | undefined {
    const named = this.#named(kind).filter((each) => each.key === key);
    const first = named[0];
    if (first === undefined) return undefined;
    const people = named.flatMap(({ article }) => article.facts.people.filter((person) => kind === 'person' && person.key === key));
    const role = people.some((person) => person.role === 'official') ? 'official' : people[0]?.role;
    const post = people.flatMap((person) => person.posts)[0];
    return {
      kind,
      key,
      name: first.name,
      mentions: named.reduce((sum, each) => sum + each.mentions.length, 0),
      articles: named.length,
      ...(role === undefined ? {} : { role }),
      ...(post === undefined ? {} : { post: (post.resolved ?? post.organisation) + post.post }),
    };
  }

  official(key: string): OfficialRecord | undefined {
    const summary = this.entity('person', key);
    const best = this.#people(key).sort((a, b) => postLength(b.person) - postLength(a.person))[0];
    if (summary === undefined || best === undefined) return undefined;
    const introduction = locate(best.article, best.person.mentions[best.person.introduction] as Mention);
    return { ...summary, posts: this.#posts(key), introduction };
  }

  people(key: string, limit: number) {
    return this.#people(key)
      .slice(0, limit)
      .map(({ article, person }) => ({ article: this.article(article.path) as ArticleRecord, person }));
  }

  statements(key: string, limit: number): readonly StatementRecord[] {
    return this.#articles
      .flatMap((article) =>
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

  mentions(kind: EntityKind, key: string, { boilerplate = false, limit = Number.POSITIVE_INFINITY } = {}): readonly Location[] {
    return this.#named(kind)
      .filter((each) => each.key === key)
      .flatMap(({ article, mentions }) =>
        mentions.filter((mention) => boilerplate || mention.zone !== 'boilerplate').map((mention) => locate(article, mention)),
      )
      .slice(0, limit);
  }

  search(kind: EntityKind, query: string, limit: number, officials = false): readonly EntitySummary[] {
    const keys = new Set(this.#named(kind).map(({ key }) => key));
    return [...keys]
      .filter((key) => matches(key, query))
      .map((key) => this.entity(kind, key) as EntitySummary)
      .filter((entity) => !officials || entity.role === 'official')
      .sort((a, b) => b.mentions - a.mentions)
      .slice(0, limit);
  }

  holders(organisation: string, limit: number): readonly Holder[] {
    const keys = new Set(this.#named('person').map(({ key }) => key));
    return [...keys]
      .flatMap((key) => {
        const post = this.#posts(key).find((held) => [held.organisation, held.resolved].includes(organisation));
        return post === undefined ? [] : [{ official: this.entity('person', key) as EntitySummary, post }];
      })
      .slice(0, limit);
  }

  searchTitles(query: string, limit: number): readonly ArticleRecord[] {
    return this.#articles
      .map((article) => this.article(article.path) as ArticleRecord)
      .filter(({ title }) => title !== null && matches(foldKey(title), query))
      .slice(0, limit);
  }

  officials(): Iterable<OfficialRecord> {
    const keys = new Set(this.#named('person').map(({ key }) => key));
    return [...keys].map((key) => this.official(key) as OfficialRecord).filter(({ role }) => role === 'official');
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
      findingsByRule: [],
      topOfficials: this.search('person', '', 10, true),
      topOrganisations: this.search('organisation', '', 10),
      topPlaces: this.search('place', '', 10),
      tokens: null,
    };
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

  #people(key: string): { article: OpenArticle; person: Person }[] {
    return this.#articles.flatMap((article) =>
      article.facts.people.filter((person) => person.key === key).map((person) => ({ article, person })),
    );
  }

  #posts(key: string): PostCount[] {
    const posts = new Map<string, PostCount>();
    for (const { article, person } of this.#people(key)) {
      for (const { organisation, post, resolved, span } of person.posts) {
        const id = `${organisation}/${post}`;
        const articles = (posts.get(id)?.articles ?? 0) + 1;
        const location = locate(article, span);
        posts.set(id, {
          organisation,
          post,
          articles,
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
