/** The articles of a file of records, one after the other; one is in memory at a time. */
import path from 'node:path';
import type { ArticleFile } from '../corpus/article-file.ts';
import { FILE_SIZE, hashOf } from '../corpus/article-file.ts';
import { Selection } from '../corpus/files.ts';
import { type RecordFormat, recordKind, recordPath } from '../corpus/record-files/format.ts';
import { recordText } from '../corpus/record-files/layout.ts';
import { RecordFile, recordAsFile } from '../corpus/record-files/reader.ts';
import { noticeOf } from '../corpus/record-notices.ts';
import { nearestCorpus } from '../corpus/side-files.ts';
import type { Unusable } from '../corpus/stored-layout.ts';

/** An article of a file. */
export interface RecordArticle {
  /** 1-based. */
  readonly number: number;
  /** Canonical. */
  readonly path: string;
  /** As the file of an article is read. */
  readonly file: ArticleFile;
}

/** How the corpus in which a file lies declares its records; undefined where it holds none. @param file canonical */
export function declaredRecords(file: string): RecordFormat | undefined {
  const folder = recordKind(file) === undefined ? undefined : nearestCorpus(path.dirname(file));
  return folder === undefined ? undefined : new Selection([folder], {}).recordsOf(file);
}

/**
 * @param file canonical
 * @param say hears what is wrong with the file
 * @returns a code of the system where it cannot be read, after which nothing comes
 */
export function* recordArticles(
  file: string,
  format: RecordFormat,
  say: (problem: string) => void,
): Generator<RecordArticle, string | undefined> {
  const opened = RecordFile.open(file);
  if (opened === undefined || 'problem' in opened) return opened?.problem ?? 'ENOENT';
  try {
    const layout = opened.layout(file, format);
    if (typeof layout === 'string') {
      say(noticeOf(file, format, { problem: layout })?.message ?? '');
      return undefined;
    }
    let number = 0;
    let unusable: Unusable | undefined;
    for (const slice of opened.records(layout, FILE_SIZE)) {
      if (slice === undefined) continue;
      number++;
      const { bytes, line } = slice;
      const found = bytes === undefined ? 'long' : recordText(bytes, layout);
      if (typeof found === 'string' || bytes === undefined) {
        const problem = slice.open ? 'quotes' : (found as Unusable['problem']);
        unusable = { line, problem, ...unusable, records: (unusable?.records ?? 0) + 1 };
        continue;
      }
      yield { number, path: recordPath(file, number), file: recordAsFile(found.text, hashOf(bytes), opened.stamp) };
    }
    if (unusable !== undefined) say(noticeOf(file, format, { unusable })?.message ?? '');
    return undefined;
  } finally {
    opened.close();
  }
}
