/**
 * Scores what is kept of labelled pages: the Han characters that are kept, against those of the article, and the lines that go,
 * against those of the page's furniture.
 */
import { type Head, readHead } from '../../server/src/article/head.ts';
import { type Reading, read } from '../../server/src/article/reading.ts';
import { ruleOf } from '../../server/src/hygiene/catalogue.ts';
import { cleanArticle } from '../../server/src/hygiene/clean.ts';
import { c4Chinese, hanJusText, keepEverything, type LineJudge, readability } from './line-judges.ts';
import { halfOf, type LabelledPage, type PageHalf, textOf } from './pages.ts';
import { Count } from './scoring.ts';

/** One judge's score over some pages. */
export class PageScore {
  /** Han characters kept: right are those of the article. */
  readonly content = new Count();
  /** Lines that go: right are those that are labelled boilerplate. */
  readonly boilerplate = new Count();

  /** @param kept whether each line stays; lines without visible characters are not counted */
  add(page: LabelledPage, kept: readonly boolean[], blank: readonly boolean[]): void {
    for (const [index, [text, label]] of page.lines.entries()) {
      if (blank[index]) continue;
      const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
      const isKept = kept[index] === true;
      if (label === 1) this.content.add(isKept ? { right: han } : { missed: han });
      else if (isKept) this.content.add({ wrong: han });
      if (label === 0) this.boilerplate.add(isKept ? { missed: 1 } : { right: 1 });
      else if (!isKept) this.boilerplate.add({ wrong: 1 });
    }
  }

  addScore({ content, boilerplate }: PageScore): void {
    this.content.add(content);
    this.boilerplate.add(boilerplate);
  }
}

/** The rows of the table; the first three are ours. */
export const JUDGES = {
  zones: 'our line zones',
  clean: '… what stays in a clean copy',
  certain: '… without rules that are but hints',
  everything: 'keep everything',
  c4: "C4's Chinese line rule",
  justext: 'jusText, adapted to Han characters',
  readability: 'Readability, each line a paragraph',
} as const;
export type Judge = keyof typeof JUDGES;

const BASELINES: Readonly<Partial<Record<Judge, LineJudge>>> = {
  everything: keepEverything,
  c4: c4Chinese,
  justext: hanJusText,
  readability,
};

/** A line that was judged otherwise than it is labelled. */
export interface PageError {
  /** 1-based. */
  readonly line: number;
  readonly kind: 'wrong' | 'missed';
  /** The rule that took the line, or the zone that kept it. */
  readonly why: string;
  readonly text: string;
}

/** What was found of one page. */
export interface PageResult {
  readonly name: string;
  readonly site: string;
  readonly half: PageHalf;
  readonly scores: Readonly<Record<Judge, PageScore>>;
  /** Of each rule: lines that it took rightly and wrongly. */
  readonly rules: ReadonlyMap<string, Count>;
  readonly errors: readonly PageError[];
}

/** Scores all judges on one page. */
export function scorePage(page: LabelledPage): PageResult {
  const text = textOf(page);
  const reading = read(text);
  const head = readHead(reading);
  const blank = head.lines.map((line) => line.blank);
  const scores = emptyScores();
  const add = (judge: Judge, kept: readonly boolean[]) => scores[judge].add(page, kept, blank);
  add(
    'zones',
    head.verdicts.map(({ zone }) => zone !== 'boilerplate'),
  );
  add(
    'certain',
    head.verdicts.map(({ zone, rule }) => zone !== 'boilerplate' || isHint(rule)),
  );
  add('clean', keptInCopy(reading));
  for (const [judge, keeps] of Object.entries(BASELINES)) add(judge as Judge, keeps(text, head.lines));
  return { name: page.name, site: page.site, half: halfOf(page.site), scores, rules: ruleCounts(page, head), errors: errorsOf(page, head) };
}

function emptyScores(): Record<Judge, PageScore> {
  return Object.fromEntries(Object.keys(JUDGES).map((judge) => [judge, new PageScore()])) as unknown as Record<Judge, PageScore>;
}

/** Whether each line is left, of a copy that is cleaned as it is by default. */
function keptInCopy({ raw, rawLines }: Reading): boolean[] {
  const { removed } = cleanArticle(raw);
  return Array.from({ length: rawLines.count }, (_, index) => {
    const { start, end } = rawLines.span(index + 1);
    return !removed.some((removal) => removal.lines > 0 && removal.start <= start && removal.end >= end);
  });
}

function isHint(rule: string | null): boolean {
  return rule !== null && ruleOf(rule)?.severity === 'hint';
}

function ruleCounts(page: LabelledPage, head: Head): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const [index, { rule }] of head.verdicts.entries()) {
    if (rule === null) continue;
    const count = counts.get(rule) ?? new Count();
    counts.set(rule, count);
    count.add(page.lines[index]?.[1] === 0 ? { right: 1 } : { wrong: 1 });
  }
  return counts;
}

function errorsOf(page: LabelledPage, head: Head): PageError[] {
  return head.verdicts.flatMap(({ zone, rule, cue }, index): PageError[] => {
    const [text, label] = page.lines[index] ?? ['', 1];
    if (zone === 'blank' || (zone === 'boilerplate') === (label === 0)) return [];
    return [{ line: index + 1, kind: label === 0 ? 'missed' : 'wrong', why: `${rule ?? zone}, ${cue}`, text }];
  });
}

/** The scores of some pages, added up. */
export function totalOf(results: readonly PageResult[]): { scores: Record<Judge, PageScore>; rules: Map<string, Count> } {
  const scores = emptyScores();
  const rules = new Map<string, Count>();
  for (const result of results) {
    for (const judge of Object.keys(JUDGES) as Judge[]) scores[judge].addScore(result.scores[judge]);
    for (const [rule, count] of result.rules) {
      const known = rules.get(rule) ?? new Count();
      rules.set(rule, known);
      known.add(count);
    }
  }
  return { scores, rules };
}
