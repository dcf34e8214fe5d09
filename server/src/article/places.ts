/**
 * Places with their administrative division: divisions of China by their full names and, where that is safe, by their short
 * ones, settlements, and foreign states. A name of several divisions gets one from the other places of the article, or none.
 */
import lexicon from '../../lexicon/place-words.json' with { type: 'json' };
import { clean, keyAt, toFolded } from '../text/folding.ts';
import { isHan } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { isDistrict, levelOf, liesIn } from './divisions.ts';
import type { Mention, Place, Zone } from './facts.ts';
import type { Observer } from './observer.ts';
import { classOf, costOf, dictionary } from './people/lexicon.ts';
import { Trie } from './people/trie.ts';
import { wordCost } from './people/word-cost.ts';
import { type Meaning, meanings } from './place-meanings.ts';
import { mentionAt, type Reading } from './reading.ts';
import { settlementEnds, settlementStart } from './settlements.ts';
import type { DivisionRule, PlaceRefusal } from './thing-decisions.ts';

/** A place in the folded text. */
interface Candidate extends Span {
  readonly meaning: Meaning | null;
  /** Inside a person's or organisation's name: evidence, but no mention. */
  readonly hidden: boolean;
  /** The candidate that ends where this one starts. */
  readonly before: Candidate | null;
}

/** A place weighs like a word of this cost (in nats, one word in 60,000) against the words that it would cut. */
const PLACE_COST = 11;
/** A word of at least this cost is so rare that a county of the same name is meant where the article names it in full. */
const RARE = 11;
/** How far the words around a place are looked at to see whether it cuts one. */
const SURROUNDINGS = 6;
const COMMON: ReadonlySet<string> = new Set(lexicon.common);
/** What makes the name of something else of a place: 平顶山日报, 北京路, 四川大学. */
const GOES_ON =
  /^(?:[市县省区]?委(?![托派])|长(?![期远大江])|(?:日|晚|早|时|商|都市|青年)报|新闻网|网|在线|卫视|电视台|广播|证券|航空(?!港)|海事|植物园|动物园|烈士陵园|国际机场|铁路|高速|啤酒|火锅|汽车(?!站)|大学|学院|医院|银行|机场|火车站|高铁站|大道|[东南西北中]?[路街](?!线)|话|菜(?![农地园品场价])|烤鸭|拉面|时间(?!内)|奥运|草(?![原地场案]))/u;

const trie = new Trie(meanings.map(({ name }, index) => [name, index + 1]));
/** Whether a place may begin, or a settlement end, with a code unit: of most characters nothing more need be asked. */
const BEGINS = 1;
const ENDS = 2;
/** Whether it may be the second of a place. */
const SECOND = 4;
const telling = new Uint8Array(0x10000);
for (const { name } of meanings) {
  telling[name.charCodeAt(0)] = (telling[name.charCodeAt(0)] as number) | BEGINS;
  telling[name.charCodeAt(1)] = (telling[name.charCodeAt(1)] as number) | SECOND;
}
for (const unit of settlementEnds) telling[unit] = (telling[unit] as number) | ENDS;

/**
 * Recognises places.
 * @param occupied raw spans of people and organisations: a place inside a longer name is no mention of the place
 */
export function findPlaces(reading: Reading, zones: readonly Zone[], occupied: readonly Span[]): Place[] {
  const { observer } = reading;
  const candidates = findCandidates(reading, occupied);
  const evidence = unambiguous(candidates);
  const found = new Map<string, { name: string; divisions: Set<string>; mentions: Mention[] }>();
  for (const candidate of candidates) {
    if (candidate.hidden && observer === undefined) continue;
    const { division, rule } = divisionOf(candidate, evidence);
    observer?.tell({
      kind: 'place',
      start: candidate.start,
      end: candidate.end,
      rule,
      hidden: candidate.hidden,
      full: candidate.meaning?.full ?? false,
      codes: candidate.meaning?.codes ?? [],
      division,
      before: candidate.before === null ? null : { start: candidate.before.start, end: candidate.before.end },
    });
    if (candidate.hidden || division === undefined) continue;
    const key = keyAt(reading.folding, candidate.start, candidate.end);
    let place = found.get(key);
    if (place === undefined) {
      place = { name: clean(reading.folding, candidate.start, candidate.end), divisions: new Set(), mentions: [] };
      found.set(key, place);
    }
    if (division !== null) place.divisions.add(division);
    place.mentions.push(mentionAt(reading, zones, candidate.start, candidate.end));
  }
  // What stands only around the story is no place of the article.
  const named = [...found].filter(([, { mentions }]) => mentions.some(({ zone }) => zone !== 'boilerplate'));
  return named.map(([key, { name, divisions, mentions }]) => {
    const [division, ...others] = divisions;
    return { name, key, ...(division !== undefined && others.length === 0 ? { division } : {}), mentions };
  });
}

function findCandidates(reading: Reading, occupied: readonly Span[]): Candidate[] {
  const { folding, observer, units } = reading;
  const { text } = folding;
  const names = occupied
    .map(({ start, end }) => ({ start: toFolded(folding, start), end: toFolded(folding, end) }))
    .sort((a, b) => a.start - b.start);
  const candidates: Candidate[] = [];
  let next = 0;
  for (const line of reading.lines) {
    const refuse = observer?.line === line.line ? refusalTo(observer) : null;
    let least = line.start;
    for (let i = line.start; i < line.end; i++) {
      const tells = telling[units[i] as number] as number;
      if (tells === 0) continue;
      const begins = (tells & BEGINS) !== 0 && i + 1 < line.end && ((telling[units[i + 1] as number] as number) & SECOND) !== 0;
      if (!begins && (tells & ENDS) === 0) continue;
      while (next < names.length && (names[next] as Span).end <= i) next++;
      const last = candidates.at(-1) ?? null;
      const name = names[next];
      const named = name !== undefined && name.start <= i ? name.end : (names[next - 1]?.end ?? 0);
      const candidate =
        ((tells & ENDS) !== 0 ? settlementAt(text, i + 1, least, named, last) : null) ??
        (begins && i >= least ? divisionAt(text, i, line.start, line.end, adjoining(last, i), refuse) : null);
      if (candidate === null) continue;
      if (last !== null && last.start >= candidate.start) candidates.pop();
      const hidden = name !== undefined && name.start < candidate.end;
      candidates.push(hidden ? { ...candidate, hidden } : candidate);
      least = candidate.end;
      i = candidate.end - 1;
    }
  }
  return candidates;
}

/**
 * The settlement whose name ends at `end`. It may begin with the short name of some division: 红旗 in 红旗村.
 * @param named end of the person's or organisation's name that covers or precedes the offset
 */
function settlementAt(text: string, end: number, least: number, named: number, last: Candidate | null): Candidate | null {
  // 江口|回族|镇: the people's name stands between.
  const reach = text[end - 2] === '族' ? MOST_PEOPLE : 0;
  const isPart = last?.meaning != null && last.end >= end - 1 - reach && !(last.meaning.full && WITH_LEVEL.test(last.meaning.name));
  const holder = isPart ? last.before : last;
  const start = settlementStart(
    text,
    end,
    Math.max(isPart ? last.start : least, named),
    (offset) => offset === holder?.end || offset === last?.end,
  );
  return start < 0 ? null : { start, end, meaning: null, hidden: false, before: adjoining(holder, start) };
}

/** Longest name of a people in the name of a town, in characters. */
const MOST_PEOPLE = 3;
/** What says its own level; 九龙 does not, and 九龙村 is a village. */
const WITH_LEVEL = /[省市县区州盟旗]$/u;

type Refuse = (start: number, end: number, why: PlaceRefusal['why']) => void;

const refusalTo =
  (observer: Observer): Refuse =>
  (start, end, why) =>
    observer.tell({ kind: 'placeRefusal', start, end, why });

function adjoining(last: Candidate | null, start: number): Candidate | null {
  return last !== null && last.end === start ? last : null;
}

/** The longest division or state at an offset that cuts no word. */
function divisionAt(
  text: string,
  start: number,
  least: number,
  most: number,
  before: Candidate | null,
  refuse: Refuse | null,
): Candidate | null {
  for (let end = longestName(text, start, most); end > start; end = longestName(text, start, end - 1)) {
    const meaning = meanings[trie.get(text, start, end) - 1] as Meaning;
    let why: PlaceRefusal['why'];
    if (GOES_ON.test(text.slice(end, end + 4))) why = 'longerName';
    else if (isVague(meaning) && !holds(before, meaning)) why = 'commonWord';
    else if (cutsWord(text, start, end, least, most, before !== null)) why = 'cutsWord';
    else return { start, end, meaning, hidden: false, before };
    refuse?.(start, end, why);
  }
  return null;
}

/** The end of the longest name that begins at `start` and ends at `most` or before; `start` where there is none. */
function longestName(text: string, start: number, most: number): number {
  let node = 0;
  let longest = start;
  for (let i = start; i < most; i++) {
    node = trie.step(node, text.charCodeAt(i));
    if (node < 0) break;
    if (trie.value(node) > 0) longest = i + 1;
  }
  return longest;
}

/** Whether the name means a place only directly after the division that holds it: 城区, 东区; 东方, 来宾. */
function isVague({ name, full, codes }: Meaning): boolean {
  if (codes.length === 0) return false;
  if (COMMON.has(name)) return true;
  if (full) return name.length === 2 && name.endsWith('区');
  return codes.every((code) => levelOf(code) === 3) && isCommonWord(name);
}

/** Whether the dictionary knows the name as something else than a place, and not as a rare word. */
function isCommonWord(name: string): boolean {
  const word = dictionary.get(name);
  return word > 0 && classOf(word) !== 's' && costOf(word) < RARE;
}

/** Whether the place before holds one of the divisions that a name may mean. */
function holds(before: Candidate | null, meaning: Meaning): boolean {
  return before?.meaning?.codes.some((outer) => meaning.codes.some((code) => code !== outer && liesIn(code, outer))) ?? false;
}

/** Whether words that the dictionary knows run across the place's edges: 创新乡村 holds no 新乡, 发展中卫生 no 中卫. */
function cutsWord(text: string, start: number, end: number, least: number, most: number, attached: boolean): boolean {
  let from = start;
  if (!attached) while (from > least && start - from < SURROUNDINGS && isHan(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < most && to - end < SURROUNDINGS && isHan(text.charCodeAt(to))) to++;
  const place = Math.min(PLACE_COST, wordCost(text, start, end));
  return wordCost(text, from, start) + place + wordCost(text, end, to) > wordCost(text, from, to);
}

/** Divisions that the article names beyond doubt. */
function unambiguous(candidates: readonly Candidate[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { meaning } of candidates) {
    const [code, ...others] = meaning?.codes ?? [];
    if (code === undefined || others.length > 0) continue;
    if (meaning?.full || levelOf(code) < 3) known.add(code);
  }
  return known;
}

interface Meant {
  /** Null where the candidate has none or several, undefined where it is no place after all. */
  readonly division: string | null | undefined;
  readonly rule: DivisionRule;
}

/** The division that a candidate means. */
function divisionOf({ meaning, before }: Candidate, evidence: ReadonlySet<string>): Meant {
  if (meaning === null) return { division: null, rule: 'settlement' };
  if (meaning.codes.length === 0) return { division: null, rule: 'state' };
  let { codes } = meaning;
  let rule: DivisionRule = codes.length === 1 ? 'only' : 'several';
  const outer = before?.meaning?.codes ?? [];
  const inner = codes.filter((code) => outer.some((holder) => code !== holder && liesIn(code, holder)));
  if (inner.length > 0) {
    codes = inner;
    rule = 'insideBefore';
  } else if (outer.some((holder) => codes.every((code) => levelOf(holder) < levelOf(code))) && codes.length > 1)
    return { division: meaning.full ? null : undefined, rule: 'foreignBefore' };
  else if (!meaning.full && codes.every((code) => levelOf(code) === 3)) {
    // A county's short name counts where the article speaks of the county, of what holds it, or of its neighbours; one that
    // is a word as well where its prefecture is named, that of a district (新城, 南开) where the district is.
    const word = dictionary.get(meaning.name);
    const isWord = word > 0 && classOf(word) !== 's';
    const counties = codes.filter((code) => (!isWord || isNear(code, evidence, 4)) && (!isDistrict(code) || evidence.has(code)));
    codes = near(counties, evidence, 4) ?? near(counties, evidence, 2) ?? [];
    if (codes.length === 0) return { division: undefined, rule: 'countyUnknown' };
    rule = codes.some((code) => evidence.has(code)) ? 'countyNamed' : 'countyNear';
  }
  for (const digits of [6, 4, 2]) {
    if (codes.length <= 1) break;
    codes = near(codes, evidence, digits) ?? codes;
    if (codes.length === 1) rule = 'nearest';
  }
  return codes.length === 1 ? { division: codes[0] as string, rule } : { division: null, rule: 'several' };
}

/** Those of the divisions that the evidence is near to; undefined where it is near to none. */
function near(codes: readonly string[], evidence: ReadonlySet<string>, digits: number): readonly string[] | undefined {
  const found = codes.filter((code) => isNear(code, evidence, digits));
  return found.length > 0 ? found : undefined;
}

/** Whether the article names, beyond doubt, a division that shares so many digits of the code. */
function isNear(code: string, evidence: ReadonlySet<string>, digits: number): boolean {
  const prefix = code.slice(0, digits);
  for (const known of evidence) if (known.startsWith(prefix)) return true;
  return false;
}
