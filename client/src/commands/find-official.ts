/** Corpus: Find Official… */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { findEntity } from './find-entity.ts';

export const findOfficial: Command = (session) =>
  findEntity(session, {
    kind: 'person',
    officials: true,
    title: vscode.l10n.t('Find Official'),
    placeholder: vscode.l10n.t('Name in Chinese, in pinyin or by initials: 李斌, libin, lb'),
    nothing: vscode.l10n.t('No official of that name in the corpus'),
  });
