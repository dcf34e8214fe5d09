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

/** An outline entry: `selection` lies in `span`, and every child's `span` lies in its parent's. */
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
  const selectionEnd = Math.max(selectionStart, Math.min(section.end, lineEnd, Math.max(limit, selectionStart + 1), text.length));
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

function boilerplateGroup(article: OpenArticle): OutlineEntry | undefined {
  const blocks = boilerplateBlocks(article);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const children = blocks.map((block): OutlineEntry => {
    const lineEnd = Math.min(block.end, article.lines.span(block.line).end);
    return {
      name: shorten(article.text.slice(block.start, lineEnd), LABEL_LENGTH) || l10n.t('(blank)'),
      detail: [...new Set(block.findings.map((finding) => ruleTitle(finding.rule)))].join(', '),
      kind: 'boilerplate',
      span: { start: block.start, end: block.end },
      selection: { start: block.start, end: lineEnd },
      children: [],
    };
  });
  return {
    name: blocks.length === 1 ? l10n.t('Boilerplate (1 block)') : l10n.t('Boilerplate ({0} blocks)', blocks.length),
    detail: '',
    kind: 'boilerplate',
    span: { start: first.start, end: last.end },
    selection: { start: first.start, end: Math.min(first.end, article.lines.span(first.line).end) },
    children,
  };
}
