/** Who or what is meant by a name in a query, as the corpus knows it: what a hover tells beside the query's words. */
import * as l10n from '@vscode/l10n';
import type { EntityKind, OfficialRecord, Snapshot } from '../corpus/snapshot.ts';
import type { Pattern, TokenTest } from '../query/cql/syntax.ts';
import { foldKey } from '../text/folding.ts';
import { distinctionOf } from './hover-bearers.ts';
import { partialNote } from './hover-person.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { articlesText, mentionsText, roleText } from './wording.ts';

/** A hover is read at a glance. */
const NAMES_SHOWN = 4;
const PEOPLE_SHOWN = 6;

interface Name {
  readonly kind: EntityKind;
  readonly key: string;
}

/** What the corpus knows of the names that a part of a query asks for; nothing where it asks for none. */
export function queryNameBlocks(snapshot: Snapshot, part: Pattern): Block[] {
  const names = new Map(namesOf(part).map((name) => [`${name.kind} ${name.key}`, name]));
  const blocks = [...names.values()].slice(0, NAMES_SHOWN).flatMap((name) => blocksOf(snapshot, name));
  return blocks.length === 0 ? [] : [...blocks, ...partialNote(snapshot)];
}

function namesOf(part: Pattern): readonly Name[] {
  if (part.kind === 'token') return part.test === undefined ? [] : namesOfTest(part.test);
  if (part.kind !== 'structure' && part.kind !== 'boundary') return [];
  const { structure } = part;
  const kind = structure === 'statement' ? 'person' : structure;
  if (kind !== 'person' && kind !== 'organisation' && kind !== 'place') return [];
  return part.conditions.flatMap(({ name, value }) =>
    value.literal !== undefined && name === (structure === 'statement' ? 'speaker' : 'name') ? [{ kind, key: foldKey(value.literal) }] : [],
  );
}

function namesOfTest(test: TokenTest): readonly Name[] {
  if (test.kind === 'not') return namesOfTest(test.item);
  if (test.kind !== 'attribute') return test.items.flatMap(namesOfTest);
  const { name, value } = test;
  if (value.literal === undefined || (name !== 'person' && name !== 'organisation' && name !== 'place')) return [];
  return [{ kind: name, key: foldKey(value.literal) }];
}

function blocksOf(snapshot: Snapshot, { kind, key }: Name): Block[] {
  const people = kind === 'person' ? (snapshot.bearers(key)?.people ?? []) : [];
  if (people.length > 1) {
    const shown = people.toSorted((a, b) => b.articles - a.articles).slice(0, PEOPLE_SHOWN);
    const more = people.length - shown.length;
    return [
      paragraph({ strong: key }, ` · ${l10n.t('{0} people of this name', people.length)}`),
      list(
        shown
          .flatMap(({ id }) => snapshot.bearer(id) ?? [])
          .map((bearer) => [...introduced(bearer), ` · ${articlesText(bearer.articles)}`]),
      ),
      ...(more > 0 ? [paragraph({ faint: l10n.t('and {0} more of this name', more) })] : []),
    ];
  }
  const known = kind === 'person' ? snapshot.official(people[0]?.id ?? key) : snapshot.entity(kind, key);
  if (known === undefined) return [paragraph({ strong: key }, ' · ', { faint: l10n.t('not named in the corpus') })];
  const what =
    kind === 'person'
      ? known.role === undefined
        ? []
        : [roleText(known.role)]
      : [kind === 'place' ? l10n.t('place') : l10n.t('organisation')];
  return [
    paragraph({ strong: known.name }, what.map((each) => ` · ${each}`).join('')),
    ...('introduction' in known && known.post !== undefined ? [paragraph(...introduced(known as OfficialRecord))] : []),
    paragraph({ faint: l10n.t('In the corpus') }, ` · ${mentionsText(known.mentions, known.phrases)} · ${articlesText(known.articles)}`),
  ];
}

/** What tells a person from others, which leads to where that is said. */
function introduced(person: OfficialRecord): Inline[] {
  const { path, line, column } = person.introduction;
  return [{ link: fileLink(path, line, column), text: distinctionOf(person) }];
}
