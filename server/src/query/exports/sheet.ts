/** Figures and lines as rows under named columns: what every format of export is made from. */

/** null: nothing there. Numbers are as exact as they were reckoned. */
export type Cell = string | number | null;

/** 表格 */
export interface Sheet {
  /** English in every language, so that scripts can rely on them. */
  readonly columns: readonly string[];
  /** Cells in the order of the columns; made when they are wanted, since there may be a million rows. */
  readonly rows: Iterable<readonly Cell[]>;
}

/** Columns by name, and how a row gives the cell of each. */
export type SheetColumns<Row> = Readonly<Record<string, (row: Row) => Cell | undefined>>;

/** A sheet of rows of one kind. What a row does not have is an empty cell. */
export function sheetOf<Row>(columns: SheetColumns<Row>, rows: Iterable<Row>): Sheet {
  const getters = Object.values(columns);
  return { columns: Object.keys(columns), rows: cellsOf(rows, getters) };
}

function* cellsOf<Row>(rows: Iterable<Row>, getters: readonly ((row: Row) => Cell | undefined)[]): Generator<readonly Cell[]> {
  for (const row of rows) yield getters.map((get) => get(row) ?? null);
}
