/**
 * Hover: what stands under the caret, the most specific thing first. This file chooses and puts together; the
 * hover-*.ts files word each kind.
 */
import type { Snapshot } from '../corpus/snapshot.ts';
import { type Span, touches } from '../text/span.ts';
import { type Subject, subjectsAt } from './caret.ts';
import { cleanReadingAt, findingHover, findingNote, findingsAt, recurrenceNote } from './hover-finding.ts';
import { dateHover, organisationHover, placeHover, postHover } from './hover-names.ts';
import { personHover } from './hover-person.ts';
import { isInjection } from './injections.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, rule } from './rich-text.ts';

export interface Hover {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** More findings than these under one caret would push the name out of sight. */
const FINDINGS_SHOWN = 2;

/**
 * What to show at an offset: the name, date or post there, then clean reading and findings.
 * @returns undefined where nothing is known; the span is that of the most specific thing
 */
export function hover(snapshot: Snapshot, article: OpenArticle, offset: number): Hover | undefined {
  const subject = subjectsAt(article.facts, offset)[0];
  const reading = cleanReadingAt(article, offset);
  // A finding of injected text spans its whole line; it is told only where the caret stands on something injected.
  const injected = article.folding.injections.some((injection) => touches(injection, offset));
  const findings = findingsAt(article.facts, offset).filter(({ rule }) => injected || !isInjection(rule));
  const span = subject?.span ?? reading?.span ?? findings[0];
  if (span === undefined) return undefined;
  const parts: (readonly Block[])[] = [];
  if (subject !== undefined) parts.push(subjectHover(snapshot, article, subject));
  if (reading !== undefined) parts.push(reading.blocks);
  // Beside a name the rules are a note: the reader asked about the name.
  if (findings.length > 0) {
    const told = findings.slice(0, FINDINGS_SHOWN).flatMap(parts.length > 0 ? findingNote : findingHover);
    parts.push([...told, ...recurrenceNote(snapshot, article, offset)]);
  }
  return { span: { start: span.start, end: span.end }, blocks: parts.flatMap((part, index) => (index === 0 ? part : [rule, ...part])) };
}

function subjectHover(snapshot: Snapshot, article: OpenArticle, subject: Subject): Block[] {
  switch (subject.kind) {
    case 'person':
      return personHover(snapshot, article, subject.person);
    case 'organisation':
      return organisationHover(snapshot, article, subject.organisation);
    case 'place':
      return placeHover(snapshot, article, subject.place);
    case 'date':
      return dateHover(article.facts, subject.date);
    case 'post':
      return postHover(article, subject.post);
  }
}
