/**
 * Which tokens of an article somebody is reported to say, and which make up a section, beside the tokens themselves: who asks what
 * statements or sections have in them need not read the facts of an article. Who says it, and what a section is called, only these tell.
 */
import type { Facts, Section } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { packCovered, readCovered, type SortedSpan } from './covered.ts';

/** A statement or a section; first token, and the one behind the last. 围 */
export interface EnclosedTokens extends Span {
  readonly kind: 'statement' | 'section';
}

const KINDS: readonly EnclosedTokens['kind'][] = ['statement', 'section'];

/** Those of an article, for `readEnclosed`. @param starts of its tokens in the raw text, and where they end */
export function packEnclosed(
  facts: Pick<Facts, 'statements' | 'sections'> | undefined,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Uint8Array {
  const spans: SortedSpan[] = (facts?.statements ?? []).map(({ start, end }) => ({ sort: KINDS.indexOf('statement'), start, end }));
  for (const { start, end } of allSections(facts?.sections ?? [])) spans.push({ sort: KINDS.indexOf('section'), start, end });
  return packCovered(spans, KINDS.length, starts, ends);
}

/** By their first tokens. */
export function readEnclosed(bytes: Uint8Array): EnclosedTokens[] {
  return Array.from(readCovered(bytes, KINDS.length), ({ sort, start, end }) => ({
    kind: KINDS[sort] as EnclosedTokens['kind'],
    start,
    end,
  }));
}

/** Sections, and those that lie in others. */
export function allSections(sections: readonly Section[]): Section[] {
  const all: Section[] = [];
  const waiting = [...sections];
  for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
    all.push(section);
    waiting.push(...section.children);
  }
  return all;
}
