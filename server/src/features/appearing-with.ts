/**
 * Who appears with whom, as a hierarchy of calls: what comes in are the people who are named together with somebody or something in
 * the articles of the corpus, what goes out the organisations. From each of them it goes on in the same way.
 */
import type { Companion, EntityKind, EntitySummary, Location, Snapshot } from '../corpus/snapshot.ts';
import { entityAt } from './caret.ts';
import { distinctionOf, idOfPerson } from './hover-bearers.ts';
import { locate } from './locating.ts';
import type { OpenArticle } from './open-article.ts';
import { articlesText, kindText, mentionsText } from './wording.ts';

/** Something that others appear with. */
export interface Named {
  readonly kind: EntityKind;
  /** As look-ups take it. */
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly location: Location;
}

/** Somebody or something that appears with another. */
export interface InCompany {
  readonly named: Named;
  /** Where the same article names the other. */
  readonly beside: readonly Location[];
}

/** Nobody reads a longer list; what stands in fewer articles says little. */
const SHOWN = 30;

/** The name under an offset. */
export function namedAt(snapshot: Snapshot, article: OpenArticle, offset: number): Named | undefined {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return undefined;
  const { kind, key, mention } = entity;
  const id = kind === 'person' ? idOfPerson(snapshot, key, article.path) : key;
  const summary = snapshot.entity(kind, id);
  const location = locate(article, mention);
  if (summary === undefined) return { kind, id, name: article.text.slice(mention.start, mention.end), detail: kindText(kind), location };
  return { kind, id, name: summary.name, detail: detailOf(summary), location };
}

function detailOf(entity: EntitySummary): string {
  const counts = `${mentionsText(entity.mentions)} · ${articlesText(entity.articles)}`;
  return entity.post === undefined ? counts : `${distinctionOf(entity)} · ${counts}`;
}

/** The people, or the organisations, that appear with something, those of most articles first. */
export function companyOf(snapshot: Snapshot, kind: EntityKind, id: string, among: 'person' | 'organisation'): InCompany[] {
  return snapshot.company(kind, id, among, SHOWN).map((companion) => ({
    named: {
      kind: companion.kind,
      id: companion.key,
      name: companion.name,
      detail: together(snapshot, companion),
      location: companion.location,
    },
    beside: companion.beside,
  }));
}

function together(snapshot: Snapshot, { kind, key, articles }: Companion): string {
  const post = kind === 'person' ? snapshot.entity('person', key)?.post : undefined;
  return [post ?? '', articlesText(articles)].filter(Boolean).join(' · ');
}
