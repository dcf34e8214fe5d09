/** An article's story as it is held against others, with its shingles, made when first asked for. */
import type { Compared } from './compared.ts';
import { PASSAGE_SHINGLE, storyShingles, storyText } from './rows.ts';
import { containment, shingles } from './shingles.ts';

export class Story {
  readonly compared: Compared;
  #shingles: Uint32Array | undefined;
  #passages: Uint32Array | undefined;
  #ofLines: readonly Uint32Array[] | undefined;

  constructor(compared: Compared) {
    this.compared = compared;
  }

  get shingles(): Uint32Array {
    this.#shingles ??= storyShingles(this.compared);
    return this.#shingles;
  }

  /** Those by which passages are compared. */
  get passageShingles(): Uint32Array {
    this.#passages ??= shingles(storyText(this.compared), PASSAGE_SHINGLE);
    return this.#passages;
  }

  /** The line, 1-based, that has most of a passage. @param passage its shingles */
  lineWithMost(passage: Uint32Array): number {
    const { story } = this.compared;
    this.#ofLines ??= story.map(({ bare }) => shingles(bare, PASSAGE_SHINGLE));
    let best = 0;
    let most = 0;
    for (let index = 0; index < story.length; index++) {
      const share = containment(passage, this.#ofLines[index] as Uint32Array);
      if (share <= most) continue;
      best = index;
      most = share;
    }
    return story[best]?.line ?? 1;
  }
}
