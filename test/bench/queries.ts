/**
 * What queries cost over an index of made-up articles, asked as the thread of the server asks them, beside ripgrep over the same
 * folder in the same run. Words are chosen by how frequent they are, so that the same questions are asked of every size.
 */
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { databaseIn } from '../../server/src/corpus/opening.ts';
import type { CorpusPlace, ProgressTold } from '../../server/src/query/service/messages.ts';
import { QueryService } from '../../server/src/query/service/service.ts';
import { madeCorpus } from './corpus/made.ts';
import { ripgrep } from './corpus/ripgrep.ts';
import { median, spread } from './times.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Lines of a page. */
const PAGE = 50;
const ROUNDS = 9;
const HITS = 1_000_000;
const NEVER = new AbortController().signal;

/** A line of the table. */
export type QueryRow = readonly [what: string, goal: string, value: string];

/** Makes corpus and index where they are not kept, and measures. @param tell hears what is done */
export async function measureQueries(parent: string, size: number, tell: (stage: string) => void): Promise<QueryRow[]> {
  tell('writing articles');
  const made = madeCorpus(parent, size);
  const { storage } = made;
  tell('making the index');
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'index', '--storage', storage, made.folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const place: CorpusPlace = { database: databaseIn(storage), folders: [made.folder], partial: false };
  const words = chooseWords(place.database);
  const asked = new Asked(place);
  const phrase = await asked.commonestPhrase(words.middling);
  const rows: QueryRow[] = [['tokens', '', `${words.tokens.toLocaleString('en')} of ${words.types.toLocaleString('en')} words`]];
  rows.push(['index of tokens, bytes a token', '≤ 8', (words.bytes / words.tokens).toFixed(1)]);
  tell('first pages');
  for (const [what, text] of [
    ['a rare word', words.rare],
    ['a word', words.middling],
    ['a frequent word', words.frequent],
    ['a phrase', phrase],
  ] as const) {
    const first = await asked.often(() => asked.firstPage({ query: text, language: 'plain' }));
    const beside = ripgrep(text, made.folder);
    rows.push([`first page of ${what} (${text})`, '≤ 20 ms', milliseconds(median(first))]);
    rows.push([`  ripgrep`, '', beside === undefined ? 'not here' : milliseconds(beside)]);
    if (beside !== undefined) rows.push(['  ripgrep ÷ first page', '≥ 50 ×', `${(beside / median(first)).toFixed(0)} ×`]);
  }
  tell('patterns');
  const anchored = `[pos="v"] "${words.rare}" []`;
  rows.push([`all hits of ${anchored}`, '≤ 50 ms', milliseconds(median(await asked.often(() => asked.all(anchored))))]);
  const frequent = '"的" [pos="n"]';
  rows.push([
    `first page of ${frequent}`,
    '≤ 100 ms',
    milliseconds(median(await asked.often(() => asked.firstPage({ query: frequent, language: 'cql' })))),
  ]);
  const { elapsed, hits } = await asked.counted(frequent);
  rows.push([`all ${hits.toLocaleString('en')} hits of it`, '≤ 2 s', milliseconds(elapsed)]);
  tell('figures');
  const many = await asked.open({ query: `"${words.frequent}"`, language: 'cql' });
  rows.push([`hits of ${words.frequent}`, '100,000', many.hits.toLocaleString('en')]);
  const sorting = await asked.often(
    () => asked.service.arrange({ id: many.id, sort: [1, 2, 3].map((distance) => ({ by: 'right' as const, distance })) }, NEVER),
    3,
  );
  rows.push(['  sorted by three words to the right', '≤ 1 s', milliseconds(median(sorting))]);
  const collocations = {
    id: many.id,
    window: { left: 5, right: 5 },
    attribute: 'folded' as const,
    measure: 'logDice' as const,
    limit: 100,
  };
  rows.push(['  collocations', '≤ 1 s', milliseconds(median(await asked.often(() => asked.service.collocations(collocations, NEVER), 3)))]);
  const list = { place, length: 1, attribute: 'folded' as const, limit: 1000 };
  rows.push(['word list of the corpus', '≤ 1 s', milliseconds(median(await asked.often(() => asked.service.frequencies(list, NEVER), 3)))]);
  rows.push(['memory of the process', '', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`]);
  return rows;
}

class Asked {
  readonly #place: CorpusPlace;
  readonly #waiting = new Map<number, (progress: ProgressTold) => void>();
  #last = 0;
  readonly service = new QueryService((progress) => this.#waiting.get(progress.id)?.(progress));

  constructor(place: CorpusPlace) {
    this.#place = place;
  }

  /** Milliseconds of each time, after one that warms up. */
  async often(ask: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now();
      await ask();
      if (round > 0) times.push(performance.now() - start);
    }
    return times;
  }

  /** A word with the one that follows it most often. */
  async commonestPhrase(word: string): Promise<string> {
    const { id } = await this.open({ query: `"${word}" [pos!="w"]`, language: 'cql' });
    const { groups } = await this.service.group({ id, by: { by: 'node', attribute: 'word' }, limit: 1 }, NEVER);
    await this.service.close({ id });
    return (groups[0]?.value ?? word).replaceAll(' ', '');
  }

  /** Until as many hits are found as a page shows, and their lines are made. */
  async firstPage(query: { readonly query: string; readonly language: 'cql' | 'plain' }): Promise<void> {
    const { id } = await this.#run(query, ({ hits, ended }) => ended || hits >= PAGE);
    this.service.page({ id, from: 0, count: PAGE });
    await this.service.close({ id });
  }

  async all(query: string): Promise<void> {
    await this.service.close(await this.open({ query, language: 'cql' }));
  }

  async counted(query: string): Promise<{ elapsed: number; hits: number }> {
    const times: number[] = [];
    let hits = 0;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      const found = await this.open({ query, language: 'cql' });
      times.push(performance.now() - start);
      hits = found.hits;
      await this.service.close(found);
    }
    return { elapsed: spread(times).p50, hits };
  }

  /** Runs a query to its end. */
  async open(query: { readonly query: string; readonly language: 'cql' | 'plain' }): Promise<ProgressTold> {
    return await this.#run(query, ({ ended }) => ended);
  }

  async #run(
    query: { readonly query: string; readonly language: 'cql' | 'plain' },
    enough: (progress: ProgressTold) => boolean,
  ): Promise<ProgressTold> {
    const id = ++this.#last;
    const found = new Promise<ProgressTold>((resolve) => {
      this.#waiting.set(id, (progress) => {
        if (enough(progress)) resolve(progress);
      });
    });
    const started = await this.service.start({ ...query, id, most: HITS, place: this.#place }, NEVER);
    if ('problems' in started) throw new Error(JSON.stringify(started));
    return await found;
  }
}

/** Words of two characters by how often they stand in bodies: nearest to some counts, whatever the size of the corpus. */
function chooseWords(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const words = database
      .prepare(
        "SELECT word, body FROM word WHERE length(word) = 2 AND folded = 0 AND pos IN ('n', 'v', 'vn') AND body > 0 ORDER BY body DESC, word",
      )
      .all() as { word: string; body: number }[];
    const nearest = (count: number) =>
      words.reduce((best, each) => (Math.abs(each.body - count) < Math.abs(best.body - count) ? each : best)).word;
    const [{ tokens = 0, types = 0 } = {}] = database
      .prepare('SELECT sum(title + dateline + body + boilerplate) AS tokens, count(*) AS types FROM word')
      .all() as { tokens?: number; types?: number }[];
    const tables = "'tokens', 'posting', 'sqlite_autoindex_posting_1', 'word', 'sqlite_autoindex_word_1', 'segment', 'segmented', 'loose'";
    const bytes = Number(database.prepare(`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN (${tables})`).get()?.bytes);
    return { tokens, types, bytes, rare: nearest(20), middling: nearest(tokens / 10_000), frequent: nearest(100_000) };
  } finally {
    database.close();
  }
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
