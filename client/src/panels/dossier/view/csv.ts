/** Tables as comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. */
import type { Sheet } from './section.ts';

export function csv({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ name }) => name), ...rows.map(({ cells, plain }) => plain ?? cells.map(textOf))];
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

function textOf(cell: string | Node): string {
  return typeof cell === 'string' ? cell : (cell.textContent ?? '');
}

/** What a spreadsheet would take for a formula is told to be text. */
function field(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : /^[=+@\t\r-]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
