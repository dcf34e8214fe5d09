/**
 * Every official of the corpus as a file: CSV for spreadsheets, JSON for programs. One row an official and post, so
 * that a spreadsheet can sort by either.
 */
import { stringify } from 'csv-stringify/sync';
import type { OfficialRecord, Snapshot } from '../corpus/snapshot.ts';
import { careerOf } from './career.ts';

/** Spreadsheets read a CSV file without it in the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

export interface Export {
  readonly text: string;
  readonly officials: number;
}

/** Walks all officials: for when the user asks. Column names are English in every language, so that scripts can rely on them. */
export function exportOfficials(snapshot: Snapshot, format: 'csv' | 'json'): Export {
  const records = [...snapshot.officials()];
  return { text: format === 'csv' ? asCsv(records) : asJson(records), officials: records.length };
}

function asCsv(records: readonly OfficialRecord[]): string {
  const rows = records.flatMap((official) => {
    const { introduction } = official;
    const person = [official.name, official.key, official.id, official.role ?? '', official.mentions, official.phrases, official.articles];
    const place = [introduction.path, introduction.line, introduction.column + 1];
    if (official.posts.length === 0) return [[...person, '', '', '', '', '', '', '', ...place]];
    return careerOf(official.posts).map((post) => [
      ...person,
      post.organisation,
      post.post,
      post.resolved ?? '',
      post.status,
      post.articles,
      post.first ?? '',
      post.latest ?? '',
      ...place,
    ]);
  });
  const columns = [
    'name',
    'key',
    'identity',
    'role',
    'mentions',
    'phrase_mentions',
    'articles',
    'organisation',
    'post',
    'resolved',
    'status',
    'post_articles',
    'first',
    'latest',
    'path',
    'line',
    'column',
  ];
  // A name such as =HYPERLINK(…) must stay text in a spreadsheet.
  return BYTE_ORDER_MARK + stringify(rows, { header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
}

function asJson(records: readonly OfficialRecord[]): string {
  const officials = records.map(({ name, key, id, role, mentions, phrases, articles, posts, introduction }) => ({
    name,
    key,
    identity: id,
    role,
    mentions,
    phrase_mentions: phrases,
    articles,
    posts: careerOf(posts).map(({ organisation, post, resolved, status, articles: stated, first, latest }) => ({
      organisation,
      post,
      resolved,
      status,
      articles: stated,
      first,
      latest,
    })),
    introduction: { path: introduction.path, line: introduction.line, column: introduction.column + 1 },
  }));
  return `${JSON.stringify(officials, null, 2)}\n`;
}
