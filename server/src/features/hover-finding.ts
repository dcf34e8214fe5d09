/**
 * The hovers of a finding (what the rule says and means) and of injected text (what the reader was meant to see).
 */
import * as l10n from '@vscode/l10n';
import type { Facts, Finding } from '../article/facts.ts';
import type { Injection } from '../text/folding.ts';
import { touches } from '../text/span.ts';
import { sentenceAround } from './excerpt.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, paragraph } from './rich-text.ts';

/** Findings whose span holds the offset, the shortest first. */
export function findingsAt(facts: Facts, offset: number): Finding[] {
  return facts.findings.filter((finding) => touches(finding, offset)).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** The injected text under an offset. */
export function injectionAt(article: OpenArticle, offset: number): Injection | undefined {
  return article.folding.injections.find((injection) => touches(injection, offset));
}

export function findingHover(finding: Finding): Block[] {
  return [paragraph({ strong: findingMessage(finding) }), paragraph({ faint: finding.rule })];
}

/** The name of a rule in the user's language; its id where the catalogue has none. */
export function findingRuleName(rule: string): string {
  return rule;
}

/** The finding's message in the user's language. */
export function findingMessage(finding: Finding): string {
  return l10n.t(finding.template, ...finding.arguments);
}

/** The sentence around injected text as it was meant to be read. */
export function injectionHover(article: OpenArticle, injection: Injection): Block[] {
  const what = injection.kind === 'pinyin' ? l10n.t('Injected pinyin; the text reads:') : l10n.t('Injected comma; the text reads:');
  return [paragraph(what), paragraph(sentenceAround(article, injection))];
}
