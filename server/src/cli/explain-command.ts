/** `yuliao explain`: why something was recognised at a place in an article, or why nothing was. */
import path from 'node:path';
import { explainAt, explainWholeLine } from '../features/explain-recognition.ts';
import { type Explanation, type Reason, signed } from '../features/explanation.ts';
import { LineIndex } from '../text/lines.ts';
import { articlesIn, resolve } from './articles.ts';
import type { Output } from './output.ts';
import { printable } from './table.ts';

/** A place as editors and build logs write it; both numbers count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  /** In UTF-16 code units; absent where the whole line is meant. */
  readonly column?: number;
}

/** Reads `FILE:LINE` or `FILE:LINE:COLUMN`; a path may hold colons, as `C:\x.txt` does. Undefined where no line is given. */
export function readPlace(argument: string): Place | undefined {
  const match = /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/s.exec(argument);
  if (match === null) return undefined;
  const [, path, line, column] = match as unknown as [string, string, string, string | undefined];
  return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

/** @returns the exit code: 0, or 2 where the place cannot be read or is not there */
export async function explain(argument: string, directory: string, options: { readonly json?: boolean }, output: Output): Promise<number> {
  const place = readPlace(argument);
  if (place === undefined) {
    output.message(`${argument}: no line is given; write FILE:LINE or FILE:LINE:COLUMN`);
    return 2;
  }
  const { files, folders } = resolve([place.path], directory, output);
  const [source] = files;
  if (source === undefined) {
    if (folders.length > 0) output.message(`${place.path}: is a folder`);
    return 2;
  }
  if (source.records !== undefined && source.record === undefined) {
    output.message(`${place.path}: holds records; write ${place.path}${path.sep}NUMBER:LINE`);
    return 2;
  }
  const [article] = articlesIn(source, output, () => {});
  if (article === undefined) return 2;
  const { text } = article.file.decoded;
  const lines = new LineIndex(text);
  const problem = problemOf(place, lines);
  if (problem !== undefined) {
    output.message(`${place.path}: ${problem}`);
    return 2;
  }
  const explanations =
    place.column === undefined ? explainWholeLine(text, place.line) : explainAt(text, lines.offsetAt(place.line, place.column - 1));
  for (const explanation of explanations) {
    if (options.json) await output.line(JSON.stringify(asJson(place.path, lines, explanation)));
    else for (const line of asText(place.path, lines, explanation)) await output.line(printable(line));
  }
  return 0;
}

/** What is wrong with a place; undefined where the text has it. The column behind the last character counts. */
function problemOf({ line, column }: Place, lines: LineIndex): string | undefined {
  if (line < 1 || column === 0) return 'lines and columns count from 1';
  if (line > lines.count) return `there is no line ${line}, the last is ${lines.count}`;
  const { start, end } = lines.span(line);
  if (column !== undefined && column > end - start + 1) return `line ${line} has no column ${column}, the last is ${end - start + 1}`;
  return undefined;
}

function asText(path: string, lines: LineIndex, { kind, span, subject, verdict, cue, reasons }: Explanation): string[] {
  const place = `${path}:${lines.lineAt(span.start)}:${lines.columnAt(span.start) + 1}`;
  return [
    `${place} ${kind}: ${subject === '' ? '' : `${subject} · `}${verdict} [${cue}]`,
    ...reasons.map((reason) => reasonText(lines, reason)),
  ];
}

const WEIGHT_WIDTH = 7;

function reasonText(lines: LineIndex, { cue, text, weight, at }: Reason): string {
  const figure = (weight === undefined ? '' : signed(weight)).padStart(WEIGHT_WIDTH);
  const place = at === undefined ? '' : ` (${lines.lineAt(at.start)}:${lines.columnAt(at.start) + 1})`;
  return `${figure}  ${text}${place} [${cue}]`;
}

function asJson(path: string, lines: LineIndex, { kind, span, subject, verdict, cue, reasons }: Explanation): object {
  const place = (offset: number) => ({ line: lines.lineAt(offset), column: lines.columnAt(offset) + 1 });
  return {
    path,
    ...place(span.start),
    start: span.start,
    end: span.end,
    kind,
    subject,
    verdict,
    cue,
    reasons: reasons.map(({ cue, text, weight, at }) => ({
      cue,
      text,
      ...(weight === undefined ? {} : { weight }),
      ...(at === undefined ? {} : place(at.start)),
    })),
  };
}
