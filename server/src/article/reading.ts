/**
 * One article as every recogniser reads it: the raw text, its folding, its lines. Recognisers work in folded offsets
 * and hand back raw ones.
 */
import { type Folding, fold, toRaw } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { cutter } from '../text/units.ts';
import type { Mention, Zone } from './facts.ts';
import type { Observer } from './observer.ts';

/** One line in the folded text. */
export interface FoldedLine extends Span {
  /** 1-based. */
  readonly line: number;
  /** The folded line, without its line end. */
  readonly text: string;
}

/** 阅读视图 */
export interface Reading {
  readonly raw: string;
  readonly folding: Folding;
  /** The code units of the folded text. */
  readonly units: Uint16Array;
  /** Lines of the raw text. */
  readonly rawLines: LineIndex;
  /** Lines of the folded text: as many, with the same numbers, as the raw one has. */
  readonly lines: readonly FoldedLine[];
  /** Who is told why things are recognised; absent in ordinary reading. */
  readonly observer: Observer | undefined;
}

/**
 * Reads a text once for all recognisers. Linear in its length; accepts any string.
 * @param observer hears from the recognisers why they decide as they do
 */
export function read(raw: string, observer?: Observer): Reading {
  const folding = fold(raw);
  const rawLines = new LineIndex(raw);
  // Folding changes no line end: where nothing was dropped either, the folded lines lie where the raw ones do.
  const foldedLines = folding.injections.length === 0 ? rawLines : new LineIndex(folding.text);
  const { units } = folding;
  const cut = cutter(folding.text, units);
  const lines: FoldedLine[] = [];
  for (let line = 1; line <= foldedLines.count; line++) {
    const span = foldedLines.span(line);
    lines.push({ start: span.start, end: span.end, line, text: cut(span) });
  }
  return { raw, folding, units, rawLines, lines, observer };
}

/** The mention under a folded span. */
export function mentionAt(reading: Reading, zones: readonly Zone[], start: number, end: number): Mention {
  const raw = toRaw(reading.folding, start, end);
  const line = reading.rawLines.lineAt(raw.start);
  return { start: raw.start, end: raw.end, line, zone: zones[line - 1] ?? 'body' };
}
