/**
 * What the product costs: `npm run bench -- [--folder DIRECTORY | --corpus N | --articles N]`, on the articles of a folder, on
 * N articles made up, or on N varied copies of the seeds. Prints a table; judges nothing, since figures depend on the machine.
 * `--growth N` measures something else: what one more article costs the rules that look across articles, with none and with N
 * articles there (100000 takes some minutes).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './generator/corpus.ts';
import { measureGrowth } from './growth.ts';
import { measureHygiene } from './hygiene-throughput.ts';
import { measureLatencies, percentile } from './latency.ts';
import { readFolder, writeVariedSeeds } from './texts.ts';
import { measureThroughput } from './throughput.ts';

/** Bytes of text that throughput is measured on at most; the index takes the whole folder. */
const SAMPLE = 8e6;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    corpus: { type: 'string' },
    articles: { type: 'string', default: '500' },
    growth: { type: 'string' },
  },
});
if (values.growth === undefined) await benchAll();
else benchGrowth(Number(values.growth));

async function benchAll(): Promise<void> {
  const folder = values.folder === undefined ? written() : path.resolve(values.folder);
  try {
    const texts = readFolder(folder, SAMPLE);
    const { megabytes, analysis, tagging } = measureThroughput(texts);
    const { hygiene, zonesAndHygiene } = measureHygiene(texts);
    const { initialized, firstHover, indexed, articles, requests, resident } = await measureLatencies(folder, texts);
    const rows: [what: string, value: string][] = [
      [
        'text',
        `${texts.length} articles, ${megabytes.toFixed(1)} MB, ${values.folder ?? (values.corpus === undefined ? 'seeds varied' : 'made up')}`,
      ],
      ['machine', `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`],
      ['analysis', `${analysis.toFixed(2)} MB/s`],
      ['nodejieba.tag', `${tagging.toFixed(2)} MB/s`],
      ['analysis / nodejieba.tag', (analysis / tagging).toFixed(2)],
      ['hygiene alone', `${hygiene.toFixed(1)} MB/s, ${(hygiene / tagging).toFixed(1)} × nodejieba.tag`],
      ['line zones and hygiene', `${zonesAndHygiene.toFixed(1)} MB/s, ${(zonesAndHygiene / tagging).toFixed(1)} × nodejieba.tag`],
      ['start to initialize', `${initialized.toFixed(0)} ms`],
      ['start to first hover', `${firstHover.toFixed(0)} ms`],
      ['start to complete index', `${(indexed / 1000).toFixed(1)} s for ${articles} articles`],
      ...Object.entries(requests).map(([name, times]): [string, string] => [
        name,
        `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
      ]),
      ['resident memory', resident === undefined ? 'unknown' : `${resident.toFixed(0)} MB`],
    ];
    print(rows);
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function benchGrowth(articles: number): void {
  const { adding, asking, bytes, resident } = measureGrowth(articles);
  const grown = ([first, last]: readonly [number, number]) =>
    `${first.toFixed(2)} ms with none, ${last.toFixed(2)} ms with ${articles} articles: × ${(last / first).toFixed(1)}`;
  print([
    ['adding an article', grown(adding)],
    ['what it has in common', grown(asking)],
    ['rows of an article', `${(bytes / 1000).toFixed(1)} kB`],
    ['resident memory', `${resident[0].toFixed(0)} MB with a tenth of them, ${resident[1].toFixed(0)} MB with all`],
  ]);
}

function print(rows: readonly [what: string, value: string][]): void {
  for (const [what, value] of rows) console.log(`${what.padEnd(26)}${value}`);
}

/** Writes what is measured into a folder of its own. */
function written(): string {
  if (values.corpus === undefined) return writeVariedSeeds(Number(values.articles));
  const made = mkdtempSync(path.join(tmpdir(), 'yuliao-bench-'));
  writeCorpus(made, 0, Number(values.corpus));
  return made;
}
