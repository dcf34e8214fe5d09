/**
 * People whom two articles of one day call head and deputy of one body: 宝丰县副县长 here and 宝丰县县长 there. Of a name only the
 * articles of that day are looked at, and of these a few; several posts at once are no contradiction, and neither is a step from one
 * to the other that either article tells of.
 */
import type { Facts, Person, Post } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { read } from '../article/reading.ts';
import type { Contradiction, Elsewhere } from '../hygiene/across.ts';
import { headTitle, isStep, standsByName } from '../hygiene/posts.ts';
import { foldKey } from '../text/folding.ts';
import { unpackNumbers } from './packing/varints.ts';
import type { Connection } from './query.ts';
import { KINDS } from './schema.ts';
import type { Portions } from './surroundings.ts';

/** So many articles of a day that name somebody are looked at: further ones of one event repeat each other. */
const ARTICLES_OF_DAY = 24;
/** So many articles are read for one: their facts and their texts, a millisecond each. */
const ARTICLES_READ = 6;

/** What is asked of the rest of the corpus. */
export interface Asked {
  facts(article: number): Facts | undefined;
  /** Undefined where the text has changed since, or is gone. */
  text(article: number): string | undefined;
  elsewhere(article: number, path: string): Elsewhere;
  /** Whether a name in two articles is one person for certain. */
  isOne(key: string, path: string, other: string): boolean;
}

/** A post as it is compared; the title is a head's, without 副 where the post is a deputy's. */
interface Seat {
  readonly body: string;
  readonly title: string;
  readonly deputy: boolean;
}

/** One a person, at the post of the article, in text order; found person by person, and article by article of those that are read. */
export function* contradictionsIn(connection: Connection, article: number, facts: Facts, asked: Asked): Portions<readonly Contradiction[]> {
  const row = connection.sql('SELECT path, day FROM article JOIN file USING (id) WHERE id = ?').get(article);
  // Of a month or a year nothing is said at once.
  if (row === undefined || (row.day as number) % 100 === 0) return [];
  const own = { article, path: row.path as string, day: row.day as number };
  let left = ARTICLES_READ;
  const found: Contradiction[] = [];
  for (const person of facts.people) {
    if (left === 0) break;
    const seats = seatsOf(person);
    if (seats.length === 0 || seats.some((seat) => seats.some((other) => clash(seat, other)))) continue;
    yield;
    let contradiction: Contradiction | undefined;
    for (const other of othersOfDay(connection, person.key, own)) {
      if (left === 0) break;
      if (!other.seats.some((seat) => seats.some((each) => clash(seat, each)))) continue;
      left--;
      yield;
      const clashing = clashOf(person, article, other.article, asked);
      if (clashing === undefined || !asked.isOne(person.key, own.path, other.path)) continue;
      const [here, there] = clashing;
      const related = { ...asked.elsewhere(other.article, other.path), line: there.line };
      if (contradiction !== undefined) contradiction = { ...contradiction, others: [...contradiction.others, related] };
      else {
        const { start, end } = here.span;
        contradiction = { start, end, name: person.name, here: inFull(here), there: inFull(there.post), others: [related] };
      }
    }
    if (contradiction !== undefined) found.push(contradiction);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The posts of a person of which a body has one holder, as they are compared. */
function seatsOf({ posts }: Pick<Person, 'posts'>): Seat[] {
  return posts.flatMap((post) => seatOf(bodyOf(post), foldKey(post.post)) ?? []);
}

function seatOf(body: string, post: string): Seat | undefined {
  const title = headTitle(post);
  return body === '' || title === undefined ? undefined : { body, title, deputy: post.includes('副') };
}

function clash(a: Seat, b: Seat): boolean {
  return a.deputy !== b.deputy && a.body === b.body && a.title === b.title;
}

function bodyOf({ resolved, organisation }: Post): string {
  return canonicalOrganisation(foldKey(resolved ?? organisation));
}

function inFull({ resolved, organisation, post }: Post): string {
  return (resolved ?? organisation) + post;
}

interface Other {
  readonly article: number;
  readonly path: string;
  readonly seats: readonly Seat[];
}

/** Other articles of a day that state posts of a name, whoever bears it. */
function othersOfDay(connection: Connection, key: string, { article, day }: { article: number; day: number }): Other[] {
  const entity = connection.sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS.person, key)?.id;
  if (entity === undefined) return [];
  const rows = connection
    .sql(
      `SELECT o.article, o.posts, path FROM occurrence AS o JOIN file ON file.id = o.article
       WHERE o.entity = ? AND o.day = ? AND o.article <> ? AND o.posts IS NOT NULL ORDER BY o.chance DESC LIMIT ${ARTICLES_OF_DAY}`,
    )
    .lists(entity as number, day, article) as [number, Uint8Array, string][];
  const post = connection.sql('SELECT stated, resolved, post FROM post WHERE id = ?');
  return rows.map(([other, packed, path]) => ({
    article: other,
    path,
    seats: unpackNumbers(packed).flatMap((id) => {
      const found = post.get(id);
      return found === undefined ? [] : (seatOf((found.resolved || found.stated) as string, found.post as string) ?? []);
    }),
  }));
}

/** The posts that contradict each other, as the two articles put them; undefined where one of them tells how both can be. */
function clashOf(
  person: Person,
  article: number,
  other: number,
  asked: Asked,
): [Post, { readonly post: Post; readonly line: number }] | undefined {
  const same = asked.facts(other)?.people.find(({ key }) => key === person.key);
  if (same === undefined) return undefined;
  const theirs = seatsOf(same);
  if (theirs.some((seat) => theirs.some((each) => clash(seat, each)))) return undefined;
  for (const here of person.posts) {
    for (const there of same.posts) {
      const [one, two] = [...seatsOf({ posts: [here] }), ...seatsOf({ posts: [there] })];
      if (one === undefined || two === undefined || !clash(one, two)) continue;
      if (!standsByName(person, here) || !standsByName(same, there)) continue;
      const texts = [asked.text(article), asked.text(other)] as const;
      if (texts[0] === undefined || texts[1] === undefined) return undefined;
      const [reading, otherReading] = [read(texts[0]), read(texts[1])];
      if (isStep(reading, here) || isStep(otherReading, there)) continue;
      return [here, { post: there, line: otherReading.rawLines.lineAt(there.span.start) }];
    }
  }
  return undefined;
}
