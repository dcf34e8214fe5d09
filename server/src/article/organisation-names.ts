/**
 * One key for the ways in which a name of an organisation is written: 国家卫健委 and 国家卫生健康委员会, 团市委 and 共青团市委,
 * 中共宝丰县委员会 and 宝丰县委. Only abbreviations that mean one thing wherever they stand; what depends on the article (县委,
 * 我院) is no matter of the name alone.
 */
import lexicon from '../../lexicon/organ-names.json' with { type: 'json' };
import { divisionEnd, divisionsNamed, liesIn } from './divisions.ts';
import { Trie } from './people/trie.ts';

const targets: string[] = [''];
const ends = new Trie(entries(lexicon.ends, lexicon.fixed));
const whole: ReadonlyMap<string, string> = new Map(
  Object.entries(lexicon.whole).flatMap(([full, short]) => short.map((name) => [name, full])),
);

const wholeNames = new Trie(Array.from(whole.keys(), (name) => [name, 1] as const));

/** Short forms and full ones with the index of what they become; what stands for itself is found so that it is not rewritten. */
function* entries(forms: Readonly<Record<string, readonly string[]>>, fixed: readonly string[]): Iterable<[string, number]> {
  for (const [full, shorts] of Object.entries(forms)) for (const word of [full, ...shorts]) yield [word, targets.push(full) - 1];
  for (const word of fixed) yield [word, targets.push(word) - 1];
}

/** 中共宝丰县委员会, 中国共产党宝丰县委员会: the committee of a place; a body's own one (中共某大学委员会) is its 党委. */
const COMMITTEE = /^(?:中共|中国共产党)(.{0,40}?)(?:委员会|委)(?=$|[^员])/u;
const CONSULTATIVE = /^(?:中国人民)?政治协商会议(.{2,12}?)委员会(?=$|常委|常务|[^会])/u;
const YOUTH = /^(?:共青团|团)(?=.{0,16}委(?:员会)?(?:$|.{2,4}部$))/u;

/**
 * The key under which an organisation is found across articles.
 * @param name folded
 */
export function canonicalOrganisation(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const canonical = spelledOut(withoutHolder(ofParty(name)));
  if (name.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, canonical);
  }
  return canonical;
}

/** One corpus names the same bodies in article after article. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 8192;
/** A longer piece of a text may hold the whole text in memory. */
const LONGEST_REMEMBERED = 12;

function ofParty(name: string): string {
  const first = name[0] ?? '';
  if (!'中团共政'.includes(first)) return name;
  if (first === '中' && !name.startsWith('中共中央') && COMMITTEE.test(name)) {
    return name.replace(COMMITTEE, (_, place: string) => (/[省市县区州旗盟乡镇]$/u.test(place) ? `${place}委` : `${place}党委`));
  }
  if (CONSULTATIVE.test(name)) return name.replace(CONSULTATIVE, '$1政协');
  if (YOUTH.test(name) && !name.startsWith('团中央') && !name.startsWith('共青团中央'))
    return `共青团${name.replace(YOUTH, '').replace(/委员会/u, '委')}`;
  return name;
}

const LONGEST_DIVISION = 15;

/** End of the division at an offset of a name, 0 where none stands there. */
function divisionAt(name: string, from: number): number {
  let end = divisionEnd(name, from, Math.min(name.length, from + LONGEST_DIVISION));
  // 九龙, 长安镇: only what says its level as the holder of others does.
  while (end > from && !'省市县区州旗盟'.includes(name[end - 1] as string)) end = divisionEnd(name, from, end - 1);
  return end > from ? end : 0;
}

/** The local offices of the tax service are called after both: 国家税务总局|江州市税务局. */
const TAX = '国家税务总局';

/** 河南省平顶山市教育局 is 平顶山市教育局: the holder of a division that alone bears its name says nothing more. */
function withoutHolder(name: string): string {
  let rest = name.startsWith(TAX) && divisionAt(name, TAX.length) > 0 ? name.slice(TAX.length) : name;
  for (;;) {
    const middle = divisionAt(rest, 0);
    if (middle === 0) return rest;
    const end = divisionAt(rest, middle);
    if (end === 0) return rest;
    const holders = divisionsNamed(rest.slice(0, middle));
    const [code, ...others] = divisionsNamed(rest.slice(middle, end));
    if (code === undefined || others.length > 0 || !holders.some((holder) => liesIn(code, holder))) return rest;
    rest = rest.slice(middle);
  }
}

/** What goes on like this is another word: 卫健委|员会, 人文联|合会, 法院|路. */
const GOES_ON = new Set([...'员合谊路街巷桥湾']);
/** Of two characters the short name of an institution is sure only alone: 北大|荒集团. */
const LEAST_BEFORE_UNIT = 3;

function spelledOut(name: string): string {
  const known = whole.get(name);
  if (known !== undefined) return known;
  let result = '';
  let from = 0;
  // Of a whole name that a unit follows (国家卫健委|人事司) the greatest part counts.
  for (let end = 1, node = 0; end < name.length - 1; end++) {
    node = wholeNames.step(node, name.charCodeAt(end - 1));
    if (node < 0) break;
    if (end < LEAST_BEFORE_UNIT || wholeNames.value(node) === 0 || GOES_ON.has(name[end] as string)) continue;
    from = end;
  }
  if (from > 0) result = whole.get(name.slice(0, from)) as string;
  for (let at = from; at < name.length; ) {
    const length = ends.longestAt(name, at);
    const word = name.slice(at, at + Math.max(1, length));
    result += length === 0 || GOES_ON.has(name[at + length] ?? '') ? word : targets[ends.get(word)];
    at += word.length;
  }
  return result;
}
