/** The lists of a corpus as the database has them, for one state of it. */
import type { PeopleReader } from '../people-reader.ts';
import type { PhraseCounting } from '../phrases.ts';
import type { Connection } from '../query.ts';
import type { ScopeReader } from '../scopes.ts';
import type { EntityRow } from '../search.ts';
import type { ArticleRecord, EntityKind, EntitySummary } from '../snapshot.ts';
import type { Portions } from '../surroundings.ts';
import { ArticleLists } from './article-lists.ts';
import type {
  CorpusLists,
  ListedHolder,
  ListedOrganisation,
  MonthCount,
  NamingArticle,
  Office,
  OrganisationsOf,
  Page,
  Part,
  SiteCount,
  SurnameCount,
} from './lists.ts';
import { OfficialLists } from './official-lists.ts';
import { OrganisationLists } from './organisation-lists.ts';

export interface ListSources {
  readonly people: PeopleReader;
  readonly scopes: ScopeReader;
  readonly counting: PhraseCounting;
  /** An organisation as look-ups have it. */
  readonly organisation: (row: EntityRow) => EntitySummary;
}

export class StoredLists implements CorpusLists {
  readonly #connection: Connection;
  readonly #officials: OfficialLists;
  readonly #organisations: OrganisationLists;
  readonly #articles: ArticleLists;

  constructor(connection: Connection, { people, scopes, counting, organisation }: ListSources) {
    this.#connection = connection;
    this.#officials = new OfficialLists(connection, people, counting);
    this.#organisations = new OrganisationLists(connection, organisation);
    this.#articles = new ArticleLists(connection, scopes);
  }

  prepareOfficials(order: string): Portions<unknown> {
    return order === 'organisation' ? this.#officials.makeOffices() : this.#officials.makeSurnames();
  }

  prepareOrganisations(within?: string): Portions<unknown> {
    return this.#organisations.prepare(within);
  }

  officials(page: Page): Part<EntitySummary> {
    return this.#officials.officials(page);
  }

  surnames(): readonly SurnameCount[] {
    return this.#officials.surnames();
  }

  officialsOf(surnames: readonly string[], page: Page): Part<EntitySummary> {
    return this.#officials.officialsOf(surnames, page);
  }

  offices(page: Page): Part<Office> {
    return this.#officials.offices(page);
  }

  holders(organisation: string, page: Page): Part<ListedHolder> {
    return this.#officials.holders(organisation, page);
  }

  divisions(within?: string): readonly string[] {
    return this.#organisations.divisions(within);
  }

  organisations(of: OrganisationsOf, page: Page): Part<ListedOrganisation> {
    return this.#organisations.organisations(of, page);
  }

  articlesAbout(kind: EntityKind, id: string, page: Page): Part<NamingArticle> {
    return this.#articles.articlesAbout(kind, id, page);
  }

  months(): readonly MonthCount[] {
    return this.#articles.months();
  }

  articlesOfMonth(month: number, page: Page): Part<ArticleRecord> {
    return this.#articles.articlesOfMonth(month, page);
  }

  sites(folders: readonly string[]): readonly SiteCount[] {
    return this.#articles.sites(folders);
  }

  articlesOfSite(folder: string, site: string, page: Page): Part<ArticleRecord> {
    return this.#articles.articlesOfSite(folder, site, page);
  }

  pathsBehind(path: string, count: number): readonly string[] {
    const rows = this.#connection.sql('SELECT path FROM file WHERE path > ? AND skipped IS NULL ORDER BY path LIMIT ?').lists(path, count);
    return rows.map(([each]) => each as string);
  }

  rules(): readonly { readonly rule: string; readonly findings: number; readonly articles: number }[] {
    const rows = this.#connection.sql('SELECT rule, findings, articles FROM rule WHERE findings > 0 ORDER BY findings DESC, rule').all();
    return rows as unknown as { rule: string; findings: number; articles: number }[];
  }
}
