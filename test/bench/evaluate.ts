/**
 * How good recognition is: `npm run eval -- DIRECTORY ANNOTATIONS [--per-document] [--half even|odd]`. DIRECTORY holds the
 * articles, ANNOTATIONS one JSON file for each (see `Annotation`). A half is that of the numbers that the files' names begin
 * with, such as the half of test/fixtures/articles that is kept unread. Beside it stands what the part-of-speech tags of nodejieba
 * alone would give for the names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Facts } from '../../server/src/article/facts.ts';
import { factsJson } from '../../server/src/article/json.ts';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { readText } from '../../server/src/corpus/article-file.ts';
import { taggedFacts } from './baseline.ts';
import { type Annotation, addScore, emptyScore, METRICS, type Metric, type Score, type ScoredFacts, score } from './scoring.ts';

const NAME_METRICS: ReadonlySet<Metric> = new Set(['persons', 'mentions', 'organisationsRecall']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'per-document': { type: 'boolean', default: false }, half: { type: 'string' } },
});
const [directory, annotations] = positionals;
if (directory === undefined || annotations === undefined || (values.half !== undefined && !['even', 'odd'].includes(values.half))) {
  console.error('usage: npm run eval -- DIRECTORY ANNOTATIONS [--per-document] [--half even|odd]');
  process.exit(2);
}

const total = emptyScore();
const baseline = emptyScore();
const documents: { readonly name: string; readonly result: Score }[] = [];
for (const file of readdirSync(annotations)
  .filter((name) => name.endsWith('.json') && (values.half === undefined || isIn(values.half, name)))
  .sort()) {
  const wanted = JSON.parse(readFileSync(path.join(annotations, file), 'utf8')) as Annotation;
  const text = readText(path.join(directory, wanted.document));
  if (text === undefined) console.error(`${wanted.document} is not in ${directory}: everything in it counts as missed`);
  const facts = text === undefined ? undefined : analyse(text);
  const result = score(wanted, facts === undefined ? undefined : (factsJson(wanted.document, facts) as ScoredFacts));
  addScore(total, result);
  addScore(baseline, score(wanted, facts === undefined ? undefined : taggedFacts(text as string, facts as Facts)));
  documents.push({ name: wanted.document, result });
}

const percent = (value: number | null) => (value === null ? '-' : (100 * value).toFixed(1)).padStart(5);
console.log(`${`${documents.length} documents`.padEnd(22)}    P     R    F1    (right/wrong/missed)    F1 of nodejieba's tags`);
for (const metric of METRICS) {
  const { precision, recall, f1, right, wrong, missed } = total[metric];
  const tags = baseline[metric];
  const beside = NAME_METRICS.has(metric) ? percent(metric === 'organisationsRecall' ? tags.recall : tags.f1) : '';
  console.log(
    `${metric.padEnd(22)}${[precision, recall, f1].map(percent).join(' ')}    ${`${right}/${wrong}/${missed}`.padEnd(24)}${beside}`.trimEnd(),
  );
}
if (values['per-document']) {
  for (const { name, result } of documents)
    console.log(name.padEnd(28) + METRICS.map((metric) => `${metric} ${percent(result[metric].f1)}`).join('  '));
}

function isIn(half: string, name: string): boolean {
  return Number.parseInt(name, 10) % 2 === (half === 'even' ? 0 : 1);
}
