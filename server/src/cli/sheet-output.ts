/** How a command prints rows: as a table for people, or in the formats of exports, with where they come from before them if wanted. */
import { EXPORT_FORMATS, type ExportFormat, exported } from '../query/exports/formats.ts';
import type { Provenance } from '../query/exports/provenance.ts';
import type { Cell, Sheet } from '../query/exports/sheet.ts';
import { breathe } from './interrupting.ts';
import type { Output } from './output.ts';
import { table } from './table.ts';

export const SHEET_FORMATS = ['table', ...EXPORT_FORMATS] as const;
export type SheetFormat = 'table' | ExportFormat;

/** Numbers smaller or larger than these are written with a power of ten. */
const TINY = 0.001;
const HUGE = 1e12;

/** @param provenance asked for where the output shall begin with it */
export async function printSheet(sheet: Sheet, format: SheetFormat, provenance: Provenance | undefined, output: Output): Promise<void> {
  if (format !== 'table') {
    for await (const piece of exported(format, sheet, provenance)) {
      await output.write(piece);
      await breathe();
    }
    return;
  }
  const rows = [...sheet.rows];
  if (rows.length === 0) return;
  // A column in which nothing stands tells people nothing.
  const columns = [...sheet.columns.keys()].filter((column) => rows.some((row) => row[column] !== null));
  const isNumber = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'));
  const pick = <T>(row: readonly T[]): T[] => columns.map((column) => row[column] as T);
  for (const line of table([pick(sheet.columns), ...rows.map((row) => pick(row).map(shown))], isNumber)) await output.line(line);
}

function shown(cell: Cell): string {
  if (typeof cell !== 'number') return cell ?? '';
  const size = Math.abs(cell);
  if (size >= HUGE || (size < TINY && size > 0)) return cell.toExponential(1);
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(size < 1 ? 4 : 2);
}
