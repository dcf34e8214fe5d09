/**
 * A text recognised once more with an observer: its facts, and what recognition told of its reasons on the way. Done on
 * demand for the one text that somebody asks about.
 */
import type { Facts } from '../article/facts.ts';
import type { Evidence, Observer } from '../article/observer.ts';
import { type Reading, read } from '../article/reading.ts';
import { analyseReading } from '../corpus/analyse.ts';
import { clean, toFolded, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';

type Kind = Evidence['kind'];
type Of<K extends Kind> = Extract<Evidence, { kind: K }>;

/** Keeps what is told. */
class Listener implements Observer {
  readonly line: number;
  readonly #told = new Map<Kind, Evidence[]>();

  constructor(line: number) {
    this.line = line;
  }

  tell(evidence: Evidence): void {
    const known = this.#told.get(evidence.kind);
    if (known === undefined) this.#told.set(evidence.kind, [evidence]);
    else known.push(evidence);
  }

  all<K extends Kind>(kind: K): readonly Of<K>[] {
    return (this.#told.get(kind) ?? []) as Of<K>[];
  }
}

/** A text with its facts and their reasons. */
export class Told {
  readonly reading: Reading;
  readonly facts: Facts;
  /** 1-based line that is asked about. */
  readonly line: number;
  readonly #listener: Listener;

  /** Recognises a text; `line` is the one of which every step is told. Costs what reading the text costs, and a little more. */
  constructor(text: string, line: number) {
    this.line = line;
    this.#listener = new Listener(line);
    this.reading = read(text, this.#listener);
    this.facts = analyseReading(this.reading);
  }

  /** All evidence of a kind, in the order in which it was told. */
  all<K extends Kind>(kind: K): readonly Of<K>[] {
    return this.#listener.all(kind);
  }

  /** The folded span of a raw one. */
  folded({ start, end }: Span): Span {
    const { folding } = this.reading;
    return { start: toFolded(folding, start), end: toFolded(folding, end) };
  }

  /** The raw span of a folded one. */
  raw({ start, end }: Span): Span {
    return toRaw(this.reading.folding, start, end);
  }

  /** The clean reading of a raw span. */
  text(span: Span): string {
    const { start, end } = this.folded(span);
    return clean(this.reading.folding, start, end);
  }

  /** The folded characters of a raw span without padding, as names are weighed by. */
  surface(span: Span): string {
    const { start, end } = this.folded(span);
    return this.reading.folding.text.slice(start, end).replace(/\s+/gu, '');
  }
}
