/**
 * Cleaning a page whose story is told by its furniture: a breadcrumb that names the headline, a menu above which nothing else
 * shows where the text begins. When all furniture goes at once, lines of the story look like furniture themselves. Here it goes
 * line by line, and what the story hangs on stays.
 */
import { type Head, readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import type { Draft } from './draft.ts';
import { type CleanOptions, type Doomed, deletions, doomedLines, isStory } from './line-removal.ts';

/** UTF-16 code units that are read in trials of one article: of an ordinary one some hundred trials, of which it needs twenty. */
const READ_MAXIMUM = 2_000_000;

/** A text and what is to be seen in it. */
interface Page {
  readonly draft: Draft;
  readonly reading: Reading;
  readonly head: Head;
}

/** Takes lines out of a draft as long as its story stays one. */
class Settling {
  readonly #options: CleanOptions;
  /** Where in the original the lines of the story begin. */
  readonly #story: ReadonlySet<number>;
  #page: Page;
  #left = READ_MAXIMUM;

  constructor(draft: Draft, options: CleanOptions) {
    this.#options = options;
    this.#page = seen(draft);
    const { verdicts } = this.#page.head;
    this.#story = new Set(places(this.#page).filter((_, index) => isStory(verdicts[index]?.zone)));
  }

  /** The draft without what may go; undefined where that would take too long. */
  settled(): Draft | undefined {
    for (let recurring = this.#options.recurring ?? []; ; recurring = []) {
      const { draft, reading, head } = this.#page;
      const doomed = doomedLines(reading, head, this.#options, recurring);
      this.#take(
        doomed,
        doomed.flatMap((rule, index) => (rule === undefined ? [] : [index])),
      );
      if (this.#left < 0) return undefined;
      if (this.#page.draft === draft) return draft;
    }
  }

  /** Takes out as many lines as can be: all, or else those of either half. The last go first, so that lines above keep their numbers. */
  #take(doomed: Doomed, indices: readonly number[]): void {
    if (indices.length === 0 || this.#left < 0 || this.#tries(doomed, new Set(indices)) || indices.length === 1) return;
    const half = indices.length >> 1;
    this.#take(doomed, indices.slice(half));
    this.#take(doomed, indices.slice(0, half));
  }

  /** Takes out lines, of 0-based indices, where the story stays one. */
  #tries(doomed: Doomed, indices: ReadonlySet<number>): boolean {
    const { draft, reading, head } = this.#page;
    const next = draft.copy();
    next.edit(
      deletions(
        reading,
        head,
        doomed.map((rule, index) => (indices.has(index) ? rule : undefined)),
      ),
    );
    this.#left -= next.text.length;
    const page = seen(next);
    const { verdicts } = page.head;
    if (!verdicts.some(({ zone }) => zone === 'body')) return false;
    if (places(page).some((place, index) => verdicts[index]?.zone === 'boilerplate' && this.#story.has(place))) return false;
    this.#page = page;
    return true;
  }
}

/** A draft without the furniture that its story does not hang on; undefined where finding out would take too long. */
export function withoutLooseFurniture(draft: Draft, options: CleanOptions): Draft | undefined {
  return new Settling(draft, options).settled();
}

function seen(draft: Draft): Page {
  const reading = read(draft.text);
  return { draft, reading, head: readHead(reading) };
}

/** Where in the original each line begins. */
function places({ draft, reading }: Page): number[] {
  return Array.from({ length: reading.rawLines.count }, (_, index) => draft.toOriginal(reading.rawLines.starts[index] as number));
}
