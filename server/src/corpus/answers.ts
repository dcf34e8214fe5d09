/**
 * Who waits for an answer of the indexer, on the reading side: each question has a ticket, and the report with that ticket
 * answers it.
 */
import type { Command, Report } from './messages.ts';

type Question = Extract<Command, { readonly type: 'settle' | 'rebuild' }>;

export class Answers {
  readonly #send: (question: Question) => boolean;
  readonly #waiting = new Map<number, (report: Report | undefined) => void>();
  #next = 1;

  /** @param send tells the indexer; returns whether anybody hears it */
  constructor(send: (question: Question) => boolean) {
    this.#send = send;
  }

  /**
   * Waits until all that was said before is done.
   * @param words whether words are waited for, too; the signal ends the waiting
   */
  async settle(words: boolean, signal: AbortSignal | undefined): Promise<void> {
    const asked = this.#ask((ticket) => ({ type: 'settle', ticket, words }));
    const stop = () => this.answer(asked.ticket, undefined);
    signal?.addEventListener('abort', stop, { once: true });
    await asked.answer;
    signal?.removeEventListener('abort', stop);
  }

  /** Waits for a rebuild, which answers by itself where it is cancelled, with what it has done; undefined where nobody does it. */
  rebuild(): Promise<Report | undefined> {
    return this.#ask((ticket) => ({ type: 'rebuild', ticket })).answer;
  }

  /** @param report undefined: there will be none */
  answer(ticket: number, report: Report | undefined): void {
    this.#waiting.get(ticket)?.(report);
    this.#waiting.delete(ticket);
  }

  /** Asks a new indexer, which knows of no question. A rebuild does not survive; waiting does. */
  askAgain(): void {
    for (const ticket of this.#waiting.keys()) this.#send({ type: 'settle', ticket, words: false });
  }

  /** Nothing that is waited for will come. */
  giveUp(): void {
    for (const ticket of [...this.#waiting.keys()]) this.answer(ticket, undefined);
  }

  #ask(question: (ticket: number) => Question): { readonly ticket: number; readonly answer: Promise<Report | undefined> } {
    const ticket = this.#next++;
    const answer = new Promise<Report | undefined>((resolve) => this.#waiting.set(ticket, resolve));
    if (!this.#send(question(ticket))) this.answer(ticket, undefined);
    return { ticket, answer };
  }
}
