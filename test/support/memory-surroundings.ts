/** What stands around names, from articles in memory: slow and obviously right. */
import path from 'node:path';
import { divisionChain } from '../../server/src/article/divisions.ts';
import type { Mention } from '../../server/src/article/facts.ts';
import { settingOf } from '../../server/src/corpus/identity/appearance.ts';
import { dayOf } from '../../server/src/corpus/rows.ts';
import type { ArticleRecord, EntityKind, Location, PostCount } from '../../server/src/corpus/snapshot.ts';
import {
  type AppearanceFilter,
  type Chronicle,
  type ChronicleFilter,
  type Joint,
  type NamedAppearance,
  type Portions,
  type Surroundings,
  type Tenure,
  timeOf,
} from '../../server/src/corpus/surroundings.ts';
import type { OpenArticle } from '../../server/src/features/open-article.ts';
import type { Span } from '../../server/src/text/span.ts';

/** An article that has a name, with the mentions that count. */
export interface Named {
  readonly article: OpenArticle;
  readonly mentions: readonly Mention[];
}

export class MemorySurroundings {
  readonly #articles: readonly OpenArticle[];
  readonly #counts: (mention: Mention) => boolean;

  constructor(articles: readonly OpenArticle[], counts: (mention: Mention) => boolean) {
    this.#articles = articles;
    this.#counts = counts;
  }

  *surroundings(known: boolean, named: readonly Named[], own: string): Portions<Surroundings | undefined> {
    if (!known) return undefined;
    const besideNames = named.flatMap(({ article }) => settingOf(article.facts).names).filter(({ key }) => key !== own);
    const beside = [...new Map(besideNames.map((each) => [each.kind + each.key, each])).values()].map(({ kind, key }) => {
      const roles = this.#articles.flatMap(({ facts }) => facts.people.filter((person) => person.key === key).map(({ role }) => role));
      const role = roles.includes('official')
        ? ('official' as const)
        : roles.includes('journalist')
          ? ('journalist' as const)
          : ('other' as const);
      return {
        kind,
        key,
        ...(kind === 'person' ? { role } : {}),
        beside: besideNames.filter((each) => each.kind === kind && each.key === key).length,
        articles: this.#articles.filter((article) => this.#has(article, kind, key)).length,
      };
    });
    return {
      articles: named.length,
      corpus: this.#articles.length,
      ...timesOf(named.map(({ article, mentions }) => ({ article, mentions: mentions.length }))),
      beside: beside.sort((a, b) => b.beside - a.beside || compare(a.key, b.key)),
      places: placesOf(named.map(({ article }) => article)),
    };
  }

  *jointly(named: readonly Named[], others: readonly { readonly kind: EntityKind; readonly key: string }[]): Portions<Joint> {
    const together = (...keys: readonly { readonly kind: EntityKind; readonly key: string }[]) =>
      named.filter(({ article }) => keys.every(({ kind, key }) => this.#has(article, kind, key))).length;
    const ties = others.flatMap((one, a) =>
      others.flatMap((other, b) => (b > a && together(one, other) > 0 ? [{ a, b, articles: together(one, other) }] : [])),
    );
    return { articles: others.map((other) => together(other)), ties };
  }

  *appearances(named: readonly Named[], own: string, filter: AppearanceFilter, limit: number): Portions<readonly NamedAppearance[]> {
    const { from = 0, until = Number.MAX_SAFE_INTEGER, place, post } = filter;
    const other = filter.with;
    return named
      .filter(({ article }) => dayOf(article.facts.published) >= from && dayOf(article.facts.published) <= until)
      .filter(({ article }) => place === undefined || settingOf(article.facts).codes[0] === place)
      .filter(({ article }) => other === undefined || this.#has(article, other.kind, other.key))
      .flatMap(({ article, mentions }): NamedAppearance[] => {
        const stated = article.facts.people
          .find(({ key }) => key === own)
          ?.posts.find((each) => each.organisation === post?.organisation && each.post === post?.post);
        if (post !== undefined && stated === undefined) return [];
        const span = stated?.span ?? (mentions[0] as Mention);
        return [{ article: recordOf(article), mentions: post === undefined ? mentions.length : 1, location: locate(article, span) }];
      })
      .sort((a, b) => dayOf(b.article.published) - dayOf(a.article.published))
      .slice(0, limit);
  }

  *tenures(
    kind: 'organisation' | 'place',
    key: string,
    people: readonly { readonly id: string; readonly name: string; readonly posts: readonly PostCount[] }[],
    limit: number,
  ): Portions<readonly Tenure[]> {
    return people
      .flatMap(({ id, name, posts }) =>
        posts
          .filter(({ organisation, resolved }) =>
            kind === 'organisation' ? [organisation, resolved].includes(key) : (resolved ?? organisation).startsWith(key),
          )
          .map(({ organisation, resolved, ...post }) => ({ id, name, organisation: resolved ?? organisation, ...post })),
      )
      .sort((a, b) => b.articles - a.articles)
      .slice(0, limit);
  }

  *chronicle(folders: readonly string[]): Portions<Chronicle> {
    const sites = Map.groupBy(this.#articles, (article) => siteOf(article, folders));
    return {
      articles: this.#articles.length,
      ...timesOf(this.#articles.map((article) => ({ article, mentions: 0 }))),
      sites: [...sites]
        .map(([site, { length }]) => ({ site, articles: length }))
        .sort((a, b) => b.articles - a.articles || compare(a.site, b.site)),
      places: placesOf(this.#articles.filter(({ facts }) => facts.people.length > 0)),
      rules: [],
      sampled: this.#articles.length,
      clean: this.#articles.filter(({ facts }) => facts.findings.length === 0).length,
    };
  }

  /** Those that a figure of the chronicle counts, the newest first. */
  chronicled(folders: readonly string[], { days, site, place }: ChronicleFilter): readonly OpenArticle[] {
    const { from = 0, until = Number.MAX_SAFE_INTEGER } = days ?? {};
    const day = ({ facts }: OpenArticle) => dayOf(facts.published);
    return this.#articles
      .filter((article) => day(article) >= from && day(article) <= until)
      .filter((article) => site === undefined || siteOf(article, folders) === site)
      .filter(({ facts }) => place === undefined || settingOf(facts).codes[0] === place)
      .sort((a, b) => day(b) - day(a));
  }

  #has({ facts }: OpenArticle, kind: EntityKind, key: string): boolean {
    const named = kind === 'person' ? facts.people : kind === 'organisation' ? facts.organisations : facts.places;
    return named.some((each) => each.key === key && each.mentions.some((mention) => this.#counts(mention)));
  }
}

function siteOf({ path: file }: OpenArticle, folders: readonly string[]): string {
  const folder = folders.find((each) => file.startsWith(each + path.sep));
  const [site = '', ...rest] = folder === undefined ? [] : file.slice(folder.length + 1).split(path.sep);
  return rest.length > 0 ? site : '';
}

function timesOf(
  articles: readonly { readonly article: OpenArticle; readonly mentions: number }[],
): Pick<Surroundings, 'times' | 'undated'> {
  const byTime = Map.groupBy(articles, ({ article }) => timeOf(dayOf(article.facts.published)));
  const dated = [...byTime].flatMap(([time, some]) =>
    time === undefined ? [] : [{ time, articles: some.length, mentions: some.reduce((sum, each) => sum + each.mentions, 0) }],
  );
  return { times: dated.sort((a, b) => compare(a.time, b.time)), undated: byTime.get(undefined)?.length ?? 0 };
}

function placesOf(articles: readonly OpenArticle[]): Surroundings['places'] {
  const byCode = Map.groupBy(articles, ({ facts }) => settingOf(facts).codes[0]);
  return [...byCode]
    .flatMap(([code, some]) => {
      const name = code === undefined ? undefined : divisionChain(code)[0]?.name;
      return code === undefined || name === undefined ? [] : [{ code, name, articles: some.length }];
    })
    .sort((a, b) => b.articles - a.articles || compare(a.code, b.code));
}

function recordOf(article: OpenArticle): ArticleRecord {
  const { title, published } = article.facts;
  return { path: article.path, title: title?.text ?? null, published, titleLocation: title === null ? null : locate(article, title) };
}

function locate({ path: file, lines }: OpenArticle, span: Span): Location {
  const column = lines.columnAt(span.start);
  return {
    path: file,
    start: span.start,
    end: span.end,
    line: lines.lineAt(span.start),
    column,
    endColumn: column + span.end - span.start,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
