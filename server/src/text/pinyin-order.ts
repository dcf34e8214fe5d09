/**
 * The order of Chinese texts: by the pinyin of their characters, one character after the other, as dictionaries have it. Signs come
 * first, then digits; Latin letters come last. The order of characters is that of the Unicode CLDR for Chinese.
 */
const collator = new Intl.Collator('zh-u-co-pinyin');

/** A code unit holds so many ranks; no corpus has as many characters. */
const MOST_RANKS = 0xffff;

/** For each text one that code units compare as the texts are ordered. Linear in the texts, but for their distinct characters. */
export function orderKeys(texts: readonly string[]): string[] {
  const characters = new Set<string>();
  for (const text of texts) for (const character of text) characters.add(character);
  const sorted = [...characters].sort((a, b) => collator.compare(a, b) || byCodeUnits(a, b));
  const ranks = new Map(sorted.map((character, rank) => [character, String.fromCharCode(Math.min(rank, MOST_RANKS))]));
  return texts.map((text) => {
    let key = '';
    for (const character of text) key += ranks.get(character);
    return key;
  });
}

/** For each text its place among the distinct ones, from 0 on. */
export function placesInOrder(texts: readonly string[]): Uint32Array {
  const keys = orderKeys(texts);
  const order = Uint32Array.from(texts.keys()).sort(
    (a, b) => byCodeUnits(keys[a] as string, keys[b] as string) || byCodeUnits(texts[a] as string, texts[b] as string),
  );
  const places = new Uint32Array(texts.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
