/**
 * Globs as VS Code writes them, in terms of ignore patterns: relative to the folder, `{a,b}` for either, a `**` for any
 * depth. An ignore pattern without a slash matches at every depth, a glob only at the top.
 */
import ignore, { type Ignore } from 'ignore';

/** Most patterns that the braces of one glob expand to. */
const EXPANSIONS = 256;

const ASCII = /^[\0-\x7f]*$/;

/** Patterns made of globs. */
export interface Globs {
  readonly rules: Ignore;
  /** Whether any pattern has letters that can be spelt in two ways: é as one character or as e with an accent. */
  readonly composed: boolean;
}

/** What the globs match, asked with paths relative to the folder; undefined where there are none. */
export function matcher(globs: readonly string[]): Globs | undefined {
  const patterns = globs.flatMap(expandBraces).map(anchor).filter(Boolean);
  if (patterns.length === 0) return undefined;
  const rules = ignore().add(patterns.map((pattern) => pattern.normalize('NFC')));
  return { rules, composed: patterns.some((pattern) => !ASCII.test(pattern)) };
}

/**
 * Whether a relative path, forward slashes, is matched; a folder's path ends in a slash. A name is the same however its
 * accents are spelt: some file systems take it apart (NFD), keyboards write it in one piece (NFC).
 */
export function matches(globs: Globs | undefined, relative: string): boolean {
  if (globs === undefined) return false;
  return globs.rules.ignores(globs.composed ? relative.normalize('NFC') : relative);
}

function anchor(glob: string): string {
  const pattern = glob.trim().replace(/^\.?\/+/, '');
  if (pattern === '') return '';
  return pattern.startsWith('**/') ? pattern : `/${pattern}`;
}

function expandBraces(glob: string): string[] {
  let patterns = [glob];
  for (let changed = true; changed && patterns.length < EXPANSIONS; ) {
    changed = false;
    patterns = patterns.flatMap((pattern) => {
      // The innermost pair first.
      const close = pattern.indexOf('}');
      const open = close < 0 ? -1 : pattern.lastIndexOf('{', close);
      if (open < 0) return [pattern];
      changed = true;
      const choices = pattern.slice(open + 1, close).split(',');
      return choices.map((choice) => pattern.slice(0, open) + choice + pattern.slice(close + 1));
    });
  }
  return patterns.slice(0, EXPANSIONS);
}
