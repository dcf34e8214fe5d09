/**
 * An article as a feature sees it: its text, the facts of exactly that text, and the ways between offsets and lines.
 * Features take one of these, a snapshot of the corpus and an offset, and return plain values; they know no protocol and do no IO.
 */
import type { Facts } from '../article/facts.ts';
import { type Folding, fold } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';

/** 打开的文章 */
export class OpenArticle {
  /** Canonical absolute path. */
  readonly path: string;
  readonly text: string;
  /** Facts of `text` and of no other version of it. */
  readonly facts: Facts;
  readonly lines: LineIndex;
  #folding: Folding | undefined;

  constructor(path: string, text: string, facts: Facts) {
    this.path = path;
    this.text = text;
    this.facts = facts;
    this.lines = new LineIndex(text);
  }

  /** The reading view, made when first asked for: most features need only facts. */
  get folding(): Folding {
    this.#folding ??= fold(this.text);
    return this.#folding;
  }
}
