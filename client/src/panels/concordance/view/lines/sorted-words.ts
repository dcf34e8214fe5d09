/**
 * The words that lines are sorted by, underlined in their lines: one looks down the list for where they change. They are told apart by
 * the form of the line as well as by its colour, and are no more than text to a screen reader, which reads the line as it stands.
 */
import type { WireSortedWord } from '../../../../../../server/src/protocol/query.ts';
import { h } from '../../../shared/view/dom.ts';

/** What stands in an element, where words are marked in it. */
const written = new WeakMap<HTMLElement, string>();

/** Puts the text of one side of a line, with the words of that side; writing what stands there already would cost the browser as much. */
export function putWords(element: HTMLElement, text: string, words: readonly WireSortedWord[] = []): void {
  const stands = JSON.stringify([text, ...words]);
  if (written.get(element) === stands) return;
  written.set(element, stands);
  const parts: (string | HTMLElement)[] = [];
  let from = 0;
  for (const { start, end, key } of words.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, start), h('span', { class: `sorted key-${key}` }, text.slice(start, end)));
    from = end;
  }
  element.replaceChildren(...parts, text.slice(from));
}
