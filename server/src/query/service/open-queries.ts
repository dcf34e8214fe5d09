/** The queries that clients have open, by their numbers. */
import type { OpenQuery } from './open-query.ts';
import { GivenUp, NOT_OPEN, Unanswerable } from './refusals.ts';

/** Most that are open at a time: each holds a state of the index. The one that was opened first gives way. */
const MOST_OPEN = 16;
/** Queries give way to a new one also where all of them keep more than so many times the hits that one may, … */
const KEPT_BESIDE = 3;
/** … where one may keep no less than this: a list of so many takes four megabytes. */
const FEW = 100_000;

export class OpenQueries {
  readonly #queries = new Map<number, OpenQuery>();

  /** @param id of a query that is not open */
  put(id: number, query: OpenQuery): void {
    this.#queries.set(id, query);
  }

  /** Looks for no further hits. */
  stop(id: number): void {
    this.#queries.get(id)?.stop();
  }

  /** @throws Unanswerable where it is not open */
  get(id: number): OpenQuery {
    const query = this.#queries.get(id);
    if (query === undefined) throw new Unanswerable(NOT_OPEN);
    query.touch();
    return query;
  }

  /** One that has been run to its end. @throws Unanswerable where it is not open; GivenUp where the signal says so */
  async whole(id: number, signal: AbortSignal): Promise<OpenQuery> {
    const query = this.get(id);
    await query.ended;
    if (signal.aborted) throw new GivenUp();
    return query;
  }

  /** Those that were opened first give way to a new one. @param most hits that it may keep */
  async makeRoom(most: number): Promise<void> {
    for (const id of [...this.#queries.keys()]) {
      const kept = Array.from(this.#queries.values(), ({ hits }) => hits.room).reduce((sum, room) => sum + room, 0);
      if (this.#queries.size < MOST_OPEN && kept <= KEPT_BESIDE * Math.max(most, FEW)) return;
      await this.close(id);
    }
  }

  async close(id: number): Promise<void> {
    const query = this.#queries.get(id);
    this.#queries.delete(id);
    await query?.close();
  }
}
