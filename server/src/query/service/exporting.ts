/** What a client saves: which rows, and where they come from. */
import path from 'node:path';
import { pathBelow } from '../../corpus/paths.ts';
import { populationSize } from '../analyses/population-size.ts';
import type { Provenance } from '../exports/provenance.ts';
import type { Sheet } from '../exports/sheet.ts';
import { linesSheet } from '../exports/sheets.ts';
import { linesOf } from './lines.ts';
import type { PathScope } from './messages.ts';
import type { OpenQuery } from './open-query.ts';
import { zonesOf } from './zones.ts';

/** Lines that are made at a time. */
const LINES = 100;
/** Characters to each side of a hit. */
const CONTEXT = 100;

/** The lines of a query in their order, made as they are written. */
export function sheetOfLines(query: OpenQuery): Sheet {
  return linesSheet(rowsOf(query));
}

function* rowsOf(query: OpenQuery) {
  for (let from = 0; ; from += LINES) {
    const hits = query.page(from, LINES);
    if (hits.length === 0) return;
    for (const { location, ...line } of linesOf(query, hits, CONTEXT)) yield { ...line, line: location.line, column: location.column + 1 };
  }
}

/** Where the figures of a query come from. */
export function provenanceOf(query: OpenQuery, content: string, options: Provenance['options'], version: string): Provenance {
  const { params, place, population, source } = query;
  return {
    content,
    query: { text: params.query, language: params.language },
    options,
    zones: zonesOf(population.zones),
    scope: scopeText(params.scope, place.folders),
    folders: place.folders.map((folder) => path.basename(folder)),
    ...populationSize(source, population),
    hits: query.hits.length,
    partial: place.partial,
    once: params.once === true,
    date: new Date(),
    version,
  };
}

/**
 * A scope in words; undefined for the whole corpus. Paths are those below the corpus: whoever is given the file learns nothing of the
 * machine that it was made on, and finds the same place in a corpus of his own.
 * @param corpus its folders, canonical
 */
export function scopeText(scope: PathScope | undefined, corpus: readonly string[]): string | undefined {
  if (scope === undefined) return undefined;
  const below = (file: string): string => pathBelow(file, corpus);
  const { folders, articles, hits, from, until } = scope;
  const parts = [
    ...(folders === undefined ? [] : [`in ${folders.map(below).join(', ')}`]),
    ...(articles === undefined ? [] : [articles.length === 1 ? `in ${below(articles[0] as string)}` : `in ${articles.length} articles`]),
    ...(hits === undefined ? [] : ['in articles with hits of another query']),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}
