/** A list of keys with what was asked of it last: whoever types on asks for a part of what matched before. */
import type { TypedLetters } from '../text/typed-letters.ts';
import type { KeyList } from './key-list.ts';
import { KeySearch, type Matches } from './key-search.ts';

/** Queries that are remembered of a list: some letters, so that one can be taken back. */
const REMEMBERED = 6;
/** Of a query for which more places than these were found nothing is remembered. */
const MOST_PLACES = 100_000;

/** What was asked of a list, and what matches. */
interface Asked {
  readonly form: string;
  readonly letters: string;
  readonly search: KeySearch;
}

export class AskedList {
  readonly keys: KeyList;
  /** The latest last. */
  #asked: Asked[] = [];

  constructor(keys: KeyList) {
    this.keys = keys;
  }

  /** What matches; asked again at no cost. @param form of the query, with small letters, not empty; @param letters that it types */
  search(form: string, letters: TypedLetters | undefined): Matches {
    const typed = letters?.letters ?? '';
    let before: Asked | undefined;
    for (const asked of this.#asked) {
      const goesOn = form.startsWith(asked.form) && (typed === '' || (asked.letters !== '' && typed.startsWith(asked.letters)));
      if (goesOn && asked.form.length >= (before?.form.length ?? 0)) before = asked;
    }
    if (before?.form === form && before.letters === typed) return before.search;
    const search = new KeySearch(this.keys, form, letters, before?.search);
    this.#asked = this.#asked.filter(({ search: { size } }) => size <= MOST_PLACES).slice(1 - REMEMBERED);
    this.#asked.push({ form, letters: typed, search });
    return search;
  }
}
