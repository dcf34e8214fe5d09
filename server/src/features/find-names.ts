/**
 * Finding names and titles by what one types: Chinese, pinyin, initials. The corpus matches and ranks; this file adds
 * where each leads and a label under which the editor's own filter finds it again.
 */
import * as l10n from '@vscode/l10n';
import type { EntityKind, EntitySummary, Location, Snapshot } from '../corpus/snapshot.ts';
import { searchKeys } from '../text/pinyin.ts';
import { distinctionOf } from './hover-bearers.ts';
import { articlesText, kindText, mentionsText, shorten } from './wording.ts';

export interface NameSymbol {
  readonly kind: 'person' | 'organisation' | 'article';
  /** Contains the letters of the query in order: editors filter the answers once more by their label. */
  readonly label: string;
  /** What it is, such as a post. */
  readonly container: string;
  readonly location: Location;
}

/** A name with the place that it leads to. */
export interface FoundEntity extends EntitySummary {
  readonly location: Location;
}

const OFFICIALS_LIMIT = 60;
const ORGANISATIONS_LIMIT = 30;
const TITLES_LIMIT = 30;
/** One letter or character finds thousands: whoever has typed it types on, and need not wait for a list that nobody reads. */
const FIRST_LETTER_SHARE = 1 / 2;
const TITLE_LENGTH = 80;

/** Officials, organisations and article titles that match a query, fewer for a single letter; the empty query gives the most mentioned. */
export function workspaceSymbols(snapshot: Snapshot, query: string): NameSymbol[] {
  const typed = query.trim();
  const share = [...typed].length === 1 ? FIRST_LETTER_SHARE : 1;
  const named = (kind: 'person' | 'organisation', limit: number): NameSymbol[] =>
    findEntities(snapshot, kind, typed, limit * share, kind === 'person').map((entity) => ({
      kind,
      label: kind === 'person' ? labelOfPerson(entity.name, entity.key, typed) : labelOf(entity.name, typed),
      container:
        entity.place === undefined && entity.post === undefined
          ? `${kindText(kind)} · ${mentionsText(entity.mentions, entity.phrases)}, ${articlesText(entity.articles)}`
          : distinctionOf(entity),
      location: entity.location,
    }));
  const titles = snapshot.searchTitles(typed, TITLES_LIMIT * share).flatMap(({ title, titleLocation, published }): NameSymbol[] => {
    if (title === null || titleLocation === null) return [];
    return [
      {
        kind: 'article',
        label: labelOf(shorten(title, TITLE_LENGTH), typed),
        container: published ?? l10n.t('undated'),
        location: titleLocation,
      },
    ];
  });
  return [...named('person', OFFICIALS_LIMIT), ...named('organisation', ORGANISATIONS_LIMIT), ...titles];
}

/** Names of one kind that match a query, best first, each with the place that it leads to. */
export function findEntities(snapshot: Snapshot, kind: EntityKind, query: string, limit: number, officials = false): FoundEntity[] {
  return snapshot.search(kind, query.trim(), limit, officials).flatMap((entity) => {
    const location = snapshot.introduction(kind, entity.id);
    return location === undefined ? [] : [{ ...entity, location }];
  });
}

/** The name or the title, and after it the query, where it does not contain it: how all of it is read is of no use to anybody. */
function labelOf(name: string, query: string): string {
  return isSubsequence(query, name) ? name : `${name} (${query})`;
}

/** The name, and after it the form under which the query found it. */
function labelOfPerson(name: string, key: string, query: string): string {
  if (isSubsequence(query, name)) return name;
  const { full, initials } = searchKeys(name);
  const form = [key, ...initials, ...full].find((candidate) => isSubsequence(query, candidate)) ?? query;
  return `${name} (${form})`;
}

function isSubsequence(query: string, text: string): boolean {
  const wanted = query.toLowerCase().replace(/\s+/gu, '');
  const lower = text.toLowerCase();
  let at = 0;
  for (const character of wanted) {
    at = lower.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
