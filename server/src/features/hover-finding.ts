/**
 * The hovers of a finding (what the rule says and means) and of injected text (what the reader was meant to see).
 */
import * as l10n from '@vscode/l10n';
import type { Facts, Finding } from '../article/facts.ts';
import { RECURRING } from '../corpus/duplicate-reader.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { relatedOf } from '../hygiene/across.ts';
import { ruleOf } from '../hygiene/catalogue.ts';
import { type Span, touches } from '../text/span.ts';
import { sentenceAround } from './excerpt.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { findingMessage, worded } from './rule-wording.ts';

/** Findings whose span holds the offset, the shortest first. */
export function findingsAt(facts: Facts, offset: number): Finding[] {
  return facts.findings.filter((finding) => touches(finding, offset)).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** The finding in a line, for a hover that is about something else; what it says of a name cannot be judged without the other article. */
export function findingNote(finding: Finding): Block[] {
  const note = paragraph({ faint: `${findingMessage(finding)} (${finding.rule})` });
  return finding.rule.startsWith('fact/') ? [note, ...elsewhere(finding)] : [note];
}

/** The finding with what its rule means. */
export function findingHover(finding: Finding): Block[] {
  const rule = ruleOf(finding.rule);
  return [
    paragraph({ strong: findingMessage(finding) }, ' · ', { faint: finding.rule }),
    ...elsewhere(finding),
    ...(rule === undefined ? [] : [paragraph(worded(rule.catches)), paragraph(worded(rule.why))]),
  ];
}

/** Of more articles a hover would fill the screen. */
const RELATED_SHOWN = 5;

/** Links to the places in other articles that a finding is about. */
function elsewhere(finding: Finding): Block[] {
  const places = relatedOf(finding);
  if (places.length === 0) return [];
  const links = places.slice(0, RELATED_SHOWN).map(({ path, line, name }): Inline[] => [{ link: fileLink(path, line), text: name }]);
  const left = places.length - links.length;
  return [list(left === 0 ? links : [...links, [{ faint: l10n.t('{0} more', left) }]])];
}

/** In how many articles the line at an offset stands; nothing where it does not recur. */
export function recurrenceNote(snapshot: Snapshot, { path, lines }: OpenArticle, offset: number): Block[] {
  const found = snapshot.recurrence(path, lines.lineAt(offset));
  if (found === undefined || found.articles < RECURRING) return [];
  const { articles, more } = found;
  const said = more ? l10n.t('{0} articles and more have this line.', articles) : l10n.t('{0} articles have this line.', articles);
  return [paragraph(said)];
}

/**
 * The sentence around an offset as it was meant to be read, where something was injected into it.
 * @returns with the raw span of the sentence; undefined where nothing was injected
 */
export function cleanReadingAt(article: OpenArticle, offset: number): { readonly span: Span; readonly blocks: Block[] } | undefined {
  const { folding } = article;
  if (folding.injections.length === 0) return undefined;
  const sentence = sentenceAround(article, offset);
  const inside = folding.injections.some(
    ({ kind, start, end }) => (kind === 'pinyin' || kind === 'comma') && start < sentence.span.end && sentence.span.start < end,
  );
  if (!inside) return undefined;
  return { span: sentence.span, blocks: [paragraph({ faint: l10n.t('Reads:') }, ` ${sentence.text}`)] };
}
