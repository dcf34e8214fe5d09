/**
 * What a clean copy took out, for people: a page that one reads before one trusts the copy, and one sentence for a message.
 */
import * as l10n from '@vscode/l10n';
import type { CleanProblem, CleanSummary } from '../corpus/clean/tally.ts';
import { type Block, heading, type Inline, list, paragraph, toMarkdown } from './rich-text.ts';
import { ruleTitle } from './rule-wording.ts';
import { articlesText, figure } from './wording.ts';

/** The report as Markdown. */
export function cleanReport(source: string, folder: string, summary: CleanSummary): string {
  return `${toMarkdown([
    heading(1, l10n.t('Clean copy')),
    paragraph(l10n.t('Of {0}, in {1}. The originals were not changed.', source, folder)),
    ...(summary.complete ? [] : [paragraph({ strong: l10n.t('This run was stopped; run it again, and it goes on where it stopped.') })]),
    ...overview(summary),
    ...rules(summary),
    ...remaining(summary),
    ...problems(summary),
    ...left(summary),
    ...shortest(summary),
    heading(2, l10n.t('Where everything is')),
    list([
      [l10n.t('Each article lies where it lay in the original, in UTF-8.')],
      [
        l10n.t(
          '.yuliao/maps has a file for each article that leads from the clean text back to the original, and says what was removed by which rule.',
        ),
      ],
      [l10n.t('.yuliao/baseline.json has what remains, so that a check of the copy tells only of what comes after.')],
      [l10n.t('.yuliao/report.json is this report for programs, with every article.')],
    ]),
  ])}\n`;
}

/** One sentence: how many articles, how much was removed. */
export function cleanSentence({ complete, articles, unchanged, original, clean, problems }: CleanSummary): string {
  const removed = original - clean;
  const share = original === 0 ? '0' : ((100 * removed) / original).toFixed(1);
  const parts = [
    l10n.t('{0}: {1} characters of {2} removed ({3} %)', articlesText(articles), figure(removed), figure(original), share),
    ...(unchanged > 0 ? [l10n.t('{0} of them stood already', figure(unchanged))] : []),
    ...(problems.count > 0 ? [l10n.t('{0} could not be copied', figure(problems.count))] : []),
    ...(complete ? [] : [l10n.t('stopped before the end')]),
  ];
  return parts.join(l10n.t('; '));
}

function overview(summary: CleanSummary): Block[] {
  const rows: [string, string][] = [
    [l10n.t('Articles'), figure(summary.articles)],
    [l10n.t('Articles with nothing to clean'), figure(summary.untouched)],
    [l10n.t('Articles that stood already'), figure(summary.unchanged)],
    [l10n.t('Files that are no articles'), figure(summary.skipped)],
    [l10n.t('Copies deleted because their originals are gone'), figure(summary.gone)],
    [l10n.t('Characters of the originals'), figure(summary.original)],
    [l10n.t('Characters of the copies'), figure(summary.clean)],
  ];
  return [{ kind: 'table', header: [l10n.t('Figure'), l10n.t('Value')], rows }];
}

function rules({ rules: found }: CleanSummary): Block[] {
  if (found.length === 0) return [];
  const rows = found.map(({ rule, articles, lines, characters }) => [
    `${ruleTitle(rule)} (${rule})`,
    figure(articles),
    figure(lines),
    figure(characters),
  ]);
  return [
    heading(2, l10n.t('What was removed')),
    { kind: 'table', header: [l10n.t('Rule'), l10n.t('Articles'), l10n.t('Lines'), l10n.t('Characters')], rows },
    heading(2, l10n.t('Examples')),
    ...found.flatMap(({ rule, examples }): Block[] => [
      heading(3, ruleTitle(rule)),
      list(examples.map(({ path, text }): Inline[] => [text, ' ', { faint: path }])),
    ]),
  ];
}

function remaining({ remaining: found }: CleanSummary): Block[] {
  if (found.length === 0) return [];
  const rows = found.map(({ rule, articles, places }) => [`${ruleTitle(rule)} (${rule})`, figure(articles), figure(places)]);
  return [
    heading(2, l10n.t('What remains')),
    paragraph(
      l10n.t(
        'Lines that may belong to the story, and what a person should look at. A check of the copy is silent about them: they are in its baseline.',
      ),
    ),
    { kind: 'table', header: [l10n.t('Rule'), l10n.t('Articles'), l10n.t('Places')], rows },
  ];
}

function problems({ problems: { count, first } }: CleanSummary): Block[] {
  if (count === 0) return [];
  return [
    heading(2, l10n.t('Not copied')),
    list(first.map((problem): Inline[] => [`${problem.path}: ${cleanProblemText(problem)}`])),
    ...more(count - first.length),
  ];
}

function left({ left: { count, paths } }: CleanSummary): Block[] {
  if (count === 0) return [];
  return [
    heading(2, l10n.t('No story')),
    paragraph(l10n.t('In these no story was found. What is left of them may be content all the same.')),
    list(paths.map((path): Inline[] => [path])),
    ...more(count - paths.length),
  ];
}

function shortest({ shortest: articles }: CleanSummary): Block[] {
  if (articles.length === 0) return [];
  const rows = articles.map(({ path, original, clean }) => [path, figure(original), figure(clean)]);
  return [
    heading(2, l10n.t('The articles that lost most')),
    { kind: 'table', header: [l10n.t('Article'), l10n.t('Characters before'), l10n.t('Characters after')], rows },
  ];
}

function more(count: number): Block[] {
  return count > 0 ? [paragraph({ faint: l10n.t('{0} more', figure(count)) })] : [];
}

/** Why one file was not copied. */
export function cleanProblemText({ problem }: CleanProblem): string {
  switch (problem) {
    case 'changed':
      return l10n.t('its copy was changed by hand and is left alone; delete it to have it made again');
    case 'outside':
      return l10n.t('a link in the folder of the copy leads out of it');
    case 'tooLarge':
      return l10n.t('larger than 64 MB');
    case 'noColumn':
      return l10n.t('no column has the name that yuliao.json gives for the text');
    case 'noRecords':
      return l10n.t('no text file');
    case 'EACCES':
    case 'EPERM':
      return l10n.t('permission denied');
    default:
      return l10n.t('cannot be read ({0})', problem);
  }
}
