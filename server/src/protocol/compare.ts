/** Comparing two articles: which there are that may tell of the same, and what two of them share. */
import type { WireRange } from './protocol.ts';

/** Articles that tell of the same as one that is open: nearly equal ones, those with passages of it, those on the same event. */
export const relatedArticles = 'yuliao/relatedArticles';
export interface RelatedArticlesParams {
  uri: string;
}
export type RelatedArticlesResult = WireRelatedArticle[];
export interface WireRelatedArticle {
  uri: string;
  title: string;
  published: string | null;
}

/** What two articles have in common word for word, in the order of the right one. */
export const sharedPassages = 'yuliao/sharedPassages';
export interface SharedPassagesParams {
  /** URIs of articles. */
  left: string;
  right: string;
}
export type SharedPassagesResult = WireSharedPassage[];
export interface WireSharedPassage {
  left: WireRange;
  right: WireRange;
}
