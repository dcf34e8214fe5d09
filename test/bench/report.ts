/**
 * What `npm run eval` prints: a table of all metrics with the goals and what nodejieba's tags alone give, and the documents with
 * the most errors, one line an error, so that a person can mend a rule from it.
 */
import { METRICS, type Metric, type Score, type ScoringError } from './scoring.ts';

/** What an article is to those who write rules: one of the five seeds, one they have read, or one that nobody has. */
export type Familiarity = 'seeds' | 'read' | 'unread';

/** What recognition is to reach, in hundredths; recall for titles and organisations, F1 for the rest. */
const GOALS: Partial<Record<Metric, Readonly<Record<Familiarity, number>>>> = {
  title: { seeds: 100, read: 100, unread: 90 },
  persons: { seeds: 98, read: 96, unread: 94 },
  mentions: { seeds: 97, read: 95, unread: 92 },
  roles: { seeds: 97, read: 95, unread: 92 },
  posts: { seeds: 93, read: 90, unread: 85 },
  boilerplateLines: { seeds: 97, read: 95, unread: 93 },
  sections: { seeds: 95, read: 90, unread: 85 },
  organisationsRecall: { seeds: 90, read: 85, unread: 80 },
};
/** Of these an annotation names only what must be found. */
const RECALL_ONLY: ReadonlySet<Metric> = new Set(['title', 'organisationsRecall', 'placesRecall']);
/** What tags can say: `nr`, `nt` and `ns`. */
const TAGGED: ReadonlySet<Metric> = new Set(['persons', 'mentions', 'organisationsRecall', 'placesRecall']);

export interface DocumentScore {
  readonly name: string;
  readonly score: Score;
  readonly errors: readonly ScoringError[];
}

/** The table, a line a metric; metrics that nothing is annotated for are left out. */
export function table(heading: string, total: Score, baseline: Score, familiarity: Familiarity): string[] {
  const lines = [
    `${heading.padEnd(44)}goal    right/wrong/missed    nodejieba's nr, nt, ns`,
    `${''.padEnd(22)}     P      R     F1${''.padEnd(41)}P      R     F1`,
  ];
  for (const metric of METRICS) {
    const { precision, recall, f1, right, wrong, missed } = total[metric];
    if (right + wrong + missed === 0) continue;
    const goal = GOALS[metric]?.[familiarity];
    const reached = RECALL_ONLY.has(metric) ? recall : f1;
    const shown = goal === undefined ? '' : `≥ ${goal}${100 * (reached ?? 0) >= goal ? '' : ' ✗'}`;
    const tags = baseline[metric];
    const beside = TAGGED.has(metric) ? [tags.precision, tags.recall, tags.f1].map(percent).join('  ') : '';
    lines.push(
      `${metric.padEnd(22)} ${[precision, recall, f1].map(percent).join('  ')}  ${shown.padEnd(8)}${`${right}/${wrong}/${missed}`.padEnd(22)}${beside}`.trimEnd(),
    );
  }
  return lines;
}

/** One line a document: F1 of each metric. */
export function perDocument(documents: readonly DocumentScore[]): string[] {
  return documents.map(
    ({ name, score }) =>
      name.padEnd(28) +
      METRICS.filter((metric) => score[metric].right + score[metric].wrong + score[metric].missed > 0)
        .map((metric) => `${metric} ${percent(score[metric].f1)}`)
        .join('  '),
  );
}

/** The documents with the most errors, worst first, with their errors; those without any are left out. */
export function worst(documents: readonly DocumentScore[], count: number): string[] {
  return worstOf(documents, count, errorLine);
}

/** The same of whatever has a name and errors, one line an error. */
export function worstOf<Mistake>(
  scored: readonly { readonly name: string; readonly errors: readonly Mistake[] }[],
  count: number,
  lineOf: (error: Mistake) => string,
): string[] {
  return scored
    .filter(({ errors }) => errors.length > 0)
    .sort((a, b) => b.errors.length - a.errors.length)
    .slice(0, count)
    .flatMap(({ name, errors }) => ['', `${name}: ${errors.length === 1 ? '1 error' : `${errors.length} errors`}`, ...errors.map(lineOf)]);
}

function errorLine({ metric, kind, what, lines }: ScoringError): string {
  const where = lines.length === 0 ? '' : [...new Set(lines)].sort((a, b) => a - b).join(',');
  return `  ${where.padStart(8)}  ${metric.padEnd(20)}${(kind === 'other' ? 'wanted' : kind).padEnd(8)}${what}`;
}

/** In hundredths, or a dash. */
export function percent(value: number | null): string {
  return (value === null ? '-' : (100 * value).toFixed(1)).padStart(5);
}
