/**
 * Somebody whom an article names, as far as it is read: the mentions, and the posts that stand beside them.
 */
import type { Mention, Post } from '../facts.ts';
import type { RolePost } from './roles.ts';

/** A post that somebody holds. */
export interface Held extends Post {
  readonly folded: RolePost;
  readonly kind: number;
  /** Index of the mention beside which it stands. */
  readonly mention: number;
}

/** Somebody whom the article names. */
export interface FoundPerson {
  readonly key: string;
  name: string;
  readonly mentions: Mention[];
  readonly posts: Held[];
  isCredited: boolean;
  /** Whether anything but the name of a theory (邓小平理论) names the person. */
  isNamed: boolean;
}
