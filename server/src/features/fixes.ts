/**
 * What can be done about findings, as edits of one article. Safe fixes come first and may be applied to a whole file;
 * a fix that deletes text is offered, never preferred.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
import { deletionOfLines, type Edit, type Fix, fixTitles, safeFixes } from '../hygiene/fixes.ts';
import { LawfulFixes } from '../hygiene/lawful.ts';
import { lineKey } from '../hygiene/line-key.ts';
import { isAboutLines, linesUnder } from '../hygiene/rule.ts';
import { type Span, touches } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';
import { filled, worded } from './rule-wording.ts';

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

/** The findings that a selection touches, in text order; a bounded number. */
export function findingsTouched(article: OpenArticle, selection: Span): Finding[] {
  return article.facts.findings
    .filter((finding) => touches(finding, selection.start) || touches(selection, finding.start))
    .slice(0, FINDINGS_OFFERED);
}

/** What would mend a finding and is not offered. */
export interface Withheld {
  readonly title: string;
  readonly reason: string;
  readonly finding: Finding;
}

/**
 * The fixes of the findings that a selection touches, the narrowest first; then one for all blocks of boilerplate. None of them
 * brings up anything new.
 */
export function fixActions(article: OpenArticle, selection: Span): Action[] {
  return fixesTouched(article, selection).offered;
}

/** As `fixActions`, and where a finding has none the fix that it would have, with the reason why it is withheld. */
export function fixesTouched(article: OpenArticle, selection: Span): { readonly offered: Action[]; readonly withheld: Withheld[] } {
  const findings = findingsTouched(article, selection).filter(({ fix }) => fix !== 'none');
  const seen = new Set<string>();
  const offered: Action[] = [];
  const withheld: Withheld[] = [];
  const fixes = new LawfulFixes(article.text, (line) => isToldOf(article, line));
  for (const finding of findings) {
    const judged = fixes.judged(finding, selection);
    const [narrowest] = judged.withheld;
    if (judged.offered.length === 0 && narrowest !== undefined)
      withheld.push({ title: fixTitle(narrowest), reason: l10n.t('It would bring up other problems in this article.'), finding });
    judged.offered.forEach((fix, index) => {
      const title = fixTitle(fix);
      const [first] = fix.edits;
      const identity = `${title} ${first?.start} ${fix.edits.length}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      offered.push({ title, edits: fix.edits, preferred: fix.safe && index === 0, finding });
    });
  }
  const block = findings.find(isBlock);
  const all = block === undefined ? undefined : deleteBoilerplate(article, block);
  if (all !== undefined && fixes.isLawful(all.edits)) offered.push(all);
  return { offered, withheld };
}

/** Whether the user hears of a line as of one that might go. */
function isToldOf({ facts }: OpenArticle, line: number): boolean {
  return facts.findings.some((finding) => isAboutLines(finding.rule) && finding.line <= line && line <= finding.endLine);
}

function isBlock({ rule, fix }: Finding): boolean {
  return rule.startsWith('boilerplate/') && fix === 'unsafe';
}

/** All blocks of boilerplate that can be deleted, where there is more than one. */
function deleteBoilerplate(article: OpenArticle, finding: Finding): Action | undefined {
  const blocks = article.facts.findings.filter(isBlock);
  if (blocks.length < 2) return undefined;
  const { edits } = deletionOfLines(article.text, new Set(blocks.flatMap(linesUnder)), 0);
  return { title: l10n.t('Delete all boilerplate in this file ({0} blocks)', blocks.length), edits, preferred: false, finding };
}

/** All safe fixes of the file as one action; undefined where there is nothing to fix. */
export function fixAll(article: OpenArticle): Action | undefined {
  const edits = wantedFixes(article);
  if (edits.length === 0) return undefined;
  return { title: l10n.t('Apply all safe fixes to this file ({0})', edits.length), edits, preferred: false, finding: undefined };
}

/** The safe fixes of an article, less those that its user does not want to hear of. Applying them twice changes nothing more. */
export function wantedFixes({ text, lines, decisions }: OpenArticle): Edit[] {
  const edits = safeFixes(text);
  if (decisions === undefined) return edits;
  const { policy, name } = decisions;
  return edits.filter(({ rule, start }) => {
    if (policy.choices.severity(rule) === 'off') return false;
    const line = lines.span(lines.lineAt(start));
    return policy.suppressions.ignored(rule, name, () => lineKey(text.slice(line.start, line.end))) === undefined;
  });
}

function fixTitle(fix: Fix): string {
  const wording = Object.values(fixTitles).find(({ en }) => en === fix.title);
  const title = wording === undefined ? fix.title : worded(wording);
  return filled(title, fix.arguments);
}
