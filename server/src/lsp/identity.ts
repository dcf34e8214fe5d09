/**
 * Decisions about who is who, as protocol/identity.ts declares their requests.
 */
import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import type { Snapshot } from '../corpus/snapshot.ts';
import { entityAt } from '../features/caret.ts';
import { distinctionOf, whoIsMeant } from '../features/hover-bearers.ts';
import { articlesOf, type Declared, merged, peopleOf, split } from '../features/identities.ts';
import type { OpenArticle } from '../features/open-article.ts';
import { type FileEdit, withPerson } from '../features/people-file.ts';
import * as protocol from '../protocol/identity.ts';
import { foldKey } from '../text/folding.ts';
import { toLocation, toOffset } from './conversions.ts';
import type { Context } from './editor.ts';
import { nameOf } from './uris.ts';

/** Installs the handlers. */
export function serveIdentity({ connection, corpus, documents, uris }: Context): void {
  connection.onRequest(protocol.peopleOfName, async (params: protocol.PeopleOfNameParams, token): Promise<protocol.PeopleOfNameResult> => {
    let key: string;
    let meant: string | null = null;
    if ('key' in params) key = foldKey(params.key.replace(/#\d+$/u, ''));
    else {
      const article = await documents.article(params.uri, token);
      const offset = article === undefined ? undefined : toOffset(article.lines, params.position);
      const entity = article === undefined || offset === undefined ? undefined : entityAt(article.facts, offset);
      if (article === undefined || entity?.kind !== 'person') return { meant, people: [] };
      const who = whoIsMeant(corpus.snapshot(), entity.key, article.path);
      key = who?.bearer?.key ?? entity.key;
      meant = who?.bearer?.id ?? null;
    }
    const people = peopleOf(corpus.snapshot(), key).map((person) => ({
      id: person.id,
      name: person.name,
      detail: distinctionOf(person),
      articles: person.articles,
      location: toLocation(person.introduction, uris.of(person.introduction.path)),
    }));
    return { meant, people };
  });

  connection.onRequest(protocol.articlesOfPerson, ({ id }: protocol.ArticlesOfPersonParams): protocol.ArticlesOfPersonResult => {
    const { articles, left } = articlesOf(corpus.snapshot(), id);
    return {
      articles: articles.map(({ article: { path, title, published }, posts }) => ({
        uri: uris.of(path),
        name: relativeName(path),
        title,
        published,
        posts,
      })),
      left,
    };
  });

  connection.onRequest(
    protocol.mergePeople,
    ({ ids, declarations }: protocol.MergePeopleParams): protocol.DeclarationEditsResult =>
      edits(merged(corpus.snapshot(), ids, foldersOf(declarations)), declarations),
  );

  connection.onRequest(
    protocol.splitPerson,
    ({ id, articles, declarations }: protocol.SplitPersonParams): protocol.DeclarationEditsResult => {
      const paths = articles.flatMap((uri) => nameOf(uri) ?? []).map((name) => corpus.canonical(name));
      return edits(split(corpus.snapshot(), id, paths, foldersOf(declarations)), declarations);
    },
  );

  function foldersOf(declarations: readonly protocol.WireDeclaration[]): string[] {
    const given = declarations.flatMap(({ folder }) => nameOf(folder) ?? []).map((name) => corpus.canonical(name));
    return corpus.folders.filter((folder) => given.includes(folder));
  }

  function edits(declared: readonly Declared[], declarations: readonly protocol.WireDeclaration[]): protocol.DeclarationEditsResult {
    return {
      changes: declared.flatMap(({ folder, person, alone }) => {
        const given = declarations.find((each) => corpus.canonical(nameOf(each.folder) ?? '') === folder);
        if (given === undefined) return [];
        const found: FileEdit[] | undefined = withPerson(given.text ?? '', person, alone);
        return [{ folder: given.folder, ...(found === undefined ? {} : { edits: found.map((each) => ({ ...each })) }) }];
      }),
    };
  }

  function relativeName(path: string): string {
    const folder = corpus.folders.find((each) => path.startsWith(each));
    return folder === undefined ? path : path.slice(folder.length + 1);
  }
}

/**
 * What our own client can do where a name may be several people's.
 * @param asked whether the user asked what can be done here: unasked nothing is offered for a name that only one person has
 */
export function identityActions(snapshot: Snapshot, article: OpenArticle, offset: number, asked: boolean): CodeAction[] {
  const entity = entityAt(article.facts, offset);
  if (entity?.kind !== 'person') return [];
  const who = whoIsMeant(snapshot, entity.key, article.path);
  if (who === undefined) return [];
  const { bearers, bearer } = who;
  if (!asked && bearers.people.length === 1) return [];
  const name = bearer?.name ?? entity.key;
  const command = (title: string, id: string, given: protocol.MergePeopleArguments | protocol.SplitPersonArguments): CodeAction => ({
    title,
    kind: CodeActionKind.Refactor,
    command: { title, command: id, arguments: [given] },
  });
  const found: CodeAction[] = [];
  if (bearers.people.length > 1)
    found.push(
      command(l10n.t('Several people named {0} are one person…', name), protocol.identityCommands.merge, {
        ids: [bearer?.id ?? entity.key],
      }),
    );
  if (bearer !== undefined && bearer.articles > 1)
    found.push(command(l10n.t('Some articles are about another {0}…', name), protocol.identityCommands.split, { id: bearer.id }));
  return found;
}
