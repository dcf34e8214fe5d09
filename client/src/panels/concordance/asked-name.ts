/** What distinguishes a query in a list of them from another of the same words: its language, and where it looks. */
import * as vscode from 'vscode';
import { ZONES } from './kept.ts';
import type { Asked } from './messages.ts';
import { scopeName } from './scope-name.ts';

const LANGUAGES: Readonly<Record<Asked['language'], string>> = { plain: '', cql: 'CQL', ccl: 'CCL', bcc: 'BCC' };

export function askedName(asked: Asked): string {
  const { l10n } = vscode;
  const names = { title: l10n.t('Title'), dateline: l10n.t('Dateline'), body: l10n.t('Body'), boilerplate: l10n.t('Boilerplate') };
  const { language, zones, once } = asked;
  const parts = [
    LANGUAGES[language],
    // The body alone is where a query looks unless it is told.
    zones === undefined
      ? ''
      : ZONES.filter((zone) => zones.includes(zone))
          .map((zone) => names[zone])
          .join(' + '),
    once === true ? l10n.t('Near-duplicates once') : '',
    scopeName(asked, l10n.t('articles with hits of {0}')),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
