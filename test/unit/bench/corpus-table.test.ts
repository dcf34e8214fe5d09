import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CorpusFigures } from '../../bench/corpus/measure.ts';
import { figuresTable, tablesTable } from '../../bench/corpus/table.ts';

const time = { p50: 1.5, p99: 12.25 };
const start = { hovers: 950, answered: 600, ready: 900, memory: 200 };
const official = {
  name: '王某',
  mentions: 100,
  references: { p50: 10, p99: 40 },
  firstPart: time,
  allParts: time,
  transport: time,
  ripgrep: undefined,
};

function figuresOf(articles: number, databaseBytes: number, workers = 1): CorpusFigures {
  return {
    articles,
    bytes: 1e6,
    kept: false,
    load: 0,
    passes: {
      workers,
      first: { elapsed: 4e6, processor: 3e6 },
      second: { elapsed: 1e6, processor: undefined },
      reading: {
        tagging: [
          { elapsed: 1e6, processor: 1e6 },
          { elapsed: 2e6, processor: 1e6 },
        ],
        analysis: { elapsed: 1e6, processor: 1e6 },
      },
      hover: time,
      memory: { peak: undefined, after: 500, segmenter: 300 },
    },
    databaseBytes,
    memory: 700,
    reopening: { unchanged: start, leftOpen: start, walk: 300 },
    requests: {
      open: time,
      hover: time,
      definition: time,
      highlights: time,
      outline: time,
      lenses: time,
      hints: time,
      company: time,
      completion: time,
    },
    views: { first: { 'officials, frequency': 40 }, opened: time, copies: 900 },
    symbols: { names: time, pinyin: time, initials: time, titles: time },
    typing: time,
    officials: [official, official, { ...official, ripgrep: 300 }, official],
    tables: [{ table: `facts${articles}`, bytes: databaseBytes / 2 }],
  };
}

/** The cells of the line that begins so. */
function cells(table: string, start: string): string[] {
  const line = table.split('\n').find((each) => each.startsWith(start));
  assert.ok(line !== undefined, `no line ${start}`);
  return line.trim().split(/\s{2,}/);
}

test('a figure stands beside its goal, in a column for each size', () => {
  const table = figuresTable([figuresOf(1000, 2e6), figuresOf(10_000, 3e6)]);
  assert.deepEqual(cells(table, ' '), ['goal at 100,000', '1,000 articles', '10,000 articles']);
  assert.deepEqual(cells(table, '  ÷ text'), ['÷ text', '≤ 1.5 ×', '2.00 ×', '3.00 ×']);
  assert.deepEqual(cells(table, '  ÷ nodejieba.tag, 2 threads'), ['÷ nodejieba.tag, 2 threads', '≥ 0.8 ×', '2.00 ×', '2.00 ×']);
  assert.deepEqual(cells(table, 'hover  '), ['hover', 'p99 ≤ 10 ms', '1.5 ms, 12 ms', '1.5 ms, 12 ms']);
});

test('the index is held against as many threads as have made it, but two at least', () => {
  const table = figuresTable([figuresOf(1000, 2e6, 3)]);
  assert.deepEqual(cells(table, 'analysed in'), ['analysed in', '3 threads']);
  assert.deepEqual(cells(table, '  ÷ nodejieba.tag, 3 threads'), ['÷ nodejieba.tag, 3 threads', '≥ 0.8 ×', '2.00 ×']);
});

test('what could not be measured is said', () => {
  const table = figuresTable([figuresOf(1000, 2e6)]);
  assert.deepEqual(cells(table, '  ripgrep  '), ['ripgrep', 'not here']);
  assert.deepEqual(cells(table, 'memory, peak'), ['memory, peak while indexing', '≤ 450 MB', 'not told here']);
  assert.deepEqual(cells(table, 'memory of the segmenter'), ['memory of the segmenter beside it', '300 MB']);
});

test('a search without an index is held against the whole answer and against its first part', () => {
  const lines = figuresTable([figuresOf(1000, 2e6)]).split('\n');
  const from = lines.findIndex((each) => each.startsWith('mentions of one in a tenth'));
  assert.ok(from >= 0);
  const cellOf = (start: string) => cells(lines.slice(from).join('\n'), start).at(-1);
  assert.equal(cellOf('  ripgrep ÷ references'), '30 ×');
  assert.equal(cellOf('  ripgrep ÷ first part'), '200 ×');
});

test('a table that one database lacks has no bytes there', () => {
  const table = tablesTable([figuresOf(1000, 2e6), figuresOf(10_000, 3e6)]);
  assert.deepEqual(cells(table, 'facts1000 '), ['facts1000', '1.00 MB, 1.000 ×', '0.00 MB, 0.000 ×']);
});
