/**
 * Blanks inside a line, as pages pad names, posts and the cells of tables with them: the space, the tab, the em and
 * the en space.
 */

const BLANK = 0x20;
export const TAB = 0x09;
/** Whether a code unit is a blank. */
export const isBlank = (unit: number): boolean => unit === BLANK || unit === TAB || unit === 0x2003 || unit === 0x2002;

/** Where the blanks begin that end at an offset; the offset itself where there are none. */
export function skipBlanksLeft(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** No name is padded (张  进) with more blanks. */
export const MOST_PADDING = 6;
