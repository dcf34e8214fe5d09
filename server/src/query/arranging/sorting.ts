/**
 * Lines in an order: by words beside or in the hits, or by what is known of their articles. Values become numbers in their order,
 * and lines are then distributed by these, the least weighty first, which is linear in the lines (radix sort).
 */
import type { QuerySort } from '../../protocol/query.ts';
import { placesInOrder } from '../../text/pinyin-order.ts';
import type { Steps } from '../analyses/steps.ts';
import type { Hits } from '../hits.ts';
import type { QuerySource } from '../source.ts';
import { byArticle, joinWords, WordsBeside } from './hit-words.ts';
import { Numbering } from './numbering.ts';

/** Articles that are read in one step. */
const ARTICLES_A_STEP = 200;

/** A column of values of lines. */
interface Column {
  /** Number of the value of each line. */
  readonly values: Uint32Array;
  readonly texts: readonly string[];
  readonly isDescending: boolean;
}

/**
 * Sorts lines; those that are equal in all keys stay as they are. What is missing, such as a word before the first, comes first.
 * @param lines numbers of hits; @param keys the weightiest first
 */
export function* sortLines(source: QuerySource, hits: Hits, lines: Uint32Array, keys: readonly QuerySort[]): Steps<Uint32Array> {
  if (keys.length === 0) return lines;
  const columns = yield* columnsOf(source, hits, lines, keys);
  let order = Uint32Array.from(lines.keys());
  for (const column of columns.toReversed()) {
    order = distributed(order, column);
    yield { done: lines.length, total: lines.length };
  }
  return order.map((place) => lines[place] as number);
}

function* columnsOf(source: QuerySource, hits: Hits, lines: Uint32Array, keys: readonly QuerySort[]): Steps<Column[]> {
  const { vocabulary } = source;
  const isOfArticles = keys.some(({ by }) => by !== 'left' && by !== 'right' && by !== 'node');
  const makers = keys.map((key) => ({
    key,
    values: new Uint32Array(lines.length),
    numbering: new Numbering(),
    known: new Map<number, number>(),
  }));
  for (const { numbering } of makers) numbering.of('');
  let done = 0;
  let articles = 0;
  for (const { article, places } of byArticle(hits, lines)) {
    const beside = new WordsBeside(source, hits, article);
    const metadata = isOfArticles ? source.metadata(article) : undefined;
    for (const { key, values, numbering, known } of makers) {
      const ofWord = (word: number): number => {
        let number = known.get(word);
        if (number === undefined) {
          number = numbering.of(vocabulary.word(word));
          known.set(word, number);
        }
        return number;
      };
      if (key.by === 'left' || key.by === 'right') {
        for (const place of places) values[place] = ofWord(beside.at(lines[place] as number, key.by, key.distance));
      } else if (key.by === 'node') {
        const { words } = beside;
        for (const place of places) {
          const hit = lines[place] as number;
          const [start, end] = [hits.start(hit), hits.end(hit)];
          values[place] =
            end - start === 1
              ? ofWord(words[start] ?? 0)
              : numbering.of(joinWords(Array.from(words.subarray(start, end), (word) => vocabulary.word(word))));
        }
      } else {
        const number = numbering.of(metadata?.[key.by] ?? '');
        for (const place of places) values[place] = number;
      }
    }
    done += places.length;
    if (++articles % ARTICLES_A_STEP === 0) yield { done, total: lines.length };
  }
  return makers.map(({ key, values, numbering }) => ({ values, texts: numbering.texts, isDescending: key.descending === true }));
}

/** Lines in the order of a column; those of one value stay as they are. */
function distributed(order: Uint32Array<ArrayBuffer>, { values, texts, isDescending }: Column): Uint32Array<ArrayBuffer> {
  const places = placesInOrder(texts);
  const rank = (line: number): number => {
    const place = places[values[line] as number] as number;
    return isDescending ? texts.length - 1 - place : place;
  };
  const next = new Uint32Array(texts.length + 1);
  for (const line of order) (next[rank(line) + 1] as number)++;
  for (let place = 1; place <= texts.length; place++) (next[place] as number) += next[place - 1] as number;
  const sorted = new Uint32Array(order.length);
  for (const line of order) sorted[(next[rank(line)] as number)++] = line;
  return sorted;
}
