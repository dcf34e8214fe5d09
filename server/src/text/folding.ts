/**
 * The reading view of a text. Scrapers inject pinyin after characters and commas before punctuation, sites write the
 * same name in two scripts and two widths; recognition reads the folded text, and every folded code unit knows the raw
 * offset it came from. Folding never reorders and never invents: the map back is strictly increasing.
 *
 * Folded: traditional → simplified by character and then by word (隨著, 乾隆); full-width ASCII, ideographic space and NBSP → ASCII; every middle dot
 * → U+00B7, the stroke 丨 → |; injected pinyin, injected commas, invisible characters and the marks of bold text, links and tags dropped. Not folded: Chinese punctuation without an ASCII twin (。、“”《》).
 * Never NFKC: it would change lengths and destroy characters that matter.
 */
import { pinyin } from 'pinyin-pro';
import { findMarkup } from './markup.ts';
import { kindOf, kindsIn } from './presence.ts';
import { isHan, simplifyUnit } from './script.ts';
import { isAmbiguous, spellWords } from './script-words.ts';
import type { Span } from './span.ts';

/** A stretch of raw text that a scraper put in, or that marks text up, and that no reader should see. 注入 */
export interface Injection extends Span {
  readonly kind: 'pinyin' | 'comma' | 'invisible' | 'markup';
}

/** A folded text with its map back to the raw one. 折叠 */
export interface Folding {
  readonly raw: string;
  readonly text: string;
  /** The code units of `text`. */
  readonly units: Uint16Array;
  /** Raw offset of each folded code unit; one more entry than `text` has units, the last being `raw.length`. */
  readonly offsets: Uint32Array;
  /** Whether a word decided how one of its characters is folded: a part of the text may fold differently by itself. */
  readonly byWord: boolean;
  /** The kinds of rare characters that the raw text holds, as `kindsIn` tells them. */
  readonly kinds: number;
  /** What was dropped, in order, in raw offsets. */
  readonly injections: readonly Injection[];
}

/** Toneless letters in brackets count as injected only where the text has this many of them: 王(wang) alone may be meant. */
const TONELESS_MINIMUM = 3;
/** Commas before other punctuation count as injected only where the text has this many of them. */
const COMMA_MINIMUM = 3;

const BRACKETED_LETTERS = /[(（]([A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêế]{1,7})[)）]/y;
/** Soft hyphens, zero-width blanks and joiners, marks of direction, byte order marks: nobody sees them inside a name. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
/** What nobody sees between the two does not part them. */
const COMMA_BEFORE_PUNCTUATION = /[,，](?=[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]{0,8}[,，、。;；:：!！?？)）])/g;
const MIDDLE_DOTS = new Set([0x00b7, 0x2022, 0x2027, 0x30fb, 0xff65, 0x2219, 0x22c5, 0x0387, 0x1427]);

/** The folded form of every code unit: one look-up a character instead of five questions. */
const FOLDED = new Uint16Array(0x10000).map((_, unit) => foldUnit(unit));

/**
 * Folds a text.
 * @param raw any string, well-formed or not
 * @returns the folded text and the exact way back; cost is linear in the length
 */
export function fold(raw: string): Folding {
  return folded(raw, TONELESS_MINIMUM);
}

function folded(raw: string, tonelessMinimum: number): Folding {
  const kinds = kindsIn(raw);
  return drop(raw, kinds, findInjections(raw, kinds, tonelessMinimum));
}

function drop(raw: string, kinds: number, injections: readonly Injection[]): Folding {
  if (injections.length === 0) return foldUnits(raw, kinds);
  const units = new Uint16Array(raw.length);
  const offsets = new Uint32Array(raw.length + 1);
  let length = 0;
  let next = 0;
  for (let i = 0; i < raw.length; i++) {
    const injection = injections[next];
    if (injection !== undefined && i === injection.start) {
      next++;
      i = injection.end - 1;
      continue;
    }
    units[length] = FOLDED[raw.charCodeAt(i)] as number;
    offsets[length++] = i;
  }
  offsets[length] = raw.length;
  const byWord = (kinds & AMBIGUOUS) !== 0 && spellWords(raw, units, offsets, length);
  const kept = units.subarray(0, length);
  return { raw, byWord, kinds, units: kept, text: textOf(kept), offsets: offsets.slice(0, length + 1), injections };
}

/** The folding of a text that nothing was injected into: unit for unit, and the text itself where none changes. */
function foldUnits(raw: string, kinds: number): Folding {
  const offsets = identity(raw.length + 1);
  const units = new Uint16Array(raw.length);
  let difference = 0;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    const folded = FOLDED[unit] as number;
    units[i] = folded;
    difference |= unit ^ folded;
  }
  const byWord = (kinds & AMBIGUOUS) !== 0 && spellWords(raw, units, offsets, raw.length);
  return { raw, byWord, kinds, units, text: difference === 0 && !byWord ? raw : textOf(units), offsets, injections: [] };
}

function textOf({ buffer, byteOffset, byteLength }: Uint16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
}

/** 0, 1, 2 … for all texts of an article's usual length. */
const counting = countTo(1 << 16);

/** The map of a text that nothing was dropped from; shared, hence never to be written. */
function identity(length: number): Uint32Array {
  return length <= counting.length ? counting.subarray(0, length) : countTo(length);
}

function countTo(length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}

/**
 * The raw span of a folded one. Its end takes trailing injected pinyin along, so that 應(yīng) is covered whole.
 * @param start folded offset; @param end folded offset, not before `start`
 */
export function toRaw(folding: Folding, start: number, end: number): Span {
  const { offsets, raw } = folding;
  const from = offsets[Math.min(start, offsets.length - 1)] as number;
  if (end <= start) return { start: from, end: from };
  let to = (offsets[Math.min(end, offsets.length - 1) - 1] as number) + 1;
  const after = offsets[Math.min(end, offsets.length - 1)] as number;
  // Injected pinyin belongs to the character before it; an injected comma belongs to nobody.
  if (after > to && (raw[to] === '(' || raw[to] === '（')) {
    const close = raw.slice(to, after).search(/[)）]/);
    if (close >= 0) to += close + 1;
  }
  return { start: from, end: to };
}

/** The folded offset of a raw one: that of the first folded unit at or after it. */
export function toFolded(folding: Folding, rawOffset: number): number {
  const { offsets } = folding;
  let low = 0;
  let high = offsets.length - 1;
  // Nothing was dropped.
  if (high === folding.raw.length) return Math.max(0, Math.min(rawOffset, high));
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < rawOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The raw text under a folded span as a human would have written it: own script, nothing injected. */
export function clean(folding: Folding, start: number, end: number): string {
  const { raw, offsets } = folding;
  const stop = Math.min(end, folding.text.length);
  if (stop <= start) return '';
  const [from, last] = [offsets[start] as number, offsets[stop - 1] as number];
  // Nothing was injected between the two.
  if (last - from === stop - 1 - start) return raw.slice(from, last + 1);
  let text = '';
  for (let i = start; i < stop; i++) text += raw[offsets[i] as number];
  return text;
}

/**
 * The key of a name or other surface: folded, without blanks. Two surfaces of one name have one key. Here toneless pinyin
 * counts as injected even if it stands alone: a surface is cut out of a text that may have had enough of it.
 */
export function foldKey(surface: string): string {
  if (isItsOwnKey(surface)) return surface;
  return folded(surface, 1).text.replace(/\s+/gu, '');
}

/** Whether a surface is nothing but Chinese characters that stay what they are, as most are. */
function isItsOwnKey(surface: string): boolean {
  for (let i = 0; i < surface.length; i++) {
    const unit = surface.charCodeAt(i);
    if (FOLDED[unit] !== unit || !isHan(unit)) return false;
  }
  return (kindsIn(surface) & AMBIGUOUS) === 0;
}

/**
 * The key of the name under a folded span. Whatever stands beside it has no say: 張乾 has one key, also before 隆重.
 * @param start folded offset; @param end folded offset, after `start`
 */
export function keyAt(folding: Folding, start: number, end: number): string {
  return folding.byWord ? foldKey(clean(folding, start, end)) : withoutBlanks(folding.text.slice(start, end));
}

/** A name without the blanks that pad it; most hold none. */
export function withoutBlanks(name: string): string {
  return /\s/u.test(name) ? name.replace(/\s+/gu, '') : name;
}

function foldUnit(unit: number): number {
  if (unit < 0x80) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  if (unit === 0x3000 || unit === 0x00a0) return 0x20;
  if (MIDDLE_DOTS.has(unit)) return 0x00b7;
  // 编辑丨李小青: the stroke is written for the bar that it looks like, and for nothing else.
  if (unit === 0x4e28) return 0x7c;
  return isHan(unit) ? simplifyUnit(unit) : unit;
}

function findInjections(raw: string, kinds: number, tonelessMinimum: number): Injection[] {
  const toned: Injection[] = [];
  const toneless: Injection[] = [];
  // A second reading behind the first belongs to the same character: 王(wáng)(wang).
  let lastCharacter = '';
  let lastEnd = -1;
  for (const bracket of openBrackets(raw)) {
    // What nobody sees between a character and its reading does not part them.
    let before = bracket;
    while (before > 0 && isUnseen(raw.charCodeAt(before - 1))) before--;
    const character = before === lastEnd ? lastCharacter : characterBefore(raw, before);
    if (character === null) continue;
    BRACKETED_LETTERS.lastIndex = bracket;
    const match = BRACKETED_LETTERS.exec(raw);
    if (match === null) continue;
    const spelled = (match[1] as string).toLowerCase();
    if (!isReading(character, spelled)) continue;
    const bucket = /^[a-zü]+$/.test(spelled) ? toneless : toned;
    const end = bracket + match[0].length;
    bucket.push({ kind: 'pinyin', start: bracket, end });
    lastCharacter = character;
    lastEnd = end;
  }
  const commas: Injection[] = [];
  for (const match of raw.matchAll(COMMA_BEFORE_PUNCTUATION)) commas.push({ kind: 'comma', start: match.index, end: match.index + 1 });
  const invisible: Injection[] = [];
  if ((kinds & UNSEEN) !== 0) {
    for (const { index, 0: run } of raw.matchAll(INVISIBLE)) invisible.push({ kind: 'invisible', start: index, end: index + run.length });
  }
  const pinyin = [...toned, ...(toneless.length >= tonelessMinimum || toned.length > 0 ? toneless : [])];
  const markup: Injection[] = findMarkup(raw, pinyin).map(({ start, end }) => ({ kind: 'markup', start, end }));
  const found = [...invisible, ...markup, ...pinyin, ...(commas.length >= COMMA_MINIMUM ? commas : [])];
  return withoutOverlaps(found.sort((a, b) => a.start - b.start));
}

/** An address may hold what looks injected. */
function withoutOverlaps(sorted: readonly Injection[]): Injection[] {
  let end = 0;
  return sorted.filter((injection) => {
    if (injection.start < end) return false;
    end = injection.end;
    return true;
  });
}

/** What takes no place on a page, or has no shape that anybody knows (private use). */
export function isUnseen(unit: number): boolean {
  if (unit < 0x2060) return unit === 0x00ad || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e);
  return unit <= 0x2064 || unit === 0xfeff || (unit >= 0xe000 && unit <= 0xf8ff);
}

/** What takes no place on a page, among the rare characters of a text. */
export const UNSEEN = kindOf(isUnseen);
/** What a word may fold otherwise than its character by itself. */
const AMBIGUOUS = kindOf(isAmbiguous);

/** Offsets of opening brackets, ascending. Few texts have many, and looking for them is cheaper than for the letters. */
function* openBrackets(raw: string): Generator<number> {
  let narrow = raw.indexOf('(', 1);
  let wide = raw.indexOf('（', 1);
  while (narrow >= 0 || wide >= 0) {
    if (wide < 0 || (narrow >= 0 && narrow < wide)) {
      yield narrow;
      narrow = raw.indexOf('(', narrow + 1);
    } else {
      yield wide;
      wide = raw.indexOf('（', wide + 1);
    }
  }
}

/** The Han character that ends at an offset, which takes two code units beyond the basic plane; null where none does. */
function characterBefore(raw: string, offset: number): string | null {
  const unit = raw.charCodeAt(offset - 1);
  if (isHan(unit)) return raw[offset - 1] as string;
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && (raw.codePointAt(offset - 2) ?? 0) >= 0x20000;
  return isPair ? raw.slice(offset - 2, offset) : null;
}

const readings = new Map<string, { toned: Set<string>; toneless: Set<string> }>();

/** Whether `spelled` (lower case, tone marks or not) is a reading of this very character. */
function isReading(character: string, spelled: string): boolean {
  let known = readings.get(character);
  if (known === undefined) {
    // pinyin-pro knows the readings of some traditional characters (許 xǔ) by their simplified form only.
    const simplified = character.length === 1 ? String.fromCharCode(simplifyUnit(character.charCodeAt(0))) : character;
    const toned = [...new Set([character, simplified])].flatMap((form) => pinyin(form, { multiple: true, type: 'array' }));
    known = { toned: new Set(toned), toneless: new Set(toned.map(stripTones)) };
    readings.set(character, known);
  }
  return known.toned.has(spelled) || known.toneless.has(spelled);
}

/** yīng → ying; ü stays, as pinyin-pro writes it. */
function stripTones(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}
