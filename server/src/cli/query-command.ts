/** `yuliao query`: the lines of a concordance. */
import path from 'node:path';
import { isWithin, relativePath } from '../corpus/paths.ts';
import type { QueryLanguage, QuerySort } from '../protocol/query.ts';
import { arrange } from '../query/arranging/arrange.ts';
import { concordanceLines } from '../query/arranging/concordance.ts';
import { type Marking, markingOf } from '../query/arranging/marking.ts';
import { sheetOf } from '../query/exports/sheet.ts';
import { type LineRow, linesSheet } from '../query/exports/sheets.ts';
import type { Hits } from '../query/hits.ts';
import { cells } from '../text/cells.ts';
import { type Named, resolve } from './articles.ts';
import { breathe } from './interrupting.ts';
import type { Output } from './output.ts';
import { askTokens, type QueriedCorpus } from './queried-corpus.ts';
import { type CorpusOptions, populationOf } from './query-options.ts';
import { provenanceOf } from './query-provenance.ts';
import { queryOf, search } from './searching.ts';
import { printSheet } from './sheet-output.ts';
import { printable } from './table.ts';

export interface QueryCommandOptions extends CorpusOptions {
  readonly language: QueryLanguage;
  /** Characters to each side. */
  readonly context: number;
  readonly sort?: readonly QuerySort[];
  readonly sample?: number;
  readonly seed: number;
  readonly limit?: number;
  readonly count?: boolean;
}

/** Lines that are made at once; people see those of one such batch aligned. */
const BATCH = 1000;

/** @returns the exit code: 0, 1 where there is no hit, 2 where the query is wrong or something could not be read */
export async function query(
  text: string,
  paths: readonly string[],
  directory: string,
  options: QueryCommandOptions,
  output: Output,
  segmenter: URL | undefined,
): Promise<number> {
  const { language, context, sort, sample, seed, limit = Number.POSITIVE_INFINITY, format } = options;
  const parsed = queryOf(text, language, output);
  if (parsed === undefined) return 2;
  const named = resolve(paths, directory, output);
  return askTokens(named, segmenter, output, async (corpus) => {
    const population = populationOf(corpus, options, parsed);
    const found = await search(parsed, text, corpus, population, output);
    if (found === undefined) return 2;
    const code = found.count > 0 ? 0 : 1;
    const asked = { query: { text, language }, hits: found.count };
    if (options.count) {
      const provenance = provenanceOf(corpus, population, named, options, { content: 'number of hits', ...asked });
      const sheet = sheetOf<typeof found>({ hits: ({ count }) => count, articles: ({ articles }) => articles }, [found]);
      if (format === 'table') await output.line(String(found.count));
      else await printSheet(sheet, format, provenance, output);
      return code;
    }
    const lines = (await arranged(corpus, found.hits, sort, sample === undefined ? undefined : { size: sample, seed })).slice(0, limit);
    const rows = lineRows(corpus, named, found.hits, lines, context, markingOf(parsed));
    const provenance = provenanceOf(corpus, population, named, options, {
      content: 'concordance',
      ...asked,
      options: {
        context,
        sort: sort?.map(sortName).join(' '),
        sample,
        seed: sample === undefined ? undefined : seed,
        limit: options.limit,
      },
    });
    if (format === 'table') await printLines(rows, output);
    else await printSheet(linesSheet(rows), format, provenance, output);
    return code;
  });
}

async function arranged(
  { source, interruption }: QueriedCorpus,
  hits: Hits,
  sort: readonly QuerySort[] | undefined,
  sample: { size: number; seed: number } | undefined,
) {
  const steps = arrange(source, hits, { ...(sort === undefined ? {} : { sort }), ...(sample === undefined ? {} : { sample }) });
  // Only a filter can be wrong, and there is none.
  return 'template' in steps ? new Uint32Array() : await interruption.finish(steps);
}

function sortName(sort: QuerySort): string {
  return `${sort.by}${'distance' in sort ? sort.distance : ''}${sort.descending ? ':descending' : ''}`;
}

/** The lines one after the other; the text of a batch of them is read at a time. */
function* lineRows(
  { source, session, interruption }: QueriedCorpus,
  named: Named,
  hits: Hits,
  lines: Uint32Array,
  context: number,
  marking: Marking | undefined,
): Generator<LineRow> {
  for (let from = 0; from < lines.length; from += BATCH) {
    interruption.check();
    const batch = concordanceLines(source, hits, lines.subarray(from, from + BATCH), context, (article) => session.text(article), {
      marking,
    });
    for (const { left, node, right, start, zone, metadata } of batch) {
      const { path: file = '', title = null, published = null, site = '' } = metadata ?? {};
      yield { left, node, right, path: asNamed(named, file), line: start.line, column: start.column + 1, title, published, site, zone };
    }
  }
}

/** A path as the user would write it. */
function asNamed({ files, folders }: Named, file: string): string {
  const itself = files.find(({ canonical }) => canonical === file);
  if (itself !== undefined) return itself.path;
  const folder = [...folders, ...files].find(({ canonical }) => isWithin(canonical, file));
  return folder === undefined ? file : path.join(folder.path, relativePath(folder.canonical, file));
}

/** Aligned on the hit, with the place behind each line where editors and terminals find it. */
async function printLines(rows: Iterable<LineRow>, output: Output): Promise<void> {
  let batch: { left: string; rest: string; place: string }[] = [];
  const print = async (): Promise<void> => {
    const leftWidth = Math.max(...batch.map(({ left }) => cells(left)));
    const restWidth = Math.max(...batch.map(({ rest }) => cells(rest)));
    for (const { left, rest, place } of batch) {
      await output.line(`${' '.repeat(leftWidth - cells(left))}${left}  ${rest}${' '.repeat(restWidth - cells(rest))}  ${place}`);
    }
    batch = [];
    await breathe();
  };
  for (const { left, node, right, path: file, line, column } of rows) {
    batch.push({ left: printable(left), rest: `${printable(node)}  ${printable(right)}`, place: printable(`${file}:${line}:${column}`) });
    if (batch.length === BATCH) await print();
  }
  if (batch.length > 0) await print();
}
