/**
 * Words that several features share: counts, roles, posts, excerpts.
 */
import * as l10n from '@vscode/l10n';
import type { Post, Role } from '../article/facts.ts';
import type { EntityKind } from '../corpus/snapshot.ts';

/** 2345 → 2,345, as English and Chinese both write it. */
export function figure(value: number): string {
  return value.toLocaleString('en');
}

/** @param phrases how many more stand in fixed phrases and are counted apart */
export function mentionsText(count: number, phrases = 0): string {
  const mentions = count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', figure(count));
  return phrases === 0 ? mentions : l10n.t('{0}, {1} more in fixed phrases', mentions, figure(phrases));
}

export function articlesText(count: number): string {
  return count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', figure(count));
}

export function roleText(role: Role): string {
  if (role === 'official') return l10n.t('official');
  return role === 'journalist' ? l10n.t('journalist') : l10n.t('person');
}

export function kindText(kind: EntityKind): string {
  if (kind === 'person') return l10n.t('person');
  return kind === 'organisation' ? l10n.t('organisation') : l10n.t('place');
}

/** A post as its text states it, with the resolved organisation in brackets where that says more. */
export function postText(post: Pick<Post, 'organisation' | 'post' | 'resolved'>): string {
  const stated = post.organisation + post.post;
  return post.resolved && post.resolved !== post.organisation ? `${stated} (${post.resolved})` : stated;
}

/** A text cut to `limit` code units at most, never through a character, with an ellipsis where something went. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const cut = /[\ud800-\udbff]/.test(line[limit - 2] as string) ? limit - 2 : limit - 1;
  return `${line.slice(0, cut)}…`;
}
