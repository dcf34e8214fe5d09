/**
 * The quotations of one folded line: which offsets they cover and where they end, and where sentences do. A quotation that the line does not close reaches
 * to its end where a line or a clause begins with it; elsewhere a mark that is never closed opens none.
 */
import type { Span } from '../../text/span.ts';

/** “「『 and ”」』 as numbers: a line has thousands of characters and few of these. */
const OPEN = [0x201c, 0x300c, 0x300e];
const CLOSE = [0x201d, 0x300d, 0x300f];
const PLAIN = 0x22;
const SENTENCE_END: ReadonlySet<number> = new Set(Array.from('。!?', (mark) => mark.charCodeAt(0)));
const LEADS_TO_SPEECH = /(?:^|[,.:。!?;])\s*$/u;

export class Quotations {
  /** Outermost pairs of marks with their offsets, ascending and apart; one that is left open ends with the line. */
  readonly #pairs: Span[] = [];
  /** Whether the line leaves a quotation open. */
  readonly isLeftOpen: boolean;
  /** The offset of a closing mark before any opening one; null where there is none. */
  readonly closesFirst: number | null = null;

  readonly #text: string;
  /** The sentence that was asked for last. */
  #sentence: Span = { start: 0, end: 0 };

  constructor(text: string) {
    this.#text = text;
    const open: number[] = [];
    let plain = -1;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x300f || (unit < 0x201c && unit !== PLAIN)) continue;
      if (unit === PLAIN) {
        // Typewriter marks open and close by turns.
        if (open.length > 0) continue;
        if (plain >= 0) this.#add(plain, i);
        plain = plain < 0 ? i : -1;
      } else if (OPEN.includes(unit)) open.push(i);
      else if (CLOSE.includes(unit)) {
        const start = open.pop();
        if (start !== undefined && open.length === 0) this.#add(start, i);
        else if (start === undefined && this.#pairs.length === 0) this.closesFirst ??= i;
      }
    }
    const first = open[0];
    this.isLeftOpen = first !== undefined && LEADS_TO_SPEECH.test(text.slice(Math.max(0, first - 4), first));
    if (this.isLeftOpen) this.#add(first as number, text.length);
  }

  #add(start: number, end: number): void {
    while ((this.#pairs.at(-1)?.start ?? -1) > start) this.#pairs.pop();
    this.#pairs.push({ start, end });
  }

  /** The quotation with one of its marks or its text at an offset. */
  #at(offset: number): Span | undefined {
    let low = 0;
    let high = this.#pairs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const pair = this.#pairs[middle] as Span;
      if (pair.end < offset) low = middle + 1;
      else if (pair.start > offset) high = middle - 1;
      else return pair;
    }
    return undefined;
  }

  /** Whether the line has a quotation or the end of one: most lines have none. */
  get areAny(): boolean {
    return this.closesFirst !== null || this.#pairs.length > 0;
  }

  /** Whether an offset lies inside a quotation. */
  covers(offset: number): boolean {
    return (this.closesFirst !== null && offset < this.closesFirst) || this.#at(offset) !== undefined;
  }

  /** Whether a quotation's closing mark stands at an offset. */
  endsAt(offset: number): boolean {
    return offset >= 0 && (offset === this.closesFirst || this.#at(offset)?.end === offset);
  }

  /** Where the quotation begins whose closing mark stands at an offset; null where that is in a line before. */
  startOf(end: number): number | null {
    return end === this.closesFirst ? null : (this.#at(end)?.start ?? null);
  }

  /** The offset of the closing mark of the quotation that begins at an offset; null where none does. */
  endOf(start: number): number | null {
    const pair = this.#at(start);
    return pair?.start === start ? pair.end : null;
  }

  /** The end of the sentence that an offset outside quotations lies in, or of the quotation that ends it. */
  sentenceEnd(from: number): number {
    const text = this.#text;
    // A sentence may be as long as the text, and many may be said to speak in it.
    if (from >= this.#sentence.start && from < this.#sentence.end) return this.#sentence.end;
    let end = text.trimEnd().length;
    for (let i = from; i < text.length; i++) {
      const close = this.endOf(i);
      if (close !== null) {
        if (close >= text.length) break;
        if (SENTENCE_END.has(text.charCodeAt(close - 1)) || text.startsWith('……', close - 2)) {
          end = close + 1;
          break;
        }
        i = close;
      } else if (SENTENCE_END.has(text.charCodeAt(i))) {
        end = i + 1;
        break;
      }
    }
    this.#sentence = { start: from, end };
    return end;
  }

  /** Where the first quotation of the line ends; null where there is none. */
  get firstEnd(): number | null {
    return this.#pairs[0]?.end ?? null;
  }
}
