/** What a client saves as a file: the rows of what it saw, asked for again as it was asked then. */
import path from 'node:path';
import type * as protocol from '../../protocol/query.ts';
import type { Provenance } from '../exports/provenance.ts';
import type { Sheet } from '../exports/sheet.ts';
import * as sheets from '../exports/sheets.ts';
import { provenanceOf, scopeText, sheetOfLines } from './exporting.ts';
import type * as messages from './messages.ts';
import { Unanswerable } from './refusals.ts';
import type { QueryService } from './service.ts';
import { zoneBits, zonesOf } from './zones.ts';

/** What is asked of the service. */
type Asked = Pick<
  QueryService,
  'whole' | 'size' | 'group' | 'collocations' | 'dispersion' | 'trend' | 'frequencies' | 'keywords' | 'profile'
>;

export class Saving {
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** The rows of a file, and where they come from. */
  async rows(
    id: number | undefined,
    what: messages.ExportParams['what'],
    options: unknown,
    version: string,
    place: messages.CorpusPlace,
    signal: AbortSignal,
  ): Promise<{ readonly sheet: Sheet; readonly provenance: Provenance }> {
    const given = (options ?? {}) as Record<string, unknown>;
    if (what === 'frequencies' || what === 'keywords' || what === 'speakerProfile')
      return await this.#ofCorpus(what, given, version, place, signal);
    if (id === undefined) throw new Unanswerable('Which query is to be saved is not said.');
    const query = await this.#asked.whole(id, signal);
    const provenance = provenanceOf(query, what === 'lines' ? 'concordance' : what, flat(given), version);
    switch (what) {
      case 'lines':
        return { sheet: sheetOfLines(query), provenance };
      case 'groups':
        return {
          sheet: sheets.groupsSheet((await this.#asked.group({ ...(given as unknown as protocol.GroupQueryParams), id }, signal)).groups),
          provenance,
        };
      case 'collocations': {
        const found = await this.#asked.collocations({ ...(given as unknown as protocol.QueryCollocationsParams), id }, signal);
        const figures = { words_beside_hits_R: found.beside, words_N: found.tokens };
        return { sheet: sheets.collocationsSheet(found.collocates), provenance: withFigures(provenance, figures) };
      }
      case 'dispersion': {
        const { articles, d, dp, dpNorm, range } = await this.#asked.dispersion({ id }, signal);
        const figures = {
          juilland_d: d,
          gries_dp: dp,
          gries_dp_norm: dpNorm,
          articles_with_hits: range.with,
          articles_with_words: range.of,
        };
        return { sheet: sheets.dispersionSheet(articles), provenance: withFigures(provenance, figures) };
      }
      case 'trend': {
        const { times, undated } = await this.#asked.trend({ ...(given as unknown as protocol.QueryTrendParams), id }, signal);
        return { sheet: sheets.trendSheet(times), provenance: withFigures(provenance, { undated_hits: undated }) };
      }
    }
  }

  /** The same of what needs no query. */
  async #ofCorpus(
    what: 'frequencies' | 'keywords' | 'speakerProfile',
    given: Record<string, unknown>,
    version: string,
    place: messages.CorpusPlace,
    signal: AbortSignal,
  ): Promise<{ readonly sheet: Sheet; readonly provenance: Provenance }> {
    const { scope, target, reference, zones, once, ...options } = given as {
      scope?: messages.PathScope;
      target?: messages.PathScope;
      reference?: messages.PathScope;
      zones?: protocol.QueryZone[];
      once?: boolean;
    };
    const bits = zoneBits(zones);
    const { folders } = place;
    const provenance: Provenance = {
      content: what,
      options: {
        ...flat(options),
        ...(target === undefined ? {} : { target: scopeText(target, folders), reference: scopeText(reference, folders) ?? 'all else' }),
      },
      zones: zonesOf(bits),
      scope: scopeText(scope, folders),
      folders: folders.map((folder) => path.basename(folder)),
      ...(await this.#asked.size({ place, ...(scope && { scope }), ...(zones && { zones }), ...(once && { once }) }, signal)),
      once,
      date: new Date(),
      version,
    };
    const asked = { ...given, place };
    if (what === 'frequencies') {
      const { rows, types, complete } = await this.#asked.frequencies(asked as unknown as messages.FrequenciesParams, signal);
      return { sheet: sheets.frequenciesSheet(rows), provenance: withFigures(provenance, { types, complete_from: complete }) };
    }
    const found = await (what === 'keywords'
      ? this.#asked.keywords(asked as unknown as messages.KeywordsParams, signal)
      : this.#asked.profile(asked as unknown as messages.ProfileParams, signal));
    const figures = { target_tokens: found.targetTokens, reference_tokens: found.referenceTokens };
    return { sheet: sheets.keywordsSheet(found.keywords, found), provenance: withFigures(provenance, figures) };
  }
}

/** With figures that are of all rows. */
function withFigures(provenance: Provenance, figures: Readonly<Record<string, number | null>>): Provenance {
  const known = Object.entries(figures).flatMap(([name, figure]) => (figure === null ? [] : [[name, figure] as const]));
  return { ...provenance, options: { ...provenance.options, ...Object.fromEntries(known) } };
}

/** Options as the head of a file has them. */
function flat(options: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value),
    ]),
  );
}
