/** Where in an article an editor's user would ask: at names in its body. */
import { pathToFileURL } from 'node:url';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { BenchText } from './texts.ts';

/** As the protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** An article that names somebody. */
export interface Target extends BenchText {
  readonly uri: string;
  /** The first plain mentions of different people, one at least. */
  readonly positions: readonly [Position, ...Position[]];
}

/** @returns nothing for an article that names nobody; @param most positions */
export function targetOf({ path: file, text }: BenchText, most: number): Target[] {
  const lines = new LineIndex(text);
  const mentions = analyse(text).people.flatMap((person) => person.mentions.find(({ zone }) => zone === 'body') ?? []);
  const [first, ...others] = mentions
    .slice(0, most)
    .map((mention): Position => ({ line: mention.line - 1, character: lines.columnAt(mention.start) }));
  return first === undefined ? [] : [{ path: file, text, uri: pathToFileURL(file).href, positions: [first, ...others] }];
}
