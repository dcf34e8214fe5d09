/** Parts of speech, by which the kinds of words are told apart. 词性 */
import partsOfSpeech from '../../lexicon/parts-of-speech.json' with { type: 'json' };

export interface PartOfSpeech {
  /** As queries write it. */
  readonly code: string;
  /** In Chinese and in English. */
  readonly name: string;
  readonly english: string;
}

/** All of them, by code; their order is part of what the segmenter's process says. */
export const PARTS_OF_SPEECH: readonly PartOfSpeech[] = partsOfSpeech.tags;

/** Of what is no word: punctuation and other signs. */
export const PUNCTUATION = 'w';
/** Of what the dictionary does not have. */
export const UNKNOWN = 'x';

const numbers: ReadonlyMap<string, number> = new Map(PARTS_OF_SPEECH.map(({ code }, index) => [code, index]));

/** The place of a code among all of them; that of the unknown one where there is none such. */
export function numberOfPart(code: string): number {
  return numbers.get(code) ?? (numbers.get(UNKNOWN) as number);
}
