/**
 * The outline: title › headings › speaker turns and enumerations, then all boilerplate as one group at the end.
 * Recognition says where an entry's label stands; how far the entry reaches follows here from what comes next.
 */
import * as l10n from '@vscode/l10n';
import type { Section } from '../article/facts.ts';
import type { Span } from '../text/span.ts';
import { boilerplateBlocks } from './boilerplate.ts';
import type { OpenArticle } from './open-article.ts';
import { ruleTitle } from './rule-wording.ts';
import { shorten } from './wording.ts';

/** An outline entry: `selection` lies in `span`, and the `span` of every child of a section lies in its parent's. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: Section['kind'] | 'boilerplate';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

const LABEL_LENGTH = 60;

export function outline(article: OpenArticle): OutlineEntry[] {
  const entries = sectionEntries(article, article.facts.sections, contentEnd(article, article.text.length));
  const group = boilerplateGroup(article);
  return group === undefined ? entries : [...entries, group];
}

function sectionEntries(article: OpenArticle, sections: readonly Section[], end: number): OutlineEntry[] {
  const ordered = [...sections].sort((a, b) => firstOffset(a) - firstOffset(b));
  return ordered.map((section, index) => {
    const next = ordered[index + 1];
    const limit = next === undefined ? end : contentEnd(article, firstOffset(next));
    return sectionEntry(article, section, limit);
  });
}

function sectionEntry(article: OpenArticle, section: Section, limit: number): OutlineEntry {
  const { text, lines } = article;
  const start = Math.min(firstOffset(section), text.length);
  const selectionStart = Math.min(Math.max(section.start, start), text.length);
  const lineEnd = lines.span(lines.lineAt(selectionStart)).end;
  // A label that was cleaned of injections is not what stands in the text: then its line is selected.
  const labelEnd = text.startsWith(section.label, selectionStart) ? selectionStart + section.label.length : Math.min(section.end, lineEnd);
  const selectionEnd = Math.max(selectionStart, Math.min(labelEnd, text.length));
  const end = Math.max(limit, selectionEnd, start);
  return {
    name: shorten(section.label, LABEL_LENGTH) || l10n.t('(untitled)'),
    detail: section.kind === 'title' ? (article.facts.published ?? '') : '',
    kind: section.kind,
    span: { start, end },
    selection: { start: selectionStart, end: selectionEnd },
    children: sectionEntries(article, section.children, end),
  };
}

/** A headline that recognition put under the title may stand above it. */
function firstOffset(section: Section): number {
  return section.children.reduce((first, child) => Math.min(first, firstOffset(child)), section.start);
}

/** The end of the last line of content that begins before `offset`, or `offset` itself where that line reaches beyond it. */
function contentEnd(article: OpenArticle, offset: number): number {
  const { lines, facts, text } = article;
  for (let line = lines.lineAt(Math.max(0, offset - 1)); line >= 1; line--) {
    const zone = facts.zones[line - 1];
    if (zone === 'blank' || zone === 'boilerplate') continue;
    return Math.min(lines.span(line).end, offset, text.length);
  }
  return 0;
}

/**
 * Editors sort an outline by where entries begin, so the group stands where the text ends: a menu above the title would
 * push the whole article out of sight. Its children keep their places.
 */
function boilerplateGroup(article: OpenArticle): OutlineEntry | undefined {
  const pieces = boilerplatePieces(article);
  if (pieces.length === 0) return undefined;
  const children = pieces.map(({ span, rule }): OutlineEntry => {
    const selection = { start: span.start, end: Math.min(span.end, article.lines.span(article.lines.lineAt(span.start)).end) };
    const excerpt = shorten(article.text.slice(selection.start, selection.end), LABEL_LENGTH);
    const name = rule === undefined ? excerpt || l10n.t('(blank)') : ruleTitle(rule);
    return { name, detail: rule === undefined ? '' : excerpt, kind: 'boilerplate', span, selection, children: [] };
  });
  const name = children.length === 1 ? l10n.t('Boilerplate (1 block)') : l10n.t('Boilerplate ({0} blocks)', children.length);
  const end = { start: article.text.length, end: article.text.length };
  return { name, detail: '', kind: 'boilerplate', span: end, selection: end, children };
}

interface Piece {
  readonly span: Span;
  readonly rule: string | undefined;
}

/** Boilerplate cut where its reasons change: by its findings, or a whole block that no finding explains. */
function boilerplatePieces(article: OpenArticle): Piece[] {
  return boilerplateBlocks(article).flatMap((block): Piece[] => {
    const pieces = block.findings.map(({ start, end, rule }) => ({ span: { start, end }, rule }));
    return pieces.length > 0 ? pieces : [{ span: { start: block.start, end: block.end }, rule: undefined }];
  });
}
