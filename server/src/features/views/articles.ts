/** The view of articles: by year and month of publication, by site, or those that are nearly the same beside each other. */

import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { MonthCount, SiteCount } from '../../corpus/lists/lists.ts';
import type { ArticleRecord, CopyGroup, Snapshot } from '../../corpus/snapshot.ts';
import { paragraph } from '../rich-text.ts';
import { articlesText, figure } from '../wording.ts';
import { articleItem, foundBy, itemsOf, NO_ITEMS, pageOf, type ViewItem, type ViewItems, type ViewQuestion } from './items.ts';

/** What the view has beside a snapshot. */
export interface ArticleSources {
  /** Of the corpus, canonical. */
  readonly folders: readonly string[];
  /** Articles that are nearly the same, the largest groups first: as they were found last, or by a walk over the corpus, which takes its time. */
  readonly groups: () => Promise<readonly CopyGroup[]>;
}

export async function articlesView(question: ViewQuestion, { folders, groups }: ArticleSources): Promise<ViewItems> {
  const { snapshot, order, filter, below } = question;
  const { lists } = snapshot;
  if (below === undefined) {
    if (filter !== '')
      return foundBy(
        (limit) => snapshot.searchTitles(filter, limit),
        question,
        (article) => [articleItem(article)],
      );
    if (order === 'copies') return pageOf(await groups(), question, (group) => groupItem(snapshot, group));
    if (order === 'site') return pageOf(lists.sites(folders), question, (site) => [siteItem(site, folders.length > 1)]);
    return pageOf(years(lists.months()), question, (year) => [dateItem('year', year.month, year.articles)]);
  }
  const listed = (article: ArticleRecord): ViewItem[] => [articleItem(article)];
  switch (below.is) {
    case 'year':
      // Of what has no month, and of what has no date at all, there is nothing between.
      return below.date === 0
        ? itemsOf(lists.articlesOfMonth(0, question), listed)
        : pageOf(
            lists.months().filter(({ month }) => Math.floor(month / 100) === below.date),
            question,
            ({ month, articles }) => [dateItem('month', month, articles)],
          );
    case 'month':
      return itemsOf(lists.articlesOfMonth(below.date, question), listed);
    case 'site':
      return itemsOf(lists.articlesOfSite(below.folder, below.site, question), listed);
    case 'copies': {
      const group = (await groups()).find(({ representative }) => representative === below.representative);
      return group === undefined
        ? NO_ITEMS
        : pageOf([group.representative, ...group.copies], question, (each) => copyItem(snapshot, each, group));
    }
    default:
      return NO_ITEMS;
  }
}

/** The newest first, what has no date last. */
function years(months: readonly MonthCount[]): MonthCount[] {
  const counts = new Map<number, number>();
  for (const { month, articles } of months) {
    const year = Math.floor(month / 100);
    counts.set(year, (counts.get(year) ?? 0) + articles);
  }
  return [...counts].map(([month, articles]) => ({ month, articles })).sort((a, b) => b.month - a.month);
}

function dateItem(is: 'year' | 'month', date: number, articles: number): ViewItem {
  return {
    id: `${is} ${date}`,
    label: dateText(is, date),
    description: figure(articles),
    tooltip: [paragraph(articlesText(articles))],
    icon: 'date',
    parent: { is, date },
  };
}

function dateText(is: 'year' | 'month', date: number): string {
  if (date === 0) return l10n.t('undated');
  if (is === 'year') return String(date);
  const [year, month] = [Math.floor(date / 100), date % 100];
  return month === 0 ? l10n.t('{0}, month unknown', year) : `${year}-${String(month).padStart(2, '0')}`;
}

/** @param several whether the corpus has several folders, so that one says which */
function siteItem({ folder, site, articles }: SiteCount, several: boolean): ViewItem {
  const name = path.basename(folder);
  return {
    id: `site ${folder} ${site}`,
    label: site === '' ? name : several ? `${name}/${site}` : site,
    description: figure(articles),
    tooltip: [paragraph(articlesText(articles)), paragraph({ faint: path.join(folder, site) })],
    icon: 'site',
    parent: { is: 'site', folder, site },
  };
}

/** A group whose articles are gone meanwhile has no item. */
function groupItem(snapshot: Snapshot, { representative, copies }: CopyGroup): ViewItem[] {
  const article = snapshot.article(representative);
  if (article === undefined) return [];
  const { label, tooltip = [] } = articleItem(article);
  const said = l10n.t('{0}, nearly the same', articlesText(copies.length + 1));
  return [
    {
      id: `copies ${representative}`,
      label,
      description: figure(copies.length + 1),
      tooltip: [...tooltip, paragraph(said)],
      icon: 'copies',
      parent: { is: 'copies', representative },
    },
  ];
}

function copyItem(snapshot: Snapshot, each: string, { representative }: CopyGroup): ViewItem[] {
  const article = snapshot.article(each);
  if (article === undefined) return [];
  const file = path.join(path.basename(path.dirname(each)), path.basename(each));
  return [{ ...articleItem(article, file), ...(each === representative ? {} : { alike: representative }) }];
}
