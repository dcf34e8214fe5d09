/**
 * What to do when the server's process ends unasked: start it again, unless it keeps dying. Knows only times.
 */

/** Five crashes within three minutes are a fault that another start will not mend; the customary limit of clients. */
const limit = 5;
const windowMilliseconds = 3 * 60 * 1000;

export interface Verdict {
  restart: boolean;
  /** The user has not been told in this session. */
  tell: boolean;
}

export class Crashes {
  private times: number[] = [];
  private told = false;

  /** `now` in milliseconds. */
  record(now: number): Verdict {
    this.times = [...this.times.filter((time) => now - time < windowMilliseconds), now];
    const restart = this.times.length < limit;
    const tell = !restart || !this.told;
    this.told = true;
    return { restart, tell };
  }

  /** The user has started the server by hand: the count begins anew. */
  forget(): void {
    this.times = [];
    this.told = false;
  }
}
