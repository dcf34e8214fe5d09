/**
 * What can be done about findings, as edits of one article. Safe fixes come first and may be applied to a whole file;
 * a fix that deletes text is offered, never preferred.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
import { type Edit, type Fix, fixesOf, fixTitles, safeFixes } from '../hygiene/fixes.ts';
import { type Span, touches } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';
import { worded } from './rule-wording.ts';

export interface Action {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What the editor may take when it is asked for "the" fix. */
  readonly preferred: boolean;
  /** What it mends; undefined for an action on the whole file. */
  readonly finding: Finding | undefined;
}

/** Fixes of more findings than these at once make a menu that nobody reads. */
const FINDINGS_OFFERED = 10;

/** The fixes of the findings that a selection touches, the narrowest first. */
export function fixActions(article: OpenArticle, selection: Span): Action[] {
  const findings = article.facts.findings
    .filter((finding) => finding.fix !== 'none' && (touches(finding, selection.start) || touches(selection, finding.start)))
    .slice(0, FINDINGS_OFFERED);
  const seen = new Set<string>();
  const actions: Action[] = [];
  for (const finding of findings) {
    fixesOf(article.text, finding, selection).forEach((fix, index) => {
      const title = fixTitle(fix);
      const [first] = fix.edits;
      const identity = `${title} ${first?.start} ${fix.edits.length}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      actions.push({ title, edits: fix.edits, preferred: fix.safe && index === 0, finding });
    });
  }
  return actions;
}

/** All safe fixes of the file as one action; undefined where there is nothing to fix. */
export function fixAll(article: OpenArticle): Action | undefined {
  const edits = safeFixes(article.text);
  if (edits.length === 0) return undefined;
  return { title: l10n.t('Apply all safe fixes to this file ({0})', edits.length), edits, preferred: false, finding: undefined };
}

function fixTitle(fix: Fix): string {
  const wording = Object.values(fixTitles).find(({ en }) => en === fix.title);
  const title = wording === undefined ? fix.title : worded(wording);
  return title.replace(/\{(\d+)\}/g, (whole, index) => fix.arguments[Number(index)] ?? whole);
}
