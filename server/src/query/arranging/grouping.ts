/** What hits have in common: counted by words in them or beside them, by what is known of their articles, by who is named or speaks. */
import type { Mention } from '../../article/facts.ts';
import type { QueryGroup } from '../../protocol/query.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Steps } from '../analyses/steps.ts';
import { topOf } from '../analyses/top.ts';
import { namedIn } from '../evaluating/structures.ts';
import type { Hits } from '../hits.ts';
import type { QueriedFacts, QuerySource, Vocabulary } from '../source.ts';
import { byArticle, joinWords, WordsBeside, zoneOfToken } from './hit-words.ts';
import { Numbering } from './numbering.ts';

export interface Group {
  /** "" for hits that have no such value. */
  readonly value: string;
  readonly hits: number;
  readonly articles: number;
}

export interface Groups {
  /** The most hits first. */
  readonly groups: readonly Group[];
  /** How many groups there are in all. */
  readonly total: number;
}

const ARTICLES_A_STEP = 100;
const NOTHING = ['', ''] as const;

/** Values of a hit: what it counts as, and how that is shown. Several where several are named in it; never none. */
type ValuesOfHit = (hit: number) => readonly (readonly [key: string, shown: string])[];

/** Groups lines. @param lines numbers of hits */
export function* groupLines(source: QuerySource, hits: Hits, lines: Uint32Array, by: QueryGroup, limit: number): Steps<Groups> {
  const keys = new Numbering();
  const shown: string[] = [];
  const counts: number[] = [];
  const articles: number[] = [];
  const lastArticle: number[] = [];
  let done = 0;
  let read = 0;
  for (const { article, places } of byArticle(hits, lines)) {
    const valuesOf = valuesIn(source, hits, article, by);
    for (const place of places) {
      const hit = lines[place] as number;
      for (const [key, value] of valuesOf(hit)) {
        const group = keys.of(key);
        shown[group] ??= value;
        counts[group] = (counts[group] ?? 0) + 1;
        if (lastArticle[group] !== article) articles[group] = (articles[group] ?? 0) + 1;
        lastArticle[group] = article;
      }
    }
    done += places.length;
    if (++read % ARTICLES_A_STEP === 0) yield { done, total: lines.length };
  }
  const top = topOf([...counts.keys()], counts, limit, (group) => shown[group] as string);
  return {
    groups: top.map((group) => ({ value: shown[group] as string, hits: counts[group] as number, articles: articles[group] as number })),
    total: counts.length,
  };
}

/**
 * The lines of one group, in the order given: as many as `groupLines` counts in it, of the same lines.
 * @param value as `groupLines` shows it; of a name that articles write in several ways it is the first one's
 */
export function* linesOfGroup(source: QuerySource, hits: Hits, lines: Uint32Array, by: QueryGroup, value: string): Steps<Uint32Array> {
  const keeps = new Uint8Array(lines.length);
  const isWanted = new Map<string, boolean>();
  let done = 0;
  let read = 0;
  for (const { article, places } of byArticle(hits, lines)) {
    const valuesOf = valuesIn(source, hits, article, by);
    for (const place of places) {
      for (const [key, shown] of valuesOf(lines[place] as number)) {
        if (!isWanted.has(key)) isWanted.set(key, shown === value);
        if (isWanted.get(key) === true) keeps[place] = 1;
      }
    }
    done += places.length;
    if (++read % ARTICLES_A_STEP === 0) yield { done, total: lines.length };
  }
  return lines.filter((_, place) => keeps[place] === 1);
}

function valuesIn(source: QuerySource, hits: Hits, article: number, group: QueryGroup): ValuesOfHit {
  const { vocabulary } = source;
  const one = (value: string) => [[value, value] as const];
  switch (group.by) {
    case 'node': {
      const { words } = new WordsBeside(source, hits, article);
      return (hit) => {
        const values = Array.from(words.subarray(hits.start(hit), hits.end(hit)), (word) => attributeOf(vocabulary, word, group.attribute));
        return one(group.attribute === 'pos' ? values.join(' ') : joinWords(values));
      };
    }
    case 'left':
    case 'right': {
      const { by, distance = 1, attribute } = group;
      const beside = new WordsBeside(source, hits, article);
      return (hit) => one(attributeOf(vocabulary, beside.at(hit, by === 'left' ? 'left' : 'right', distance), attribute));
    }
    case 'zone': {
      const tokens = source.tokens(article);
      return (hit) => one(tokens === undefined ? '' : zoneOfToken(tokens, hits.start(hit)));
    }
    case 'person':
    case 'organisation':
    case 'place':
    case 'speaker': {
      const tokens = source.tokens(article);
      const named = namesFor(source.facts(article), group.by);
      return (hit) => {
        if (tokens === undefined) return [NOTHING];
        const [first, last] = [tokens.span(hits.start(hit)), tokens.span(hits.end(hit) - 1)];
        const span = { start: first.start, end: last.end };
        // A hit that reaches out of what somebody says is not said: as `within` has it.
        const isOf = (each: Span) => (group.by === 'speaker' ? overlaps(each, first) && overlaps(each, last) : overlaps(each, span));
        const values = named.filter(({ spans }) => spans.some(isOf)).map(({ key, name }) => [key, name] as const);
        return values.length === 0 ? [NOTHING] : values;
      };
    }
    default: {
      const values = one(valueOfArticle(source, article, group.by));
      return () => values;
    }
  }
}

function attributeOf(vocabulary: Vocabulary, word: number, attribute: 'word' | 'folded' | 'pos'): string {
  if (word === 0) return '';
  if (attribute === 'pos') return vocabulary.pos(word);
  return vocabulary.word(attribute === 'folded' ? vocabulary.folded(word) : word);
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly spans: readonly Span[];
}

/** Each name once. */
function namesFor(facts: QueriedFacts | undefined, by: 'person' | 'organisation' | 'place' | 'speaker'): readonly Named[] {
  if (facts === undefined) return [];
  if (by !== 'speaker') return namedIn(facts, by).map(({ key, name, mentions }) => ({ key, name, spans: mentions as readonly Mention[] }));
  const speakers = Map.groupBy(facts.statements, ({ key }) => key);
  return Array.from(speakers, ([key, statements]) => ({ key, name: statements[0]?.speaker ?? key, spans: statements }));
}

type ArticleGroup = Exclude<QueryGroup['by'], 'node' | 'left' | 'right' | 'zone' | 'person' | 'organisation' | 'place' | 'speaker'>;

function valueOfArticle(source: QuerySource, article: number, by: ArticleGroup): string {
  if (by === 'script') return source.facts(article)?.script ?? '';
  const metadata = source.metadata(article);
  if (by === 'year') return metadata?.published?.slice(0, 4) ?? '';
  if (by === 'month') return metadata?.published?.slice(0, 7) ?? '';
  return metadata?.[by === 'path' ? 'below' : by] ?? '';
}
