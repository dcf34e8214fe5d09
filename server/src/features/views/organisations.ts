/**
 * The view of organisations: by the divisions after which they are called, each with its parts and with who holds posts in it; or all
 * by how often articles name them.
 */
import * as l10n from '@vscode/l10n';
import { divisionChain } from '../../article/divisions.ts';
import { canonicalOrganisation } from '../../article/organisation-names.ts';
import type { ListedOrganisation } from '../../corpus/lists/lists.ts';
import type { Snapshot } from '../../corpus/snapshot.ts';
import type { Portions } from '../../corpus/surroundings.ts';
import { foldKey } from '../../text/folding.ts';
import { paragraph } from '../rich-text.ts';
import { articlesText, figure, mentionsText } from '../wording.ts';
import { dotted, foundBy, itemsOf, listInPortions, pageOf, type ViewItem, type ViewItems, type ViewQuestion } from './items.ts';
import { articlesItem, holderItem, personChildren } from './people.ts';

/** The view, where it lists organisations some items at a time. */
export function* organisationsInPortions(question: ViewQuestion): Portions<ViewItems> {
  const { snapshot, order, filter, below } = question;
  if (below === undefined ? filter === '' && order !== 'frequency' : below.is === 'division')
    yield* snapshot.lists.prepareOrganisations(below?.is === 'division' ? below.code : undefined);
  const isList = below === undefined ? filter === '' : below.is !== 'organisation' && below.is !== 'person' && below.is !== 'articlesOf';
  return isList ? yield* listInPortions(question, organisationsView) : organisationsView(question);
}

export function organisationsView(question: ViewQuestion): ViewItems {
  const { snapshot, order, filter, below } = question;
  const { lists } = snapshot;
  if (below === undefined) {
    if (filter !== '') {
      const search = (limit: number) => snapshot.search('organisation', filter, limit);
      // Whether there is anything below is seen when they are opened.
      return foundBy(search, question, (each) => [organisationItem(snapshot, { ...each, parts: true, held: true })]);
    }
    if (order === 'frequency') return itemsOf(lists.organisations({ all: true }, question), (each) => [organisationItem(snapshot, each)]);
    const divisions = lists.divisions().map((code) => divisionItem(snapshot, code));
    const elsewhere = lists.organisations({ elsewhere: true }, { from: 0, count: 1 }).items.length > 0 ? [ELSEWHERE()] : [];
    return pageOf([...elsewhere, ...divisions], question, (item) => [item]);
  }
  switch (below.is) {
    case 'elsewhere':
      return itemsOf(lists.organisations({ elsewhere: true }, question), (each) => [organisationItem(snapshot, each)]);
    case 'division':
      return ofDivision(below.code, question);
    case 'partsOf':
      return itemsOf(lists.organisations({ organisation: below.key }, question), (each) => [organisationItem(snapshot, each)]);
    case 'organisation':
      return ofOrganisation(below.key, question);
    default:
      return personChildren(question);
  }
}

/** The divisions within come first, then its own organisations, the most mentioned first. */
function ofDivision(code: string, { snapshot, from, count }: ViewQuestion): ViewItems {
  const divisions = snapshot.lists.divisions(code);
  const shown = divisions.slice(from, from + count).map((each) => divisionItem(snapshot, each));
  const page = { from: Math.max(0, from - divisions.length), count: count - shown.length };
  const { items, total, more } = snapshot.lists.organisations({ division: code }, page);
  return {
    items: [...shown, ...items.map((each) => organisationItem(snapshot, each))],
    more,
    total: total === undefined ? undefined : total + divisions.length,
  };
}

/** Its parts as one item, then who holds posts in it, then its articles as one item. */
function ofOrganisation(key: string, { snapshot, from, count }: ViewQuestion): ViewItems {
  const parts = snapshot.lists.organisations({ organisation: key }, { from: 0, count: 0 }).total ?? 0;
  const first: ViewItem[] = [
    ...(parts > 0 ? [partsItem(key, parts)] : []),
    ...articlesItem('organisation', key, snapshot.entity('organisation', key)?.articles ?? 0),
  ];
  const shown = first.slice(from, from + count);
  const page = { from: Math.max(0, from - first.length), count: count - shown.length };
  const { items, total = 0, more } = snapshot.lists.holders(key, page);
  return { items: [...shown, ...items.map((each) => holderItem(snapshot, each))], more, total: total + first.length };
}

function partsItem(key: string, parts: number): ViewItem {
  return {
    id: `parts ${key}`,
    label: l10n.t('Parts of it'),
    description: figure(parts),
    icon: 'organisation',
    parent: { is: 'partsOf', key },
  };
}

const ELSEWHERE = (): ViewItem => ({
  id: 'elsewhere',
  label: l10n.t('National, and of no place'),
  tooltip: [paragraph(l10n.t('Organisations whose names begin with no province, city or county.'))],
  icon: 'division',
  parent: { is: 'elsewhere' },
});

function divisionItem(snapshot: Snapshot, code: string): ViewItem {
  const chain = divisionChain(code);
  const name = chain[0]?.name ?? code;
  const named = snapshot.entity('place', name);
  return {
    id: `division ${code}`,
    label: name,
    tooltip: [
      paragraph({
        strong: chain
          .map((each) => each.name)
          .reverse()
          .join(' › '),
      }),
    ],
    icon: 'division',
    ...(named === undefined ? {} : { entity: { kind: 'place' as const, key: named.key } }),
    parent: { is: 'division', code },
  };
}

export function organisationItem(snapshot: Snapshot, organisation: ListedOrganisation): ViewItem {
  const { key, mentions, articles, parts, held } = organisation;
  const location = snapshot.introduction('organisation', key);
  const label = fullName(organisation.name, key);
  return {
    id: `organisation ${key}`,
    label,
    description: figure(mentions),
    tooltip: [
      paragraph({ strong: label }),
      ...(label === key ? [] : [paragraph(key)]),
      paragraph(dotted(mentionsText(mentions), articlesText(articles))),
    ],
    icon: 'organisation',
    ...(location === undefined ? {} : { location }),
    entity: { kind: 'organisation', key },
    ...(parts || held || articles > 0 ? { parent: { is: 'organisation' as const, key } } : {}),
  };
}

/** An organisation by its key alone. */
export function organisationLabel(snapshot: Snapshot, key: string): string {
  const name = snapshot.entity('organisation', key)?.name;
  return name === undefined ? key : fullName(name, key);
}

/** As most articles write it, unless that says less: 省委 for 河南省委. */
function fullName(name: string, key: string): string {
  return canonicalOrganisation(foldKey(name)) === key ? name : key;
}
