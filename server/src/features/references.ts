/**
 * Where a name is mentioned, across all articles; where it is introduced; where it stands in this text. The snapshot
 * holds unsaved edits as well; a document that is no part of the corpus answers for itself.
 */
import { isPhrase } from '../corpus/phrases.ts';
import type { EntityKind, Location, Snapshot } from '../corpus/snapshot.ts';
import { atOnce, type Portions } from '../corpus/surroundings.ts';
import type { Span } from '../text/span.ts';
import { type Entity, entityAt, mentionsIn } from './caret.ts';
import { idOfPerson, whoIsMeant } from './hover-bearers.ts';
import { locate } from './locating.ts';
import type { OpenArticle } from './open-article.ts';

/**
 * All mentions of the name under an offset, in path order, then text order.
 * Mentions in boilerplate are left out unless the caret stands on one: sidebars name everybody on every page. So are those in
 * fixed phrases, where these are counted apart.
 * @param includeDeclaration whether the introducing mention is among them
 */
export function references(snapshot: Snapshot, article: OpenArticle, offset: number, includeDeclaration: boolean): readonly Location[] {
  return [...atOnce(referencesInPortions(snapshot, article, offset, includeDeclaration))].flat();
}

/**
 * The same, found in portions, those of one article at a time, for somebody who shows the first before the last are made. All are of one
 * state of the corpus.
 */
export function* referencesInPortions(
  snapshot: Snapshot,
  article: OpenArticle,
  offset: number,
  includeDeclaration: boolean,
): Portions<Iterable<readonly Location[]>> {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return [];
  const found = yield* mentionsOf(snapshot, article, entity);
  const introduction = includeDeclaration ? undefined : introductionOf(snapshot, article, entity);
  return introduction === undefined ? found : without(found, introduction);
}

function* without(found: Iterable<readonly Location[]>, left: Location): IterableIterator<readonly Location[]> {
  for (const locations of found) {
    yield locations[0]?.path === left.path ? locations.filter(({ start }) => start !== left.start) : locations;
  }
}

/** The mention that introduces the name under an offset: for a person, the one with the fullest post. */
export function definition(
  snapshot: Snapshot,
  article: OpenArticle,
  offset: number,
): { readonly origin: Span; readonly target: Location } | undefined {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return undefined;
  const target = introductionOf(snapshot, article, entity);
  return target === undefined ? undefined : { origin: entity.mention, target };
}

/** The mentions of the name under an offset in this text, those in boilerplate too; `introduction` marks one of them. */
export function highlights(
  snapshot: Snapshot,
  article: OpenArticle,
  offset: number,
): { readonly span: Span; readonly introduction: boolean }[] {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return [];
  const keys = entity.kind === 'person' ? namesHere(snapshot, article, entity.key) : [entity.key];
  return keys.flatMap((key) => {
    const person = entity.kind === 'person' ? article.facts.people.find((candidate) => candidate.key === key) : undefined;
    return mentionsIn(article.facts, entity.kind, key).map((mention, index) => ({
      span: mention,
      introduction: index === person?.introduction,
    }));
  });
}

/** The names under which the article speaks of the person whom it calls by one of them. */
function namesHere(snapshot: Snapshot, article: OpenArticle, key: string): string[] {
  const meant = whoIsMeant(snapshot, key, article.path)?.bearer;
  if (meant === undefined || meant.otherNames.length === 0) return [key];
  const others = [meant.key, ...meant.otherNames].filter((other) => other !== key);
  return [key, ...others.filter((other) => snapshot.identity(other, article.path)?.id === meant.id)];
}

/**
 * All mentions of what the user chose by its id, found in portions, those of one article at a time; of one of several people of a name,
 * with those that may be of this one.
 */
export function* entityMentions(snapshot: Snapshot, kind: EntityKind, id: string): Portions<Iterable<readonly Location[]>> {
  const found = [...(yield* snapshot.mentionsInPortions(kind, id, { unsure: true }))];
  // A name that stands in boilerplate or fixed phrases alone must still lead somewhere.
  return found.length > 0 ? found : yield* snapshot.mentionsInPortions(kind, id, { boilerplate: true, phrases: true, unsure: true });
}

/**
 * What the corpus knows a name of the article by: for a person whom it can tell from others of the name, that person. Where
 * it cannot, everybody of the name: better too many than one missed.
 */
export function idOf(snapshot: Snapshot, article: OpenArticle, { kind, key }: Entity): string {
  return kind === 'person' ? idOfPerson(snapshot, key, article.path) : key;
}

function* mentionsOf(snapshot: Snapshot, article: OpenArticle, entity: Entity): Portions<Iterable<readonly Location[]>> {
  const boilerplate = entity.mention.zone === 'boilerplate';
  const id = idOf(snapshot, article, entity);
  // Mentions of whom nobody knows whose they are may be of this person, too.
  const phrases = isPhrase(entity.mention);
  if (snapshot.facts(article.path) !== undefined)
    return yield* snapshot.mentionsInPortions(entity.kind, id, { boilerplate, phrases, unsure: true });
  const own = mentionsIn(article.facts, entity.kind, entity.key)
    .filter((mention) => boilerplate || mention.zone !== 'boilerplate')
    .filter((mention) => phrases || snapshot.counting === 'count' || !isPhrase(mention))
    .map((mention) => locate(article, mention));
  return [own, ...(yield* snapshot.mentionsInPortions(entity.kind, id, { boilerplate, phrases, unsure: true }))];
}

function introductionOf(snapshot: Snapshot, article: OpenArticle, entity: Entity): Location | undefined {
  const known = snapshot.introduction(entity.kind, idOf(snapshot, article, entity));
  if (known !== undefined) return known;
  const own = mentionsIn(article.facts, entity.kind, entity.key);
  const person = entity.kind === 'person' ? article.facts.people.find((candidate) => candidate.key === entity.key) : undefined;
  const mention = own[person?.introduction ?? 0] ?? own[0];
  return mention === undefined ? undefined : locate(article, mention);
}
