/** Values by key, of which those that were asked for last are remembered. */
export class Recent<Key, Value> {
  readonly #most: number;
  /** The one that nobody has asked for longest comes first. */
  readonly #values = new Map<Key, Value>();

  /** @param most how many are remembered */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  put(key: Key, value: Value): void {
    this.#values.delete(key);
    if (this.#values.size >= this.#most) this.#values.delete(this.#values.keys().next().value as Key);
    this.#values.set(key, value);
  }
}
