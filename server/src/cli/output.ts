/**
 * Where the command line writes. Everything goes through here, so that commands can be driven without a process, a slow
 * reader slows the work instead of filling memory, and a reader that goes away (`| head`) ends it quietly.
 */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';

/** Time between two lines of status, in milliseconds. */
const STATUS_ON_TERMINAL = 100;
const STATUS_IN_LOG = 10_000;

/** The reader has closed the pipe: nobody wants the rest. */
export class ReaderGone extends Error {}

/** Output and messages of one command. */
export class Output {
  readonly #out: Writable;
  readonly #messages: Writable;
  #failure: Error | undefined;
  /** Whether a terminal shows a status at present. */
  #showsStatus = false;
  #statusAt: number | undefined;

  constructor(out: Writable, messages: Writable) {
    this.#out = out;
    this.#messages = messages;
    out.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? new ReaderGone() : error;
      // Whoever waits for the reader waits no longer.
      out.emit('drain');
    });
    // Messages that nobody reads are no reason to stop.
    messages.on('error', () => {});
  }

  /**
   * Writes a text, or bytes as they are, and waits until the reader can take more.
   * @throws ReaderGone where nobody reads any more; the system's error where the output cannot be written (a full disk)
   */
  async write(text: string | Uint8Array): Promise<void> {
    if (this.#failure === undefined && !this.#out.write(text)) await once(this.#out, 'drain');
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Writes a line, as `write` does. */
  line(text: string): Promise<void> {
    return this.write(`${text}\n`);
  }

  /** A message to the user, apart from the output. */
  message(text: string): void {
    this.#clearStatus();
    this.#messages.write(`yuliao: ${text}\n`);
  }

  /**
   * How far a long command is. A terminal shows the last one, in place, until something else is said; a log gets one line in a
   * while.
   */
  status(text: string): void {
    const now = performance.now();
    const isTerminal = (this.#messages as Partial<WriteStream>).isTTY === true;
    this.#statusAt ??= isTerminal ? Number.NEGATIVE_INFINITY : now;
    if (now - this.#statusAt < (isTerminal ? STATUS_ON_TERMINAL : STATUS_IN_LOG)) return;
    this.#statusAt = now;
    if (!isTerminal) {
      this.message(text);
      return;
    }
    this.#clearStatus();
    this.#messages.write(`yuliao: ${text}`);
    this.#showsStatus = true;
  }

  #clearStatus(): void {
    if (this.#showsStatus) this.#messages.write('\r\u001b[K');
    this.#showsStatus = false;
  }
}
