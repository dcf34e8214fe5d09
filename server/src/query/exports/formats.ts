/**
 * Rows as files: CSV and TSV, XLSX, JSON lines. All are made piece by piece, so that a million rows take no more memory than a few.
 *
 * Provenance stands before the rows: in CSV and TSV as records that begin with `#`, which readers of such files can be told to pass over;
 * in XLSX as the first rows; in JSON lines as the first line, the only object with a member `provenance`.
 */
import { stringify } from 'csv-stringify/sync';
import { type Provenance, provenanceEntries } from './provenance.ts';
import type { Cell, Sheet } from './sheet.ts';

export const EXPORT_FORMATS = ['csv', 'tsv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Spreadsheets read a text file without it in the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';
/** Rows that are made into text at once. */
const BATCH = 500;
/** What a cell of a spreadsheet can hold, in code units. */
const LONGEST_CELL = 32_767;

/** The pieces of a file, UTF-8 where they are text. @param provenance absent: the rows alone */
export async function* exported(
  format: ExportFormat,
  sheet: Sheet,
  provenance?: Provenance,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const entries = provenance === undefined ? [] : provenanceEntries(provenance);
  if (format === 'xlsx') yield* asWorkbook(sheet, entries);
  else if (format === 'jsonl') yield* asJsonLines(sheet, entries);
  else yield* asDelimited(sheet, entries, format === 'csv' ? ',' : '\t');
}

type Entries = ReturnType<typeof provenanceEntries>;

function* asDelimited({ columns, rows }: Sheet, entries: Entries, delimiter: string): Generator<string> {
  // A title such as =HYPERLINK(…) must stay text in a spreadsheet.
  const options = { delimiter, escape_formulas: true, record_delimiter: 'windows' } as const;
  const head = entries.map(([name, value]) => [`# ${name}`, onOneLine(value)]);
  yield BYTE_ORDER_MARK + stringify([...head, columns], options);
  for (const batch of batches(rows)) {
    yield stringify(
      batch.map((row) => row.map(onOneLine)),
      options,
    );
  }
}

function* asJsonLines({ columns, rows }: Sheet, entries: Entries): Generator<string> {
  if (entries.length > 0) yield `${JSON.stringify({ provenance: Object.fromEntries(entries) })}\n`;
  for (const batch of batches(rows)) {
    const lines = batch.map((row) => JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]))));
    yield `${lines.join('\n')}\n`;
  }
}

/** Text is text in a workbook, whatever it begins with: only what is marked as a formula is one. */
async function* asWorkbook({ columns, rows }: Sheet, entries: Entries): AsyncGenerator<Uint8Array> {
  const all = function* (): Generator<Cell[]> {
    for (const [name, value] of entries) yield [name, cut(value)];
    if (entries.length > 0) yield [];
    yield [...columns];
    for (const row of rows) yield row.map(cut);
  };
  // Loaded when somebody wants a workbook, which is seldom.
  const { writeXlsxStream } = await import('hucre/xlsx');
  // Provenance that stayed in view would fill a small window.
  const fixed = entries.length === 0 ? { freezePane: { rows: 1 } } : {};
  yield* writeXlsxStream(all(), { name: 'Yuliao', ...fixed, repeatHeaders: false });
}

function* batches(rows: Sheet['rows']): Generator<(readonly Cell[])[]> {
  let batch: (readonly Cell[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Without line ends, tabs and other control characters, so that a record stays a line; nor blanks that a formula could hide behind. */
function onOneLine(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(/\p{Cc}+/gu, ' ').trimStart() : Number.isFinite(cell) ? cell : null;
}

function cut(cell: Cell): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return cell !== null && cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell;
}
