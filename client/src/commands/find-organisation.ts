/** Corpus: Find Organisation… */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { findEntity } from './find-entity.ts';

export const findOrganisation: Command = (session) =>
  findEntity(session, {
    kind: 'organisation',
    title: vscode.l10n.t('Find Organisation'),
    placeholder: vscode.l10n.t('Name in Chinese, in pinyin or by initials: 卫生部, weishengbu, wsb'),
    nothing: vscode.l10n.t('No organisation of that name in the corpus'),
  });
