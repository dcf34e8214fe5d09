/** Columns in a terminal, where a Han character takes two cells. */

/** East Asian Wide and Fullwidth (Unicode Standard Annex 11), as far as names and posts can hold them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;

/** How many terminal cells a text takes. */
export function cells(text: string): number {
  let width = 0;
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/**
 * Lines of a table, columns parted by two blanks. Control characters become blanks: a name must not move the cursor.
 * @param right which columns are numbers
 */
export function table(rows: readonly (readonly string[])[], right: readonly boolean[]): string[] {
  const safe = rows.map((row) => row.map(printable));
  const widths = right.map((_, column) => Math.max(0, ...safe.map((row) => cells(row[column] ?? ''))));
  return safe.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - cells(cell));
        return right[column] ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A text on one line, without control characters. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
