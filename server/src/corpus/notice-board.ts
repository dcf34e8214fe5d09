/** What the user should know at present, and who wants to hear of it. */
import { Listeners, type Subscription } from './listeners.ts';
import type { Notice } from './messages.ts';

export class NoticeBoard {
  readonly #notices = new Map<string, Notice>();
  readonly #listeners = new Listeners<Notice>();

  get all(): readonly Notice[] {
    return [...this.#notices.values()];
  }

  /** A notice; listeners hear of it where it is new or says something new. */
  put(notice: Notice): void {
    if (this.#notices.get(notice.id)?.message === notice.message) return;
    this.#notices.set(notice.id, notice);
    this.#listeners.tell(notice);
  }

  take(id: string): void {
    this.#notices.delete(id);
  }

  onNotice(listener: (notice: Notice) => void): Subscription {
    return this.#listeners.add(listener);
  }
}
