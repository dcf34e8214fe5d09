/**
 * Where a name is mentioned, across all articles; where it is introduced; where it stands in this text. The snapshot
 * holds unsaved edits as well; a document that is no part of the corpus answers for itself.
 */
import type { EntityKind, Location, Snapshot } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';
import { type Entity, entityAt, mentionsIn } from './caret.ts';
import type { OpenArticle } from './open-article.ts';

/**
 * All mentions of the name under an offset, in path order, then text order.
 * Mentions in boilerplate are left out unless the caret stands on one: sidebars name everybody on every page.
 * @param includeDeclaration whether the introducing mention is among them
 */
export function references(snapshot: Snapshot, article: OpenArticle, offset: number, includeDeclaration: boolean): readonly Location[] {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return [];
  const found = mentionsOf(snapshot, article, entity);
  if (includeDeclaration) return found;
  const introduction = introductionOf(snapshot, article, entity);
  return found.filter((location) => introduction === undefined || !samePlace(location, introduction));
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
export function highlights(article: OpenArticle, offset: number): { readonly span: Span; readonly introduction: boolean }[] {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return [];
  const person = entity.kind === 'person' ? article.facts.people.find((candidate) => candidate.key === entity.key) : undefined;
  return mentionsIn(article.facts, entity.kind, entity.key).map((mention, index) => ({
    span: mention,
    introduction: index === person?.introduction,
  }));
}

/** All mentions of a name that the user chose by its key. */
export function entityMentions(snapshot: Snapshot, kind: EntityKind, key: string): readonly Location[] {
  const found = snapshot.mentions(kind, key);
  // A name that stands in boilerplate alone must still lead somewhere.
  return found.length > 0 ? found : snapshot.mentions(kind, key, { boilerplate: true });
}

/** The introducing mention of a person, the first mention of anything else. */
export function entityLocation(snapshot: Snapshot, kind: EntityKind, key: string): Location | undefined {
  const introduction = kind === 'person' ? snapshot.official(key)?.introduction : undefined;
  return introduction ?? snapshot.mentions(kind, key, { limit: 1 })[0] ?? snapshot.mentions(kind, key, { boilerplate: true, limit: 1 })[0];
}

function mentionsOf(snapshot: Snapshot, article: OpenArticle, entity: Entity): readonly Location[] {
  const boilerplate = entity.mention.zone === 'boilerplate';
  if (snapshot.facts(article.path) !== undefined) return snapshot.mentions(entity.kind, entity.key, { boilerplate });
  const own = mentionsIn(article.facts, entity.kind, entity.key)
    .filter((mention) => boilerplate || mention.zone !== 'boilerplate')
    .map((mention) => locate(article, mention));
  return [...own, ...snapshot.mentions(entity.kind, entity.key, { boilerplate })];
}

function introductionOf(snapshot: Snapshot, article: OpenArticle, entity: Entity): Location | undefined {
  const known = entityLocation(snapshot, entity.kind, entity.key);
  if (known !== undefined) return known;
  const own = mentionsIn(article.facts, entity.kind, entity.key);
  const person = entity.kind === 'person' ? article.facts.people.find((candidate) => candidate.key === entity.key) : undefined;
  const mention = own[person?.introduction ?? 0] ?? own[0];
  return mention === undefined ? undefined : locate(article, mention);
}

function locate(article: OpenArticle, span: Span): Location {
  const { lines, path } = article;
  const line = lines.lineAt(span.start);
  const column = lines.columnAt(span.start);
  return { path, start: span.start, end: span.end, line, column, endColumn: column + span.end - span.start };
}

function samePlace(a: Location, b: Location): boolean {
  return a.start === b.start && a.path === b.path;
}
