/**
 * The lexicons as recognition looks them up: words with cost and class, surnames and given names with cost, posts, verbs,
 * the ends of organisation names. Costs are in nats (-ln of a probability); data and provenance stand in server/lexicon.
 */
import eponymList from '../../../lexicon/eponyms.json' with { type: 'json' };
import ethnicNames from '../../../lexicon/ethnic-names.json' with { type: 'json' };
import givenNames from '../../../lexicon/given-names.json' with { type: 'json' };
import organs from '../../../lexicon/organs.json' with { type: 'json' };
import posts from '../../../lexicon/posts.json' with { type: 'json' };
import speech from '../../../lexicon/speech-verbs.json' with { type: 'json' };
import surnames from '../../../lexicon/surnames.json' with { type: 'json' };
import transliteration from '../../../lexicon/transliteration.json' with { type: 'json' };
import wordNameList from '../../../lexicon/word-names.json' with { type: 'json' };
import { characterClass } from './characters.ts';
import { dictionary } from './dictionary.ts';
import { reversedTrie, Trie } from './trie.ts';

export { classOf, costOf, levelBefore, levelBehind, type WordClass } from './word-values.ts';
export { dictionary };

/** Kinds of post: which role it speaks for. */
export const OFFICIAL = 1;
export const OTHER = 2;
export const JOURNALIST = 3;

const UNITS = 65536;

function costTable(byCost: Readonly<Record<string, string>>): Float32Array {
  const table = new Float32Array(UNITS).fill(Number.POSITIVE_INFINITY);
  for (const [cost, characters] of Object.entries(byCost)) {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = Number(cost);
  }
  return table;
}

/** What a surname that is a common function word costs more. */
const DOUBTFUL = 3;

/**
 * Share of the surname of a rank, fitted by eye to the published household figures: rank 1–3 seven per cent, rank 10 two
 * and a half, rank 50 a half, rank 100 a sixth, rank 200 a twentieth of a hundredth.
 */
function surnameTable(): Float32Array {
  const table = new Float32Array(UNITS).fill(Number.POSITIVE_INFINITY);
  for (let rank = 0; rank < surnames.single.length; rank++) {
    table[surnames.single.charCodeAt(rank)] = -Math.log(0.075 / (1 + (rank / 6) ** 1.35));
  }
  for (let i = 0; i < surnames.doubtful.length; i++) {
    const unit = surnames.doubtful.charCodeAt(i);
    table[unit] = (table[unit] as number) + DOUBTFUL;
  }
  return table;
}

/** Cost of a code unit as a surname; infinite where it is none. */
export const surnameCost = surnameTable();
/** Surnames that are common function words: 和, 向, 由. */
export const DOUBTFUL_SURNAME = characterClass(surnames.doubtful);
/** Surnames that hardly one in a hundred thousand bears, most of them common in words: only where context asks for a name. */
export const RARE_SURNAME = characterClass(surnames.rare);
export const RARE_SURNAME_COST = 11;
/** Words that people are called by: 江河, 宋词. */
export const wordNames = new Trie(wordNameList.words.map((word) => [word, 1]));
/** Surnames of two and three characters. */
export const compoundSurnames = new Trie(surnames.compound.map((surname) => [surname, 1]));
/** A character that was never seen in a given name, and one that hardly anything but names is written with: 楗, 垚. */
const UNSEEN_GIVEN = 12;
const RARE_GIVEN = 10.5;

/** What a character costs more in a place of the name where it was never seen, and it was in another. */
const OTHER_PLACE = 2.5;

function givenTables(byPlace: readonly Readonly<Record<string, string>>[]): Float32Array[] {
  const unseen = new Float32Array(UNITS).fill(RARE_GIVEN);
  for (const unit of dictionary.firstUnits()) if (dictionary.value(dictionary.step(0, unit)) > 0) unseen[unit] = UNSEEN_GIVEN;
  const seen = byPlace.map(costTable);
  const everywhere = byPlace.flatMap((byCost) => Object.values(byCost)).join('');
  return seen.map((own) => {
    const table = unseen.slice();
    for (let i = 0; i < everywhere.length; i++) {
      const unit = everywhere.charCodeAt(i);
      let elsewhere = Number.POSITIVE_INFINITY;
      for (const other of seen) elsewhere = Math.min(elsewhere, other[unit] as number);
      table[unit] = Math.min(own[unit] as number, elsewhere + OTHER_PLACE, unseen[unit] as number);
    }
    return table;
  });
}

/** Cost of a code unit as first, as second and as only character of a given name. */
export const [firstGivenCost, secondGivenCost, singleGivenCost] = givenTables([givenNames.first, givenNames.second, givenNames.single]) as [
  Float32Array,
  Float32Array,
  Float32Array,
];

function unitSet(characters: string): Uint8Array {
  const set = new Uint8Array(UNITS);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}

/** Characters that write foreign sounds. */
export const transliterates = unitSet(transliteration.characters);
/** What begins most names: a surname, or a character that writes foreign sounds. */
export const NAME_FIRST = characterClass(surnames.single, transliteration.characters);

/** Parts that Tibetan, Mongolian, Uyghur, Kazakh and Yi names are made of. */
export const nameParts = new Trie(
  [ethnicNames.tibetan, ethnicNames.mongolian, ethnicNames.turkic, ethnicNames.yi].flat().map((part) => [part, 1] as const),
);
/** What may end such a name and is no part by itself: 格日勒|图. */
export const namePartEnds = new Trie(ethnicNames.ends.map((end) => [end, 1]));

const kindsOfPost: ReadonlyMap<string, number> = new Map([
  ...posts.other.map((post) => [post, OTHER] as const),
  ...posts.journalist.map((post) => [post, JOURNALIST] as const),
  ...posts.official.map((post) => [post, OFFICIAL] as const),
]);

/** Fields of party work that stand before 部长 and 委员 and nowhere else in a post: 宣传部长. */
export const partyFields: ReadonlySet<string> = new Set(posts.party);

/** Posts read forwards and backwards, with their kind. */
export const postsForward = new Trie(kindsOfPost);
export const postsBackward = reversedTrie(kindsOfPost);
export const POST_FIRST = characterClass(postsForward);
export const POST_LAST = characterClass(postsBackward);
/** Posts that name a group as often as one person: 负责人, 代表, 学生. */
export const groupPosts = new Trie(posts.groups.map((post) => [post, 1]));
/** Credits that name the work and not who did it. */
export const creditWorks: ReadonlySet<string> = new Set(posts.works);
/** Titles that follow a full name: 赵青山教授. */
export const titlesAfter: ReadonlySet<string> = new Set(posts.titles);
/** Forms of address that follow a surname alone: 大姐, 女士. */
export const formsOfAddress = new Trie(posts.address.map((word) => [word, 1]));
/** What may stand between the organisation and the head of a post: 副, 代, 常务, 党委 … */
export const postPrefixes = reversedTrie(posts.prefixes.map((prefix) => [prefix, 1]));
/** Prefixes that are bodies: after an organisation they belong to it (数学学院党委+书记), alone to the post (党委书记). */
export const bodyPrefixes: ReadonlySet<string> = new Set(posts.bare);

/** Values of `verbs`. */
export const SPEECH = 1;
export const ACTION = 2;
/** What a person does in the news, directly after the name. */
export const verbs = new Trie([
  ...speech.action.map((verb) => [verb, ACTION] as const),
  ...speech.speech.map((verb) => [verb, SPEECH] as const),
]);

/** Values of `namingPhrases`: a phrase that speaks of the leader, and a theory called after one, which makes nobody a person. */
const PHRASE = 1;
export const THEORY = 2;
/** Fixed phrases that begin with a leader's name. */
export const namingPhrases = new Trie([
  ...eponymList.phrases.map((phrase) => [phrase, PHRASE] as const),
  ...eponymList.theories.map((phrase) => [phrase, THEORY] as const),
]);
/** Persons after whom institutions are named. */
export const eponymous: ReadonlySet<string> = new Set(eponymList.names);
export const eponyms = new Trie(eponymList.names.map((name) => [name, 1]));
export const EPONYM_FIRST = characterClass(eponyms);

/** Ends of organisation names, read backwards. */
export const organEnds = reversedTrie(organs.suffixes.map((suffix) => [suffix, 1]));
export const ORGAN_END_LAST = characterClass(organEnds);
/** What makes a firm, a house or a product of the words before it: 金凤城餐厅. */
export const premises = new Trie(organs.premises.map((word) => [word, 1]));
/** Characters that end an organisation's name as a word of their own. */
export const organHeads: ReadonlySet<string> = new Set(organs.heads);
/** The like that are common words too: only where the name ends for sure. */
export const looseOrganHeads: ReadonlySet<string> = new Set(organs.loose_heads);
/** Words that stand in names and name nobody by themselves: 世界一流大学, 服务中心. */
export const genericWords: ReadonlySet<string> = new Set(organs.generic);
/** Words that 和 joins to the one before inside a name: 发展和改革委员会. */
export const organJoined: ReadonlySet<string> = new Set(organs.joined);
const organFields = [...organs.fields, ...organs.joined, ...organs.inner].map((field) => [field, 1] as const);
/** Fields of work that bodies are called after, forwards and backwards: 教育|和|体育. */
export const fieldsForward = new Trie(organFields);
export const fieldsBackward = reversedTrie(organFields);
/** Organisations that need nothing before them, read backwards. */
export const wholeOrgans = reversedTrie(organs.whole.map((name) => [name, 1]));
/** Code units that end an organisation of any kind: nine words in ten are dismissed by their last character. */
export const organLast = unitSet(
  [...organs.suffixes, ...organs.whole, ...organs.heads, ...organs.loose_heads, '局', '厅'].map((end) => end.at(-1)).join(''),
);
/** Verbs that an organisation's name may hold. */
export const organInner: ReadonlySet<string> = new Set(organs.inner);
/** Verbs of news that govern an organisation and are never part of its name. */
export const organVerbs: ReadonlySet<string> = new Set(
  [...organs.verbs, ...speech.speech, ...speech.action].filter((verb) => !organInner.has(verb)),
);
/** Words before an organisation that are no part of it. */
export const organLeads: ReadonlySet<string> = new Set(organs.leads);
