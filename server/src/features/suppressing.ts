/**
 * What a user can say of a finding instead of mending it: that the line is content, or that a rule should be silent at this
 * line, in this article, or everywhere. Nothing is written here.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
import { isOfContent, linesOf } from '../hygiene/judge.ts';
import { lineExcerpt, lineKey } from '../hygiene/line-key.ts';
import { NO_SUPPRESSIONS, type Suppressions } from '../hygiene/suppressions.ts';
import type { Span } from '../text/span.ts';
import { findingsTouched } from './fixes.ts';
import type { OpenArticle } from './open-article.ts';
import { ruleTitle } from './rule-wording.ts';

/** Something to say of a finding. */
export interface Saying {
  readonly title: string;
  readonly finding: Finding;
  /** What is remembered. */
  readonly suppressions: Suppressions;
}

/** Of more rules than these at once a menu would be too long to read. */
const RULES_OFFERED = 3;

/** What can be said of the findings that a selection touches, the narrowest first; nothing of a text that lies in no folder. */
export function sayings(article: OpenArticle, selection: Span): Saying[] {
  const name = article.decisions?.name;
  if (name === undefined) return [];
  const ofRules = new Map<string, Finding>();
  for (const finding of findingsTouched(article, selection)) if (!ofRules.has(finding.rule)) ofRules.set(finding.rule, finding);
  return [...ofRules.values()].slice(0, RULES_OFFERED).flatMap((finding) => sayingsOf(article.text, name, finding));
}

function sayingsOf(text: string, article: string, finding: Finding): Saying[] {
  const { rule } = finding;
  const title = ruleTitle(rule);
  const lines = linesOf(text, finding).map((line) => ({ line: lineKey(line.text), text: lineExcerpt(line.text) }));
  const say = (words: string, suppressions: Partial<Suppressions>): Saying => ({
    title: words,
    finding,
    suppressions: { ...NO_SUPPRESSIONS, ...suppressions },
  });
  return [
    ...(isOfContent(rule)
      ? [say(lines.length === 1 ? l10n.t('This line is content') : l10n.t('These lines are content'), { content: lines })]
      : []),
    say(lines.length === 1 ? l10n.t('Ignore “{0}” in this line', title) : l10n.t('Ignore “{0}” in these lines', title), {
      ignore: lines.map((line) => ({ rule, article, ...line })),
    }),
    say(l10n.t('Ignore “{0}” in this file', title), { ignore: [{ rule, article }] }),
    say(l10n.t('Ignore “{0}” in the whole corpus', title), { ignore: [{ rule }] }),
  ];
}
