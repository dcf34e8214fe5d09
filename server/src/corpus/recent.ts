/** Values by key, of which those that were asked for last are remembered. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #weightOf: (value: Value) => number;
  /** The one that nobody has asked for longest comes first. */
  readonly #values = new Map<Key, Value>();
  #weight = 0;

  /**
   * @param most how many are remembered, or how much all of them may weigh together; the latest is, whatever it weighs
   * @param weightOf what one weighs, for good
   */
  constructor(most: number, weightOf: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#weightOf = weightOf;
  }

  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  put(key: Key, value: Value): void {
    this.#forget(key);
    this.#weight += this.#weightOf(value);
    while (this.#weight > this.#most && this.#values.size > 0) this.#forget(this.#values.keys().next().value as Key);
    this.#values.set(key, value);
  }

  #forget(key: Key): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#weight -= this.#weightOf(value);
  }
}
