/**
 * Traditional and simplified characters: the one folded to the other, one character for one character, so that offsets
 * survive; and which of the two a text is written in. 繁简
 */
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import bothScripts from '../../lexicon/both-scripts.json' with { type: 'json' };
import scriptVariants from '../../lexicon/script-variants.json' with { type: 'json' };
import { kindOf } from './presence.ts';

const SPACE = 0x20;

/** Traditional code unit → simplified code unit; only pairs that are one code unit on both sides. */
const simplifiedOf: ReadonlyMap<number, number> = readDictionary(traditionalToSimplified, scriptVariants.variants);
/** Simplified code unit → its most usual traditional one. */
const traditionalOf: ReadonlyMap<number, number> = readDictionary(simplifiedToTraditional, {});

function readDictionary(dictionary: string, more: Readonly<Record<string, string>>): Map<number, number> {
  const table = new Map<number, number>();
  eachPair(dictionary, (from, to) => table.set(from, to));
  for (const [from, to] of Object.entries(more)) table.set(from.charCodeAt(0), to.charCodeAt(0));
  return table;
}

/** Goes through a dictionary, `門 门|發 发`, where the first of several forms is the most usual: pairs of one code unit each. */
function eachPair(dictionary: string, tell: (from: number, to: number) => void): void {
  for (let start = 0, end = 0; start < dictionary.length; start = end + 1) {
    const found = dictionary.indexOf('|', start);
    end = found < 0 ? dictionary.length : found;
    const isPair = end - start >= 3 && dictionary.charCodeAt(start + 1) === SPACE;
    if (isPair && (end - start === 3 || dictionary.charCodeAt(start + 3) === SPACE)) {
      tell(dictionary.charCodeAt(start), dictionary.charCodeAt(start + 2));
    }
  }
}

/** The simplified form of one UTF-16 code unit; the unit itself where it has none. */
export function simplifyUnit(unit: number): number {
  return simplifiedOf.get(unit) ?? unit;
}

/** The most usual traditional form of one UTF-16 code unit; the unit itself where both scripts write it. */
export function traditionalUnit(unit: number): number {
  return inBoth.has(unit) ? unit : (traditionalOf.get(unit) ?? unit);
}

/** Whether a code unit is a Han character of the basic plane (surrogates are judged by their pair elsewhere). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff) || unit === 0x3007;
}

/** How many characters of a text belong to one script alone. */
export interface ScriptCounts {
  readonly simplified: number;
  readonly traditional: number;
}

const inBoth: ReadonlySet<number> = new Set(Array.from(bothScripts.characters, (character) => character.charCodeAt(0)));

const SIMPLIFIED = 1;
const TRADITIONAL = 2;

/** Which script a code unit belongs to alone; 0 for what both scripts share. Made when a text asks. */
let scripts: Uint8Array | undefined;

function readScripts(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [dictionary, script] of [
    [traditionalToSimplified, TRADITIONAL],
    [simplifiedToTraditional, SIMPLIFIED],
  ] as const) {
    eachPair(dictionary, (from, to) => {
      if (from !== to && !inBoth.has(from)) table[from] = script;
    });
  }
  return table;
}

/** The script that a code unit is written in alone; null for what both scripts share. */
export function scriptOfUnit(unit: number): 'simplified' | 'traditional' | null {
  scripts ??= readScripts();
  const script = scripts[unit];
  return script === SIMPLIFIED ? 'simplified' : script === TRADITIONAL ? 'traditional' : null;
}

/** What is written in one script alone, among the rare characters of a text. */
export const ONLY_SIMPLIFIED = kindOf((unit) => scriptOfUnit(unit) === 'simplified');
export const ONLY_TRADITIONAL = kindOf((unit) => scriptOfUnit(unit) === 'traditional');

const oneToMany: ReadonlySet<number> = new Set(Array.from(bothScripts.oneToMany, (character) => character.charCodeAt(0)));

/** The script that a code unit is written in alone and from which it can be converted without knowing its sense; else null. */
export function convertibleFrom(unit: number): 'simplified' | 'traditional' | null {
  return oneToMany.has(unit) ? null : scriptOfUnit(unit);
}

/** Counts the characters that only one script has between two offsets of a raw text. */
export function countScripts(text: string, start = 0, end = text.length): ScriptCounts {
  scripts ??= readScripts();
  let simplified = 0;
  let traditional = 0;
  for (let i = start; i < end; i++) {
    const script = scripts[text.charCodeAt(i)];
    if (script === SIMPLIFIED) simplified++;
    else if (script === TRADITIONAL) traditional++;
  }
  return { simplified, traditional };
}

/** With fewer telling characters nothing is said. */
const TELLING_MINIMUM = 3;
/** A share of the other script above this is no slip of the keyboard but a text in both: a quotation, a pasted page. */
const MIXED_SHARE = 0.15;

/** What a text is written in. 繁简判定 */
export function decideScript({ simplified, traditional }: ScriptCounts): 'simplified' | 'traditional' | 'mixed' | 'unknown' {
  const telling = simplified + traditional;
  if (telling < TELLING_MINIMUM) return 'unknown';
  if (Math.min(simplified, traditional) > telling * MIXED_SHARE) return 'mixed';
  return simplified > traditional ? 'simplified' : 'traditional';
}

/**
 * A name in the script in which another was written, character by character.
 * @param raw what stood there
 * @param script of the text, which decides where what stood there is written so in both
 */
export function inScriptOf(name: string, raw: string, script: ReturnType<typeof decideScript>): string {
  const { simplified, traditional } = countScripts(raw);
  const wanted = simplified === traditional ? script : simplified > traditional ? 'simplified' : 'traditional';
  const own = countScripts(name);
  if (wanted === 'traditional' && own.simplified > 0) return converted(name, traditionalUnit);
  if (wanted === 'simplified' && own.traditional > 0) return converted(name, simplifyUnit);
  return name;
}

function converted(name: string, convert: (unit: number) => number): string {
  let text = '';
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    text += isHan(unit) ? String.fromCharCode(convert(unit)) : name[i];
  }
  return text;
}
