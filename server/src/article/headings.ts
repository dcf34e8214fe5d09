/**
 * Headings inside a story: short lines that stand alone above a paragraph, bold lines of a Markdown post, and the printed
 * headline that some pages repeat under their own. Captions look alike; they are told by their words and their company.
 */
import outline from '../../lexicon/outline.json' with { type: 'json' };
import type { Title, Zone } from './facts.ts';
import type { LineTraits } from './lines.ts';
import type { SectionRule } from './observer.ts';

/** Subheadings are short; a printed headline may be longer. */
const LONGEST = 36;
const PARAGRAPH = 40;
const BOLD = /^(\*\*|__)(.{1,400})\1$/u;
const captionWords = new RegExp(outline.captionWords.join('|'), 'u');

/** A line that is a heading, and how it was known. */
export interface Heading {
  /** 1-based. */
  readonly line: number;
  readonly rule: SectionRule;
}

/** The headings, in order. */
export function findHeadings(lines: readonly LineTraits[], zones: readonly Zone[], title: Title | null): Heading[] {
  const body = lines.filter((line) => zones[line.line - 1] === 'body');
  const bold = body.filter((line) => isBoldHeading(line)).map((line) => line.line);
  const bracketed = body
    .slice(0, -1)
    .filter((line) => /^【[^【】]{2,20}】$/u.test(line.text))
    .map((line) => line.line);
  const found = new Map<number, Heading>();
  const add = (headings: readonly Heading[]): void => {
    for (const heading of headings) if (!found.has(heading.line)) found.set(heading.line, heading);
  };
  add(bracketed.map((line) => ({ line, rule: 'bracketedHeading' })));
  if (bold.length >= 2) add(bold.map((line) => ({ line, rule: 'boldHeading' })));
  for (const group of shortGroups(body)) add(headingsOf(group, body, title, bold.length >= 2));
  return [...found.values()].sort((a, b) => a.line - b.line);
}

function isBoldHeading(line: LineTraits): boolean {
  const inner = BOLD.exec(line.text)?.[2];
  return inner !== undefined && inner.length <= LONGEST && !/[。!;,:]”?$/u.test(inner) && line.han >= 2;
}

/** The text of a heading line without Markdown marks: offsets in `line.text`. */
export function headingText(line: LineTraits): { start: number; end: number } {
  const mark = /^(?:#{1,6} +|\*\*|__)/u.exec(line.text)?.[0] ?? '';
  const closed = mark === '**' || mark === '__' ? line.text.endsWith(mark) : false;
  return { start: mark.length, end: line.text.length - (closed ? mark.length : 0) };
}

/** Runs of consecutive short lines of the body. */
function shortGroups(body: readonly LineTraits[]): { first: number; lines: LineTraits[] }[] {
  const groups: { first: number; lines: LineTraits[] }[] = [];
  body.forEach((line, index) => {
    if (!isShort(line)) return;
    const last = groups[groups.length - 1];
    if (last !== undefined && last.first + last.lines.length === index) last.lines.push(line);
    else groups.push({ first: index, lines: [line] });
  });
  return groups;
}

function isShort(line: LineTraits): boolean {
  return (
    line.length <= LONGEST + 10 &&
    line.han >= 2 &&
    !/[。;,:!]$|\.{3}$|^[^,。:]{0,12}(?:记者|主持人|网友|问|答):/u.test(line.text) &&
    !BOLD.test(line.text)
  );
}

function headingsOf(
  group: { readonly first: number; readonly lines: readonly LineTraits[] },
  body: readonly LineTraits[],
  title: Title | null,
  inBold: boolean,
): Heading[] {
  const before = body[group.first - 1];
  const after = body[group.first + group.lines.length];
  if (title !== null && (group.lines[0] as LineTraits).line < title.line)
    return group.lines.filter((line) => line.line < title.line).map(({ line }) => ({ line, rule: 'aboveTitle' }));
  if (before === undefined) return title === null ? [] : printedHeadline(group.lines, title);
  const bold = after !== undefined && BOLD.test(after.text);
  if (inBold)
    return bold && before.length >= PARAGRAPH && group.lines.length === 1 && isPlainHeading(group.lines[0] as LineTraits)
      ? [{ line: (group.lines[0] as LineTraits).line, rule: 'shortLine' }]
      : [];
  if (after === undefined || !isProse(after) || group.lines.length > 2) return [];
  if (group.lines.some((line) => captionWords.test(line.text))) return [];
  return group.lines.filter(isPlainHeading).map(({ line }) => ({ line, rule: 'shortLine' }));
}

/** Whether a numbered line (一、 (一)) heads the paragraph below it rather than being an entry itself. */
export function isNumberedHeading(line: LineTraits, after: LineTraits | undefined): boolean {
  return after !== undefined && isShort(line) && line.length <= LONGEST && !line.terminal && isClosed(line.text) && isProse(after);
}

/** What a heading stands above: a paragraph or a sentence. */
function isProse(line: LineTraits): boolean {
  return line.length >= PARAGRAPH || (line.length >= 15 && line.text.endsWith('。'));
}

function isPlainHeading(line: LineTraits): boolean {
  return line.length <= LONGEST && line.items.length <= 2 && !isEntry(line.text) && isClosed(line.text);
}

/** A line that opens a quotation or bracket and does not close it is the torn half of a sentence. */
function isClosed(text: string): boolean {
  return PAIRS.every(([open, close]) => text.split(open).length === text.split(close).length);
}

const PAIRS = [
  ['《', '》'],
  ['“', '”'],
  ['「', '」'],
  ['(', ')'],
] as const;

/** An entry of a list: name, blank, post. */
function isEntry(text: string): boolean {
  return /^\p{sc=Han}{2,3} {1,2}\p{sc=Han}{4}/u.test(text) && /(?:教授|主任|书记|局长|研究员|秘书|干部|生|长)$/u.test(text);
}

/** Between title and first paragraph: the headline as printed, with the kickers above it; else these are captions. */
function printedHeadline(lines: readonly LineTraits[], title: Title): Heading[] {
  const letters = lettersOf(title.text);
  const last = lines.findLastIndex((line) => isLike(line.text, letters));
  return lines.slice(0, last + 1).map(({ line }) => ({ line, rule: 'printedHeadline' }));
}

/** Share of common characters above which two lines say the same headline. */
const LIKE = 0.7;

const lettersOf = (text: string): ReadonlySet<string> => new Set(text.replace(/[^\p{L}\p{N}]/gu, ''));

function isLike(text: string, title: ReadonlySet<string>): boolean {
  if (title.size === 0 || text.length < title.size * LIKE) return false;
  const letters = lettersOf(text);
  if (letters.size < 4) return false;
  let common = 0;
  for (const letter of title) if (letters.has(letter)) common++;
  return common >= Math.max(title.size, letters.size) * LIKE;
}
