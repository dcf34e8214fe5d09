/**
 * The corpus in numbers, as a document that one reads: size, time, people, findings, words.
 */

import * as l10n from '@vscode/l10n';
import type { CopyCounting, CorpusStatistics, EntityKind, EntitySummary, Snapshot } from '../corpus/snapshot.ts';
import { partialNote } from './hover-person.ts';
import { type Block, fileLink, heading, type Inline, list, paragraph, toMarkdown } from './rich-text.ts';
import { ruleTitle } from './rule-wording.ts';
import { figure } from './wording.ts';

/**
 * The statistics document as Markdown. Walks the corpus' aggregates and the rows of all articles: for when the user asks.
 * @param copies whether articles that are nearly the same all count
 */
export function statisticsDocument(snapshot: Snapshot, copies: CopyCounting = 'count'): string {
  const statistics = snapshot.statistics(copies);
  return `${toMarkdown([
    heading(1, l10n.t('Corpus statistics')),
    ...partialNote(snapshot),
    ...overview(statistics),
    ...names(snapshot, 'person', l10n.t('Officials mentioned most'), statistics.topOfficials),
    ...names(snapshot, 'organisation', l10n.t('Organisations mentioned most'), statistics.topOrganisations),
    ...names(snapshot, 'place', l10n.t('Places mentioned most'), statistics.topPlaces),
    ...findings(statistics),
    ...repetition(snapshot, copies),
    ...words(statistics),
    ...skipped(statistics),
  ])}\n`;
}

function overview(statistics: CorpusStatistics): Block[] {
  const { firstPublished, lastPublished } = statistics;
  const period = firstPublished === null || lastPublished === null ? '–' : l10n.t('{0} to {1}', firstPublished, lastPublished);
  const rows: [string, string][] = [
    [l10n.t('Articles'), figure(statistics.articles)],
    [l10n.t('Characters'), figure(statistics.characters)],
    [l10n.t('Published'), period],
    [l10n.t('Articles without a date'), figure(statistics.undated)],
    [l10n.t('People'), figure(statistics.people)],
    [l10n.t('Officials'), figure(statistics.officials)],
    [l10n.t('Organisations'), figure(statistics.organisations)],
    [l10n.t('Places'), figure(statistics.places)],
    [l10n.t('Mentions'), figure(statistics.mentions)],
    ...(statistics.phrases === 0 ? [] : [[l10n.t('Further mentions in fixed phrases'), figure(statistics.phrases)] as [string, string]]),
  ];
  if (statistics.tokens !== null) {
    rows.push([l10n.t('Words'), figure(statistics.tokens.tokens)], [l10n.t('Different words'), figure(statistics.tokens.types)]);
  }
  return [{ kind: 'table', header: [l10n.t('Figure'), l10n.t('Value')], rows }];
}

function names(snapshot: Snapshot, kind: EntityKind, title: string, top: readonly EntitySummary[]): Block[] {
  if (top.length === 0) return [];
  const rows = top.map((entity): Inline[] => {
    const location = snapshot.introduction(kind, entity.id);
    const name: Inline =
      location === undefined ? entity.name : { link: fileLink(location.path, location.line, location.column), text: entity.name };
    const counts = [figure(entity.mentions), figure(entity.articles)];
    return kind === 'person' ? [name, entity.post ?? '', ...counts] : [name, ...counts];
  });
  const header = [l10n.t('Name'), ...(kind === 'person' ? [l10n.t('Post')] : []), l10n.t('Mentions'), l10n.t('Articles')];
  return [heading(2, title), { kind: 'table', header, rows }];
}

function findings(statistics: CorpusStatistics): Block[] {
  if (statistics.findingsByRule.length === 0) return [];
  const rows = statistics.findingsByRule.map(({ rule, findings: count, articles }) => [
    `${ruleTitle(rule)} (${rule})`,
    figure(count),
    figure(articles),
  ]);
  return [heading(2, l10n.t('Findings')), { kind: 'table', header: [l10n.t('Rule'), l10n.t('Findings'), l10n.t('Articles')], rows }];
}

/** Groups of nearly equal articles that are named. */
const GROUPS_SHOWN = 20;

function repetition(snapshot: Snapshot, counting: CopyCounting): Block[] {
  const { recurringLines, groups } = snapshot.repetitions();
  if (recurringLines + groups.length === 0) return [];
  const copies = groups.reduce((sum, group) => sum + group.copies.length, 0);
  const rows = [
    [l10n.t('Lines that stand in three or more articles'), figure(recurringLines)],
    [l10n.t('Groups of nearly equal articles'), figure(groups.length)],
    [counting === 'once' ? l10n.t('Copies, which are not counted') : l10n.t('Copies, which are counted like any article'), figure(copies)],
  ];
  const table: Block = { kind: 'table', header: [l10n.t('Figure'), l10n.t('Value')], rows };
  const shown = groups.slice(0, GROUPS_SHOWN).map(({ representative, copies: others }): Inline[] => {
    const title = snapshot.article(representative)?.title ?? representative;
    return [{ link: fileLink(representative, 1), text: title }, ` ×${figure(others.length + 1)}`];
  });
  return [heading(2, l10n.t('Repetition')), table, ...(shown.length === 0 ? [] : [list(shown)])];
}

function words(statistics: CorpusStatistics): Block[] {
  const { tokens } = statistics;
  if (tokens === null)
    return [heading(2, l10n.t('Words')), paragraph({ faint: l10n.t('No words have been counted: the segmenter has not run.') })];
  const rows = tokens.topWords.map(({ word, count }) => [word, figure(count)]);
  const counted = paragraph({ faint: l10n.t('Counted in {0} of {1} articles', tokens.articles, statistics.articles) });
  return [heading(2, l10n.t('Words')), counted, { kind: 'table', header: [l10n.t('Word'), l10n.t('Count')], rows }];
}

function skipped(statistics: CorpusStatistics): Block[] {
  const reasons = Object.entries(statistics.skipped).filter(([, count]) => count > 0);
  if (reasons.length === 0) return [];
  const rows = reasons.map(([reason, count]) => [reasonText(reason), figure(count)]);
  return [heading(2, l10n.t('Files left out')), { kind: 'table', header: [l10n.t('Reason'), l10n.t('Files')], rows }];
}

function reasonText(reason: string): string {
  switch (reason) {
    case 'notChinese':
      return l10n.t('not predominantly Chinese');
    case 'empty':
      return l10n.t('empty');
    case 'binary':
      return l10n.t('no text');
    case 'unreadable':
      return l10n.t('cannot be read');
    case 'failed':
      return l10n.t('analysis failed');
    default:
      return reason;
  }
}
