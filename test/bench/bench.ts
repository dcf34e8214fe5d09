/**
 * What the product costs. Prints tables; judges nothing, since figures depend on the machine.
 * - `npm run bench -- --corpus N[,N…] [--workers N] [--keep DIRECTORY] [--tables]`: the whole server on corpora of N made-up articles (100000
 *   take up to an hour), with the goals beside the figures. A directory keeps articles and indices for later runs, which then
 *   repeat what making the index cost; `--tables` adds the size of each table of the database.
 * - `npm run bench -- [--folder DIRECTORY | --articles N]`: analysis, hygiene and the first seconds of the server, on the
 *   articles of a folder or on N varied copies of the seeds.
 * - `npm run bench -- --query [--corpus N[,N…]] [--keep DIRECTORY]`: queries over the tokens of N made-up articles (10000 unless
 *   told), beside ripgrep.
 * - `npm run bench -- --activation`: what the extension costs a window without Chinese text, in a real VS Code.
 * - `npm run bench -- --window [--corpus N] [--keep DIRECTORY] [--minutes N] [--record FILE]`: what one waits for in a real VS Code on N
 *   made-up articles, and what holds the server's main thread while somebody works there for so many minutes (10 unless told). Every
 *   action and every long task is written to the file, `.cache/window/session.json` unless told. A kept index is copied, not changed.
 * - `npm run bench -- --growth N`: what one more article costs the rules that look across articles, with none and with N
 *   articles there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Activation, measureActivation } from './activation.ts';
import { type CorpusFigures, measureCorpus } from './corpus/measure.ts';
import { figuresTable, tablesTable } from './corpus/table.ts';
import { measureGrowth } from './growth.ts';
import { measureHygiene } from './hygiene-throughput.ts';
import { measureLatencies } from './latency.ts';
import { measureQueries } from './queries.ts';
import { readFolder, writeVariedSeeds } from './texts.ts';
import { measureThroughput } from './throughput.ts';
import { spread } from './times.ts';
import { measureWindow } from './window/measure.ts';
import { windowTable } from './window/table.ts';

/** Bytes of text that throughput is measured on at most; the index takes the whole folder. */
const SAMPLE = 8e6;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    corpus: { type: 'string' },
    workers: { type: 'string', default: '1' },
    articles: { type: 'string', default: '500' },
    growth: { type: 'string' },
    activation: { type: 'boolean', default: false },
    query: { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    record: { type: 'string', default: '.cache/window/session.json' },
    keep: { type: 'string' },
    tables: { type: 'boolean', default: false },
  },
});
if (values.growth !== undefined) benchGrowth(Number(values.growth));
else if (values.activation) await benchActivation();
else if (values.window) await benchWindow(Number(values.corpus ?? '10000'));
else if (values.query) await benchQueries((values.corpus ?? '10000').split(',').map(Number));
else if (values.corpus !== undefined) await benchCorpora(values.corpus.split(',').map(Number));
else await benchAll();

async function benchActivation(): Promise<void> {
  const measured = await measureActivation(5);
  const listed = (of: (each: Activation) => number) => measured.map((each) => of(each).toFixed(1)).join(', ');
  console.log(
    `${machine()}. Activation without Chinese text, in ${measured.length} windows: our own code ${listed(({ own }) => own)} ms; ` +
      `with what VS Code does for it, and beside it, ${listed(({ all }) => all)} ms`,
  );
}

async function benchCorpora(sizes: readonly number[]): Promise<void> {
  const parent = values.keep === undefined ? mkdtempSync(path.join(tmpdir(), 'yuliao-bench-')) : path.resolve(values.keep);
  try {
    const measured: CorpusFigures[] = [];
    for (const size of sizes)
      measured.push(await measureCorpus(parent, size, Number(values.workers), (stage) => console.error(`${size} articles: ${stage}`)));
    console.log(`${machine()}. Of two times the first is the median, the second the 99th percentile.\n\n${figuresTable(measured)}`);
    if (values.tables) console.log(`\n${tablesTable(measured)}`);
  } finally {
    if (values.keep === undefined) rmSync(parent, { recursive: true, force: true });
  }
}

async function benchQueries(sizes: readonly number[]): Promise<void> {
  const parent = values.keep === undefined ? mkdtempSync(path.join(tmpdir(), 'yuliao-bench-')) : path.resolve(values.keep);
  try {
    for (const size of sizes) {
      const rows = await measureQueries(parent, size, (stage) => console.error(`${size} articles: ${stage}`));
      console.log(`${machine()}, ${size} articles. Of several times the median, warm.\n`);
      for (const [what, goal, value] of rows) console.log(`${padded(what, 46)}${padded(goal, 12)}${value}`);
    }
  } finally {
    if (values.keep === undefined) rmSync(parent, { recursive: true, force: true });
  }
}

async function benchWindow(articles: number): Promise<void> {
  const parent = values.keep === undefined ? mkdtempSync(path.join(tmpdir(), 'yuliao-bench-')) : path.resolve(values.keep);
  try {
    const tell = (stage: string) => console.error(`${articles} articles: ${stage}`);
    const figures = await measureWindow(parent, articles, Number(values.minutes) * 60e3, path.resolve(values.record), tell);
    console.log(`${machine()}, load ${figures.load?.toFixed(1)}, ${articles} articles.\n\n${windowTable(figures)}`);
  } finally {
    if (values.keep === undefined) rmSync(parent, { recursive: true, force: true });
  }
}

/** Chinese characters take two columns. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
}

async function benchAll(): Promise<void> {
  const folder = values.folder === undefined ? writeVariedSeeds(Number(values.articles)) : path.resolve(values.folder);
  try {
    const texts = readFolder(folder, SAMPLE);
    const { megabytes, analysis, tagging } = measureThroughput(texts);
    const { hygiene, zonesAndHygiene } = measureHygiene(texts);
    const { initialized, firstHover, indexed, articles, requests, resident } = await measureLatencies(folder, texts);
    const rows: [what: string, value: string][] = [
      ['text', `${texts.length} articles, ${megabytes.toFixed(1)} MB, ${values.folder ?? 'seeds varied'}`],
      ['machine', machine()],
      ['analysis', `${analysis.toFixed(2)} MB/s`],
      ['nodejieba.tag', `${tagging.toFixed(2)} MB/s`],
      ['analysis / nodejieba.tag', (analysis / tagging).toFixed(2)],
      ['hygiene alone', `${hygiene.toFixed(1)} MB/s, ${(hygiene / tagging).toFixed(1)} × nodejieba.tag`],
      ['line zones and hygiene', `${zonesAndHygiene.toFixed(1)} MB/s, ${(zonesAndHygiene / tagging).toFixed(1)} × nodejieba.tag`],
      ['start to initialize', `${initialized.toFixed(0)} ms`],
      ['start to first hover', `${firstHover.toFixed(0)} ms`],
      ['start to complete index', `${(indexed / 1000).toFixed(1)} s for ${articles} articles`],
      ...Object.entries(requests).map(([name, times]): [string, string] => {
        const { p50, p99 } = spread(times);
        return [name, `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`];
      }),
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

function machine(): string {
  return `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
}
