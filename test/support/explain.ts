/**
 * Explanations as data: a text with a caret, what is explained there, and the cues among the reasons.
 */
import assert from 'node:assert/strict';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { explainAt } from '../../server/src/features/explain-recognition.ts';
import type { ExplainedKind, Explanation } from '../../server/src/features/explanation.ts';
import { OpenArticle } from '../../server/src/features/open-article.ts';
import { readMarks } from './marks.ts';

export interface Expected {
  /** The text under the explained span; checked where given. */
  readonly on?: string;
  /** The cue that decided. */
  readonly cue?: string;
  /** Cues that must be among the reasons. */
  readonly reasons?: readonly string[];
}

/** The explanation of a kind at the caret `<|>`. */
export function explained(marked: string, kind: ExplainedKind): Explanation {
  const { text, caret } = readMarks(marked);
  const all = explainAt(text, caret);
  const found = all.find((explanation) => explanation.kind === kind);
  assert.ok(found, `nothing of kind ${kind} among ${all.map((each) => `${each.kind} ${each.subject}`).join(', ')}`);
  return found;
}

/** Asserts what is explained at the caret `<|>`. */
export function checkExplained(marked: string, kind: ExplainedKind, { on, cue, reasons = [] }: Expected): Explanation {
  const found = explained(marked, kind);
  const { text } = readMarks(marked);
  if (on !== undefined) assert.equal(text.slice(found.span.start, found.span.end), on);
  if (cue !== undefined) assert.equal(found.cue, cue);
  const cues = found.reasons.map((reason) => reason.cue);
  for (const expected of reasons) assert.ok(cues.includes(expected), `${expected} is not among ${cues.join(', ')}`);
  return found;
}

/** An open article with the facts of its text. */
export function analysedArticle(text: string): OpenArticle {
  return new OpenArticle('/corpus/article.txt', text, analyse(text));
}
