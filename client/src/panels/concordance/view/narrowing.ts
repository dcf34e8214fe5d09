/** Narrower queries, which open the lines behind a figure. */
import type { QueryGroup, QueryZone } from '../../../../../server/src/protocol/query.ts';
import type { Arrangement, Asked } from '../messages.ts';
import { quoted } from '../quoting.ts';
import type { Strings } from '../strings.ts';

/** What opens the lines of a group: another query, or a filter on those that are there. */
export type Narrower = { asked: Asked } | { arrangement: Arrangement };

/** The lines that groups are made of. */
export interface Grouped {
  /** How they were chosen. */
  arrangement: Arrangement;
  /** There are more hits than are kept. */
  cut: boolean;
}

/**
 * The lines of a group, as many as it has: another query where it asks for articles, so that its figures can be had as well, else a
 * choice among the lines that are there. A query with conditions behind it cannot be a part of another; and another query finds all
 * hits, of which the lines were only some where they were chosen or cut.
 */
export function linesOfGroup(asked: Asked, cql: string, group: QueryGroup, value: string, { arrangement, cut }: Grouped): Narrower {
  const { sample, filter, group: within } = arrangement;
  const chosen: Narrower = {
    arrangement: { group: { by: group, value, ...(sample && { sampled: true }), ...(within && { within }) } },
  };
  if (value === '' || cut || sample || filter || within) return chosen;
  switch (group.by) {
    case 'year':
    case 'month':
    case 'published':
      return { asked: during(asked, value) };
    case 'title':
    case 'path':
    case 'site':
    case 'script': {
      const query = `(${cql}) within <article ${group.by}=${quoted(value)}/>`;
      return cql.includes('::') ? chosen : { asked: { ...asked, query, language: 'cql' } };
    }
    default:
      // A narrower query would let hits be shorter than they are, so that others came.
      return chosen;
  }
}

/** What a group is called. */
export function groupName(strings: Strings, { by }: QueryGroup, value: string): string {
  if (value === '') return strings.none;
  return by === 'zone' ? (strings.zones[value as QueryZone] ?? value) : value;
}

/** What groups are made by, as a choice of them says it. */
export function groupingName(strings: Strings, group: QueryGroup): string {
  if (group.by === 'node') return strings.node;
  if (group.by === 'left' || group.by === 'right') return `${group.distance ?? 1}${group.by === 'left' ? 'L' : 'R'}`;
  return strings.groups[group.by];
}

/** The same query in the articles of a year, a month or a day. */
export function during(asked: Asked, time: string): Asked {
  const [year = '', month, day] = time.split('-');
  const from = [year, month ?? '01', day ?? '01'].join('-');
  const until = [year, month ?? '12', day ?? lastDay(Number(year), Number(month ?? '12'))].join('-');
  return { ...asked, scope: { ...asked.scope, from, until } };
}

function lastDay(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
}
