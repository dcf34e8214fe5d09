/**
 * Words beside the hits of a query more often than chance has it.
 *
 * All words that are looked at (N) either stand beside a hit or do not, and either are of a type or are not: that is the table that all
 * measures are of, after Evert (2008, 5.1, “surface cooccurrence”). So R is the number of words in all windows, each counted once, and not
 * the number of hits: E = R·C/N grows with the window, and O can be larger neither than R nor than C. Of a window of one word to one side
 * R is nearly the number of hits, and all measures are nearly those of tools that always take that. Punctuation is in none of these
 * counts.
 */
import type { AssociationMeasure } from '../../protocol/query.ts';
import type { Span } from '../../text/span.ts';
import { ArticleStructures } from '../evaluating/structures.ts';
import { Visible } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import { associationMeasures } from '../measures/association.ts';
import type { ArticleTokens, QuerySource } from '../source.ts';
import { type ArticleHits, articlesWithHits, hitsByArticle } from './hits-by-article.ts';
import { countWords, type Population, totalOf } from './population.ts';
import type { Steps } from './steps.ts';
import { topOf } from './top.ts';
import { type ValueAttribute, Values } from './values.ts';
import { besideInLines, besideInStructures, type Window } from './windows.ts';

export interface CollocationOptions {
  readonly window: Window;
  readonly attribute: ValueAttribute;
  /** What the list is sorted by. */
  readonly measure: AssociationMeasure;
  /** Least joint frequency; 5 unless told: rare events are overrated (Evert 2008, 4.3). */
  readonly minimum?: number | undefined;
  readonly limit: number;
}

/** 搭配词 */
export interface Collocate {
  readonly value: string;
  readonly pos?: string | undefined;
  /** O. */
  readonly joint: number;
  /** C. */
  readonly frequency: number;
  readonly measures: Readonly<Record<AssociationMeasure, number>>;
}

export interface Collocations {
  /** Highest measure first. */
  readonly collocates: readonly Collocate[];
  /** N. */
  readonly tokens: number;
  /** R. */
  readonly beside: number;
}

const MINIMUM = 5;

/**
 * Reads the articles that have hits; where the population is not a whole corpus, all of its articles.
 * @param population where the hits were looked for
 */
export function* collocations(
  source: QuerySource,
  found: Hits,
  population: Population,
  { window, attribute, measure, minimum = MINIMUM, limit }: CollocationOptions,
): Steps<Collocations> {
  const values = new Values(source.vocabulary, attribute);
  const joint = new Uint32Array(values.size + 1);
  /** By token: the last article of which it was counted, so that each is counted once. */
  let seen = new Uint32Array(1 << 10);
  let done = 0;
  source.expect(articlesWithHits(found));
  for (const here of hitsByArticle(found)) {
    const tokens = source.tokens(here.article);
    if (tokens !== undefined) {
      if (seen.length < tokens.length) seen = new Uint32Array(2 * tokens.length);
      const { words } = tokens;
      tellBeside(source, tokens, found, here, population.zones, window, values.of, (token) => {
        if (seen[token] === here.article) return;
        seen[token] = here.article;
        (joint[values.of[words[token] as number] as number] as number)++;
      });
    }
    done += here.hits.length;
    yield { done, total: found.length };
  }
  joint[0] = 0;
  const beside = totalOf(joint);
  const counts = values.sum(yield* countWords(source, population));
  const tokens = totalOf(counts);
  const measuresOf = (value: number) =>
    associationMeasures({ joint: joint[value] as number, row: beside, column: counts[value] as number, size: tokens });
  const scores = new Float64Array(values.size + 1);
  const candidates: number[] = [];
  for (let value = 1; value <= values.size; value++) {
    if ((joint[value] as number) < Math.max(1, minimum)) continue;
    scores[value] = measuresOf(value)[measure];
    candidates.push(value);
  }
  const top = topOf(candidates, scores, limit, (value) => values.text(value));
  return {
    collocates: top.map((value) => ({
      value: values.text(value),
      pos: values.pos(value),
      joint: joint[value] as number,
      frequency: counts[value] as number,
      measures: measuresOf(value),
    })),
    tokens,
    beside,
  };
}

function tellBeside(
  source: QuerySource,
  tokens: ArticleTokens,
  found: Hits,
  { article, hits }: ArticleHits,
  zones: number,
  window: Window,
  counted: Uint32Array,
  tell: (token: number) => void,
): void {
  if (!('within' in window)) {
    besideInLines(tokens, found, hits, window, counted, tell);
    return;
  }
  const visible = Visible.of(tokens, zones);
  if (visible === undefined) return;
  const knowledge = { facts: () => source.facts(article), metadata: () => source.metadata(article) };
  const structures = new ArticleStructures(visible, source.vocabulary, knowledge).of(window.within, false);
  const spans: Span[] = [];
  for (const hit of hits) {
    const [start, end] = [found.start(hit), found.end(hit)];
    if (start < end) spans.push(visible.under({ start: tokens.span(start).start, end: tokens.span(end - 1).end }));
  }
  besideInStructures(spans, structures, (token) => tell(visible.original(token)));
}
