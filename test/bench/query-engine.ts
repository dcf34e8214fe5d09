/**
 * How fast the evaluator runs over the tokens of a corpus once they are in memory: what reading them costs is not in these figures.
 *
 *     node test/bench/query-engine.ts [articles]
 *
 * The words are drawn as those of news are: the most frequent is every twentieth token (的), and a word's frequency falls with its
 * rank (Zipf); a tenth of the articles are of a single line.
 */
import { fileURLToPath } from 'node:url';
import type { Facts } from '../../server/src/article/facts.ts';
import { finish } from '../../server/src/query/analyses/steps.ts';
import { arrange } from '../../server/src/query/arranging/arrange.ts';
import { isQuery, parseQuery } from '../../server/src/query/cql/parse.ts';
import { evaluate } from '../../server/src/query/evaluating/evaluate.ts';
import { Hits } from '../../server/src/query/hits.ts';
import { type ArticleTokens, type CorpusPart, type QuerySource, type Vocabulary, ZONE_BITS } from '../../server/src/query/source.ts';

const TYPES = 300_000;
const LENGTH = 900;
const LINE = 45;
const SHARE_OF_THE_FIRST = 0.05;
const TAGS = ['n', 'n', 'n', 'v', 'v', 'nr', 'a', 'd', 'm', 'w'];

const QUERIES = [
  '"词1"',
  '"词1" [pos="n"]',
  '[pos="n"] "词1" [pos="n"]',
  '"词1" []{0,3} [pos="v"]',
  '[pos="a"]? [pos="n"]+ "词1"',
  '[pos="v"] []* "词2"',
  '[word="词1.*"] [pos="n" & word!="词[2-9]"]',
  '"词20000" [] [pos="n"]',
  '[] [] "词500"',
  '[pos="n"] "词1" within s',
  '[pos="v"] containing "词99"',
  'A:[pos="v"] "词1" B:[pos="v"] :: A.word = B.word',
  'text("词1词2")',
];

/** Columns of words by chance, the same ones every time. */
export class SyntheticSource implements QuerySource {
  readonly vocabulary: Vocabulary;
  readonly articles: Uint32Array;
  readonly parts: readonly CorpusPart[];
  readonly copies = new Uint32Array();
  readonly #words: Uint32Array;
  readonly #counts = new Uint32Array(TYPES + 1);
  readonly #lines = Array.from({ length: LENGTH / LINE + 1 }, (_, line) => line * LINE);

  constructor(articles: number) {
    const numbers = new Map<string, number>();
    const words = [''];
    for (let rank = 1; rank <= TYPES; rank++) numbers.set(`词${rank}`, words.push(`词${rank}`) - 1);
    const [full, one] = ['。', '，'].map((mark) => words.push(mark) - 1);
    this.vocabulary = {
      size: words.length - 1,
      word: (number) => words[number] ?? '',
      folded: (number) => number,
      pos: (number) => TAGS[number % TAGS.length] as string,
      frequency: (number) => this.#counts[number] ?? 0,
      find: (word) => (numbers.has(word) ? [numbers.get(word) as number] : []),
    };
    this.articles = Uint32Array.from({ length: articles }, (_, index) => index + 1);
    this.parts = [{ articles: this.articles }];
    this.#words = new Uint32Array(articles * LENGTH);
    let state = 42;
    const chance = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let token = 0; token < this.#words.length; token++) {
      const mark = token % 22 === 21 ? full : token % 11 === 10 ? one : undefined;
      // Zipf by inversion: the density falls as 1 / rank.
      const rank = chance() < SHARE_OF_THE_FIRST ? 1 : Math.min(TYPES, Math.floor(TYPES ** chance()));
      const word = mark ?? rank;
      this.#words[token] = word;
      if (word <= TYPES) this.#counts[word] = (this.#counts[word] as number) + 1;
    }
  }

  get length(): number {
    return this.#words.length;
  }

  count(_zones: number, word?: number): number {
    return word === undefined ? this.#words.length : (this.#counts[word] ?? 0);
  }

  counts(): Float64Array {
    return Float64Array.from(this.#counts);
  }

  articlesWith(words: Uint32Array): Uint32Array {
    const wanted = new Set(words);
    return this.articles.filter((article) => this.#wordsOf(article).some((word) => wanted.has(word)));
  }

  articlesMeeting(): Uint32Array {
    return this.articles;
  }

  articlesNaming(): Uint32Array {
    return new Uint32Array();
  }

  articlesSpeaking(): Uint32Array {
    return new Uint32Array();
  }

  sizes(): Uint32Array {
    return new Uint32Array(this.articles.length).fill(LENGTH);
  }

  said(): { readonly counts: Uint32Array; readonly statements: number } {
    return { counts: new Uint32Array(TYPES + 1), statements: 0 };
  }

  saidIn(): undefined {
    return undefined;
  }

  expect(): void {}

  tokens(article: number): ArticleTokens {
    const lines = article % 10 === 0 ? [0, LENGTH] : this.#lines;
    return {
      article,
      length: LENGTH,
      words: this.#wordsOf(article),
      lines: Uint32Array.from(lines),
      lineNumbers: Uint32Array.from(lines.slice(1), (_, index) => index + 1),
      zones: new Uint8Array(lines.length - 1).fill(ZONE_BITS.body),
      indents: new Uint32Array(lines.length - 1),
      named: [],
      enclosed: [],
      span: (token) => ({ start: token, end: token + 1 }),
      isApart: () => false,
    };
  }

  facts(): Facts | undefined {
    return undefined;
  }

  metadata(): undefined {
    return undefined;
  }

  #wordsOf(article: number): Uint32Array {
    return this.#words.subarray((article - 1) * LENGTH, article * LENGTH);
  }
}

export interface EngineFigure {
  readonly query: string;
  readonly hits: number;
  readonly milliseconds: number;
  /** Tokens of the corpus by the time that the whole query took, in millions a second. */
  readonly speed: number;
}

/** Other programs do not count. */
function processorTime(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @param articles of 900 tokens each */
export function measureEngine(articles: number): EngineFigure[] {
  const source = new SyntheticSource(articles);
  return QUERIES.map((text) => {
    const query = parseQuery(text);
    if (!isQuery(query)) throw new Error(`${text} is no query`);
    const time = () => {
      const hits = new Hits();
      const start = process.cpuUsage();
      const run = evaluate(query, source, hits, { zones: ZONE_BITS.body, most: 1_000_000 });
      if ('template' in run) throw new Error(run.template);
      let step = run.next();
      while (step.done !== true) step = run.next();
      return { hits: step.value.hits, milliseconds: processorTime(start) };
    };
    const times = [time(), time(), time()];
    const best = times.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a));
    return { query: text, ...best, speed: source.length / 1000 / best.milliseconds };
  });
}

/** Sorts this many hits by three words to their right. @returns processor time in milliseconds */
export function measureSorting(articles: number, wanted: number): { readonly hits: number; readonly milliseconds: number } {
  const source = new SyntheticSource(articles);
  const query = parseQuery('"词1"');
  if (!isQuery(query)) throw new Error('no query');
  const hits = new Hits();
  const run = evaluate(query, source, hits, { zones: ZONE_BITS.body, most: wanted });
  if ('template' in run) throw new Error(run.template);
  while (run.next().done !== true) {}
  const start = process.cpuUsage();
  const steps = arrange(source, hits, { sort: [1, 2, 3].map((distance) => ({ by: 'right', distance })) });
  if ('template' in steps) throw new Error(steps.template);
  return { hits: finish(steps).length, milliseconds: processorTime(start) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { query, hits, milliseconds, speed } of measureEngine(Number(process.argv[2] ?? 10_000))) {
    console.log(
      `${milliseconds.toFixed(1).padStart(8)} ms ${speed.toFixed(0).padStart(7)} M tokens/s ${String(hits).padStart(9)} hits  ${query}`,
    );
  }
  const { hits, milliseconds } = measureSorting(2000, 100_000);
  console.log(`${milliseconds.toFixed(1).padStart(8)} ms to sort ${hits} hits by three words to their right`);
}
