/** What a run has done, in figures that do not grow with the corpus: by rule, with a few examples; the articles that lost most. */
import type { RecordLine } from './record-copy.ts';

/** What went wrong with one file. */
export interface CleanProblem {
  /** Relative to the folder. */
  readonly path: string;
  /**
   * `changed`: the copy was changed by hand and is left alone; `outside`: a link leads out of the folder of the copy;
   * `tooLarge`; or a code of the system.
   */
  readonly problem: string;
}

/** What one rule took out. */
export interface RuleTally {
  readonly rule: string;
  readonly articles: number;
  readonly lines: number;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly examples: readonly { readonly path: string; readonly text: string }[];
}

/** What a rule would still find. */
export interface RemainingTally {
  readonly rule: string;
  readonly articles: number;
  /** How often it is found; a block counts by its lines. */
  readonly places: number;
}

/** 清理结果 */
export interface CleanSummary {
  /** Whether all articles have been looked at: not where the run was stopped. */
  readonly complete: boolean;
  readonly articles: number;
  /** Of the articles: those whose copy stood already. */
  readonly unchanged: number;
  /** Of the articles: nothing in them was to be cleaned. */
  readonly untouched: number;
  /** Of the articles: no line of a story was found in them. */
  readonly left: { readonly count: number; readonly paths: readonly string[] };
  /** Files that are no articles: not Chinese, no text, empty. */
  readonly skipped: number;
  /** Copies whose original is no longer an article, which were deleted. */
  readonly gone: number;
  /** UTF-16 code units of the originals and of the copies. */
  readonly original: number;
  readonly clean: number;
  /** Those with the most characters first. */
  readonly rules: readonly RuleTally[];
  /** What a check of the copies would find, which their baseline accepts; the most frequent first. */
  readonly remaining: readonly RemainingTally[];
  /** The articles that lost the greatest share of their characters. */
  readonly shortest: readonly { readonly path: string; readonly original: number; readonly clean: number }[];
  readonly problems: { readonly count: number; readonly first: readonly CleanProblem[] };
}

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 60;
const SHORTEST = 20;
const LEFT = 100;
const PROBLEMS = 100;

interface Counts {
  articles: number;
  lines: number;
  characters: number;
  readonly examples: { path: string; text: string }[];
}

export class Tally {
  readonly #rules = new Map<string, Counts>();
  readonly #remaining = new Map<string, { articles: number; places: number }>();
  readonly #left: string[] = [];
  readonly #problems: CleanProblem[] = [];
  #shortest: { path: string; original: number; clean: number }[] = [];
  #figures = { articles: 0, unchanged: 0, untouched: 0, left: 0, skipped: 0, gone: 0, original: 0, clean: 0, problems: 0 };

  skipped(): void {
    this.#figures.skipped++;
  }

  gone(): void {
    this.#figures.gone++;
  }

  problem(problem: CleanProblem): void {
    this.#figures.problems++;
    if (this.#problems.length < PROBLEMS) this.#problems.push(problem);
  }

  /** @param text the original */
  article(record: RecordLine, text: string, unchanged: boolean): void {
    const { path, original, clean, removed, outcome } = record;
    const figures = this.#figures;
    figures.articles++;
    figures.original += original.length;
    figures.clean += clean.length;
    if (unchanged) figures.unchanged++;
    if (removed.length === 0) figures.untouched++;
    if (outcome !== 'clean') {
      figures.left++;
      if (this.#left.length < LEFT) this.#left.push(path);
    }
    for (const [rule, lines] of Object.entries(record.remaining)) {
      const counts = this.#remaining.get(rule) ?? { articles: 0, places: 0 };
      this.#remaining.set(rule, counts);
      counts.articles++;
      for (const count of Object.values(lines)) counts.places += count;
    }
    const seen = new Set<string>();
    for (const { rule, start, end, lines } of removed) {
      let counts = this.#rules.get(rule);
      if (counts === undefined) {
        counts = { articles: 0, lines: 0, characters: 0, examples: [] };
        this.#rules.set(rule, counts);
      }
      counts.lines += lines;
      counts.characters += end - start;
      if (seen.has(rule)) continue;
      seen.add(rule);
      counts.articles++;
      if (counts.examples.length < EXAMPLES) counts.examples.push({ path, text: exampleOf(text, start, end) });
    }
    if (clean.length === original.length) return;
    this.#shortest.push({ path, original: original.length, clean: clean.length });
    if (this.#shortest.length > 4 * SHORTEST) this.#shortest = this.#mostShortened();
  }

  summary(complete: boolean): CleanSummary {
    const { problems, left, ...figures } = this.#figures;
    return {
      complete,
      ...figures,
      left: { count: left, paths: this.#left },
      rules: [...this.#rules]
        .map(([rule, counts]) => ({ rule, ...counts }))
        .sort((a, b) => b.characters - a.characters || (a.rule < b.rule ? -1 : 1)),
      remaining: [...this.#remaining]
        .map(([rule, counts]) => ({ rule, ...counts }))
        .sort((a, b) => b.places - a.places || (a.rule < b.rule ? -1 : 1)),
      shortest: this.#mostShortened(),
      problems: { count: problems, first: this.#problems },
    };
  }

  #mostShortened(): { path: string; original: number; clean: number }[] {
    const share = ({ original, clean }: { original: number; clean: number }): number => clean / original;
    return [...this.#shortest].sort((a, b) => share(a) - share(b) || (a.path < b.path ? -1 : 1)).slice(0, SHORTEST);
  }
}

/** The beginning of what was removed, on one line. */
function exampleOf(text: string, start: number, end: number): string {
  const whole = text
    .slice(start, Math.min(end, start + 4 * EXAMPLE_LENGTH))
    .replace(/\s+/gu, ' ')
    .trim();
  return whole.length > EXAMPLE_LENGTH
    ? `${whole
        .slice(0, EXAMPLE_LENGTH)
        .toWellFormed()
        .replace(/\ufffd$/u, '')}…`
    : whole;
}
