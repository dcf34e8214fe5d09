/** Commands of the views of the side bar: narrowing, ordering, going on, and what is done with one of their items. */
import * as vscode from 'vscode';
import type { CorpusView, ViewOrders } from '../../../server/src/protocol/views.ts';
import { readAsked } from '../panels/concordance/kept.ts';
import { quoted } from '../panels/concordance/quoting.ts';
import { MoreNode, ViewNode } from '../views/tree.ts';
import { orderText } from '../views/views.ts';
import type { Command, Session } from './command.ts';
import { compareArticles } from './compare-articles.ts';
import { explainRule } from './explain-rule.ts';
import { openReferences } from './find-entity.ts';
import { fixFolder } from './fix-folder.ts';
import { narrowWhileTyping } from './narrow.ts';

/** Narrows a view as one types, by what the server matches. */
async function filter({ views }: Session, name: CorpusView | 'queries', title: string, placeholder: string): Promise<void> {
  await narrowWhileTyping({
    view: `yuliao.${name}`,
    title,
    placeholder,
    prompt:
      name === 'queries'
        ? vscode.l10n.t('Enter keeps the filter, Escape drops it.')
        : vscode.l10n.t('By characters, pinyin or initials. Enter keeps the filter, Escape drops it.'),
    before: views.filterOf(name),
    narrow: (text) => views.narrow(name, text),
  });
}

async function order<View extends CorpusView>({ views }: Session, name: View, orders: readonly ViewOrders[View][]): Promise<void> {
  const now = views.tree(name).order;
  const items = orders.map((each) => ({ label: `${each === now ? '$(check) ' : '$(blank) '}${orderText(each)}`, each }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Order') });
  if (picked) views.order(name, picked.each);
}

export const filterOfficials: Command = (session) =>
  filter(session, 'officials', vscode.l10n.t('Filter Officials'), vscode.l10n.t('A name, such as 李斌, libin, lb'));
export const filterOrganisations: Command = (session) =>
  filter(session, 'organisations', vscode.l10n.t('Filter Organisations'), vscode.l10n.t('A name, such as 县委, xianwei, xw'));
export const filterArticles: Command = (session) =>
  filter(session, 'articles', vscode.l10n.t('Filter Articles'), vscode.l10n.t('Part of a title, or its initials'));

export const filterFindings: Command = (session) =>
  filter(session, 'findings', vscode.l10n.t('Filter Findings'), vscode.l10n.t('Part of a rule, such as copyright, artifact/, banquan'));
export const filterQueries: Command = (session) =>
  filter(session, 'queries', vscode.l10n.t('Filter Queries'), vscode.l10n.t('Part of a query, or of the name of its file'));

const clear =
  (name: CorpusView | 'queries'): Command =>
  async ({ views }) =>
    views.narrow(name, '');

export const clearOfficialsFilter = clear('officials');
export const clearOrganisationsFilter = clear('organisations');
export const clearArticlesFilter = clear('articles');
export const clearFindingsFilter = clear('findings');
export const clearQueriesFilter = clear('queries');

export const orderOfficials: Command = (session) => order(session, 'officials', ['frequency', 'organisation', 'pinyin']);
export const orderOrganisations: Command = (session) => order(session, 'organisations', ['hierarchy', 'frequency']);
export const orderArticles: Command = (session) => order(session, 'articles', ['date', 'site', 'copies']);

export const moreItems: Command = async ({ views }, node) => {
  if (node instanceof MoreNode) await views.showMore(node.tree, node.parent);
};

/** All mentions of the person or organisation of an item, in a peek where it is introduced. */
export const referencesOfItem: Command = async (session, node) => {
  const { entity, location } = node instanceof ViewNode ? node.item : {};
  if (entity && location) await openReferences(session, entity.kind, { key: entity.key, location });
};

/** All places that name the person or organisation of an item, as a concordance. */
export const concordanceOfItem: Command = async ({ panels }, node) => {
  const entity = node instanceof ViewNode ? node.item.entity : undefined;
  if (entity === undefined) return;
  // One of several people of a name has the name with a number behind it, which the text does not have.
  const query = `<${entity.kind} name=${quoted(entity.key.replace(/#\d+$/u, ''))}/>`;
  panels.show({ state: { asked: { query, language: 'cql' }, arrangement: {}, tab: 'lines' }, run: true });
};

/** The dossier of the person or organisation of an item. */
export const dossierOfItem: Command = async ({ dossiers }, node) => {
  const entity = node instanceof ViewNode ? node.item.entity : undefined;
  if (entity !== undefined) dossiers.show({ kind: entity.kind, key: entity.key });
};

/** The safe fixes of the article of an item, or, of a rule, of the whole corpus; asks first. */
export const fixItem: Command = async (session, node) => {
  if (!(node instanceof ViewNode)) return;
  const { article } = node.item;
  await fixFolder(session, article === undefined ? undefined : session.server.toUri(article));
};

/** An article beside the one that it nearly repeats. */
export const compareItem: Command = async (session, node) => {
  if (!(node instanceof ViewNode)) return;
  const { article, alike } = node.item;
  if (article !== undefined && alike !== undefined) await compareArticles(session, article, alike);
};

export const explainRuleOfItem: Command = async (session, node) => {
  if (node instanceof ViewNode && node.item.rule !== undefined) await explainRule(session, node.item.rule);
};

/** Takes a query out of the history, or, asked of the history itself, all of them. */
export const forgetQuery: Command = async ({ panels }, node) => {
  // Anybody can run a command, with anything.
  const { is, asked } = (typeof node === 'object' && node !== null ? node : {}) as { is?: unknown; asked?: unknown };
  const one = is === 'asked' ? readAsked(asked) : undefined;
  if (one !== undefined) panels.history.remove(one);
  if (is === 'history') panels.history.clear();
};

export const copyItem: Command = async (_session, node) => {
  if (node instanceof ViewNode) await vscode.env.clipboard.writeText(node.item.label);
};
