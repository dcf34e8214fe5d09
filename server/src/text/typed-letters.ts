/**
 * Which names somebody may mean who types letters: pinyin whole, by initials, or the surname whole and the rest by initials.
 * Told from the characters alone, each with all readings that it ever has, so that hundreds of thousands of names are gone
 * through in milliseconds; how the few that remain are read is for their search keys to say.
 */
import { ANY_LETTER, bitOf, mayBegin, takesLetter } from './first-letters.ts';
import { readingsOf } from './pinyin.ts';

/** `whole`: the letters may spell the name; `beginning`: they may begin what spells it; `no`: they certainly do neither. */
export type Spelling = 'whole' | 'beginning' | 'no';

const SPELLINGS: readonly Spelling[] = ['no', 'beginning', 'whole'];
const NO = 0;
const BEGINNING = 1;
const WHOLE = 2;

/** The readings of a name's characters, those that count. */
type Readings = readonly (readonly string[])[];

/** Of a first character: one of its readings begins with all the letters. */
const BEGINS = 1 << 30;
/** Of a first character: somebody has asked before. */
const ASKED = 1 << 29;

export class TypedLetters {
  readonly letters: string;
  /** The letters from each of them on. */
  readonly #tails: readonly string[];
  /** The first letter as a bit. */
  readonly #first: number;
  /**
   * What each code unit says of a name that begins with it: the bits of the letters with which the next character may go on then,
   * none where the letters do not begin the name. 0: nobody has asked.
   */
  readonly #heads = new Int32Array(0x10000);

  /** @param letters small ASCII letters and digits, at least one */
  constructor(letters: string) {
    this.letters = letters;
    this.#tails = Array.from(letters, (_, letter) => letters.slice(letter));
    this.#first = bitOf(letters);
  }

  /**
   * Whether `spell` may say anything but `no`; tells nearly all names apart at once, by their first two characters. What fewer letters
   * tell apart more of them do.
   * @param units as there
   */
  mayMean(units: Uint16Array, from: number, to: number): boolean {
    if (from >= to) return false;
    const unit = units[from] as number;
    const head = (this.#heads[unit] as number) || this.#head(unit);
    return (head & BEGINS) !== 0 || (from + 1 < to && (head & ANY_LETTER) !== 0 && mayBegin(units[from + 1] as number, head & ANY_LETTER));
  }

  /** @param units that have a folded name, in small letters, from one place to another */
  spell(units: Uint16Array, from: number, to: number): Spelling {
    if (!this.mayMean(units, from, to)) return 'no';
    if (this.#begins(units[from] as number) && this.#areFewer(units, from, to)) return 'beginning';
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
  #areFewer(units: Uint16Array, from: number, to: number): boolean {
    const last = from + this.letters.length;
    if (last >= to) return false;
    for (let at = from; at <= last; at++) if (!takesLetter(units[at] as number)) return false;
    return true;
  }

  /** Whether a character that counts begins with all the letters. */
  #begins(unit: number): boolean {
    return ((this.#heads[unit] as number) & BEGINS) !== 0 && takesLetter(unit);
  }

  #head(unit: number): number {
    const known = ASKED | (mayBegin(unit, this.#first) ? this.#headOf(unit) : 0);
    this.#heads[unit] = known;
    return known;
  }

  #headOf(unit: number): number {
    // What is not typed leaves it to the next characters.
    if (!takesLetter(unit)) return BEGINS;
    let bits = 0;
    for (const reading of readingsOf(unit) ?? []) {
      if (reading[0] !== this.letters[0]) continue;
      if (reading.startsWith(this.letters)) return BEGINS;
      // The letters go on behind the first one of the reading, or behind all of it.
      bits |= bitOf(this.letters.slice(1));
      if (this.letters.startsWith(reading)) bits |= bitOf(this.letters.slice(reading.length));
    }
    return bits;
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

/**
 * How many characters of a name letters can take at most: one each where they may be its initials, fewer where they spell the first
 * one in any case.
 * @param letters small ASCII letters and digits, at least one; @param characters those of the name that count
 */
export function mostTyped(letters: string, characters: readonly string[]): number {
  const readings = (place: number) => readingsOf(characters[place]?.codePointAt(0) ?? 0);
  const mayBeInitials = Array.from(letters).every((letter, place) => {
    const own = readings(place);
    return own === undefined || isInitial(own, letter);
  });
  if (mayBeInitials) return letters.length;
  const spelling = readings(0)?.filter((reading) => letters.startsWith(reading)) ?? [];
  return 1 + letters.length - Math.min(letters.length, ...spelling.map(({ length }) => length));
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
