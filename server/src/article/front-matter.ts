/**
 * Front matter: the block of `key: value` lines between two `---` (or `key = value` between two
 * `+++`) that static site generators put before an article.
 */
import type { LineTraits } from './lines.ts';

export interface FrontMatter {
  /** 1-based line of the opening and of the closing `---`. */
  readonly first: number;
  readonly last: number;
  /** Lower-case key → 1-based line. */
  readonly keys: ReadonlyMap<string, number>;
}

/** No generator writes a longer one; what goes on longer is a text that happens to begin with a rule. */
const LONGEST = 60;
const ENTRY = /^([A-Za-z_][\w-]{0,30})(?::| ?=)(?:\s|$)/u;

/** The front matter of a text, or null. It must be the first thing in it. */
export function findFrontMatter(lines: readonly LineTraits[]): FrontMatter | null {
  const first = lines.findIndex((line) => !line.blank);
  const fence = lines[first]?.text;
  if (fence !== '---' && fence !== '+++') return null;
  const keys = new Map<string, number>();
  for (let i = first + 1; i < lines.length && i <= first + LONGEST; i++) {
    const { text } = lines[i] as LineTraits;
    const line = i + 1;
    if (text === fence) return keys.size > 0 ? { first: first + 1, last: line, keys } : null;
    const key = ENTRY.exec(text)?.[1]?.toLowerCase();
    if (key !== undefined && !keys.has(key)) keys.set(key, line);
  }
  return null;
}
