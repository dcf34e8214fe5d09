/**
 * Which tokens of an article somebody is reported to say: those of the body that lie in a statement, less the names of those who speak
 * in the article, since that somebody's statements name them tells nothing. They are counted by word as articles come and go, so that
 * what one person says is compared with what all others say without reading all that they say.
 */
import type { Facts } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { packNumbers, readVarint } from '../packing/varints.ts';

/** Told of the tokens of one article after the other, in their order. */
export class SaidTokens {
  readonly #statements: Stretches;
  readonly #names: Stretches;
  readonly #all: Facts['statements'];
  /** Where the tokens of the body stand, start and end by turns; none where nobody speaks. */
  readonly #body: number[] = [];
  readonly #runs: number[] = [];
  #token = 0;
  #end = 0;

  /** @param facts of the article; undefined: nobody speaks in it */
  constructor(facts: Pick<Facts, 'statements' | 'people'> | undefined) {
    this.#all = facts?.statements ?? [];
    const speakers = new Set(this.#all.map(({ key }) => key));
    this.#statements = new Stretches(this.#all);
    this.#names = new Stretches((facts?.people ?? []).flatMap(({ key, mentions }) => (speakers.has(key) ? mentions : [])));
  }

  /** The next token. @param raw where it stands; @returns whether it is said */
  add(raw: Span, isBody: boolean): boolean {
    const token = this.#token++;
    if (this.#all.length === 0 || !isBody) return false;
    this.#body.push(raw.start, raw.end);
    // Both are asked, since each goes on with the tokens.
    const [isInStatement, isName] = [this.#statements.meet(raw), this.#names.meet(raw)];
    if (!isInStatement || isName) return false;
    if (this.#runs.length > 0 && token === this.#end) (this.#runs[this.#runs.length - 1] as number)++;
    else this.#runs.push(token - this.#end, 1);
    this.#end = token + 1;
    return true;
  }

  /** Statements of which a token stands in the body. */
  get statements(): number {
    const body = this.#body;
    return this.#all.filter(({ start, end }) => {
      if (end <= start) return false;
      let low = 0;
      for (let high = body.length / 2; low < high; ) {
        const middle = (low + high) >> 1;
        if ((body[2 * middle + 1] as number) > start) high = middle;
        else low = middle + 1;
      }
      return 2 * low < body.length && (body[2 * low] as number) < end;
    }).length;
  }

  /** The tokens that are said, for `readSaid`. */
  get packed(): Uint8Array {
    return packNumbers(this.#runs);
  }
}

/** Runs of tokens, as `SaidTokens` packs them: how many lie before each since the one before ended, and its own. */
export function* readSaid(bytes: Uint8Array): Generator<Span> {
  const reader = { bytes, at: 0 };
  for (let end = 0; reader.at < bytes.length; ) {
    const start = end + readVarint(reader);
    end = start + readVarint(reader);
    yield { start, end };
  }
}

/** Stretches of a text that are asked about from its beginning to its end. */
class Stretches {
  /** By start; none touches another. */
  readonly #joined: { readonly start: number; end: number }[] = [];
  #next = 0;

  constructor(spans: readonly Span[]) {
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
      const last = this.#joined.at(-1);
      if (end <= start) continue;
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else this.#joined.push({ start, end });
    }
  }

  /** Whether a stretch shares a character with a span that begins no earlier than the one before. */
  meet({ start, end }: Span): boolean {
    let stretch = this.#joined[this.#next];
    while (stretch !== undefined && stretch.end <= start) stretch = this.#joined[++this.#next];
    return stretch !== undefined && stretch.start < end;
  }
}
