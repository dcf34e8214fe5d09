/**
 * Words that tell where the name of an organisation begins: what opens it, what it never holds, what it never begins with.
 * Data and provenance stand in server/lexicon/organs.json.
 */
import organs from '../../../lexicon/organs.json' with { type: 'json' };
import { eponymous, looseOrganHeads, organHeads, organInner, organVerbs } from './lexicon.ts';
import { reversedTrie, Trie } from './trie.ts';

/** Words that join two parts of one name. */
export const JOINERS: ReadonlySet<string> = new Set(['和', '与', '及']);
/** Single words that may stand anywhere in a name, whatever the dictionary says of them: 西北, 东. */
export const DIRECTIONS: ReadonlySet<string> = new Set(organs.directions);
/** What is counted: 三|家, 2018|年. */
export const COUNTERS: ReadonlySet<string> = new Set(organs.counters);
/** Words that may stand in a name but never begin one. */
export const NEVER_FIRST: ReadonlySet<string> = new Set(organs.never_first);
/** The levels of the state as they open a name: 省中医院, 国家体育总局. */
export const LEVELS: ReadonlySet<string> = new Set(organs.levels);
/** 我校, 我省: the organisation as its own people say it. */
export const OWN: ReadonlySet<string> = new Set(organs.own);
/** What speaks of many bodies, or of a time, and stands in no name. */
const QUANTIFIERS: ReadonlySet<string> = new Set(organs.quantifiers);
/** What a word is to the name of an organisation, a bit each; a walk over its characters tells them all at once. */
export const PART = { eponym: 1, counter: 2, joiner: 4, quantifier: 8, verb: 16, free: 32, inner: 64, own: 128 } as const;
/** The parts of names by their words, with the sum of their bits. */
export const parts = new Trie(partsByWord());

function partsByWord(): Map<string, number> {
  const bits = new Map<string, number>();
  const enter = (words: Iterable<string>, bit: number): void => {
    for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit);
  };
  enter(eponymous, PART.eponym);
  enter(COUNTERS, PART.counter);
  enter(JOINERS, PART.joiner);
  enter(QUANTIFIERS, PART.quantifier);
  enter(organVerbs, PART.verb);
  for (const words of [organHeads, looseOrganHeads, organInner, DIRECTIONS]) enter(words, PART.free);
  enter(organInner, PART.inner);
  enter(OWN, PART.own);
  return bits;
}

/** Words that end like an organisation and are none: 报告厅, 供应商处; read backwards. */
export const notOrganEnds = reversedTrie(organs.not_ends.map((word) => [word, 1]));
/** Fields of work by which a firm or a university is never known alone: 科技公司, 农业大学. */
export const bareFields: ReadonlySet<string> = new Set(organs.bare_fields);
/** Who makes up a party cell that is no one cell: 学生党支部. */
export const bareMembers: ReadonlySet<string> = new Set(organs.bare_members);

/** Units that every greater body has, known by that name alone: 某局|党组, 某银行|支行. */
export const subUnits: ReadonlySet<string> = new Set(organs.units);

/** Words of grammar that begin no name of two characters, and those that end none. */
export const GRAMMAR: ReadonlySet<string> = new Set(
  '在到对向从与和及是为把被给让于的了这那该各每某我你他她它本全第就也都又还不由并或将已曾往仅只均共再更很太最即便则却若如因所'.split(''),
);
export const GRAMMAR_LAST: ReadonlySet<string> = new Set('的了在到和与及是为把被给所个名家位等'.split(''));

const FIRM = /(?:公司|集团|企业|工厂|[^工]厂|合作社|农场|牧场|银行|支行|药房|酒店)$/;

/** Whether a name that ends there is that of a firm: its own name may be any characters at all. */
export function isFirm(text: string, end: number): boolean {
  const last = text[end - 1];
  return last !== undefined && '司团业厂社场行房店'.includes(last) && FIRM.test(text.slice(Math.max(0, end - 4), end));
}
