/**
 * The keys of the corpus in memory, in the order in which they are offered, for whoever types: names as they stand, titles the
 * newest first. A list is read whole once and outlives the state of the index that it was read in: names that have moved since,
 * and newer titles, are few and looked at beside it. When nobody has searched for a while, the lists are let go.
 */
import { foldKey } from '../text/folding.ts';
import { TypedLetters } from '../text/typed-letters.ts';
import { AskedList } from './asked-list.ts';
import { KeyList } from './key-list.ts';
import { KeySearch, type Matches } from './key-search.ts';
import type { Connection, Query } from './query.ts';
import { Rankings } from './ranking.ts';
import { TITLE_KIND } from './schema.ts';
import { type PackedKeys, sheetsOf } from './sheets.ts';
import { movedSince, orderOf, standingOf } from './standing.ts';
import { atOnce, type Portions } from './surroundings.ts';
import { smallLetters } from './terms.ts';

/** Lists are let go after this long without a question, in milliseconds. */
const KEPT = 30 * 60_000;
/** A list of titles is read anew when the newer ones are more than these, and more than one of so many. */
const NEWER = 500;
const NEWER_SHARE = 50;
/** Articles whose dates are read in one portion. */
const DATES = 4096;

/** Names as they stood at a time. */
interface Names {
  readonly made: number;
  readonly list: AskedList;
}

/** The titles up to an article, the newest first. */
interface Titles {
  readonly last: number;
  readonly list: AskedList;
  /** Of each title. */
  readonly days: Int32Array;
}

/** The lists of one database, whatever its state. */
export class Rolls {
  /** By kind of name, and whether they are officials only. */
  readonly names = new Map<string, Names>();
  titles: Titles | undefined;
  /** Whether what a search needs but lists has been loaded. */
  rehearsed = false;
  /** What is being prepared in portions: as which step, and for which state, where it is for one alone. */
  preparing: { readonly step: number; readonly state: Connection | undefined; readonly portions: Portions<void> } | undefined;
  /** What was typed last: it has what is known of characters. */
  #letters: TypedLetters | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Somebody asks. */
  use(): void {
    if (this.#timer !== undefined) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => {
      this.names.clear();
      this.titles = undefined;
      this.preparing = undefined;
      this.#letters = undefined;
      this.#timer = undefined;
    }, KEPT);
    this.#timer.unref();
  }

  lettersOf(typed: string): TypedLetters {
    if (this.#letters?.letters !== typed) this.#letters = new TypedLetters(typed);
    return this.#letters as TypedLetters;
  }
}

/** What is searched. */
export interface Searched {
  readonly kind: number;
  readonly officials: boolean;
  /** Tells the numbers and keys of names that are not where their counters put them; undefined where there are none. */
  readonly elsewhere: string | undefined;
}

/** The keys of a kind in one state of the index. */
export class Roll {
  readonly #rolls: Rolls;
  readonly #list: AskedList;
  readonly #others: KeyList;
  /** Whether the best come first; otherwise in the order of their numbers. */
  readonly ordered: boolean;
  /** Of each key; those with an equal one are in no order. Undefined: each has its own. */
  readonly ranks: Int32Array | undefined;
  /** Numbers of keys of the list that do not count here. */
  readonly #without: ReadonlySet<number>;

  constructor(
    rolls: Rolls,
    list: AskedList,
    order: { readonly ordered: boolean; readonly ranks?: Int32Array },
    others: readonly (readonly [number, string])[],
    without: ReadonlySet<number>,
  ) {
    this.#rolls = rolls;
    this.#list = list;
    this.ordered = order.ordered;
    this.ranks = order.ranks;
    this.#others = KeyList.of(others);
    this.#without = without;
  }

  /** Places of what matches, looked for as far as they are asked for; `targetAt` tells the number. @param form not empty; @param letters that it types, or empty */
  places(way: keyof Matches, form: string, letters: string): Iterable<number> {
    return this.#list.search(form, letters === '' ? undefined : this.#rolls.lettersOf(letters))[way];
  }

  /** The number at a place; undefined where it does not count. */
  targetAt(place: number): number | undefined {
    const target = this.#list.keys.targets[place] as number;
    return this.#without.has(target) ? undefined : target;
  }

  /** The key at a place. */
  keyAt(place: number): string {
    return this.#list.keys.keyAt(place);
  }

  /** Numbers of what matches and has no place: few. */
  others(way: keyof Matches, form: string, letters: string): readonly number[] {
    const typed = letters === '' ? undefined : this.#rolls.lettersOf(letters);
    const found = new KeySearch(this.#others, form, typed)[way];
    return Array.from(found, (place) => this.#others.targets[place] as number);
  }

  /** The characters of all keys, as code units. */
  get characters(): readonly number[] {
    return this.#list.keys.characters;
  }
}

/** The rolls as one connection reads them. */
export class RollReader {
  readonly rankings: Rankings;
  readonly #connection: Connection;
  readonly #rolls: Rolls;
  /** Of the present state. */
  readonly #known = new Map<string, Roll>();
  #state = -1;

  constructor(connection: Connection, rolls: Rolls) {
    this.#connection = connection;
    this.#rolls = rolls;
    this.rankings = new Rankings(connection);
  }

  /** Has a roll ready, some milliseconds' work at a time; nothing is left to do where it is. */
  *prepare({ kind, officials }: Searched): Portions<void> {
    this.#rolls.use();
    if (kind === TITLE_KIND) {
      const last = this.#lastArticle();
      if (this.#readTitles(last) === undefined) this.#rolls.titles = yield* this.#allTitles(last);
      return;
    }
    const made = standingOf(this.#sql, kind);
    if (made !== undefined) yield* this.#standing(kind, officials, made);
  }

  roll(searched: Searched): Roll {
    const { state } = this.#connection;
    if (state !== this.#state) this.#known.clear();
    this.#state = state;
    this.#rolls.use();
    const { kind, officials, elsewhere } = searched;
    const id = `${kind} ${officials} ${elsewhere !== undefined}`;
    const known = this.#known.get(id) ?? (kind === TITLE_KIND ? this.#titles() : this.#names(searched));
    this.#known.set(id, known);
    return known;
  }

  #names({ kind, officials, elsewhere }: Searched): Roll {
    const others = new Map<number, string>();
    for (const [id, key] of elsewhere === undefined ? [] : this.#sql(elsewhere).lists())
      others.set(id as number, smallLetters(key as string));
    const made = standingOf(this.#sql, kind);
    if (made === undefined) {
      const without = new Set(others.keys());
      return new Roll(this.#rolls, new AskedList(atOnce(this.#allOf(kind))), { ordered: false }, [...others], without);
    }
    const moved = movedSince(this.#sql, kind);
    const sql = `SELECT id, key FROM moved JOIN entity ON id = entity WHERE moved.kind = ?1 AND entity.kind = ?1`;
    for (const [id, key] of moved.length === 0 ? [] : this.#sql(sql).lists(kind)) others.set(id as number, smallLetters(key as string));
    const without = new Set([...moved, ...others.keys()]);
    return new Roll(this.#rolls, atOnce(this.#standing(kind, officials, made)), { ordered: true }, [...others], without);
  }

  *#standing(kind: number, officials: boolean, made: number): Portions<AskedList> {
    const { names } = this.#rolls;
    const known = names.get(`${kind} ${officials}`);
    if (known?.made === made) return known.list;
    // Both of one state of the index.
    const order = orderOf(this.#sql, kind, officials);
    const all = this.#allOf(kind);
    const list = new AskedList(yield* (yield* all).inOrder(order));
    names.set(`${kind} ${officials}`, { made, list });
    return list;
  }

  #titles(): Roll {
    const last = this.#lastArticle();
    const { titles, newer } = this.#readTitles(last) ?? { titles: atOnce(this.#allTitles(last)), newer: [] };
    this.#rolls.titles = titles;
    const { list, days: ranks } = titles;
    return new Roll(this.#rolls, list, { ordered: true, ranks }, newer, new Set());
  }

  #lastArticle(): number {
    return (this.#sql('SELECT max(id) AS last FROM article').get()?.last as number | null | undefined) ?? 0;
  }

  /** The titles that have been read, with those that have come since; undefined where all are to be read anew. */
  #readTitles(last: number): { readonly titles: Titles; readonly newer: readonly [number, string][] } | undefined {
    const { titles: known } = this.#rolls;
    // What was read in a newer state may lack what has gone since this one.
    if (known === undefined || known.last > last) return undefined;
    const newer = this.#newerThan(known.last);
    return newer.length <= Math.max(NEWER, known.days.length / NEWER_SHARE) ? { titles: known, newer } : undefined;
  }

  #newerThan(article: number): [number, string][] {
    const rows = this.#sql('SELECT id, title FROM article WHERE id > ? AND title IS NOT NULL').lists(article) as [number, string][];
    return rows.map(([id, title]): [number, string] => [id, smallLetters(foldKey(title))]);
  }

  *#allTitles(last: number): Portions<Titles> {
    const order = new Int32Array(last + 1);
    const days = new Int32Array(last + 1);
    let count = 0;
    let { state } = this.#connection;
    // The index has no titles but numbers and dates: to pass over what was read costs next to nothing.
    const sql = 'SELECT id, day FROM article WHERE id <= ? ORDER BY day DESC, id LIMIT ? OFFSET ?';
    for (let from = 0; ; from += DATES) {
      const rows = this.#sql(sql).lists(last, DATES, from) as [number, number][];
      for (const [id, day] of rows) {
        order[count++] = id;
        days[id] = day;
      }
      if (rows.length < DATES) break;
      yield;
      if (this.#connection.state === state) continue;
      // There is a newer state: from the beginning.
      ({ state } = this.#connection);
      count = 0;
      from = -DATES;
    }
    const list = yield* (yield* this.#allOf(TITLE_KIND)).inOrder(order.subarray(0, count));
    return { last, list: new AskedList(list), days: list.targets.map((target) => days[target] as number) };
  }

  #allOf(kind: number): Portions<KeyList> {
    const sheets = this.#sql('SELECT number, packed FROM sheet WHERE number >= ? AND number < ?');
    return KeyList.ofSheets(sheets.lists(...sheetsOf(kind)) as unknown as PackedKeys[]);
  }

  readonly #sql = (text: string): Query => this.#connection.sql(text);
}
