/**
 * What the names of places may mean: divisions by their full, short and former names, and states.
 */
import lexicon from '../../lexicon/place-words.json' with { type: 'json' };
import { divisions, levelOf, shortNames } from './divisions.ts';

/** What a name may mean. */
export interface Meaning {
  readonly name: string;
  /** Divisions of that name, the highest level first; none for a state. */
  readonly codes: readonly string[];
  /** Whether it is the full name of a division or state; a short one needs more evidence. */
  readonly full: boolean;
}

function readMeanings(): Meaning[] {
  const full = new Map<string, string[]>();
  const short = new Map<string, string[]>();
  const enter = (table: Map<string, string[]>, name: string, code: string) => table.set(name, [...(table.get(name) ?? []), code]);
  for (const [code, name] of divisions()) {
    // A municipality stands twice, as province and as prefecture.
    if (levelOf(code) === 2 && full.get(name)?.[0] === `${code.slice(0, 2)}0000`) continue;
    enter(full, name, code);
    for (const other of shortNames(name)) enter(/[州县旗]$/u.test(other) && /自治/u.test(name) ? full : short, other, code);
  }
  // What became a city or a district was a county before, and old articles call it so.
  for (const [code, name] of divisions()) {
    const former = levelOf(code) === 3 && /^.{2,}[市区]$/u.test(name) ? `${name.slice(0, -1)}县` : '';
    if (former !== '' && !full.has(former)) full.set(former, [code]);
  }
  for (const [former, code] of Object.entries(lexicon.former)) full.set(former, [code]);
  for (const state of lexicon.countries) full.set(state, []);
  return [
    ...[...full].map(([name, codes]) => ({ name, codes: highest(codes), full: true })),
    ...[...short].filter(([name]) => !full.has(name)).map(([name, codes]) => ({ name, codes: highest(codes), full: false })),
  ];
}

/** Of divisions that share a name, text means the highest level: 吉林 is the province. */
function highest(codes: readonly string[]): string[] {
  const level = Math.min(...codes.map(levelOf));
  return codes.filter((code) => levelOf(code) === level);
}

/** Every name once. */
export const meanings: readonly Meaning[] = readMeanings();
