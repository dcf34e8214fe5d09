/**
 * All posts that the text states beside one name, wherever they stand: before it, behind it, in a row or a career behind it, in an
 * appointment, or in the sentence that introduces it.
 */
import type { Observer } from '../observer.ts';
import type { PostRule } from '../post-decisions.ts';
import { skipBlanksLeft } from './blanks.ts';
import { careerPosts, isBiography } from './careers.ts';
import type { CutLine } from './cut-line.ts';
import { rosterPosts } from './post-rows.ts';
import { postsAppointed } from './posts-appointed.ts';
import { introducedPost, postsBefore } from './posts-before.ts';
import { titleAfter } from './posts-behind.ts';
import type { StatedPost } from './stated-post.ts';
import type { Token } from './tokens.ts';

/**
 * The posts that a line states beside a name.
 * @param contentStart where the line has its first character that is no blank
 */
export function ownPosts(cut: CutLine, token: Token, contentStart: number, observer: Observer | undefined): StatedPost[] {
  const before = postsBefore(cut, token.start);
  const introduced = before.length === 0 ? introducedPost(cut, token.start) : null;
  if (introduced !== null) {
    tellStated(observer, cut, [introduced], 'introduced');
    return [introduced];
  }
  const isFirst = token.start === contentStart || cut.text[skipBlanksLeft(cut.text, token.start) - 1] === ':';
  const roster = isFirst && !isBiography(cut, token.end) ? rosterPosts(cut, token.end) : [];
  const appointed =
    roster.length > 0 ? [] : isBiography(cut, token.end) ? careerPosts(cut, token.end) : postsAppointed(cut, token.start, token.end);
  const title = roster.length > 0 ? null : titleAfter(cut, token.end);
  const after = title === null ? [] : [title];
  tellStated(observer, cut, before, 'before');
  tellStated(observer, cut, roster, 'roster');
  tellStated(observer, cut, appointed, 'appointed');
  tellStated(observer, cut, after, 'after');
  return [...before, ...roster, ...appointed, ...after];
}

function tellStated(observer: Observer | undefined, { line }: CutLine, posts: readonly StatedPost[], rule: PostRule): void {
  if (observer === undefined) return;
  for (const { start, end, organisationEnd } of posts)
    observer.tell({
      kind: 'stated',
      start: line.start + start,
      end: line.start + end,
      organisationEnd: line.start + organisationEnd,
      rule,
    });
}
