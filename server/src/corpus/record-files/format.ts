/**
 * Files that hold many articles, one in each record: what `yuliao.json` says of them, and what such an article is called. Its
 * path is that of its file used as a folder, and the number of the record: no real path can be the same, and whatever asks
 * for all that lies below a path finds the records of a file as it finds the files of a folder.
 */
import path from 'node:path';

/** What of an article a field of a record holds. */
export const PARTS = ['text', 'title', 'date', 'source'] as const;
export type Part = (typeof PARTS)[number];

/** Which files hold records, and which field of a record holds what. 记录文件 */
export interface RecordFormat extends Readonly<Partial<Record<Part, string>>> {
  /** Globs, relative to the folder of the declaration. */
  readonly files: readonly string[];
  /** A column of CSV; a member of a JSON object, a dotted path to one in another. */
  readonly text: string;
}

/** JSON lines, or CSV, in which tabs may stand for commas. */
export type RecordKind = 'jsonl' | 'csv' | 'tsv';

const KINDS: Readonly<Record<string, RecordKind>> = { '.jsonl': 'jsonl', '.ndjson': 'jsonl', '.csv': 'csv', '.tsv': 'tsv' };

/** How the records of a file are written, told by its name; undefined: it holds none that we can read. */
export function recordKind(file: string): RecordKind | undefined {
  return KINDS[path.extname(file).toLowerCase()];
}

/** @param number 1-based */
export function recordPath(file: string, number: number): string {
  return file + path.sep + number;
}

const RECORD = /^(.*\.(?:jsonl|ndjson|csv|tsv))[\\/]([1-9]\d{0,14})$/is;

/** The file and the number of a record, by its path; undefined for any other path. */
export function recordOf(file: string): { readonly file: string; readonly number: number } | undefined {
  // Asked of every place that is answered, and few are in records.
  const last = file.charCodeAt(file.length - 1);
  if (!(last >= 0x30 && last <= 0x39)) return undefined;
  const [, container, number] = RECORD.exec(file) ?? [];
  return container === undefined ? undefined : { file: container, number: Number(number) };
}

/** What an article is called where it has no title: its file, and the number of a record. */
export function articleName(file: string): string {
  const record = recordOf(file);
  return record === undefined ? path.basename(file) : `${path.basename(record.file)}/${record.number}`;
}

/** What a declaration says under `records`, as far as it is sound. */
export function readRecordFormats(value: unknown): { readonly formats: readonly RecordFormat[]; readonly problems: readonly string[] } {
  if (value === undefined) return { formats: [], problems: [] };
  if (!Array.isArray(value)) return { formats: [], problems: ['"records" must be an array'] };
  const formats: RecordFormat[] = [];
  const problems: string[] = [];
  for (const [index, each] of value.entries()) {
    const format = readFormat(each);
    if (typeof format === 'string') problems.push(`"records": entry ${index + 1}: ${format}`);
    else formats.push(format);
  }
  return { formats, problems };
}

function readFormat(value: unknown): RecordFormat | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it must be an object';
  const members = value as Record<string, unknown>;
  const files = typeof members.files === 'string' ? [members.files] : members.files;
  if (!Array.isArray(files) || files.length === 0 || !files.every((glob) => typeof glob === 'string'))
    return '"files" must be a glob or an array of globs';
  const foreign = files.find((glob) => /\.\w{1,8}$/.test(glob) && recordKind(glob) === undefined);
  if (foreign !== undefined) return `"${foreign}" names no files of records, which are ${Object.keys(KINDS).join(', ')}`;
  const fields: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const field = members[part];
    if (field === undefined && part !== 'text') continue;
    if (typeof field !== 'string' || field === '') return `"${part}" must be the name of a field`;
    fields[part] = field;
  }
  return { ...fields, files, text: fields.text as string };
}
