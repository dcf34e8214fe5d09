/**
 * What articles have in common with others, as postings: the lines they have, the bands of their stories, a sample of their
 * passages; and a sketch of each story. Each article brings its own, and none says anything of another article: what they
 * add up to is asked of them when somebody wants to know. So an edit costs the same in a corpus of any size.
 */
import type { DuplicateRows } from './duplicates/rows.ts';
import { type PostingKind, PostingStore } from './postings/posting-store.ts';
import type { Statements } from './statements.ts';

export class DuplicateStore {
  readonly #statements: Statements;
  readonly #postings: PostingStore;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#postings = new PostingStore(statements);
  }

  /** Under a number that no article has had before. @param chance of the article's path */
  put(article: number, chance: number, rows: DuplicateRows): void {
    const { sketch } = rows;
    eachPosting(rows, chance, (kind, key, lot) => this.#postings.add(kind, key, lot, article));
    if (sketch !== undefined) this.#statements.get('INSERT INTO sketch VALUES (?, ?)').run(article, sketch);
  }

  /** Takes an article out. */
  remove(article: number): void {
    this.#postings.bury(article);
    this.#statements.get('DELETE FROM sketch WHERE article = ?').run(article);
  }

  /** Writes what the articles of a batch brought. */
  flush(): void {
    this.#postings.flush();
  }

  /** What many batches have left in pieces; undefined: nothing. */
  get untidy(): PostingKind | undefined {
    return this.#postings.untidy;
  }

  tidy(kind: PostingKind): void {
    this.#postings.tidy(kind);
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#postings.forget();
  }
}

/** A posting of one article. */
export interface OwnPosting {
  readonly kind: PostingKind;
  readonly key: number;
  readonly lot: number;
}

/** Tells the postings of an article, each once. @param chance of its path */
function eachPosting(
  { lines, bands, anchors }: DuplicateRows,
  chance: number,
  tell: (kind: PostingKind, key: number, lot: number) => void,
): void {
  // Furniture needs no lot: each article that has a line in it counts.
  for (const { key, story } of lines) tell(story ? 'line' : 'furniture', key, story ? chance : 0);
  for (const band of bands) tell('band', band, chance);
  for (const anchor of anchors) tell('anchor', anchor, 0);
}

/** The same as a list. */
export function postingsOf(rows: DuplicateRows, chance: number): OwnPosting[] {
  const all: OwnPosting[] = [];
  eachPosting(rows, chance, (kind, key, lot) => all.push({ kind, key, lot }));
  return all;
}
