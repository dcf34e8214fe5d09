/** The places of a text among tokens. */
import type { ArticleReading } from './article-reading.ts';
import type { AutomatonFinder } from './automaton-finder.ts';
import { ANYWHERE } from './finder.ts';
import { Stretches } from './stretches.ts';

/** The stretches that make up the text and have no other one in them. */
export function textStretches(finder: AutomatonFinder, reading: ArticleReading): Stretches {
  const { starts, ends } = finder.find(reading, ANYWHERE, 'shortest', false);
  const kept: number[] = [];
  let first = Number.POSITIVE_INFINITY;
  for (let index = starts.length - 1; index >= 0; index--) {
    const end = ends[index] as number;
    if (end >= first) continue;
    first = end;
    kept.push(index);
  }
  const places = new Stretches();
  for (const index of kept.reverse()) places.add(starts[index] as number, ends[index] as number);
  return places;
}
