/**
 * Dossiers for the client, as protocol/dossier.ts declares them. What takes longer than a moment is made in turns, so that a hover
 * does not wait for a dossier.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import type { Location, Snapshot } from '../corpus/snapshot.ts';
import type { AppearanceFilter } from '../corpus/surroundings.ts';
import { type ArticleBehind, articlesBehind, daysOf } from '../features/articles-behind.ts';
import { entityAt } from '../features/caret.ts';
import { type Companion, companyOf } from '../features/company.ts';
import { type Dossier, type DossierIdentity, type DossierStatement, dossierOf, dossierStatements } from '../features/dossier.ts';
import type { NamedPlace } from '../features/named-places.ts';
import { type OverviewFigure, overviewArticles, overviewOf } from '../features/overview.ts';
import { idOf } from '../features/references.ts';
import * as protocol from '../protocol/dossier.ts';
import type { WireLocation } from '../protocol/protocol.ts';
import { toLocation, toOffset } from './conversions.ts';
import type { Context } from './editor.ts';
import { inTurns } from './turns.ts';

/** Nobody reads more at once, whatever a client asks for. */
const MOST_ARTICLES = 200;
const MOST_STATEMENTS = 100;
const MOST_COMPANIONS = 100;

/** Installs the handlers. */
export function serveDossiers({ connection, corpus, documents, uris }: Context): void {
  const wire = (location: Location): WireLocation => toLocation(location, uris.of(location.path));

  connection.onRequest(protocol.dossier, async ({ kind, key }: protocol.DossierParams, token): Promise<protocol.DossierResult> => {
    await documents.started();
    const snapshot = corpus.snapshot();
    const found = await inTurns(dossierOf(snapshot, kind, key), token);
    return found === undefined ? null : wireDossier(found, snapshot, wire);
  });

  connection.onRequest(
    protocol.dossierAt,
    async ({ uri, position }: protocol.DossierAtParams, token): Promise<protocol.DossierAtResult> => {
      const article = await documents.article(uri, token);
      const offset = article === undefined ? undefined : toOffset(article.lines, position);
      const entity = article === undefined || offset === undefined ? undefined : entityAt(article.facts, offset);
      if (article === undefined || entity === undefined) return null;
      return { kind: entity.kind, key: idOf(corpus.snapshot(), article, entity) };
    },
  );

  connection.onRequest(
    protocol.dossierStatements,
    async ({ key, from, count }: protocol.DossierStatementsParams, token): Promise<protocol.DossierStatementsResult> => {
      const { statements, more } = await inTurns(dossierStatements(corpus.snapshot(), key, from, Math.min(count, MOST_STATEMENTS)), token);
      return { statements: statements.map((statement) => wireStatement(statement, wire)), more };
    },
  );

  connection.onRequest(
    protocol.dossierCompany,
    async ({ kind, key, limit }: protocol.DossierCompanyParams, token): Promise<protocol.DossierCompanyResult> => {
      const company = await inTurns(companyOf(corpus.snapshot(), kind, key, Math.min(limit, MOST_COMPANIONS)), token);
      if (company === undefined) return { articles: 0, corpus: 0, people: [], organisations: [], journalists: [], ties: [] };
      const { articles, people, organisations, journalists, ties } = company;
      return {
        articles,
        corpus: company.corpus,
        people: people.map(wireCompanion),
        organisations: organisations.map(wireCompanion),
        journalists: journalists.map(wireCompanion),
        ties: [...ties],
      };
    },
  );

  connection.onRequest(
    protocol.dossierArticles,
    async ({ kind, key, limit, ...params }: protocol.DossierArticlesParams, token): Promise<protocol.DossierArticlesResult> => {
      const found = await inTurns(articlesBehind(corpus.snapshot(), kind, key, filterOf(params), Math.min(limit, MOST_ARTICLES)), token);
      return { articles: found.articles.map((article) => wireArticle(article, wire)), more: found.more };
    },
  );

  connection.onRequest(protocol.overview, async (...given: unknown[]): Promise<protocol.OverviewResult> => {
    await documents.started();
    const snapshot = corpus.snapshot();
    // The library hands over the parameters only where a client sent any; the token comes last.
    const found = await inTurns(overviewOf(snapshot, corpus.folders), given.at(-1) as CancellationToken);
    const { articles, undated, clean, sampled } = found;
    const named = ({ kind, id, name, post, mentions, articles: count }: (typeof found.officials)[number]): protocol.WireNamed => ({
      kind,
      key: id,
      name,
      ...(post === undefined ? {} : { post }),
      mentions,
      articles: count,
    });
    return {
      articles,
      undated,
      clean,
      sampled,
      partial: partialOf(snapshot),
      times: [...found.times],
      sites: [...found.sites],
      places: found.places.map(wirePlace),
      officials: found.officials.map(named),
      organisations: found.organisations.map(named),
      rules: [...found.rules],
    };
  });

  connection.onRequest(
    protocol.overviewArticles,
    async ({ limit, ...figure }: protocol.OverviewArticlesParams, token): Promise<protocol.DossierArticlesResult> => {
      const found = overviewArticles(corpus.snapshot(), corpus.folders, figure satisfies OverviewFigure, Math.min(limit, MOST_ARTICLES));
      const { articles, more } = await inTurns(found, token);
      return {
        articles: articles.map(({ path, title, published, titleLocation }) => ({
          title: title ?? '',
          published,
          mentions: 0,
          excerpt: '',
          location: wire(titleLocation ?? { path, start: 0, end: 0, line: 1, column: 0, endColumn: 0 }),
        })),
        more,
      };
    },
  );
}

function filterOf({ time, with: other, place, post }: Omit<protocol.DossierArticlesParams, 'kind' | 'key' | 'limit'>): AppearanceFilter {
  return {
    ...(time === undefined ? {} : daysOf(time)),
    ...(other === undefined ? {} : { with: other }),
    ...(place === undefined ? {} : { place }),
    ...(post === undefined ? {} : { post }),
  };
}

function partialOf({ partial, indexed, total, paused }: Snapshot): protocol.WirePartial | null {
  return partial ? { indexed, total, paused } : null;
}

type Wire = (location: Location) => WireLocation;

function wireDossier(found: Dossier, snapshot: Snapshot, wire: Wire): protocol.WireDossier {
  const { kind, key, name, reading, role, post, mentions, phrases, articles, introduction, identity, undated, moreHolders } = found;
  return {
    kind,
    key,
    name,
    ...(reading === undefined ? {} : { reading }),
    ...(role === undefined ? {} : { role }),
    ...(post === undefined ? {} : { post }),
    mentions,
    phrases,
    articles,
    introduction: introduction === undefined ? null : wire(introduction),
    partial: partialOf(snapshot),
    ...(identity === undefined ? {} : { identity: wireIdentity(identity, wire) }),
    career: found.career.map(({ location, house, ...tenure }) => ({ ...tenure, ...inHouse(house), location: wire(location) })),
    holders: found.holders.map(({ id, location, house, ...tenure }) => ({
      ...tenure,
      ...inHouse(house),
      key: id,
      location: wire(location),
    })),
    moreHolders,
    times: [...found.times],
    undated,
    statements: found.statements.map((statement) => wireStatement(statement, wire)),
    moreStatements: found.moreStatements,
    places: found.places.map(wirePlace),
  };
}

function inHouse(house: string | undefined): { house?: string } {
  return house === undefined ? {} : { house };
}

function wireIdentity(
  { otherNames, everybody, reasons, others, moreOthers, unsure, compared }: DossierIdentity,
  wire: Wire,
): protocol.WireIdentity {
  return {
    otherNames: [...otherNames],
    everybody,
    ...(reasons === '' ? {} : { reasons }),
    others: others.map(({ introduction, apart, ...other }) => ({
      ...other,
      introduction: wire(introduction),
      ...(apart === '' ? {} : { apart }),
    })),
    moreOthers,
    unsure,
    compared: compared ?? null,
  };
}

function wireStatement({ verb, excerpt, title, published, location }: DossierStatement, wire: Wire): protocol.WireStatement {
  return { verb, excerpt, title, published, location: wire(location) };
}

function wirePlace({ key, ...place }: NamedPlace): protocol.WirePlace {
  return { ...place, ...(key === undefined ? {} : { key }) };
}

function wireCompanion({ post, ...companion }: Companion): protocol.WireCompanion {
  return { ...companion, ...(post === undefined ? {} : { post }) };
}

function wireArticle({ article, mentions, excerpt, location }: ArticleBehind, wire: Wire): protocol.WireNamedArticle {
  return { title: article.title ?? '', published: article.published, mentions, excerpt, location: wire(location) };
}
