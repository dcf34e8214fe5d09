/**
 * What recognition tells of posts and roles: which posts stand beside a name, who holds which and with which organisation, and what
 * role they give. Spans are folded offsets.
 */
import type { Span } from '../text/span.ts';
import type { Role } from './facts.ts';

/** How a post stands towards a name that is beside it. */
export type PostRule = 'before' | 'introduced' | 'roster' | 'appointed' | 'after';

/** A post that the text states beside a name. The span holds organisation and post. */
export interface PostStated extends Span {
  readonly kind: 'stated';
  readonly rule: PostRule;
  /** Where the organisation ends; the start of the span where none is stated. */
  readonly organisationEnd: number;
}

/** How a person came to hold a post that the text states: beside the name, with the others of a list, on a line of its own. */
export type HoldRule = 'own' | 'shared' | 'common' | 'leaders' | 'career' | 'line';

/** A person holds a post. The span holds organisation and post. */
export interface PostHeld extends Span {
  readonly kind: 'held';
  readonly key: string;
  readonly rule: HoldRule;
  /** Index of the person's mention to which the post belongs. */
  readonly mention: number;
}

/** Where a post's full organisation comes from: the list of posts up to there, the places of the article, or its own institution. */
export interface PostResolved {
  readonly kind: 'resolved';
  readonly key: string;
  /** Organisation and post as the text states them, in clean reading. */
  readonly organisation: string;
  readonly post: string;
  readonly resolved: string;
  readonly by: 'institution' | 'list' | 'place';
}

/** The rules of `roles.ts`. */
export type RoleRule = 'leader' | 'credit' | 'officialPost' | 'journalistPost' | 'noOfficialPost' | 'noPost';

/** Why a person has its role. */
export interface RoleDecision {
  readonly kind: 'role';
  readonly key: string;
  readonly role: Role;
  readonly rule: RoleRule;
  /** The post that decided, as stated; absent where none did. */
  readonly post?: string;
}
