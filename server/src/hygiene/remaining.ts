/**
 * What a check of a clean text still finds: what nobody but a person can mend, lines that may belong to the story after all, what
 * the user keeps. A clean copy accepts it, as a baseline does, so that a check of the copy tells only of what comes after.
 */
import { readHead } from '../article/head.ts';
import { read } from '../article/reading.ts';
import type { ArticleBaseline } from './baseline.ts';
import { findingsOf } from './check.ts';
import type { Choices } from './choices.ts';
import { baselineOf, judge } from './judge.ts';
import { NO_SUPPRESSIONS, SuppressionIndex } from './suppressions.ts';

const NOBODY_SAID = new SuppressionIndex(NO_SUPPRESSIONS);

/**
 * The findings of a text as a baseline counts them: by rule and line. Pure, linear in the text.
 * @param text of a clean copy; @param choices under which it will be checked
 */
export function remainingFindings(text: string, choices: Choices): ArticleBaseline {
  const reading = read(text);
  const article = { name: undefined, text };
  const policy = { choices, suppressions: NOBODY_SAID, baseline: undefined };
  return baselineOf(article, judge(policy, article, findingsOf(reading, readHead(reading))).findings);
}
