/**
 * Which names somebody may mean who types letters: pinyin whole, by initials, or the surname whole and the rest by initials.
 * Told from the characters alone, each with all readings that it ever has, so that hundreds of thousands of names are gone
 * through in milliseconds; how the few that remain are read is for their search keys to say.
 */
import { bitOf, mayBegin, takesLetter } from './first-letters.ts';
import { readingsOf } from './pinyin.ts';

/** `whole`: the letters may spell the name; `beginning`: they may begin what spells it; `no`: they certainly do neither. */
export type Spelling = 'whole' | 'beginning' | 'no';

const SPELLINGS: readonly Spelling[] = ['no', 'beginning', 'whole'];
const NO = 0;
const BEGINNING = 1;
const WHOLE = 2;

/** The readings of a name's characters, those that count. */
type Readings = readonly (readonly string[])[];

/** What a first character says of a name; 0: nobody has asked. The letters do not begin it. */
const NEVER = 1;
/** Its reading does not go on as the letters do: the next character must. */
const INITIAL = 2;
const PERHAPS = 3;
/** One of its readings begins with all the letters. */
const BEGINS = 4;

export class TypedLetters {
  readonly letters: string;
  /** The letters from each of them on. */
  readonly #tails: readonly string[];
  /** The first two letters as bits; the second is 0 where there is none. */
  readonly #first: number;
  readonly #second: number;
  /** What each code unit says of a name that begins with it. */
  readonly #heads = new Uint8Array(0x10000);

  /** @param letters small ASCII letters and digits, at least one */
  constructor(letters: string) {
    this.letters = letters;
    this.#tails = Array.from(letters, (_, letter) => letters.slice(letter));
    this.#first = bitOf(letters);
    this.#second = letters.length > 1 ? bitOf(letters.slice(1)) : 0;
  }

  /** Whether a name that begins with a code unit may be meant: most names are told by this alone. */
  mayBegin(unit: number): boolean {
    return ((this.#heads[unit] as number) || this.#head(unit)) !== NEVER;
  }

  /** Whether `spell` may say anything but `no`; tells nearly all names apart at once. @param units as there */
  mayMean(units: Uint16Array, from: number, to: number): boolean {
    if (from >= to) return false;
    const unit = units[from] as number;
    const head = (this.#heads[unit] as number) || this.#head(unit);
    if (head !== INITIAL) return head !== NEVER;
    return from + 1 < to && mayBegin(units[from + 1] as number, this.#second);
  }

  /** @param units that have a folded name, in small letters, from one place to another */
  spell(units: Uint16Array, from: number, to: number): Spelling {
    if (!this.mayMean(units, from, to)) return 'no';
    if (this.#heads[units[from] as number] === BEGINS && this.#goesOn(units, from, to)) return 'beginning';
    const readings: (readonly string[])[] = [];
    // Each character takes a letter at least.
    for (let at = from; at < to && readings.length <= this.letters.length; at++) {
      const point = codePoint(units, at, to);
      if (point > 0xffff) at++;
      const all = readingsOf(point);
      if (all === undefined) return 'whole';
      if (all.length > 0) readings.push(all);
    }
    return SPELLINGS[Math.max(this.#syllables(readings, 0, 0), this.#initials(readings, 0, 0), this.#mixed(readings))] as Spelling;
  }

  /** Whether a name certainly has more characters than there are letters, so that these cannot spell it whole. */
  #goesOn(units: Uint16Array, from: number, to: number): boolean {
    const last = from + this.letters.length;
    if (last >= to) return false;
    for (let at = from; at <= last; at++) if (!takesLetter(units[at] as number)) return false;
    return true;
  }

  #head(unit: number): number {
    const known = mayBegin(unit, this.#first) ? this.#headOf(unit) : NEVER;
    this.#heads[unit] = known;
    return known;
  }

  #headOf(unit: number): number {
    // What is not typed leaves it to the next character.
    if (!takesLetter(unit)) return PERHAPS;
    const [first, second] = this.letters;
    const begin = readingsOf(unit)?.filter(([letter]) => letter === first) ?? [];
    if (begin.length === 0) return NEVER;
    if (begin.some((reading) => reading.startsWith(this.letters))) return BEGINS;
    return second === undefined || begin.some((reading) => reading[1] === second) ? PERHAPS : INITIAL;
  }

  /** Whole syllables from one character and one letter on, the last perhaps unfinished. */
  #syllables(readings: Readings, character: number, letter: number): number {
    const letters = this.letters;
    if (letter === letters.length) return character === readings.length ? WHOLE : BEGINNING;
    let best = NO;
    for (const reading of readings[character] ?? []) {
      if (letters.startsWith(reading, letter)) {
        best = Math.max(best, this.#syllables(readings, character + 1, letter + reading.length));
        if (best === WHOLE) return WHOLE;
      } else if (letters.length - letter < reading.length && reading.startsWith(this.#tails[letter] as string))
        best = Math.max(best, BEGINNING);
    }
    return best;
  }

  #initials(readings: Readings, character: number, letter: number): number {
    for (; letter < this.letters.length; letter++, character++) {
      const wanted = this.letters[letter];
      const own = readings[character];
      if (own === undefined || !isInitial(own, wanted as string)) return NO;
    }
    return character === readings.length ? WHOLE : BEGINNING;
  }

  #mixed(readings: Readings): number {
    let best = NO;
    for (const reading of readings[0] ?? []) {
      if (this.letters.startsWith(reading)) best = Math.max(best, this.#initials(readings, 1, reading.length));
    }
    return best;
  }
}

/**
 * Whether letters begin what spells a name, however its characters are read: what they stand in need not be asked then.
 * @param letters small ASCII letters and digits, at least one; @param name folded
 */
export function certainlyBegin(letters: string, name: string): boolean {
  let [full, initials, mixed] = ['', '', ''];
  for (const character of name) {
    if (initials.length >= letters.length) return false;
    const readings = readingsOf(character.codePointAt(0) as number);
    if (readings === undefined || readings.length > 1) return false;
    const [reading = ''] = readings;
    const initial = reading.slice(0, 1);
    mixed += full === '' ? reading : initial;
    full += reading;
    initials += initial;
    if (full.startsWith(letters) || initials.startsWith(letters) || mixed.startsWith(letters)) return true;
  }
  return false;
}

function isInitial(readings: readonly string[], letter: string): boolean {
  for (const reading of readings) if (reading[0] === letter) return true;
  return false;
}

function codePoint(units: Uint16Array, at: number, to: number): number {
  const high = units[at] as number;
  const low = at + 1 < to ? (units[at + 1] as number) : 0;
  const pair = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
  return pair ? (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : high;
}
