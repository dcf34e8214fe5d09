/**
 * Who is who as the user says in `yuliao.json`: that several names are one person, that some articles or posts of a name
 * are one person and others another. What is said there holds whatever the articles suggest.
 */
import { divisionChain } from '../../article/divisions.ts';
import { foldKey } from '../../text/folding.ts';
import { type Globs, matcher, matches } from '../globs.ts';
import { isWithin, relativePath } from '../paths.ts';
import type { Appearance, AppearancePost } from './appearance.ts';
import { officeOf } from './offices.ts';
import type { Claims } from './resolve.ts';

/** One person, as a member of `people` in `yuliao.json`. 人物声明 */
export interface DeclaredPerson {
  readonly name: string;
  /** Other names of the same person. */
  readonly also?: readonly string[];
  /** Globs of the articles in which the names mean this person. */
  readonly articles?: readonly string[];
  /** What a post of this person contains, organisation and title: 宝丰县, 宝丰县委书记. */
  readonly posts?: readonly string[];
}

/** What the declaration of one folder says; it holds for the articles in that folder. */
export interface DeclaredPeople {
  /** Canonical. */
  readonly folder: string;
  readonly people: readonly DeclaredPerson[];
}

/** The names that may be one person by declaration, and who claims which appearance. */
export interface NameGroup {
  /** Folded; the first is what the group is known by. */
  readonly keys: readonly string[];
  readonly claims: Claims;
  /** The name that the user gave a declared person. */
  nameOf(declared: number): string | undefined;
}

interface Entry {
  readonly folder: string;
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly articles: Globs | undefined;
  readonly posts: readonly string[];
  readonly whole: boolean;
  readonly closed: boolean;
}

/** 声明的人物 */
export class Declarations {
  readonly #entries: readonly Entry[];
  readonly #groups: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Map<string, NameGroup>();

  constructor(declared: readonly DeclaredPeople[] = []) {
    this.#entries = declared.flatMap(({ folder, people }) => people.map((person) => entryOf(folder, person)));
    this.#groups = groupsOf(this.#entries);
  }

  /** The group of a folded name; a name of which nothing is said is a group by itself. */
  group(key: string): NameGroup {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const keys = this.#groups.get(key) ?? [key];
    const group = groupOf(
      keys,
      this.#entries.filter((entry) => keys.some((each) => entry.keys.has(each))),
    );
    // Only of names of which something is said: the others are as many as the corpus has.
    if (this.#groups.has(key)) this.#known.set(key, group);
    return group;
  }
}

function entryOf(folder: string, { name, also = [], articles, posts = [] }: DeclaredPerson): Entry {
  const whole = articles === undefined && posts.length === 0;
  return {
    folder,
    name,
    keys: new Set([name, ...also].map(foldKey)),
    articles: articles === undefined ? undefined : matcher(articles),
    posts: posts.map(foldKey),
    whole,
    // Where articles are named one by one, those and no others are meant.
    closed: whole || posts.length === 0,
  };
}

/** Names that an entry ties together, through several entries where need be; by each of them. */
function groupsOf(entries: readonly Entry[]): Map<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { keys } of entries) {
    const joined = new Set<string>();
    for (const key of keys) for (const each of groups.get(key) ?? [key]) joined.add(each);
    for (const key of joined) groups.set(key, joined);
  }
  // Entries of earlier names may have made the set that holds the later: the order is that of the declarations.
  return new Map([...groups].map(([key, keys]) => [key, [...keys]]));
}

function groupOf(keys: readonly string[], entries: readonly Entry[]): NameGroup {
  const numbers = [...entries.keys()];
  // What says where it holds goes before what holds everywhere.
  const particular = numbers.filter((number) => !(entries[number] as Entry).whole);
  const whole = numbers.filter((number) => (entries[number] as Entry).whole);
  const order = [...particular, ...whole];
  return {
    keys,
    claims: {
      of: (appearance) => order.find((number) => claims(entries[number] as Entry, appearance)) ?? -1,
      closed: (declared) => entries[declared]?.closed ?? false,
    },
    nameOf: (declared) => entries[declared]?.name,
  };
}

function claims({ folder, keys, articles, posts, whole }: Entry, { key, path, role, posts: held, setting }: Appearance): boolean {
  if (!keys.has(key) || !isWithin(folder, path)) return false;
  if (whole) return true;
  if (articles !== undefined && matches(articles, relativePath(folder, path))) return true;
  if (posts.length === 0) return false;
  const said = held.flatMap((post) => saidOf(post, setting.codes));
  if (held.length === 0 && role === 'journalist') said.push(...saidOf({ organisation: '', resolved: '', title: '记者' }, setting.codes));
  return posts.some((post) => said.some((each) => each.includes(post)));
}

/** A post as one may put it: as stated, in full, and after the place where it is held. */
function saidOf(post: AppearancePost, near: readonly string[]): string[] {
  const { organisation, resolved, title } = post;
  const place = divisionChain(officeOf(post, near).seat)[0]?.name ?? '';
  const full = (resolved || organisation) + title;
  return [organisation + title, full, full.startsWith(place) ? full : place + full];
}
