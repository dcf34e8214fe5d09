/**
 * A text recognised once more with an observer: its facts, and what recognition told of its reasons on the way. Done on
 * demand for the one text that somebody asks about.
 */
import type { Facts } from '../article/facts.ts';
import type { NameOffer } from '../article/name-decisions.ts';
import type { Evidence, Observer } from '../article/observer.ts';
import { type Reading, read } from '../article/reading.ts';
import { analyseReading } from '../corpus/analyse.ts';
import { clean, toFolded, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';

type Kind = Evidence['kind'];
type Of<K extends Kind> = Extract<Evidence, { kind: K }>;
/** Kinds that are about a key, and those that stand somewhere. */
type KeyedKind = Extract<Evidence, { key: string }>['kind'];
type PlacedKind = Extract<Evidence, Span>['kind'];

/** Keeps what is told. */
class Listener implements Observer {
  readonly line: number;
  offset?: number;
  readonly #told = new Map<Kind, Evidence[]>();
  /** Made when first asked for: of each kind, by key or by start. */
  readonly #indexes = new Map<string, ReadonlyMap<string | number, Evidence[]>>();

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

  /** Those of a kind with a value of a property. A line may hold thousands of names: each is looked up, not searched for. */
  with(kind: Kind, property: 'key' | 'start', value: string | number): readonly Evidence[] {
    const name = `${kind} ${property}`;
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = Map.groupBy(
        this.all(kind),
        (evidence) => (evidence as unknown as Record<string, string | number>)[property] as string | number,
      );
      this.#indexes.set(name, index);
    }
    return index.get(value) ?? [];
  }
}

/** A text with its facts and their reasons. */
export class Told {
  readonly reading: Reading;
  readonly facts: Facts;
  /** 1-based line that is asked about. */
  readonly line: number;
  readonly #listener: Listener;

  /**
   * Recognises a text. Costs what reading the text costs, and a little more.
   * @param line 1-based; the one of which every step is told
   * @param offset raw offset on it around which it is told; absent: the whole line
   */
  constructor(text: string, line: number, offset?: number) {
    this.line = line;
    this.#listener = new Listener(line);
    this.reading = read(text, this.#listener);
    if (offset !== undefined) this.#listener.offset = toFolded(this.reading.folding, offset);
    this.facts = analyseReading(this.reading);
  }

  /** All evidence of a kind, in the order in which it was told. */
  all<K extends Kind>(kind: K): readonly Of<K>[] {
    return this.#listener.all(kind);
  }

  /** The evidence of a kind about a key, in the order in which it was told. */
  about<K extends KeyedKind>(kind: K, key: string): readonly Of<K>[] {
    return this.#listener.with(kind, 'key', key) as Of<K>[];
  }

  /** The evidence of a kind about a folded span. */
  on<K extends PlacedKind>(kind: K, { start, end }: Span): Of<K> | undefined {
    const found = this.#listener.with(kind, 'start', start) as readonly (NameOffer | Of<K>)[];
    return found.find((evidence) => (evidence as Span).end === end) as Of<K> | undefined;
  }

  /** The evidence of a kind about a stretch that begins at a folded offset. */
  from<K extends PlacedKind>(kind: K, start: number): Of<K> | undefined {
    return this.#listener.with(kind, 'start', start)[0] as Of<K> | undefined;
  }

  /** The name that was weighed and taken on a folded span. */
  takenOffer({ start, end }: Span): NameOffer | undefined {
    const offers = this.#listener.with('offer', 'start', start) as NameOffer[];
    return offers.find((offer) => offer.end === end && offer.taken);
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
