/**
 * Text with a little structure, written once and shown as Markdown or plain text. Names, titles and excerpts come from
 * untrusted articles: because every string passes through here as text, none can become a link, HTML or a command.
 */
import { isAbsolute } from 'node:path';
import { articleUri } from './article-uri.ts';

/** A run of text. A bare string is text, never markup. */
export type Inline = string | { readonly strong: string } | { readonly faint: string } | { readonly link: string; readonly text: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly kind: 'rule' };

export const paragraph = (...runs: Inline[]): Block => ({ kind: 'paragraph', runs });
export const heading = (level: 1 | 2 | 3, ...runs: Inline[]): Block => ({ kind: 'heading', level, runs });
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items });
export const rule: Block = { kind: 'rule' };

/**
 * A link target into a file, in the form that VS Code opens at a place.
 * @param path absolute; @param line 1-based; @param column 0-based
 */
export function fileLink(path: string, line: number, column = 0): string {
  // An unsaved document has a URI and no path.
  if (!isAbsolute(path)) return `${encodeURI(path)}#L${line},${column + 1}`;
  // The platform leaves these as they are, and each can end or bend a Markdown link.
  const uri = articleUri(path).replace(/[()[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${uri}#L${line},${column + 1}`;
}

/** Blocks as CommonMark. */
export function toMarkdown(blocks: readonly Block[]): string {
  return blocks.map(blockMarkdown).join('\n\n');
}

/** Blocks for a client that shows no Markdown. */
export function toPlainText(blocks: readonly Block[]): string {
  return blocks.map(blockPlain).join('\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return runsMarkdown(block.runs);
    case 'heading':
      return `${'#'.repeat(block.level)} ${runsMarkdown(block.runs)}`;
    case 'list':
      return block.items.map((item) => `- ${runsMarkdown(item)}`).join('\n');
    case 'table':
      return [
        row(block.header.map(escapeMarkdown)),
        row(block.header.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map((cell) => runsMarkdown([cell])))),
      ].join('\n');
    case 'rule':
      return '---';
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function runsMarkdown(runs: readonly Inline[]): string {
  return runs.map(runMarkdown).join('');
}

function runMarkdown(run: Inline): string {
  if (typeof run === 'string') return escapeMarkdown(run);
  if ('strong' in run) return wrap('**', run.strong);
  if ('faint' in run) return wrap('*', run.faint);
  return `[${escapeMarkdown(run.text)}](${run.link})`;
}

function wrap(marker: string, text: string): string {
  const escaped = escapeMarkdown(text).trim();
  return escaped === '' ? '' : `${marker}${escaped}${marker}`;
}

function blockPlain(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return runsPlain(block.runs);
    case 'list':
      return block.items.map((item) => `- ${runsPlain(item)}`).join('\n');
    case 'table':
      return [block.header.join('\t'), ...block.rows.map((cells) => cells.map((cell) => runsPlain([cell])).join('\t'))].join('\n');
    case 'rule':
      return '';
  }
}

function runsPlain(runs: readonly Inline[]): string {
  return runs
    .map((run) => oneLine(typeof run === 'string' ? run : 'strong' in run ? run.strong : 'faint' in run ? run.faint : run.text))
    .join('');
}

/**
 * Text as Markdown that shows exactly that text, on one line. Only what could begin a construct is escaped, since some
 * editors show Markdown as it is written: without brackets there are no links, without :// and @ no addresses.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~&@$]/g, '\\$&')
    .replace(/^(\s*)([-+=#])/, '$1\\$2')
    .replace(/:\/\//g, ':\\//')
    .replace(/^(\s*\d+)\./, '$1\\.')
    .replace(/(www)\./gi, '$1\\.');
}

/** Line ends and tabs become blanks; control and direction-changing characters, which can make text lie, are dropped. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .toWellFormed();
}
