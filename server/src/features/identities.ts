/**
 * Decisions about who is who, as entries of `people` in `yuliao.json`: that people are one, that some articles are about somebody
 * else. What is chosen is said as exactly as the articles allow, and never more of the name than was chosen.
 */
import type { DeclaredPerson } from '../corpus/identity/declared.ts';
import { isWithin, relativePath } from '../corpus/paths.ts';
import type { ArticleRecord, Bearer, Snapshot } from '../corpus/snapshot.ts';
import { foldKey } from '../text/folding.ts';
import { postText } from './wording.ts';

/** More articles by name make an entry that nobody reads; posts say the same, where there are any. */
const ARTICLES_NAMED = 60;
/** Articles to choose from: more nobody looks through. */
const ARTICLES_SHOWN = 500;

/** What is to be added to the declaration of a folder. */
export interface Declared {
  /** Canonical. */
  readonly folder: string;
  readonly person: DeclaredPerson;
  /** Whether nothing else may be said of these names any more: they are one person everywhere. */
  readonly alone: boolean;
}

/** An article about a person. */
export interface ArticleOfPerson {
  readonly article: ArticleRecord;
  readonly posts: string;
}

/** The people of a name, those of most articles first. */
export function peopleOf(snapshot: Snapshot, key: string): Bearer[] {
  return (snapshot.bearers(key)?.people ?? [])
    .flatMap(({ id }) => snapshot.bearer(id) ?? [])
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
}

/** The newest articles about a person, with the posts that each states, and how many more there are. */
export function articlesOf(snapshot: Snapshot, id: string): { readonly articles: ArticleOfPerson[]; readonly left: number } {
  const articles = snapshot.people(id, ARTICLES_SHOWN).map(({ article, person }) => ({
    article,
    posts: [...new Set(person.posts.map(postText))].join('、'),
  }));
  return { articles, left: Math.max(0, pathsOf(snapshot, id).length - articles.length) };
}

/**
 * That people are one.
 * @param ids of people, or names, which mean everybody who has them; @param folders canonical
 * @returns nothing where fewer than two are known
 */
export function merged(snapshot: Snapshot, ids: readonly string[], folders: readonly string[]): Declared[] {
  const people = [...new Set(ids)].flatMap((id) => bearersOf(snapshot, id));
  const chosen = new Map(people.map((person) => [person.id, person]));
  if (chosen.size < 2) return [];
  const keys = [...new Set(people.map(({ key }) => key))];
  const all = keys.flatMap((key) => peopleOf(snapshot, key));
  const others = all.filter(({ id }) => !chosen.has(id));
  const [first] = people as [Bearer];
  const names = namesOf(people, first);
  if (others.length === 0) return placed(snapshot, people, folders).map(({ folder }) => ({ folder, person: names, alone: true }));
  const posts = people.map((person) => postsOf(person, others));
  const withPosts = posts.every((each) => each.length > 0);
  return placed(snapshot, people, folders).map(({ folder, articles }) => ({
    folder,
    alone: false,
    person: {
      ...names,
      ...(withPosts && articles.length > ARTICLES_NAMED ? {} : { articles }),
      ...(withPosts ? { posts: [...new Set(posts.flat())] } : {}),
    },
  }));
}

/**
 * That some of the articles about a person are about another of the name.
 * @param paths canonical; those that are not about the person are left out
 * @returns nothing where none of them is, or all are
 */
export function split(snapshot: Snapshot, id: string, paths: readonly string[], folders: readonly string[]): Declared[] {
  const person = snapshot.bearer(id);
  if (person === undefined) return [];
  const about = pathsOf(snapshot, person.id);
  const chosen = new Set(paths.filter((path) => about.includes(path)));
  if (chosen.size === 0 || chosen.size === about.length) return [];
  const names = namesOf([person], person);
  return byFolder([...chosen].sort(), folders).map(({ folder, articles }) => ({ folder, alone: false, person: { ...names, articles } }));
}

function bearersOf(snapshot: Snapshot, id: string): Bearer[] {
  // A name means everybody who has it; the id of one of several has a number.
  if (!id.includes('#')) return peopleOf(snapshot, foldKey(id));
  const bearer = snapshot.bearer(id);
  return bearer === undefined ? [] : [bearer];
}

function namesOf(people: readonly Bearer[], first: Bearer): Pick<DeclaredPerson, 'name' | 'also'> {
  const others = new Map(people.map(({ key, name }) => [key, name]));
  for (const { otherNames } of people) for (const name of otherNames) if (!others.has(name)) others.set(name, name);
  others.delete(first.key);
  const also = [...others.values()].filter((name) => foldKey(name) !== foldKey(first.name));
  return also.length === 0 ? { name: first.name } : { name: first.name, also };
}

/** Posts in organisations that nobody else of the name holds. */
function postsOf({ posts }: Bearer, others: readonly Bearer[]): string[] {
  const said = others.flatMap((other) => other.posts.map((post) => foldKey((post.resolved ?? post.organisation) + post.post)));
  const own = posts.filter(({ organisation }) => organisation !== '').map((post) => (post.resolved ?? post.organisation) + post.post);
  return [...new Set(own)].filter((post) => !said.some((other) => other.includes(foldKey(post))));
}

function pathsOf(snapshot: Snapshot, id: string): string[] {
  return [...snapshot.mentionsByArticle('person', id, { boilerplate: true, phrases: true })].flatMap(([first]) => first?.path ?? []);
}

/** The folders that have articles about them, with these. */
function placed(snapshot: Snapshot, people: readonly Bearer[], folders: readonly string[]) {
  return byFolder([...new Set(people.flatMap(({ id }) => pathsOf(snapshot, id)))].sort(), folders);
}

function byFolder(paths: readonly string[], folders: readonly string[]): { readonly folder: string; readonly articles: string[] }[] {
  return folders
    .map((folder) => ({
      folder,
      articles: paths.filter((path) => isWithin(folder, path)).map((path) => globOf(relativePath(folder, path))),
    }))
    .filter(({ articles }) => articles.length > 0);
}

/** A glob that matches a path: what means something else in one is escaped, and what cannot be is any character. */
function globOf(relative: string): string {
  return relative.replace(/[\\*?[\]]/gu, '\\$&').replace(/[{}]|^\s|\s$|^[!#]/gu, '?');
}
