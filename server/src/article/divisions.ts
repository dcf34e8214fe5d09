/**
 * Administrative divisions of China: what a code is called, what it belongs to, and under which names text speaks of it.
 * Codes have six digits (行政区划代码): two for the province, two for the prefecture, two for the county.
 */
import lexicon from '../../lexicon/divisions.json' with { type: 'json' };
import { Trie } from './people/trie.ts';

/** A province, prefecture or county. 行政区划 */
export interface Division {
  readonly code: string;
  /** Full official name, folded: 阿坝藏族羌族自治州. */
  readonly name: string;
}

/** 1 province, 2 prefecture, 3 county. */
export type DivisionLevel = 1 | 2 | 3;

/** Every division by its code. */
const names: ReadonlyMap<string, string> = readLexicon();

function readLexicon(): Map<string, string> {
  const byCode = new Map<string, string>();
  for (const [code, name] of Object.entries(lexicon.provinces)) byCode.set(`${code}0000`, name);
  for (const [code, name] of Object.entries(lexicon.prefectures)) byCode.set(`${code}00`, name);
  for (const [code, counties] of Object.entries(lexicon.counties)) {
    if (counties === '') continue;
    for (const county of counties.split(' ')) byCode.set(code + county.slice(0, 2), county.slice(2));
  }
  return byCode;
}

/** All divisions, in the order of their codes within each level. */
export function divisions(): Iterable<readonly [code: string, name: string]> {
  return names;
}

let codesByName: ReadonlyMap<string, readonly string[]> | undefined;

/** Codes of the divisions with that full name; empty where there is none. */
export function divisionsNamed(name: string): readonly string[] {
  if (codesByName === undefined) {
    const byName = new Map<string, string[]>();
    for (const [code, division] of names) byName.set(division, [...(byName.get(division) ?? []), code]);
    codesByName = byName;
  }
  return codesByName.get(name) ?? [];
}

let trie: Trie | undefined;

/**
 * The end of the longest full name of a division that begins at an offset and ends at `most` or before; the offset itself
 * where none does.
 */
export function divisionEnd(text: string, from: number, most: number): number {
  trie ??= new Trie(Array.from(names.values(), (name) => [name, 1] as const));
  let node = 0;
  let end = from;
  for (let i = from; i < most; i++) {
    node = trie.step(node, text.charCodeAt(i));
    if (node < 0) break;
    if (trie.value(node) > 0) end = i + 1;
  }
  return end;
}

export function levelOf(code: string): DivisionLevel {
  return code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3;
}

/** Whether the division is a part of a city (市辖区): its bare name is seldom a place of its own. */
export function isDistrict(code: string): boolean {
  return levelOf(code) === 3 && (names.get(code)?.endsWith('区') ?? false);
}

/** Whether the division lies in the other, or is it. */
export function liesIn(code: string, other: string): boolean {
  return code.startsWith(other.slice(0, 2 * levelOf(other)));
}

/**
 * A division and what it belongs to, itself first: 壤塘县, 阿坝藏族羌族自治州, 四川省. A municipality stands once, though it is
 * province and prefecture. An unknown code gives an empty chain.
 */
export function divisionChain(code: string): Division[] {
  if (!names.has(code)) return [];
  const chain: Division[] = [];
  for (const candidate of [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]) {
    const name = names.get(candidate);
    if (name === undefined || candidate === chain.at(-1)?.code) continue;
    if (name === chain.at(-1)?.name) chain.pop();
    chain.push({ code: candidate, name });
  }
  return chain;
}

const PEOPLES_ALONE =
  '维吾尔|土家|朝鲜|布依|哈尼|景颇|傈僳|蒙古|哈萨克|柯尔克孜|仡佬|毛南|仫佬|纳西|拉祜|独龙|普米|布朗|阿昌|东乡|保安|撒拉|裕固|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春';
const PEOPLES_WITH_SUFFIX = `${PEOPLES_ALONE}|壮|回|藏|羌|彝|苗|侗|傣|白|黎|满|瑶|畲|佤|怒|土|水|各`;
const AUTONOMOUS = new RegExp(`^(.{2,12}?)(?:(?:${PEOPLES_WITH_SUFFIX})族){0,8}(?:(?:${PEOPLES_ALONE}|回)族?)?自治([区州县旗])$`, 'u');
const PLAIN = /^(.{2,}?)(?:特别行政区|联合旗|地区|林区|特区|新区|[省市县区旗盟])$/u;

/**
 * The names under which text speaks of a division beside its full name: 阿坝州, 阿坝. Two characters at least. Whether such
 * a name is safe in a text is not known here: 东方 is a county-level city, and a common word far oftener.
 */
export function shortNames(name: string): string[] {
  const autonomous = AUTONOMOUS.exec(name);
  if (autonomous !== null) {
    const [, base, suffix] = autonomous as unknown as [string, string, string];
    return [base, base + suffix, `${base}自治${suffix}`].filter((short) => short.length >= 2 && short !== name && !short.endsWith('区'));
  }
  const plain = PLAIN.exec(name);
  return plain === null ? [] : [plain[1] as string];
}
