/**
 * The writing side of the database: articles go in and out, and every row and counter follows. One connection, one
 * thread; readers have their own connections and see whole batches only.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Facts } from '../article/facts.ts';
import type { Folding } from '../text/folding.ts';
import type { Token } from '../tokens/segmenter.ts';
import type { FileStamp } from './article-file.ts';
import type { ContributedTitle, Contribution } from './contribution.ts';
import { DuplicateStore } from './duplicate-store.ts';
import { duplicateRows } from './duplicates/rows.ts';
import { type FileRow, FileTable, type SkippedSource, type Source } from './file-table.ts';
import type { NamedSetting } from './identity/appearance.ts';
import { readIndexedText } from './indexed-text.ts';
import { NameStore } from './name-store.ts';
import { unpackFacts } from './packing/facts.ts';
import { packNumbers } from './packing/varints.ts';
import type { RecordPlace } from './record-files/reader.ts';
import { chanceOf, dayOf, nameRows, ruleRows } from './rows.ts';
import { RuleStore } from './rule-store.ts';
import { TITLE_KIND } from './schema.ts';
import { SheetStore } from './sheet-store.ts';
import { StandingStore } from './standing-store.ts';
import { Statements } from './statements.ts';
import { TokenStore } from './token-store.ts';

/** Why a file of records is no article itself. */
export const RECORDS = 'records';

/**
 * After so many batches the log is written back into the database while nothing else is to be done; left alone, a later batch
 * would have to, and whoever types would now and then wait for the disk.
 */
const LOGGED_BATCHES = 8;

/** 库 */
export class Store {
  /** Every file that was looked at; what is asked of it may be asked while a batch is under way. */
  readonly files: FileTable;
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #tokens: TokenStore;
  readonly #rules: RuleStore;
  readonly #sheets: SheetStore;
  readonly #standings: StandingStore;
  readonly #names: NameStore;
  readonly #duplicates: DuplicateStore;
  #writing = false;
  /** Batches since the log was last written back. */
  #logged = 0;
  #version: number | undefined;
  /** Whether names may have no order, or have left it. */
  #maybeUnranked = true;
  /** As the present batch knows it; undefined: nobody has asked. */
  #segmenter: string | undefined;
  /** Counted when first asked for, then kept up to date. */
  #articles: number | undefined;

  /** @param database open, with the schema in place */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = new Statements(database);
    this.#tokens = new TokenStore(this.#statements);
    this.#rules = new RuleStore(this.#statements);
    this.#sheets = new SheetStore(this.#statements);
    this.#standings = new StandingStore(this.#statements);
    this.#names = new NameStore(this.#statements, this.#sheets, this.#standings);
    this.#duplicates = new DuplicateStore(this.#statements);
    this.files = new FileTable(this.#statements);
  }

  /** Whether a batch has begun: nobody else can write until it ends. */
  get writing(): boolean {
    return this.#writing;
  }

  /** Begins a batch unless one has begun. Everything that writes does this by itself. */
  begin(): void {
    this.files.forget();
    if (this.#writing) return;
    this.#database.exec('BEGIN IMMEDIATE');
    this.#writing = true;
    this.files.isOurs = true;
    // Another process may have written since: what is remembered of its numbers may be wrong now.
    const version = this.#sql('PRAGMA data_version').get()?.data_version as number;
    if (version !== this.#version) this.#forget();
    this.#version = version;
    this.#segmenter = undefined;
  }

  /** Ends a batch: readers see it now. */
  commit(): void {
    if (!this.#writing) return;
    this.#rules.flush();
    if (this.#names.flush()) this.#maybeUnranked = true;
    this.#sheets.flush();
    this.#tokens.flush();
    this.#duplicates.flush();
    this.#database.exec('COMMIT');
    this.#writing = false;
    this.files.isOurs = false;
    this.#logged++;
  }

  /** Puts names of a kind in order that are not. @returns whether there were any */
  rank(): boolean {
    // Between two words of the second pass nothing can have changed, and it is asked at each.
    if (!this.#maybeUnranked) return false;
    const kind = this.#standings.untidy;
    if (kind === undefined) {
      this.#maybeUnranked = false;
      return false;
    }
    this.begin();
    this.#standings.tidy(kind);
    this.commit();
    return true;
  }

  /** Puts a part in order of what many batches have left in pieces. @returns whether there was any */
  tidy(): boolean {
    if (this.tidyShared()) return true;
    if (!this.#tokens.untidy) return this.writeBack();
    this.begin();
    this.#tokens.tidy();
    this.commit();
    return true;
  }

  /** The same of what articles share. @returns whether there was any */
  tidyShared(): boolean {
    const part = this.#duplicates.untidy;
    if (part === undefined) return false;
    this.begin();
    this.#duplicates.tidy(part);
    this.commit();
    return true;
  }

  /** Writes the log of many batches back into the database. @returns whether there was any to write */
  writeBack(): boolean {
    if (this.#logged < LOGGED_BATCHES) return false;
    this.#logged = 0;
    try {
      this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // A full disk takes nothing from the log, which has it all.
    }
    return true;
  }

  /** Gives a batch up; the database is as it was before. */
  rollback(): void {
    this.#forget();
    this.#writing = false;
    this.files.isOurs = false;
    // SQLite rolls back by itself where the disk is full or the file broken.
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  /** How many articles there are. */
  get articles(): number {
    this.#articles ??= this.#sql('SELECT count(*) AS articles FROM article').get()?.articles as number;
    return this.#articles;
  }

  /** Facts of any article with this very content, where the same recipe made them. */
  factsOfContent(hash: Uint8Array, recipe: string): Facts | undefined {
    const row = this.#sql(
      'SELECT packed FROM file JOIN facts ON article = id WHERE hash = ? AND recipe = ? AND skipped IS NULL AND buffer = 0 LIMIT 1',
    ).get(hash, recipe);
    return row === undefined ? undefined : unpackFacts(row.packed as Uint8Array);
  }

  /** Whether there are any. */
  hasContent(hash: Uint8Array, recipe: string): boolean {
    return (
      this.#sql('SELECT 1 FROM file WHERE hash = ? AND recipe = ? AND skipped IS NULL AND buffer = 0 LIMIT 1').get(hash, recipe) !==
      undefined
    );
  }

  /** Packed facts of an article, by its number. */
  packedFacts(article: number): Uint8Array | undefined {
    return this.#sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed as Uint8Array | undefined;
  }

  /** A record is what it was, and lies elsewhere in its file. */
  moveRecord(record: number, place: RecordPlace): void {
    this.begin();
    this.files.setPlace(record, place);
  }

  /**
   * A file of records, before or after they have been read; they stay as they are.
   * @param stamp null: they have not all been read
   * @param layout how they are to be read, as JSON
   */
  putRecordFile(path: string, recipe: string, stamp: FileStamp | null, layout: string): void {
    this.putSkipped(path, { hash: null, recipe, stamp, buffer: false }, RECORDS);
    this.files.setLayout(path, layout);
  }

  /** The text that the facts of an article are of, from the disk; undefined where it cannot be had any more. @param limit bytes of a file that are read */
  sameText(article: FileRow, limit: number): string | undefined {
    return readIndexedText(article, limit, (file) => this.files.row(file)?.layout ?? undefined);
  }

  /** The file is what it was; only its times have changed. */
  touch(path: string, stamp: FileStamp): void {
    this.begin();
    this.files.setStamp(path, stamp);
  }

  /** A file that was looked at and is no article. @param hash null where it was not read */
  putSkipped(path: string, source: SkippedSource, reason: string): void {
    this.begin();
    this.#takeOut(this.files.row(path));
    this.files.add(path, source, reason);
  }

  /** An article, new or anew. @param text of an open buffer, which no file has */
  putArticle(path: string, source: Source, contribution: Contribution, text?: string): void {
    const { packed, title, published, length, names, setting, compared, rules } = contribution;
    this.begin();
    this.#takeOut(this.files.row(path));
    const id = this.files.add(path, source, null);
    this.#sql('INSERT INTO facts VALUES (?, ?)').run(id, packed);
    if (text !== undefined) this.#sql('INSERT INTO open_text VALUES (?, ?)').run(id, text);
    if (this.#articles !== undefined) this.#articles++;
    const day = dayOf(published);
    this.#sql('INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(id, ...titleColumns(title), published, day, length);
    if (title !== undefined && title.key !== '') this.#sheets.put(TITLE_KIND, id, title.key);
    const chance = chanceOf(path);
    this.#duplicates.put(id, chance, duplicateRows(compared));
    const people = new Map<string, number>();
    const organisations = new Map<string, number>();
    for (const name of names) {
      const entity = this.#names.put(id, day, chance, name);
      if (name.kind === 'person') people.set(name.key, entity);
      if (name.kind === 'organisation') organisations.set(name.key, entity);
    }
    if (setting !== undefined) {
      this.#sql('INSERT INTO setting VALUES (?, ?)').run(id, packSetting(setting, { person: people, organisation: organisations }));
    }
    for (const [rule, findings] of rules) this.#rules.count(rule, findings, 1);
  }

  /**
   * The tokens of an article, in place of others that it may have.
   * @param tokens in the folded text
   * @returns false: the article has gone, or has changed and with that its number
   */
  putTokens(article: number, recipe: string, folding: Folding, tokens: Iterable<Token>): boolean {
    this.begin();
    const packed = this.packedFacts(article);
    if (packed === undefined) return false;
    this.#tokens.remove(article);
    this.#tokens.put(article, recipe, folding, unpackFacts(packed), tokens);
    return true;
  }

  /** The version of the segmenter that words were last made with; empty at first. */
  get segmenter(): string {
    // While a batch is under way nobody else can write it.
    if (this.#writing && this.#segmenter !== undefined) return this.#segmenter;
    this.#segmenter = (this.#sql("SELECT value FROM meta WHERE name = 'segmenter'").get()?.value as string | undefined) ?? '';
    return this.#segmenter;
  }

  set segmenter(version: string) {
    this.begin();
    this.#segmenter = version;
    this.#sql("INSERT INTO meta VALUES ('segmenter', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(version);
  }

  /** Articles that have no words of this recipe, from one number on. */
  withoutTokens(recipe: string, after: number, limit: number): { id: number; path: string }[] {
    return this.#tokens.missing(recipe, after, limit);
  }

  /** The file is gone. */
  remove(path: string): boolean {
    const row = this.files.row(path);
    if (row === undefined) return false;
    this.begin();
    this.#takeOut(row);
    return true;
  }

  /** Takes out a file with every row that it gave. */
  #takeOut(file: FileRow | undefined): void {
    if (file === undefined) return;
    if (file.skipped === null) this.#removeArticle(file);
    this.files.delete(file.id);
  }

  #removeArticle({ id, path, buffer }: FileRow): void {
    const packed = this.#sql('DELETE FROM facts WHERE article = ? RETURNING packed').get(id)?.packed as Uint8Array | undefined;
    if (packed === undefined) return;
    if (this.#articles !== undefined) this.#articles--;
    const facts = unpackFacts(packed);
    this.#sql('DELETE FROM article WHERE id = ?').run(id);
    this.#sheets.remove(TITLE_KIND, id);
    this.#tokens.remove(id);
    const day = dayOf(facts.published);
    const chance = chanceOf(path);
    for (const name of nameRows(facts)) this.#names.remove(id, day, chance, name);
    this.#sql('DELETE FROM setting WHERE article = ?').run(id);
    this.#duplicates.remove(id);
    if (buffer === 1) this.#sql('DELETE FROM open_text WHERE article = ?').run(id);
    for (const [rule, findings] of ruleRows(facts)) this.#rules.count(rule, -findings, -1);
  }

  #forget(): void {
    this.#rules.forget();
    this.#names.forget();
    this.#sheets.forget();
    this.#tokens.forget();
    this.#duplicates.forget();
    this.#articles = undefined;
    this.#maybeUnranked = true;
    this.#segmenter = undefined;
    this.files.forgetCount();
  }

  #sql(text: string): StatementSync {
    return this.#statements.get(text);
  }
}

/** Numbers of an article's names by their keys. */
export type NameNumbers = Readonly<Record<'person' | 'organisation', ReadonlyMap<string, number>>>;

function titleColumns(title: ContributedTitle | undefined): readonly (string | number | null)[] {
  return title === undefined ? [null, null, null, null, null] : [title.text, title.start, title.end, title.line, title.column];
}

/** What tells the bearers of an article's names apart. */
export function packSetting({ codes, names }: NamedSetting, numbers: NameNumbers): Uint8Array {
  const related = names.flatMap(({ kind, key }) => numbers[kind].get(key) ?? []);
  return packNumbers([codes.length, ...codes.map(Number), ...related]);
}
