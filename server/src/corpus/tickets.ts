/**
 * Who waits for the indexer: for all that was said before to be done, or for a rebuild. Each is answered once, by ticket.
 */
import type { Command, Report } from './messages.ts';

type Settling = Extract<Command, { readonly type: 'settle' }>;

export class Tickets {
  readonly #report: (report: Report) => void;
  #settling: readonly Settling[] = [];
  #rebuilds: readonly number[] = [];

  constructor(report: (report: Report) => void) {
    this.#report = report;
  }

  /** Whether anybody waits. @param words whether for words, too */
  any(words: boolean): boolean {
    return this.#rebuilds.length > 0 || this.#settling.some((each) => words || !each.words);
  }

  /** Whether anybody waits for words. */
  get waitForWords(): boolean {
    return this.#settling.some(({ words }) => words);
  }

  get rebuilding(): boolean {
    return this.#rebuilds.length > 0;
  }

  settle(command: Settling): void {
    this.#settling = [...this.#settling, command];
  }

  rebuild(ticket: number): void {
    this.#rebuilds = [...this.#rebuilds, ticket];
  }

  /** All is done. @param words whether words are, too */
  settled(words: boolean): void {
    const done = this.#settling.filter((each) => words || !each.words);
    this.#settling = this.#settling.filter((each) => !done.includes(each));
    for (const { ticket } of done) this.#report({ type: 'settled', ticket });
  }

  /** The rebuild is over. @param articles how many there are */
  rebuilt(articles: number, cancelled: boolean): void {
    const done = this.#rebuilds;
    this.#rebuilds = [];
    for (const ticket of done) this.#report({ type: 'rebuilt', ticket, articles, cancelled });
  }
}
