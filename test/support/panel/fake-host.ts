/**
 * A host for the Concordance panel that has any number of hits: what each line says follows from its number, and tests change the
 * answers that they are about.
 */
import type { Asks, FromView, PanelState } from '../../../client/src/panels/concordance/messages.ts';
import type { QueryProgress, QuerySort, QueryZone, WireConcordanceLine, WireSortedWord } from '../../../server/src/protocol/query.ts';

type Answers = { [Ask in keyof Asks]: (parameters: Asks[Ask]['parameters']) => Asks[Ask]['result'] | Promise<Asks[Ask]['result']> };

export const MARKUP = '<img src=x onerror="globalThis.pwned=true"><script>globalThis.pwned=true</script>';

const words = ['调研', '考察', '督查', '检查指导'];
const neighbours = ['扎实', '深入', '认真', '全面', '持续'];
const zones: readonly QueryZone[] = ['body', 'title', 'dateline', 'boilerplate'];
const cycle = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

export function lineOf(hit: number, context = 80): WireConcordanceLine {
  const long = '会议要求各地各部门切实把思想和行动统一到工作部署上来，抓好落实，'.repeat(20);
  return {
    hit,
    left: `${long}${cycle(neighbours, hit)}开展`.slice(-context),
    node: cycle(words, hit),
    right: `第${hit}次，${cycle(neighbours, hit + 2)}推进，${long}`.slice(0, context),
    location: { uri: `file:///corpus/${hit}.txt`, range: { start: { line: 2, character: 3 }, end: { line: 2, character: 5 } } },
    title: `全县卫生健康工作会议召开（${hit}）`,
    published: hit % 7 === 0 ? null : `20${String(10 + (hit % 15)).padStart(2, '0')}-0${1 + (hit % 9)}-15`,
    site: 'example.gov.cn',
    zone: cycle(zones, hit),
    path: `news/${hit}.txt`,
  };
}

/** The two words before a hit and the one behind it, as `lineOf` writes them. */
function sortedWords({ hit, left }: WireConcordanceLine, sort: readonly QuerySort[]): WireSortedWord[] {
  return sort.flatMap((order, index) => {
    const key = index + 1;
    if (order.by === 'left')
      return { side: 'left', start: left.length - 2 * order.distance, end: left.length - 2 * order.distance + 2, key };
    return order.by === 'right' && order.distance === 1 ? { side: 'right', start: 0, end: `第${hit}次`.length, key } : [];
  });
}

const measures = (index: number) => ({
  mi: 9 - index / 10,
  t: 12 - index / 8,
  z: 40 - index,
  logDice: 13 - index / 6,
  g2: 900 / (index + 1),
  dice: 0.4 / (index + 1),
});
const keyness = (index: number) => ({
  g2: 300 / (index + 1),
  simpleMaths: 8 / (index + 1),
  differenceCoefficient: 700 / (index + 1),
  logRatio: 5 - index / 10,
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

export class FakeHost {
  /** Everything that the view has said. */
  readonly heard: FromView[] = [];
  /** What it has asked, and with what. */
  readonly asked: { ask: keyof Asks; parameters: unknown }[] = [];
  state: PanelState | undefined;
  hits = 1_000_000;
  articles = 40_000;
  /** What the lines are sorted by. */
  private sort: readonly QuerySort[] = [];
  /** What is told of a query when it has been started; the last of it, unless a test says otherwise, is its end. */
  progress: Partial<QueryProgress>[] = [{ ended: true }];
  id = 0;
  /** What is told of every answer before it comes: how far it is. */
  working: number[] = [];
  readonly answers: Answers = {
    start: ({ query }) => {
      if (query.startsWith('[word=')) {
        const end = query.length;
        if (!query.includes(']')) return { problems: [{ start: 0, end: 1, message: 'expected ] to close the token that began here' }] };
        return { id: ++this.id, cql: query.slice(0, end) };
      }
      return { id: ++this.id, cql: `[word="${query}"]` };
    },
    explain: ({ query }) => ({
      problems:
        query.includes('[') && !query.includes(']')
          ? [{ start: query.indexOf('['), end: query.length, message: 'expected ] to close the token that began here' }]
          : [],
      explanation: `The word **${query}**, then:\n\n- any noun\n- \`pos="n"\``,
      cql: `[word="${query}"]`,
    }),
    page: ({ from, count, context }) => ({
      lines: numbers(Math.max(0, Math.min(count, this.hits - from))).map((index) => {
        const line = lineOf(from + index, context);
        return this.sort.length === 0 ? line : { ...line, sorted: sortedWords(line, this.sort) };
      }),
    }),
    arrange: ({ sample, sort = [] }) => {
      this.sort = sort;
      return { lines: sample ? Math.min(sample.size, this.hits) : this.hits };
    },
    group: ({ limit }) => ({
      groups: numbers(Math.min(limit, 40)).map((index) => ({
        value: `${cycle(words, index)}${index}`,
        hits: 5000 - 100 * index,
        articles: 400 - index,
      })),
      total: 1234,
    }),
    collocations: () => ({
      collocates: numbers(30).map((index) => ({
        value: `${cycle(neighbours, index)}${index}`,
        pos: 'v',
        joint: 500 - index,
        frequency: 9000 - index,
        measures: measures(index),
      })),
      tokens: 12_345_678,
      beside: 9_876,
    }),
    dispersion: () => ({
      articles: numbers(30).map((index) => ({
        path: `news/${index}.txt`,
        uri: `file:///corpus/${index}.txt`,
        title: `全县卫生健康工作会议召开（${index}）`,
        tokens: 800 + index,
        hits: 12,
        places: numbers(12).map((place) => ((place * 37 + index * 11) % 100) / 100),
      })),
      d: 0.873,
      dp: 0.214,
      dpNorm: 0.2145,
      range: { with: 40_000, of: 100_000 },
    }),
    trend: () => ({
      times: numbers(15).map((index) => ({
        time: `${2008 + index}`,
        hits: index === 3 ? 0 : 200 + 30 * ((index * 5) % 7),
        articles: 90,
        tokens: 1_000_000,
        million: 200 + 30 * ((index * 5) % 7),
      })),
      undated: 7,
    }),
    words: () => ({
      rows: numbers(30).map((index) => ({
        value: `${cycle(words, index)}${index}`,
        pos: 'v',
        frequency: 100_000 - 700 * index,
        articles: 9000 - index,
        million: 8000 - 50 * index,
      })),
      tokens: 12_345_678,
      types: 98_765,
      complete: 1,
      partial: false,
    }),
    keywords: () => ({
      keywords: numbers(30).map((index) => ({
        value: `${cycle(neighbours, index)}${index}`,
        pos: 'v',
        target: 90 - index,
        reference: 12,
        measures: keyness(index),
        p: index / 50,
      })),
      targetTokens: 12_345,
      referenceTokens: 12_345_678,
      partial: false,
    }),
    profile: () => ({ keywords: [], targetTokens: 0, referenceTokens: 0, partial: false }),
    stop: () => null,
    part: () => null,
  };

  /** What is told of the query that was started last. */
  progressOf(progress: Partial<QueryProgress>): QueryProgress {
    return {
      id: this.id,
      hits: this.hits,
      articles: this.articles,
      lines: progress.hits ?? this.hits,
      done: 100,
      total: 100,
      ended: false,
      cut: false,
      unfinished: 0,
      partial: false,
      milliseconds: 840,
      ...progress,
    };
  }
}
