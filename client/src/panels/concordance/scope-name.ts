/** What people call the part of the corpus in which a query looks: folders and articles by their last names, times as short as can be. */
import type { Asked } from './messages.ts';

/** @param withHits a template for articles with hits of another query @returns "" for the whole corpus */
export function scopeName({ scope = {}, within }: Pick<Asked, 'scope' | 'within'>, withHits: string): string {
  const { folders = [], articles = [], from, until } = scope;
  const parts = [
    [...folders, ...articles].map(lastName).join(', '),
    from === undefined && until === undefined ? '' : timeName(from, until),
    within === undefined ? '' : withHits.replace('{0}', () => within.query.replace(/\s+/gu, ' ')),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function lastName(uri: string): string {
  const name = uri.split('/').findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A whole year or month is called by its name. Days are ISO dates, both inclusive. */
function timeName(from: string | undefined, until: string | undefined): string {
  if (from === undefined || until === undefined) return `${from ?? ''} … ${until ?? ''}`.trim();
  if (from === until) return from;
  const [year, month] = from.split('-').map(Number) as [number, number];
  if (from.endsWith('-01-01') && until === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  const last = String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
  if (from.endsWith('-01') && until === `${from.slice(0, 7)}-${last}`) return from.slice(0, 7);
  return `${from} … ${until}`;
}
