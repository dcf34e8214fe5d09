/**
 * How the records of one file are to be read: what the declaration, the name of the file and its first bytes say. It is kept
 * with the file, so that whoever reads one record later, from its place alone, reads the same.
 */
import { parse } from 'csv-parse/sync';
import { decode, decodeAs } from '../../text/decode.ts';
import { articleText, type Fields } from './article-text.ts';
import { PARTS, type Part, type RecordFormat, type RecordKind } from './format.ts';
import { Slicer } from './slices.ts';

export interface Layout {
  readonly encoding: string;
  /** Length of the byte order mark, in bytes. */
  readonly mark: number;
  /** Of CSV. */
  readonly delimiter?: string;
  /** Where each part is: the dotted path of a member, the number of a column. */
  readonly fields: Readonly<Partial<Record<Part, string | number>>>;
}

/** Why a file has no records that can be read. */
export type LayoutProblem = 'binary' | 'column';
/** Why a record gives no article. */
export type RecordProblem = 'json' | 'csv' | 'column' | 'empty' | 'long' | 'quotes';

const MARKS: Readonly<Record<string, number>> = { 'utf-8': 3, gb18030: 4, 'utf-16le': 2, 'utf-16be': 2 };
/** What may stand between the fields, in the order in which it is tried. */
const DELIMITERS = { csv: [',', ';', '\t'], tsv: ['\t'] } as const;

/** @param head the first bytes of the file; @param cut whether there are more */
export function layoutOf(head: Uint8Array, cut: boolean, kind: RecordKind, format: RecordFormat): Layout | LayoutProblem {
  const { encoding, bom, binary } = decode(head, { cut });
  if (binary) return 'binary';
  const mark = bom ? (MARKS[encoding] ?? 0) : 0;
  if (kind === 'jsonl') return { encoding, mark, fields: namesOf(format) };
  for (const delimiter of DELIMITERS[kind]) {
    const columns = columnsOf(head.subarray(mark), encoding, delimiter);
    const fields: Partial<Record<Part, number>> = {};
    for (const part of PARTS) {
      const at = columns.indexOf(format[part] ?? '');
      if (format[part] !== undefined && at >= 0) fields[part] = at;
    }
    if (fields.text !== undefined) return { encoding, mark, delimiter, fields };
  }
  return 'column';
}

/** The text of the article in a record; a pure function of both. Never throws. */
export function recordText(bytes: Uint8Array, layout: Layout): { readonly text: string } | RecordProblem {
  const fields = recordFields(decodeAs(bytes, layout.encoding, false).text, layout);
  return typeof fields === 'string' ? fields : { text: articleText(fields) };
}

/** The values of a record, of which its text is made. @param text the record, decoded */
export function recordFields(text: string, { delimiter, fields }: Pick<Layout, 'delimiter' | 'fields'>): Fields | RecordProblem {
  let partOf: (part: Part) => unknown;
  if (delimiter === undefined) {
    const object = objectOf(text);
    if (object === undefined) return 'json';
    partOf = (part) => (fields[part] === undefined ? undefined : memberOf(object, String(fields[part])));
  } else {
    const row = rowOf(text, delimiter);
    if (row === undefined) return 'csv';
    partOf = (part) => (fields[part] === undefined ? undefined : row[Number(fields[part])]);
  }
  const values: { -readonly [part in keyof Fields]?: Fields[part] | undefined } = {};
  for (const part of PARTS) values[part] = stringOf(partOf(part));
  if (values.text === undefined) return 'column';
  if (values.text.trim() === '') return 'empty';
  // An editor shows it with line ends of one kind, and places in it are counted there.
  return { ...values, text: values.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

/** What the declaration calls a part. */
function namesOf(format: RecordFormat): Partial<Record<Part, string>> {
  const names: Partial<Record<Part, string>> = {};
  for (const part of PARTS) if (format[part] !== undefined) names[part] = format[part];
  return names;
}

/** The names of the columns: the first row. */
function columnsOf(head: Uint8Array, encoding: string, delimiter: string): string[] {
  const slicer = new Slicer({ delimiter, encoding, start: 0, limit: head.length });
  for (const { bytes } of [...slicer.push(head), ...slicer.end()].slice(0, 1)) {
    if (bytes !== undefined) return (rowOf(decodeAs(bytes, encoding, true).text, delimiter) ?? []).map((name) => name.trim());
  }
  return [];
}

/** The values of a row of CSV; undefined where it is none. */
export function rowOf(text: string, delimiter: string): string[] | undefined {
  try {
    const [row] = parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_quotes: true, relax_column_count: true });
    return row;
  } catch {
    return undefined;
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A member of this very name, or one of an object within. */
function memberOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  let value: unknown = object;
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** Paragraphs may come as a list. */
function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n').toWellFormed();
  return undefined;
}
