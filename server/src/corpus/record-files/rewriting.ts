/** A record with another text, as its file would have it: everything else in it says what it said. */
import { parseExactly } from './exact-json.ts';
import { type Layout, rowOf } from './layout.ts';

/**
 * Puts a text in the place of the one that a record has. Numbers stay as they were written; a list of paragraphs stays a list,
 * one for each line.
 * @param record decoded, without its line end
 * @returns undefined where the record has no such place
 */
export function withText(record: string, { delimiter, fields }: Pick<Layout, 'delimiter' | 'fields'>, text: string): string | undefined {
  if (fields.text === undefined) return undefined;
  if (delimiter === undefined) return inObject(record, String(fields.text), text);
  const row = rowOf(record, delimiter);
  if (row === undefined || row[Number(fields.text)] === undefined) return undefined;
  row[Number(fields.text)] = text;
  return row.map((value) => quoted(value, delimiter)).join(delimiter);
}

function inObject(record: string, name: string, text: string): string | undefined {
  let whole: unknown;
  try {
    whole = parseExactly(record);
  } catch {
    return undefined;
  }
  const place = placeOf(whole, name);
  if (place === undefined) return undefined;
  const { holder, member } = place;
  holder[member] = Array.isArray(holder[member]) ? text.replace(/\n$/u, '').split('\n') : text;
  return JSON.stringify(whole);
}

/** The object that has a member, by a name or a dotted path, as the layout means it. */
function placeOf(whole: unknown, name: string): { readonly holder: Record<string, unknown>; readonly member: string } | undefined {
  if (typeof whole !== 'object' || whole === null) return undefined;
  if (Object.hasOwn(whole, name)) return { holder: whole as Record<string, unknown>, member: name };
  const steps = name.split('.');
  const member = steps.pop() as string;
  let holder: unknown = whole;
  for (const step of steps) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
    holder = (holder as Record<string, unknown>)[step];
  }
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, member)) return undefined;
  return { holder: holder as Record<string, unknown>, member };
}

/** As RFC 4180 has it: quotes where the value has what would end it. */
function quoted(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
