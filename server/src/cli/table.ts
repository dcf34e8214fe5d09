/** Columns in a terminal, where a Han character takes two cells. */
import { cells } from '../text/cells.ts';

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
