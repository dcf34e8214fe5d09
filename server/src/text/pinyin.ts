/**
 * What a reader types to find a name: its pinyin, whole (`libin`), by initials (`lb`), or the surname whole and the rest by
 * initials (`zhangxp`). A name has several keys, since
 * surnames have readings of their own (单 shàn, 仇 qiú, 曾 zēng) and nobody can tell how a given name is read (乐 lè, yuè).
 */
import { pinyin } from 'pinyin-pro';
import { foldKey } from './folding.ts';
import { isHan } from './script.ts';

/** The search keys of a name; lower-case letters and digits only, the likeliest first, no duplicates. 检索键 */
export interface SearchKeys {
  /** Whole syllables run together: `libin`. */
  readonly full: readonly string[];
  /** First letters: `lb`. */
  readonly initials: readonly string[];
  /** First syllable whole, the others by first letters: `zhangxp`. */
  readonly mixed: readonly string[];
}

/** Readings that pinyin-pro gives to a character in words alone (阿房宫). Its other readings are those of the character. */
const IN_WORDS: Readonly<Record<string, string>> = { 从: 'zong', 傍: 'pang', 告: 'gu', 房: 'pang', 枝: 'zh' };
/** Read like the character before it. */
const REPETITION = '々';

/** Up to this many characters a name gets the other readings of its characters too; longer ones are read in context. */
const SHORT_NAME = 4;
/** Most readings of one character that are tried, the commonest ones. */
const READINGS_EACH = 2;
/** Most combinations of other readings for one name. */
const COMBINATIONS = 8;

/** Names whose keys were made last, in the order in which they were: those that are answers to one letter may be to the next. */
const known = new Map<string, SearchKeys>();
const KNOWN = 4000;
/** Of longer texts none is remembered, in code units. */
const KNOWN_LENGTH = 40;

/**
 * The search keys of a name, in either script.
 * @param name any text; injected pinyin, blanks and punctuation do not count
 * @returns no keys where the name has neither Han characters nor letters nor digits
 */
export function searchKeys(name: string): SearchKeys {
  const before = known.get(name);
  if (before !== undefined) return before;
  const keys = keysOf(name);
  if (name.length > KNOWN_LENGTH) return keys;
  if (known.size >= KNOWN) known.delete(known.keys().next().value as string);
  known.set(name, keys);
  return keys;
}

function keysOf(name: string): SearchKeys {
  const units = foldKey(name).match(/[\p{L}\p{N}]/gu) ?? [];
  if (units.length === 0) return { full: [], initials: [], mixed: [] };
  const readings = onlyReading(units) ?? inContext(units);
  const full = new Set<string>();
  const initials = new Set<string>();
  const mixed = new Set<string>();
  for (const syllables of readings) {
    const letters = syllables.map((syllable) => String.fromCodePoint(syllable.codePointAt(0) ?? 0));
    full.add(syllables.join(''));
    initials.add(letters.join(''));
    mixed.add([syllables[0], ...letters.slice(1)].join(''));
  }
  // 吕 is typed lv, stands as lyu in passports and as lu where ü is lost.
  for (const key of [...full]) {
    if (!key.includes('v')) continue;
    full.add(key.replaceAll(/(?<=[ln])v/g, 'yu'));
    full.add(key.replaceAll(/(?<=[ln])v/g, 'u'));
  }
  return { full: [...full], initials: [...initials], mixed: [...mixed] };
}

/** How a name is read whose characters have one reading each, whatever stands beside them; undefined for other names. */
function onlyReading(units: readonly string[]): string[][] | undefined {
  const syllables: string[] = [];
  for (const unit of units) {
    const readings = allReadings(unit);
    if (readings?.length !== 1) return undefined;
    syllables.push(readings[0] as string);
  }
  return [syllables];
}

function inContext(units: readonly string[]): string[][] {
  const readings = [read(units, 'head'), read(units, 'off')];
  if (units.length <= SHORT_NAME) readings.push(...combinations(units, readings[0] as string[]));
  return readings;
}

function read(units: readonly string[], surname: 'head' | 'off'): string[] {
  return pinyin(units.join(''), { toneType: 'none', type: 'array', v: true, surname }).map((syllable, index) =>
    (syllable || (units[index] ?? '')).toLowerCase(),
  );
}

/** The name with the other readings of its characters, the surname's own reading kept. */
function combinations(units: readonly string[], first: readonly string[]): string[][] {
  let lists: string[][] = [[]];
  for (const [index, unit] of units.entries()) {
    const likeliest = first[index] ?? unit;
    const choices = index > 0 && isHan(unit.charCodeAt(0)) ? new Set([likeliest, ...commonReadings(unit)]) : [likeliest];
    lists = [...choices].flatMap((choice) => lists.map((list) => [...list, choice])).slice(0, COMBINATIONS);
  }
  return lists;
}

function commonReadings(character: string): string[] {
  return readingsAlone(character).slice(0, READINGS_EACH);
}

const alone = new Map<string, readonly string[]>();

/** The readings of a character by itself, the commonest first. */
function readingsAlone(character: string): readonly string[] {
  let readings = alone.get(character);
  if (readings === undefined) {
    readings = [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))];
    alone.set(character, readings);
  }
  return readings;
}

/** Every reading of a character in any context; undefined where the context alone tells. */
function allReadings(character: string): readonly string[] | undefined {
  if (character === REPETITION) return undefined;
  const readings = readingsAlone(character).map((reading) => reading.toLowerCase());
  const further = IN_WORDS[character];
  return further === undefined ? readings : [...readings, further];
}

/** What a syllable becomes in the keys of a name: lv is lyu and lu too, and so is a v by itself after another n. */
function withLostVowels(syllable: string): string[] {
  return syllable.includes('v') ? [syllable, syllable.replace('v', 'yu'), syllable.replace('v', 'u')] : [syllable];
}

const typed = new Map<number, readonly string[] | undefined>();

/**
 * What may be typed for a character, in whatever name it stands.
 * @param point code point
 * @returns none where the character does not count; undefined where only the characters beside it tell
 */
export function readingsOf(point: number): readonly string[] | undefined {
  const before = typed.get(point);
  if (before !== undefined || typed.has(point)) return before;
  const character = String.fromCodePoint(point);
  const readings = /[\p{L}\p{N}]/u.test(character) ? allReadings(character)?.flatMap(withLostVowels) : [];
  const distinct = readings && [...new Set(readings)];
  typed.set(point, distinct);
  return distinct;
}
