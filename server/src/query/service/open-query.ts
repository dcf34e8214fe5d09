/** One query that a client has open: the state it reads, what it has found so far, and the lines in the order asked for. */
import type { TokenSession } from '../../corpus/words/session.ts';
import type { QuerySort } from '../../protocol/query.ts';
import type { Population } from '../analyses/population.ts';
import type { Marking } from '../arranging/marking.ts';
import type { DatabaseSource } from '../database-source.ts';
import type { Progress } from '../evaluating/evaluate.ts';
import type { Hits } from '../hits.ts';
import type { CorpusPlace, ProgressTold, StartParams } from './messages.ts';
import { GivenUp, unreadable } from './refusals.ts';
import { inSlices } from './slices.ts';

export interface OpenQueryOptions {
  readonly id: number;
  /** As it was asked. */
  readonly params: Omit<StartParams, 'id' | 'most' | 'place'>;
  readonly session: TokenSession;
  readonly source: DatabaseSource;
  readonly hits: Hits;
  /** Finds them. */
  readonly steps: Generator<Progress, Progress>;
  readonly place: CorpusPlace;
  /** Articles whose words are there, of those that are known; told where the corpus is partial. */
  readonly read: NonNullable<ProgressTold['read']>;
  /** What is marked of its hits. */
  readonly marking: Marking | undefined;
  /** Bits (`ZONE_BITS`). */
  readonly zones: number;
  /** Articles that are looked at, ascending; absent: all. */
  readonly scope: Uint32Array | undefined;
  readonly tell: (progress: ProgressTold) => void;
}

/** When nobody has asked anything of a query for so long, it lets its state of the index go, in milliseconds. */
const FORGOTTEN = 10 * 60_000;
/** Progress is told so often at most, in milliseconds, … */
const TELLING = 100;
/** … but at once when there are lines, and when there are so many as a panel shows at first. */
const FIRST_LINES = [1, 50];

export class OpenQuery {
  readonly id: number;
  readonly source: DatabaseSource;
  readonly session: TokenSession;
  readonly hits: Hits;
  /** Numbers of hits in the order of lines; undefined: all, in the order of the corpus. */
  arranged: Uint32Array | undefined;
  /** What that order is by, the weightiest first. */
  sort: readonly QuerySort[] = [];
  readonly #options: OpenQueryOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #progress: Progress = { hits: 0, articles: 0, done: 0, total: 0, looked: 0, cut: false, unfinished: 0 };
  #running = true;
  #forgetting: NodeJS.Timeout | undefined;

  constructor(options: OpenQueryOptions) {
    this.id = options.id;
    this.session = options.session;
    this.source = options.source;
    this.hits = options.hits;
    this.#options = options;
    this.#ended = this.#run();
  }

  get params(): OpenQueryOptions['params'] {
    return this.#options.params;
  }

  get marking(): Marking | undefined {
    return this.#options.marking;
  }

  get place(): CorpusPlace {
    return this.#options.place;
  }

  /** Numbers of hits in the order of lines: so many there are now. */
  get lines(): Uint32Array {
    return this.arranged ?? Uint32Array.from({ length: this.hits.length }, (_, hit) => hit);
  }

  /** Numbers of the hits on some lines. */
  page(from: number, count: number): number[] {
    const length = this.arranged?.length ?? this.hits.length;
    const first = Math.max(0, Math.min(from, length));
    return Array.from(
      { length: Math.max(0, Math.min(count, length - first)) },
      (_, index) => this.arranged?.[first + index] ?? first + index,
    );
  }

  /** Where hits are looked for. */
  get population(): Population {
    return { zones: this.#options.zones, articles: this.#options.scope };
  }

  /** Resolves when no further hits come. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Looks for no further hits; those that it has stay. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Somebody asks something of it. */
  touch(): void {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => {
      // Lines of articles that have changed are empty from then on.
      if (this.#running) this.touch();
      else this.session.release();
    }, FORGOTTEN);
    this.#forgetting.unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#forgetting);
    this.stop();
    await this.#ended;
    this.session.close();
  }

  async #run(): Promise<void> {
    const begun = performance.now();
    let told = begun;
    const tell = (ended: boolean, failure?: string): void => {
      const { hits, articles, done, total, cut, unfinished } = this.#progress;
      const { place, read } = this.#options;
      this.#options.tell({
        id: this.id,
        hits,
        articles,
        lines: this.hits.length,
        done,
        total,
        ended,
        cut,
        unfinished,
        partial: place.partial,
        ...(place.partial ? { read } : {}),
        milliseconds: Math.round(performance.now() - begun),
        ...(failure === undefined ? {} : { failure }),
      });
    };
    let failure: string | undefined;
    try {
      const shows = ({ hits }: Progress) => FIRST_LINES.some((lines) => this.#progress.hits < lines && hits >= lines);
      const hear = (progress: Progress) => {
        const isShown = shows(progress);
        this.#progress = progress;
        if (!isShown && performance.now() - told < TELLING) return;
        told = performance.now();
        tell(false);
      };
      this.#progress = await inSlices(this.#options.steps, this.#stopping.signal, hear, shows);
    } catch (error) {
      if (!(error instanceof GivenUp)) failure = error instanceof Error ? error.message : String(error);
    }
    this.#running = false;
    this.hits.trim();
    const { problem } = this.session;
    tell(true, failure ?? (problem === undefined ? undefined : unreadable(problem)));
  }

  get running(): boolean {
    return this.#running;
  }
}
