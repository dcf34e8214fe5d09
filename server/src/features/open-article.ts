/**
 * An article as a feature sees it: its text, the facts of exactly that text, and the ways between offsets and lines.
 * Features take one of these, a snapshot of the corpus and an offset, and return plain values; they know no protocol and do no IO.
 */
import type { Facts } from '../article/facts.ts';
import { judge, type Policy } from '../hygiene/judge.ts';
import { type Folding, fold } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';

/** 打开的文章 */
export class OpenArticle {
  /** Canonical absolute path. */
  readonly path: string;
  readonly text: string;
  /** Facts of `text` and of no other version of it; the findings are those that users want to see. */
  readonly facts: Facts;
  readonly decisions: Decisions | undefined;
  readonly lines: LineIndex;
  #folding: Folding | undefined;

  constructor(path: string, text: string, facts: Facts, decisions?: Decisions) {
    this.path = path;
    this.text = text;
    this.facts = facts;
    this.decisions = decisions;
    this.lines = new LineIndex(text);
  }

  /** The reading view, made when first asked for: most features need only facts. */
  get folding(): Folding {
    this.#folding ??= fold(this.text);
    return this.#folding;
  }
}

/** What users have decided about an article. */
export interface Decisions {
  readonly policy: Policy;
  /** The article relative to the folder of its corpus; undefined where it lies in none. */
  readonly name: string | undefined;
}

/**
 * An article with the findings that users want to see. A line that they have said to be content is read as one of the story,
 * by everything that shows an article.
 */
export function judgedArticle(path: string, text: string, facts: Facts, decisions: Decisions): OpenArticle {
  const { findings, content } = judge(decisions.policy, { name: decisions.name, text }, facts.findings);
  const zones = facts.zones.map((zone, index) => (zone === 'boilerplate' && content.has(index + 1) ? 'body' : zone));
  return new OpenArticle(path, text, { ...facts, findings, zones }, decisions);
}
