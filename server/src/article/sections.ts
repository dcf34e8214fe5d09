/**
 * The outline of an article: title › headings › speaker turns and enumerations. A section reaches to the next one of its own
 * or a higher level, and ends with the last line of content before it.
 */
import { clean, toRaw } from '../text/folding.ts';
import { findEntries } from './enumerations.ts';
import type { Person, Section, Zone } from './facts.ts';
import type { Head } from './head.ts';
import { findHeadings, headingText, isNumberedHeading } from './headings.ts';
import type { LineTraits } from './lines.ts';
import { levelsOf, type Unnested } from './nesting.ts';
import type { SectionRule } from './observer.ts';
import type { Reading } from './reading.ts';
import { findTurns } from './turns.ts';

interface Entry extends Unnested {
  readonly line: number;
  readonly label: string;
  readonly start: number;
}

/** 一、 and (一) may number headings; deeper numbers count entries. */
const NUMBERED_HEADINGS = 2;
/** Labels are for an outline, not for reading. */
const LONGEST_LABEL = 40;

/** The outline of an article, nested, in text order. */
export function findSections(reading: Reading, head: Head, people: readonly Person[]): Section[] {
  const { lines, title } = head;
  const zones = head.verdicts.map((verdict) => verdict.zone);
  const body = lines.filter((line) => zones[line.line - 1] === 'body');
  const taken = new Set<number>();
  const entries: Entry[] = [];
  const positions = new Map(body.map((each, index) => [each.line, index]));
  const add = (entry: Omit<Entry, 'position'>, rule: SectionRule): void => {
    if (taken.has(entry.line)) return;
    taken.add(entry.line);
    entries.push({ ...entry, position: positions.get(entry.line) ?? -1 });
    reading.observer?.tell({ kind: 'section', line: entry.line, rule });
  };
  if (title !== null) add({ kind: 'title', line: title.line, label: title.text, start: title.start }, 'title');
  for (const { line, ...numbering } of findEntries(body)) {
    const traits = lines[line - 1] as LineTraits;
    const after = body[(positions.get(line) ?? body.length) + 1];
    if (numbering.depth <= NUMBERED_HEADINGS && isNumberedHeading(traits, after))
      add({ ...entryAt(reading, traits, 'heading', headingText(traits)), numbering }, 'numberedHeading');
    else add({ ...entryAt(reading, traits, 'enumeration', { start: 0, end: clauseEnd(traits.text) }), numbering }, 'entry');
  }
  for (const { line, rule } of findHeadings(lines, zones, title)) {
    const traits = lines[line - 1] as LineTraits;
    add({ ...entryAt(reading, traits, 'heading', headingText(traits)), isAbove: title !== null && line < title.line }, rule);
  }
  for (const turn of findTurns(reading, zones, people)) {
    const label = shorten(clean(reading.folding, turn.start, turn.end).trim());
    add({ kind: 'speaker', line: turn.line, label, start: toRaw(reading.folding, turn.start, turn.end).start }, turn.rule);
  }
  entries.sort((a, b) => a.start - b.start);
  const contentEnds = lastContentBefore(reading, zones);
  return nest(entries, levelsOf(entries), 0, entries.length, reading.raw.length, contentEnds);
}

function entryAt(
  reading: Reading,
  traits: LineTraits,
  kind: Section['kind'],
  part: { start: number; end: number },
): Omit<Entry, 'position'> {
  const label = shorten(clean(reading.folding, traits.start + part.start, traits.start + part.end).trim());
  return { kind, line: traits.line, label, start: toRaw(reading.folding, traits.start, traits.start + traits.text.length).start };
}

/** The end of the first clause. */
function clauseEnd(text: string): number {
  const end = text.slice(3).search(/[,。;:!?]/u);
  return end < 0 ? text.length : end + 3;
}

function shorten(label: string): string {
  const characters = Array.from(label);
  return characters.length <= LONGEST_LABEL ? label : `${characters.slice(0, LONGEST_LABEL).join('')}…`;
}

/** Sections of entries[from, to): each reaches to the next of its own or a higher level. */
function nest(
  entries: readonly Entry[],
  levels: readonly number[],
  from: number,
  to: number,
  limit: number,
  contentEnd: (offset: number, from: number) => number,
): Section[] {
  const sections: Section[] = [];
  for (let i = from; i < to; ) {
    const entry = entries[i] as Entry;
    let next = i + 1;
    while (next < to && (levels[next] as number) > (levels[i] as number)) next++;
    const end = contentEnd(next < to ? (entries[next] as Entry).start : limit, entry.start);
    sections.push({
      kind: entry.kind,
      label: entry.label,
      line: entry.line,
      start: entry.start,
      end,
      children: nest(entries, levels, i + 1, next, end, contentEnd),
    });
    i = next;
  }
  return sections;
}

/** Gives the raw end of the last line of content before an offset, at the least the end of the line of `from`. */
function lastContentBefore(reading: Reading, zones: readonly Zone[]): (offset: number, from: number) => number {
  const last: number[] = [];
  let known = 0;
  for (let line = 1; line <= reading.rawLines.count; line++) {
    const zone = zones[line - 1];
    if (zone === 'body' || zone === 'title' || zone === 'dateline') known = line;
    last.push(known);
  }
  return (offset, from) => {
    const before = reading.rawLines.lineAt(Math.max(0, offset - 1));
    const line = Math.max(last[before - 1] ?? 0, reading.rawLines.lineAt(from));
    return Math.max(from, Math.min(reading.rawLines.span(line).end, Math.max(offset, from)));
  };
}
