/**
 * What the panel shows: the query and how far it is, the order of its lines, and the choices of each tab. Parts of the page look at it
 * and are told when it changes; only this asks for queries.
 */
import type { QueryProgress, WireQueryProblem } from '../../../../../server/src/protocol/query.ts';
import { readState } from '../kept.ts';
import type { Arrangement, Asked, PanelState, Shown } from '../messages.ts';
import type { Strings } from '../strings.ts';
import { Forgotten, type Host } from './host.ts';

/**
 * `query`: another query, or none. `progress`: it has gone on. `lines`: the lines are others, or in another order. `state`: what the
 * panel is to show was set from outside. `screen`: other lines are on the screen. `settled`: the corpus has been read to its end.
 */
export type Change = 'query' | 'progress' | 'lines' | 'state' | 'history' | 'screen' | 'settled';

/** A query that the server has. */
export interface OpenQuery {
  id: number;
  cql: string;
  asked: Asked;
  progress: QueryProgress | undefined;
  /** The corpus is no longer what it was. */
  outdated: boolean;
}

export class Model {
  readonly host: Host;
  readonly strings: Strings;
  readonly locale: string;
  state: PanelState;
  history: Asked[];
  open: OpenQuery | undefined;
  /** Asked for, and not yet answered. */
  starting = false;
  /** What is wrong with the query that was run. */
  problems: readonly WireQueryProblem[] = [];
  /** Why there is no answer, in the user's language. */
  failure: string | undefined;
  /** How many lines there are in the order that was made. */
  lines = 0;
  /** The order and choice that was made of them; the state has the one that is wanted. */
  chosen: Arrangement = {};
  /** Problems of the filter, or why the order could not be made. */
  arrangementProblem: string | undefined;
  arranging = false;
  /** The first line that is wholly on the screen and the last, counted from 0; undefined where none are. */
  screen: { first: number; last: number } | undefined;
  /** How far the order of the lines is, from 0 to 1. */
  arrangingShare = 0;
  private readonly listeners = new Set<(change: Change) => void>();
  private running = new AbortController();
  private ordering = new AbortController();
  private arranged = false;
  private saving: number | undefined;
  /** Where the lines of the query that is open were first shown. */
  private begun = { current: 0, top: 0 };

  constructor(host: Host, strings: Strings, locale: string, state: PanelState, history: Asked[]) {
    this.host = host;
    this.strings = strings;
    this.locale = locale;
    this.state = state;
    this.history = history;
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.add(listener);
  }

  /** Whether further hits may come. */
  get busy(): boolean {
    return this.starting || (this.open !== undefined && this.open.progress?.ended !== true && this.failure === undefined);
  }

  /** A number as the user's language writes it. */
  count(value: number, digits = 0): string {
    return value.toLocaleString(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** Sets what is to be kept, soon: scrolling sets it all the time. */
  set(state: Partial<PanelState>): void {
    this.state = { ...this.state, ...state };
    if (state.tab !== undefined) this.tell('screen');
    this.saving ??= window.setTimeout(() => {
      this.saving = undefined;
      this.host.keep(this.state);
      this.host.tell({ kind: 'state', state: this.state, hits: this.lines });
    }, 100);
  }

  /** What a command wants. */
  show({ state, run }: Shown): void {
    this.state = readState({ ...this.state, ...state });
    this.set({});
    this.tell('state');
    if (run) void this.run();
  }

  /** Runs the query that the state has, from its beginning. */
  async run(asked: Asked = this.state.asked, at: { current: number; top: number } = { current: 0, top: 0 }): Promise<void> {
    this.forget();
    this.begun = at;
    this.set({ asked, ...at });
    if (asked.query.trim() === '') {
      this.tell('query');
      return;
    }
    const { signal } = this.running;
    this.starting = true;
    this.tell('query');
    try {
      const result = await this.host.ask('start', asked, signal);
      this.starting = false;
      if ('problems' in result) this.problems = result.problems;
      else this.open = { id: result.id, cql: result.cql, asked, progress: undefined, outdated: false };
    } catch (error) {
      if (signal.aborted) return;
      this.starting = false;
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.tell('query');
  }

  /** Looks for no more; what was found stays. */
  stop(): void {
    if (this.open !== undefined) {
      void this.host.ask('stop', { id: this.open.id }).catch((error: Error) => this.fail(error));
      return;
    }
    this.forget();
    this.tell('query');
  }

  progress(progress: QueryProgress): void {
    if (progress.id !== this.open?.id) return;
    this.open.progress = progress;
    if (progress.problem !== undefined) this.failure = progress.problem;
    if (!this.arranged) this.showLines(progress.lines);
    this.tell('progress');
    if (progress.ended && !this.arranged && !isPlain(this.state.arrangement)) void this.arrange(this.state.arrangement, true);
    else if (!this.arranged) this.tell('lines');
    if (this.open.outdated) this.renew();
  }

  /** The corpus has changed, and has been read to its end. */
  settled(): void {
    this.tell('settled');
    if (this.open === undefined) return;
    this.open.outdated = true;
    this.renew();
    this.tell('progress');
  }

  /** Other lines are on the screen. */
  look(first: number, last: number): void {
    if (this.screen?.first === first && this.screen.last === last) return;
    this.screen = last < first ? undefined : { first, last };
    this.tell('screen');
  }

  /** Looks for the hits that were missing, where nobody has begun to read those that are there: lines must not go from under a reader. */
  private renew(): void {
    const { open, state, begun } = this;
    if (open?.progress?.ended !== true || !open.progress.partial) return;
    if (this.lines > 0 && (state.current !== begun.current || state.top !== begun.top)) return;
    // Another query is being typed.
    if (JSON.stringify(state.asked) !== JSON.stringify(open.asked)) return;
    void this.run(open.asked, { current: state.current, top: state.top });
  }

  /** Puts the lines in another order; while the query runs, as soon as it has ended. */
  async arrange(arrangement: Arrangement, keepPlace = false): Promise<void> {
    this.set(keepPlace ? { arrangement } : { arrangement, current: 0, top: 0 });
    this.arrangementProblem = undefined;
    if (this.open?.progress?.ended !== true) {
      this.tell('lines');
      return;
    }
    this.ordering.abort();
    this.ordering = new AbortController();
    const { signal } = this.ordering;
    this.arranging = true;
    this.arrangingShare = 0;
    this.tell('progress');
    try {
      const result = await this.host.ask('arrange', { id: this.open.id, ...arrangement }, signal, (share) => {
        this.arrangingShare = share;
        this.tell('progress');
      });
      if ('problems' in result) this.arrangementProblem = result.problems.map(({ message }) => message).join(' · ');
      else {
        this.showLines(result.lines);
        this.chosen = arrangement;
        this.arranged = true;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.arrangementProblem = error instanceof Error ? error.message : String(error);
    }
    this.arranging = false;
    this.tell('progress');
    this.tell('lines');
  }

  /** Lines could not be had: said where their order is told. */
  tellProblem(error: unknown): void {
    if (error instanceof Forgotten) return;
    this.arrangementProblem = error instanceof Error ? error.message : String(error);
    this.tell('progress');
  }

  /** The server was started again, and the query is gone. */
  lost(): void {
    if (this.open === undefined && !this.starting) return;
    this.forget();
    this.failure = this.strings.lost;
    this.tell('query');
  }

  setHistory(history: Asked[]): void {
    this.history = history;
    this.tell('history');
  }

  private forget(): void {
    this.running.abort(new Forgotten());
    this.ordering.abort(new Forgotten());
    this.running = new AbortController();
    this.starting = false;
    this.arranging = false;
    this.arranged = false;
    this.open = undefined;
    this.problems = [];
    this.failure = undefined;
    this.arrangementProblem = undefined;
    this.lines = 0;
    this.chosen = {};
  }

  /** The first line, and the last to go, are told: commands lead through them, and are offered only where there are some. */
  private showLines(lines: number): void {
    const had = this.lines > 0;
    this.lines = lines;
    if (had !== lines > 0) this.set({});
  }

  private fail(error: Error): void {
    this.failure = error.message;
    this.tell('query');
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}

/** Whether lines stand as the corpus has them, and all of them. */
export function isPlain({ sort, sample, filter, group }: Arrangement): boolean {
  return (sort === undefined || sort.length === 0) && sample === undefined && filter === undefined && group === undefined;
}
