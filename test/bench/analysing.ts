/** Analysis of many articles, as the index does it. */
import { read } from '../../server/src/article/reading.ts';
import { analyseAll } from '../../server/src/corpus/analyse.ts';
import { LOT } from '../../server/src/corpus/analysing/lot.ts';

export function analyseInLots(texts: readonly string[]): void {
  for (let at = 0; at < texts.length; at += LOT.articles) analyseAll(texts.slice(at, at + LOT.articles).map((text) => read(text)));
}
