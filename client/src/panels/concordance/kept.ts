/**
 * Reads what was kept: by a view that was reloaded, by the history, in the address of a text document. It may be of another version or
 * of nobody's making, so each part that is not as it should be is left out. Knows neither VS Code nor a page: both sides use it.
 */
import type { QueryScope, QuerySort, QueryZone } from '../../../../server/src/protocol/query.ts';
import type { Arrangement, Asked, Column, PanelState, Part, Tab } from './messages.ts';

export const TABS: readonly Tab[] = ['lines', 'groups', 'collocations', 'keywords', 'dispersion', 'trend', 'words'];
export const COLUMNS: readonly Column[] = ['published', 'site', 'zone', 'title', 'path'];
export const ZONES: readonly QueryZone[] = ['title', 'dateline', 'body', 'boilerplate'];
const LANGUAGES = ['plain', 'cql', 'ccl', 'bcc'] as const;
export const ATTRIBUTES = ['word', 'folded', 'pos'] as const;
export const MEASURES = ['logDice', 'g2', 'mi', 't', 'z', 'dice'] as const;
export const KEYNESS = ['g2', 'logRatio', 'simpleMaths', 'differenceCoefficient'] as const;
export const STRUCTURES = ['s', 'p', 'section', 'statement'] as const;
export const TIMES = ['year', 'month', 'day'] as const;
const SORTED_BY = ['node', 'published', 'path', 'title', 'site'] as const;
const GROUPED_BY = [
  ...['title', 'path', 'site', 'published', 'year', 'month', 'script', 'zone', 'person', 'organisation', 'place', 'speaker'],
] as const;
/** Subcorpora of subcorpora; who nests deeper has made it up. */
const DEEPEST = 8;
const FARTHEST = 20;

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const values = (value: unknown): Values => (isValues(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((each) => typeof each === 'string');

/** The value where it is one of those, else the one that stands in for it. */
function oneOf<Value extends string, Other>(value: unknown, all: readonly Value[], other: Other): Value | Other {
  return all.find((each) => each === value) ?? other;
}

function whole(value: unknown, least: number, most: number, other: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : other;
}

const text = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);

/** A query, or undefined where there is none. */
export function readAsked(value: unknown, depth = 0): Asked | undefined {
  if (!isValues(value) || typeof value.query !== 'string' || depth > DEEPEST) return undefined;
  const zones = list(value.zones).filter((zone): zone is QueryZone => ZONES.some((each) => each === zone));
  const scope = readScope(value.scope);
  const within = readAsked(value.within, depth + 1);
  return {
    query: value.query,
    language: oneOf(value.language, LANGUAGES, 'plain'),
    ...(zones.length > 0 ? { zones } : {}),
    ...(scope ? { scope } : {}),
    ...(value.once === true ? { once: true } : {}),
    ...(within ? { within } : {}),
  };
}

/** Where a query looks, less the numbers of other queries; undefined for everywhere. */
export function readScope(value: unknown): QueryScope | undefined {
  const { folders, articles, from, until } = values(value);
  const scope: QueryScope = {
    ...(texts(folders).length > 0 ? { folders: texts(folders) } : {}),
    ...(texts(articles).length > 0 ? { articles: texts(articles) } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof until === 'string' ? { until } : {}),
  };
  return Object.keys(scope).length > 0 ? scope : undefined;
}

function readSort(value: unknown): QuerySort | undefined {
  const { by, distance, descending } = values(value);
  const down = descending === true ? { descending } : {};
  if (by === 'left' || by === 'right') return { by, distance: whole(distance, 1, FARTHEST, 1), ...down };
  const other = oneOf(by, SORTED_BY, undefined);
  return other && { by: other, ...down };
}

/** Order and choice of lines. */
export function readArrangement(value: unknown): Arrangement {
  const { sort, sample, filter, group } = values(value);
  const keys = list(sort)
    .map(readSort)
    .filter((key) => key !== undefined)
    .slice(0, 3);
  const arrangement: Arrangement = keys.length > 0 ? { sort: keys } : {};
  if (isValues(sample)) {
    arrangement.sample = {
      size: whole(sample.size, 1, Number.MAX_SAFE_INTEGER, 100),
      seed: whole(sample.seed, 0, Number.MAX_SAFE_INTEGER, 1),
    };
  }
  if (isValues(filter) && typeof filter.query === 'string' && filter.query.trim() !== '') {
    arrangement.filter = {
      query: filter.query,
      left: whole(filter.left, 0, FARTHEST, 5),
      right: whole(filter.right, 0, FARTHEST, 5),
      ...(filter.not === true ? { not: true } : {}),
    };
  }
  const chosen = readGroup(group);
  if (chosen !== undefined) arrangement.group = chosen;
  return arrangement;
}

function readGroup(value: unknown, depth = 0): Arrangement['group'] {
  if (!isValues(value) || typeof value.value !== 'string' || depth > DEEPEST) return undefined;
  const within = readGroup(value.within, depth + 1);
  return {
    by: readGroups(value.by),
    value: value.value,
    ...(value.sampled === true ? { sampled: true } : {}),
    ...(within ? { within } : {}),
  };
}

function readGroups(value: unknown): PanelState['groups'] {
  const { by, attribute, distance } = values(value);
  const of = oneOf(attribute, ATTRIBUTES, 'word');
  if (by === 'left' || by === 'right') return { by, attribute: of, distance: whole(distance, 1, FARTHEST, 1) };
  const other = oneOf(by, GROUPED_BY, undefined) as Exclude<PanelState['groups'], { attribute: string }>['by'] | undefined;
  return other === undefined ? { by: 'node', attribute: of } : { by: other };
}

function readWindow(value: unknown): PanelState['collocations']['window'] {
  const { within, left, right } = values(value);
  const structure = oneOf(within, STRUCTURES, undefined);
  return structure ? { within: structure } : { left: whole(left, 0, FARTHEST, 5), right: whole(right, 0, FARTHEST, 5) };
}

function readPart(value: unknown, other: Part): Part {
  const part = values(value);
  const label = text(part.label, '');
  if (part.kind === 'hits' || part.kind === 'rest' || part.kind === 'all') return { kind: part.kind, label };
  if (part.kind === 'speaker' && typeof part.key === 'string') return { kind: 'speaker', label, key: part.key };
  const scope = readScope(part.scope);
  return part.kind === 'scope' && scope ? { kind: 'scope', label, scope } : other;
}

/** A panel's state; whatever is missing is as in a new panel. */
export function readState(value: unknown): PanelState {
  const state = values(value);
  const { collocations, keywords, trend, words } = {
    collocations: values(state.collocations),
    keywords: values(state.keywords),
    trend: values(state.trend),
    words: values(state.words),
  };
  const columns = state.columns === undefined ? ['published' as const] : list(state.columns);
  return {
    asked: readAsked(state.asked) ?? { query: '', language: 'plain' },
    tab: oneOf(state.tab, TABS, 'lines'),
    arrangement: readArrangement(state.arrangement),
    columns: COLUMNS.filter((column) => columns.includes(column)),
    current: whole(state.current, 0, Number.MAX_SAFE_INTEGER, 0),
    top: whole(state.top, 0, Number.MAX_SAFE_INTEGER, 0),
    groups: readGroups(state.groups),
    collocations: {
      window: readWindow(collocations.window),
      attribute: oneOf(collocations.attribute, ATTRIBUTES, 'word'),
      measure: oneOf(collocations.measure, MEASURES, 'logDice'),
      minimum: whole(collocations.minimum, 1, 1_000_000, 5),
    },
    keywords: {
      target: readPart(keywords.target, { kind: 'hits', label: '' }),
      reference: readPart(keywords.reference, { kind: 'rest', label: '' }),
      attribute: oneOf(keywords.attribute, ATTRIBUTES, 'word'),
      measure: oneOf(keywords.measure, KEYNESS, 'g2'),
      minimum: whole(keywords.minimum, 1, 1_000_000, 3),
    },
    trend: { by: oneOf(trend.by, TIMES, 'year'), what: oneOf(trend.what, ['hits', 'million'], 'million') },
    words: {
      length: whole(words.length, 1, 5, 1),
      attribute: oneOf(words.attribute, ATTRIBUTES, 'word'),
      having: text(words.having, ''),
      minimum: whole(words.minimum, 1, 1_000_000, 1),
    },
    explained: state.explained === true,
  };
}
