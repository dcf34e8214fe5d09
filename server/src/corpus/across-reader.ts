/**
 * What articles have in common, as features ask for it: by paths, with the titles of the other articles.
 */
import type { Facts } from '../article/facts.ts';
import { type Across, type Contradiction, type Elsewhere, NOTHING_ACROSS } from '../hygiene/across.ts';
import { contradictionsIn } from './contradictions.ts';
import { copyGroups, countRecurring, type Group } from './copy-groups.ts';
import { COUNTED, DuplicateReader } from './duplicate-reader.ts';
import type { Lasting } from './lasting.ts';
import { misprintsIn } from './misprints.ts';
import type { Connection } from './query.ts';
import { articleName } from './record-files/format.ts';
import { compare } from './records.ts';
import type { CopyGroup, Repetitions } from './snapshot.ts';
import { factsOf, StoredStories, textOf } from './stories.ts';
import { atOnce, type Portions } from './surroundings.ts';

/** Answers that are remembered: those on open documents, which hovers ask again. */
const REMEMBERED = 16;

export class AcrossReader {
  readonly #connection: Connection;
  readonly #duplicates: DuplicateReader;
  readonly #lasting: Lasting;
  readonly #isOne: (key: string, path: string, other: string) => boolean;
  readonly #known = new Map<number, Across>();
  #groups: readonly Group[] | undefined;

  /** @param isOne whether a folded name means one person in two articles for certain, by their paths; nobody unless told */
  constructor(connection: Connection, lasting: Lasting, isOne: (key: string, path: string, other: string) => boolean = () => false) {
    this.#connection = connection;
    this.#isOne = isOne;
    this.#lasting = lasting;
    this.#duplicates = new DuplicateReader(connection, new StoredStories(connection, lasting), lasting);
  }

  /** What an article has in common with others, found portion by portion: of an article that many resemble it takes a while. */
  *across(file: string): Portions<Across> {
    const id = this.#idOf(file);
    if (id === undefined) return NOTHING_ACROSS;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const across = yield* this.#read(id);
    if (this.#known.size >= REMEMBERED) this.#known.delete(this.#known.keys().next().value as number);
    this.#known.set(id, across);
    return across;
  }

  recurrence(file: string, line: number): { articles: number; more: boolean } | undefined {
    const id = this.#idOf(file);
    const articles = id === undefined ? undefined : this.#duplicates.recurrence(id, line)?.articles;
    return articles === undefined ? undefined : { articles, more: articles >= COUNTED };
  }

  articlesWithLine(file: string, line: number): string[] {
    const id = this.#idOf(file);
    return id === undefined ? [] : this.#duplicates.articlesWithLine(id, line);
  }

  repetitions(): Repetitions {
    return { recurringLines: countRecurring(this.#duplicates), groups: this.groups() };
  }

  /** Articles that tell one story in nearly the same words, the largest groups first; a walk over the corpus. */
  groups(): readonly CopyGroup[] {
    return atOnce(this.groupsInPortions());
  }

  *groupsInPortions(): Portions<readonly CopyGroup[]> {
    this.#groups ??= yield* copyGroups(this.#connection, this.#duplicates);
    const groups = this.#groups.map((group): CopyGroup => {
      const [representative = '', ...copies] = group.map(
        (id) => this.#connection.sql('SELECT path FROM file WHERE id = ?').get(id)?.path as string,
      );
      return { representative, copies };
    });
    return groups.sort((a, b) => b.copies.length - a.copies.length || compare(a.representative, b.representative));
  }

  /** Numbers of all articles that are copies, without those that represent their groups. */
  copies(): number[] {
    return this.#copyGroups().flatMap(([, ...copies]) => copies);
  }

  #copyGroups(): readonly Group[] {
    this.#groups ??= atOnce(copyGroups(this.#connection, this.#duplicates));
    return this.#groups;
  }

  *#read(id: number): Portions<Across> {
    const alike = this.#duplicates.alike(id);
    yield;
    const passages = yield* this.#duplicates.passages(id, new Set(alike.map(({ article }) => article)));
    const facts = this.#factsOf(id);
    const misprints = facts === undefined ? [] : misprintsIn(this.#connection, facts);
    yield;
    const contradictions = facts === undefined ? [] : yield* this.#contradictions(id, facts);
    yield;
    return {
      misprints,
      contradictions,
      recurring: this.#duplicates.recurring(id),
      alike: alike.map((each) => ({ ...this.#elsewhere(each.article, each.path), similarity: each.similarity })),
      passages: passages.map((each) => ({
        ...this.#elsewhere(each.article, each.path),
        line: each.otherLine,
        at: each.line,
        share: each.share,
      })),
    };
  }

  #contradictions(id: number, facts: Facts): Portions<readonly Contradiction[]> {
    return contradictionsIn(this.#connection, id, facts, {
      facts: (article) => this.#factsOf(article),
      text: (article) => textOf(this.#connection, article),
      elsewhere: (article, file) => this.#elsewhere(article, file),
      isOne: this.#isOne,
    });
  }

  #factsOf(id: number): Facts | undefined {
    return this.#lasting.facts.get(id) ?? factsOf(this.#connection, id);
  }

  /** An article by its title, and where that stands. */
  #elsewhere(article: number, file: string): Elsewhere {
    const row = this.#connection.sql('SELECT title, line FROM article WHERE id = ?').get(article);
    const title = row?.title as string | null | undefined;
    return { path: file, name: title ?? articleName(file), line: (row?.line as number | null | undefined) ?? 1 };
  }

  #idOf(file: string): number | undefined {
    return this.#connection.sql('SELECT id FROM file WHERE path = ? AND skipped IS NULL').get(file)?.id as number | undefined;
  }
}
