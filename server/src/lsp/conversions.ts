/**
 * Between the values of features and those of the protocol. Offsets here, positions there; both count UTF-16 code units.
 */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type Diagnostic as WireDiagnostic,
  type Location as WireLocation,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Severity } from '../article/facts.ts';
import type { Location } from '../corpus/snapshot.ts';
import type { Diagnostic, Related } from '../features/diagnostics.ts';
import type { NameSymbol } from '../features/find-names.ts';
import type { OutlineEntry } from '../features/outline.ts';
import { type Block, toMarkdown, toPlainText } from '../features/rich-text.ts';
import type { Edit } from '../hygiene/edit.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** The offset of a position; a column past the end of its line means that end. Undefined for a line that the text has not. */
export function toOffset(lines: LineIndex, position: Position): number | undefined {
  if (position.line < 0 || position.line >= lines.count) return undefined;
  return lines.offsetAt(position.line + 1, position.character);
}

/** The span of a range, cut to the text. */
export function toSpan(lines: LineIndex, range: Range): Span {
  const start = lines.offsetAt(range.start.line + 1, range.start.character);
  return { start, end: Math.max(start, lines.offsetAt(range.end.line + 1, range.end.character)) };
}

function toPosition(lines: LineIndex, offset: number): Position {
  return { line: lines.lineAt(offset) - 1, character: lines.columnAt(offset) };
}

export function toRange(lines: LineIndex, span: Span): Range {
  return { start: toPosition(lines, span.start), end: toPosition(lines, span.end) };
}

/** The range of a location; mentions never cross a line end. */
export function locationRange(location: Location): Range {
  const line = location.line - 1;
  return { start: { line, character: location.column }, end: { line, character: location.endColumn } };
}

export function toLocation(location: Location, uri: string): WireLocation {
  return { uri, range: locationRange(location) };
}

/** Rich text in the form that the client can show. */
export function toMarkup(blocks: readonly Block[], markdown: boolean): MarkupContent {
  return markdown ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) } : { kind: MarkupKind.PlainText, value: toPlainText(blocks) };
}

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** @param ruleLink the page that explains a rule; @param uriOf the address of another article */
export function toDiagnostic(
  lines: LineIndex,
  uri: string,
  diagnostic: Diagnostic,
  ruleLink: (rule: string) => string | undefined,
  uriOf: (path: string) => string,
): WireDiagnostic {
  const { rule, severity, message, span, unnecessary, related } = diagnostic;
  const href = rule === undefined ? undefined : ruleLink(rule);
  return {
    range: toRange(lines, span),
    severity: SEVERITIES[severity],
    source: 'yuliao',
    message,
    ...(rule === undefined ? {} : { code: rule }),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.map((each) => ({ location: relatedLocation(lines, uri, each, uriOf), message: each.message })) }),
  };
}

function relatedLocation(lines: LineIndex, uri: string, related: Related, uriOf: (path: string) => string): WireLocation {
  if ('span' in related) return { uri, range: toRange(lines, related.span) };
  const start = { line: related.line - 1, character: 0 };
  return { uri: uriOf(related.path), range: { start, end: start } };
}

const OUTLINE_KINDS: Record<OutlineEntry['kind'], SymbolKind> = {
  title: SymbolKind.Module,
  heading: SymbolKind.Namespace,
  enumeration: SymbolKind.EnumMember,
  speaker: SymbolKind.Event,
  boilerplate: SymbolKind.Null,
};

export function toDocumentSymbol(lines: LineIndex, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    ...(entry.detail === '' ? {} : { detail: entry.detail }),
    kind: OUTLINE_KINDS[entry.kind],
    range: toRange(lines, entry.span),
    selectionRange: toRange(lines, entry.selection),
    children: entry.children.map((child) => toDocumentSymbol(lines, child)),
  };
}

/** The outline as a flat list, for clients that know no other. */
export function toFlatSymbols(lines: LineIndex, uri: string, entries: readonly OutlineEntry[], container?: string): SymbolInformation[] {
  return entries.flatMap((entry) => [
    {
      name: entry.name,
      kind: OUTLINE_KINDS[entry.kind],
      location: { uri, range: toRange(lines, entry.span) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...toFlatSymbols(lines, uri, entry.children, entry.name),
  ]);
}

const NAME_KINDS: Record<NameSymbol['kind'], SymbolKind> = {
  person: SymbolKind.Function,
  organisation: SymbolKind.Class,
  article: SymbolKind.File,
};

export function toWorkspaceSymbol(symbol: NameSymbol, uri: string): SymbolInformation {
  return { name: symbol.label, kind: NAME_KINDS[symbol.kind], location: toLocation(symbol.location, uri), containerName: symbol.container };
}

/**
 * Edits of one document. With a version the client refuses them where its text has moved on.
 * @param version null: the document is not known to be open; undefined: the client knows no versioned edits
 */
export function toWorkspaceEdit(lines: LineIndex, uri: string, version: number | null | undefined, edits: readonly Edit[]): WorkspaceEdit {
  const wire = edits.map((edit) => ({ range: toRange(lines, edit), newText: edit.text }));
  if (version === undefined) return { changes: { [uri]: wire } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: wire }] };
}
