/**
 * Who holds which post, as the article tells it one post after another: a further post is that of the body which the list names
 * before it, one said twice is one post, and a unit belongs to the greater body of its list.
 */
import { clean, toRaw, withoutBlanks } from '../../text/folding.ts';
import type { Post } from '../facts.ts';
import type { HoldRule } from '../post-decisions.ts';
import type { Reading } from '../reading.ts';
import type { CutLine } from './cut-line.ts';
import type { FoundPerson, Held } from './found-person.ts';
import type { Home } from './home.ts';
import { JOURNALIST } from './lexicon.ts';
import { isUnit, parentOf, resolveOrganisation } from './resolving.ts';
import type { RolePost } from './roles.ts';
import type { StatedPost } from './stated-post.ts';

/** No article tells more posts of one person; where a text does, each further one is not compared with all before it. */
const MOST_POSTS = 64;

/** A body of citizens that a headline names. */
const CITIZENS = /[\u4e00-\u9fff]{2,20}?(?:协会|学会|商会|研究会|联谊会|促进会|同乡会|校友会)/;
const LISTS_OFFICERS = /名单|一览|组成人员|领导机构|理事会成员/;
/** Its officers, as its lists name them. */
const OFFICER = /^(?:名誉|荣誉|常务|执行|轮值)?副?(?:主席|会长|理事长|秘书长|监事长|理事|监事)$/;

/** The posts of one article. */
export class PostHolding {
  readonly #reading: Reading;
  readonly #home: Home;
  /** What units mean that lists of posts name under a greater body; "" where two lists differ. */
  readonly #units = new Map<string, string>();
  /** The greater body of the list of posts that is being read, and where its last post ended. */
  #parent: { readonly name: string; end: number } | null = null;
  /** The body of citizens whose officers a list under the title names (…协会第七届理事会名单); empty where there is none. */
  #titleBody = '';
  /** The last post that stated its organisation, and where it stood. */
  #lastStated: (RolePost & { readonly line: number; readonly end: number }) | null = null;

  constructor(reading: Reading, home: Home) {
    this.#reading = reading;
    this.#home = home;
  }

  /** Begins a line: no list of posts goes on over its start. */
  begin(cut: CutLine): void {
    if (cut.zone === 'title' && LISTS_OFFICERS.test(cut.text)) this.#titleBody = CITIZENS.exec(cut.text)?.[0] ?? '';
    this.#parent = null;
  }

  /** Gives somebody posts that a line states; those of journalists are none to hold. */
  hold(found: FoundPerson, cut: CutLine, posts: readonly StatedPost[], rule: HoldRule): void {
    const { folding, observer } = this.#reading;
    const at = cut.line.start;
    for (const { start, end, organisationEnd, postStart, kind } of posts) {
      if (kind === JOURNALIST) continue;
      const parent = this.#parentOf(cut, { start, end, organisationEnd, postStart, kind });
      const folded = this.#within(
        cut,
        { organisation: cut.text.slice(start, organisationEnd), post: cut.text.slice(postStart, end), kind },
        start,
      );
      const held: Held = {
        organisation: clean(folding, at + start, at + organisationEnd),
        post: withoutBlanks(clean(folding, at + postStart, at + end)),
        span: toRaw(folding, at + start, at + end),
        folded,
        ...this.#unit(parent, folded.organisation),
        kind,
        mention: found.mentions.length - 1,
      };
      observer?.tell({ kind: 'held', key: found.key, start: at + start, end: at + end, rule, mention: held.mention });
      const same = found.posts.findIndex((other) => isSamePost(other, held));
      if (same < 0) {
        if (found.posts.length < MOST_POSTS) found.posts.push(held);
      } else if (held.organisation.length > (found.posts[same] as Held).organisation.length) found.posts[same] = held;
    }
  }

  /** The full name of a unit of a greater body, kept for the whole article. */
  #unit(parent: string | null, unit: string): { readonly resolved?: string } {
    if (parent === null || !isUnit(unit)) return {};
    const resolved = parent + unit;
    this.#units.set(unit, (this.#units.get(unit) ?? resolved) === resolved ? resolved : '');
    return { resolved };
  }

  /** The units that lists of posts resolved, each to one body in the whole article. */
  units(): ReadonlyMap<string, string> {
    return new Map([...this.#units].filter(([, resolved]) => resolved !== ''));
  }

  /** The body of which a post's organisation is a unit, as the list of posts up to there says; null where none does. */
  #parentOf(cut: CutLine, post: StatedPost): string | null {
    const carried = this.#parent;
    const goesOn = carried !== null && post.start >= carried.end && !sentenceEnds(cut.text, carried.end, post.start);
    const own = parentOf(cut, post);
    if (own !== null) this.#parent = { name: own, end: post.end };
    else if (goesOn) carried.end = post.end;
    else this.#parent = null;
    return goesOn && own === null ? carried.name : null;
  }

  /** A held post as a fact, with the full name of its organisation where the article settles it. @param key of the holder */
  postOf(key: string, { organisation, post, span, resolved, folded }: Held): Post {
    const full = resolved ?? resolveOrganisation(folded.organisation, this.#home);
    if (full !== undefined) {
      const by = resolved !== undefined ? 'list' : this.#home.withPlace(folded.organisation) !== undefined ? 'place' : 'institution';
      this.#reading.observer?.tell({ kind: 'resolved', key, organisation, post, resolved: full, by });
    }
    return { organisation, post, span, ...(full === undefined ? {} : { resolved: full }) };
  }

  /** The post with the body that the list goes on with, where it states none itself. */
  #within(cut: CutLine, post: RolePost, start: number): RolePost {
    const last = this.#lastStated;
    if (post.organisation !== '') this.#lastStated = { ...post, line: cut.line.line, end: start };
    else if (
      last !== null &&
      last.line === cut.line.line &&
      start >= last.end &&
      headOf(last.post) === headOf(post.post) &&
      !sentenceEnds(cut.text, last.end, start)
    )
      return { ...post, within: last.organisation };
    else if (this.#titleBody !== '' && OFFICER.test(post.post) && ':('.includes(cut.text[start + post.post.length] ?? ' '))
      return { ...post, within: this.#titleBody };
    return post;
  }
}

/** 会长 of 常务副会长. */
const headOf = (post: string): string => post.replace(/^(?:名誉|荣誉|常务|执行|第一)?副?/u, '');

const LONGEST_STEP = 60;

/** Whether a sentence ends between two offsets, or they stand too far apart for one list. */
function sentenceEnds(text: string, from: number, to: number): boolean {
  return to - from > LONGEST_STEP || /[。;!?]/.test(text.slice(from, to));
}

/** One post said twice: the same title, and one organisation is the end of the other (出版社, 校出版社) or is not stated. */
function isSamePost(a: Held, b: Held): boolean {
  if (a.post !== b.post) return false;
  const [one, other] = [placeOf(a.organisation), placeOf(b.organisation)];
  return one.endsWith(other) || other.endsWith(one);
}

/** A mayor of 雅安市 and of 雅安市政府 is one mayor. */
const placeOf = (organisation: string): string => organisation.replace(/(?:人民)?政府$/u, '');
