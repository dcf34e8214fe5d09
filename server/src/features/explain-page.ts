/**
 * Explanations as a page and as the foot of a hover.
 */
import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../corpus/snapshot.ts';
import { explainAt } from './explain-recognition.ts';
import { type Explanation, type Reason, signed } from './explanation.ts';
import { type Hover, hover } from './hover.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, fileLink, heading, type Inline, list, paragraph, rule, toMarkdown } from './rich-text.ts';

/** A hover is read at a glance: what stands under the caret and what it stands in. */
const SHOWN_IN_HOVER = 2;
/** Longer texts take too long to be recognised anew whenever the mouse rests; in UTF-16 code units. */
const LONGEST_HOVERED = 200_000;

/** Why everything at an offset was recognised, as a Markdown page. */
export function explainRecognition(article: OpenArticle, offset: number): string {
  const [line, column] = [article.lines.lineAt(offset), article.lines.columnAt(offset) + 1];
  const explanations = explainAt(article.text, offset);
  return toMarkdown([
    heading(1, l10n.t('Recognition at line {0}, column {1}', line, column)),
    ...(explanations.length === 0 ? [paragraph(l10n.t('Nothing was recognised here.'))] : []),
    ...explanations.flatMap((explanation) => [heading(2, ...title(explanation)), ...details(article, explanation)]),
    paragraph({ faint: l10n.t('Weights are nats: 0.7 makes a reading twice as likely, 2.3 ten times. Those of a title are points.') }),
  ]);
}

/**
 * The hover at an offset with the evidence for what it names at its foot. Where there is no hover, the evidence alone: it
 * tells why nothing was recognised.
 */
export function hoverWithEvidence(snapshot: Snapshot, article: OpenArticle, offset: number): Hover | undefined {
  const plain = hover(snapshot, article, offset);
  if (article.text.length > LONGEST_HOVERED) return plain;
  const explanations = explainAt(article.text, offset).slice(0, SHOWN_IN_HOVER);
  const [first] = explanations;
  if (first === undefined) return plain;
  const evidence = explanations.flatMap((explanation) => [paragraph(...title(explanation)), ...details(article, explanation)]);
  return plain === undefined ? { span: first.span, blocks: evidence } : { span: plain.span, blocks: [...plain.blocks, rule, ...evidence] };
}

function title({ subject, verdict, cue }: Explanation): Inline[] {
  return [{ strong: subject === '' ? verdict : subject }, subject === '' ? ' · ' : ` · ${verdict} · `, { faint: cue }];
}

function details(article: OpenArticle, { reasons }: Explanation): Block[] {
  return reasons.length === 0 ? [] : [list(reasons.map((reason) => item(article, reason)))];
}

function item({ path, lines }: OpenArticle, { weight, text, at }: Reason): Inline[] {
  const runs: Inline[] = weight === undefined ? [] : [{ strong: signed(weight) }, ' '];
  runs.push(text);
  if (at === undefined) return runs;
  const [line, column] = [lines.lineAt(at.start), lines.columnAt(at.start)];
  return [...runs, ' · ', { link: fileLink(path, line, column), text: `${line}:${column + 1}` }];
}
