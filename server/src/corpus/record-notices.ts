/** What is said of a file of records: once for each file, whatever number of its records give no article. */
import { type Notice, notice } from './messages.ts';
import type { RecordFormat } from './record-files/format.ts';
import type { RecordProblem } from './record-files/layout.ts';
import type { StoredLayout } from './stored-layout.ts';

export function noticeId(file: string): string {
  return `records ${file}`;
}

/** @returns undefined where all records are articles */
export function noticeOf(file: string, { text }: RecordFormat, { problem, unusable }: StoredLayout): Notice | undefined {
  const id = noticeId(file);
  if (problem === 'binary') return notice(id, 'warning', '{0} is to hold records and is no text.', [file], file);
  if (problem === 'column') {
    const said = '{0} has no column “{1}”, which is to hold the texts of its records.';
    return notice(id, 'warning', said, [file, text], file);
  }
  if (unusable === undefined) return undefined;
  const said = {
    json: '{0}: records without an article: {1}. The first stands in line {2}, which is no JSON object.',
    csv: '{0}: records without an article: {1}. The first stands in line {2}, which is not written as CSV.',
    quotes: '{0}: records without an article: {1}. The first begins in line {2}, with quotes that are not closed.',
    long: '{0}: records without an article: {1}. The first stands in line {2} and is too long.',
    column: '{0}: records without an article: {1}. The first stands in line {2} and has no text under “{3}”.',
    empty: '{0}: records without an article: {1}. The first stands in line {2}, where “{3}” is empty.',
  } satisfies Readonly<Record<RecordProblem, string>>;
  return notice(id, 'warning', said[unusable.problem], [file, unusable.records, unusable.line, text], file);
}
