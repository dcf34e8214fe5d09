/**
 * The files in which decisions about findings lie beside a corpus: JSON that people may edit by hand. What is wrong with one
 * is told where it stands; whoever writes such a file leaves one alone that has problems.
 */
import type { Span } from '../text/span.ts';
import type { Wording } from './rule.ts';

/** Something wrong in such a file. */
export interface SideFileProblem extends Span {
  readonly wording: Wording;
  /** What `{0}` … of the wording stand for. */
  readonly arguments: readonly string[];
}

/** The version of the format that is written. */
export const SIDE_FILE_VERSION = 1;

const WORDINGS = {
  syntax: {
    en: 'This is not valid JSON: {0}. Until it is mended the file is left untouched, and what it said before holds.',
    zh: '不是有效的JSON：{0}。修正之前不会改动本文件，此前的内容继续有效。',
  },
  shape: { en: 'This must be an object with the member "version": {0}', zh: '此处应为含有"version"成员的对象：{0}' },
  version: {
    en: 'Version {0} of this format is not known here: the file is left untouched',
    zh: '此处不识别该格式的第{0}版：不会改动本文件',
  },
} as const satisfies Record<string, Wording>;

/** A parsed file: its members, or what is wrong with the whole of it. */
export type SideFile =
  | { readonly members: Readonly<Record<string, unknown>>; readonly problem?: undefined }
  | { readonly members?: undefined; readonly problem: SideFileProblem };

/** Parses such a file. An empty one says nothing, and nothing is wrong with it. */
export function parseSideFile(text: string): SideFile {
  if (text.trim() === '') return { members: { version: SIDE_FILE_VERSION } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: problem(WORDINGS.syntax, placeOf(message, text), message.replace(/ ?\(line \d+ column \d+\)/, '')) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: problem(WORDINGS.shape, { start: 0, end: text.length }, String(SIDE_FILE_VERSION)) };
  const members = value as Record<string, unknown>;
  if (members.version !== SIDE_FILE_VERSION)
    return { problem: problem(WORDINGS.version, memberSpan(text, 'version'), JSON.stringify(members.version) ?? '–') };
  return { members };
}

/** A problem at a place of a file. */
export function problem(wording: Wording, { start, end }: Span, ...values: readonly string[]): SideFileProblem {
  return { wording, arguments: values, start, end };
}

/** Where JavaScript found the mistake; its messages name the offset, or the end of the text. */
function placeOf(message: string, text: string): Span {
  const at = Number(/at position (\d{1,9})/.exec(message)?.[1] ?? text.trimEnd().length);
  const start = Math.max(0, Math.min(at, text.length - 1));
  return { start, end: Math.min(text.length, start + 1) };
}

/** Where a member of the outermost object has its name; the whole text where there is none. */
function memberSpan(text: string, name: string): Span {
  const start = text.indexOf(`"${name}"`);
  return start < 0 ? { start: 0, end: text.length } : { start, end: start + name.length + 2 };
}

/**
 * The spans of the entries of a list that is a member of the outermost object, in valid JSON.
 * @returns one span for each entry; the first list of this name counts
 */
export function entrySpans(text: string, member: string): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let name = '';
  let inside = false;
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (sign === '"') {
      const end = endOfString(text, i);
      if (depth === 1) name = text.slice(i + 1, end);
      if (inside && depth === 2 && start < 0) start = i;
      i = end;
    } else if (sign === '[' || sign === '{') {
      if (inside && depth === 2 && start < 0) start = i;
      depth++;
      if (depth === 2 && sign === '[' && name === member) inside = true;
    } else if (sign === ']' || sign === '}' || sign === ',') {
      if (sign !== ',') depth--;
      // An entry ends before the comma or bracket that follows it.
      if (inside && start >= 0 && (sign === ',' ? depth === 2 : depth === 1)) {
        spans.push({ start, end: start + text.slice(start, i).trimEnd().length });
        start = -1;
      }
      if (inside && depth === 1 && sign !== ',') return spans;
    } else if (inside && depth === 2 && start < 0 && sign.trim() !== '') start = i;
  }
  return spans;
}

/** The offset of the quotation mark that ends a string. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** The order of code units, in which such files are written: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
