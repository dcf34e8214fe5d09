/**
 * Villages, towns and neighbourhoods (伊里村, 太德乡, 城关镇): too many for a list, so they are known by their last character,
 * by what stands before them, and by not being common words (农村, 贫困村).
 */
import lexicon from '../../lexicon/place-words.json' with { type: 'json' };
import { isHan } from '../text/script.ts';
import { classOf, costOf, dictionary } from './people/lexicon.ts';
import { wordCost } from './people/word-cost.ts';

const SUFFIXES = ['自然村', '街道', '社区', '苏木', '村', '镇', '乡', '屯'];
/** The code units that a settlement's name ends with. */
export const settlementEnds: ReadonlySet<number> = new Set(SUFFIXES.map((suffix) => suffix.charCodeAt(suffix.length - 1)));
const GENERIC: ReadonlySet<string> = new Set(lexicon.generic);
/** Longest name before the suffix, in characters. */
const LONGEST = 4;
/** After these a place begins. */
const LEADS = /(?:在|到|赴|往|向|从|由|至|来自|走进|深入|走访|位于|来到|前往|抵达|进入|以及|和|与|及|为|是|但|且)$/u;
/** Inside a settlement's name these do not stand. */
const FOREIGN = /[的了我你他们各每该某这那个等把被将给让驻赴走村镇或位聘]|[千万百两数]$/u;
/** These seldom do, unless the place before leaves no doubt: 太和镇, 对河村. */
const DOUBTFUL = /[在是和与及要从对所有就到至向于但且]/u;
/** What goes on like this is no village: 村民, 镇长, 乡村, 社区卫生. */
const GOES_ON = /^[民长官庄委级镇村里口化干子医校务风志间落定静痛压守串]/u;
/** A word of this cost is so rare (one in 160,000) that a village may be named by it: 天星, 战旗. */
const RARE = 12;
/** What ends so speaks of villages and towns at large. */
const COMMON_END = /(?:乡村|城乡|乡镇|城镇|农村)$/u;
/** A name that no dictionary has weighs so much in nats; where words are cheaper (上|网格化|社区) there is no name. */
const NAME_COST = 20;
/** Counted and named by number only: 三个村, 12村. */
const COUNTED = /^[一二三四五六七八九十百千数多几余半两\d]+$/u;

/**
 * The start of the settlement whose name ends at `end`, or −1.
 * @param line folded text; @param least nothing before this offset counts
 * @param adjoining whether a place that is known ends at an offset: then the name begins there
 */
export function settlementStart(text: string, end: number, least: number, adjoining: (offset: number) => boolean): number {
  if (!settlementEnds.has(text.charCodeAt(end - 1)) || GOES_ON.test(text.slice(end, end + 1))) return -1;
  const suffix = SUFFIXES.find((candidate) => text.startsWith(candidate, end - candidate.length));
  if (suffix === undefined) return -1;
  const stem = end - suffix.length;
  let run = stem;
  while (run > least && stem - run < LONGEST + 2 && isHan(text.charCodeAt(run - 1))) run--;
  for (let start = stem - 1; start >= run && stem - start <= LONGEST; start--) {
    const after = adjoining(start);
    const opens = after || start === least || opensName(text, start, least);
    if (opens && isName(text.slice(start, stem), text.slice(start, end), after) && (after || !cutsWord(text, run, start, end)))
      return start;
  }
  return -1;
}

/** Whether a name may begin here: after punctuation, a preposition or a common word (助力|古路村), not after a number (5575万|农村). */
function opensName(text: string, start: number, least: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (!isHan(before)) return !(before >= 0x30 && before <= 0x39);
  if (LEADS.test(text.slice(Math.max(least, start - 2), start))) return true;
  const word = start - 2 >= least ? dictionary.get(text, start - 2, start) : 0;
  return word > 0 && 'nv'.includes(classOf(word)) && costOf(word) < RARE;
}

/** @param placed whether the place that holds it stands directly before: then even a common word is a name (红旗村) */
function isName(stem: string, whole: string, placed: boolean): boolean {
  // A 古镇 is a sight, whatever stands before.
  if (stem.length > 1 && stem.endsWith('古') && whole.endsWith('镇')) return false;
  if (GENERIC.has(stem) || FOREIGN.test(stem) || COUNTED.test(stem)) return false;
  const known = dictionary.get(whole);
  if (known > 0 && classOf(known) !== 's') return false;
  if (COMMON_END.test(whole) || (stem.length > 1 && dictionary.get(whole, whole.length - 2) > 0 && suffixed(stem))) return false;
  if (placed) return true;
  if (DOUBTFUL.test(stem) || stem.length < 2 || GENERIC.has(stem.slice(-2))) return false;
  // 助力古路: two words, of which only the second may name a village.
  if (stem.length > 2 && isWord(stem.slice(0, 2)) && (stem.length === LONGEST || classOf(dictionary.get(stem, 0, 2)) === 'v')) return false;
  return !isWord(stem);
}

/** Whether the dictionary knows it as something else than a place, and not as a rare word. */
function isWord(text: string): boolean {
  const word = dictionary.get(text);
  return word > 0 && classOf(word) !== 's' && costOf(word) < RARE;
}

/** Whether words that the dictionary knows are likelier than a name between `start` and `end`. */
function cutsWord(text: string, from: number, start: number, end: number): boolean {
  const stem = dictionary.get(text, start, end - 1);
  if (stem > 0 && classOf(stem) === 's') return false;
  return wordCost(text, from, start) + NAME_COST > wordCost(text, from, end);
}

/** Whether what stands before 乡村, 集镇 … is a word of its own (加强|乡村, 进|乡村), and not the first half of a name (黄|集镇). */
function suffixed(stem: string): boolean {
  const before = stem.slice(0, -1);
  const word = dictionary.get(before);
  return before.length > 1 || (word > 0 && 'vf'.includes(classOf(word)));
}
