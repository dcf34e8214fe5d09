/**
 * What articles have in common with others, as postings: the lines they have, the bands of their stories, a sample of their
 * passages; and a sketch of each story. Each article brings its own, and none says anything of another article: what they
 * add up to is asked of them when somebody wants to know. So an edit costs the same in a corpus of any size.
 */
import type { Compared } from './duplicates/compared.ts';
import { duplicateRows } from './duplicates/rows.ts';
import { PostingStore } from './postings/posting-store.ts';
import type { Statements } from './statements.ts';

export class DuplicateStore {
  readonly #statements: Statements;
  readonly #postings: PostingStore;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#postings = new PostingStore(statements);
  }

  /** What is compared of an article under a number that no article has had before. @param chance of the article's path */
  put(article: number, chance: number, compared: Compared): void {
    const { lines, bands, anchors, sketch } = duplicateRows(compared);
    // Furniture needs no lot: each article that has a line in it counts.
    for (const { key, story } of lines) this.#postings.add(story ? 'line' : 'furniture', key, story ? chance : 0, article);
    for (const band of bands) this.#postings.add('band', band, chance, article);
    for (const anchor of anchors) this.#postings.add('anchor', anchor, 0, article);
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

  /** Drops what was not written yet. */
  forget(): void {
    this.#postings.forget();
  }
}
