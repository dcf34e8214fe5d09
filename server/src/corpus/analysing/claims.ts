/**
 * Who makes what, where several threads could: a job is given to a thread, and as long as that one has not begun with it, it may
 * be taken back without asking. Places in memory that all threads share hold the numbers of what was given and nobody has begun with.
 * Whoever is given the same job again has another number for it: with the old one a thread that still holds it could begin with what
 * is another one's by now.
 */

import { MOST_AHEAD } from './ahead.ts';

/** Jobs that can be given to threads at the same time: those of a crawl and of a file of records that are read ahead. */
const PLACES = 2 * MOST_AHEAD.articles;

/** Of a job that is given to a thread. */
export interface Ticket {
  readonly job: number;
  /** Of this giving, not 0. */
  readonly number: number;
  readonly place: number;
}

/** Numbers begin anew behind the greatest that a place can hold. */
const MOST_NUMBERS = 2 ** 31 - 1;

export class Claims {
  /** To be given to the threads. */
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;
  #last = 0;
  readonly #free = Array.from({ length: PLACES }, (_, place) => place);

  constructor() {
    this.memory = new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT);
    this.#cells = new Int32Array(this.memory);
  }

  /** Lets whoever comes first begin with a job; undefined where so many are given already. */
  open(job: number): Ticket | undefined {
    const place = this.#free.pop();
    if (place === undefined) return undefined;
    this.#last = (this.#last % MOST_NUMBERS) + 1;
    Atomics.store(this.#cells, place, this.#last);
    return { job, number: this.#last, place };
  }

  /** @returns whether nobody had begun with it; now nobody else will */
  take(ticket: Ticket): boolean {
    return take(this.#cells, ticket);
  }

  /** The job is done, or taken. */
  close({ place }: Ticket): void {
    Atomics.store(this.#cells, place, 0);
    this.#free.push(place);
  }
}

/** The same for a thread. @param cells on the memory of the claims; @returns whether the job is the caller's */
export function take(cells: Int32Array, { number, place }: Ticket): boolean {
  return Atomics.compareExchange(cells, place, number, 0) === number;
}
