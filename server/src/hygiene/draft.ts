/**
 * A text on its way to be clean: every edit is remembered with its rule, and every place leads back to the original.
 */
import { applyEdits } from './edit.ts';
import type { RuledEdit } from './fixes.ts';
import { editMap, endInOriginal, identityMap, type OffsetMap, toOriginal } from './offset-map.ts';

/** What was taken out of the original, or replaced, and why. */
export interface Removal {
  /** Rule id, such as `boilerplate/icp-record`. */
  readonly rule: string;
  /** In the original, UTF-16 code units; blank lines around a block are part of it. */
  readonly start: number;
  readonly end: number;
  /** Lines that were taken out whole, blank ones not counted; 0 where only a part of a line was. */
  readonly lines: number;
}

/** 净本 */
export interface CleanCopy {
  readonly text: string;
  readonly map: OffsetMap;
  /** By place in the original. */
  readonly removed: readonly Removal[];
  /** `noStory`: no line of a story was found; what is left may be content all the same. */
  readonly outcome: 'clean' | 'noStory';
}

/** A text on its way to be clean. */
export class Draft {
  readonly #original: string;
  text: string;
  #map: OffsetMap;
  #removed: Removal[] = [];

  constructor(original: string) {
    this.#original = original;
    this.text = original;
    this.#map = identityMap(original.length);
  }

  copy(): Draft {
    const draft = new Draft(this.#original);
    draft.text = this.text;
    draft.#map = this.#map;
    draft.#removed = [...this.#removed];
    return draft;
  }

  /** Where in the original a place in the present text comes from. */
  toOriginal(offset: number): number {
    return toOriginal(this.#map, offset);
  }

  edit(edits: readonly CleaningEdit[]): void {
    if (edits.length === 0) return;
    for (const { rule, start, end, lines } of edits) {
      this.#removed.push({ rule, start: toOriginal(this.#map, start), end: endInOriginal(this.#map, end), lines });
    }
    this.#map = editMap(this.#map, edits);
    this.text = applyEdits(this.text, edits);
  }

  finish(outcome: CleanCopy['outcome']): CleanCopy {
    return { text: this.text, map: this.#map, removed: this.#removed.sort((a, b) => a.start - b.start || a.end - b.end), outcome };
  }
}

export interface CleaningEdit extends RuledEdit {
  readonly lines: number;
}
