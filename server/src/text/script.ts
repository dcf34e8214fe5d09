/**
 * Traditional to simplified, one character for one character, so that offsets survive. 繁简
 */
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/** Traditional code unit → simplified code unit; only pairs that are one code unit on both sides. */
const simplifiedOf: ReadonlyMap<number, number> = readDictionary();

function readDictionary(): Map<number, number> {
  const table = new Map<number, number>();
  for (const entry of traditionalToSimplified.split('|')) {
    const [from, to] = entry.split(' ');
    if (from?.length === 1 && to?.length === 1) table.set(from.charCodeAt(0), to.charCodeAt(0));
  }
  return table;
}

/** The simplified form of one UTF-16 code unit; the unit itself where it has none. */
export function simplifyUnit(unit: number): number {
  return simplifiedOf.get(unit) ?? unit;
}

/** Whether a code unit is a Han character of the basic plane (surrogates are judged by their pair elsewhere). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff) || unit === 0x3007;
}
