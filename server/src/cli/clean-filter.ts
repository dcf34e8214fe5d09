/**
 * `yuliao clean --jsonl`: a filter from JSON lines to JSON lines. One line is in memory at a time, and the next one is read when
 * the reader has taken the last, so that it runs in a pipe or under any batch engine over a corpus of any size.
 */

import { toWire } from '../corpus/clean/record.ts';
import { parseExactly } from '../corpus/record-files/exact-json.ts';
import { type CleanOptions, cleanArticle } from '../hygiene/clean.ts';
import { type Line, linesOf } from './json-lines.ts';
import type { Output } from './output.ts';

export interface FilterOptions extends CleanOptions {
  /** The member that holds the text. */
  readonly textField: string;
  /** Members to add: the way back to the original, and what was removed. */
  readonly mapField?: string;
  readonly reportField?: string;
  /** What becomes of a line that is no object with a text: it goes out as it came, or not at all. */
  readonly broken: 'pass' | 'skip';
}

/** Broken lines that are told of one by one. */
const TOLD = 20;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** @returns the exit code: 0, or 2 where a line was broken */
export async function cleanLines(input: AsyncIterable<unknown>, options: FilterOptions, output: Output): Promise<number> {
  let broken = 0;
  const tell = (line: number, problem: string): void => {
    if (++broken <= TOLD) output.message(`line ${line}: ${problem}`);
  };
  for await (const line of linesOf(input)) {
    if (line.piece !== undefined) {
      if (line.piece === 'last') tell(line.number, 'longer than 64 MB');
      if (options.broken === 'pass') {
        await output.write(line.bytes);
        if (line.piece === 'last') await output.write('\n');
      }
      continue;
    }
    const cleaned = cleanLine(line, options);
    if (typeof cleaned === 'string') await output.line(cleaned);
    else if (cleaned.problem !== undefined) {
      tell(line.number, cleaned.problem);
      if (options.broken === 'pass') await writeAsItIs(line, output);
    } else if (line.bytes.length > 0) await writeAsItIs(line, output);
  }
  if (broken === 0) return 0;
  const fate = options.broken === 'pass' ? 'passed on as they were' : 'left out';
  output.message(broken === 1 ? '1 line was broken' : `${broken} lines were broken and ${fate}`);
  return 2;
}

async function writeAsItIs({ bytes }: Line, output: Output): Promise<void> {
  await output.write(Buffer.concat([bytes, Buffer.from('\n')]));
}

/** The line to write, or why it goes as it is. */
function cleanLine({ bytes }: Line, options: FilterOptions): string | { readonly problem?: string } {
  let record: unknown;
  let source: string;
  try {
    source = strict.decode(bytes);
  } catch {
    return { problem: 'not UTF-8' };
  }
  if (source.trim() === '') return {};
  try {
    record = parseExactly(source);
  } catch (error) {
    return { problem: `not JSON: ${(error as Error).message}` };
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return { problem: 'no JSON object' };
  const { textField, mapField, reportField } = options;
  const members = record as Record<string, unknown>;
  const text = Object.hasOwn(members, textField) ? members[textField] : undefined;
  if (typeof text !== 'string') return { problem: `${text === undefined ? 'no member' : 'no text in the member'} "${textField}"` };
  for (const added of [mapField, reportField])
    if (added !== undefined && Object.hasOwn(members, added)) return { problem: `there is a member "${added}" already` };
  const { text: clean, map, removed, outcome } = cleanArticle(text, options);
  if (clean === text && mapField === undefined && reportField === undefined) return {};
  members[textField] = clean;
  if (mapField !== undefined) members[mapField] = map.map(toWire);
  if (reportField !== undefined) members[reportField] = { outcome, removed };
  return JSON.stringify(members);
}
