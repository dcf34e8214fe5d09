/**
 * From what the rules found to what is shown: the user's severities, suppressions and baseline. The editor, the command line
 * and exports ask here, so that they agree.
 *
 * A block of boilerplate or of recurring lines is taken line by line: where some of its lines are suppressed, the rest is still reported. Any other
 * finding is known by the line that it begins on.
 */
import type { Finding } from '../article/facts.ts';
import { LineIndex } from '../text/lines.ts';
import type { ArticleBaseline, Baseline } from './baseline.ts';
import { inTextOrder } from './check.ts';
import type { Choices } from './choices.ts';
import { lineKey } from './line-key.ts';
import { optionalFindings } from './optional.ts';
import type { ContentLine, Suppression, SuppressionIndex } from './suppressions.ts';

/** What a user has decided about a corpus. */
export interface Policy {
  readonly choices: Choices;
  readonly suppressions: SuppressionIndex;
  readonly baseline: Baseline | undefined;
}

/** The article that findings are of. */
export interface Judged {
  /** Relative to the folder of the corpus, with forward slashes; undefined for a text that lies in none. */
  readonly name: string | undefined;
  /** The very text that the findings are of; read only where something turns on it. */
  readonly text: string;
}

/** 判定 */
export interface Judgement {
  /** To be shown, in the order in which they were given. */
  readonly findings: readonly Finding[];
  /** 1-based lines that the user has said to be content. */
  readonly content: ReadonlySet<number>;
  /** The decisions that some finding needed: any other of this article is of no use. */
  readonly used: ReadonlySet<Suppression | ContentLine>;
  /** How many findings, or parts of them, are silent because of suppressions and because of the baseline. */
  readonly suppressed: number;
  readonly accepted: number;
}

/** Rules of blocks of lines, which a line that is said to be content breaks no more. */
export function isOfContent(rule: string): boolean {
  return rule.startsWith('boilerplate/') || rule === 'dup/recurring-line';
}

/**
 * Judges all findings of an article, and adds those of rules that are off unless the user switches them on. Linear; no line is
 * hashed where nothing could be silent.
 */
export function judge(policy: Policy, article: Judged, facts: readonly Finding[]): Judgement {
  const optional = optionalFindings(article, (rule) => policy.choices.severity(rule) !== 'off');
  const found = optional.length === 0 ? facts : [...facts, ...optional].sort(inTextOrder);
  const chosen = found.flatMap((finding) => policy.choices.apply(finding) ?? []);
  const { suppressions } = policy;
  const baseline = article.name === undefined ? undefined : policy.baseline?.get(article.name);
  const content = new Set<number>();
  const used = new Set<Suppression | ContentLine>();
  if (suppressions.isSilent(article.name) && baseline === undefined) return { findings: chosen, content, used, suppressed: 0, accepted: 0 };
  const lines = new KeyedLines(article.text);
  let suppressed = 0;
  let accepted = 0;
  const isIgnored = (rule: string, line: number): boolean => {
    const said = isOfContent(rule) && suppressions.hasContent ? suppressions.content(lines.key(line)) : undefined;
    if (said !== undefined) content.add(line);
    const ignored = said ?? suppressions.ignored(rule, article.name, () => lines.key(line));
    if (ignored !== undefined) used.add(ignored);
    return ignored !== undefined;
  };
  const open = chosen.flatMap((finding) => {
    const left = withoutLines(lines, finding, (line) => isIgnored(finding.rule, line));
    if (left.length !== 1 || left[0] !== finding) suppressed++;
    return left;
  });
  if (baseline === undefined) return { findings: open, content, used, suppressed, accepted };
  const credit = new Map<string, number>();
  const isAccepted = (rule: string, line: number): boolean => {
    const key = lines.key(line);
    const entry = `${rule} ${key}`;
    const left = credit.get(entry) ?? baseline[rule]?.[key] ?? 0;
    credit.set(entry, left - 1);
    return left > 0;
  };
  const findings = open.flatMap((finding) => {
    const left = withoutLines(lines, finding, (line) => isAccepted(finding.rule, line));
    if (left.length !== 1 || left[0] !== finding) accepted++;
    return left;
  });
  return { findings, content, used, suppressed, accepted };
}

/** What a baseline says of an article with these findings, which no baseline has judged. */
export function baselineOf({ text }: Judged, findings: readonly Finding[]): ArticleBaseline {
  const lines = new KeyedLines(text);
  const counts: Record<string, Record<string, number>> = {};
  for (const finding of findings) {
    const ofRule = counts[finding.rule] ?? {};
    counts[finding.rule] = ofRule;
    for (const line of judgedLines(lines, finding)) {
      const key = lines.key(line);
      ofRule[key] = (ofRule[key] ?? 0) + 1;
    }
  }
  return counts;
}

/** The lines by which a finding is known, with their texts: what a user ignores when ignoring it. */
export function linesOf(text: string, finding: Finding): { readonly line: number; readonly text: string }[] {
  const lines = new KeyedLines(text);
  return judgedLines(lines, finding).map((line) => ({ line, text: lines.text(line) }));
}

/** The lines of a text, whose keys are made when first asked for. */
class KeyedLines {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #keys = new Map<number, string>();

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  text(line: number): string {
    const { start, end } = this.#lines.span(line);
    return this.#text.slice(start, end);
  }

  isBlank(line: number): boolean {
    return this.text(line).trim() === '';
  }

  start(line: number): number {
    const text = this.text(line);
    return this.#lines.span(line).start + text.length - text.trimStart().length;
  }

  end(line: number): number {
    return this.#lines.span(line).start + this.text(line).trimEnd().length;
  }

  key(line: number): string {
    let key = this.#keys.get(line);
    if (key === undefined) {
      key = lineKey(this.text(line));
      this.#keys.set(line, key);
    }
    return key;
  }
}

function judgedLines(lines: KeyedLines, { rule, line, endLine }: Finding): number[] {
  if (!isOfContent(rule) || endLine <= line) return [line];
  const all: number[] = [];
  for (let each = line; each <= endLine; each++) if (!lines.isBlank(each)) all.push(each);
  return all;
}

/** What is left of a finding without some of its lines: itself, nothing, or the runs between them. */
function withoutLines(lines: KeyedLines, finding: Finding, isGone: (line: number) => boolean): Finding[] {
  const all = judgedLines(lines, finding);
  const gone = new Set(all.filter(isGone));
  if (gone.size === 0) return [finding];
  const left: Finding[] = [];
  let open: { first: number; last: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { first, last } = open;
    left.push({
      ...finding,
      start: first === finding.line ? finding.start : lines.start(first),
      end: last === finding.endLine ? finding.end : lines.end(last),
      line: first,
      endLine: last,
    });
    open = undefined;
  };
  for (const line of all) {
    if (gone.has(line)) close();
    else if (open === undefined) open = { first: line, last: line };
    else open.last = line;
  }
  close();
  return left;
}
