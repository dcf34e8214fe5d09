/**
 * Scores recognised facts against annotations made by hand: precision, recall and F1 over all documents, and each error in words.
 * What an annotation file holds is described in `annotation.ts`; facts are what `factsJson` gives.
 */
import { type Reading, read } from '../../server/src/article/reading.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import type { Span } from '../../server/src/text/span.ts';
import type { Annotation } from './annotation.ts';
import { scoreDates, scoreStatements } from './scoring-dates.ts';
import { scoreMentions } from './scoring-mentions.ts';
import { scorePeople } from './scoring-people.ts';

/** What is read of the facts of one document. */
export interface ScoredFacts {
  readonly title: { readonly text: string; readonly line?: number } | null;
  readonly published: string | null;
  readonly script?: string;
  readonly lines: readonly { readonly line: number; readonly zone: string }[];
  readonly sections: readonly ScoredSection[];
  readonly people: readonly ScoredPerson[];
  readonly organisations: readonly { readonly name: string; readonly surfaces: readonly string[]; readonly mentions?: readonly Span[] }[];
  readonly places?: readonly { readonly name: string; readonly division?: string; readonly mentions?: readonly Span[] }[];
  readonly dates?: readonly { readonly start: number; readonly end: number; readonly iso: string; readonly until?: string }[];
  readonly statements?: readonly { readonly speaker: string; readonly verb: string; readonly start: number; readonly end: number }[];
}

export interface ScoredPerson {
  readonly name: string;
  readonly role: string;
  readonly posts: readonly { readonly organisation: string; readonly post: string; readonly resolved?: string }[];
  readonly mentions: readonly { readonly zone: string; readonly line: number }[];
}

interface ScoredSection {
  readonly kind: string;
  readonly line: number;
  readonly label?: string;
  readonly children?: readonly ScoredSection[];
}

export const METRICS = [
  'title',
  'date',
  'script',
  'persons',
  'mentions',
  'roles',
  'posts',
  'resolved',
  'boilerplateLines',
  'datelineLines',
  'sections',
  'organisationsRecall',
  'placesRecall',
  'organisations',
  'places',
  'divisions',
  'dates',
  'statements',
  'statementSpans',
] as const;
export type Metric = (typeof METRICS)[number];

/** Right, wrong and missed. */
export class Count {
  right = 0;
  wrong = 0;
  missed = 0;

  add({ right, wrong, missed }: { readonly right?: number; readonly wrong?: number; readonly missed?: number }): void {
    this.right += right ?? 0;
    this.wrong += wrong ?? 0;
    this.missed += missed ?? 0;
  }

  /** Null where nothing was said. */
  get precision(): number | null {
    return share(this.right, this.right + this.wrong);
  }

  /** Null where there was nothing to find. */
  get recall(): number | null {
    return share(this.right, this.right + this.missed);
  }

  /** The harmonic mean; null where precision or recall is. */
  get f1(): number | null {
    const { precision, recall } = this;
    if (precision === null || recall === null) return null;
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  }
}

export type Score = Readonly<Record<Metric, Count>>;

/** One thing that recognition got wrong. */
export interface ScoringError {
  readonly metric: Metric;
  /** `other`: found, and differs. */
  readonly kind: 'missed' | 'wrong' | 'other';
  readonly what: string;
  /** 1-based lines on which it stands, as far as they are known. */
  readonly lines: readonly number[];
}

/** The two sides of one document, and where its score and its errors go. */
export interface Scoring {
  readonly wanted: Annotation;
  readonly facts: ScoredFacts | undefined;
  readonly reading: Reading;
  readonly score: Score;
  tell(metric: Metric, kind: ScoringError['kind'], what: string, lines?: readonly number[]): void;
}

export function emptyScore(): Score {
  return Object.fromEntries(METRICS.map((metric) => [metric, new Count()])) as unknown as Score;
}

/** Adds a document's score to a total. */
export function addScore(total: Score, score: Score): void {
  for (const metric of METRICS) total[metric].add(score[metric]);
}

/**
 * Scores one document; undefined facts miss everything.
 * @param text the document
 * @param errors takes each error, in the order of the metrics
 */
export function score(wanted: Annotation, facts: ScoredFacts | undefined, text: string, errors: ScoringError[] = []): Score {
  const result = emptyScore();
  const scoring: Scoring = {
    wanted,
    facts,
    reading: read(text),
    score: result,
    tell: (metric, kind, what, lines = []) => errors.push({ metric, kind, what, lines }),
  };
  scoreHead(scoring);
  if (wanted.officials !== undefined) scorePeople(scoring);
  if (wanted.boilerplate_lines !== undefined) scoreLines(scoring, 'boilerplateLines', 'boilerplate', wanted.boilerplate_lines);
  if (wanted.dateline_lines !== undefined) scoreLines(scoring, 'datelineLines', 'dateline', wanted.dateline_lines);
  if (wanted.sections !== undefined) scoreSections(scoring);
  scoreNames(scoring);
  scoreMentions(scoring);
  scoreDates(scoring);
  scoreStatements(scoring);
  return result;
}

function scoreHead({ wanted, facts, score, tell }: Scoring): void {
  if (wanted.title) {
    const titles = [
      wanted.title,
      wanted.title_clean,
      ...(wanted.title_alt ?? []),
      ...(wanted.sections ?? []).filter(({ kind }) => kind === 'title').map(({ label }) => label),
    ];
    const found = facts?.title?.text;
    const right = found !== undefined && titles.some((title) => title !== undefined && squeeze(title) === squeeze(found));
    judge(score.title, right, found !== undefined);
    if (!right) tell('title', found === undefined ? 'missed' : 'other', difference(wanted.title, found), known(wanted.title_line));
  }
  const judgeValue = (metric: 'date' | 'script', value: string | undefined, found: string | null | undefined): void => {
    if (!value) return;
    judge(score[metric], found === value, found != null);
    if (found !== value) tell(metric, found == null ? 'missed' : 'other', difference(value, found));
  };
  judgeValue('date', wanted.date, facts?.published);
  judgeValue('script', wanted.script, facts?.script);
}

function scoreLines(
  { wanted, facts, reading, score, tell }: Scoring,
  metric: 'boilerplateLines' | 'datelineLines',
  zone: string,
  own: readonly number[],
): void {
  const zones = new Map((facts?.lines ?? []).map(({ line, zone }) => [line, zone]));
  const neutral = new Set(wanted.neutral_lines);
  const expected = new Set(own);
  const lines = new Set([
    ...(wanted.boilerplate_lines ?? []),
    wanted.title_line ?? 0,
    ...(wanted.dateline_lines ?? []),
    ...(wanted.body_lines ?? []),
  ]);
  for (const line of [...lines].sort((a, b) => a - b)) {
    if (line === 0 || neutral.has(line)) continue;
    const said = zones.get(line) === zone;
    if (said && expected.has(line)) score[metric].add({ right: 1 });
    else if (said || expected.has(line)) {
      score[metric].add(said ? { wrong: 1 } : { missed: 1 });
      tell(metric, said ? 'wrong' : 'missed', `${shorten(lineText(reading, line))} (is ${zones.get(line) ?? 'nothing'})`, [line]);
    }
  }
}

function scoreSections({ wanted, facts, reading, score, tell }: Scoring): void {
  const key = ({ line, kind }: { readonly line: number; readonly kind: string }) => `${line}:${kind}`;
  const flat = (sections: readonly ScoredSection[]): ScoredSection[] =>
    sections.flatMap((section) => [section, ...flat(section.children ?? [])]);
  const found = new Map(flat(facts?.sections ?? []).map((section) => [key(section), section]));
  const expected = new Map((wanted.sections ?? []).map((section) => [key(section), section]));
  const optional = new Set((wanted.optional_sections ?? []).map(key));
  const describe = ({ kind, label, line }: { readonly kind: string; readonly label?: string; readonly line: number }) =>
    `${kind} ${shorten(label ?? lineText(reading, line))}`;
  for (const [at, section] of expected) {
    score.sections.add(found.has(at) ? { right: 1 } : { missed: 1 });
    if (!found.has(at)) tell('sections', 'missed', describe(section), [section.line]);
  }
  for (const [at, section] of found) {
    if (expected.has(at) || optional.has(at)) continue;
    score.sections.add({ wrong: 1 });
    tell('sections', 'wrong', describe(section), [section.line]);
  }
}

function scoreNames(scoring: Scoring): void {
  const { wanted, facts, score, tell } = scoring;
  const organisations = new Set((facts?.organisations ?? []).flatMap(({ name, surfaces }) => [name, ...surfaces]).map(squeeze));
  const places = new Set((facts?.places ?? []).map(({ name }) => squeeze(name)));
  const recall = (metric: 'organisationsRecall' | 'placesRecall', names: readonly string[], found: ReadonlySet<string>): void => {
    for (const name of names) {
      const hit = found.has(squeeze(name));
      score[metric].add(hit ? { right: 1 } : { missed: 1 });
      if (!hit) tell(metric, 'missed', name, linesOf(scoring, name));
    }
  };
  recall('organisationsRecall', wanted.organisations ?? [], organisations);
  recall('placesRecall', wanted.places ?? [], places);
}

/** A wrong answer is an error and a miss; none is a miss. */
export function judge(count: Count, right: boolean, said: boolean): void {
  count.add(right ? { right: 1 } : { missed: 1, wrong: said ? 1 : 0 });
}

/** Names and titles compare without blanks and middle dots. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000\u00a0·・•‧?]/gu, '');
}

/** The lines on which a name stands, in whatever zone, as a reader sees it: nothing injected, nothing padded. */
export function linesOf({ reading }: Scoring, name: string): number[] {
  const key = squeeze(foldKey(name));
  return reading.lines.filter(({ text }) => squeeze(text).includes(key)).map(({ line }) => line);
}

/** “wanted, not found”, for a value that differs. */
export function difference(wanted: string, found: string | null | undefined): string {
  return found == null ? wanted : `${wanted}, not ${found}`;
}

/** What is shown of a line. */
const LONGEST_SHOWN = 48;

export function shorten(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length <= LONGEST_SHOWN ? characters.join('') : `${characters.slice(0, LONGEST_SHOWN).join('')}…`;
}

function known(line: number | undefined): number[] {
  return line === undefined ? [] : [line];
}

function lineText({ raw, rawLines }: Reading, line: number): string {
  if (line < 1 || line > rawLines.count) return '';
  const { start, end } = rawLines.span(line);
  return raw.slice(start, end);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
