/**
 * Names to be written: officials with their posts, organisations and places, by their first characters, by pinyin or by initials;
 * those of the article before those of the corpus. Behind a post come those who hold it, and where nothing is typed the officials
 * of the article. Chinese writes no blanks: what is typed of a name is the longest end of the text before the caret that a name
 * begins with.
 */
import type { Person } from '../article/facts.ts';
import type { EntityKind, EntitySummary, Snapshot } from '../corpus/snapshot.ts';
import { lettersOf } from '../corpus/terms.ts';
import { foldKey } from '../text/folding.ts';
import { searchKeys } from '../text/pinyin.ts';
import type { Span } from '../text/span.ts';
import { distinctionOf } from './hover-bearers.ts';
import type { OpenArticle } from './open-article.ts';

export interface NameCompletion {
  /** `introduction`: a name with a post before it. */
  readonly kind: EntityKind | 'introduction';
  readonly label: string;
  /** What tells it from others: a post; empty where nothing is known. */
  readonly detail: string;
  /** What is typed of it already, and is replaced. */
  readonly span: Span;
  /** What is written, in parts; where one part has several forms, the writer chooses among them. */
  readonly parts: readonly (readonly [string, ...string[]])[];
  /** What the corpus may be asked about it by. */
  readonly key: string;
}

/** Most names of one kind that the corpus gives. */
const OF_CORPUS = 12;
/** Most names of the article, and those of its officials where nothing is typed. */
const OF_ARTICLE = 30;
/** Names with posts before them: for the first so many people. */
const INTRODUCED = 5;
/** Posts of a person to choose from. */
const POSTS = 6;
/** Longest part of a name that is looked for before the caret, in characters. */
const LONGEST: Readonly<Record<EntityKind, number>> = { person: 4, organisation: 10, place: 6 };
/** Shortest: one character begins a surname, and far too many words. */
const SHORTEST: Readonly<Record<EntityKind, number>> = { person: 1, organisation: 2, place: 2 };
/** Names of an article that are looked at. */
const LOOKED_AT = 400;
/** Letters of organisations and places: one begins thousands. */
const LEAST_LETTERS = 2;

const LETTERS = /[A-Za-z][A-Za-z0-9'’]{0,39}$/u;
const CHARACTERS = /[\p{Script=Han}·]{1,40}$/u;
/** Longest stretch before the caret that is looked at. */
const REACH = 80;

/** What was found, with what it replaces. */
interface Found {
  readonly kind: EntityKind;
  readonly name: string;
  readonly key: string;
  readonly detail: string;
  /** How many characters before the caret it replaces. */
  readonly typed: number;
  /** Of the article: the person with posts. */
  readonly person?: Person;
}

/** What may be written at an offset, best first. */
export function completeNames(snapshot: Snapshot, article: OpenArticle, offset: number): NameCompletion[] {
  const { lines, text } = article;
  const line = lines.span(lines.lineAt(offset));
  const before = text.slice(Math.max(line.start, offset - REACH), offset);
  const letters = LETTERS.exec(before)?.[0];
  const found = letters === undefined ? byCharacters(snapshot, article, before) : byLetters(snapshot, article, letters);
  const completions: NameCompletion[] = [];
  let introduced = 0;
  for (const each of found) {
    const span = { start: offset - each.typed, end: offset };
    const { kind, name, key, detail } = each;
    completions.push({ kind, label: name, detail, span, parts: [[name]], key });
    const posts = kind === 'person' && each.typed > 0 && introduced < INTRODUCED ? postsOf(each) : [];
    const [first, ...others] = posts;
    if (first === undefined) continue;
    introduced++;
    completions.push({ kind: 'introduction', label: first + name, detail: '', span, parts: [[first, ...others], [name]], key });
  }
  return completions;
}

function postsOf({ person, detail }: Found): string[] {
  if (person === undefined) return detail === '' ? [] : [detail];
  const full = person.posts.map(({ organisation, resolved, post }) => (resolved ?? organisation) + post);
  const stated = person.posts.map(({ organisation, post }) => organisation + post);
  return [...new Set([...stated, ...full])].slice(0, POSTS);
}

function byLetters(snapshot: Snapshot, article: OpenArticle, typed: string): Found[] {
  const letters = lettersOf(typed);
  if (letters === '') return [];
  const own = namesOf(article).filter(({ name }) => isSpelt(name, letters));
  const kinds: readonly EntityKind[] = letters.length < LEAST_LETTERS ? ['person'] : ['person', 'organisation', 'place'];
  const others = kinds.flatMap((kind) =>
    snapshot
      .search(kind, letters, OF_CORPUS, kind === 'person')
      // A search finds those as well that have the letters in their midst.
      .filter(({ key }) => isSpelt(key, letters))
      .map(ofCorpus),
  );
  return together(own.slice(0, OF_ARTICLE), others).map((each) => ({ ...each, typed: typed.length }));
}

/** Whether letters begin what spells a name. */
function isSpelt(name: string, letters: string): boolean {
  const { full, initials, mixed } = searchKeys(name);
  return [full, initials, mixed].some((forms) => forms.some((form) => form.startsWith(letters)));
}

function byCharacters(snapshot: Snapshot, article: OpenArticle, before: string): Found[] {
  const run = foldKey(CHARACTERS.exec(before)?.[0] ?? '');
  const own = namesOf(article);
  const holders = holdersOf(own, run);
  const begun = own
    .flatMap((each): Found[] => {
      const typed = typedOf(foldKey(each.name), run, each.kind);
      return typed === 0 ? [] : [{ ...each, typed }];
    })
    .sort((a, b) => b.typed - a.typed);
  const others = (['person', 'organisation', 'place'] as const).flatMap((kind) => beginning(snapshot, kind, run));
  const longest = Math.max(0, ...begun.map(({ typed }) => typed), ...others.map(({ typed }) => typed));
  const matches = together(
    begun.slice(0, OF_ARTICLE),
    others.sort((a, b) => b.typed - a.typed),
  );
  // One character that happens to be a surname says less than the post before the caret.
  const ranked = longest > 1 ? [...matches, ...holders] : [...holders, ...matches];
  const officials = own.filter(({ person }) => person?.role === 'official').slice(0, OF_ARTICLE);
  return together(ranked, officials);
}

/** How many characters at the end of a run a name begins with; 0 where it does not, or stands there whole. */
function typedOf(key: string, run: string, kind: EntityKind): number {
  for (let length = Math.min(LONGEST[kind], key.length - 1, run.length); length >= SHORTEST[kind]; length--) {
    if (run.endsWith(key.slice(0, length))) return length;
  }
  return 0;
}

/** Names of the corpus that begin with the longest end of the run that any begins with. */
function beginning(snapshot: Snapshot, kind: EntityKind, run: string): Found[] {
  for (let length = Math.min(LONGEST[kind], run.length); length >= SHORTEST[kind]; length--) {
    const start = run.slice(run.length - length);
    const found = snapshot.beginning(kind, start, OF_CORPUS, kind === 'person').filter(({ key }) => key !== start);
    if (found.length > 0) return found.map((entity) => ({ ...ofCorpus(entity), typed: length }));
  }
  return [];
}

/** Those of the article whose post stands before the caret, the longest post first. */
function holdersOf(own: readonly Found[], run: string): Found[] {
  const lengthOf = ({ person }: Found): number =>
    Math.max(
      0,
      ...(person?.posts ?? []).flatMap(({ organisation, post }) =>
        [foldKey(organisation + post), foldKey(post)].filter((held) => held.length > 1 && run.endsWith(held)).map((held) => held.length),
      ),
    );
  return own
    .map((each) => ({ each, length: lengthOf(each) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
    .map(({ each }) => each);
}

/** Names of the article: people, then organisations, then places, the most named first. */
function namesOf({ facts }: OpenArticle): Found[] {
  const byMentions = <Named extends { readonly mentions: readonly unknown[] }>(named: readonly Named[]): Named[] =>
    [...named].sort((a, b) => b.mentions.length - a.mentions.length);
  const found: Found[] = [
    ...byMentions(facts.people).map(
      (person): Found => ({ kind: 'person', name: person.name, key: person.key, detail: stated(person), typed: 0, person }),
    ),
    ...byMentions(facts.organisations).map(({ name, key }): Found => ({ kind: 'organisation', name, key, detail: '', typed: 0 })),
    ...byMentions(facts.places).map(({ name, key }): Found => ({ kind: 'place', name, key, detail: '', typed: 0 })),
  ];
  return found.slice(0, LOOKED_AT);
}

function stated({ posts }: Person): string {
  const [first] = posts;
  return first === undefined ? '' : first.organisation + first.post;
}

function ofCorpus(entity: EntitySummary): Found {
  const { kind, name, key } = entity;
  return { kind, name, key, detail: kind === 'person' ? (entity.post ?? distinctionOf(entity)) : '', typed: 0 };
}

/** Each name once, as it comes first. */
function together(some: readonly Found[], others: readonly Found[]): Found[] {
  const found = new Map<string, Found>();
  for (const each of [...some, ...others]) {
    const id = `${each.kind} ${each.name}`;
    if (!found.has(id)) found.set(id, each);
  }
  return [...found.values()];
}
