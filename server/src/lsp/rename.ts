/**
 * Renaming over the protocol: one edit of all articles, of which the client shows every change with what speaks against it. What
 * does not say any more what the index has read is read again; what still does not, and what an editor cannot write, is left
 * out and named.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import {
  type AnnotatedTextEdit,
  type CancellationToken,
  type ChangeAnnotation,
  type CreateFile,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Snapshot } from '../corpus/snapshot.ts';
import { type Unwritable, unwritable } from '../corpus/writable.ts';
import { mentionsIn } from '../features/caret.ts';
import type { OpenArticle } from '../features/open-article.ts';
import {
  type NamedArticle,
  namedArticles,
  nameProblem,
  type Renamed,
  type Renaming,
  renamedAt,
  renamings,
  type Standing,
} from '../features/rename.ts';
import { LineIndex } from '../text/lines.ts';
import { toOffset, toRange } from './conversions.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { refuseCancelled } from './portions.ts';
import { isRecord, nameOf } from './uris.ts';

/** More articles at once an editor does not open in reasonable time, and nobody looks them through. */
const ARTICLES_RENAMED = 1000;
/** Of so many articles nobody waits without being told how far it is. */
const ARTICLES_TOLD = 50;
/** A message names so many files; a list of all would hide it. */
const NAMED = 8;

/** Why an article is left as it is. */
type Refusal = Unwritable | 'changed';

/** The mentions of an article that can be renamed, with what its positions are reckoned by. */
interface RenamedArticle {
  readonly uri: string;
  readonly version: number | null;
  readonly lines: LineIndex;
  readonly changes: readonly Renaming[];
}

interface Outcome {
  readonly articles: readonly RenamedArticle[];
  readonly refused: ReadonlyMap<Refusal, readonly string[]>;
  /** Articles beyond those that are renamed at once. */
  readonly left: readonly NamedArticle[];
}

/** Installs the handlers. */
export function serveRename({ connection, corpus, documents, uris, client }: Context): void {
  connection.onPrepareRename(async ({ textDocument, position }, token): Promise<PrepareRenameResult | null> => {
    const found = await renamedIn(textDocument.uri, position, token);
    return found === undefined ? null : { range: toRange(found.article.lines, found.renamed.mention), placeholder: found.renamed.name };
  });

  connection.onRenameRequest(
    ({ textDocument, position, newName }, token): Promise<WorkspaceEdit | null> =>
      cancellable(token, async (signal) => {
        const found = await renamedIn(textDocument.uri, position, token);
        if (found === undefined) return null;
        const { article, renamed } = found;
        // Not every client says a name.
        const problem = nameProblem(typeof newName === 'string' ? newName : '', renamed);
        if (problem !== undefined) throw refusal(problem);
        await documents.caughtUp(token);
        const first = await outcome(corpus.snapshot(), article, renamed, newName, token);
        const changed = first.refused.get('changed') ?? [];
        if (changed.length === 0 || corpus.snapshot().partial) return answer(first, renamed, newName);
        corpus.filesChanged(changed);
        await corpus.settled({ signal });
        refuseCancelled(token);
        return answer(await outcome(corpus.snapshot(), article, renamed, newName, token), renamed, newName);
      }),
  );

  async function renamedIn(
    uri: string,
    position: { line: number; character: number },
    token: CancellationToken,
  ): Promise<{ article: OpenArticle; renamed: Renamed } | undefined> {
    const article = await documents.article(uri, token);
    refuseCancelled(token);
    const offset = article === undefined ? undefined : toOffset(article.lines, position);
    const renamed = article === undefined || offset === undefined ? undefined : renamedAt(article, offset);
    if (article === undefined || renamed === undefined) return undefined;
    if (isRecord(uri)) throw refusal(l10n.t('An article in a file of records cannot be changed here.'));
    return { article, renamed };
  }

  async function outcome(
    snapshot: Snapshot,
    article: OpenArticle,
    renamed: Renamed,
    newName: string,
    token: CancellationToken,
  ): Promise<Outcome> {
    const articles: RenamedArticle[] = [];
    const refused = new Map<Refusal, string[]>();
    const all: NamedArticle[] = [];
    for (const named of namedArticles(snapshot, article, renamed)) {
      if (named !== undefined) all.push(named);
      else {
        await nextTurn();
        refuseCancelled(token);
      }
    }
    const reporter = client.progress && all.length >= ARTICLES_TOLD ? await connection.window.createWorkDoneProgress() : undefined;
    const atOnce = Math.min(all.length, ARTICLES_RENAMED);
    reporter?.begin(l10n.t('Renaming {0} to {1}:', renamed.name, newName), 0, undefined, true);
    let done = 0;
    for (const named of all) {
      if (articles.length >= ARTICLES_RENAMED) break;
      await nextTurn();
      if (token.isCancellationRequested || reporter?.token.isCancellationRequested) {
        reporter?.done();
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      }
      done++;
      if (done % ARTICLES_TOLD === 0) reporter?.report(Math.min(100, (100 * done) / atOnce), l10n.t('{0} of {1}', done, atOnce));
      const read = named.path === article.path ? ofCaret(article, named, renamed, newName) : ofOther(snapshot, named, renamed, newName);
      if (typeof read !== 'string') articles.push(read);
      else refused.set(read, [...(refused.get(read) ?? []), named.path]);
    }
    reporter?.done();
    return { articles, refused, left: all.slice(done) };
  }

  function ofCaret(article: OpenArticle, named: NamedArticle, renamed: Renamed, newName: string): RenamedArticle | Refusal {
    const { path, text, facts, lines } = article;
    const uri = uris.of(path);
    const document = documents.get(uri);
    if (document?.getText() !== text) return 'changed';
    const refused = uri.startsWith('file:') ? unwritable(path, true) : undefined;
    // An open document that lies nowhere yet, or no more, can be changed all the same.
    if (refused !== undefined && refused !== 'gone') return refused;
    return { uri, version: document.version, lines, changes: renamings(text, facts, named, renamed, newName, true) };
  }

  function ofOther(snapshot: Snapshot, named: NamedArticle, renamed: Renamed, newName: string): RenamedArticle | Refusal {
    const { path } = named;
    const uri = uris.of(path);
    const document = documents.get(uri);
    const refused = document !== undefined && nameOf(uri)?.startsWith('untitled:') ? undefined : unwritable(path, document !== undefined);
    if (refused !== undefined) return refused;
    const text = snapshot.text(path);
    const facts = snapshot.facts(path);
    if (text === undefined || facts === undefined || (document !== undefined && document.getText() !== text)) return 'changed';
    const changes = renamings(text, facts, named, renamed, newName, false);
    return { uri, version: document?.version ?? null, lines: new LineIndex(text), changes };
  }

  function answer({ articles, refused, left }: Outcome, renamed: Renamed, newName: string): WorkspaceEdit | null {
    const said = [...refused].map(([why, paths]) => `${reasonText(why)} ${shown(paths)}`);
    const [next] = left;
    if (next !== undefined) {
      said.push(
        l10n.t(
          'No more than {0} articles are renamed at once: {1} are left. Rename it again in the next of them.',
          articles.length,
          left.length,
        ),
      );
    }
    if (corpus.snapshot().partial) said.push(l10n.t('The corpus is still being read: there may be more mentions.'));
    const edit = client.annotatesEdits ? annotated(articles) : plain(articles, said);
    const message = [l10n.t('Renaming {0} to {1}:', renamed.name, newName), ...said].join(' ');
    if (next !== undefined && client.showsDocuments) void offerNext(message, next, renamed);
    else if (said.length > 0) connection.window.showWarningMessage(message);
    return edit;
  }

  /** Leads to the first article that is left, where the name can be renamed again. */
  async function offerNext(message: string, { path }: NamedArticle, { kind, key }: Renamed): Promise<void> {
    const title = l10n.t('Go to the Next Article');
    const chosen = await connection.window.showWarningMessage(message, { title }).catch(() => undefined);
    if (chosen?.title !== title) return;
    const snapshot = corpus.snapshot();
    const [text, facts] = [snapshot.text(path), snapshot.facts(path)];
    const first = facts === undefined ? undefined : mentionsIn(facts, kind, key)[0];
    const selection = text === undefined || first === undefined ? undefined : toRange(new LineIndex(text), first);
    await connection.window
      .showDocument({ uri: uris.of(path), takeFocus: true, ...(selection ? { selection } : {}) })
      .catch(() => undefined);
  }

  /** Every change with its standing, for a client that asks its user about those that need it. */
  function annotated(articles: readonly RenamedArticle[]): WorkspaceEdit {
    const standings = new Set(articles.flatMap(({ changes }) => changes.map(({ standing }) => standing)));
    const annotations = Object.fromEntries([...standings].map((standing) => [standing, annotation(standing, client.ours)]));
    const edits = articles.map(
      ({ uri, version, lines, changes }): TextDocumentEdit => ({
        textDocument: { uri, version },
        edits: changes.map(
          (change): AnnotatedTextEdit => ({ range: toRange(lines, change), newText: change.text, annotationId: change.standing }),
        ),
      }),
    );
    const changed: (TextDocumentEdit | CreateFile)[] = edits.filter((each) => each.edits.length > 0);
    const [caret] = articles;
    if (
      client.ours &&
      caret?.uri.startsWith('file:') &&
      changed.length > 1 &&
      !Object.values(annotations).some(({ needsConfirmation }) => needsConfirmation)
    ) {
      changed.unshift(guard(caret.uri));
      annotations[GUARD] = { label: l10n.t('Other articles'), needsConfirmation: true };
    }
    return { documentChanges: changed, changeAnnotations: annotations };
  }

  /** For a client that asks nobody: what is certain. */
  function plain(articles: readonly RenamedArticle[], said: string[]): WorkspaceEdit {
    const certain = articles.map((article) => ({
      ...article,
      changes: article.changes.filter(({ standing }) => standing === 'here' || standing === 'elsewhere'),
    }));
    const count = (all: readonly RenamedArticle[]): number => all.reduce((sum, { changes }) => sum + changes.length, 0);
    const doubtful = count(articles) - count(certain);
    if (doubtful > 0) said.push(l10n.t('{0} mentions of which it is not certain that they are meant stay as they are.', doubtful));
    const wire = ({ lines, changes }: RenamedArticle): TextEdit[] =>
      changes.map((change) => ({ range: toRange(lines, change), newText: change.text }));
    const changed = certain.filter(({ changes }) => changes.length > 0);
    return client.versionedEdits
      ? { documentChanges: changed.map((each) => ({ textDocument: { uri: each.uri, version: each.version }, edits: wire(each) })) }
      : { changes: Object.fromEntries(changed.map((each) => [each.uri, wire(each)])) };
  }

  function shown(paths: readonly string[]): string {
    const names = paths.slice(0, NAMED).map((path) => relative(path));
    const more = paths.length - names.length;
    return [...names, ...(more > 0 ? [l10n.t('and {0} more', more)] : [])].join(l10n.t(', '));
  }

  function relative(path: string): string {
    const folder = corpus.folders.find((each) => path.startsWith(each));
    return folder === undefined ? path : path.slice(folder.length).replace(/^[\\/]/u, '');
  }
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/**
 * VS Code unticks what is to be confirmed, and shows its preview only where something is. Certain mentions are to be shown and
 * stay ticked: what is to be confirmed is then that a file be made that is there already, which is never shown and never done.
 */
const GUARD = 'guard';

function guard(uri: string): CreateFile {
  return { kind: 'create', uri, options: { ignoreIfExists: true }, annotationId: GUARD };
}

/** @param ours whether the client unticks what is to be confirmed, as VS Code does */
function annotation(standing: Standing, ours: boolean): ChangeAnnotation {
  switch (standing) {
    case 'here':
      return { label: l10n.t('This article'), needsConfirmation: false };
    case 'elsewhere':
      return { label: l10n.t('Other articles'), needsConfirmation: !ours };
    case 'uncertain':
      return { label: l10n.t('It is not certain that this person is meant'), needsConfirmation: true };
    case 'phrase':
      return { label: l10n.t('Inside fixed phrases'), needsConfirmation: true };
    case 'within':
      return { label: l10n.t('Inside longer names'), needsConfirmation: true };
    case 'form':
      return { label: l10n.t('Written in another form'), needsConfirmation: true };
    case 'boilerplate':
      return { label: l10n.t('In boilerplate'), needsConfirmation: true };
  }
}

function reasonText(why: Refusal): string {
  switch (why) {
    case 'changed':
      return l10n.t('Left as they are, because they have changed since they were read:');
    case 'record':
      return l10n.t('Left as they are, because articles in files of records cannot be changed:');
    case 'read-only':
      return l10n.t('Left as they are, because they are read-only:');
    case 'too-large':
      return l10n.t('Left as they are, because they are too large:');
    case 'encoding':
      return l10n.t('Left as they are, because they are not in UTF-8; open them first:');
    case 'gone':
      return l10n.t('Left as they are, because they cannot be read any more:');
  }
}
