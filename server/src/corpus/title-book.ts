/**
 * Articles by the very words of their titles, for articles that cite each other. Only checksums are held, 8 bytes a title; what they
 * find is looked at. An article that changes gets another number, and no number is given twice: what was read stays right, and a
 * newer state of the corpus is read on from where the last one ended.
 */
import { foldKey } from '../text/folding.ts';
import type { Connection } from './query.ts';
import { ARTICLE, articleRecord, compare } from './records.ts';
import type { ArticleRecord } from './snapshot.ts';

/** Titles that are read at a time: a millisecond's worth. */
const PART = 500;

/** More articles of one title lead nowhere: it is a heading of a site (要闻, 图片新闻). */
const MOST_OF_ONE = 8;
/** Numbers of one title, those of former versions of an article among them, that are held before the dead ones are sorted out. */
const MOST_HELD = 64;

/** Of one database, in whatever state. 题录 */
export class TitleBook {
  /** Numbers by checksum; none for one that too many have. */
  readonly #articles = new Map<number, number | readonly number[]>();
  #last = 0;

  /** Reads some more. @returns whether there are further ones */
  readOn(connection: Connection): boolean {
    const rows = connection.sql('SELECT id, title FROM article WHERE id > ? ORDER BY id LIMIT ?').lists(this.#last, PART);
    for (const [id, title] of rows) {
      this.#last = id as number;
      if (title !== null) this.#add(connection, checksum(foldKey(title as string)), id as number);
    }
    return rows.length === PART;
  }

  /** The articles of a title, as far as titles were read; none where there are too many. */
  find(connection: Connection, title: string): ArticleRecord[] {
    const key = foldKey(title);
    const known = this.#articles.get(checksum(key)) ?? [];
    const row = connection.sql(`SELECT ${ARTICLE} FROM file JOIN article USING (id) WHERE id = ?`);
    const found = (typeof known === 'number' ? [known] : known)
      .flatMap((id): ArticleRecord[] => {
        const found = row.get(id);
        return found === undefined ? [] : [articleRecord(found)];
      })
      .filter((article) => article.title !== null && foldKey(article.title) === key);
    if (found.length > MOST_OF_ONE) return [];
    return found.sort((a, b) => compare(b.published ?? '', a.published ?? '') || compare(a.path, b.path));
  }

  #add(connection: Connection, sum: number, id: number): void {
    const known = this.#articles.get(sum);
    if (known === undefined) this.#articles.set(sum, id);
    else if (typeof known === 'number') this.#articles.set(sum, [known, id]);
    else if (known.length > 0 && known.length < MOST_HELD) this.#articles.set(sum, [...known, id]);
    else if (known.length > 0) {
      const alive = known.filter((each) => connection.sql('SELECT 1 FROM article WHERE id = ?').get(each) !== undefined);
      this.#articles.set(sum, alive.length > MOST_HELD / 2 ? [] : [...alive, id]);
    }
  }
}

/** FNV-1a over the code units, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}
