/**
 * What the corpus says of an article, put together with what the article says of itself: one finding a block, and no two
 * that say the same. A pure function; who asks the corpus is somebody else.
 *
 * Zones are an article's own and stay as they are. Where a rule has named a block of boilerplate, a recurring line adds
 * nothing that the reader does not know, and stays silent; where the article alone gave no reason (`boilerplate/low-content`),
 * the corpus does, and its word replaces that one.
 */
import type { Facts, Finding, Zone } from '../article/facts.ts';
import type { Reading } from '../article/reading.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { acrossRules } from './across-rules.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { FINDINGS_LIMIT, inTextOrder } from './check.ts';
import { finding, findingAt } from './rule.ts';
import { textRules } from './text-rules.ts';
import { visibleSpan } from './visible.ts';

/** Shorter lines say too little to recur, in UTF-16 code units. */
const MARK = 4;

/** Another article, and where in it. */
export interface Elsewhere {
  /** Canonical absolute path. */
  readonly path: string;
  /** Its title, or else the name of its file. */
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

/** What an article has in common with others. */
export interface Across {
  /** Lines, 1-based, that recur, with in how many articles. */
  readonly recurring: readonly { readonly line: number; readonly articles: number }[];
  /** Articles that are nearly the same, the nearest first; similarity 0 to 1. */
  readonly alike: readonly (Elsewhere & { readonly similarity: number })[];
  /** Passages that stand in an article that is not nearly the same; `at` 1-based, share 0 to 1. */
  readonly passages: readonly (Elsewhere & { readonly at: number; readonly share: number })[];
  readonly misprints: readonly Misprint[];
  readonly contradictions: readonly Contradiction[];
}

/** Somebody whom other articles of the same day give a post that cannot be held beside the one under the span. */
export interface Contradiction extends Span {
  readonly name: string;
  /** The post here and the other one, each with its organisation. */
  readonly here: string;
  readonly there: string;
  /** Articles with the other post, and the lines of it; one at least. */
  readonly others: readonly Elsewhere[];
}

/** What an article has in common with others that nothing is known of. */
export const NOTHING_ACROSS: Across = { recurring: [], alike: [], passages: [], misprints: [], contradictions: [] };

/** A name that may be a misprint of one that other articles know for the same post; the span is that of its first mention. */
export interface Misprint extends Span {
  /** 1-based. */
  readonly line: number;
  readonly name: string;
  /** Folded. */
  readonly known: string;
  /** As the article states it. */
  readonly post: string;
  /** How many articles have the known name. */
  readonly articles: number;
}

/** A finding that other articles show. */
export interface AcrossFinding extends Finding {
  /** The places that the reader wants to see beside it. */
  readonly related?: readonly Elsewhere[];
}

type Lines = Pick<Reading, 'raw' | 'rawLines'>;

/**
 * All findings of an article in text order.
 * @param facts its own findings, and the zones of its lines
 * @param text raw; asked for only where there is something to say
 */
export function withAcross(
  { findings: own, zones }: Pick<Facts, 'findings' | 'zones'>,
  across: Across,
  text: () => string,
): readonly AcrossFinding[] {
  if (Object.values(across).every((some) => some.length === 0)) return own;
  const lines = new LateLines(text);
  const recurring = new Map(across.recurring.map(({ line, articles }) => [line, articles]));
  const said = new Set<number>();
  const kept: AcrossFinding[] = [];
  for (const each of own) {
    if (each.rule === boilerplateRules.lowContent.id) kept.push(...split(each, recurring, lines, zones));
    else kept.push(each);
    if (isOfLines(each.rule)) for (let line = each.line; line <= each.endLine; line++) said.add(line);
  }
  const story = across.recurring.map(({ line }) => line).filter((line) => !said.has(line) && zones[line - 1] === 'body');
  for (const [first, last] of runs(story, zones)) kept.push(recurringFinding(lines, first, last, recurring));
  kept.push(...alikeFinding(across, lines, zones));
  for (const passage of across.passages) {
    if (recurring.has(passage.at) || said.has(passage.at)) continue;
    const { start, end } = visibleSpan(lines, passage.at);
    const values = [percent(passage.share), passage.name];
    kept.push({ ...finding(lines, acrossRules.sharedPassage, start, end, ...values), related: [passage] });
  }
  for (const { start, end, line, name, known, post, articles } of across.misprints)
    kept.push(findingAt(acrossRules.misprint, { start, end, line, endLine: line }, [name, known, post, String(articles)]));
  for (const { start, end, name, here, there, others } of across.contradictions)
    kept.push({ ...finding(lines, acrossRules.postsElsewhere, start, end, name, here, there), related: others });
  const sorted = kept.sort(inTextOrder);
  return sorted.length <= FINDINGS_LIMIT ? sorted : sorted.slice(0, FINDINGS_LIMIT);
}

/** Where a finding leads the reader besides its own place. */
export function relatedOf(finding: AcrossFinding): readonly Elsewhere[] {
  return finding.related ?? [];
}

/** A text whose lines are looked for when first asked for. */
class LateLines implements Lines {
  readonly #text: () => string;
  #raw: string | undefined;
  #lines: LineIndex | undefined;

  constructor(text: () => string) {
    this.#text = text;
  }

  get raw(): string {
    this.#raw ??= this.#text();
    return this.#raw;
  }

  get rawLines(): LineIndex {
    this.#lines ??= new LineIndex(this.raw);
    return this.#lines;
  }
}

/** Whether a rule says of whole lines why they are not wanted. */
function isOfLines(rule: string): boolean {
  return rule.startsWith('boilerplate/') || rule === textRules.lineInArticle.id;
}

/** A block without reason, cut where the corpus gives one for some of its lines. */
function split(block: Finding, recurring: ReadonlyMap<number, number>, lines: Lines, zones: readonly Zone[]): Finding[] {
  const spoken = range(block.line, block.endLine).filter((line) => zones[line - 1] !== 'blank');
  if (!spoken.some((line) => recurring.has(line))) return [block];
  const parts: { recurs: boolean | undefined; first: number; last: number }[] = [];
  for (const line of spoken) {
    const span = visibleSpan(lines, line);
    // A mark or a figure between two lines belongs to whatever they are.
    const recurs = recurring.has(line) ? true : span.end - span.start < MARK ? undefined : false;
    const open = parts[parts.length - 1];
    if (open !== undefined && (recurs === undefined || open.recurs === undefined || open.recurs === recurs)) {
      open.last = line;
      open.recurs ??= recurs;
    } else parts.push({ recurs, first: line, last: line });
  }
  return parts.map(({ recurs, first, last }) => {
    if (recurs) return recurringFinding(lines, first, last, recurring);
    return finding(lines, boilerplateRules.lowContent, visibleSpan(lines, first).start, visibleSpan(lines, last).end);
  });
}

/** Lines with nothing but blank ones between them, first and last of each run. */
function runs(some: readonly number[], zones: readonly Zone[]): [number, number][] {
  const found: [number, number][] = [];
  for (const line of [...some].sort((a, b) => a - b)) {
    const open = found[found.length - 1];
    if (open !== undefined && range(open[1] + 1, line - 1).every((between) => zones[between - 1] === 'blank')) open[1] = line;
    else found.push([line, line]);
  }
  return found;
}

function recurringFinding(lines: Lines, first: number, last: number, recurring: ReadonlyMap<number, number>): Finding {
  const { start } = visibleSpan(lines, first);
  const { end } = visibleSpan(lines, last);
  const counts = range(first, last).flatMap((line) => recurring.get(line) ?? []);
  return finding(lines, acrossRules.recurringLine, start, end, String(Math.min(...counts)));
}

/** One finding, on the title, or where there is none on the first line of the story. */
function alikeFinding({ alike }: Across, lines: Lines, zones: readonly Zone[]): AcrossFinding[] {
  const [nearest] = alike;
  const line = zones.indexOf('title') + 1 || zones.indexOf('body') + 1;
  if (nearest === undefined || line === 0) return [];
  const { start, end } = visibleSpan(lines, line);
  const values = [nearest.name, percent(nearest.similarity), String(alike.length)];
  return [{ ...finding(lines, acrossRules.nearArticle, start, end, ...values), related: alike }];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function percent(share: number): string {
  return String(Math.floor(share * 100 + 1e-9));
}
