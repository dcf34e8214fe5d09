/**
 * Organisations as a tree that their names alone make: each belongs to the division that its name begins with, or to no one
 * (ministries, companies, universities), and is a part of the organisation whose whole name its own goes on from
 * (国家卫生健康委员会 › 国家卫生健康委员会人事司). Names lie in order, so that what begins with one is one short stretch.
 */
import { divisionChain, divisionEnd, divisions, divisionsNamed, levelOf, liesIn, shortNames } from '../../article/divisions.ts';
import type { Connection, Query } from '../query.ts';
import { Recent } from '../recent.ts';
import { KINDS } from '../schema.ts';
import type { EntityRow } from '../search.ts';
import type { EntitySummary } from '../snapshot.ts';
import { atOnce, type Portions } from '../surroundings.ts';
import { behind, type ListedOrganisation, type OrganisationsOf, type Page, type Part, partOf } from './lists.ts';

/** Divisions and organisations whose lists are remembered. */
const REMEMBERED = 100;
/** Names that begin with one; a longer list nobody looks through to its end. */
const MOST_BEGINNING = 20_000;
/** Shorter names (党委, 北大) are too often the beginning of something else. */
const LEAST_WHOLE = 3;
/** Names that begin as those of a division do are looked at so far: 海南州 lies in no 海南. */
const MOST_TRIED = 20;
/** Names that are looked at on the way down from the most mentioned, at a time, and for one answer. */
const STEP = 512;
const MOST_STEPS = 16;

/** A name with its number and mentions. */
type Named = readonly [id: number, key: string, mentions: number];

export class OrganisationLists {
  readonly #connection: Connection;
  readonly #summary: (row: EntityRow) => EntitySummary;
  readonly #lists = new Recent<string, readonly number[]>(REMEMBERED);
  readonly #named = new Map<string, boolean>();
  #total: number | undefined;
  /** Those of no division, as far as anybody has looked. */
  readonly #elsewhere: number[] = [];
  #walked = 0;
  #ended = false;

  constructor(connection: Connection, summary: (row: EntityRow) => EntitySummary) {
    this.#connection = connection;
    this.#summary = summary;
  }

  /** Has ready what stands below a division, or at the top, a portion at a time. */
  *prepare(within?: string): Portions<void> {
    for (const code of divisionsIn(within)) {
      this.#isNamed(code);
      yield;
    }
    if (within === undefined || this.#lists.get(within) !== undefined) return;
    this.#lists.put(within, yield* this.#ofDivision(within));
  }

  divisions(within?: string): readonly string[] {
    return divisionsIn(within).filter((code) => this.#isNamed(code));
  }

  organisations(of: OrganisationsOf, page: Page): Part<ListedOrganisation> {
    if ('division' in of)
      return partOf(
        this.#remembered(of.division, () => atOnce(this.#ofDivision(of.division))),
        page,
        (id) => this.#listed(id),
      );
    if ('organisation' in of)
      return partOf(
        this.#remembered(of.organisation, () => this.#partsOf(of.organisation)),
        page,
        (id) => this.#listed(id),
      );
    return 'elsewhere' in of ? this.#notInDivisions(page) : this.#all(page);
  }

  #all({ from, count }: Page): Part<ListedOrganisation> {
    this.#total ??= this.#sql(`SELECT count(*) AS names FROM entity WHERE ${ARE}`).get()?.names as number | undefined;
    const rows = this.#sql(`SELECT id FROM entity WHERE ${ARE} ORDER BY mentions DESC, key LIMIT ? OFFSET ?`).lists(count, from);
    const total = this.#total ?? 0;
    return { items: rows.flatMap(([id]) => this.#listed(id as number)), total, more: from + count < total };
  }

  #notInDivisions({ from, count }: Page): Part<ListedOrganisation> {
    const walk = this.#sql(`SELECT id, key FROM entity WHERE ${ARE} ORDER BY mentions DESC, key LIMIT ${STEP} OFFSET ?`);
    for (let step = 0; step < MOST_STEPS && !this.#ended && this.#elsewhere.length < from + count; step++) {
      const rows = walk.lists(this.#walked) as [number, string][];
      for (const [id, key] of rows) if (divisionOf(key) === undefined && !this.#isPart(key)) this.#elsewhere.push(id);
      this.#walked += rows.length;
      this.#ended = rows.length < STEP;
    }
    const items = this.#elsewhere.slice(from, from + count).flatMap((id) => this.#listed(id));
    const total = this.#ended ? this.#elsewhere.length : undefined;
    return { items, total, more: !this.#ended || from + count < this.#elsewhere.length };
  }

  /** Whether another name of the corpus is the beginning of this one. */
  #isPart(key: string): boolean {
    const whole = this.#sql(`SELECT 1 FROM entity WHERE ${ARE} AND key = ?`);
    for (let end = key.length - 1; end >= LEAST_WHOLE; end--) if (whole.get(key.slice(0, end)) !== undefined) return true;
    return false;
  }

  *#ofDivision(code: string): Portions<number[]> {
    const found: Named[] = [];
    for (const [index, each] of namesOf(code)
      .flatMap((name) => this.#beginning(name))
      .entries()) {
      if (divisionOf(each[1]) === code) found.push(each);
      if (index % STEP === STEP - 1) yield;
    }
    return wholes(found);
  }

  #partsOf(organisation: string): number[] {
    const inside = divisionOf(organisation);
    return wholes(this.#beginning(organisation).filter(([, key]) => key !== organisation && divisionOf(key) === inside));
  }

  /** In the order of keys. */
  #beginning(prefix: string): Named[] {
    const query = this.#sql(
      `SELECT id, key, mentions FROM entity WHERE ${ARE} AND key >= ? AND key < ? ORDER BY key LIMIT ${MOST_BEGINNING}`,
    );
    return query.lists(prefix, behind(prefix)) as unknown as Named[];
  }

  #listed(id: number): ListedOrganisation[] {
    const row = this.#sql('SELECT * FROM entity WHERE id = ?').get(id) as unknown as EntityRow | undefined;
    if (row === undefined) return [];
    const { key } = row;
    const next = this.#sql(`SELECT key FROM entity WHERE ${ARE} AND key > ? AND key < ? ORDER BY key LIMIT 1`).get(key, behind(key));
    const held = this.#sql(
      "SELECT 1 FROM post WHERE stated = ?1 AND stated <> '' UNION ALL SELECT 1 FROM post WHERE resolved = ?1 AND resolved <> '' LIMIT 1",
    ).get(key);
    return [{ ...this.#summary(row), parts: key.length >= LEAST_WHOLE && next !== undefined, held: held !== undefined }];
  }

  /** Whether any organisation is called after a division, or after one that lies in it. */
  #isNamed(code: string): boolean {
    const known = this.#named.get(code);
    if (known !== undefined) return known;
    const first = this.#sql(`SELECT key FROM entity WHERE ${ARE} AND key >= ? AND key < ? ORDER BY key LIMIT ?`);
    const tried = levelOf(code) === 1 ? MOST_TRIED : 1;
    const own = namesOf(code).some((name) => first.lists(name, behind(name), tried).some(([key]) => divisionOf(key as string) === code));
    const named = own || divisionsIn(code).some((each) => this.#isNamed(each));
    this.#named.set(code, named);
    return named;
  }

  #remembered(name: string, make: () => readonly number[]): readonly number[] {
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.#lists.put(name, made);
    return made;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** Organisations that stand outside boilerplate. */
const ARE = `kind = ${KINDS.organisation} AND mentions > 0`;

/** The numbers of those that are no part of another one among them, the most mentioned first. @param named in the order of keys, each once */
function wholes(named: readonly Named[]): number[] {
  const found: Named[] = [];
  let whole = '';
  for (const each of named) {
    const [, key] = each;
    // What begins with a name comes right behind it.
    if (whole !== '' && key.startsWith(whole)) continue;
    whole = key.length >= LEAST_WHOLE ? key : '';
    found.push(each);
  }
  return found.sort(([, a, many], [, b, more]) => more - many || (a < b ? -1 : 1)).map(([id]) => id);
}

/** The division that another lies in, next above; a municipality has none. */
function holderOf(code: string): string | undefined {
  return divisionChain(code)[1]?.code;
}

/** Divisions next below each, and below none, in the order of their codes. */
const BELOW: ReadonlyMap<string | undefined, readonly string[]> = Map.groupBy(
  Array.from(divisions(), ([code]) => code)
    .filter((code) => levelOf(code) === 1 || holderOf(code) !== undefined)
    .sort(),
  holderOf,
);

function divisionsIn(code: string | undefined): readonly string[] {
  return BELOW.get(code) ?? [];
}

/** With what the names of a division's organisations begin; empty for one that stands for another (市辖区). */
function namesOf(code: string): string[] {
  const [division, holder] = divisionChain(code);
  if (division === undefined || division.code !== code) return [];
  if (levelOf(code) === 1) return [SHORT.get(code) ?? division.name];
  // Where several are called so, names tell which one is meant by what it lies in.
  if (divisionsNamed(division.name).length === 1) return [division.name, ...(STATE_OF.get(code) ?? [])];
  return holder === undefined ? [] : [holder.name + division.name];
}

/** Provinces are known by their short names alone: 河南日报社. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Array.from(divisions()).flatMap(([code, name]): [string, string][] => {
    const [short] = levelOf(code) === 1 ? shortNames(name) : [];
    return short === undefined ? [] : [[code, short]];
  }),
);

/** The short names of autonomous prefectures that say what they are: 阿坝州. */
const STATE_OF: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(divisions())
    .filter(([code]) => levelOf(code) === 2)
    .map(([code, name]) => [
      code,
      shortNames(name).filter((short) => short.length > 2 && short.endsWith('州') && !short.endsWith('自治州')),
    ]),
);
const STATES: ReadonlyMap<string, string> = new Map([...STATE_OF].flatMap(([code, names]) => names.map((name) => [name, code] as const)));

const LONGEST_DIVISION = 15;

/** Code of the division after which an organisation is called, the lowest one; undefined for one that is called after none. */
export function divisionOf(key: string): string | undefined {
  let code: string | undefined;
  for (let from = 0; ; ) {
    const end = divisionEnd(key, from, Math.min(key.length, from + LONGEST_DIVISION));
    if (end === from) break;
    const holder = code;
    const meant = divisionsNamed(key.slice(from, end)).filter((each) => holder === undefined || liesIn(each, holder));
    const [only, other] = meant.map((each) => divisionChain(each)[0]?.code);
    if (only === undefined || (other !== undefined && other !== only)) break;
    code = only;
    from = end;
  }
  if (code !== undefined) return code;
  const state = STATES.get(key.slice(0, key.indexOf('州') + 1));
  if (state !== undefined) return state;
  for (const [province, short] of SHORT) if (key.startsWith(short)) return province;
  return undefined;
}
