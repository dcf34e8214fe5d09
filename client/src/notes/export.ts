/** Notes with their citations (title, source, date, path, line) as Markdown and as CSV. */
import type { Citation } from '../../../server/src/protocol/notes.ts';
import type { Note } from './file.ts';

export interface CitedNote {
  readonly note: Note;
  readonly citation: Citation;
}

export function notesAsMarkdown(notes: readonly CitedNote[], heading: string): string {
  const entries = notes.map(({ note, citation }) => {
    const cited = [title(citation), citation.source, citation.published].filter(Boolean).map((part) => literal(part as string));
    const lines = [
      quoted(note.quote + (note.length > note.quote.length ? '…' : '')),
      '',
      `— ${cited.join(', ')}, \`${note.article}:${note.line}\``,
    ];
    return note.note === '' ? lines.join('\n') : [...lines, '', literal(note.note)].join('\n');
  });
  return `# ${literal(heading)}\n\n${entries.join('\n\n---\n\n')}\n`;
}

/** Begins with a byte order mark, so that spreadsheets read it as UTF-8. */
export function notesAsCsv(notes: readonly CitedNote[]): string {
  const rows = notes.map(({ note, citation }) => [
    citation.title ?? '',
    citation.source ?? '',
    citation.published ?? '',
    note.article,
    String(note.line),
    note.quote,
    note.note,
    note.created,
  ]);
  const header = ['title', 'source', 'date', 'path', 'line', 'quote', 'note', 'created'];
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function title({ title: text }: Citation): string | null {
  return text === null ? null : `《${text}》`;
}

function quoted(text: string): string {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => `> ${literal(line)}`)
    .join('\n');
}

/** Text of articles and notes, in which Markdown is to find no markup of its own. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/gu, '\\$&');
}

/** What a spreadsheet would take for a formula is text here. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
