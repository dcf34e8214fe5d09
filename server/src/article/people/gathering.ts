/**
 * Gathers the mentions of each person over the lines of an article, with the posts that stand beside them, and makes
 * persons of them.
 */
import { clean, keyAt, toRaw, withoutBlanks } from '../../text/folding.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Mention, Person, Post, Zone } from '../facts.ts';
import type { HoldRule, NameDecision, PostRule } from '../observer.ts';
import { mentionAt, type Reading } from '../reading.ts';
import { isBlank, skipBlanksLeft } from './blanks.ts';
import { isByline, leavesCreditOpen, signatureStart } from './bylines.ts';
import { careerPosts, furtherSteps, isBiography, staysOpen } from './careers.ts';
import type { Token } from './cheapest-path.ts';
import { endsInCreditOffice } from './credit-cues.ts';
import type { CutLine } from './cut-line.ts';
import type { GrowingTrie } from './growing-trie.ts';
import type { Home } from './home.ts';
import { eponymous, JOURNALIST, namingPhrases, OFFICIAL, THEORY } from './lexicon.ts';
import { isNameList } from './line-forms.ts';
import { endsInOrgan } from './organisation-start.ts';
import { isNamed } from './organisations.ts';
import { postBefore } from './post-cues.ts';
import { postLine, rosterPosts } from './post-rows.ts';
import { postsAppointed } from './posts-appointed.ts';
import { introducedPost, listLabel, postsBefore } from './posts-before.ts';
import { leadersAfter, titleAfter } from './posts-behind.ts';
import { isUnit, parentOf, resolveOrganisation } from './resolving.ts';
import { LEADER, type RolePost, roleOf } from './roles.ts';
import type { StatedPost } from './stated-post.ts';
import type { Speaker } from './statements.ts';

interface Held extends Post {
  readonly folded: RolePost;
  readonly kind: number;
  /** Index of the mention beside which it stands. */
  readonly mention: number;
}

interface Found {
  readonly key: string;
  name: string;
  readonly mentions: Mention[];
  readonly posts: Held[];
  isCredited: boolean;
  /** Whether anything but the name of a theory (邓小平理论) names the person. */
  isNamed: boolean;
}

/** Posts that several people share in a list: 市领导王小旭、沈小蕾, 副市长张三、李四, 记者甲、乙. */
const SHARED = /^(?:副|.*领导$|.*执行主席$|.*常务主席$|.*成员$|.*委员$|.*代表$|.*议员$|.*常委$)/;

/** What stands between the names of a list: 、, blanks, a remark in brackets. */
const BETWEEN_LISTED = /^(?:\([^()]{1,24}\))?(?:[、 ]|[ \t]{2,8})$/;

/** No article tells more posts of one person; where a text does, each further one is not compared with all before it. */
const MOST_POSTS = 64;

/** 姓名：张三 */
const NAME_LABEL = /^姓名:\s{0,8}$/;
const LONGEST_NAME_LABEL = 11;

export class Gathering {
  readonly #reading: Reading;
  readonly #zones: readonly Zone[];
  readonly #known: GrowingTrie;
  readonly #found = new Map<string, Found>();
  readonly #home: Home;
  /** What units mean that lists of posts name under a greater body; "" where two lists differ. */
  readonly #units = new Map<string, string>();
  /** The greater body of the list of posts that is being read, and where its last post ended. */
  #parent: { readonly name: string; end: number } | null = null;
  /** The body of citizens whose officers a list under the title names (…协会第七届理事会名单); empty where there is none. */
  #titleBody = '';
  /** The last post that stated its organisation, and where it stood. */
  #lastStated: (RolePost & { readonly line: number; readonly end: number }) | null = null;
  /** Whose name was all that the line before held. */
  #alone: Found | null = null;
  /** The posts that the line before gives to the list of names in this one (委员(按姓名笔画为序):⏎甲 乙 丙), and that line. */
  #label: { readonly cut: CutLine; readonly posts: readonly StatedPost[] } | null = null;
  /** Whose short biography the line before tells. */
  #biography: Found | null = null;
  /** A credit in brackets may be broken over lines: (记者 甲 摄影⏎乙). */
  #before: 'credit' | 'text' = 'text';

  constructor(reading: Reading, zones: readonly Zone[], known: GrowingTrie, home: Home) {
    this.#home = home;
    this.#reading = reading;
    this.#zones = zones;
    this.#known = known;
  }

  /**
   * Reads one line.
   * @param organisations spans in the line; a name inside one is none
   * @returns the mentions in the line, for statements, and the organisations of the posts
   */
  read(cut: CutLine, organisations: readonly Span[]): { speakers: Speaker[]; bodies: Span[] } {
    if (cut.zone !== 'boilerplate') this.#home.read(cut);
    if (cut.zone === 'title' && LISTS_OFFICERS.test(cut.text)) this.#titleBody = CITIZENS.exec(cut.text)?.[0] ?? '';
    this.#parent = null;
    const speakers: Speaker[] = [];
    let shared: StatedPost[] = [];
    const isOpen = this.#before === 'credit';
    const signature = signatureStart(cut.text);
    const bodies: Span[] = [];
    let credited = isOpen;
    const close = cut.text.indexOf(')');
    const creditEnd = close < 0 ? cut.text.length : close;
    const contentStart = cut.text.search(/[^\s|]/);
    let listedUntil = -1;
    let list: Found[] = [];
    let next = 0;
    const steps = this.#biography !== null && cut.zone === 'body' ? furtherSteps(cut) : null;
    if (this.#biography !== null && steps !== null) this.#hold(this.#biography, cut, steps, 'career');
    else this.#biography = null;
    const label = this.#label !== null && cut.zone === 'body' && isNameList(cut.text) ? this.#label : null;
    const labels = cut.zone === 'body' ? listLabel(cut) : [];
    this.#label = labels.length > 0 ? { cut, posts: labels } : label;
    let alone: Found | null = null;
    if (this.#alone !== null && cut.zone === 'body') this.#hold(this.#alone, cut, postLine(cut), 'line');
    for (const token of cut.tokens) {
      if (!token.isName) continue;
      while (next < organisations.length && (organisations[next] as Span).end <= token.start) next++;
      const around = organisations[next];
      const surface = keyOf(cut.text, token);
      const phrase = namingPhrases.longestAt(cut.text, token.start);
      const isPhrase = phrase > 0;
      let refused: NameDecision['why'] | null = null;
      if (around !== undefined && overlaps(around, token)) refused = 'insideOrganisation';
      else if (!this.#known.has(surface)) refused = 'notProved';
      else if (eponymous.has(surface) && !isPhrase && isInBook(cut.text, token)) refused = 'inBook';
      this.#reading.observer?.tell({
        kind: 'mention',
        start: cut.line.start + token.start,
        end: cut.line.start + token.end,
        surface,
        why: refused ?? (isPhrase ? 'phrase' : 'known'),
      });
      if (refused !== null) continue;
      const key = keyAt(this.#reading.folding, cut.line.start + token.start, cut.line.start + token.end);
      const found = this.#enter(key, cut, token);
      const mention = mentionAt(this.#reading, this.#zones, cut.line.start + token.start, cut.line.start + token.end);
      found.mentions.push(isPhrase ? { ...mention, kind: 'phrase' } : mention);
      if (!isPhrase || namingPhrases.get(cut.text, token.start, token.start + phrase) !== THEORY) found.isNamed = true;
      speakers.push({ start: token.start, end: token.end, key });
      const isListed = listedUntil > 0 && BETWEEN_LISTED.test(cut.text.slice(listedUntil, token.start));
      listedUntil = token.end;
      if (!isListed) list = [];
      if (cut.zone === 'boilerplate') continue;
      const own = isPhrase ? [] : this.#ownPosts(cut, token, contentStart);
      const credit = postBefore(cut.text, token.start)?.kind === JOURNALIST || followsOffice(cut.text, token.start);
      if (own.length > 0 || credit) credited = credit;
      else if (!isListed) credited = isOpen && token.start < creditEnd;
      if (own.length > 0) shared = own.filter((post) => SHARED.test(cut.text.slice(post.postStart, post.end)) || post.kind !== OFFICIAL);
      else if (!isListed) shared = [];
      for (const { start, end, organisationEnd } of own) {
        if (start === organisationEnd || !endsInOrgan(cut.text, organisationEnd) || !isNamed(cut, start, organisationEnd)) continue;
        bodies.push({ start, end: organisationEnd });
        const at = cut.line.start;
        const ending = { start: at + organisationEnd, end: at + end };
        cut.observer?.tell({ kind: 'organisation', start: at + start, end: at + organisationEnd, rule: 'post', ending });
      }
      if (isBiography(cut, token.end)) this.#biography = found;
      if (credited || isByline(cut.text, token.start, token.end, signature)) found.isCredited = true;
      if (own.length > 0) this.#hold(found, cut, own, 'own');
      else if (label !== null) this.#hold(found, label.cut, label.posts, 'shared');
      else this.#hold(found, cut, shared, 'shared');
      // 甲、乙任副组长, 甲、乙等市领导: said of the whole list.
      const common = list.length === 0 ? [] : own.filter((post) => post.start >= token.end && post.kind === OFFICIAL);
      if (common.length > 0) {
        for (const other of list) if (other.posts.length === 0) this.#hold(other, cut, common, 'common');
        // Each of them holds something now: a long list is not gone through again for every further name.
        list = [];
      }
      list.push(found);
      const leaders = leadersAfter(cut.text, token.end);
      if (leaders !== null) {
        for (const other of list) if (other.posts.length === 0) this.#hold(other, cut, [leaders], 'leaders');
        list = [];
      }
      const before = token.start - contentStart;
      const opens = before === 0 || (before <= LONGEST_NAME_LABEL && NAME_LABEL.test(cut.text.slice(contentStart, token.start)));
      alone = opens && cut.text.slice(token.end).trim() === '' ? found : null;
    }
    this.#alone = alone;
    this.#before = leavesCreditOpen(cut.text, this.#before) ? 'credit' : 'text';
    return { speakers, bodies: withoutOverlap(bodies, speakers) };
  }

  /** Passes over a line of boilerplate that names nobody whom the article is known to name. */
  passOver(text: string): void {
    this.#alone = null;
    this.#label = null;
    if (!staysOpen(text)) this.#biography = null;
    this.#before = leavesCreditOpen(text, this.#before) ? 'credit' : 'text';
  }

  #ownPosts(cut: CutLine, token: Token, contentStart: number): StatedPost[] {
    const before = postsBefore(cut, token.start);
    const introduced = before.length === 0 ? introducedPost(cut, token.start) : null;
    if (introduced !== null) {
      this.#tellStated(cut, [introduced], 'introduced');
      return [introduced];
    }
    const isFirst = token.start === contentStart || cut.text[skipBlanksLeft(cut.text, token.start) - 1] === ':';
    const roster = isFirst && !isBiography(cut, token.end) ? rosterPosts(cut, token.end) : [];
    const appointed =
      roster.length > 0 ? [] : isBiography(cut, token.end) ? careerPosts(cut, token.end) : postsAppointed(cut, token.start, token.end);
    const title = roster.length > 0 ? null : titleAfter(cut, token.end);
    const after = title === null ? [] : [title];
    this.#tellStated(cut, before, 'before');
    this.#tellStated(cut, roster, 'roster');
    this.#tellStated(cut, appointed, 'appointed');
    this.#tellStated(cut, after, 'after');
    return [...before, ...roster, ...appointed, ...after];
  }

  #tellStated({ line }: CutLine, posts: readonly StatedPost[], rule: PostRule): void {
    const { observer } = this.#reading;
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

  #enter(key: string, cut: CutLine, token: Token): Found {
    let found = this.#found.get(key);
    if (found === undefined) {
      const name = withoutBlanks(clean(this.#reading.folding, cut.line.start + token.start, cut.line.start + token.end));
      found = { key, name, mentions: [], posts: [], isCredited: false, isNamed: false };
      this.#found.set(key, found);
    }
    return found;
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

  #hold(found: Found, cut: CutLine, posts: readonly StatedPost[], rule: HoldRule): void {
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

  #postOf(key: string, { organisation, post, span, resolved, folded }: Held): Post {
    const full = resolved ?? resolveOrganisation(folded.organisation, this.#home);
    if (full !== undefined) {
      const by = resolved !== undefined ? 'list' : this.#home.withPlace(folded.organisation) !== undefined ? 'place' : 'institution';
      this.#reading.observer?.tell({ kind: 'resolved', key, organisation, post, resolved: full, by });
    }
    return { organisation, post, span, ...(full === undefined ? {} : { resolved: full }) };
  }

  /** The persons whom body, dateline or title name, in the order of their first mention. */
  people(): Person[] {
    const { observer } = this.#reading;
    const people: Person[] = [];
    for (const [key, { name, mentions, posts, isCredited, isNamed }] of this.#found) {
      if (!isNamed || mentions.every((mention) => mention.zone === 'boilerplate')) {
        observer?.tell({ kind: 'dropped', key, why: isNamed ? 'boilerplate' : 'theory' });
        continue;
      }
      const found = mentions.some((mention) => mention.kind === 'phrase')
        ? LEADER
        : roleOf(
            posts.map(({ folded }) => folded),
            isCredited,
          );
      const { role } = found;
      observer?.tell({
        kind: 'role',
        key,
        role,
        rule: found.rule,
        ...(found.post === undefined ? {} : { post: found.post.organisation + found.post.post }),
      });
      const kept = role === 'official' ? posts.filter(({ kind }) => kind === OFFICIAL) : posts;
      people.push({
        name,
        key,
        role,
        posts: kept.map((held) => this.#postOf(key, held)),
        mentions,
        introduction: introductionOf(kept),
      });
    }
    return people;
  }
}

/** Whether a credit's label, an office and a blank stand before a name. */
const followsOffice = (text: string, start: number): boolean =>
  isBlank(text.charCodeAt(start - 1)) && endsInCreditOffice(text, skipBlanksLeft(text, start));

/** A body of citizens that a headline names. */
const CITIZENS = /[\u4e00-\u9fff]{2,20}?(?:协会|学会|商会|研究会|联谊会|促进会|同乡会|校友会)/;
const LISTS_OFFICERS = /名单|一览|组成人员|领导机构|理事会成员/;
/** Its officers, as its lists name them. */
const OFFICER = /^(?:名誉|荣誉|常务|执行|轮值)?副?(?:主席|会长|理事长|秘书长|监事长|理事|监事)$/;

/** 会长 of 常务副会长. */
const headOf = (post: string): string => post.replace(/^(?:名誉|荣誉|常务|执行|第一)?副?/u, '');

/** The spans that overlap none of `others`, which stand in text order. */
function withoutOverlap(spans: readonly Span[], others: readonly Span[]): Span[] {
  let next = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter((span) => {
      while (next < others.length && (others[next] as Span).end <= span.start) next++;
      const other = others[next];
      return other === undefined || !overlaps(other, span);
    });
}

const LONGEST_STEP = 60;

/** Whether a sentence ends between two offsets, or they stand too far apart for one list. */
function sentenceEnds(text: string, from: number, to: number): boolean {
  return to - from > LONGEST_STEP || /[。;!?]/.test(text.slice(from, to));
}

function keyOf(text: string, token: Token): string {
  return withoutBlanks(text.slice(token.start, token.end));
}

/** One post said twice: the same title, and one organisation is the end of the other (出版社, 校出版社) or is not stated. */
function isSamePost(a: Held, b: Held): boolean {
  if (a.post !== b.post) return false;
  const [one, other] = [placeOf(a.organisation), placeOf(b.organisation)];
  return one.endsWith(other) || other.endsWith(one);
}

/** A mayor of 雅安市 and of 雅安市政府 is one mayor. */
const placeOf = (organisation: string): string => organisation.replace(/(?:人民)?政府$/u, '');

/** Index of the mention with the most posts, the longest where two have as many. */
function introductionOf(posts: readonly Held[]): number {
  const weight = new Map<number, number>();
  let best = 0;
  for (const { mention, organisation, post } of posts) {
    const sum = (weight.get(mention) ?? 0) + 100 + organisation.length + post.length;
    weight.set(mention, sum);
    if (sum > (weight.get(best) ?? 0)) best = mention;
  }
  return best;
}

function isInBook(text: string, token: Token): boolean {
  return text[token.start - 1] === '《';
}
