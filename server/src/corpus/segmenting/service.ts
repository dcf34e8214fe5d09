/**
 * The segmenter's end of the line: a process that loads it, cuts what it is sent, in order, and ends with the one that
 * started it. It holds nothing that would have to be saved, so it may be killed at any time.
 */
import { isSegmenter, type Segmenter, type SegmenterFailure } from '../../tokens/segmenter.ts';
import { packWords } from './packed-words.ts';

/** To the process. */
export interface Task {
  readonly id: number;
  readonly text: string;
}

/** From the process: first whether there is a segmenter, then an answer to each task, in their order. */
export type Answer =
  | { readonly version: string }
  | { readonly failure: SegmenterFailure }
  /** @param words as `unpackWords` reads them; offsets of the task's text */
  | { readonly id: number; readonly words: Uint8Array };

/** Serves the process that started this one, until it is gone. */
export function serveSegmenter(load: () => Segmenter | SegmenterFailure): void {
  const say = (answer: Answer): void => {
    process.send?.(answer);
  };
  process.on('disconnect', () => process.exit());
  const segmenter = load();
  process.on('message', ({ id, text }: Task) => {
    if (isSegmenter(segmenter)) say({ id, words: packWords(segmenter.cut(text)) });
  });
  say(isSegmenter(segmenter) ? { version: segmenter.version } : { failure: segmenter });
}
