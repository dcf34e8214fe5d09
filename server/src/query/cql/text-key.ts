/** What a text search looks for: the text as keys are folded, without blanks, as often folded as it takes to stay as it is. */
import { foldKey, withoutBlanks } from '../../text/folding.ts';

/** What a removal brings together may look removable in turn; deeper nests than this nobody types. */
const ROUNDS = 8;

/** @returns "" for a text of blanks alone */
export function textKey(text: string): string {
  let key = withoutBlanks(text);
  for (let round = 0; round < ROUNDS; round++) {
    const next = foldKey(key);
    if (next === key) return key;
    // Marks such as ** are what somebody searches for, where nothing else is there.
    if (next === '') return key;
    key = next;
  }
  return key;
}
