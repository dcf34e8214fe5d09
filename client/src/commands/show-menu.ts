/** What a click on the status bar item offers. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';

interface Entry extends vscode.QuickPickItem {
  run?: () => Thenable<unknown>;
}

export const showMenu: Command = async ({ server }) => {
  const entry = (icon: string, label: string, command: string, ...args: unknown[]): Entry => ({
    label: `$(${icon}) ${label}`,
    run: () => vscode.commands.executeCommand(command, ...args),
  });
  const entries: Entry[] = [
    entry('person', vscode.l10n.t('Find Official…'), 'yuliao.findOfficial'),
    entry('organization', vscode.l10n.t('Find Organisation…'), 'yuliao.findOrganisation'),
    entry('graph', vscode.l10n.t('Corpus Statistics'), 'yuliao.statistics'),
    entry('checklist', vscode.l10n.t('Findings by Rule…'), 'yuliao.findingsByRule'),
    entry('export', vscode.l10n.t('Export Officials…'), 'yuliao.exportOfficials'),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...(server.status?.paused ? [entry('debug-continue', vscode.l10n.t('Resume Indexing'), 'yuliao.resumeIndexing')] : []),
    ...(server.status?.busy && !server.status.paused
      ? [entry('debug-pause', vscode.l10n.t('Pause Indexing'), 'yuliao.pauseIndexing')]
      : []),
    entry('refresh', vscode.l10n.t('Rebuild Index'), 'yuliao.rebuildIndex'),
    { label: `$(debug-restart) ${vscode.l10n.t('Restart Server')}`, run: () => server.restart() },
    entry('output', vscode.l10n.t('Show Log'), 'yuliao.showLog'),
    entry('mortar-board', vscode.l10n.t('First Steps'), 'workbench.action.openWalkthrough', 'yuliao.yuliao#firstSteps', false),
    entry('settings-gear', vscode.l10n.t('Settings'), 'workbench.action.openSettings', '@ext:yuliao.yuliao'),
  ];
  const running = server.status?.state !== 'failed';
  const offered = running ? entries : entries.slice(-4);
  const picked = await vscode.window.showQuickPick(offered, { title: vscode.l10n.t('Corpus') });
  await picked?.run?.();
};
