/**
 * A file of queries: one in each block of lines, blank lines between. Comments begin with #; the first one of a block is its title.
 */
import { lex } from '../query/cql/lexer.ts';
import { isQuery, parseQuery } from '../query/cql/parse.ts';
import type { Query, QueryProblem } from '../query/cql/syntax.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** A block of a file, from its first line to the end of its last one. */
export interface QueryBlock extends Span {
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** What the first comment says; "" where there is none. */
  readonly title: string;
  /** The block's text; offsets of the query and its problems are in it. */
  readonly text: string;
  /** Where the query begins behind its comments, in the file; undefined for comments alone. */
  readonly code: Span | undefined;
  /** The query, or what is wrong with it; empty where there is none. */
  readonly parsed: Query | readonly QueryProblem[];
  /** Undefined where something is wrong with it, or there is none. */
  readonly query: Query | undefined;
  readonly problems: readonly QueryProblem[];
}

export interface QueryFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly blocks: readonly QueryBlock[];
}

/** More queries than that nobody keeps in one file; what comes behind them is read as one. */
const MOST_BLOCKS = 2000;

/** Reads a file; cost is linear in its length. @param before the file as it was: blocks that are in it are not read again */
export function readQueryFile(text: string, before?: QueryFile): QueryFile {
  const lines = new LineIndex(text);
  const blocks: QueryBlock[] = [];
  const known = new Map(before?.blocks.map((block) => [block.text, block.parsed]));
  let first = 0;
  for (let line = 1; line <= lines.count + 1; line++) {
    const { start, end } = lines.span(line);
    const isBlank = line > lines.count || text.slice(start, end).trim() === '';
    if (!isBlank && first === 0) first = line;
    const isLast = blocks.length === MOST_BLOCKS - 1 && line <= lines.count;
    if (!isBlank || first === 0 || isLast) continue;
    blocks.push(readBlock(text, lines, first, line - 1, known));
    first = 0;
  }
  return { text, lines, blocks };
}

type Parsed = ReturnType<typeof parseQuery>;

function readBlock(text: string, lines: LineIndex, line: number, endLine: number, known: ReadonlyMap<string, Parsed>): QueryBlock {
  const { start } = lines.span(line);
  const { end } = lines.span(endLine);
  let title = '';
  let code: Span | undefined;
  for (let each = line; each <= endLine && code === undefined; each++) {
    const span = lines.span(each);
    const written = text.slice(span.start, span.end).trim();
    if (!isComment(written)) code = { start: span.start + indentOf(text, span), end: span.end };
    else if (title === '') title = written.replace(/^[#＃]+/u, '').trim();
  }
  const own = text.slice(start, end);
  const parsed = known.get(own) ?? (code === undefined ? [] : parseQuery(own));
  const isSound = isQuery(parsed);
  const query = isSound ? parsed : undefined;
  return { start, end, line, endLine, title, text: own, code, parsed, query, problems: isSound ? [] : parsed };
}

function isComment(line: string): boolean {
  return line === '' || line.startsWith('#') || line.startsWith('＃');
}

function indentOf(text: string, { start, end }: Span): number {
  const line = text.slice(start, end);
  return line.length - line.trimStart().length;
}

/** The block at an offset; a caret at its end is in it. */
export function blockAt({ blocks }: QueryFile, offset: number): QueryBlock | undefined {
  return blocks.find(({ start, end }) => start <= offset && offset <= end);
}

/** A span of a block in its file. */
export function inFile({ start }: QueryBlock, span: Span): Span {
  return { start: start + span.start, end: start + span.end };
}

/** The query of a block on one line, comments left out. */
export function codeOf({ text }: QueryBlock): string {
  let code = '';
  let from = 0;
  for (const { start, end } of lex(text).comments) {
    code += text.slice(from, start);
    from = end;
  }
  return (code + text.slice(from)).replace(/\s+/gu, ' ').trim();
}
