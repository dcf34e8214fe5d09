/**
 * The status bar item: what the index is doing, in a word; the tooltip says the rest, a click offers what can be done.
 */
import * as vscode from 'vscode';
import type { IndexStatus } from '../../server/src/protocol/protocol.ts';
import type { Server } from './client.ts';

export const menuCommand = 'yuliao.showMenu';

/** Notices shown in the tooltip; more would not fit the screen, and the log has them all. */
const mostNotices = 8;

/** What the item shows; `undefined` where there is nothing to say. */
export interface Appearance {
  text: string;
  tooltip: string;
  colour?: 'error' | 'warning';
}

/** How a state of the index looks. The tooltip is Markdown, with icons. */
export function appearance(status: IndexStatus): Appearance | undefined {
  const { state, articles, indexed, total, paused } = status;
  const notices = status.notices.map((notice) => `- ${escapeMarkdown(notice)}`);
  const more = notices.length - mostNotices;
  const lines = notices.slice(0, mostNotices);
  if (more > 0) lines.push(`- ${vscode.l10n.t('and {0} more in the log', more)}`);
  const tooltip = (first: string) =>
    [first, ...(lines.length > 0 ? [lines.join('\n')] : []), vscode.l10n.t('Click for commands.')].join('\n\n');
  switch (state) {
    case 'starting':
      return { text: `$(loading~spin) ${vscode.l10n.t('Corpus')}`, tooltip: tooltip(vscode.l10n.t('The server is starting.')) };
    case 'crawling': {
      const read = `${vscode.l10n.t('Corpus')} ${count(indexed)}/${count(total)}`;
      if (paused) {
        const said = vscode.l10n.t(
          'Indexing is paused after {0} of {1} files. Answers are partial until it is resumed.',
          count(indexed),
          count(total),
        );
        return { text: `$(debug-pause) ${read} ${vscode.l10n.t('paused')}`, tooltip: tooltip(said), colour: 'warning' };
      }
      return {
        text: `$(sync~spin) ${read} ${vscode.l10n.t('partial')}`,
        tooltip: tooltip(vscode.l10n.t('Reading the articles: {0} of {1}. Answers are partial until then.', count(indexed), count(total))),
      };
    }
    case 'failed':
      return {
        text: `$(error) ${vscode.l10n.t('Corpus')}`,
        tooltip: tooltip(vscode.l10n.t('The server does not run. See the log.')),
        colour: 'error',
      };
    case 'ready':
      if (articles === 0 && lines.length === 0) return undefined;
      return {
        text: `${lines.length > 0 ? '$(warning)' : '$(book)'} ${articlesOf(articles)}`,
        tooltip: tooltip(
          lines.length > 0
            ? vscode.l10n.t('{0} in the index, which may not be complete:', articlesOf(articles))
            : vscode.l10n.t('{0} in the index.', articlesOf(articles)),
        ),
        ...(lines.length > 0 ? { colour: 'warning' as const } : {}),
      };
  }
}

/** "1 article", "2,345 articles". */
export function articlesOf(articles: number): string {
  return articles === 1 ? vscode.l10n.t('1 article') : vscode.l10n.t('{0} articles', count(articles));
}

export function count(number: number): string {
  return number.toLocaleString(vscode.env.language);
}

/** Notices name files, and a file may be called anything. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/gu, '\\$&').replace(/\s+/gu, ' ');
}

/** Shows the state of the index until disposed. */
export function createStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('yuliao.index', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Corpus Index');
  item.command = menuCommand;
  const listener = server.onStatus((status) => {
    const shown = appearance(status);
    if (shown === undefined) {
      item.hide();
      return;
    }
    item.text = shown.text;
    item.tooltip = new vscode.MarkdownString(shown.tooltip, true);
    item.accessibilityInformation = { label: shown.text.replace(/\$\([^$()]{1,40}\) ?/gu, '') };
    item.backgroundColor = shown.colour && new vscode.ThemeColor(`statusBarItem.${shown.colour}Background`);
    item.show();
  });
  return vscode.Disposable.from(listener, item);
}
