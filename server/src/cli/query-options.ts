/** Options that commands about queries share, and what they mean. */
import { InvalidArgumentError, Option } from 'commander';
import type { QueryLanguage, QuerySort, QueryZone } from '../protocol/query.ts';
import type { Population } from '../query/analyses/population.ts';
import type { Query } from '../query/cql/syntax.ts';
import { without } from '../query/evaluating/candidates.ts';
import { zoneBits, zoneBitsFor } from '../query/service/zones.ts';
import type { QueriedCorpus } from './queried-corpus.ts';
import { SHEET_FORMATS, type SheetFormat } from './sheet-output.ts';

export const LANGUAGES = ['cql', 'plain', 'ccl', 'bcc'] as const satisfies readonly QueryLanguage[];
const ZONES = ['title', 'dateline', 'body', 'boilerplate'] as const satisfies readonly QueryZone[];

/** What lines are sorted by at most. */
const MOST_KEYS = 3;

/** What all of them take. */
export interface CorpusOptions {
  readonly zones: readonly QueryZone[];
  readonly once?: boolean;
  readonly format: SheetFormat;
  readonly provenance?: boolean;
}

/** Those of `CorpusOptions`. */
export function corpusOptions(): Option[] {
  return [
    new Option('--zones <zones>', `parts of articles that are looked at, with commas between: ${ZONES.join(', ')}`)
      .argParser(zonesOf)
      .default(['body'], 'body'),
    new Option('--once', 'of articles that are nearly the same one counts'),
    new Option('--format <form>', 'for people, spreadsheets or programs').choices(SHEET_FORMATS).default('table'),
    new Option('--provenance', 'begin with where the rows come from: query, corpus, size, date'),
  ];
}

export function languageOption(): Option {
  return new Option('--language <language>', 'what the query is written in: CQL, plain text, or the forms of CCL and BCC')
    .choices(LANGUAGES)
    .default('cql');
}

export function attributeOption(): Option {
  return new Option('--attribute <attribute>', 'words as they are written, as they fold (調研 and 调研 are one), or parts of speech')
    .choices(['word', 'folded', 'pos'])
    .default('word');
}

/** A number that an option takes. */
export function numberFrom(least: number, most = 1e9): (given: string) => number {
  return (given) => {
    const number = Number(given);
    if (/^\d+$/.test(given) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** `right1,right2,published:descending`: what lines are sorted by, the weightiest first. */
export function sortOf(given: string): QuerySort[] {
  const keys = given.split(',');
  if (keys.length > MOST_KEYS) throw new InvalidArgumentError(`At most ${MOST_KEYS} keys can be sorted by.`);
  return keys.map((key) => {
    const [, by = '', distance = '1', descending] =
      /^(left|right|node|published|path|title|site)([1-9])?(:descending)?$/.exec(key.trim()) ?? [];
    const order = descending === undefined ? {} : { descending: true };
    if (by === 'left' || by === 'right') return { by, distance: Number(distance), ...order };
    if (by === 'node' || by === 'published' || by === 'path' || by === 'title' || by === 'site') return { by, ...order };
    throw new InvalidArgumentError(
      'It must be left1 to left9, right1 to right9, node, published, path, title or site, with commas between.',
    );
  });
}

function zonesOf(given: string): QueryZone[] {
  const named = given.split(',').map((zone) => zone.trim());
  const zones = ZONES.filter((zone) => named.includes(zone));
  const unknown = named.find((zone) => !ZONES.some((each) => each === zone));
  if (unknown === undefined && zones.length > 0) return zones;
  throw new InvalidArgumentError(`It must be one or more of ${ZONES.join(', ')}, with commas between.`);
}

/** What of a corpus the options choose. @param query that is looked for in it, where one is */
export function populationOf({ source }: QueriedCorpus, { zones, once }: Pick<CorpusOptions, 'zones' | 'once'>, query?: Query): Population {
  const copies = once ? source.copies : new Uint32Array();
  return {
    zones: query === undefined ? zoneBits(zones) : zoneBitsFor(query, zones),
    articles: copies.length === 0 ? undefined : without(source.articles, copies),
  };
}
