/** Corpus: Some Articles Are About Somebody Else…: articles about one person become those of another in `yuliao.json`. */
import * as vscode from 'vscode';
import type { ArticlesOfPersonResult, WirePerson } from '../../../server/src/protocol/identity.ts';
import { articlesOfPerson, splitPerson as method } from '../../../server/src/protocol/identity.ts';
import { nextStep } from '../next-step.ts';
import { decide } from '../people-file.ts';
import { articlesOf } from '../status.ts';
import type { Command, Session } from './command.ts';
import { peopleMeant } from './merge-people.ts';

interface ArticleItem extends vscode.QuickPickItem {
  readonly uri: string;
}

/** A second argument names the articles, by their addresses: then nobody is asked. */
export const splitPerson: Command = async (session, given, named) => {
  const { server } = session;
  const person = await personMeant(session, idOf(given));
  if (person === undefined) return;
  const articles = isNames(named) ? named : await choose(session, person);
  if (articles === undefined || articles.length === 0) return;
  const said = vscode.l10n.t('yuliao.json says now that {0} speak of another {1}.', articlesOf(articles.length), person.name);
  await decide(server, method, { id: person.id, articles }, said);
};

async function personMeant(session: Session, id: string | undefined): Promise<WirePerson | undefined> {
  const found = await peopleMeant(session, id);
  if (found === undefined) return undefined;
  const { people, meant } = found;
  const known = people.find((person) => person.id === meant) ?? (people.length === 1 ? people[0] : undefined);
  if (known !== undefined) return known;
  if (people.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret on a person first.'));
    return undefined;
  }
  const items = people.map((person) => ({ label: person.name, description: person.detail, detail: articlesOf(person.articles), person }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Whose articles are about several people?') });
  return picked?.person;
}

async function choose({ server }: Session, { id, name }: WirePerson): Promise<string[] | undefined> {
  const { articles, left } = await server.request<ArticlesOfPersonResult>(articlesOfPerson, { id });
  if (articles.length < 2) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Only one article speaks of {0}: there is nothing to part.', name));
    return undefined;
  }
  const items = articles.map(
    (article): ArticleItem => ({
      uri: article.uri,
      label: article.title ?? article.name,
      description: article.posts,
      detail: [article.published, article.name].filter(Boolean).join(' · '),
    }),
  );
  const picked = await vscode.window.showQuickPick(items, {
    ...nextStep,
    canPickMany: true,
    title: vscode.l10n.t('Which articles speak of another {0}?', name),
    placeHolder:
      left > 0
        ? vscode.l10n.t('The newest {0} articles; type a post, a title or a date to narrow', articles.length.toLocaleString())
        : vscode.l10n.t('Type a post, a title or a date to narrow'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked !== undefined && picked.length === articles.length && left === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('These are all articles about {0}: leave at least one.', name));
    return undefined;
  }
  return picked?.map(({ uri }) => uri);
}

/** Anybody can run a command, with anything: the arguments of the protocol, an id, what a list calls `key`. */
function idOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null) return undefined;
  const { id, key } = given as { id?: unknown; key?: unknown };
  return typeof id === 'string' ? id : typeof key === 'string' ? key : undefined;
}

function isNames(named: unknown): named is string[] {
  return Array.isArray(named) && named.length > 0 && named.every((each) => typeof each === 'string');
}
