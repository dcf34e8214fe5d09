/**
 * Cuts a line into words and personal names at once: the cheapest path through a lattice whose words cost what the
 * dictionary says and whose names cost surname plus given name less the evidence around them. A name thus wins or loses
 * against the words that it would cut, and its right edge (周文远|会见, 强卫|指出) is decided by what follows.
 * Each position looks at a bounded window, so the cost is linear in the length.
 */
import { isHan } from '../../text/script.ts';
import type { Span } from '../../text/span.ts';
import type { FoldedLine } from '../reading.ts';
import { isBlank, MOST_PADDING } from './blanks.ts';
import { isByline, signatureStart } from './bylines.ts';
import { isOf } from './characters.ts';
import { endsInCreditOffice } from './credit-cues.ts';
import { LISTED, STRONG } from './evidence.ts';
import type { GrowingTrie } from './growing-trie.ts';
import { appointedCue, DECIDES_LEFT, LEFT, type LeftCue, leftCues, leftPostCue, wordBefore } from './left-cues.ts';
import { EPONYM_FIRST, eponyms, namingPhrases, ORGAN_END_LAST, organEnds, postsBackward } from './lexicon.ts';
import { endsInPost, isNameList } from './line-forms.ts';
import type { LineView } from './line-view.ts';
import type { Offer, Refuse, Shape } from './name-offers.ts';
import { mayBeginAgainst, mayBeginName, OPENS_NAME, offerNames } from './name-shapes.ts';
import { isDescribed } from './person-context.ts';
import { beforeHeld, postBefore } from './post-cues.ts';
import { entryOf, lengthOf, WordGraph, wordCostOf } from './word-graph.ts';
import { standsForWord } from './word-names.ts';

/** A word, a name, or a single character. Offsets in the line. */
export interface Token extends Span {
  readonly isName: boolean;
  /** Value in the dictionary; 0 where the dictionary does not know it. */
  readonly value: number;
}

/** A name that the context speaks for, so much. Offsets in the line. */
export interface FoundName extends Span {
  readonly evidence: number;
}

/** What is cut: a folded line of the article that was begun. */
type Line = Pick<FoldedLine, 'start' | 'text'>;

/** Hears what is weighed while a line is cut; for whoever asks why. */
export interface Watch {
  /** A name may begin at an offset, and this stands to its left. */
  begins(offset: number, left: LeftCue): void;
  /** A name was weighed. @param wins whether nothing cheaper ended there up to then */
  offered(start: number, end: number, cost: number, evidence: number, shape: Shape, wins: boolean): void;
  readonly refused: Refuse;
}

const left = leftCues.number;
const KNOWN_NAME = 3;
const KNOWN_EVIDENCE = 9;

/** The working arrays of one line after another, of one article after another. */
export class Lattice {
  readonly #graph = new WordGraph();
  #start = 0;
  #cost = new Float64Array(0);
  #from = new Int32Array(0);
  /** The word that ends here, as the word graph has it; 0 for a name. */
  #word = new Int32Array(0);
  /** Evidence of the name that ends here; NaN for a word. */
  #evidence = new Float64Array(0);
  /** Whether the name that ends here follows 记者, 编辑 … or another such name. */
  #credited = new Uint8Array(0);
  #text = '';
  #isCredit = false;
  #signature = -1;
  /** Whether the line holds nothing but names and blanks. */
  #isNameList = false;
  #right = new Float64Array(0);
  #line: LineView = { text: '', start: 0, isDotted: false, roster: false, following: '', right: this.#right, refuse: null };
  #watch: Watch | null = null;
  readonly #offer: Offer = {
    take: (from, to, cost, evidence, isCredited, shape) => {
      const wins = this.#relax(from, to, cost, evidence, isCredited);
      if (this.#watch !== null) this.#watch.offered(from, to, cost, evidence, shape, wins);
    },
    mayWin: (from, to, least) => this.#watch !== null || this.#mayWin(from, to, least),
    isWord: (from, to) => this.#graph.holds(this.#start + from, to - from),
  };

  /** Begins an article. @param units those of the folded text */
  begin(units: Uint16Array): void {
    this.#graph.begin(units);
  }

  /**
   * The names of a line, found by what stands around them.
   * @param following the first character of the next line with text: scraped lines break inside words
   * @param before how the lines before end: `credit` inside an open credit, whose names go on here; `roster` where a line of
   *   posts follows this one
   * @param watch hears what is weighed; null in ordinary reading
   */
  names(line: Line, before: 'credit' | 'text' | 'roster', following: string, watch: Watch | null): FoundName[] {
    this.#prepare(line);
    this.#watch = watch;
    this.#view(line.text, before === 'roster', following);
    this.#isCredit = before === 'credit';
    const { length } = line.text;
    if (length > 0) this.#words(0);
    for (let i = 0; i < length; i++) {
      // The words of the next character first: names are longer than one, and most cost more than those words by themselves.
      if (i + 1 < length) this.#words(i + 1);
      this.#names(i);
    }
    return this.#namesOnPath();
  }

  /**
   * The words and names of a line.
   * @param known names that the article is known to hold, as keys: no other is taken
   */
  cut(line: Line, known: GrowingTrie): Token[] {
    this.#prepare(line);
    for (let i = 0; i < line.text.length; i++) {
      this.#words(i);
      if (known.mayBegin(line.text.charCodeAt(i))) this.#knownNames(i, known);
    }
    return this.#path();
  }

  #prepare({ start, text }: Line): void {
    const size = text.length + 1;
    if (this.#cost.length < size) {
      this.#cost = new Float64Array(size * 2);
      this.#from = new Int32Array(size * 2);
      this.#word = new Int32Array(size * 2);
      this.#evidence = new Float64Array(size * 2);
      this.#credited = new Uint8Array(size * 2);
      this.#right = new Float64Array(size * 2);
    }
    this.#cost.fill(Number.POSITIVE_INFINITY, 0, size);
    this.#cost[0] = 0;
    this.#evidence[0] = Number.NaN;
    this.#credited[0] = 0;
    this.#word[0] = 0;
    this.#text = text;
    this.#start = start;
    this.#graph.read(start, start + text.length);
  }

  /** Looks at the line as a whole, as names need it. */
  #view(text: string, isRoster: boolean, following: string): void {
    let start = 0;
    while (start < text.length && (isBlank(text.charCodeAt(start)) || text[start] === '*' || text[start] === '|')) start++;
    this.#right.fill(Number.NaN, 0, text.length + 1);
    this.#line = {
      text,
      start,
      isDotted: text.includes('·'),
      roster: isRoster || endsInPost(text),
      following,
      right: this.#right,
      refuse: this.#watch?.refused ?? null,
    };
    this.#signature = signatureStart(text);
    this.#isNameList = isNameList(text);
  }

  /** Takes a name where nothing cheaper ends there; it wins a tie against words. */
  #relax(from: number, to: number, cost: number, evidence: number, isCredited = false): boolean {
    const total = (this.#cost[from] as number) + cost;
    const cheapest = this.#cost[to] as number;
    if (total > cheapest || (total === cheapest && !Number.isNaN(this.#evidence[to]))) return false;
    this.#cost[to] = total;
    this.#from[to] = from;
    this.#word[to] = 0;
    this.#evidence[to] = evidence;
    this.#credited[to] = isCredited ? 1 : 0;
    return true;
  }

  /** Whether a name of this cost may be cheaper than the words there: those before its last character and that one alone. */
  #mayWin(from: number, to: number, cost: number): boolean {
    const total = (this.#cost[from] as number) + cost;
    if (total > (this.#cost[to] as number)) return false;
    return total <= (this.#cost[to - 1] as number) + this.#graph.aloneAt(this.#start + to - 1);
  }

  #words(i: number): void {
    const { first, words } = this.#graph;
    const last = first[this.#start + i + 1] as number;
    const here = this.#cost[i] as number;
    for (let at = first[this.#start + i] as number; at < last; at++) {
      const word = words[at] as number;
      const to = i + lengthOf(word);
      const total = here + wordCostOf(word);
      if (total >= (this.#cost[to] as number)) continue;
      this.#cost[to] = total;
      this.#from[to] = i;
      this.#word[to] = word;
      this.#evidence[to] = Number.NaN;
    }
  }

  #names(i: number): void {
    const text = this.#text;
    const unit = text.charCodeAt(i);
    if (!isHan(unit)) return;
    const isPlain = this.#watch === null && this.#isPlain(i);
    if (isPlain && !isOf(unit, OPENS_NAME) && !this.#line.isDotted) return;
    const eponym = isOf(unit, EPONYM_FIRST) ? eponyms.longestAt(text, i) : 0;
    if (eponym > 0 && namingPhrases.longestAt(text, i) > 0) this.#relax(i, i + eponym, KNOWN_NAME, KNOWN_EVIDENCE);
    if (!(isPlain ? mayBeginAgainst(this.#line, this.#offer, i, LEFT.oftenBefore) : mayBeginName(this.#line, i))) return;
    const cue = this.#leftCue(i);
    const weight = leftCues.weights[cue] as number;
    if (this.#watch !== null) this.#watch.begins(i, cue);
    else if (!isPlain && weight < LEFT.and && !mayBeginAgainst(this.#line, this.#offer, i, weight)) return;
    offerNames(this.#line, this.#offer, i, weight);
  }

  /** Whether nothing but a word ends at an offset, as at most offsets: it speaks for a name no more than `LEFT.oftenBefore`. */
  #isPlain(i: number): boolean {
    return (
      i > this.#line.start &&
      Number.isNaN(this.#evidence[i]) &&
      this.#signature < 0 &&
      isHan(this.#text.charCodeAt(i - 1)) &&
      !isOf(this.#text.charCodeAt(i - 1), DECIDES_LEFT)
    );
  }

  #knownNames(i: number, known: GrowingTrie): void {
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
      if (padding > 0 && (isHan(text.charCodeAt(j + 1)) || j > i + 2 + padding)) continue;
      if (standsForWord(text, i, j + 1)) continue;
      this.#relax(i, j + 1, KNOWN_NAME, KNOWN_EVIDENCE);
    }
  }

  /** What stands to the left of a name that begins at an offset. */
  #leftCue(i: number): LeftCue {
    const text = this.#text;
    if (isByline(text, i, i, this.#signature)) return left.byline;
    if (this.#isNameList && (i <= this.#line.start || isBlank(text.charCodeAt(i - 1)))) return left.blankList;
    if (i <= this.#line.start) return this.#isCredit ? left.openCredit : left.lineStart;
    // Most characters end nothing but a word: what follows asks them no more.
    if (!isOf(text.charCodeAt(i - 1), DECIDES_LEFT)) return this.#wordCue(i);
    const post = postBefore(text, i);
    if (post !== null) return post.blanks === 0 && this.#evidenceAt(post.start) >= LISTED ? left.titleBefore : leftPostCue(post);
    const appointed = appointedCue(text, i);
    if (appointed !== left.none) return appointed;
    let end = i;
    while (end > 0 && i - end < 4 && isBlank(text.charCodeAt(end - 1))) end--;
    if (end < i) {
      if (endsInCreditOffice(text, end)) return left.credit;
      end = beforeRemark(text, end);
      if (this.#evidenceAt(end) < STRONG) return Number.isNaN(this.#evidence[end]) ? left.sentence : left.bareList;
      return this.#credited[end] === 1 ? left.creditList : left.blankList;
    }
    const before = text[i - 1] as string;
    if (before === '、') {
      const last = beforeRemark(text, i - 1);
      if (this.#evidenceAt(last) >= LISTED) return left.list;
      return Number.isNaN(this.#evidence[last]) ? left.sentence : left.bareList;
    }
    if (before === ',') return this.#evidenceAt(i - 1) >= LISTED ? left.commaList : left.sentence;
    if ('和与及'.includes(before)) {
      const gap = text[i - 2] === '以' ? 2 : 1;
      return this.#evidenceAt(i - gap) >= LISTED ? left.and : left.functionWord;
    }
    if (before === '”') return left.nickname;
    if (before === '的' && isDescribed(text, i)) return left.described;
    if (before === '的' && isOf(text.charCodeAt(i - 2), ORGAN_END_LAST) && organEnds.longestBefore(text, i - 1) > 1) return left.body;
    if (before === '的' && postsBackward.longestBefore(text, i - 1) > 1 && beforeHeld(text, i) < i) return left.otherPost;
    return this.#wordCue(i);
  }

  /** What the word, or the name, says that ends at an offset on the best path. */
  #wordCue(i: number): LeftCue {
    if (!isHan(this.#text.charCodeAt(i - 1))) return left.sentence;
    if (!Number.isNaN(this.#evidence[i])) return this.#credited[i] === 1 ? left.creditRun : left.adjacent;
    const value = entryOf(this.#word[i] as number);
    return value === 0 ? left.stray : wordBefore(value);
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
      tokens.push({ start, end, isName: !Number.isNaN(this.#evidence[end] as number), value: entryOf(this.#word[end] as number) });
      end = start;
    }
    return tokens.reverse();
  }

  #namesOnPath(): FoundName[] {
    const names: FoundName[] = [];
    for (let end = this.#text.length; end > 0; ) {
      const start = this.#from[end] as number;
      const evidence = this.#evidence[end] as number;
      if (!Number.isNaN(evidence)) names.push({ start, end, evidence });
      end = start;
    }
    return names.reverse();
  }
}

/** Whether a text may hold one of the names, padded (张  进) or not: where it says no, cutting the text would find none. */
export function mayHold(text: string, known: GrowingTrie): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const node = known.mayBegin(unit) ? known.step(0, unit) : -1;
    if (node < 0) continue;
    let next = i + 1;
    while (next - i <= MOST_PADDING && isBlank(text.charCodeAt(next))) next++;
    if (known.value(node) > 0 || known.step(node, text.charCodeAt(next)) >= 0) return true;
  }
  return false;
}

const LONGEST_REMARK = 12;

/** Where the name ends that a remark in brackets follows: 王晓燕(女)、. */
function beforeRemark(text: string, offset: number): number {
  if (text[offset - 1] !== ')') return offset;
  const open = text.lastIndexOf('(', offset - 1);
  return open > 0 && offset - open <= LONGEST_REMARK ? open : offset;
}
