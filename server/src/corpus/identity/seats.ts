/**
 * Where an organisation sits, by its name: 宝丰县卫生健康委 in 410421, 河南省平顶山市宝丰县委 too, 国务院 in the centre. A name
 * that several divisions bear (鼓楼区) is decided by the places of its article, or not at all.
 */
import lexicon from '../../../lexicon/place-words.json' with { type: 'json' };
import { divisions, levelOf, liesIn, shortNames } from '../../article/divisions.ts';

/** The seat of what belongs to the whole country. */
export const CENTRE = '000000';

const CENTRAL =
  /^(?:中共中央|中央|国务院|国家|全国|最高人民|中国|中华|新华|人民日报|解放军|武警|[外国公安司财教科工民商农水交文]{1,3}部(?!队))/;
/** What must follow a short name that is a common word too, for it to be a place: 东方市委, not 东方医院. */
const PLACE_FOLLOWS = /^[省市县区州盟旗](?![场民政])/;
const COMMON: ReadonlySet<string> = new Set(lexicon.common);
/** Longest name of a division that is looked for, in characters. */
const LONGEST = 14;

interface Names {
  /** Codes by name, full and short. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Length of the longest name that begins with two characters: most stretches of text begin no name at all. */
  readonly lengths: ReadonlyMap<string, number>;
}

let known: Names | undefined;

/** Made when first asked for: a few milliseconds. */
function divisionNames(): Names {
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  const enter = (name: string, code: string) => {
    const codes = found.get(name);
    if (codes === undefined) found.set(name, [code]);
    else if (!codes.includes(code)) codes.push(code);
  };
  for (const [code, name] of divisions()) {
    // A municipality stands twice, as province and as prefecture.
    if (levelOf(code) === 2 && found.get(name)?.[0] === `${code.slice(0, 2)}0000`) continue;
    enter(name, code);
    for (const short of shortNames(name)) enter(short, code);
  }
  const lengths = new Map<string, number>();
  for (const name of found.keys()) {
    const beginning = name.slice(0, 2);
    lengths.set(beginning, Math.max(lengths.get(beginning) ?? 0, Math.min(name.length, LONGEST)));
  }
  known = { codes: found, lengths };
  return known;
}

/**
 * The division in whose name an organisation begins.
 * @param organisation folded
 * @param near codes of the places of its article, the most named first: they decide between divisions of one name
 * @returns a code, `CENTRE`, or '' where the name tells nothing
 */
export function seatOf(organisation: string, near: readonly string[]): string {
  const names = divisionNames();
  let at = 0;
  let seat = '';
  while (at < organisation.length - 1) {
    const next = longest(names, organisation, at, seat, near);
    if (next === undefined) break;
    seat = next.code;
    at += next.length;
  }
  return seat !== '' ? seat : CENTRAL.test(organisation) ? CENTRE : '';
}

function longest(
  names: Names,
  text: string,
  at: number,
  within: string,
  near: readonly string[],
): { readonly code: string; readonly length: number } | undefined {
  const greatest = names.lengths.get(text.slice(at, at + 2)) ?? 0;
  for (let length = Math.min(greatest, text.length - at); length >= 2; length--) {
    const name = text.slice(at, at + length);
    const codes = names.codes.get(name);
    if (codes === undefined) continue;
    if (COMMON.has(name) && !PLACE_FOLLOWS.test(text.slice(at + length))) continue;
    const code = choose(within === '' ? codes : codes.filter((each) => each !== within && liesIn(each, within)), near);
    if (code !== undefined) return { code, length };
    return undefined;
  }
  return undefined;
}

/** The one of several divisions that the article is about; the highest where only one is highest (吉林 is the province). */
function choose(codes: readonly string[], near: readonly string[]): string | undefined {
  if (codes.length <= 1) return codes[0];
  for (const place of near) {
    const fitting = codes.filter((code) => liesIn(code, place) || liesIn(place, code));
    if (fitting.length === 1) return fitting[0];
  }
  for (const place of near) {
    const fitting = codes.filter((code) => code.startsWith(place.slice(0, 4)));
    if (fitting.length === 1) return fitting[0];
  }
  const level = Math.min(...codes.map(levelOf));
  const highest = codes.filter((code) => levelOf(code) === level);
  return highest.length === 1 ? highest[0] : undefined;
}
