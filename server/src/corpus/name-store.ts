/**
 * The names of the corpus: each with its occurrences, posts and counters, as articles bring them in and take them out.
 */
import type { StatementSync } from 'node:sqlite';
import type { Reading } from '../article/reading.ts';
import { packMentions } from './packing/mentions.ts';
import { packNumbers } from './packing/varints.ts';
import { type NameRow, type PostRow, place, placedMentions } from './rows.ts';
import { KINDS, ROLES } from './schema.ts';
import type { SheetStore } from './sheet-store.ts';
import type { Statements } from './statements.ts';

/** What a batch adds to the counters of a name. */
interface Delta {
  mentions: number;
  articles: number;
  occurrences: number;
  officials: number;
  journalists: number;
  phrases: number;
  phraseArticles: number;
  /** How articles write the name, other than the key: in how many more of them. */
  readonly surfaces: Map<string, number>;
}

/** Names whose numbers are remembered between batches. */
const REMEMBERED = 50_000;

export class NameStore {
  readonly #statements: Statements;
  readonly #sheets: SheetStore;
  readonly #entities = new Map<string, number>();
  readonly #deltas = new Map<number, Delta>();

  constructor(statements: Statements, sheets: SheetStore) {
    this.#statements = statements;
    this.#sheets = sheets;
  }

  /**
   * A name of an article that has not been put in yet.
   * @param chance of the article's path
   * @returns the name's number
   */
  put(article: number, day: number, chance: number, name: NameRow, reading: Reading): number {
    const entity = this.#find(name) ?? this.#make(name);
    const packed = packMentions(placedMentions(name.mentions, reading.rawLines));
    this.#count(entity, name, 1);
    const posts: number[] = [];
    for (const each of name.posts) {
      const { stated, resolved, title, post } = each;
      const row = this.#sql(
        `INSERT INTO post (entity, stated, resolved, post, articles) VALUES (?, ?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING id`,
      ).get(entity, stated, resolved, title);
      const { start, end } = post.span;
      const { line, column } = place(reading.rawLines, start);
      const values = [row?.id as number, day, article, ...asWritten(each), start, end, line, column];
      this.#sql('INSERT INTO holding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...values);
      posts.push(row?.id as number);
    }
    const said = name.statements.flatMap(({ start }) => {
      const { line, column } = place(reading.rawLines, start);
      return [line, column];
    });
    const role = name.role === null ? null : ROLES[name.role];
    const occurrence = [
      entity,
      day,
      chance,
      article,
      name.counted,
      name.phrases,
      name.introduction,
      packed,
      role,
      posts.length === 0 ? null : packNumbers(posts),
      said.length === 0 ? null : packNumbers(said),
    ];
    this.#sql('INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...occurrence);
    return entity;
  }

  /** Takes out what the same values put in. */
  remove(article: number, day: number, chance: number, name: NameRow): void {
    const entity = this.#find(name);
    if (entity === undefined) return;
    this.#sql('DELETE FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?').run(entity, day, chance, article);
    this.#count(entity, name, -1);
    for (const { stated, resolved, title } of name.posts) {
      const post = this.#sql(
        'UPDATE post SET articles = articles - 1 WHERE entity = ? AND stated = ? AND resolved = ? AND post = ? RETURNING id',
      ).get(entity, stated, resolved, title)?.id as number | undefined;
      if (post === undefined) continue;
      this.#sql('DELETE FROM holding WHERE post = ? AND day = ? AND article = ?').run(post, day, article);
      this.#sql('DELETE FROM post WHERE id = ? AND articles = 0').run(post);
    }
  }

  #find({ kind, key }: NameRow): number | undefined {
    const id = `${KINDS[kind]}${key}`;
    const known = this.#entities.get(id);
    if (known !== undefined) return known;
    const found = this.#sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key)?.id as number | undefined;
    if (found !== undefined) this.#entities.set(id, found);
    return found;
  }

  #make({ kind, key }: NameRow): number {
    const { lastInsertRowid } = this.#sql('INSERT INTO entity (kind, key) VALUES (?, ?)').run(KINDS[kind], key);
    const entity = Number(lastInsertRowid);
    this.#entities.set(`${KINDS[kind]}${key}`, entity);
    this.#sheets.put(KINDS[kind], entity, key);
    return entity;
  }

  #count(entity: number, name: NameRow, sign: 1 | -1): void {
    let delta = this.#deltas.get(entity);
    if (delta === undefined) {
      delta = {
        mentions: 0,
        articles: 0,
        occurrences: 0,
        officials: 0,
        journalists: 0,
        phrases: 0,
        phraseArticles: 0,
        surfaces: new Map(),
      };
      this.#deltas.set(entity, delta);
    }
    delta.mentions += sign * name.counted;
    delta.articles += name.counted > 0 ? sign : 0;
    delta.occurrences += sign;
    delta.officials += name.role === 'official' ? sign : 0;
    delta.journalists += name.role === 'journalist' ? sign : 0;
    delta.phrases += sign * name.phrases;
    delta.phraseArticles += name.phrases > 0 && name.counted === 0 ? sign : 0;
    if (name.name !== name.key) delta.surfaces.set(name.name, (delta.surfaces.get(name.name) ?? 0) + sign);
  }

  /** Writes the counters of a batch: once, for the commonest names stand in every article. */
  flush(): void {
    const update = this.#sql(
      `UPDATE entity SET mentions = mentions + ?, articles = articles + ?, occurrences = occurrences + ?,
         officials = officials + ?, journalists = journalists + ?, phrases = phrases + ?, phrase_articles = phrase_articles + ?
       WHERE id = ?
       RETURNING kind, key, occurrences`,
    );
    for (const [entity, delta] of this.#deltas) {
      const { mentions, articles, occurrences, officials, journalists, phrases, phraseArticles } = delta;
      const row = update.get(mentions, articles, occurrences, officials, journalists, phrases, phraseArticles, entity);
      for (const [name, more] of delta.surfaces) this.#countSurface(entity, name, more);
      if (row !== undefined && row.occurrences === 0) {
        this.#sql('DELETE FROM entity WHERE id = ?').run(entity);
        this.#entities.delete(`${row.kind}${row.key}`);
        this.#sheets.remove(row.kind as number, entity);
      }
    }
    this.#deltas.clear();
    if (this.#entities.size > REMEMBERED) this.#entities.clear();
  }

  #countSurface(entity: number, name: string, more: number): void {
    if (more === 0) return;
    this.#sql('INSERT INTO surface VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles').run(
      entity,
      name,
      more,
    );
    if (more < 0) this.#sql('DELETE FROM surface WHERE entity = ? AND name = ? AND articles = 0').run(entity, name);
  }

  /** Drops what is remembered of the database and what was not written yet. */
  forget(): void {
    this.#deltas.clear();
    this.#entities.clear();
  }

  #sql(text: string): StatementSync {
    return this.#statements.get(text);
  }
}

/** How an article writes organisation, its full name and the title of a post: null where it is what the post's row has. */
function asWritten({ stated, resolved, title, post }: PostRow): (string | null)[] {
  const written = (text: string, key: string) => (text === key ? null : text);
  return [written(post.organisation, stated), written(post.resolved ?? '', resolved), written(post.post, title)];
}
