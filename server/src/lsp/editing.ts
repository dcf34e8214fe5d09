/**
 * What helps somebody who reads or edits an article: lenses, hints, completion. Lenses and completion are asked of files of queries
 * as well, which answer for themselves.
 */
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type InlayHint,
  InsertTextFormat,
} from 'vscode-languageserver/node';
import type { EntityKind, Location } from '../corpus/snapshot.ts';
import { noPortions, type Portions } from '../corpus/surroundings.ts';
import { codeLenses, type LensChoice, type LensSubject, lensPlaces, referencesTitle } from '../features/code-lens.ts';
import { idOfPerson } from '../features/hover-bearers.ts';
import { type HintChoice, inlayHints } from '../features/inlay-hints.ts';
import { completeNames, type NameCompletion } from '../features/name-completion.ts';
import { nameDetails } from '../features/name-details.ts';
import type { OpenArticle } from '../features/open-article.ts';
import { entityMentions } from '../features/references.ts';
import * as protocol from '../protocol/editing.ts';
import { toMarkup, toOffset, toRange, toSpan } from './conversions.ts';
import type { Context, Inquiry } from './editor.ts';
import { inPortions, refuseCancelled } from './portions.ts';
import type { QueryFileAnswers } from './query-editor.ts';
import { inTurns } from './turns.ts';

/** What a lens needs to be resolved. */
interface LensData {
  readonly uri: string;
  readonly key: string;
}

/** What a completion needs to be resolved. */
interface CompletionData {
  readonly kind: EntityKind;
  readonly key: string;
}

/** What the user wants to see; settings that may change at any time. */
export interface EditingChoice {
  readonly lenses: LensChoice;
  readonly hints: HintChoice;
}

/** Installs the handlers. */
export function serveEditing(context: Context, about: Inquiry, ofQueries: QueryFileAnswers, choice: () => EditingChoice): void {
  const { connection, corpus, documents, queries, uris, client } = context;

  const lens = (uri: string, range: CodeLens['range'], title: string, subject: LensSubject): CodeLens => {
    const place: protocol.LensPlacesParams = { uri, position: range.start, ...subject };
    // Other clients have no command for it, and still show what it says.
    return { range, command: { title, ...(client.ours ? { command: protocol.showLensCommand, arguments: [place] } : { command: '' }) } };
  };

  connection.onCodeLens(({ textDocument: { uri } }, token) => {
    const file = queries.of(uri);
    if (file !== undefined) return ofQueries.lenses(file);
    return about<CodeLens[] | null>(uri, token, null, (article) =>
      codeLenses(corpus.snapshot(), article, choice().lenses).map(({ span, subject, title }) => {
        const range = toRange(article.lines, span);
        if (title !== undefined) return lens(uri, range, title, subject);
        const data: LensData = { uri, key: subject.kind === 'references' ? subject.key : '' };
        return { range, data };
      }),
    );
  });

  connection.onCodeLensResolve((given, token) => {
    const resolved = ofQueries.resolveLens(given, token);
    if (resolved !== undefined) return resolved;
    const { uri, key } = given.data as LensData;
    return about(uri, token, given, (article) => {
      const title = referencesTitle(corpus.snapshot(), article, key);
      return title === undefined ? given : lens(uri, given.range, title, { kind: 'references', key });
    });
  });

  connection.onRequest(
    protocol.lensPlaces,
    async ({ uri, kind, key }: protocol.LensPlacesParams, token): Promise<protocol.LensPlacesResult> => {
      const snapshot = corpus.snapshot();
      const found = await about<Portions<Iterable<readonly Location[]>> | undefined>(uri, token, undefined, (article) => {
        if (kind !== 'references') return noPortions([lensPlaces(snapshot, article, kind)]);
        return key === undefined ? undefined : entityMentions(snapshot, 'person', idOfPerson(snapshot, key, article.path));
      });
      return found === undefined ? [] : await inPortions(await inTurns(found, token), uris, token, undefined);
    },
  );

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) => {
    if (queries.of(uri) !== undefined) return [];
    return about<InlayHint[]>(uri, token, [], (article) =>
      inlayHints(corpus.snapshot(), article, toSpan(article.lines, range), choice().hints).map(({ offset, label, side }) => ({
        position: toRange(article.lines, { start: offset, end: offset }).start,
        label,
        ...(side === 'after' ? { paddingLeft: true } : {}),
      })),
    );
  });

  connection.onCompletion(async ({ textDocument: { uri }, position, context: how }, token): Promise<CompletionList | null> => {
    const file = queries.of(uri);
    if (file !== undefined) return await ofQueries.completion(file, position, token);
    // The characters that bring completion are those of queries: whoever writes prose wants no list with every bracket.
    if (how?.triggerKind === CompletionTriggerKind.TriggerCharacter) return null;
    // What was just typed changes no name that the article has; to wait for its analysis would take longer than all else.
    const article = await documents.typed(uri, token);
    refuseCancelled(token);
    const offset = article === undefined ? undefined : toOffset(article.lines, position);
    if (article === undefined || offset === undefined) return null;
    const items = completeNames(corpus.snapshot(), article, offset).map((each, index) => completionItem(article, each, index));
    // Further letters find further names.
    return { isIncomplete: true, items };
  });

  function completionItem({ text, lines }: OpenArticle, each: NameCompletion, index: number): CompletionItem {
    const data: CompletionData = { kind: each.kind === 'introduction' ? 'person' : each.kind, key: each.key };
    const isSnippet = client.insertsSnippets && each.parts.some(({ length }) => length > 1);
    const { detail } = each;
    return {
      label: each.label,
      kind: KINDS[each.kind],
      ...(detail === '' ? {} : client.showsLabelDetails ? { labelDetails: { description: detail } } : { detail }),
      sortText: String(index).padStart(4, '0'),
      // It was found for what is typed, by pinyin perhaps: the client need not look whether it fits.
      filterText: text.slice(each.span.start, each.span.end),
      ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      textEdit: { range: toRange(lines, each.span), newText: isSnippet ? asSnippet(each) : asText(each) },
      data,
    };
  }

  connection.onCompletionResolve((item) => {
    const data = item.data as CompletionData | undefined;
    const details = data === undefined ? undefined : nameDetails(corpus.snapshot(), data.kind, data.key);
    return details === undefined ? item : { ...item, documentation: toMarkup(details, client.markdown) };
  });
}

const KINDS: Record<NameCompletion['kind'], CompletionItemKind> = {
  // As they are in lists of symbols.
  person: CompletionItemKind.Function,
  organisation: CompletionItemKind.Class,
  place: CompletionItemKind.EnumMember,
  introduction: CompletionItemKind.Snippet,
};

function asText({ parts }: NameCompletion): string {
  return parts.map(([first]) => first).join('');
}

/** Where a part has several forms, the caret goes there first, to choose. */
function asSnippet({ parts }: NameCompletion): string {
  let stop = 0;
  return parts.map((forms) => (forms.length === 1 ? plain(forms[0]) : `\${${++stop}|${forms.map(choiceOf).join(',')}|}`)).join('');
}

function plain(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function choiceOf(text: string): string {
  return plain(text).replace(/[,|]/g, '\\$&');
}
