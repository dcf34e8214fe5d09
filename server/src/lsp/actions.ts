/**
 * Quick fixes, "fix all" and formatting: what can be done about findings, as the protocol's actions. A client that can, is given
 * the edits of a fix only when the user has chosen it, and only where they are still those of the text as it was shown.
 */
import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Finding } from '../article/facts.ts';
import { comparisons, copiesToKeep, recurringLines } from '../features/duplicates.ts';
import { type Action, fixActions, fixAll, fixesTouched, type Withheld, wantedFixes } from '../features/fixes.ts';
import type { OpenArticle } from '../features/open-article.ts';
import { sayings } from '../features/suppressing.ts';
import { clientCommands, type IgnoreArguments, type LinesEverywhereParams, serverCommands } from '../protocol/protocol.ts';
import type { Span } from '../text/span.ts';
import { FIX_ALL } from './capabilities.ts';
import { toRange, toSpan, toWorkspaceEdit } from './conversions.ts';
import type { Context, Inquiry } from './editor.ts';
import { identityActions } from './identity.ts';
import { queryActions } from './query-editor.ts';
import { isRecord } from './uris.ts';

/** What an action carries until it is chosen. */
interface Pending {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
  readonly title: string;
}

/** Makes an action of a command that is about a finding. */
type Run = (title: string, finding: Finding, command: string, ...values: (object | string)[]) => CodeAction;

/** Installs the handlers. @param about asks about the article of a request */
export function serveActions({ connection, corpus, documents, queries, uris, client }: Context, about: Inquiry): void {
  connection.onCodeAction((params, token) => {
    const { uri } = params.textDocument;
    const file = queries.of(uri);
    if (file !== undefined) return queryActions(file, uri, client.versionedEdits ? documents.get(uri)?.version : undefined, params);
    return about<CodeAction[]>(uri, token, [], (article) => actionsOf(article, uri, params.range, params.context));
  });

  connection.onCodeActionResolve(async (action, token) => {
    const pending = action.data as Pending | undefined;
    if (typeof pending?.uri !== 'string') return action;
    const { uri, version, range, title } = pending;
    const edit = await about<WorkspaceEdit | undefined>(uri, token, undefined, (article) => {
      if (documents.get(uri)?.version !== version) return undefined;
      const all = fixAll(article);
      const found = [...fixActions(article, toSpan(article.lines, range)), ...(all === undefined ? [] : [all])];
      const chosen = found.find((each) => each.title === title);
      return chosen === undefined ? undefined : editOf(article, uri, chosen);
    });
    if (edit === undefined && !token.isCancellationRequested) {
      connection.window.showWarningMessage(l10n.t('The text has changed meanwhile, and the fix was not applied. Choose it again.'));
    }
    return edit === undefined ? action : { ...action, edit };
  });

  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    about(uri, token, [], (article) =>
      (isRecord(uri) ? [] : wantedFixes(article)).map((edit) => ({ range: toRange(article.lines, edit), newText: edit.text })),
    ),
  );

  function editOf(article: OpenArticle, uri: string, { edits }: Action): WorkspaceEdit {
    const version = documents.get(uri)?.version ?? null;
    return toWorkspaceEdit(article.lines, uri, client.versionedEdits ? version : undefined, edits);
  }

  /** What our own client can do about duplicates. */
  function duplicates(article: OpenArticle, uri: string, selection: Span, run: Run): CodeAction[] {
    return [
      ...copiesToKeep(article, selection).map(({ title, finding, span }) =>
        run(title, finding, clientCommands.showPlace, { uri, range: toRange(article.lines, span) }),
      ),
      ...comparisons(article, selection).map(({ title, finding, path }) =>
        run(title, finding, clientCommands.compareArticles, uri, uris.of(path)),
      ),
      ...(isRecord(uri) ? [] : recurringLines(article, selection)).map(({ title, finding, lines }) =>
        run(title, finding, clientCommands.deleteEverywhere, { uri, lines: [...lines] } satisfies LinesEverywhereParams),
      ),
    ];
  }

  function actionsOf(article: OpenArticle, uri: string, range: Range, context: CodeActionParams['context']): CodeAction[] {
    const { only, diagnostics } = context;
    const selection = toSpan(article.lines, range);
    const change = (kind: string, action: Action): CodeAction => {
      const { title, preferred, finding } = action;
      const pending: Pending = { uri, version: documents.get(uri)?.version ?? null, range, title };
      return {
        title,
        kind,
        ...mended(diagnostics, finding),
        ...(preferred ? { isPreferred: true } : {}),
        ...(client.resolvesEdits ? { data: pending } : { edit: editOf(article, uri, action) }),
      };
    };
    const run: Run = (title, finding, command, ...values) => ({
      title,
      kind: CodeActionKind.QuickFix,
      ...mended(diagnostics, finding),
      command: { title, command, arguments: values },
    });
    const found: CodeAction[] = [];
    if (wants(only, CodeActionKind.QuickFix)) {
      // A record cannot be changed: its text is made of the fields of its file.
      if (!isRecord(uri)) {
        const { offered, withheld } = fixesTouched(article, selection);
        found.push(...offered.map((each) => change(CodeActionKind.QuickFix, each)));
        if (client.showsDisabled) found.push(...withheld.map((each) => refusal(diagnostics, each)));
      }
      if (client.ours) found.push(...duplicates(article, uri, selection, run));
      found.push(
        ...sayings(article, selection).map(({ title, finding, suppressions }) =>
          run(title, finding, serverCommands.ignore, { uri, suppressions } satisfies IgnoreArguments),
        ),
      );
    }
    if (client.ours && wants(only, CodeActionKind.Refactor))
      found.push(...identityActions(corpus.snapshot(), article, selection.start, context.triggerKind !== CodeActionTriggerKind.Automatic));
    const all = wants(only, FIX_ALL) && !isRecord(uri) ? fixAll(article) : undefined;
    return all === undefined ? found : [...found, change(FIX_ALL, all)];
  }
}

/** A fix that cannot be chosen, and why. */
function refusal(diagnostics: readonly Diagnostic[], { title, reason, finding }: Withheld): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, ...mended(diagnostics, finding), disabled: { reason } };
}

/** The client's own problems that an action is about, so that it is offered beside them. */
function mended(diagnostics: readonly Diagnostic[], finding: Finding | undefined): { diagnostics?: Diagnostic[] } {
  const own = diagnostics.filter(({ code }) => finding !== undefined && code === finding.rule);
  return own.length === 0 ? {} : { diagnostics: own };
}

/** Whether a client that asks for some kinds of action wants this one; kinds nest by their dots. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}
