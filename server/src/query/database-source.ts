/** Queries over the index: what `QuerySource` asks, from one state of the database. */

import type { EntityKind } from '../corpus/snapshot.ts';
import type { StoredPart } from '../corpus/words/segments.ts';
import type { TokenSession } from '../corpus/words/session.ts';
import type { Span } from '../text/span.ts';
import type { ArticleMetadata, ArticleTokens, QueriedFacts, QuerySource, Vocabulary } from './source.ts';

export class DatabaseSource implements QuerySource {
  readonly #session: TokenSession;

  constructor(session: TokenSession) {
    this.#session = session;
  }

  get vocabulary(): Vocabulary {
    return this.#session.vocabulary;
  }

  get articles(): Uint32Array {
    return this.#session.tokens.articles;
  }

  count(zones: number, word?: number): number {
    return this.#session.count(zones, word);
  }

  counts(zones: number): Float64Array {
    return this.#session.counts(zones);
  }

  get parts(): readonly StoredPart[] {
    return this.#session.tokens.parts;
  }

  articlesWith(words: Uint32Array, part?: StoredPart): Uint32Array {
    return this.#session.tokens.articlesWith(words, part);
  }

  articlesMeeting(before: number, behind: number, part: StoredPart): Uint32Array {
    return this.#session.tokens.articlesMeeting(before, behind, part);
  }

  articlesNaming(kind: EntityKind, key: string, begins: boolean): Uint32Array {
    return this.#session.tokens.articlesNaming(kind, key, begins);
  }

  articlesSpeaking(speaker: string, begins: boolean): Uint32Array {
    return this.#session.tokens.articlesSpeaking(speaker, begins);
  }

  sizes(zones: number): Uint32Array {
    const sizes = this.#session.sizes(zones);
    return this.articles.map((article) => sizes.get(article) ?? 0);
  }

  said(): { readonly counts: Uint32Array; readonly statements: number } {
    return this.#session.said;
  }

  saidIn(article: number): { readonly tokens: Iterable<Span>; readonly statements: number } | undefined {
    return this.#session.tokens.saidIn(article);
  }

  expect(articles: Uint32Array): void {
    this.#session.tokens.expect(articles);
  }

  tokens(article: number): ArticleTokens | undefined {
    return this.#session.tokens.tokens(article);
  }

  facts(article: number): QueriedFacts | undefined {
    return this.#session.tokens.facts(article);
  }

  metadata(article: number): ArticleMetadata | undefined {
    return this.#session.article(article);
  }

  get copies(): Uint32Array {
    return this.#session.copies;
  }
}
