/**
 * What an organisation's short name means in its article: 县委 is 宝丰县委 where 宝丰县 is the one county that the article
 * names, 人事司 is 国家卫生健康委人事司 in a list that began with a department of that commission. Only what is certain:
 * where two counties are named nothing is said.
 */
import { type CutLine, tokenAt } from './cut-line.ts';
import type { Token } from './lattice.ts';
import { classOf, organEnds } from './lexicon.ts';
import type { StatedPost } from './posts.ts';

/** Levels of the state whose bodies are called by the level alone. */
const LEVELS = new Set([...'省市县区州镇']);
/** Words that only begin like a level. */
const NO_LEVEL = /^(?:市场|市政|市民|市容|区域|区块|县域|州际|镇区|省级|市级|县级|区级|省属|市属|区属|省际)(?!府|协)/;
/** A unit that is always part of a greater body: 司, 处, 科 of a commission, ministry or bureau. */
const UNIT = /^[^省市县区州镇乡校院]{1,10}[司处科]$|^机关党委$/;
/** Bodies that have such units. */
const PARENT = /[委部局厅署院]$/;
/** One place counts as the article's own where it is named so many times oftener than the next. */
const DOMINANCE = 4;

/** The places that an article names, by level. */
export class Resolver {
  readonly #places = new Map<string, Map<string, number>>();

  /** Takes the places of a line into account. */
  read(cut: CutLine): void {
    for (let index = 0; index < cut.tokens.length; index++) {
      const token = cut.tokens[index] as Token;
      if (token.isName || token.value === 0 || classOf(token.value) !== 's') continue;
      if (token.end - token.start < 2) continue;
      const next = cut.text[token.end] ?? '';
      const last = cut.text[token.end - 1] ?? '';
      if (LEVELS.has(last)) this.#count(last, cut.text.slice(token.start, token.end));
      else if (LEVELS.has(next) && tokenAt(cut, token.end)?.start === token.end && cut.text[token.end + 1] !== '长') {
        this.#count(next, cut.text.slice(token.start, token.end + 1));
      }
    }
  }

  #count(level: string, place: string): void {
    const counts = this.#places.get(level) ?? new Map<string, number>();
    counts.set(place, (counts.get(place) ?? 0) + 1);
    this.#places.set(level, counts);
  }

  /** The full name of an organisation that is called by its level; undefined where the article does not settle it. */
  placeOf(organisation: string): string | undefined {
    const level = organisation[0] ?? '';
    if (organisation.length < 2 || !LEVELS.has(level) || NO_LEVEL.test(organisation)) return undefined;
    const ranked = [...(this.#places.get(level) ?? [])].sort((a, b) => b[1] - a[1]);
    const [first, second] = ranked;
    if (first === undefined || (second !== undefined && first[1] < second[1] * DOMINANCE)) return undefined;
    return first[0] + organisation.slice(1);
  }
}

/** The greater body at the head of an organisation's name, or the organisation itself where it is one; null where none. */
export function parentOf(cut: CutLine, { start, organisationEnd }: StatedPost): string | null {
  for (let end = start + 2; end <= organisationEnd; end++) {
    if (!PARENT.test(cut.text.slice(start, end)) || organEnds.longestBefore(cut.text, end, start) === 0) continue;
    const parent = cut.text.slice(start, end);
    return isUnit(parent) ? null : parent;
  }
  return null;
}

/** Whether an organisation is a unit that needs a parent to be known. */
export const isUnit = (organisation: string): boolean => UNIT.test(organisation);
