/**
 * What the thread of queries does: it holds the queries that clients have open, runs them beside each other in slices, and answers
 * what is asked of them. Every query reads the state that the index had when it began.
 */
import type { Portions } from '../../corpus/surroundings.ts';
import { TokenSession, Vocabularies } from '../../corpus/words/session.ts';
import { writePieces } from '../../corpus/written-file.ts';
import type * as protocol from '../../protocol/query.ts';
import { collocations } from '../analyses/collocations.ts';
import { dispersion } from '../analyses/dispersion.ts';
import { wordFrequencies } from '../analyses/frequencies.ts';
import { type Keywords, keywords } from '../analyses/keywords.ts';
import { ngrams } from '../analyses/ngrams.ts';
import type { Population } from '../analyses/population.ts';
import { populationSize } from '../analyses/population-size.ts';
import { speakerProfile } from '../analyses/speaker-profile.ts';
import type { Step, Steps } from '../analyses/steps.ts';
import { trend } from '../analyses/trend.ts';
import { arrange } from '../arranging/arrange.ts';
import { groupLines } from '../arranging/grouping.ts';
import { markingOf } from '../arranging/marking.ts';
import { articlesInScope } from '../arranging/scope.ts';
import { printQuery } from '../cql/print.ts';
import { DatabaseSource } from '../database-source.ts';
import { without } from '../evaluating/candidates.ts';
import { evaluate } from '../evaluating/evaluate.ts';
import { walkWords } from '../evaluating/word-tests.ts';
import { exported } from '../exports/formats.ts';
import { Hits } from '../hits.ts';
import { readQuery } from '../languages.ts';
import { linesOf } from './lines.ts';
import type * as messages from './messages.ts';
import { OpenQueries } from './open-queries.ts';
import { OpenQuery } from './open-query.ts';
import { GivenUp, Unanswerable, unreadable } from './refusals.ts';
import { Saving } from './saving.ts';
import { hearOfSteps, inSlices } from './slices.ts';
import { valuesBeginning } from './values.ts';
import { zoneBits, zoneBitsFor } from './zones.ts';

/** Articles whose hits are told one by one. */
const DISPERSED = 200;
/** Characters of context where nobody says how many, and most that are given. */
const CONTEXT = 60;
const MOST_CONTEXT = 2000;
/** Most lines of a page. */
const MOST_LINES = 1000;
/** A count that is only shown by the way is given up after so long, in milliseconds. */
const COUNTING = 2000;
/** How far figures are is told so often at most, in milliseconds; what takes less tells nothing. */
const TELLING = 200;

/** What can be asked by name. */
const METHODS = [
  'start',
  'stop',
  'close',
  'page',
  'arrange',
  'group',
  'export',
  'collocations',
  'dispersion',
  'trend',
  'frequencies',
  'keywords',
  'profile',
  'count',
  'values',
  'copyGroups',
] as const;
type Method = (typeof METHODS)[number];

function isMethod(method: string): method is Method {
  return (METHODS as readonly string[]).includes(method);
}

/** Work on a state of the index, by what it reads. */
type Work<Result> = (source: DatabaseSource) => Promise<Steps<Result>>;

export class QueryService {
  readonly #tell: (progress: messages.ProgressTold) => void;
  readonly #tellFigures: (progress: protocol.FiguresProgress) => void;
  readonly #vocabularies = new Vocabularies();
  readonly #open = new OpenQueries();
  readonly #saving = new Saving(this);

  /** @param tell hears of queries that run; @param tellFigures of what is worked on with a token */
  constructor(tell: (progress: messages.ProgressTold) => void, tellFigures: (progress: protocol.FiguresProgress) => void = () => {}) {
    this.#tell = tell;
    this.#tellFigures = tellFigures;
  }

  /**
   * Answers a request by its method.
   * @throws Unanswerable; GivenUp where the signal says so
   */
  async answer(method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    if (!isMethod(method)) throw new Unanswerable(`There is no such request: ${method}`);
    const { token } = params as protocol.Told;
    if (token !== undefined) hearOfSteps(signal, this.#teller(token));
    return await (this[method] as (params: unknown, signal: AbortSignal) => unknown).call(this, params, signal);
  }

  /** Articles that are nearly the same: asked here, since finding them takes long enough to keep others waiting. */
  async copyGroups({ place }: messages.CopyGroupsParams, signal: AbortSignal): Promise<messages.CopyGroupsResult> {
    const session = this.session(place);
    try {
      return { groups: await inSlices(untold(session.copyGroups()), signal) };
    } finally {
      session.close();
    }
  }

  #teller(token: number): (step: Step) => void {
    let told = performance.now();
    return ({ done, total }) => {
      if (performance.now() - told < TELLING) return;
      told = performance.now();
      this.#tellFigures({ token, done, total });
    };
  }

  /** Opens a query, which then runs by itself. */
  async start({ place, id, most, ...params }: messages.StartParams, signal: AbortSignal): Promise<messages.StartResult> {
    const query = readQuery(params);
    if ('problems' in query) return query;
    const session = this.session(place);
    let opened = false;
    try {
      const source = new DatabaseSource(session);
      const hits = new Hits(most);
      const zones = zoneBitsFor(query, params.zones);
      await inSlices(walkWords(query, source.vocabulary), signal);
      const scope = distinct(await this.#scope(params.scope, source, signal), source, params.once === true);
      const steps = evaluate(query, source, hits, { zones, most, ...(scope === undefined ? {} : { scope }) });
      if ('template' in steps) return { problems: [steps] };
      await this.#open.makeRoom(most);
      const { articles, withWords } = session.figures;
      const now = { ...place, partial: place.partial || withWords < articles };
      const read = { articles: withWords, of: articles };
      const marking = markingOf(query);
      this.#open.put(
        id,
        new OpenQuery({ id, params, session, source, hits, steps, place: now, read, marking, zones, scope, tell: this.#tell }),
      );
      opened = true;
      return { cql: printQuery(query) };
    } finally {
      if (!opened) session.close();
    }
  }

  /** Looks for no further hits. */
  stop({ id }: protocol.QueryNumber): void {
    this.#open.stop(id);
  }

  async close({ id }: protocol.QueryNumber): Promise<void> {
    await this.#open.close(id);
  }

  /** Lines as far as they have been found. */
  page({ id, from, count, context = CONTEXT }: protocol.QueryPageParams): messages.PageResult {
    const query = this.#open.get(id);
    const width = Math.max(0, Math.min(context, MOST_CONTEXT));
    return { lines: linesOf(query, query.page(from, Math.min(count, MOST_LINES)), width) };
  }

  /** Puts the lines in an order; the query is run to its end first. */
  async arrange({ id, filter, ...order }: protocol.ArrangeQueryParams, signal: AbortSignal): Promise<messages.ArrangeResult> {
    const read = filter === undefined ? undefined : readQuery({ query: filter.query, language: 'cql' });
    if (read !== undefined && 'problems' in read) return read;
    const query = await this.whole(id, signal);
    if (read !== undefined) await inSlices(walkWords(read, query.source.vocabulary), signal);
    const beside = filter === undefined || read === undefined ? {} : { filter: { ...filter, query: read } };
    const steps = arrange(query.source, query.hits, { ...order, ...beside });
    if ('template' in steps) return { problems: [steps] };
    const arranged = await inSlices(steps, signal);
    refuseBroken(query.session);
    query.arranged = arranged;
    query.sort = order.sort ?? [];
    return { lines: query.arranged.length };
  }

  async group({ id, by, limit }: protocol.GroupQueryParams, signal: AbortSignal): Promise<protocol.GroupQueryResult> {
    const query = await this.whole(id, signal);
    const { groups, total } = await inSlices(groupLines(query.source, query.hits, query.lines, by, limit), signal);
    refuseBroken(query.session);
    return { groups: [...groups], total };
  }

  /** Writes a file. @returns how many rows it has; a system that refuses is told in its words */
  async export(
    { id, what, with: options, format, file, version, place }: messages.ExportParams,
    signal: AbortSignal,
  ): Promise<messages.ExportResult> {
    const made = await this.#saving.rows(id, what, options, version, place, signal);
    let rows = 0;
    const counted = function* () {
      for (const row of made.sheet.rows) {
        rows++;
        yield row;
      }
    };
    try {
      await writePieces(file, exported(format, { ...made.sheet, rows: counted() }, made.provenance), signal);
      return { rows };
    } catch (error) {
      if (signal.aborted) throw new GivenUp();
      return { rows: 0, failure: (error as NodeJS.ErrnoException).code ?? String(error) };
    }
  }

  async collocations({ id, ...options }: protocol.QueryCollocationsParams, signal: AbortSignal): Promise<protocol.QueryCollocationsResult> {
    const query = await this.whole(id, signal);
    const found = await inSlices(collocations(query.source, query.hits, query.population, options), signal);
    refuseBroken(query.session);
    return { ...found, collocates: found.collocates.map(plain) };
  }

  async dispersion({ id }: protocol.QueryNumber, signal: AbortSignal): Promise<messages.DispersionResult> {
    const query = await this.whole(id, signal);
    const { articles, ...figures } = await inSlices(dispersion(query.source, query.hits, query.population, DISPERSED), signal);
    refuseBroken(query.session);
    const known = articles.flatMap(({ article, places, ...counts }) => {
      const metadata = query.source.metadata(article);
      if (metadata === undefined) return [];
      const { path: file, below, title } = metadata;
      return [{ file, path: below, title: title ?? '', ...counts, places: [...places] }];
    });
    return { ...figures, articles: known };
  }

  async trend({ id, by }: protocol.QueryTrendParams, signal: AbortSignal): Promise<protocol.QueryTrendResult> {
    const query = await this.whole(id, signal);
    const { times, undated } = await inSlices(trend(query.source, query.hits, query.population, by), signal);
    refuseBroken(query.session);
    return { times: [...times], undated };
  }

  async frequencies(
    { place, scope, zones, once = false, length, ...options }: messages.FrequenciesParams,
    signal: AbortSignal,
  ): Promise<protocol.WordFrequenciesResult> {
    const found = await this.#on(place, signal, async (source) => {
      const articles = distinct(await this.#scope(scope, source, signal), source, once);
      const population: Population = { zones: zoneBits(zones), articles };
      return length > 1 ? ngrams(source, population, { ...options, length }) : wordFrequencies(source, population, options);
    });
    const complete = 'complete' in found ? (found.complete as number) : 1;
    return { rows: found.rows.map(plain), tokens: found.tokens, types: found.types, complete, partial: found.partial };
  }

  async keywords(
    { place, target, reference, zones, once = false, ...options }: messages.KeywordsParams,
    signal: AbortSignal,
  ): Promise<protocol.KeywordsResult> {
    const found = await this.#on(place, signal, async (source) => {
      const part = async (scope: messages.PathScope) => distinct(await this.#scope(scope, source, signal), source, once);
      const articles = (await part(target)) ?? source.articles;
      // All else has no copies either.
      const all = reference === undefined ? distinct(undefined, source, once) : undefined;
      const against = reference === undefined ? all && without(all, articles) : await part(reference);
      return keywords(source, { zones: zoneBits(zones), target: articles, reference: against }, options);
    });
    return { ...keyness(found), partial: found.partial };
  }

  async profile(
    { place, speaker, scope, once = false, ...options }: messages.ProfileParams,
    signal: AbortSignal,
  ): Promise<protocol.KeywordsResult> {
    const found = await this.#on(place, signal, async (source) => {
      const articles = distinct(await this.#scope(scope, source, signal), source, once);
      return speakerProfile(source, { zones: zoneBits(undefined), articles }, speaker, { ...options, attribute: 'folded' });
    });
    return { ...keyness(found), partial: found.partial };
  }

  /** How many articles and words there are in a part of the corpus. */
  async size(
    { place, scope, zones, once = false }: messages.SizeParams,
    signal: AbortSignal,
  ): Promise<{ readonly articles: number; readonly tokens: number; readonly partial: boolean }> {
    const session = this.session(place);
    try {
      const source = new DatabaseSource(session);
      const population = { zones: zoneBits(zones), articles: distinct(await this.#scope(scope, source, signal), source, once) };
      return { ...populationSize(source, population), partial: isPartial(place, session) };
    } finally {
      session.close();
    }
  }

  /** How often a query is found; `undefined` where it cannot be run. */
  async count({ place, zones, ...text }: messages.CountParams, signal: AbortSignal): Promise<messages.CountResult | undefined> {
    const query = readQuery(text);
    if ('problems' in query) return undefined;
    const session = this.session(place);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(COUNTING)]);
    let so = { hits: 0, articles: 0 };
    try {
      const source = new DatabaseSource(session);
      await inSlices(walkWords(query, source.vocabulary), patience);
      const steps = evaluate(query, source, new Hits(), { zones: zoneBitsFor(query, zones), most: 0 });
      if ('template' in steps) return undefined;
      const { hits, articles, unfinished } = await inSlices(steps, patience, (progress) => {
        so = { hits: progress.hits, articles: progress.articles };
      });
      return { hits, articles, partial: unfinished > 0 || isPartial(place, session) };
    } catch (error) {
      if (!(error instanceof GivenUp) || signal.aborted) throw error;
      return { ...so, partial: true };
    } finally {
      session.close();
    }
  }

  /** Values that begin with something. */
  async values({ place, name, prefix, limit }: messages.ValuesParams): Promise<messages.ValuesResult> {
    const session = this.session(place);
    try {
      return { values: valuesBeginning(session, name, prefix, limit) };
    } finally {
      session.close();
    }
  }

  /** An open query that has been run to its end. */
  whole(id: number, signal: AbortSignal): Promise<OpenQuery> {
    return this.#open.whole(id, signal);
  }

  /** Works on the newest state. */
  async #on<Result>(place: messages.CorpusPlace, signal: AbortSignal, work: Work<Result>): Promise<Result & { readonly partial: boolean }> {
    const session = this.session(place);
    try {
      const result = await inSlices(await work(new DatabaseSource(session)), signal);
      refuseBroken(session);
      return { ...result, partial: isPartial(place, session) };
    } finally {
      session.close();
    }
  }

  /** The newest state of the index. @throws Unanswerable where it cannot be read */
  session(place: messages.CorpusPlace): TokenSession {
    const session = TokenSession.open(place.database, place.folders, this.#vocabularies);
    if (!(session instanceof TokenSession)) throw new Unanswerable(unreadable(session.problem));
    return session;
  }

  /** The articles of a scope; undefined: all. */
  async #scope(scope: messages.PathScope | undefined, source: DatabaseSource, signal: AbortSignal): Promise<Uint32Array | undefined> {
    if (scope === undefined) return undefined;
    const { hits, ...places } = scope;
    const of = hits === undefined ? {} : { hits: (await this.whole(hits, signal)).hits };
    return await inSlices(articlesInScope(source, { ...places, ...of }), signal);
  }
}

/** Steps of which nobody knows how many there are. */
function* untold<Result>(portions: Portions<Result>): Steps<Result> {
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
    yield { done: 0, total: 0 };
  }
}

/** What was read with holes in it is no answer. @throws Unanswerable */
function refuseBroken({ problem }: TokenSession): void {
  if (problem !== undefined) throw new Unanswerable(unreadable(problem));
}

/** Of articles that are nearly the same one, where they count once; undefined: all. */
function distinct(scope: Uint32Array | undefined, source: DatabaseSource, once: boolean): Uint32Array | undefined {
  return once && source.copies.length > 0 ? without(scope ?? source.articles, source.copies) : scope;
}

/** Whether articles are missing: the corpus has not been read, or its words have not been cut, to the end. */
function isPartial(place: messages.CorpusPlace, session: TokenSession): boolean {
  const { articles, withWords } = session.figures;
  return place.partial || withWords < articles;
}

/** A row without what is not said. */
function plain<Row extends { readonly pos?: string | undefined }>({ pos, ...row }: Row): Omit<Row, 'pos'> & { pos?: string } {
  return pos === undefined ? row : { ...row, pos };
}

function keyness({ keywords, targetTokens, referenceTokens }: Keywords) {
  return { keywords: keywords.map(plain), targetTokens, referenceTokens };
}
