/**
 * Holds back what a client says after `initialize` until the server's parts are loaded, and then lets it through in
 * order. So `initialize` is answered at once, and nothing that follows it finds a server without handlers.
 */
import type { MessageStrategy } from 'vscode-languageserver/node';

type Message = Parameters<MessageStrategy['handleMessage']>[0];
type Next = Parameters<MessageStrategy['handleMessage']>[1];

export class Gate implements MessageStrategy {
  #load: (() => Promise<void>) | undefined;
  #loading = false;
  readonly #held: { readonly message: Message; readonly next: Next }[] = [];

  /** Closes the gate. The first message that comes to it starts `load`; what `load` brings opens the gate again. */
  close(load: () => Promise<void>): void {
    this.#load = load;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (this.#load === undefined) return next(message);
    this.#held.push({ message, next });
    if (this.#loading) return;
    this.#loading = true;
    void this.#load().then(() => this.#open());
  }

  #open(): void {
    this.#load = undefined;
    for (const { message, next } of this.#held.splice(0)) void next(message);
  }
}
