/** Who wants to hear of something. */

/** Takes a listener off again. */
export interface Subscription {
  dispose(): void;
}

export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): Subscription {
    // A wrapper, so that one function added twice is two listeners.
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  }

  tell(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
