/**
 * Rules that are off unless a user switches them on. Facts know no settings and do not hold their findings: they are found
 * when somebody wants them.
 */
import type { Finding } from '../article/facts.ts';
import { fold } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';
import { halfWidthSigns } from './punctuation.ts';
import { findingAt, type Rule } from './rule.ts';
import { textRules } from './text-rules.ts';

/** Each rule with what it finds in a raw text, in text order. */
const FINDERS: readonly { readonly rule: Rule; readonly find: (raw: string) => Finding[] }[] = [
  { rule: textRules.widthPunctuation, find: halfWidth },
];

/** The findings of those of these rules that are on; the text is not asked for where none is. */
export function optionalFindings(article: { readonly text: string }, isOn: (rule: string) => boolean): Finding[] {
  return FINDERS.flatMap(({ rule, find }) => (isOn(rule.id) ? find(article.text) : []));
}

/** One finding a file, at the first of them. */
function halfWidth(raw: string): Finding[] {
  const signs = halfWidthSigns(fold(raw));
  const [first] = signs;
  if (first === undefined) return [];
  const line = new LineIndex(raw).lineAt(first.start);
  return [findingAt(textRules.widthPunctuation, { start: first.start, end: first.end, line, endLine: line }, [String(signs.length)])];
}
