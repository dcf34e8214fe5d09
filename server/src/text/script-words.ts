/**
 * Words that traditional text writes with characters whose simplified form depends on the word: 瞭解 is 了解 and 瞭望 stays,
 * 隨著 is 随着 and 著名 stays, 乾淨 is 干净 and 乾隆 stays. Folding knows each character by itself; this corrects it where one of
 * the few such characters stands. Lengths never change. 字词转换
 */
import scriptWords from '../../lexicon/script-words.json' with { type: 'json' };
import { simplifyUnit } from './script.ts';

/** A word around one of its ambiguous characters. */
interface ScriptWord {
  readonly raw: string;
  /** By character, as the text is folded before the word is known. */
  readonly folded: string;
  readonly standard: string;
  /** Where the ambiguous character stands in it. */
  readonly at: number;
}

const AMBIGUOUS = '乾覆藉瞭鍊著畫彷彿衹';
/** One for each of them: a look-up for each character of a text that holds any. */
const ambiguous = new Uint8Array(0x10000);
for (const character of AMBIGUOUS) ambiguous[character.charCodeAt(0)] = 1;
const wordsOf: ReadonlyMap<number, readonly ScriptWord[]> = byCharacter(scriptWords.words);

function byCharacter(words: Readonly<Record<string, string>>): Map<number, ScriptWord[]> {
  const table = new Map(Array.from(AMBIGUOUS, (character) => [character.charCodeAt(0), [] as ScriptWord[]]));
  for (const [raw, standard] of Object.entries(words)) {
    const folded = String.fromCharCode(...Array.from(raw, (character) => simplifyUnit(character.charCodeAt(0))));
    for (let at = 0; at < raw.length; at++) table.get(raw.charCodeAt(at))?.push({ raw, folded, standard, at });
  }
  // What a word leaves as it is (著作) comes first: 想著作 is no 想着. Then the longest.
  for (const list of table.values())
    list.sort((a, b) => Number(b.raw[b.at] === b.standard[b.at]) - Number(a.raw[a.at] === a.standard[a.at]) || b.raw.length - a.raw.length);
  return table;
}

/** Whether `spellWords` might correct a code unit of a raw text. */
export const isAmbiguous = (unit: number): boolean => ambiguous[unit] === 1;

/**
 * Corrects folded units in place.
 * @param raw the raw text
 * @param units the folded units, folded by character
 * @param offsets raw offset of each folded unit
 * @param length how many units there are
 * @returns whether anything changed
 */
export function spellWords(raw: string, units: Uint16Array, offsets: Uint32Array, length: number): boolean {
  let changed = false;
  for (let i = 0; i < length; i++) {
    const unit = raw.charCodeAt(offsets[i] as number);
    if (!isAmbiguous(unit)) continue;
    const word = wordAt(unit, raw, offsets, i, length);
    if (word === undefined) continue;
    const standard = word.standard.charCodeAt(word.at);
    if (units[i] === standard) continue;
    units[i] = standard;
    changed = true;
  }
  return changed;
}

/** The word that an ambiguous character belongs to, if any. Apart from the loop, which would make a closure ready at every character. */
function wordAt(unit: number, raw: string, offsets: Uint32Array, at: number, length: number): ScriptWord | undefined {
  return wordsOf.get(unit)?.find((each) => standsAt(each, raw, offsets, at - each.at, length));
}

/** Whether a word stands at a folded offset; its ambiguous characters are compared as they are written. */
function standsAt(word: ScriptWord, raw: string, offsets: Uint32Array, start: number, length: number): boolean {
  if (start < 0 || start + word.raw.length > length) return false;
  for (let k = 0; k < word.raw.length; k++) {
    const written = raw.charCodeAt(offsets[start + k] as number);
    const wanted = word.raw.charCodeAt(k);
    if (wordsOf.has(wanted) ? written !== wanted : simplifyUnit(written) !== word.folded.charCodeAt(k)) return false;
  }
  return true;
}
