/**
 * Lines as they come from the server, by pages: asked for when they are wanted, the latest wish first, a few at a time, and forgotten
 * when others are wanted.
 */

/** Whoever drags the scrollbar through a million lines wants few of them. */
const AT_ONCE = 2;

export class Pages<Line> {
  private readonly size: number;
  private readonly most: number;
  private readonly load: (from: number, count: number) => Promise<readonly Line[]>;
  private readonly arrived: () => void;
  private readonly failed: (error: unknown) => void;
  /** With how many lines a page should have had when it was asked for. */
  private readonly pages = new Map<number, { readonly lines: readonly Line[]; readonly expected: number }>();
  private readonly asked = new Set<number>();
  private wanted: number[] = [];
  private total = 0;
  /** Answers to what was asked before everything was forgotten are not wanted. */
  private age = 0;

  /**
   * @param size lines of a page
   * @param most pages that are kept
   * @param arrived called when lines have come
   * @param failed called when lines could not be had
   */
  constructor(
    size: number,
    most: number,
    load: (from: number, count: number) => Promise<readonly Line[]>,
    arrived: () => void,
    failed: (error: unknown) => void,
  ) {
    this.size = size;
    this.most = most;
    this.load = load;
    this.arrived = arrived;
    this.failed = failed;
  }

  /** A line, where it is here. */
  get(line: number): Line | undefined {
    return this.pages.get(Math.floor(line / this.size))?.lines[line % this.size];
  }

  /** Asks for the lines from `from` to before `until`, of `total` that there are; earlier wishes that were not yet asked are dropped. */
  want(from: number, until: number, total: number): void {
    this.total = total;
    const first = Math.floor(from / this.size);
    const last = Math.floor((Math.max(from + 1, Math.min(until, total)) - 1) / this.size);
    this.wanted = [];
    for (let page = first; page <= last; page++) if (!this.whole(page)) this.wanted.push(page);
    this.next();
  }

  /** Forgets everything: the lines are others now. */
  forget(): void {
    this.age++;
    this.pages.clear();
    this.asked.clear();
    this.wanted = [];
  }

  /** A page that was asked for while the query ran may have grown since. */
  private whole(page: number): boolean {
    return (this.pages.get(page)?.expected ?? 0) >= this.expected(page);
  }

  private expected(page: number): number {
    return Math.min(this.size, this.total - page * this.size);
  }

  private next(): void {
    while (this.asked.size < AT_ONCE) {
      const page = this.wanted.find((each) => !this.asked.has(each));
      if (page === undefined) return;
      this.wanted = this.wanted.filter((each) => each !== page);
      this.asked.add(page);
      void this.fetch(page, this.age);
    }
  }

  private async fetch(page: number, age: number): Promise<void> {
    const expected = this.expected(page);
    const lines = await this.load(page * this.size, this.size).catch((error: unknown) => {
      if (age === this.age) this.failed(error);
    });
    if (age !== this.age) return;
    this.asked.delete(page);
    // What could not be had is asked for again when somebody scrolls, not at once and for ever.
    if (lines !== undefined) {
      this.pages.delete(page);
      this.pages.set(page, { lines, expected });
      for (const [oldest] of this.pages) {
        if (this.pages.size <= this.most) break;
        this.pages.delete(oldest);
      }
      this.arrived();
    }
    this.next();
  }
}
