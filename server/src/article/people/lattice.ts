/**
 * Cuts a line into words and personal names at once: the cheapest path through a lattice whose words cost what the
 * dictionary says and whose names cost surname plus given name less the evidence around them. A name thus wins or loses
 * against the words that it would cut, and its right edge (朱学庆|会见, 强卫|指出) is decided by what follows.
 * Each position looks at a bounded window, so the cost is linear in the length.
 */
import { isHan } from '../../text/script.ts';
import {
  isBlank,
  isByline,
  LEFT,
  LISTED,
  leftPostEvidence,
  postBefore,
  ROSTER,
  rightEvidence,
  STRONG,
  signatureStart,
} from './evidence.ts';
import {
  classOf,
  compoundSurnames,
  costOf,
  dictionary,
  doubtfulSurnames,
  eponyms,
  firstGivenCost,
  formsOfAddress,
  namingPhrases,
  organEnds,
  postsBackward,
  postsForward,
  secondGivenCost,
  surnameCost,
  transliterates,
} from './lexicon.ts';
import type { Trie } from './trie.ts';

/** A word, a name, or a single character. Offsets in the line. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly isName: boolean;
  /** Value in the dictionary; 0 where the dictionary does not know it. */
  readonly value: number;
  /** What the context said for the name; 0 for words. */
  readonly evidence: number;
}

/** One token in a hundred and fifty of the news is a name. */
const NAME_BASE = 5;
const COMPOUND_COST = 7;
/** Names of one given character are one in eight. */
const ONE_GIVEN = 2.7;
const UNSEEN_GIVEN = 10.5;
const UNKNOWN_HAN = 13.5;
const OTHER_UNIT = 1.5;
const KNOWN_NAME = 3;
const KNOWN_EVIDENCE = 9;
/** A person whose name everybody knows. */
const EPONYM_COST = 11;
/** A second surname: rare, and only of those that one in three hundred bears. */
const MARRIED = 5;
const COMMON_SURNAME = 5.8;
/** A padded name (张  进) is rare outside lists. */
const PADDING = 3;
const MOST_PADDING = 6;
/** A foreign name: its base, each character that writes foreign sounds, each other one. */
const FOREIGN_BASE = 9;
const DOTTED_BASE = 3;
const FOREIGN_UNIT = 4.2;
const STRANGE_UNIT = 10;
const LONGEST_FOREIGN = 8;
const LONGEST_DOTTED = 24;
const MIDDLE_DOT = 0xb7;
/** Characters that no given name holds: pronouns, particles, and 某, which masks a name. */
const NEVER_GIVEN = unitsOf(
  '某的了着是这那哪你我他她它们第么吗呢吧啊被把让给很最更又也都就则且或但而其此几每各另该从对将已未在说做还到获称指答姓与及',
);
/** Characters that end places and bodies far oftener than names. */
const PLACE_END = unitsOf('省市县区镇乡村州局部委院校厅处科队站所馆会办厂店街号者届项个班');
/** 刘总, 张工, 李导: titles of one character; names only after a post. */
const SHORT_TITLE = unitsOf('总导工局处董队');
/** Places at least as well known as a middling county, one word in 160,000. */
const COMMON_PLACE = 12;
const PLACE_PENALTY = 5;

/** The working arrays of one line after another. */
export class Lattice {
  #cost = new Float64Array(0);
  #from = new Int32Array(0);
  #value = new Int32Array(0);
  /** Evidence of the name that ends here; NaN for a word. */
  #evidence = new Float64Array(0);
  /** Whether the name that ends here follows 记者, 编辑 … or another such name. */
  #credited = new Uint8Array(0);
  #text = '';
  #isCredit = false;
  #following = '';
  #signature = -1;
  #roster = false;
  #lineStart = 0;

  /**
   * @param text one folded line
   * @param known names that the article is known to hold, as keys: no other name is taken then; null to find them
   * @param following the first character of the next line with text: scraped lines break inside words
   * @param before how the lines before end: `credit` inside an open credit, whose names go on here
   */
  cut(text: string, known: Trie | null, before: 'credit' | 'text' = 'text', following = ''): Token[] {
    this.#prepare(text);
    this.#isCredit = before === 'credit';
    this.#following = following;
    for (let i = 0; i < text.length; i++) {
      this.#words(i);
      if (known === null) this.#names(i);
      else this.#knownNames(i, known);
    }
    return this.#path();
  }

  #prepare(text: string): void {
    const size = text.length + 1;
    if (this.#cost.length < size) {
      this.#cost = new Float64Array(size * 2);
      this.#from = new Int32Array(size * 2);
      this.#value = new Int32Array(size * 2);
      this.#evidence = new Float64Array(size * 2);
      this.#credited = new Uint8Array(size * 2);
    }
    this.#cost.fill(Number.POSITIVE_INFINITY, 0, size);
    this.#cost[0] = 0;
    this.#evidence[0] = Number.NaN;
    this.#credited[0] = 0;
    this.#value[0] = 0;
    this.#text = text;
    let start = 0;
    while (start < text.length && (isBlank(text.charCodeAt(start)) || text[start] === '*')) start++;
    this.#lineStart = start;
    this.#roster = endsInPost(text);
    this.#signature = signatureStart(text);
  }

  #relax(from: number, to: number, cost: number, value: number, evidence: number, isCredited = false): void {
    const total = (this.#cost[from] as number) + cost;
    if (total >= (this.#cost[to] as number)) return;
    this.#cost[to] = total;
    this.#from[to] = from;
    this.#value[to] = value;
    this.#evidence[to] = evidence;
    this.#credited[to] = isCredited ? 1 : 0;
  }

  #words(i: number): void {
    const text = this.#text;
    const unit = text.charCodeAt(i);
    if (!isHan(unit)) {
      this.#relax(i, i + 1, OTHER_UNIT, 0, Number.NaN);
      return;
    }
    let node = 0;
    let single = false;
    for (let j = i; j < text.length; j++) {
      node = dictionary.step(node, text.charCodeAt(j));
      if (node < 0) break;
      const value = dictionary.value(node);
      if (value === 0) continue;
      if (j === i) single = true;
      this.#relax(i, j + 1, costOf(value), value, Number.NaN);
    }
    if (!single) this.#relax(i, i + 1, UNKNOWN_HAN, 0, Number.NaN);
  }

  #names(i: number): void {
    const text = this.#text;
    const unit = text.charCodeAt(i);
    if (!isHan(unit)) return;
    const eponym = eponyms.longestAt(text, i);
    if (eponym > 0 && namingPhrases.longestAt(text, i) > 0) this.#relax(i, i + eponym, KNOWN_NAME, 0, KNOWN_EVIDENCE);
    else if (eponym > 0) this.#name(i, i + eponym, EPONYM_COST - this.#leftEvidence(i), this.#leftEvidence(i));
    const surname = surnameCost[unit] as number;
    const compound = compoundSurnames.longestAt(text, i);
    const foreign = transliterates[unit] === 1;
    const dotted = dotWithin(text, i);
    if (surname === Number.POSITIVE_INFINITY && compound === 0 && !foreign && !dotted) return;
    const left = this.#leftEvidence(i);
    if (surname < Number.POSITIVE_INFINITY) this.#han(i, i + 1, surname, left);
    if (compound > 0) this.#han(i, i + compound, COMPOUND_COST, left);
    if (dotted) this.#dotted(i, left);
    else if (foreign) this.#foreign(i, left);
  }

  #han(i: number, givenStart: number, surname: number, left: number): void {
    const text = this.#text;
    const first = text.charCodeAt(givenStart);
    if (isBlank(first)) {
      this.#padded(i, givenStart, surname, left);
      return;
    }
    if (!isHan(first) || NEVER_GIVEN.has(first)) return;
    const firstCost = givenCost(firstGivenCost, first);
    // 向刘冬, 和王军: the function word, and a name behind it.
    if (doubtfulSurnames.has(text[i] as string) && (surnameCost[first] as number) < COMMON_SURNAME) return;
    const base = NAME_BASE + surname - left;
    const one = Math.min(firstCost, givenCost(secondGivenCost, first)) + ONE_GIVEN + endPenalty(first);
    if (left >= LEFT.otherPost || !SHORT_TITLE.has(first)) this.#name(i, givenStart + 1, base + one, left);
    const second = text.charCodeAt(givenStart + 1);
    if (!isHan(second) || NEVER_GIVEN.has(second) || isAddress(text, givenStart)) return;
    const isRoster = this.#roster && i === this.#lineStart;
    if (left < LEFT.list && !isRoster && isPlaceWord(text, i, givenStart + 1)) return;
    this.#name(i, givenStart + 2, base + firstCost + givenCost(secondGivenCost, second) + endPenalty(second), left);
    this.#married(i, givenStart, base, left);
  }

  /** 陈冯富珍: the husband's surname before one's own. */
  #married(i: number, own: number, base: number, left: number): void {
    const text = this.#text;
    const surname = surnameCost[text.charCodeAt(own)] as number;
    const second = text.charCodeAt(own + 2);
    if (
      left < LEFT.otherPost ||
      surname > COMMON_SURNAME ||
      own !== i + 1 ||
      !isHan(second) ||
      NEVER_GIVEN.has(second) ||
      isAddress(text, own + 1)
    )
      return;
    const first = text.charCodeAt(own + 1);
    const given = givenCost(firstGivenCost, first) + givenCost(secondGivenCost, second);
    this.#name(i, own + 3, base + surname + given + MARRIED, left);
  }

  /** 张  进: only where a list or a post leaves no doubt, and where the name ends. */
  #padded(i: number, blank: number, surname: number, left: number): void {
    const text = this.#text;
    let j = blank;
    while (j < text.length && j - blank < MOST_PADDING && isBlank(text.charCodeAt(j))) j++;
    const given = text.charCodeAt(j);
    if (!isHan(given) || NEVER_GIVEN.has(given) || isHan(text.charCodeAt(j + 1))) return;
    const roster = i === this.#lineStart && this.#roster;
    if (!roster && left < LEFT.postAndBlank) return;
    const one = Math.min(givenCost(firstGivenCost, given), givenCost(secondGivenCost, given));
    this.#name(i, j + 1, NAME_BASE + PADDING + surname + one - left, left);
  }

  #name(start: number, end: number, costWithoutRight: number, left: number): void {
    if (end - start > 2 && (this.#cutsTitle(end) || organEnds.longestBefore(this.#text, end, start + 1) > 1)) return;
    let right = rightEvidence(this.#text, end);
    if (this.#roster && start === this.#lineStart && isBlank(this.#text.charCodeAt(end))) right += ROSTER;
    this.#relax(start, end, costWithoutRight - right, 0, left + right, left === LEFT.credit || left === LEFT.creditRun);
  }

  /** 李斌代|省长, 朱砺教⏎授: the last character belongs to the title behind. */
  #cutsTitle(end: number): boolean {
    const text = this.#text;
    const last = text[end - 1] as string;
    if ('代副'.includes(last)) return postsForward.longestAt(text, end) > 1;
    return end === text.length && postsForward.get(last + this.#following) > 0;
  }

  /** 克里尼: a run of characters that write foreign sounds, only beside a post or a title. */
  #foreign(i: number, left: number): void {
    const text = this.#text;
    let cost = FOREIGN_BASE;
    for (let j = i; j < text.length && j - i < LONGEST_FOREIGN && transliterates[text.charCodeAt(j)] === 1; j++) {
      cost += FOREIGN_UNIT;
      if (j === i) continue;
      const right = rightEvidence(text, j + 1);
      if (dictionary.get(text, i, j + 1) > 0) continue;
      const beside = left >= LEFT.credit && left < LEFT.officialPost ? 0 : left;
      if (beside >= LEFT.otherPost || beside + right >= STRONG) this.#relax(i, j + 1, cost - left - right, 0, left + right);
    }
  }

  /** 弗朗切斯科·斯凯蒂诺: at least one middle dot inside. */
  #dotted(i: number, left: number): void {
    const text = this.#text;
    let cost = DOTTED_BASE;
    let dots = 0;
    let sinceDot = 0;
    for (let j = i; j < text.length && j - i < LONGEST_DOTTED; j++) {
      const unit = text.charCodeAt(j);
      if (unit === MIDDLE_DOT) {
        if (sinceDot < 2) return;
        dots++;
        sinceDot = 0;
        continue;
      }
      if (!isHan(unit) || NEVER_GIVEN.has(unit) || ++sinceDot > LONGEST_FOREIGN) return;
      cost += transliterates[unit] === 1 ? FOREIGN_UNIT : STRANGE_UNIT;
      if (dots === 0 || (sinceDot < 2 && isHan(text.charCodeAt(j + 1)) && text[j + 1] !== '的')) continue;
      const right = rightEvidence(text, j + 1);
      // The dot itself is the evidence, unless it stands in quotation marks: “科斯塔·康科迪亚”号.
      const dot = isQuoted(text, i, j + 1) ? 0 : STRONG;
      this.#relax(i, j + 1, cost - left - right, 0, left + right + dot);
    }
  }

  #knownNames(i: number, known: Trie): void {
    const text = this.#text;
    let node = 0;
    let padding = 0;
    for (let j = i; j < text.length; j++) {
      const unit = text.charCodeAt(j);
      if (isBlank(unit) && j === i + 1 + padding && padding < MOST_PADDING) {
        padding++;
        continue;
      }
      node = known.step(node, unit);
      if (node < 0) return;
      if (known.value(node) === 0) continue;
      if (padding > 0 && (isHan(text.charCodeAt(j + 1)) || j > i + 1 + padding)) continue;
      this.#relax(i, j + 1, KNOWN_NAME, 0, KNOWN_EVIDENCE);
    }
  }

  #leftEvidence(i: number): number {
    const text = this.#text;
    if (isByline(text, i, i, this.#signature)) return LEFT.credit;
    if (i <= this.#lineStart) return this.#isCredit ? LEFT.credit : LEFT.lineStart;
    const post = postBefore(text, i);
    // 习近平总书记|来川: the post is the title of the name before it.
    if (post !== null) return post.blanks === 0 && this.#evidenceAt(post.start) >= LISTED ? LEFT.functionWord : leftPostEvidence(post);
    let end = i;
    while (end > 0 && i - end < 4 && isBlank(text.charCodeAt(end - 1))) end--;
    if (end < i) return this.#evidenceAt(end) >= STRONG ? LEFT.blankList : LEFT.sentence;
    const before = text[i - 1] as string;
    if (before === '、') return this.#evidenceAt(i - 1) >= LISTED ? LEFT.list : LEFT.sentence;
    if (before === ',') return this.#evidenceAt(i - 1) >= LISTED ? LEFT.commaList : LEFT.sentence;
    if ('和与及'.includes(before)) {
      const gap = text[i - 2] === '以' ? 2 : 1;
      return this.#evidenceAt(i - gap) >= LISTED ? LEFT.and : LEFT.functionWord;
    }
    if (!isHan(before.charCodeAt(0))) return LEFT.sentence;
    if (!Number.isNaN(this.#evidence[i])) return this.#credited[i] === 1 ? LEFT.creditRun : LEFT.stray;
    const value = this.#value[i] as number;
    if (value === 0) return LEFT.stray;
    const wordClass = classOf(value);
    return wordClass === 'f' ? LEFT.functionWord : wordClass === 'v' ? LEFT.verb : 0;
  }

  /** Evidence of the name that ends at an offset on the best path; 0 where a word does. */
  #evidenceAt(offset: number): number {
    const evidence = this.#evidence[offset] as number;
    return Number.isNaN(evidence) ? 0 : evidence;
  }

  #path(): Token[] {
    const tokens: Token[] = [];
    for (let end = this.#text.length; end > 0; ) {
      const start = this.#from[end] as number;
      const evidence = this.#evidence[end] as number;
      const isName = !Number.isNaN(evidence);
      tokens.push({ start, end, isName, value: this.#value[end] as number, evidence: isName ? evidence : 0 });
      end = start;
    }
    return tokens.reverse();
  }
}

/** Cost of the cheapest words for a stretch of at most a few characters: what a name there has to beat. */
export function wordCost(text: string, start: number, end: number): number {
  const best = new Array<number>(end - start + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let i = start; i < end; i++) {
    const here = best[i - start] as number;
    const plain = here + (isHan(text.charCodeAt(i)) ? UNKNOWN_HAN : OTHER_UNIT);
    if (plain < (best[i + 1 - start] as number)) best[i + 1 - start] = plain;
    let node = 0;
    for (let j = i; j < end; j++) {
      node = dictionary.step(node, text.charCodeAt(j));
      if (node < 0) break;
      const value = dictionary.value(node);
      if (value > 0 && here + costOf(value) < (best[j + 1 - start] as number)) best[j + 1 - start] = here + costOf(value);
    }
  }
  return best[end - start] as number;
}

/** 韩国|女, 江西|人: a place and what follows it. */
function isPlaceWord(text: string, start: number, end: number): boolean {
  const value = dictionary.get(text, start, end);
  return value > 0 && classOf(value) === 's' && costOf(value) <= COMMON_PLACE;
}

/** Whether a form of address stands where the given name should: 金大姐, 张主任. */
const isAddress = (text: string, offset: number): boolean =>
  formsOfAddress.get(text, offset, offset + 2) > 0 || postsForward.get(text, offset, offset + 2) > 0;

function unitsOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)));
}

/** What a Han name of two or three characters costs by itself, without context; infinite for any other. */
export function nameCost(key: string): number {
  const surname = surnameCost[key.charCodeAt(0)] as number;
  if (key.length === 2) {
    const given = key.charCodeAt(1);
    return NAME_BASE + surname + Math.min(givenCost(firstGivenCost, given), givenCost(secondGivenCost, given)) + ONE_GIVEN;
  }
  if (key.length !== 3) return Number.POSITIVE_INFINITY;
  return NAME_BASE + surname + givenCost(firstGivenCost, key.charCodeAt(1)) + givenCost(secondGivenCost, key.charCodeAt(2));
}

const givenCost = (table: Float32Array, unit: number): number => Math.min(table[unit] as number, UNSEEN_GIVEN);
const endPenalty = (unit: number): number => (PLACE_END.has(unit) || unit === AND ? PLACE_PENALTY : 0);
/** 和 ends few names and begins what follows many. */
const AND = '和'.charCodeAt(0);

function isQuoted(text: string, start: number, end: number): boolean {
  return '“《"「『'.includes(text[start - 1] ?? ' ') || '”》"」』'.includes(text[end] ?? ' ');
}

/** Whether a middle dot follows within the longest part of a name. */
function dotWithin(text: string, offset: number): boolean {
  for (let i = offset + 1; i <= offset + LONGEST_FOREIGN && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === MIDDLE_DOT) return true;
    if (!isHan(unit)) return false;
  }
  return false;
}

const ROSTER_LONGEST = 80;

/** Whether a short line ends in a post, a remark in brackets aside: 李春晓 商学院团委副书记(兼职). */
function endsInPost(text: string): boolean {
  let end = text.length;
  if (end > ROSTER_LONGEST) return false;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  if (text[end - 1] === ')') {
    const open = text.lastIndexOf('(', end);
    if (open > 0) end = open;
  }
  return postsBackward.longestBefore(text, end) > 1;
}
