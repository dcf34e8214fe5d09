/**
 * Which lines are on the screen, for lists that are longer than browsers can scroll: beyond some ten million pixels their boxes end,
 * and a million lines are more. The scrollbar is then a scaled one: dragging it goes to the same part of the list, while the wheel
 * and the keys go as many pixels as they say.
 */

/** Half of what Firefox, the most modest, can scroll. */
export const MOST_PIXELS = 8_000_000;

export class Scroll {
  /** First pixel of the list that is on the screen. */
  top = 0;
  private readonly row: number;
  private readonly most: number;
  private rows = 0;
  private view = 0;
  private bar = 0;

  /** @param row height of a line in pixels */
  constructor(row: number, most = MOST_PIXELS) {
    this.row = row;
    this.most = most;
  }

  /** Sets how long the list and how high the window on it is. */
  resize(rows: number, view: number): void {
    this.rows = rows;
    this.view = view;
    this.top = Math.max(0, Math.min(this.top, this.lowest));
  }

  /** How high the box is that the browser scrolls. */
  get height(): number {
    return Math.min(this.rows * this.row, this.most);
  }

  /** Where the browser's scrollbar must stand for `top`. */
  get position(): number {
    const { lowest, lowestBar } = this;
    return lowest === lowestBar ? this.top : Math.round((this.top / lowest) * lowestBar);
  }

  /**
   * The browser has scrolled.
   * @param wheel whether it was the wheel, which may go more than a screen at once, and not the scrollbar
   */
  scrolled(position: number, wheel: boolean): void {
    const { lowest, lowestBar, bar } = this;
    this.bar = position;
    if (lowest === lowestBar) {
      this.top = Math.max(0, Math.min(position, lowest));
      return;
    }
    const by = position - bar;
    const near = this.top + by;
    // A step of less than a screen is no jump either, unless the bar stands at an end and the list nearly so.
    const atEnd = (position <= 0 && near < this.view) || (position >= lowestBar && near > lowest - this.view);
    const step = (wheel || Math.abs(by) <= this.view) && !atEnd;
    this.top = Math.max(0, Math.min(step ? near : (position / lowestBar) * lowest, lowest));
  }

  /** The scrollbar was put where it belongs. */
  placed(position: number): void {
    this.bar = position;
  }

  /** First line that is at least partly on the screen, how far it sticks out above, and how many lines the screen shows. */
  get shown(): { first: number; above: number; count: number } {
    const first = Math.floor(this.top / this.row);
    const above = this.top - first * this.row;
    return { first, above, count: Math.max(0, Math.min(Math.ceil((this.view + above) / this.row), this.rows - first)) };
  }

  /** Goes just far enough that a line is wholly on the screen, or puts it first. */
  reveal(line: number, first = false): void {
    const start = line * this.row;
    if (first || start < this.top) this.top = start;
    else if (start + this.row > this.top + this.view) this.top = start + this.row - this.view;
    this.top = Math.max(0, Math.min(this.top, this.lowest));
  }

  private get lowest(): number {
    return Math.max(0, this.rows * this.row - this.view);
  }

  private get lowestBar(): number {
    return Math.max(0, this.height - this.view);
  }
}
