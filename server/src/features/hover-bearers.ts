/**
 * What a hover says of who is who: the others of the same name, why they are others, and what is not certain. The name's
 * other bearers are a line each, with the post that tells them apart and a link to where they are introduced.
 */
import * as l10n from '@vscode/l10n';
import type { Bearer, Bearers, Identity, Reason, Snapshot } from '../corpus/snapshot.ts';
import { careerOf } from './career.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { articlesText, roleText } from './wording.ts';

/** Of a name that half the county bears nobody reads all. */
const OTHERS_SHOWN = 5;
const REASONS_SHOWN = 2;

/** Who of several is meant, as far as that is known. */
export interface Meant {
  readonly bearers: Bearers;
  /** Undefined where it is not certain. */
  readonly bearer: Bearer | undefined;
  readonly identity: Identity | undefined;
}

/** @returns undefined where the corpus does not have the name */
export function whoIsMeant(snapshot: Snapshot, key: string, path: string): Meant | undefined {
  const bearers = snapshot.bearers(key);
  if (bearers === undefined) return undefined;
  const identity = snapshot.identity(key, path);
  // A document outside the corpus may be about the only one known; of several nobody can say.
  const alone = bearers.people.length === 1 && bearers.unsure === 0 ? bearers.people[0]?.id : undefined;
  const id = identity === undefined ? alone : identity.id;
  const bearer = id === undefined ? undefined : snapshot.bearer(id);
  return { bearers, bearer, identity };
}

/**
 * What the corpus knows the person by whom an article calls by a name: where it cannot tell the person from others, everybody of the
 * name.
 */
export function idOfPerson(snapshot: Snapshot, key: string, path: string): string {
  return whoIsMeant(snapshot, key, path)?.bearer?.id ?? key;
}

/** Empty where one person has the name and nothing else is to be said. */
export function bearerBlocks(snapshot: Snapshot, meant: Meant): Block[] {
  const { bearers, bearer } = meant;
  const blocks: Block[] = [];
  if (bearer !== undefined && bearer.otherNames.length > 0)
    blocks.push(paragraph(l10n.t('Also called {0}, as yuliao.json says', bearer.otherNames.join('、'))));
  const others = othersOf(meant);
  if (others.length > 0) {
    const shown = others.slice(0, OTHERS_SHOWN).flatMap((id) => snapshot.bearer(id) ?? []);
    const items = shown.map((other) => otherItem(other, bearer === undefined ? [] : snapshot.apart(bearer.id, other.id)));
    blocks.push(paragraph({ faint: headline(meant, others.length) }), list(items));
    if (others.length > OTHERS_SHOWN) blocks.push(paragraph({ faint: l10n.t('and {0} more of this name', others.length - OTHERS_SHOWN) }));
    if (bearer !== undefined && bearer.reasons.length > 0)
      blocks.push(paragraph({ faint: l10n.t('The articles above are taken to be about one person: {0}', reasonsText(bearer.reasons)) }));
  }
  if (bearer !== undefined && bearers.unsure > 0)
    blocks.push(paragraph({ faint: l10n.t('Not certain whose the name is: {0}', articlesText(bearers.unsure)) }));
  if (bearers.compared !== undefined && others.length > 0)
    blocks.push(paragraph({ faint: l10n.t('Of the articles with this name the newest {0} were compared', bearers.compared) }));
  return blocks;
}

function headline({ bearer, bearers }: Meant, others: number): string {
  if (bearer === undefined) {
    return bearers.people.length === 1
      ? l10n.t('It is not certain who this is. It may be:')
      : l10n.t('It is not certain who of this name this is. It may be:');
  }
  return others === 1
    ? l10n.t('The name may be another person elsewhere:')
    : l10n.t('The name may be another person elsewhere, {0} in all:', others);
}

/** Ids: likeliest first where it is not certain who is meant, else the most named. */
function othersOf({ bearers, bearer, identity }: Meant): string[] {
  const candidates = identity?.candidates ?? [];
  if (bearer === undefined && candidates.length > 0) return [...candidates];
  return bearers.people
    .filter(({ id }) => id !== bearer?.id)
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function otherItem(other: Bearer, apart: readonly Reason[]): Inline[] {
  const { introduction } = other;
  const item: Inline[] = [
    { link: fileLink(introduction.path, introduction.line, introduction.column), text: distinctionOf(other) },
    ` · ${[articlesText(other.articles), yearsOf(other)].filter(Boolean).join(' · ')}`,
  ];
  const against = apart.filter(({ weight }) => weight < 0).slice(0, REASONS_SHOWN);
  return against.length === 0 ? item : [...item, { faint: ` · ${reasonsText(against)}` }];
}

/** What tells a person from others of the name: the post, or else the role and the place. */
export function distinctionOf({ post, role, place, name }: Pick<Bearer, 'post' | 'role' | 'place' | 'name'>): string {
  if (post !== undefined) return post;
  const said = [role === undefined ? '' : roleText(role), place ?? ''].filter(Boolean);
  return said.length > 0 ? said.join(' · ') : name;
}

/** The years of somebody's posts: `2012–2018`; '' where none is dated. */
export function yearsOf({ posts }: Pick<Bearer, 'posts'>): string {
  const career = careerOf(posts);
  const from = career.find(({ first }) => first !== null)?.first?.slice(0, 4);
  const to = career.reduce((latest, post) => (post.latest !== null && post.latest > latest ? post.latest : latest), '').slice(0, 4);
  return from === undefined || from === to ? to : `${from}–${to}`;
}

/** Reasons in words, each once. */
export function reasonsText(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map(reasonText))].join(l10n.t(', '));
}

function reasonText({ kind }: Reason): string {
  switch (kind) {
    case 'same-post':
      return l10n.t('the same post');
    case 'same-organisation':
      return l10n.t('posts of one organisation');
    case 'same-place':
      return l10n.t('the same place');
    case 'near-place':
      return l10n.t('places near each other');
    case 'far-place':
      return l10n.t('places far from each other');
    case 'next-rank':
      return l10n.t('ranks that follow each other');
    case 'rank':
      return l10n.t('ranks that do not follow each other');
    case 'same-field':
      return l10n.t('the same line of work');
    case 'field':
      return l10n.t('different lines of work');
    case 'simultaneous':
      return l10n.t('posts that nobody holds at one time');
    case 'gap':
      return l10n.t('many years between');
    case 'shared-names':
      return l10n.t('the same names beside it');
    case 'rare-name':
      return l10n.t('a rare name');
    case 'common-name':
      return l10n.t('a common name');
    case 'declared':
      return l10n.t('yuliao.json says so');
  }
}
