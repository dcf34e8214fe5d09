/** The editor's requests about files of queries: what the features say of them, in the protocol's values. */
import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CodeLens,
  CompletionItemKind,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  InsertTextFormat,
  type Position,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node';
import type { Snapshot } from '../corpus/snapshot.ts';
import { explainPart } from '../features/explain-query.ts';
import { completeQuery, type QueryCompletion } from '../features/query-completion.ts';
import { blockAt, codeOf, inFile, type QueryBlock, type QueryFile } from '../features/query-file.ts';
import { queryFixes } from '../features/query-fixes.ts';
import { queryNameBlocks } from '../features/query-names.ts';
import { queryProblemMessage } from '../features/query-problems.ts';
import { paragraph } from '../features/rich-text.ts';
import type { QueryParams } from '../protocol/query.ts';
import { zonesAsked } from '../query/cql/zones-asked.ts';
import { toMarkup, toOffset, toRange, toSpan, toWorkspaceEdit } from './conversions.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import type { QueryCount, QueryService } from './query-service.ts';

/** Longer names of symbols are cut in every list. */
const LONGEST_NAME = 80;
/** VS Code's own command for what Ctrl+Space does. */
const SUGGEST = { title: '', command: 'editor.action.triggerSuggest' };
/** The command that shows what a query finds. */
const RUN = 'yuliao.concordance';

export function queryDiagnostics({ lines, blocks }: QueryFile): Diagnostic[] {
  return blocks.flatMap((block) =>
    block.problems.map((problem) => ({
      range: toRange(lines, inFile(block, problem)),
      severity: DiagnosticSeverity.Error,
      source: 'yuliao',
      message: queryProblemMessage(problem),
    })),
  );
}

export function queryHover(file: QueryFile, position: Position, snapshot: Snapshot, markdown: boolean): Hover | null {
  const offset = toOffset(file.lines, position);
  const block = offset === undefined ? undefined : blockAt(file, offset);
  if (offset === undefined || block?.query === undefined) return null;
  const part = explainPart(block.query, offset - block.start);
  if (part === undefined) return null;
  return {
    contents: toMarkup([paragraph(part.words), ...queryNameBlocks(snapshot, part.part)], markdown),
    range: toRange(file.lines, inFile(block, part.span)),
  };
}

/** @param version of the document, where the client knows versioned edits */
export function queryActions(
  file: QueryFile,
  uri: string,
  version: number | undefined,
  { range, context }: CodeActionParams,
): CodeAction[] {
  if (context.only?.some((kind) => kind === CodeActionKind.QuickFix || kind === CodeActionKind.Empty) === false) return [];
  return queryFixes(file, toSpan(file.lines, range)).map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(file.lines, uri, version, edits),
  }));
}

/** Queries by their titles, and what they are. */
export function querySymbols({ lines, blocks }: QueryFile, uri: string, nested: boolean): DocumentSymbol[] | SymbolInformation[] {
  const symbols = blocks.flatMap((block): DocumentSymbol[] => {
    if (block.code === undefined) return [];
    const code = codeOf(block);
    const name = block.title === '' ? shortened(code) : block.title;
    const range = toRange(lines, block);
    return [
      {
        name,
        kind: SymbolKind.Function,
        range,
        selectionRange: toRange(lines, block.code),
        ...(block.title === '' ? {} : { detail: shortened(code) }),
      },
    ];
  });
  return nested ? symbols : symbols.map(({ name, kind, range }) => ({ name, kind, location: { uri, range } }));
}

function shortened(code: string): string {
  return code.length <= LONGEST_NAME ? code : `${code.slice(0, LONGEST_NAME - 1).toWellFormed()}…`;
}

export function queryFolding({ blocks }: QueryFile, limit: number): FoldingRange[] {
  return blocks
    .filter(({ line, endLine }) => endLine > line)
    .slice(0, limit)
    .map(({ line, endLine }) => ({ startLine: line - 1, endLine: endLine - 1 }));
}

/** What a lens needs to be resolved: what is asked, as the command takes it. */
type LensData = Pick<QueryParams, 'query' | 'zones'>;

/** What is asked about files of queries and of articles alike, as far as it is about queries. */
export interface QueryFileAnswers {
  completion(file: QueryFile, position: Position, token: CancellationToken): Promise<CompletionList | null>;
  lenses(file: QueryFile): CodeLens[];
  /** Gives a lens of a query its title; undefined for a lens of anything else. */
  resolveLens(lens: CodeLens, token: CancellationToken): Promise<CodeLens> | undefined;
}

export function answerQueryFiles({ client }: Context, service: QueryService): QueryFileAnswers {
  return {
    completion(file, position, token) {
      const offset = toOffset(file.lines, position);
      if (offset === undefined) return Promise.resolve(null);
      return cancellable(token, async (signal) => {
        const block = blockAt(file, offset);
        const { items, span, isIncomplete } = await completeQuery(
          block?.text ?? '',
          offset - (block?.start ?? offset),
          service.values,
          signal,
        );
        const range = toRange(file.lines, block === undefined ? { start: offset, end: offset } : inFile(block, span));
        return {
          isIncomplete,
          items: items.map((item, index) => ({
            label: item.label,
            kind: KINDS[item.kind],
            detail: item.detail,
            // Values come the most frequent first.
            sortText: String(index).padStart(4, '0'),
            ...(client.insertsSnippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
            textEdit: { range, newText: client.insertsSnippets ? asSnippet(item) : item.text.replace('$0', '') },
            // What was found for what is typed fits it, by pinyin perhaps.
            // Of a test the value is what comes next.
            ...(client.ours && item.kind === 'attribute' ? { command: SUGGEST } : {}),
            filterText: isIncomplete ? (block?.text.slice(span.start, span.end) ?? '') : item.text.replace('$0', ''),
          })),
        };
      });
    },
    // Other clients have no command to run a query by.
    lenses: (file) => (client.ours ? lenses(file) : []),
    resolveLens(lens, token) {
      const asked = lens.data as LensData | undefined;
      if (asked?.query === undefined) return undefined;
      return cancellable(token, async (signal) => {
        const count = await service.count(asked.query, asked.zones, signal);
        return { range: lens.range, command: { title: lensTitle(count), command: RUN, arguments: [{ ...asked, language: 'cql' }] } };
      });
    },
  };
}

const KINDS: Record<QueryCompletion['kind'], CompletionItemKind> = {
  attribute: CompletionItemKind.Property,
  structure: CompletionItemKind.Struct,
  keyword: CompletionItemKind.Keyword,
  label: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
};

/** The caret's place stays; no other sign of a text means anything to a snippet. */
function asSnippet({ kind, text }: QueryCompletion): string {
  const plain = (part: string): string => part.replace(/[\\$}]/g, '\\$&');
  if (kind === 'value') return plain(text);
  return text.split('$0').map(plain).join('$0');
}

function lenses({ lines, blocks }: QueryFile): CodeLens[] {
  return blocks.flatMap((block: QueryBlock) => {
    if (block.query === undefined || block.code === undefined) return [];
    // The panel shows where it looks.
    const zones = zonesAsked(block.query);
    const data: LensData = { query: codeOf(block), ...(zones === undefined ? {} : { zones: [...zones] }) };
    return [{ range: toRange(lines, block.code), data }];
  });
}

function lensTitle(count: QueryCount | undefined): string {
  const run = l10n.t('Run');
  if (count === undefined) return run;
  const { hits, articles, isPartial } = count;
  const found = hitsText(hits, articles);
  return `${isPartial ? l10n.t('{0} so far', found) : found} · ${run}`;
}

function hitsText(hits: number, articles: number): string {
  if (hits === 0) return l10n.t('no hits');
  if (hits === 1) return l10n.t('1 hit');
  return articles === 1 ? l10n.t('{0} hits in 1 article', hits) : l10n.t('{0} hits in {1} articles', hits, articles);
}
