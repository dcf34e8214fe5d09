/**
 * Why recognition said what it said: for everything under a caret, or on a line, the cue that decided, with weights and
 * figures; where nothing was recognised, what the best candidate was and why it was refused. The text is recognised once
 * more with an observer, so the reasons are those of the very functions that decide.
 */
import type { Facts } from '../article/facts.ts';
import { LineIndex } from '../text/lines.ts';
import { overlaps, type Span, touches } from '../text/span.ts';
import { type Subject, subjectsAt } from './caret.ts';
import { explainFinding, explainLine, explainSections, explainTitle } from './explain-lines.ts';
import { explainNoName, explainPerson } from './explain-name.ts';
import { explainPost } from './explain-posts.ts';
import {
  explainDate,
  explainNoDate,
  explainNoOrganisation,
  explainNoPlace,
  explainOrganisation,
  explainPlace,
  explainStatement,
} from './explain-things.ts';
import { Told } from './explain-told.ts';
import type { Explanation } from './explanation.ts';

/**
 * Explains what stands at an offset, the most specific first, then its line. Costs one analysis of the text.
 * @param offset raw offset; one outside the text explains nothing
 */
export function explainAt(text: string, offset: number): Explanation[] {
  if (!(offset >= 0 && offset <= text.length)) return [];
  const told = new Told(text, new LineIndex(text).lineAt(offset), offset);
  const { facts } = told;
  const subjects = subjectsAt(facts, offset);
  return [
    ...subjects.map((subject) => explainSubject(told, subject)),
    ...refused(told, subjects, offset),
    ...facts.statements.filter((statement) => touches(statement, offset)).map((statement) => explainStatement(told, statement)),
    ...aboutLine(told),
    ...facts.findings.filter((finding) => touches(finding, offset)).map(explainFinding),
  ];
}

/**
 * Explains everything recognised on a line, in text order, then the line itself.
 * @param line 1-based; a line that the text has not explains nothing
 */
export function explainWholeLine(text: string, line: number): Explanation[] {
  const lines = new LineIndex(text);
  if (!(line >= 1 && line <= lines.count)) return [];
  const told = new Told(text, line);
  const { facts } = told;
  const span = lines.span(line);
  const here = (other: Span): boolean => overlaps(span, other);
  return [
    ...subjectsOn(facts, here).map((subject) => explainSubject(told, subject)),
    ...facts.statements.filter(here).map((statement) => explainStatement(told, statement)),
    ...aboutLine(told),
    ...facts.findings.filter(here).map(explainFinding),
  ];
}

function explainSubject(told: Told, subject: Subject): Explanation {
  switch (subject.kind) {
    case 'person':
      return explainPerson(told, subject.person, subject.span);
    case 'post':
      return explainPost(told, subject.person, subject.post);
    case 'organisation':
      return explainOrganisation(told, subject.organisation, subject.span);
    case 'place':
      return explainPlace(told, subject.place, subject.span);
    case 'date':
      return explainDate(told, subject.date);
  }
}

/** What might have been recognised at an offset and was not. Beside something that was, only what came close is told. */
function refused(told: Told, subjects: readonly Subject[], offset: number): Explanation[] {
  const has = (kind: Subject['kind']): boolean => subjects.some((subject) => subject.kind === kind);
  const name = has('person') ? undefined : explainNoName(told, offset);
  const isClose = subjects.length === 0 || name?.cue.startsWith('mention.') || name?.cue.startsWith('verdict.');
  return [
    isClose ? name : undefined,
    has('organisation') ? undefined : explainNoOrganisation(told, offset),
    has('place') ? undefined : explainNoPlace(told, offset),
    has('date') ? undefined : explainNoDate(told, offset),
  ].filter((explanation) => explanation !== undefined);
}

/** The title, the sections that begin on the line, and its zone. */
function aboutLine(told: Told): Explanation[] {
  const { title } = told.facts;
  const zone = explainLine(told);
  return [
    ...(title !== null && title.line === told.line ? [explainTitle(told, title)] : []),
    ...explainSections(told),
    ...(zone === undefined ? [] : [zone]),
  ];
}

/** Everything recognised in a stretch, in text order. */
function subjectsOn(facts: Facts, here: (span: Span) => boolean): Subject[] {
  const found: Subject[] = [];
  for (const person of facts.people) {
    for (const span of person.mentions) if (here(span)) found.push({ kind: 'person', span, person });
    for (const post of person.posts) if (here(post.span)) found.push({ kind: 'post', span: post.span, person, post });
  }
  for (const organisation of facts.organisations) {
    for (const span of organisation.mentions) if (here(span)) found.push({ kind: 'organisation', span, organisation });
  }
  for (const place of facts.places) for (const span of place.mentions) if (here(span)) found.push({ kind: 'place', span, place });
  for (const date of facts.dates) if (here(date)) found.push({ kind: 'date', span: date, date });
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
