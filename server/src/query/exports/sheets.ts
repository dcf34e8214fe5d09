/** The figures of analyses as sheets: which columns each has. */
import type { AssociationMeasure, KeynessMeasure } from '../../protocol/query.ts';
import { perMillion } from '../measures/keyness.ts';
import { type Sheet, type SheetColumns, sheetOf } from './sheet.ts';

/** A line of a concordance. */
export interface LineRow {
  readonly left: string;
  readonly node: string;
  readonly right: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16 code units. */
  readonly column: number;
  readonly title: string | null;
  readonly published: string | null;
  readonly site: string;
  readonly zone: string;
}

export function linesSheet(lines: Iterable<LineRow>): Sheet {
  const columns: SheetColumns<LineRow> = {
    left: ({ left }) => left,
    node: ({ node }) => node,
    right: ({ right }) => right,
    path: ({ path }) => path,
    line: ({ line }) => line,
    column: ({ column }) => column,
    title: ({ title }) => title,
    published: ({ published }) => published,
    site: ({ site }) => site,
    zone: ({ zone }) => zone,
  };
  return sheetOf(columns, lines);
}

interface GroupRow {
  readonly value: string;
  readonly hits: number;
  readonly articles: number;
}

export function groupsSheet(groups: Iterable<GroupRow>): Sheet {
  const columns: SheetColumns<GroupRow> = {
    value: ({ value }) => value,
    hits: ({ hits }) => hits,
    articles: ({ articles }) => articles,
  };
  return sheetOf(columns, groups);
}

interface FrequencyRow {
  readonly value: string;
  readonly pos?: string | undefined;
  readonly frequency: number;
  readonly articles?: number | undefined;
  readonly million: number;
}

export function frequenciesSheet(rows: Iterable<FrequencyRow>): Sheet {
  const columns: SheetColumns<FrequencyRow> = {
    value: ({ value }) => value,
    pos: ({ pos }) => pos,
    frequency: ({ frequency }) => frequency,
    articles: ({ articles }) => articles,
    per_million: ({ million }) => million,
  };
  return sheetOf(columns, rows);
}

interface CollocateRow {
  readonly value: string;
  readonly pos?: string | undefined;
  readonly joint: number;
  readonly frequency: number;
  readonly measures: Readonly<Record<AssociationMeasure, number>>;
}

export function collocationsSheet(collocates: Iterable<CollocateRow>): Sheet {
  const columns: SheetColumns<CollocateRow> = {
    value: ({ value }) => value,
    pos: ({ pos }) => pos,
    joint: ({ joint }) => joint,
    frequency: ({ frequency }) => frequency,
    log_dice: ({ measures }) => measures.logDice,
    g2_four_cells: ({ measures }) => measures.g2,
    mi: ({ measures }) => measures.mi,
    t: ({ measures }) => measures.t,
    z: ({ measures }) => measures.z,
    dice: ({ measures }) => measures.dice,
  };
  return sheetOf(columns, collocates);
}

interface KeywordRow {
  readonly value: string;
  readonly pos?: string | undefined;
  readonly target: number;
  readonly reference: number;
  readonly measures: Readonly<Record<KeynessMeasure, number>>;
  readonly p: number;
}

/** @param tokens of either, for frequencies per million */
export function keywordsSheet(
  keywords: Iterable<KeywordRow>,
  { targetTokens, referenceTokens }: { readonly targetTokens: number; readonly referenceTokens: number },
): Sheet {
  const columns: SheetColumns<KeywordRow> = {
    value: ({ value }) => value,
    pos: ({ pos }) => pos,
    target: ({ target }) => target,
    reference: ({ reference }) => reference,
    target_per_million: ({ target }) => perMillion(target, targetTokens),
    reference_per_million: ({ reference }) => perMillion(reference, referenceTokens),
    g2_two_terms: ({ measures }) => measures.g2,
    p_holm: ({ p }) => p,
    log_ratio: ({ measures }) => measures.logRatio,
    simple_maths: ({ measures }) => measures.simpleMaths,
    percent_difference: ({ measures }) => measures.differenceCoefficient,
  };
  return sheetOf(columns, keywords);
}

interface DispersionRow {
  readonly path: string;
  readonly title: string | null;
  readonly tokens: number;
  readonly hits: number;
  readonly places: readonly number[];
}

export function dispersionSheet(articles: Iterable<DispersionRow>): Sheet {
  const columns: SheetColumns<DispersionRow> = {
    path: ({ path }) => path,
    title: ({ title }) => title,
    tokens: ({ tokens }) => tokens,
    hits: ({ hits }) => hits,
    per_million: ({ hits, tokens }) => perMillion(hits, tokens),
    places: ({ places }) => places.map((place) => place.toFixed(4)).join(' '),
  };
  return sheetOf(columns, articles);
}

interface TimeRow {
  readonly time: string;
  readonly hits: number;
  readonly articles: number;
  readonly tokens: number;
  readonly million: number;
}

export function trendSheet(times: Iterable<TimeRow>): Sheet {
  const columns: SheetColumns<TimeRow> = {
    time: ({ time }) => time,
    hits: ({ hits }) => hits,
    articles: ({ articles }) => articles,
    tokens: ({ tokens }) => tokens,
    per_million: ({ million }) => million,
  };
  return sheetOf(columns, times);
}
