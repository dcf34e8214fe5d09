/**
 * What is known here: half-open ranges of UTF-16 code units, the one currency of positions in this server.
 */

/** A half-open range `[start, end)` in UTF-16 code units. 区间 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `offset` lies in the span or directly at its end, as a caret does after the last character of a name. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
