/** The view of articles: by year and month of publication, or by site. */

import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { MonthCount, SiteCount } from '../../corpus/lists/lists.ts';
import type { ArticleRecord } from '../../corpus/snapshot.ts';
import { paragraph } from '../rich-text.ts';
import { articlesText, figure } from '../wording.ts';
import { articleItem, itemsOf, NO_ITEMS, pageOf, type ViewItem, type ViewItems, type ViewQuestion } from './items.ts';

/** Articles that a filter finds. */
const FOUND = 500;

/** @param folders of the corpus, canonical */
export function articlesView(question: ViewQuestion, folders: readonly string[]): ViewItems {
  const { snapshot, order, filter, below } = question;
  const { lists } = snapshot;
  if (below === undefined) {
    if (filter !== '') return pageOf(snapshot.searchTitles(filter, FOUND), question, (article) => [articleItem(article)]);
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
