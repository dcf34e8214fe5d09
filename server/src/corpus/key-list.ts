/**
 * Keys of names or titles one after another in memory, in an order that counts: read through for what matches a query, which
 * comes out in this order. For a hundred thousand articles all of it takes a few milliseconds. 名录
 */
import { bitOf, mayBegin } from '../text/first-letters.ts';
import type { Spelling, TypedLetters } from '../text/typed-letters.ts';
import type { Matcher } from './key-search.ts';
import { type PackedKeys, readSheet } from './sheets.ts';
import type { Portions } from './surroundings.ts';

/** Keys that are put in order, and code units of sheets that are read, in one portion: a few milliseconds' work. */
const KEYS = 16_384;
const UNITS = 262_144;

export class KeyList {
  /** The number of each key's name or article. */
  readonly targets: Int32Array;
  /** Where each key begins, and after the last one where it ends. */
  readonly #starts: Uint32Array;
  readonly #units: Uint16Array;
  /** The code unit with which each key begins; 0 for an empty one. */
  readonly #firsts: Uint16Array;
  /** By the bit of a letter the places, ascending, of keys whose first code unit may stand for it; made when somebody types it first. */
  readonly #byLetter = new Map<number, Int32Array>();
  #characters: readonly number[] | undefined;

  private constructor(targets: Int32Array, starts: Uint32Array, units: Uint16Array) {
    this.targets = targets;
    this.#starts = starts;
    this.#units = units;
    this.#firsts = new Uint16Array(targets.length);
    for (let place = 0; place < targets.length; place++)
      if (starts[place] !== starts[place + 1]) this.#firsts[place] = units[starts[place] as number] as number;
  }

  /** @param keys numbers with their keys in small letters */
  static of(keys: readonly (readonly [target: number, key: string])[]): KeyList {
    const targets = new Int32Array(keys.length);
    const starts = new Uint32Array(keys.length + 1);
    const units = new Uint16Array(keys.reduce((sum, [, key]) => sum + key.length, 0));
    let at = 0;
    for (const [place, [target, key]] of keys.entries()) {
      targets[place] = target;
      starts[place] = at;
      for (let index = 0; index < key.length; index++) units[at++] = key.charCodeAt(index);
    }
    starts[keys.length] = at;
    return new KeyList(targets, starts, units);
  }

  /** Everything on some sheets, in their order. */
  static *ofSheets(sheets: readonly PackedKeys[]): Portions<KeyList> {
    // A sheet has more code units than keys, and more than its keys have.
    const most = sheets.reduce((sum, [, packed]) => sum + (packed.byteLength >> 1), 0);
    const targets = new Int32Array(most);
    const starts = new Uint32Array(most + 1);
    const all = new Uint16Array(most);
    let [place, at] = [0, 0];
    let rest = UNITS;
    for (const sheet of sheets) {
      const begun = at;
      let read: Uint16Array | undefined;
      let [first, end] = [0, 0];
      readSheet(sheet, (target, units, from, to) => {
        if (read === undefined) [read, first] = [units, from];
        targets[place] = target;
        starts[place++] = at;
        at += to - from;
        end = to;
      });
      // The keys of a sheet stand side by side as they do here.
      if (read !== undefined) all.set(read.subarray(first, end), begun);
      rest -= sheet[1].byteLength >> 1;
      if (rest > 0) continue;
      rest = UNITS;
      yield;
    }
    starts[place] = at;
    return new KeyList(targets.slice(0, place), starts.slice(0, place + 1), all.slice(0, at));
  }

  /** The keys of some numbers in the order of these; numbers that have none are left out. */
  *inOrder(order: ArrayLike<number>): Portions<KeyList> {
    const places = this.#places();
    const targets = new Int32Array(order.length);
    const starts = new Uint32Array(order.length + 1);
    const units = new Uint16Array(this.#units.length);
    let [keys, at] = [0, 0];
    for (let index = 0; index < order.length; index++) {
      if (index % KEYS === KEYS - 1) yield;
      const target = order[index] as number;
      const place = (places[target] ?? 0) - 1;
      if (place < 0) continue;
      targets[keys] = target;
      starts[keys++] = at;
      for (let unit = this.#starts[place] as number; unit < (this.#starts[place + 1] as number); unit++)
        units[at++] = this.#units[unit] as number;
    }
    starts[keys] = at;
    return new KeyList(targets.slice(0, keys), starts.slice(0, keys + 1), units.slice(0, at));
  }

  /** By number: one more than the place of its key; 0 where it has none. */
  #places(): Int32Array {
    let last = -1;
    for (let place = 0; place < this.targets.length; place++) last = Math.max(last, this.targets[place] as number);
    const places = new Int32Array(last + 1);
    for (let place = 0; place < this.targets.length; place++) places[this.targets[place] as number] = place + 1;
    return places;
  }

  /** How many keys there are. */
  get count(): number {
    return this.targets.length;
  }

  /** The key at a place, in small letters. */
  keyAt(place: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#starts[place], this.#starts[place + 1]));
  }

  /** Every code unit that stands in a key, once each; told again at no cost. */
  get characters(): readonly number[] {
    this.#characters ??= charactersOf(this.#units);
    return this.#characters;
  }

  /**
   * Places of keys that letters may spell or begin to spell, by their first two characters; ascending.
   * @param among those that the first of these letters may, where they are known
   */
  spelledBy(letters: TypedLetters, among: Int32Array = this.#placesOf(bitOf(letters.letters))): Int32Array {
    const [starts, units] = [this.#starts, this.#units];
    const places = new Int32Array(among.length);
    let found = 0;
    for (const place of among) if (letters.mayMean(units, starts[place] as number, starts[place + 1] as number)) places[found++] = place;
    return places.slice(0, found);
  }

  /** How letters spell the key at a place, perhaps. */
  spelling(letters: TypedLetters, place: number): Spelling {
    return letters.spell(this.#units, this.#starts[place] as number, this.#starts[place + 1] as number);
  }

  /** Places of keys that may be begun with a letter. */
  #placesOf(bit: number): Int32Array {
    const known = this.#byLetter.get(bit);
    if (known !== undefined) return known;
    const firsts = this.#firsts;
    const places = new Int32Array(firsts.length);
    let found = 0;
    for (let place = 0; place < firsts.length; place++) if (mayBegin(firsts[place] as number, bit)) places[found++] = place;
    const own = places.slice(0, found);
    this.#byLetter.set(bit, own);
    return own;
  }

  /** Keys that begin with a form. @param form of a query, with small letters, not empty */
  beginningWith(form: string): Matcher {
    const [starts, units, firsts] = [this.#starts, this.#units, this.#firsts];
    const head = form.charCodeAt(0);
    const matches = (place: number): boolean => {
      const from = starts[place] as number;
      return from + form.length <= (starts[place + 1] as number) && units[from] === head && continues(units, from, form);
    };
    const next = (from: number): number => {
      let place = firsts.indexOf(head, from);
      while (place >= 0 && !matches(place)) place = firsts.indexOf(head, place + 1);
      return place >= 0 ? place : firsts.length;
    };
    return { next, matches, count: firsts.length };
  }

  /** Keys that contain a form. @param form as above */
  containing(form: string): Matcher {
    const [starts, units] = [this.#starts, this.#units];
    const count = this.targets.length;
    const head = form.charCodeAt(0);
    const matches = (place: number): boolean => {
      const last = (starts[place + 1] as number) - form.length;
      for (let at = starts[place] as number; at <= last; at++) if (units[at] === head && continues(units, at, form)) return true;
      return false;
    };
    // The next place of the form's first character is looked for, not every key: most characters are rare.
    const next = (from: number): number => {
      let place = from;
      for (let at = units.indexOf(head, starts[from]); at >= 0; at = units.indexOf(head, at + 1)) {
        while ((starts[place + 1] as number) <= at) place++;
        if (at + form.length <= (starts[place + 1] as number) && continues(units, at, form)) return place;
      }
      return count;
    };
    return { next, matches, count };
  }
}

function charactersOf(units: Uint16Array): readonly number[] {
  const seen = new Uint8Array(0x10000);
  for (let at = 0; at < units.length; at++) seen[units[at] as number] = 1;
  const characters: number[] = [];
  for (let unit = seen.indexOf(1); unit >= 0; unit = seen.indexOf(1, unit + 1)) characters.push(unit);
  return characters;
}

function continues(units: Uint16Array, at: number, form: string): boolean {
  for (let index = 1; index < form.length; index++) if (units[at + index] !== form.charCodeAt(index)) return false;
  return true;
}
