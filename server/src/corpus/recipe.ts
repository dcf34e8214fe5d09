/**
 * What facts were made by: a hash of the code and the lexicons that make them. Facts of another recipe are made anew.
 * The build puts the two hashes into the bundles; from source they are taken from the sources themselves, so that
 * nobody has to remember to raise a number.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

declare const YULIAO_RECIPE: Recipe | undefined;

/** 配方 */
export interface Recipe {
  /** Text → facts: an article whose facts are of another one is analysed again, its old facts answering until then. */
  readonly analysis: string;
  /** Facts → rows: a database whose rows are of another one is made anew, since rows are found again by deriving them. */
  readonly rows: string;
}

/** Where facts come from, relative to `server/`. */
const ANALYSIS = [
  'src/text',
  'src/article',
  'src/hygiene',
  'src/corpus/analyse.ts',
  'src/corpus/article-file.ts',
  'src/corpus/record-files',
  'lexicon',
];
/** Where rows come from. */
const ROWS = [
  'src/text',
  'src/article/divisions.ts',
  'src/article/organisation-names.ts',
  'lexicon/divisions.json',
  'lexicon/organ-names.json',
  'src/corpus/schema.ts',
  'src/corpus/packing',
  'src/corpus/rows.ts',
  'src/corpus/contribution.ts',
  'src/corpus/terms.ts',
  'src/corpus/file-table.ts',
  'src/corpus/store.ts',
  'src/corpus/rule-store.ts',
  'src/corpus/batch-rows.ts',
  'src/corpus/name-store.ts',
  'src/corpus/sheets.ts',
  'src/corpus/sheet-store.ts',
  'src/corpus/standing.ts',
  'src/corpus/standing-store.ts',
  'src/corpus/token-store.ts',
  'src/tokens/word-numbers.ts',
  'src/corpus/words/token-columns.ts',
  'src/corpus/words/covered.ts',
  'src/corpus/words/named.ts',
  'src/corpus/words/enclosed.ts',
  'src/corpus/words/said.ts',
  'src/corpus/words/word-postings.ts',
  'src/corpus/words/segment-blocks.ts',
  'src/corpus/duplicate-store.ts',
  'src/corpus/duplicates',
  'src/corpus/postings',
  'src/corpus/identity/appearance.ts',
  'src/corpus/identity/seats.ts',
  'src/article/divisions.ts',
  'lexicon/divisions.json',
  'lexicon/place-words.json',
];

let known: Recipe | undefined;

/** The recipe of one article's facts: the bound and a declaration decide about them as the analysis does. @param head bound of a text that was cut */
export function recipeOf(analysis: string, head: number | undefined, declared: boolean): string {
  return analysis + (head === undefined ? '' : ` head ${head}`) + (declared ? ' declared' : '');
}

/** The bound of a text that was cut, in bytes of a file or code units of a buffer; undefined where it is whole. */
export function headOf(recipe: string): number | undefined {
  const head = / head (\d+)/.exec(recipe)?.[1];
  return head === undefined ? undefined : Number(head);
}

/** The recipe of the running code. */
export function recipe(): Recipe {
  known ??= typeof YULIAO_RECIPE === 'undefined' ? recipeOfSources() : YULIAO_RECIPE;
  return known;
}

/**
 * The recipe of the sources that this file belongs to; of this very file where it is part of a bundle without one.
 * The build defines `YULIAO_RECIPE` with it.
 */
export function recipeOfSources(): Recipe {
  const here = fileURLToPath(import.meta.url);
  const server = path.resolve(path.dirname(here), '../..');
  if (path.basename(here) !== 'recipe.ts') {
    const bundle = hashFiles([here], path.dirname(here));
    return { analysis: bundle, rows: bundle };
  }
  const files = (parts: readonly string[]) => parts.flatMap((part) => filesBelow(path.join(server, part)));
  return { analysis: hashFiles(files(ANALYSIS), server), rows: hashFiles(files(ROWS), server) };
}

function filesBelow(part: string): string[] {
  try {
    if (!statSync(part).isDirectory()) return [part];
    return readdirSync(part).flatMap((name) => filesBelow(path.join(part, name)));
  } catch {
    return [];
  }
}

function hashFiles(files: readonly string[], base: string): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash.update(path.relative(base, file).replaceAll('\\', '/'));
    try {
      // Line ends differ between checkouts, and mean nothing.
      hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
    } catch {
      hash.update('unreadable');
    }
  }
  return hash.digest('hex').slice(0, 16);
}
