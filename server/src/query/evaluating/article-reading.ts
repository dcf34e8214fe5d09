/** One article while a query looks at it. */
import type { ArticleMetadata, ArticleTokens, QueriedFacts, QuerySource } from '../source.ts';
import { ArticleStructures } from './structures.ts';
import { Visible } from './visible.ts';

/** So many steps may be taken in an article by patterns whose ways cannot be counted beforehand (some tenths of a second). */
const MOST_STEPS = 1_000_000;

export class ArticleReading {
  readonly visible: Visible;
  /** Steps that may still be taken; negative where hits may be missing since there were too many. */
  steps = MOST_STEPS;
  readonly #source: QuerySource;
  #facts: QueriedFacts | null | undefined = null;
  #structures: ArticleStructures | undefined;
  #lineStarts: Uint8Array | undefined;

  private constructor(source: QuerySource, visible: Visible) {
    this.#source = source;
    this.visible = visible;
  }

  /** @returns undefined where the article has no token in the zones */
  static of(source: QuerySource, tokens: ArticleTokens, zones: number): ArticleReading | undefined {
    const visible = Visible.of(tokens, zones);
    return visible === undefined ? undefined : new ArticleReading(source, visible);
  }

  /** Steps that were taken. */
  get taken(): number {
    return MOST_STEPS - Math.max(0, this.steps);
  }

  get structures(): ArticleStructures {
    this.#structures ??= new ArticleStructures(this.visible, this.#source.vocabulary, this);
    return this.#structures;
  }

  facts(): QueriedFacts | undefined {
    if (this.#facts === null) this.#facts = this.#source.facts(this.visible.tokens.article);
    return this.#facts;
  }

  metadata(): ArticleMetadata | undefined {
    return this.#source.metadata(this.visible.tokens.article);
  }

  /** By token whether a line begins with it; the place behind the last token begins one, too. */
  get lineStarts(): Uint8Array {
    if (this.#lineStarts === undefined) {
      this.#lineStarts = new Uint8Array(this.visible.length + 1);
      for (const token of this.visible.lines) this.#lineStarts[token] = 1;
    }
    return this.#lineStarts;
  }
}
