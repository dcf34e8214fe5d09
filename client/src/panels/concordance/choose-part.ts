/** Asks the user for a part of the corpus: all of it, folders, an article, a stretch of time, what a person says. */
import * as vscode from 'vscode';
import type { FindEntitiesParams, FindEntitiesResult } from '../../../../server/src/protocol/protocol.ts';
import { findEntities } from '../../../../server/src/protocol/protocol.ts';
import type { Server } from '../../client.ts';
import { nextStep } from '../../next-step.ts';
import type { Part } from './messages.ts';

interface PartItem extends vscode.QuickPickItem {
  choose: () => Promise<Part | undefined> | Part;
}

/** Folders offered; a corpus of more is rather narrowed by dates. */
const MOST_FOLDERS = 500;
const DEEPEST = 3;

/** Null where nothing was chosen. */
export async function choosePart(server: Server, wish: unknown): Promise<Part | null> {
  const { for: purpose, hits } = (typeof wish === 'object' && wish !== null ? wish : {}) as { for?: unknown; hits?: unknown };
  const whole: PartItem = { label: `$(library) ${vscode.l10n.t('Whole Corpus')}`, choose: () => ({ kind: 'all', label: '' }) };
  const rest: PartItem = { label: `$(library) ${vscode.l10n.t('All Else')}`, choose: () => ({ kind: 'rest', label: '' }) };
  const withHits: PartItem = {
    label: `$(list-selection) ${vscode.l10n.t('Articles with Hits of This Query')}`,
    choose: () => ({ kind: 'hits', label: vscode.l10n.t('articles with hits') }),
  };
  const article = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'zh-article')?.document;
  const items: PartItem[] = [
    ...(purpose === 'scope' ? [whole] : purpose === 'reference' ? [rest] : []),
    ...(hits === true ? [withHits] : []),
    { label: `$(folder) ${vscode.l10n.t('Folders…')}`, choose: () => chooseFolders(server, vscode.l10n.t('Folders')) },
    ...(article
      ? [
          {
            label: `$(file) ${vscode.l10n.t('This Article')}`,
            description: nameOf(article.uri),
            choose: () => partOfArticle(server, article),
          },
        ]
      : []),
    { label: `$(calendar) ${vscode.l10n.t('Dates…')}`, choose: chooseDates },
    ...(purpose === 'target'
      ? [{ label: `$(comment) ${vscode.l10n.t('Statements of an Official…')}`, choose: () => chooseSpeaker(server) }]
      : []),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Part of the Corpus') });
  return (await picked?.choose()) ?? null;
}

/** One article. */
export function partOfArticle(server: Server, { uri }: vscode.TextDocument): Part {
  return { kind: 'scope', label: nameOf(uri), scope: { articles: [server.toWire(uri)] } };
}

/** One or more folders of the workspace; undefined where none was chosen. */
export async function chooseFolders(server: Server, title: string): Promise<Part | undefined> {
  const items = (await foldersOfWorkspace()).map((uri) => ({ label: `$(folder) ${nameOf(uri)}`, uri }));
  if (items.length < 2) {
    void vscode.window.showInformationMessage(vscode.l10n.t('All articles of this corpus lie in one folder.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    ...nextStep,
    title,
    placeHolder: vscode.l10n.t('Choose one or more folders'),
    canPickMany: true,
  });
  if (!picked || picked.length === 0) return undefined;
  return {
    kind: 'scope',
    label: picked.map(({ uri }) => nameOf(uri)).join(', '),
    scope: { folders: picked.map(({ uri }) => server.toWire(uri)) },
  };
}

/** What folders are compared with: all else, or others; undefined where nothing was chosen. */
export async function chooseReference(server: Server, title: string): Promise<Part | undefined> {
  const items: PartItem[] = [
    { label: `$(library) ${vscode.l10n.t('All Else')}`, choose: () => ({ kind: 'rest', label: '' }) },
    { label: `$(folder) ${vscode.l10n.t('Folders…')}`, choose: () => chooseFolders(server, title) },
  ];
  return await (await vscode.window.showQuickPick(items, { ...nextStep, title }))?.choose();
}

async function foldersOfWorkspace(): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const visit = async (folder: vscode.Uri, depth: number): Promise<void> => {
    if (found.length >= MOST_FOLDERS) return;
    found.push(folder);
    if (depth >= DEEPEST) return;
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (read) => read,
      () => [],
    );
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (type & vscode.FileType.Directory && !name.startsWith('.')) await visit(vscode.Uri.joinPath(folder, name), depth + 1);
    }
  };
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) await visit(uri, 0);
  return found;
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/u;

async function chooseDates(): Promise<Part | undefined> {
  const given = await vscode.window.showInputBox({
    ...nextStep,
    title: vscode.l10n.t('Dates of Publication'),
    prompt: vscode.l10n.t('From … to …, both inclusive; either may be left out'),
    placeHolder: '2019-03 … 2020',
    validateInput: (text) => (readDates(text) ? undefined : vscode.l10n.t('Write years, months or days: 2019, 2019-03, 2019-03-05')),
  });
  const dates = given === undefined ? undefined : readDates(given);
  return dates && { kind: 'scope', label: given?.trim() ?? '', scope: dates };
}

/** Days from and until; a single year or month is all of it. Undefined where the text says no such thing. */
export function readDates(text: string): { from?: string; until?: string } | undefined {
  const parts = text.split(/…|\.{2,3}|~|–|—|至|到/u).map((part) => part.trim());
  const [first = '', second = parts.length === 1 ? first : ''] = parts;
  if (parts.length > 2 || (first === '' && second === '')) return undefined;
  if ([first, second].some((date) => date !== '' && !DATE.test(date))) return undefined;
  const last = ([year = '', month = '12', day]: string[]) =>
    [year, month, day ?? String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, '0')].join('-');
  const begin = ([year = '', month = '01', day = '01']: string[]) => [year, month, day].join('-');
  return { ...(first ? { from: begin(first.split('-')) } : {}), ...(second ? { until: last(second.split('-')) } : {}) };
}

async function chooseSpeaker(server: Server): Promise<Part | undefined> {
  const query = await vscode.window.showInputBox({
    ...nextStep,
    title: vscode.l10n.t('Statements of an Official'),
    placeHolder: vscode.l10n.t('Name in Chinese, in pinyin or by initials: 李斌, libin, lb'),
  });
  if (query === undefined) return undefined;
  const parameters: FindEntitiesParams = { kind: 'person', query: query.trim(), limit: 100 };
  const { items } = await server.request<FindEntitiesResult>(findEntities, parameters);
  const picked = await vscode.window.showQuickPick(
    items.map(({ key, name, post }) => ({ label: name, description: post ?? '', key })),
    { ...nextStep, title: vscode.l10n.t('Statements of an Official'), matchOnDescription: true },
  );
  return picked && { kind: 'speaker', label: vscode.l10n.t('statements of {0}', picked.label), key: picked.key };
}

function nameOf(uri: vscode.Uri): string {
  // A folder of the workspace has no path in it, only a name.
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder?.uri.path === uri.path) return folder.name;
  return vscode.workspace.asRelativePath(uri.with({ scheme: 'file' })) || uri.path;
}
