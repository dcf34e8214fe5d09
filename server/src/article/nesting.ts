/**
 * How the entries of an outline nest. Headings enclose numberings, numberings enclose what is counted inside an entry (1. under 一是,
 * where 二是 follows), and a speaker encloses what the turn counts up. A smaller level encloses greater ones.
 */
import type { Section } from './facts.ts';

/** An entry of a numbering: 一、 (一) 1. 一是 首先. */
export interface Numbering {
  readonly kind: string;
  /** Among the kinds of numbering, 1 the outermost. */
  readonly depth: number;
  /** It begins to count. */
  readonly isFirst: boolean;
}

/** An outline entry before it is nested. */
export interface Unnested {
  readonly kind: Section['kind'];
  /** Where it stands among the lines of the body. */
  readonly position: number;
  readonly numbering?: Numbering;
  /** A heading above the title. */
  readonly isAbove?: boolean;
}

const TITLE = 0;
const HEADING = 1;
const NUMBERINGS = 2;
/** Deeper than all numberings outside turns. */
const TURN = 20;
/** From here on numberings count what is said or done rather than parts of the text: 一是, 第一, 首先. */
const POINTS = 6;

/** The levels of an outline's entries, which stand in text order. */
export function levelsOf(entries: readonly Unnested[]): number[] {
  const goesOn = continuations(entries);
  const outer: Numbering[] = [];
  let inner: Numbering[] | null = null;
  let turn: Unnested | null = null;
  let turnLevel = TURN;
  return entries.map((entry, index) => {
    const { kind, numbering } = entry;
    if (numbering === undefined && kind !== 'speaker') {
      outer.length = 0;
      inner = turn = null;
      turnLevel = TURN;
      return kind === 'title' || entry.isAbove ? TITLE : HEADING;
    }
    if (numbering === undefined) {
      // Points that are over do not enclose the next speaker.
      const points = outer.findIndex((open) => open.depth >= POINTS && !goesOn(index, open.kind));
      if (points >= 0) {
        outer.length = points;
        turnLevel = NUMBERINGS + points;
      }
      turn = entry;
      inner = null;
      return turnLevel;
    }
    const begins = turn !== null && inner === null && numbering.isFirst && entry.position === turn.position + 1;
    if (begins && kind === 'enumeration') inner = [];
    const isInner = kind === 'enumeration' && inner !== null && (numbering.isFirst || inner.some((open) => open.kind === numbering.kind));
    if (isInner) return TURN + 1 + place(inner as Numbering[], numbering, (open) => goesOn(index, open));
    inner = turn = null;
    const level = NUMBERINGS + place(outer, numbering, (open) => goesOn(index, open));
    if (level < turnLevel) turnLevel = TURN;
    return level;
  });
}

/** Puts an entry into the open numberings, and returns its place among them. */
function place(open: Numbering[], numbering: Numbering, goesOn: (kind: string) => boolean): number {
  const known = open.findIndex(({ kind }) => kind === numbering.kind);
  if (known >= 0) {
    open.length = known + 1;
    return known;
  }
  for (let last = open.at(-1); last !== undefined && last.depth >= numbering.depth && !goesOn(last.kind); last = open.at(-1)) open.pop();
  open.push(numbering);
  return open.length - 1;
}

/** Whether behind an entry a numbering goes on, before a heading or a speaker comes. */
function continuations(entries: readonly Unnested[]): (index: number, kind: string) => boolean {
  const next: ReadonlySet<string>[] = [];
  let going: ReadonlySet<string> = new Set();
  for (let index = entries.length - 1; index >= 0; index--) {
    next[index] = going;
    const { numbering } = entries[index] as Unnested;
    if (numbering === undefined) going = new Set();
    else if (going.has(numbering.kind) === numbering.isFirst) {
      const changed = new Set(going);
      if (numbering.isFirst) changed.delete(numbering.kind);
      else changed.add(numbering.kind);
      going = changed;
    }
  }
  return (index, kind) => (next[index] as ReadonlySet<string>).has(kind);
}
