/**
 * Holds back what a client says after `initialize` until the server's parts are loaded, and then lets it through in
 * order. So `initialize` is answered at once, and nothing that follows it finds a server without handlers.
 */
import { Message as AnyMessage, type MessageStrategy } from 'vscode-languageserver/node';

type Message = Parameters<MessageStrategy['handleMessage']>[0];
type Next = Parameters<MessageStrategy['handleMessage']>[1];

export class Gate implements MessageStrategy {
  #load: ((method: string | undefined) => Promise<void>) | undefined;
  #loading = false;
  readonly #held: { readonly message: Message; readonly next: Next }[] = [];

  /**
   * Closes the gate. The first message that comes to it starts `load`, which is told its method; what `load` brings opens the gate
   * again. Answers to what is asked of the client meanwhile pass.
   */
  close(load: (method: string | undefined) => Promise<void>): void {
    this.#load = load;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (this.#load === undefined || AnyMessage.isResponse(message)) return next(message);
    this.#held.push({ message, next });
    if (this.#loading) return;
    this.#loading = true;
    void this.#load('method' in message ? String(message.method) : undefined).then(() => this.#open());
  }

  #open(): void {
    this.#load = undefined;
    for (const { message, next } of this.#held.splice(0)) void next(message);
  }
}
