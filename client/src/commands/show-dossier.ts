/** Corpus: Show Dossier: of whom a view or a link names, or else of an official whom the user finds by name. */
import * as vscode from 'vscode';
import { readSubject } from '../panels/dossier/state.ts';
import type { Command } from './command.ts';
import { pickEntity } from './find-entity.ts';

export const showDossier: Command = async (session, given) => {
  const subject = readSubject(given);
  if (subject !== null) {
    session.dossiers.show(subject);
    return;
  }
  const chosen = await pickEntity(session, {
    kind: 'person',
    officials: true,
    title: vscode.l10n.t('Show Dossier'),
    placeholder: vscode.l10n.t('Name, pinyin or initials of an official'),
    nothing: vscode.l10n.t('No official of this name'),
  });
  if (chosen) session.dossiers.show({ kind: 'person', key: chosen.entity.key });
};
