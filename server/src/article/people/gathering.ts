/**
 * Gathers the mentions of each person over the lines of an article, and gives each the posts that stand beside them: its own, those
 * of the list that it stands in, those of the line before.
 */
import { clean, keyAt, withoutBlanks } from '../../text/folding.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Person, Zone } from '../facts.ts';
import type { NameDecision } from '../name-decisions.ts';
import { mentionAt, type Reading } from '../reading.ts';
import { isBlank, skipBlanksLeft } from './blanks.ts';
import { isByline, leavesCreditOpen, signatureStart } from './bylines.ts';
import { furtherSteps, isBiography, staysOpen } from './careers.ts';
import { endsInCreditOffice } from './credit-cues.ts';
import type { CutLine } from './cut-line.ts';
import type { FoundPerson } from './found-person.ts';
import type { GrowingTrie } from './growing-trie.ts';
import type { Home } from './home.ts';
import { eponymous, JOURNALIST, namingPhrases, OFFICIAL, THEORY } from './lexicon.ts';
import { isNameList } from './line-forms.ts';
import { endsInOrgan } from './organisation-start.ts';
import { isNamed } from './organisations.ts';
import { ownPosts } from './own-posts.ts';
import { personsOf } from './persons.ts';
import { postBefore } from './post-cues.ts';
import { PostHolding } from './post-holding.ts';
import { postLine } from './post-rows.ts';
import { listLabel } from './posts-before.ts';
import { leadersAfter } from './posts-behind.ts';
import type { StatedPost } from './stated-post.ts';
import type { Speaker } from './statements.ts';
import type { Token } from './tokens.ts';

/** Posts that several people share in a list: 市领导王小旭、沈小蕾, 副市长张三、李四, 记者甲、乙. */
const SHARED = /^(?:副|.*领导$|.*执行主席$|.*常务主席$|.*成员$|.*委员$|.*代表$|.*议员$|.*常委$)/;

/** What stands between the names of a list: 、, blanks, a remark in brackets. */
const BETWEEN_LISTED = /^(?:\([^()]{1,24}\))?(?:[、 ]|[ \t]{2,8})$/;

/** 姓名：张三 */
const NAME_LABEL = /^姓名:\s{0,8}$/;
const LONGEST_NAME_LABEL = 11;

/** The persons of one article, line after line. */
export class Gathering {
  readonly #reading: Reading;
  readonly #zones: readonly Zone[];
  readonly #known: GrowingTrie;
  readonly #found = new Map<string, FoundPerson>();
  readonly #home: Home;
  readonly #holding: PostHolding;
  /** Whose name was all that the line before held. */
  #alone: FoundPerson | null = null;
  /** The posts that the line before gives to the list of names in this one (委员(按姓名笔画为序):⏎甲 乙 丙), and that line. */
  #label: { readonly cut: CutLine; readonly posts: readonly StatedPost[] } | null = null;
  /** Whose short biography the line before tells. */
  #biography: FoundPerson | null = null;
  /** A credit in brackets may be broken over lines: (记者 甲 摄影⏎乙). */
  #before: 'credit' | 'text' = 'text';

  constructor(reading: Reading, zones: readonly Zone[], known: GrowingTrie, home: Home) {
    this.#home = home;
    this.#holding = new PostHolding(reading, home);
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
    this.#holding.begin(cut);
    const speakers: Speaker[] = [];
    let shared = NO_POSTS;
    const isOpen = this.#before === 'credit';
    const signature = signatureStart(cut.text);
    const bodies: Span[] = [];
    let credited = isOpen;
    const close = cut.text.indexOf(')');
    const creditEnd = close < 0 ? cut.text.length : close;
    const contentStart = cut.text.search(/[^\s|]/);
    let listedUntil = -1;
    let list: FoundPerson[] = [];
    let next = 0;
    const steps = this.#biography !== null && cut.zone === 'body' ? furtherSteps(cut) : null;
    if (this.#biography !== null && steps !== null) this.#holding.hold(this.#biography, cut, steps, 'career');
    else this.#biography = null;
    const label = this.#label !== null && cut.zone === 'body' && isNameList(cut.text) ? this.#label : null;
    const labels = cut.zone === 'body' ? listLabel(cut) : [];
    this.#label = labels.length > 0 ? { cut, posts: labels } : label;
    let alone: FoundPerson | null = null;
    if (this.#alone !== null && cut.zone === 'body') this.#holding.hold(this.#alone, cut, postLine(cut), 'line');
    for (let index = 0; index < cut.tokens.length; index++) {
      if (!cut.tokens.isName(index)) continue;
      const token = cut.tokens.at(index);
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
      const own = isPhrase ? NO_POSTS : ownPosts(cut, token, contentStart, this.#reading.observer);
      const credit = postBefore(cut.text, token.start)?.kind === JOURNALIST || followsOffice(cut.text, token.start);
      if (own.length > 0 || credit) credited = credit;
      else if (!isListed) credited = isOpen && token.start < creditEnd;
      if (own.length > 0) shared = sharedOf(own, cut.text);
      else if (!isListed) shared = NO_POSTS;
      for (const { start, end, organisationEnd } of own) {
        if (start === organisationEnd || !endsInOrgan(cut.text, organisationEnd) || !isNamed(cut, start, organisationEnd)) continue;
        bodies.push({ start, end: organisationEnd });
        const at = cut.line.start;
        const ending = { start: at + organisationEnd, end: at + end };
        cut.observer?.tell({ kind: 'organisation', start: at + start, end: at + organisationEnd, rule: 'post', ending });
      }
      if (isBiography(cut, token.end)) this.#biography = found;
      if (credited || isByline(cut.text, token.start, token.end, signature)) found.isCredited = true;
      if (own.length > 0) this.#holding.hold(found, cut, own, 'own');
      else if (label !== null) this.#holding.hold(found, label.cut, label.posts, 'shared');
      else this.#holding.hold(found, cut, shared, 'shared');
      // 甲、乙任副组长, 甲、乙等市领导: said of the whole list.
      const common = list.length === 0 ? NO_POSTS : officesBehind(own, token.end);
      if (common.length > 0) {
        for (const other of list) if (other.posts.length === 0) this.#holding.hold(other, cut, common, 'common');
        // Each of them holds something now: a long list is not gone through again for every further name.
        list = [];
      }
      list.push(found);
      const leaders = leadersAfter(cut.text, token.end);
      if (leaders !== null) {
        for (const other of list) if (other.posts.length === 0) this.#holding.hold(other, cut, [leaders], 'leaders');
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

  #enter(key: string, cut: CutLine, token: Token): FoundPerson {
    let found = this.#found.get(key);
    if (found === undefined) {
      const name = withoutBlanks(clean(this.#reading.folding, cut.line.start + token.start, cut.line.start + token.end));
      found = { key, name, mentions: [], posts: [], isCredited: false, isNamed: false };
      this.#found.set(key, found);
    }
    return found;
  }

  /** The persons whom body, dateline or title name, in the order of their first mention. */
  people(): Person[] {
    return personsOf(this.#found.values(), this.#holding, this.#reading.observer);
  }

  /** The units that lists of posts resolved, each to one body in the whole article. */
  units(): ReadonlyMap<string, string> {
    return this.#holding.units();
  }
}

const NO_POSTS: readonly StatedPost[] = [];

// Apart from the loop over the tokens, which would make their closures ready at every word.

/** Of posts those that a list shares. */
const sharedOf = (posts: readonly StatedPost[], text: string): StatedPost[] =>
  posts.filter((post) => SHARED.test(text.slice(post.postStart, post.end)) || post.kind !== OFFICIAL);

/** Of posts those offices that stand behind an offset. */
const officesBehind = (posts: readonly StatedPost[], offset: number): StatedPost[] =>
  posts.filter((post) => post.start >= offset && post.kind === OFFICIAL);

/** Whether a credit's label, an office and a blank stand before a name. */
const followsOffice = (text: string, start: number): boolean =>
  isBlank(text.charCodeAt(start - 1)) && endsInCreditOffice(text, skipBlanksLeft(text, start));

/** The spans that overlap none of `others`, which stand in text order. */
function withoutOverlap(spans: readonly Span[], others: readonly Span[]): Span[] {
  if (spans.length === 0) return [];
  let next = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter((span) => {
      while (next < others.length && (others[next] as Span).end <= span.start) next++;
      const other = others[next];
      return other === undefined || !overlaps(other, span);
    });
}

function keyOf(text: string, token: Token): string {
  return withoutBlanks(text.slice(token.start, token.end));
}

function isInBook(text: string, token: Token): boolean {
  return text[token.start - 1] === '《';
}
