/**
 * Cuts a line into words and personal names at once: the cheapest path through a lattice whose words cost what the
 * dictionary says and whose names cost surname plus given name less the evidence around them. A name thus wins or loses
 * against the words that it would cut, and its right edge (周文远|会见, 强卫|指出) is decided by what follows.
 * Each position looks at a bounded window, so the cost is linear in the length.
 */
import { isHan } from '../../text/script.ts';
import { isBlank, MOST_PADDING } from './blanks.ts';
import { isOf } from './characters.ts';
import { CheapestPath, type FoundName, type Line } from './cheapest-path.ts';
import type { GrowingTrie } from './growing-trie.ts';
import { isBehindWord, LEFT, type LeftCue, leftCue, leftCues } from './left-cues.ts';
import { EPONYM_FIRST, eponyms, namingPhrases } from './lexicon.ts';
import { type LineView, viewLine } from './line-view.ts';
import type { Offer, Refuse, Shape } from './name-offers.ts';
import { mayBeginAgainst, mayBeginName, OPENS_NAME, offerNames } from './name-shapes.ts';
import type { Tokens } from './tokens.ts';
import { standsForWord } from './word-names.ts';

/** Hears what is weighed while a line is cut; for whoever asks why. */
export interface Watch {
  /** A name may begin at an offset, and this stands to its left. */
  begins(offset: number, left: LeftCue): void;
  /** A name was weighed. @param wins whether nothing cheaper ended there up to then */
  offered(start: number, end: number, cost: number, evidence: number, shape: Shape, wins: boolean): void;
  readonly refused: Refuse;
}

const KNOWN_NAME = 3;
const KNOWN_EVIDENCE = 9;

/** Cuts one line after another, of one article after another. */
export class Lattice {
  readonly #path = new CheapestPath();
  #right = new Float64Array(0);
  #watch: Watch | null = null;
  readonly #offer: Offer = {
    take: (from, to, cost, evidence, isCredited, shape) => {
      const wins = this.#path.takeName(from, to, cost, evidence, isCredited);
      if (this.#watch !== null) this.#watch.offered(from, to, cost, evidence, shape, wins);
    },
    mayWin: (from, to, least) => this.#watch !== null || this.#path.mayWin(from, to, least),
    isWord: (from, to) => this.#path.holdsWord(from, to),
  };

  /** Begins with some articles, at the first. @param articles the units of their folded texts */
  begin(articles: readonly Uint16Array[]): void {
    this.#path.begin(articles);
  }

  /** Turns to one of them: it is its lines that are cut from now on. @param article which one, from 0 */
  turnTo(article: number): void {
    this.#path.turnTo(article);
  }

  /**
   * The names of a line, found by what stands around them.
   * @param following the first character of the next line with text: scraped lines break inside words
   * @param before how the lines before end: `credit` inside an open credit, whose names go on here; `roster` where a line of
   *   posts follows this one
   * @param watch hears what is weighed; null in ordinary reading
   */
  names(line: Line, before: 'credit' | 'text' | 'roster', following: string, watch: Watch | null): FoundName[] {
    const { length } = line.text;
    const path = this.#path;
    path.read(line);
    this.#watch = watch;
    if (this.#right.length <= length) this.#right = new Float64Array(2 * (length + 1));
    const view = viewLine(line.text, before, following, this.#right, watch?.refused ?? null);
    if (length > 0) path.takeWords(0);
    for (let i = 0; i < length; i++) {
      // The words of the next character first: names are longer than one, and most cost more than those words by themselves.
      if (i + 1 < length) path.takeWords(i + 1);
      this.#names(view, i);
    }
    return path.names();
  }

  /**
   * The words and names of a line.
   * @param known names that the article is known to hold, as keys: no other is taken
   */
  cut(line: Line, known: GrowingTrie): Tokens {
    const path = this.#path;
    path.read(line);
    for (let i = 0; i < line.text.length; i++) {
      path.takeWords(i);
      if (known.mayBegin(line.text.charCodeAt(i))) this.#knownNames(line.text, i, known);
    }
    return path.tokens();
  }

  /** Offers the names that begin at an offset, where any may. */
  #names(line: LineView, i: number): void {
    const { text } = line;
    const unit = text.charCodeAt(i);
    if (!isHan(unit)) return;
    const isPlain = this.#watch === null && isBehindWord(line, this.#path, i);
    if (isPlain && !isOf(unit, OPENS_NAME) && !line.isDotted) return;
    const eponym = isOf(unit, EPONYM_FIRST) ? eponyms.longestAt(text, i) : 0;
    if (eponym > 0 && namingPhrases.longestAt(text, i) > 0) this.#path.takeName(i, i + eponym, KNOWN_NAME, KNOWN_EVIDENCE);
    if (!(isPlain ? mayBeginAgainst(line, this.#offer, i, LEFT.oftenBefore) : mayBeginName(line, i))) return;
    const cue = leftCue(line, this.#path, i);
    const weight = leftCues.weights[cue] as number;
    if (this.#watch !== null) this.#watch.begins(i, cue);
    else if (!isPlain && weight < LEFT.and && !mayBeginAgainst(line, this.#offer, i, weight)) return;
    offerNames(line, this.#offer, i, weight);
  }

  /** Takes the names of the article that begin at an offset. */
  #knownNames(text: string, i: number, known: GrowingTrie): void {
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
      this.#path.takeName(i, j + 1, KNOWN_NAME, KNOWN_EVIDENCE);
    }
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
