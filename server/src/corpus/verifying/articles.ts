/**
 * Articles of the index, each read and analysed anew where its file is what was indexed: the facts must be the same, and every
 * row that follows from them must be there, and no other. Of files that have changed since, only what their stored facts say by
 * themselves is looked at.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '../../article/facts.ts';
import { type Reading, read } from '../../article/reading.ts';
import { factsOfFile, reasonAgainstFile } from '../analysing/making.ts';
import { type ArticleFile, FILE_SIZE, readArticleFile } from '../article-file.ts';
import { stampOf } from '../disk.ts';
import { postingsOf } from '../duplicate-store.ts';
import { comparedOf } from '../duplicates/compared.ts';
import { duplicateRows } from '../duplicates/rows.ts';
import type { FileRow } from '../file-table.ts';
import type { Selection } from '../files.ts';
import { settingOf } from '../identity/appearance.ts';
import { readIndexedText } from '../indexed-text.ts';
import { packFacts, unpackFacts } from '../packing/facts.ts';
import { packMentions } from '../packing/mentions.ts';
import { packNumbers, unpackNumbers } from '../packing/varints.ts';
import { headOf, recipeOf } from '../recipe.ts';
import { recordOf } from '../record-files/format.ts';
import { recordAsFile } from '../record-files/reader.ts';
import { chanceOf, dayOf, type NameRow, nameRows, place, placedMentions, ruleRows } from '../rows.ts';
import { KINDS, ROLES } from '../schema.ts';
import type { Statements } from '../statements.ts';
import { packSetting, RECORDS } from '../store.ts';
import type { Tally } from './counters.ts';
import type { Faults, Stale } from './faults.ts';
import type { SharedTally } from './shared.ts';

type Row = Record<string, unknown>;

export class ArticleCheck {
  /** Articles that were analysed anew. */
  analysed = 0;
  readonly #statements: Statements;
  readonly #selection: Selection;
  readonly #analysis: string;
  readonly #tally: Tally;
  readonly #shared: SharedTally;
  readonly #faults: Faults;
  readonly #stale: Stale;
  /** Articles that write a name otherwise than its key, by kind, key and way of writing; most names have none. */
  readonly #surfaces = new Map<string, number>();
  readonly #rules = new Map<string, { findings: number; articles: number }>();

  constructor(
    statements: Statements,
    of: { readonly selection: Selection; readonly analysis: string; readonly tally: Tally; readonly shared: SharedTally },
    faults: Faults,
    stale: Stale,
  ) {
    this.#statements = statements;
    this.#selection = of.selection;
    this.#analysis = of.analysis;
    this.#tally = of.tally;
    this.#shared = of.shared;
    this.#faults = faults;
    this.#stale = stale;
  }

  /** Looks at one file of the index. */
  check(row: FileRow): void {
    const { path, skipped } = row;
    const file = this.#unchanged(row);
    const reason = file === undefined ? skipped : (reasonAgainstFile(file, row.place !== null || this.#isDeclared(path)) ?? null);
    if (reason !== skipped) this.#faults.compare('facts', `why ${path} is left out`, skipped ?? 'it is not', reason ?? 'it is not');
    if (skipped !== null) return;
    const stored = this.#storedFacts(row);
    if (stored === undefined) return;
    this.#countRules(stored);
    const names = nameRows(stored);
    this.#checkNumbers(row, names);
    this.#countSurfaces(names);
    if (file === undefined || reason !== null) return;
    const reading = read(file.decoded.text);
    this.analysed++;
    const bytes = packFacts(factsOfFile(file, reading));
    if (!isDeepStrictEqual(unpackFacts(bytes), stored)) {
      this.#faults.add('facts', `${path}: ${differences(unpackFacts(bytes), stored)} of its analysis are not those in the index`);
    }
    // Rows follow from what is stored, right or wrong: a wrong fact is one fault, not ten.
    this.#checkRows(row, stored, names, reading);
  }

  /** All files have been looked at. */
  finish(): void {
    for (const row of this.#statements.get('SELECT * FROM rule').iterate()) {
      const counted = this.#rules.get(row.rule as string);
      this.#faults.compare('counters', `findings of ${row.rule}`, row.findings, counted?.findings ?? 0);
      this.#faults.compare('counters', `articles with ${row.rule}`, row.articles, counted?.articles ?? 0);
      this.#rules.delete(row.rule as string);
    }
    for (const [rule, { findings }] of this.#rules) this.#faults.compare('counters', `findings of ${rule}`, 0, findings);
    for (const { kind, key, name, articles } of this.#statements
      .get('SELECT kind, key, name, surface.articles AS articles FROM surface LEFT JOIN entity ON id = entity')
      .iterate()) {
      const called = JSON.stringify([kind, key, name]);
      this.#faults.compare('counters', `articles that write ${key} as ${name}`, articles, this.#surfaces.get(called) ?? 0);
      this.#surfaces.delete(called);
    }
    for (const [called, articles] of this.#surfaces) this.#faults.compare('counters', `articles that write ${called}`, 0, articles);
  }

  /** The file, where it is what was indexed; otherwise it is counted why it is not. */
  #unchanged(row: FileRow): ArticleFile | undefined {
    const { path, hash, recipe, size } = row;
    const stale = (why: keyof Stale): undefined => {
      this.#stale[why]++;
      return undefined;
    };
    if (row.buffer === 1) return stale('open');
    if (row.place !== null || row.skipped === RECORDS) return this.#unchangedRecord(row, stale);
    const found = readArticleFile(path, headOf(recipe ?? '') ?? Math.max(FILE_SIZE, size ?? 0));
    if (found === undefined) return stale('gone');
    if (this.#selection.selects(path) === 'no') return stale('outside');
    // What could not be read or analysed is tried again by every run.
    if ('problem' in found || hash === null) return undefined;
    if (!found.hash.equals(hash)) return stale('changed');
    if (recipeStart(row) !== this.#analysis) return stale('otherVersion');
    return recipe === recipeOf(this.#analysis, headOf(recipe ?? ''), this.#isDeclared(path)) ? found : stale('changed');
  }

  /** The same for a record, or for a file of records, in which there is nothing to look at but the records. */
  #unchangedRecord(row: FileRow, stale: (why: keyof Stale) => undefined): ArticleFile | undefined {
    const file = recordOf(row.path)?.file ?? row.path;
    const stamp = stampOf(file);
    if (stamp === undefined) return stale('gone');
    if (this.#selection.selects(file) !== 'records') return stale('outside');
    const { hash, place, skipped } = row;
    if (place === null || hash === null || skipped !== null) return undefined;
    if (recipeStart(row) !== this.#analysis) return stale('otherVersion');
    const layoutOf = (path: string) => this.#one('SELECT layout FROM file WHERE path = ?', path)?.layout as string | undefined;
    const text = readIndexedText(row, FILE_SIZE, layoutOf);
    return text === undefined ? stale('changed') : recordAsFile(text, hash, stamp);
  }

  #isDeclared(path: string): boolean {
    return this.#selection.selects(path) === 'declared';
  }

  #storedFacts({ id, path }: FileRow): Facts | undefined {
    const packed = this.#one('SELECT packed FROM facts WHERE article = ?', id)?.packed;
    // That there are none has been told.
    if (packed === undefined) return undefined;
    try {
      return unpackFacts(packed as Uint8Array);
    } catch {
      this.#faults.add('facts', `${path}: its facts cannot be read`);
      return undefined;
    }
  }

  #countRules(facts: Facts): void {
    for (const [rule, findings] of ruleRows(facts)) {
      const known = this.#rules.get(rule) ?? { findings: 0, articles: 0 };
      this.#rules.set(rule, { findings: known.findings + findings, articles: known.articles + 1 });
    }
  }

  #countSurfaces(names: readonly NameRow[]): void {
    for (const { kind, key, name } of names) {
      if (name === key) continue;
      const called = JSON.stringify([KINDS[kind], key, name]);
      this.#surfaces.set(called, (this.#surfaces.get(called) ?? 0) + 1);
    }
  }

  #checkNumbers({ id, path }: FileRow, names: readonly NameRow[]): void {
    const posts = names.reduce((sum, name) => sum + name.posts.length, 0);
    this.#faults.compare('rows', `names of ${path}`, this.#tally.occurrences[id], names.length);
    this.#faults.compare('rows', `posts of ${path}`, this.#tally.holdings[id], posts);
  }

  #checkRows(row: FileRow, facts: Facts, names: readonly NameRow[], reading: Reading): void {
    const { id, path } = row;
    this.#checkArticle(row, facts, reading);
    const numbers = { person: new Map<string, number>(), organisation: new Map<string, number>() };
    for (const name of names) {
      const entity = this.#one('SELECT id FROM entity WHERE kind = ? AND key = ?', KINDS[name.kind], name.key)?.id as number | undefined;
      if (entity === undefined) this.#faults.add('rows', `${path}: the index does not know the name ${name.key}`);
      else {
        this.#checkName(row, dayOf(facts.published), entity, name, reading);
        if (name.kind !== 'place') numbers[name.kind].set(name.key, entity);
      }
    }
    const setting = numbers.person.size === 0 ? undefined : packSetting(settingOf(facts), numbers);
    this.#same(path, 'who and what is named beside whom', this.#one('SELECT packed FROM setting WHERE article = ?', id)?.packed, setting);
    const shared = duplicateRows(comparedOf(reading, facts));
    const sketch = this.#one('SELECT packed FROM sketch WHERE article = ?', id)?.packed;
    if (!sameBytes(sketch, shared.sketch)) this.#faults.add('postings', `the sketch of ${path} is not that of its text`);
    this.#shared.compare(id, path, postingsOf(shared, chanceOf(path)), this.#faults);
  }

  #checkArticle({ id, path }: FileRow, { title, published }: Facts, reading: Reading): void {
    const row = this.#one('SELECT title, published, day, characters, start, end, line, column FROM article WHERE id = ?', id);
    if (row === undefined) return;
    const where = title === null ? { line: null, column: null } : place(reading.rawLines, title.start);
    const expected = {
      title: title?.text ?? null,
      published,
      day: dayOf(published),
      characters: reading.raw.length,
      start: title?.start ?? null,
      end: title?.end ?? null,
      ...where,
    };
    for (const [column, value] of Object.entries(expected)) this.#faults.compare('rows', `${column} of ${path}`, row[column], value);
  }

  #checkName({ id, path }: FileRow, day: number, entity: number, name: NameRow, reading: Reading): void {
    const sql = 'SELECT * FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?';
    const row = this.#one(sql, entity, day, chanceOf(path), id);
    if (row === undefined) {
      this.#faults.add('rows', `${path}: ${name.key} stands in it, and is not found`);
      return;
    }
    const of = `of ${name.key} in ${path}`;
    this.#faults.compare('rows', `mentions ${of}`, row.mentions, name.counted);
    this.#faults.compare('rows', `mentions in phrases ${of}`, row.phrases, name.phrases);
    this.#faults.compare('rows', `introduction ${of}`, row.introduction, name.introduction);
    this.#faults.compare('rows', `role ${of}`, row.role, name.role === null ? null : ROLES[name.role]);
    this.#same(path, `the places ${of}`, row.packed, packMentions(placedMentions(name.mentions, reading.rawLines)));
    const said = name.statements.flatMap(({ start }) => {
      const { line, column } = place(reading.rawLines, start);
      return [line, column];
    });
    this.#same(path, `the statements ${of}`, row.said, said.length === 0 ? undefined : packNumbers(said));
    this.#checkPosts(id, day, entity, name, row, of);
  }

  #checkPosts(article: number, day: number, entity: number, { posts }: NameRow, row: Row, of: string): void {
    const numbers = posts.map(({ stated, resolved, title }) => {
      const sql = 'SELECT id FROM post WHERE entity = ? AND stated = ? AND resolved = ? AND post = ?';
      return this.#one(sql, entity, stated, resolved, title)?.id as number | undefined;
    });
    const stored = row.posts === null ? [] : unpackNumbers(row.posts as Uint8Array);
    if (!isDeepStrictEqual(stored, numbers)) this.#faults.add('rows', `the posts ${of} are not those of its facts`);
    for (const [at, { post }] of posts.entries()) {
      const holding = this.#one(
        'SELECT start, end FROM holding WHERE post = ? AND day = ? AND article = ?',
        numbers[at] ?? -1,
        day,
        article,
      );
      if (holding?.start !== post.span.start || holding.end !== post.span.end) {
        this.#faults.add('rows', `the post ${post.organisation}${post.post} ${of} is not where its facts have it`);
      }
    }
  }

  #same(path: string, what: string, stored: unknown, expected: Uint8Array | undefined): void {
    if (!sameBytes(stored, expected)) this.#faults.add('rows', `${path}: ${what} differ from its facts`);
  }

  #one(sql: string, ...values: (number | string)[]): Row | undefined {
    return this.#statements.get(sql).get(...values);
  }
}

function sameBytes(stored: unknown, expected: Uint8Array | undefined): boolean {
  if (stored === null || stored === undefined || expected === undefined) return (stored ?? undefined) === expected;
  return Buffer.compare(stored as Uint8Array, expected) === 0;
}

/** Which members of facts are not the same. */
function differences(fresh: Facts, stored: Facts): string {
  const members = Object.keys(fresh) as (keyof Facts)[];
  return members.filter((member) => !isDeepStrictEqual(fresh[member], stored[member])).join(', ');
}

/** The analysis that made the facts of a row. */
function recipeStart({ recipe }: FileRow): string | undefined {
  return recipe?.split(' ')[0];
}
