/**
 * How many people bear a name, roughly: 张伟 hundreds of thousands, 欧阳振华 a handful. The costs of surname and given
 * name (nats) are those by which recognition knows names, so that the number is good for an order of magnitude and for
 * no more.
 */
import eponyms from '../../../lexicon/eponyms.json' with { type: 'json' };
import givenNames from '../../../lexicon/given-names.json' with { type: 'json' };
import surnames from '../../../lexicon/surnames.json' with { type: 'json' };
import { WEIGHTS } from './weights.ts';

/** ln of the Chinese population. */
const POPULATION = Math.log(1.4e9);
/** ln of the bearers at which a name is rare, and at which it is as common as names get. */
const FEW = 4;
const MANY = 11;
/** A given name of one character has a share of its own: about one name in six has one. */
const SINGLE = Math.log(6);
/** What no list has. */
const UNSEEN = 9;

const first = costs(givenNames.first);
const second = costs(givenNames.second);
/** Leaders and others after whom institutions and theories are called: their names are theirs alone. */
const household: ReadonlySet<string> = new Set(eponyms.names);
const compound: ReadonlySet<string> = new Set(surnames.compound);

function costs(byCost: Readonly<Record<string, string>>): Map<string, number> {
  const table = new Map<string, number>();
  for (const [cost, characters] of Object.entries(byCost)) for (const character of characters) table.set(character, Number(cost));
  return table;
}

/** The prior of two appearances of this name being one person: between the weights of a common and of a rare name. */
export function priorOf(key: string): number {
  if (household.has(key)) return WEIGHTS.householdName;
  const bearers = POPULATION - costOf(key);
  const share = Math.min(1, Math.max(0, (bearers - FEW) / (MANY - FEW)));
  return WEIGHTS.rareName + share * (WEIGHTS.commonName - WEIGHTS.rareName);
}

function costOf(key: string): number {
  if (/[·.a-z]/iu.test(key)) return POPULATION - FEW;
  const surname = compound.has(key.slice(0, 2)) && key.length > 2 ? key.slice(0, 2) : key.slice(0, 1);
  const given = [...key.slice(surname.length)];
  const rank = surname.length > 1 ? 400 : surnames.single.indexOf(surname);
  // The shares of surnames after their rank, as recognition has them.
  const family = rank < 0 ? UNSEEN : -Math.log(0.075 / (1 + (rank / 6) ** 1.35));
  if (given.length === 1)
    return family + SINGLE + Math.min(first.get(given[0] as string) ?? UNSEEN, second.get(given[0] as string) ?? UNSEEN);
  return family + (first.get(given[0] ?? '') ?? UNSEEN) + (second.get(given[1] ?? '') ?? UNSEEN);
}
