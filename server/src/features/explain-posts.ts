/**
 * Why a person holds a post: where the text states it, how it stands towards the name, where its full organisation comes
 * from.
 */
import * as l10n from '@vscode/l10n';
import type { Person, Post } from '../article/facts.ts';
import type { HoldRule, PostResolved, PostRule } from '../article/post-decisions.ts';
import type { Told } from './explain-told.ts';
import type { Explanation, Reason } from './explanation.ts';
import { postText } from './wording.ts';

/** One reason for each post, and one more for each whose organisation is resolved. */
export function postReasons(told: Told, person: Person): Reason[] {
  return person.posts.flatMap((post) => reasonsFor(told, person, post));
}

/** Why a person holds a post. */
export function explainPost(told: Told, person: Person, post: Post): Explanation {
  const reasons = reasonsFor(told, person, post);
  return {
    kind: 'post',
    span: { start: post.span.start, end: post.span.end },
    subject: post.organisation + post.post,
    verdict: l10n.t('post of {0}', person.name),
    cue: (reasons[0] as Reason).cue,
    reasons,
  };
}

function reasonsFor(told: Told, person: Person, post: Post): Reason[] {
  const span = told.folded(post.span);
  const held = told.about('held', person.key).find((each) => each.start === span.start && each.end === span.end);
  const stated = told.on('stated', span);
  const rule = held === undefined || held.rule === 'own' ? (stated?.rule ?? 'own') : held.rule;
  const reason: Reason = { cue: `post.${rule}`, text: `${postText(post)}: ${postWords(rule)}`, at: post.span };
  const resolved = told.about('resolved', person.key).find((each) => each.organisation === post.organisation && each.post === post.post);
  return resolved === undefined ? [reason] : [reason, { cue: `resolved.${resolved.by}`, text: resolvedWords(resolved), at: post.span }];
}

function postWords(rule: PostRule | HoldRule): string {
  switch (rule) {
    case 'own':
      return l10n.t('stands beside the name');
    case 'before':
      return l10n.t('stands before the name');
    case 'introduced':
      return l10n.t('introduces the names behind a colon');
    case 'roster':
      return l10n.t('fills the line behind the name');
    case 'appointed':
      return l10n.t('the text tells of an appointment to it or a removal from it');
    case 'after':
      return l10n.t('stands behind the name');
    case 'shared':
      return l10n.t('is shared by the names of the list');
    case 'common':
      return l10n.t('is said of the whole list, behind its last name');
    case 'leaders':
      return l10n.t('closes the list of names');
    case 'career':
      return l10n.t('stands on the line that goes on with the career');
    case 'line':
      return l10n.t('stands on the line below the name');
  }
}

function resolvedWords({ organisation, resolved, by }: PostResolved): string {
  switch (by) {
    case 'list':
      return l10n.t('{0} is {1}: the list of posts up to there names the greater body', organisation, resolved);
    case 'place':
      return l10n.t('{0} is {1}: the place of that level that the article is about', organisation, resolved);
    case 'institution':
      return l10n.t('{0} is {1}: the one institution of the kind that the article is about', organisation, resolved);
  }
}
