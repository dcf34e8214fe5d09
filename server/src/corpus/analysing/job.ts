/** Something that is to be made, by whomever. */
import type { Worker } from 'node:worker_threads';
import { unpackContribution } from '../packing/contribution.ts';
import type { Ticket } from './claims.ts';
import type { Made, Material } from './making.ts';

/** As who asked for it sees it. */
export interface Job {
  /** Of the article. */
  readonly path: string;
  readonly material: Material;
  /** Whether it is made. */
  readonly isMade: boolean;
  /** What was made of it; what a thread has made is unpacked for each who asks. */
  readonly made: Made | undefined;
  /** Whether nobody makes it any more: what is not made then is left to who asked for it. */
  readonly isOver: boolean;
}

/** What has been made, or came packed from a thread. */
type Answered = Made | { readonly packed: Uint8Array };

/** As who has it made sees it. */
export class OwnJob implements Job {
  readonly path: string;
  readonly material: Material;
  readonly number: number;
  isOver = false;
  /** Where it is given to a thread. */
  ticket: Ticket | undefined;
  thread: Worker | undefined;
  /**
   * Packed until its turn comes: hundreds wait, and what they are made of, unpacked at once, would outlive the young generation and
   * be garbage of the old one.
   */
  #answer: Answered | undefined;

  constructor(path: string, material: Material, number: number) {
    this.path = path;
    this.material = material;
    this.number = number;
  }

  get isMade(): boolean {
    return this.#answer !== undefined;
  }

  get made(): Made | undefined {
    return this.#answer !== undefined && 'packed' in this.#answer
      ? { contribution: unpackContribution(this.#answer.packed) }
      : this.#answer;
  }

  answer(answer: Answered | undefined): void {
    this.#answer = answer;
  }
}
