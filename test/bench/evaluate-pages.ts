/**
 * How well the page's furniture is told from the story: see USAGE. Beside our own figures stands what others would keep of the same
 * lines.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LabelledPage, readPages } from './pages.ts';
import { percent, worstOf } from './report.ts';
import type { Count } from './scoring.ts';
import { JUDGES, type Judge, type PageResult, scorePage, totalOf } from './scoring-pages.ts';

const FIXTURE = 'test/fixtures/pages/pages.jsonl';
const USAGE = `usage: npm run eval:pages -- [FILE.jsonl] [--rules] [--worst N] [--unread]

Scores the line zones on labelled pages (their form: pages.ts): Han characters kept against those of the article, and lines that
go against those of the page's furniture. The pages are split by site, half for tuning and half for measuring; the halves and all
pages each get a table. Without a file: ${FIXTURE}, which only shows that the command works.

  --rules     lines that each rule takes rightly and wrongly
  --worst N   how many pages of the tune half are listed with their errors (0)
  --unread    list errors of the other half too. It is kept unread, so that its figures tell how pages fare that no rule was
              made for: look at single errors in it, and they no longer do.`;

/** What is to be reached, in hundredths. */
const CONTENT_GOAL = 93;
const PRECISION_GOAL = 99;

function heading(what: string, results: readonly PageResult[]): string {
  const sites = new Set(results.map(({ site }) => site)).size;
  return `${results.length} pages of ${sites} sites, ${what}`;
}

/** A line a judge, with the goals beside our own. */
export function pageTable(what: string, results: readonly PageResult[]): string[] {
  const { scores } = totalOf(results);
  return [
    `${heading(what, results).padEnd(40)}content characters          boilerplate lines`,
    `${''.padEnd(40)}    P      R     F1${''.padEnd(13)}P      R     F1   right/wrong/missed`,
    ...(Object.keys(JUDGES) as Judge[]).map((judge) => {
      const { content, boilerplate } = scores[judge];
      const row = `${JUDGES[judge].padEnd(40)}${figures(content)}        ${figures(boilerplate)}   ${boilerplate.right}/${boilerplate.wrong}/${boilerplate.missed}`;
      if (judge !== 'zones') return row;
      const reached = 100 * (content.f1 ?? 0) >= CONTENT_GOAL && 100 * (boilerplate.precision ?? 0) >= PRECISION_GOAL;
      return `${row}   goal: F1 ≥ ${CONTENT_GOAL}, P ≥ ${PRECISION_GOAL}${reached ? '' : ' ✗'}`;
    }),
  ];
}

function figures({ precision, recall, f1 }: Count): string {
  return [precision, recall, f1].map(percent).join('  ');
}

/** A line a rule, the most frequent first. */
export function ruleTable(results: readonly PageResult[]): string[] {
  return [...totalOf(results).rules]
    .sort(([, a], [, b]) => b.right + b.wrong - a.right - a.wrong)
    .map(([rule, { precision, right, wrong }]) => `  ${rule.padEnd(30)}P ${percent(precision)}   ${right}/${wrong}`);
}

/** The pages with the most errors, worst first, one line an error. */
export function worstPages(results: readonly PageResult[], count: number): string[] {
  return worstOf(
    results,
    count,
    ({ line, kind, why, text }) => `  ${String(line).padStart(6)}  ${kind.padEnd(8)}${why}: ${text.trim().slice(0, 80)}`,
  );
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rules: { type: 'boolean', default: false },
      worst: { type: 'string', default: '0' },
      unread: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length > 1 || !Number.isInteger(Number(values.worst))) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  let pages: LabelledPage[];
  try {
    pages = readPages(readFileSync(positionals[0] ?? FIXTURE, 'utf8'));
  } catch (error) {
    console.error(String(error instanceof Error ? error.message : error));
    return 2;
  }
  const results = pages.map(scorePage);
  const parts: [string, readonly PageResult[]][] = [
    ['tune half', results.filter(({ half }) => half === 'tune')],
    ['other half', results.filter(({ half }) => half === 'other')],
    ['all', results],
  ];
  for (const [what, part] of parts) console.log([...pageTable(what, part), ...(values.rules ? ruleTable(part) : []), ''].join('\n'));
  const shown = results.filter(({ half }) => half === 'tune' || values.unread);
  const listed = worstPages(shown, Number(values.worst));
  if (listed.length > 0) console.log(listed.join('\n'));
  return 0;
}

if (import.meta.main) process.exitCode = main();
