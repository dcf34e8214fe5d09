/**
 * Another name for a person, an organisation or a place, wherever articles mention it: right through what was injected into the
 * name, and in the script that each mention is written in. Mentions of which it is not certain that they are meant are kept
 * apart, so that the user decides about them.
 */
import * as l10n from '@vscode/l10n';
import type { Facts, Mention } from '../article/facts.ts';
import { isPhrase } from '../corpus/phrases.ts';
import type { EntityKind, Location, Snapshot } from '../corpus/snapshot.ts';
import type { Edit } from '../hygiene/edit.ts';
import { clean, foldKey, toFolded } from '../text/folding.ts';
import { inScriptOf } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { type Entity, entityAt, mentionsIn } from './caret.ts';
import { whoIsMeant } from './hover-bearers.ts';
import type { OpenArticle } from './open-article.ts';

/** No name of a body of state is nearly as long, in UTF-16 code units. */
const LONGEST_NAME = 120;

/**
 * How certain it is that a mention is to be renamed: `here`, it is, in the article of the caret; `elsewhere`, it is, in another;
 * `uncertain`, it may be somebody else of the name; `phrase`, it stands in a fixed phrase; `within`, in a longer name;
 * `form`, it is written otherwise than the name under the caret (县委 for 宝丰县委); `boilerplate`, nobody reads it.
 */
export type Standing = 'here' | 'elsewhere' | 'uncertain' | 'phrase' | 'within' | 'form' | 'boilerplate';

/** A mention with its new name. */
export interface Renaming extends Edit {
  readonly standing: Standing;
}

/** What is to be renamed. */
export interface Renamed extends Entity {
  /** As it stands under the caret, in its own script and with nothing injected. */
  readonly name: string;
}

/** The mentions of one article. */
export interface NamedArticle {
  readonly path: string;
  readonly mentions: readonly Span[];
  /** Whether they are certainly of what is to be renamed. */
  readonly sure: boolean;
}

/** The name under an offset, as it can be renamed. */
export function renamedAt(article: OpenArticle, offset: number): Renamed | undefined {
  const entity = entityAt(article.facts, offset);
  if (entity === undefined) return undefined;
  const { folding } = article;
  return { ...entity, name: clean(folding, toFolded(folding, entity.mention.start), toFolded(folding, entity.mention.end)) };
}

/** Why something cannot be the new name, in the user's language; undefined where it can. */
export function nameProblem(name: string, { name: old }: Renamed): string | undefined {
  if (/[\r\n\u0085\u2028\u2029]/u.test(name)) return l10n.t('A name cannot have more than one line.');
  if (foldKey(name.trim()) === '') return l10n.t('A name cannot be empty.');
  if (/\p{Cc}/u.test(name)) return l10n.t('A name cannot have control characters.');
  if (name.length > LONGEST_NAME) return l10n.t('A name cannot be longer than {0} characters.', LONGEST_NAME);
  if (foldKey(name) === foldKey(old)) return l10n.t('This is the same name.');
  return undefined;
}

/** Articles that are looked at between two rests. */
const BETWEEN_RESTS = 200;

/**
 * The articles that mention it, that of the caret first; undefined is a rest, in which others may have their turn. Mentions in boilerplate and fixed phrases are among them.
 * @param article with the facts of its newest text, which the corpus may not have
 */
export function* namedArticles(
  snapshot: Snapshot,
  article: OpenArticle,
  { kind, key }: Renamed,
): Generator<NamedArticle | undefined, void, void> {
  const here = mentionsIn(article.facts, kind, key);
  yield { path: article.path, mentions: here, sure: true };
  const { id, alone } = meant(snapshot, article, kind, key);
  const sure = new Set<string>();
  yield;
  let looked = 0;
  if (alone) {
    for (const mentions of yield* snapshot.mentionsInPortions(kind, id, { boilerplate: true, phrases: true })) {
      sure.add(pathOf(mentions));
      if (++looked % BETWEEN_RESTS === 0) yield;
    }
  }
  yield;
  for (const mentions of yield* snapshot.mentionsInPortions(kind, id, { boilerplate: true, phrases: true, unsure: true })) {
    if (++looked % BETWEEN_RESTS === 0) yield;
    const path = pathOf(mentions);
    if (path !== article.path) yield { path, mentions, sure: sure.has(path) };
  }
}

/** What the corpus knows the name by, and whether that is one person and nobody else. */
function meant(snapshot: Snapshot, article: OpenArticle, kind: EntityKind, key: string): { readonly id: string; readonly alone: boolean } {
  const who = kind === 'person' ? whoIsMeant(snapshot, key, article.path) : undefined;
  if (who === undefined) return { id: key, alone: true };
  return who.bearer === undefined
    ? { id: key, alone: who.bearers.people.length <= 1 && who.bearers.unsure === 0 }
    : { id: who.bearer.id, alone: true };
}

function pathOf(mentions: readonly Location[]): string {
  return mentions[0]?.path ?? '';
}

/** What the mentions of an article become. */
export function renamings(
  text: string,
  facts: Facts,
  { mentions, sure }: NamedArticle,
  renamed: Renamed,
  newName: string,
  here: boolean,
): Renaming[] {
  const own = new Map(mentionsIn(facts, renamed.kind, renamed.key).map((mention) => [mention.start, mention]));
  const others = otherNames(facts, own);
  const surface = foldKey(renamed.name);
  const found: Renaming[] = [];
  let end = 0;
  for (const { start, end: to } of [...mentions].sort((a, b) => a.start - b.start)) {
    // A name inside another mention of the same changes with that.
    if (start < end) continue;
    end = to;
    const raw = text.slice(start, to);
    const mention = own.get(start);
    const standing = standingOf({ start, end: to }, mention, others, surface === foldKey(raw), sure, here);
    found.push({ start, end: to, text: inScriptOf(newName.trim(), raw, facts.script), standing });
  }
  return found;
}

function standingOf(
  span: Span,
  mention: Mention | undefined,
  others: readonly Span[],
  same: boolean,
  sure: boolean,
  here: boolean,
): Standing {
  if (!same) return 'form';
  if (mention !== undefined && isPhrase(mention)) return 'phrase';
  if (others.some(({ start, end }) => start <= span.start && span.end <= end && end - start > span.end - span.start)) return 'within';
  if (!sure) return 'uncertain';
  if (mention?.zone === 'boilerplate' && !here) return 'boilerplate';
  return here ? 'here' : 'elsewhere';
}

/** The mentions of all other names of an article. */
function otherNames({ people, organisations, places }: Facts, own: ReadonlyMap<number, Mention>): Span[] {
  return [...people, ...organisations, ...places].flatMap(({ mentions }) =>
    mentions.filter((mention) => own.get(mention.start)?.end !== mention.end),
  );
}
