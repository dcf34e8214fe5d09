/**
 * What an article contributes to the index: the rows that its facts give. A pure function of the facts and the text, so
 * that the same rows can be found again when the article is taken out. 行
 */

import type { Facts, Mention, Post, Role, Statement } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { clean, type Folding, foldKey, toFolded } from '../text/folding.ts';
import type { LineIndex } from '../text/lines.ts';
import type { PackedMention } from './packing/mentions.ts';
import { isPhrase } from './phrases.ts';
import type { EntityKind } from './snapshot.ts';

/** A name in the article. */
export interface NameRow {
  readonly kind: EntityKind;
  readonly key: string;
  /** As the article writes it. */
  readonly name: string;
  readonly role: Role | null;
  readonly mentions: readonly Mention[];
  /** Mentions outside boilerplate and fixed phrases. */
  readonly counted: number;
  /** Mentions in fixed phrases outside boilerplate. */
  readonly phrases: number;
  readonly introduction: number;
  readonly posts: readonly PostRow[];
  /** What the person is reported to say. */
  readonly statements: readonly Statement[];
}

/** A post that the article gives a person; the first of equal ones. */
export interface PostRow {
  readonly stated: string;
  readonly resolved: string;
  readonly title: string;
  readonly post: Post;
}

/** The names of an article with their posts, one row a name even where facts have it twice. */
export function nameRows(facts: Facts): NameRow[] {
  const said = Map.groupBy(facts.statements, ({ key }) => key);
  return [
    ...onceEach(facts.people, (person) => {
      const statements = inTextOrder(said.get(person.key) ?? []);
      return { ...named('person', person, person.introduction), role: person.role, posts: postRows(person.posts), statements };
    }),
    ...onceEach(facts.organisations, (organisation) => named('organisation', organisation)),
    ...onceEach(facts.places, (place) => named('place', place)),
  ];
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly mentions: readonly Mention[];
}

function onceEach<Each extends Named>(all: readonly Each[], rowOf: (each: Each) => NameRow): Iterable<NameRow> {
  const rows = new Map<string, NameRow>();
  for (const each of all) {
    if (each.key === '' || each.mentions.length === 0) continue;
    const known = rows.get(each.key);
    const row = rowOf(each);
    rows.set(each.key, known === undefined ? row : merge(known, row));
  }
  return rows.values();
}

function named(kind: EntityKind, { key, name, mentions }: Named, introduction = 0): NameRow {
  const sorted = inOrder(mentions);
  const introducing = mentions[introduction];
  let [counted, phrases] = [0, 0];
  for (const mention of mentions) {
    if (mention.zone === 'boilerplate') continue;
    if (isPhrase(mention)) phrases++;
    else counted++;
  }
  return {
    kind,
    key,
    name,
    role: null,
    mentions: sorted,
    counted,
    phrases,
    introduction: introducing === undefined ? 0 : sorted.indexOf(introducing),
    posts: NO_POSTS,
    statements: NO_STATEMENTS,
  };
}

const NO_POSTS: readonly PostRow[] = [];
const NO_STATEMENTS: readonly Statement[] = [];

/** Most facts have them in order already. */
function inOrder(mentions: readonly Mention[]): readonly Mention[] {
  for (let index = 1; index < mentions.length; index++) {
    if (byPosition(mentions[index - 1] as Mention, mentions[index] as Mention) > 0) return [...mentions].sort(byPosition);
  }
  return mentions;
}

function byPosition(a: Mention, b: Mention): number {
  return a.start - b.start || a.end - b.end;
}

function merge(a: NameRow, b: NameRow): NameRow {
  const introducing = a.mentions[a.introduction] as Mention;
  const mentions = [...a.mentions, ...b.mentions].sort(byPosition);
  return {
    ...a,
    mentions,
    role: a.role === 'official' || b.role === null ? a.role : b.role === 'other' ? a.role : b.role,
    counted: a.counted + b.counted,
    phrases: a.phrases + b.phrases,
    introduction: mentions.indexOf(introducing),
    posts: distinct([...a.posts, ...b.posts]),
  };
}

function postRows(posts: readonly Post[]): readonly PostRow[] {
  return distinct(
    posts.map((post) => ({
      stated: canonicalOrganisation(foldKey(post.organisation)),
      resolved: post.resolved === undefined ? '' : canonicalOrganisation(foldKey(post.resolved)),
      title: foldKey(post.post),
      post,
    })),
  );
}

function distinct(posts: readonly PostRow[]): readonly PostRow[] {
  if (posts.length < 2) return posts;
  const seen = new Set<string>();
  return posts.filter(({ stated, resolved, title }) => {
    // No key has a blank in it.
    const id = `${stated} ${resolved} ${title}`;
    return !seen.has(id) && seen.add(id);
  });
}

/** What somebody is reported to say in an article, in text order. @param key of the person */
export function statementsOf(facts: Facts, key: string): readonly Statement[] {
  return inTextOrder(facts.statements.filter((statement) => statement.key === key));
}

function inTextOrder(statements: readonly Statement[]): readonly Statement[] {
  return statements.length < 2 ? statements : [...statements].sort((a, b) => a.start - b.start);
}

/** Mentions, in text order, with the columns that show them without the text. */
export function placedMentions(mentions: readonly Mention[], lines: LineIndex): PackedMention[] {
  return mentions.map(({ start, end, line, zone, kind }) => ({
    start,
    end,
    line,
    column: start - (lines.starts[line - 1] as number),
    boilerplate: zone === 'boilerplate',
    phrase: kind === 'phrase',
  }));
}

/** 1-based line and 0-based column of an offset. */
export function place(lines: LineIndex, offset: number): { line: number; column: number } {
  const line = lines.lineAt(offset);
  return { line, column: offset - (lines.starts[line - 1] as number) };
}

/** How often each rule found something. */
export function ruleRows(facts: Facts): Map<string, number> {
  const rules = new Map<string, number>();
  for (const { rule } of facts.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  return rules;
}

/** Publication as a number that sorts: yyyymmdd, with 00 for what is not known; 0 for no date at all. */
export function dayOf(published: string | null): number {
  const parts = published === null ? null : /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(published);
  return parts === null ? 0 : Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0);
}

/** A number that a path gives by itself, as good as drawn by lot (FNV-1a, 31 bits). */
export function chanceOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < path.length; index++) hash = Math.imul(hash ^ path.charCodeAt(index), 0x01000193);
  return hash >>> 1;
}

/** Longest excerpt of a statement, in characters: what a hover shows without being cut. */
const EXCERPT = 120;

/** The clean reading of a span on one line, cut at 120 characters. */
export function excerpt(folding: Folding, start: number, end: number): string {
  // A few characters more than fit: blanks collapse.
  const from = toFolded(folding, start);
  const to = Math.min(toFolded(folding, end), from + 2 * EXCERPT);
  const characters = [...clean(folding, from, to).replace(/\s+/g, ' ').trim()];
  return characters.length <= EXCERPT ? characters.join('') : `${characters.slice(0, EXCERPT - 1).join('')}…`;
}
