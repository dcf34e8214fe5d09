/**
 * What articles have in common with others, as rows: the lines they have, the bands of their stories, a sample of their
 * passages. Each article brings its own rows and takes them out again, and no row says anything of another article: what
 * they add up to is asked of the rows when somebody wants to know. So an edit costs the same in a corpus of any size.
 */
import type { Compared } from './duplicates/compared.ts';
import { packCompared, unpackCompared } from './duplicates/compared.ts';
import { duplicateRows } from './duplicates/rows.ts';
import type { Statements } from './statements.ts';

export class DuplicateStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** What is compared of an article that has not been put in yet. @param chance of the article's path */
  put(article: number, chance: number, compared: Compared): void {
    this.#statements.get('INSERT INTO compared VALUES (?, ?)').run(article, packCompared(compared));
    const { lines, bands, anchors } = duplicateRows(compared);
    const putLine = this.#statements.get('INSERT INTO line VALUES (?, ?, ?)');
    for (const { key, story } of lines) putLine.run(key, lotOf(story, chance), article);
    const putBand = this.#statements.get('INSERT OR IGNORE INTO band VALUES (?, ?, ?)');
    for (const band of bands) putBand.run(band, chance, article);
    const putAnchor = this.#statements.get('INSERT INTO anchor VALUES (?, ?)');
    for (const anchor of anchors) putAnchor.run(anchor, article);
  }

  /** Takes an article out. @param chance that it was put in with */
  remove(article: number, chance: number): void {
    const packed = this.#statements.get('DELETE FROM compared WHERE article = ? RETURNING packed').get(article)?.packed;
    if (packed === undefined) return;
    const { lines, bands, anchors } = duplicateRows(unpackCompared(packed as Uint8Array));
    const removeLine = this.#statements.get('DELETE FROM line WHERE key = ? AND lot = ? AND article = ?');
    for (const { key, story } of lines) removeLine.run(key, lotOf(story, chance), article);
    const removeBand = this.#statements.get('DELETE FROM band WHERE hash = ? AND chance = ? AND article = ?');
    for (const band of bands) removeBand.run(band, chance, article);
    const removeAnchor = this.#statements.get('DELETE FROM anchor WHERE hash = ? AND article = ?');
    for (const anchor of anchors) removeAnchor.run(anchor, article);
  }
}

/** Stories with a line are compared with each other, and the article's chance draws which; furniture needs no lot. */
function lotOf(story: boolean, chance: number): number {
  return story ? chance + 1 : 0;
}
