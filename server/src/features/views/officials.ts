/**
 * The view of officials: by how often articles name them, by the organisations in which they hold posts, or by their names.
 */
import * as l10n from '@vscode/l10n';
import type { CorpusLists } from '../../corpus/lists/lists.ts';
import type { Portions } from '../../corpus/surroundings.ts';
import { readingOf } from '../../text/name-reading.ts';
import { searchKeys } from '../../text/pinyin.ts';
import { paragraph } from '../rich-text.ts';
import { figure } from '../wording.ts';
import {
  dotted,
  foundBy,
  itemsOf,
  listInPortions,
  NO_ITEMS,
  pageOf,
  personItem,
  type ViewItem,
  type ViewItems,
  type ViewQuestion,
} from './items.ts';
import { organisationLabel } from './organisations.ts';
import { holderItem, personChildren } from './people.ts';

/** Under a letter with so many officials or fewer they stand themselves, else their surnames. */
const SHORT_LETTER = 100;
/** Names that begin with neither a letter nor anything that pinyin has. */
const OTHER = '#';

/** The view, where it lists officials or organisations some items at a time. */
export function* officialsInPortions(question: ViewQuestion): Portions<ViewItems> {
  const { filter, below } = question;
  const isList = filter === '' && (below === undefined || below.is === 'letter' || below.is === 'surname');
  return isList ? yield* listInPortions(question, officialsView) : officialsView(question);
}

export function officialsView(question: ViewQuestion): ViewItems {
  const { snapshot, order, filter, below } = question;
  if (below !== undefined) return childrenOf(question);
  if (filter !== '') {
    const search = (limit: number) => snapshot.search('person', filter, limit, true);
    return foundBy(search, question, (official) => [personItem(snapshot, official)]);
  }
  if (order === 'organisation') {
    return itemsOf(snapshot.lists.offices(question), ({ key, officials }) => [
      {
        id: `office ${key}`,
        label: organisationLabel(snapshot, key),
        description: figure(officials),
        tooltip: [paragraph({ strong: key }), paragraph(officialsText(officials))],
        icon: 'organisation',
        entity: { kind: 'organisation', key },
        parent: { is: 'office', key },
      },
    ]);
  }
  if (order === 'pinyin') return pageOf(letters(snapshot.lists), question, (letter) => [letterItem(letter)]);
  return itemsOf(snapshot.lists.officials(question), (official) => [personItem(snapshot, official)]);
}

function childrenOf(question: ViewQuestion): ViewItems {
  const { snapshot, below } = question;
  switch (below?.is) {
    case 'office':
      return itemsOf(snapshot.lists.holders(below.key, question), (holder) => [holderItem(snapshot, holder)]);
    case 'letter': {
      const letter = letters(snapshot.lists).find(({ name }) => name === below.letter);
      if (letter === undefined) return NO_ITEMS;
      if (letter.officials > SHORT_LETTER) return pageOf(letter.surnames, question, (each) => [surnameItem(each)]);
      const surnames = letter.surnames.map(({ surname }) => surname);
      return itemsOf(snapshot.lists.officialsOf(surnames, question), (official) => [personItem(snapshot, official)]);
    }
    case 'surname':
      return itemsOf(snapshot.lists.officialsOf([below.surname], question), (official) => [personItem(snapshot, official)]);
    default:
      return personChildren(question);
  }
}

interface Letter {
  readonly name: string;
  readonly surnames: readonly { readonly surname: string; readonly officials: number }[];
  readonly officials: number;
}

/** Surnames by the first letter of their pinyin, each letter's in the order of pinyin. */
function letters(lists: CorpusLists): Letter[] {
  const byLetter = new Map<string, { surname: string; officials: number; reading: string }[]>();
  for (const { surname, officials } of lists.surnames()) {
    const reading = searchKeys(surname).full[0] ?? '';
    const first = (reading[0] ?? '').toUpperCase();
    const letter = /^[A-Z]$/.test(first) ? first : OTHER;
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), { surname, officials, reading }]);
  }
  return [...byLetter]
    .sort(([a], [b]) => (a === OTHER ? 1 : b === OTHER ? -1 : a < b ? -1 : 1))
    .map(([name, surnames]) => ({
      name,
      surnames: surnames.sort((a, b) => (a.reading === b.reading ? b.officials - a.officials : a.reading < b.reading ? -1 : 1)),
      officials: surnames.reduce((sum, { officials }) => sum + officials, 0),
    }));
}

function letterItem({ name, officials }: Letter): ViewItem {
  return {
    id: `letter ${name}`,
    label: name,
    description: figure(officials),
    tooltip: [paragraph(officialsText(officials))],
    icon: 'letter',
    parent: { is: 'letter', letter: name },
  };
}

function surnameItem({ surname, officials }: { readonly surname: string; readonly officials: number }): ViewItem {
  const reading = readingOf(`${surname}某`)?.split(' ')[0];
  return {
    id: `surname ${surname}`,
    label: surname,
    description: dotted(reading, figure(officials)),
    tooltip: [paragraph(officialsText(officials))],
    icon: 'people',
    parent: { is: 'surname', surname },
  };
}

export function officialsText(officials: number): string {
  return officials === 1 ? l10n.t('1 official') : l10n.t('{0} officials', figure(officials));
}
