/** Exports as whoever opens them finds them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import { type ExportFormat, exported } from '../../../../server/src/query/exports/formats.ts';
import type { Provenance } from '../../../../server/src/query/exports/provenance.ts';
import type { Cell, Sheet } from '../../../../server/src/query/exports/sheet.ts';

const PROVENANCE: Provenance = {
  content: 'collocations',
  query: { text: '[word="健康"], \t"=1+1"', language: 'cql' },
  options: { measure: 'logDice', minimum: 5, attribute: undefined, punctuation: false },
  zones: ['title', 'body'],
  folders: ['/新闻/a', '/新闻/b'],
  articles: 100,
  tokens: 25_000,
  hits: 7,
  partial: true,
  once: true,
  date: new Date('2024-05-06T07:08:09Z'),
  version: '1.2.3',
};
const ENTRIES = [
  ['content', 'collocations'],
  ['query', '[word="健康"], \t"=1+1"'],
  ['language', 'cql'],
  ['measure', 'logDice'],
  ['minimum', 5],
  ['punctuation', 'no'],
  ['zones', 'title body'],
  ['scope', 'whole corpus'],
  ['folders', '/新闻/a /新闻/b'],
  ['near_duplicates', 'once'],
  ['articles', 100],
  ['tokens', 25_000],
  ['hits', 7],
  ['corpus', 'partly read'],
  ['date', '2024-05-06T07:08:09.000Z'],
  ['product', 'Yuliao 1.2.3'],
] as const;

/** What articles and queries can hold. */
const HOSTILE = [
  '=HYPERLINK("http://example.com","点")',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1',
  '\t=1',
  '\r=1',
  '甲,乙"丙"',
  '甲\r\n乙',
  "'=1",
  '\u0000\u0007健康',
  '𠮷<b>&',
];
const SHEET: Sheet = {
  columns: ['value', 'joint', 'mi'],
  rows: [...HOSTILE.map((text): Cell[] => [text, 3, -2.5]), ['建设', null, Number.NEGATIVE_INFINITY]],
};

async function bytesOf(format: ExportFormat, sheet: Sheet, provenance?: Provenance): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of exported(format, sheet, provenance)) pieces.push(Buffer.from(piece as string));
  return Buffer.concat(pieces);
}

async function textOf(format: ExportFormat, sheet: Sheet, provenance?: Provenance): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(format, sheet, provenance));
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  return rows;
}

for (const [format, delimiter] of [
  ['csv', ','],
  ['tsv', '\t'],
] as const) {
  describe(`${format.toUpperCase()}`, () => {
    const records = (text: string, comment?: string): string[][] =>
      parse(text, {
        bom: true,
        delimiter,
        relax_column_count: true,
        ...(comment === undefined ? {} : { comment, comment_no_infix: true }),
      });

    it('begins with where it comes from, a record for each thing', async () => {
      const head = records(await textOf(format, SHEET, PROVENANCE)).slice(0, ENTRIES.length);
      assert.deepEqual(
        head,
        ENTRIES.map(([name, value]) => [`# ${name}`, String(value).replace('\t', ' ')]),
      );
    });
    it('is a plain table for readers that pass over comments', async () => {
      const [header, ...rows] = records(await textOf(format, SHEET, PROVENANCE), '#');
      assert.deepEqual(header, ['value', 'joint', 'mi']);
      assert.equal(rows.length, SHEET.columns.length === 3 ? HOSTILE.length + 1 : 0);
    });
    it('has a byte order mark, by which spreadsheets know UTF-8', async () =>
      assert.ok((await textOf(format, SHEET)).startsWith('\ufeffvalue')));
    it('has numbers, negative ones too, and nothing where there is none', async () => {
      const rows = records(await textOf(format, SHEET));
      assert.deepEqual(
        [rows[1]?.slice(1), rows.at(-1)],
        [
          ['3', '-2.5'],
          ['建设', '', ''],
        ],
      );
    });
    it('no cell of text is a formula, and no record is more than a line', async () => {
      const text = await textOf(format, SHEET, PROVENANCE);
      for (const record of records(text).slice(0, -1))
        for (const cell of [record[0], record[1]]) assert.doesNotMatch(cell ?? '', /^\s*[=+@＝]|^-\D/u);
      assert.equal(text.trimEnd().split('\r\n').length, ENTRIES.length + 1 + HOSTILE.length + 1);
    });
  });
}

describe('JSON lines', () => {
  it('first where they come from, then a row each, as they are', async () => {
    const [head, ...rows] = (await textOf('jsonl', SHEET, PROVENANCE))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(head, { provenance: Object.fromEntries(ENTRIES) });
    assert.deepEqual(rows, [...HOSTILE.map((value) => ({ value, joint: 3, mi: -2.5 })), { value: '建设', joint: null, mi: null }]);
  });
  it('without provenance the rows alone', async () => assert.equal(await textOf('jsonl', { columns: ['a'], rows: [[1]] }), '{"a":1}\n'));
});

describe('XLSX', () => {
  it('where it comes from, then the table', async () => {
    const rows = await rowsOfWorkbook(await bytesOf('xlsx', SHEET, PROVENANCE));
    assert.deepEqual(
      rows.slice(0, ENTRIES.length).map(([name, value]) => [name, value]),
      ENTRIES,
    );
    assert.deepEqual(
      rows.find(([name]) => name === 'value'),
      ['value', 'joint', 'mi'],
    );
  });
  it('text is text, numbers are numbers, and there is no formula', async () => {
    const bytes = await bytesOf('xlsx', SHEET);
    const rows = await rowsOfWorkbook(bytes);
    assert.equal(rows.length, HOSTILE.length + 2);
    for (const [index, text] of HOSTILE.entries()) {
      const [value, joint, mi] = rows[index + 1] ?? [];
      assert.deepEqual([String(value).replace(/\r\n?/g, '\n'), joint, mi], [text.replace(/\r\n?/g, '\n'), 3, -2.5]);
    }
    assert.equal(rows.at(-1)?.[0], '建设');
  });
  it('a text that is longer than a cell can be is cut', async () => {
    const rows = await rowsOfWorkbook(await bytesOf('xlsx', { columns: ['a'], rows: [['健'.repeat(40_000)]] }));
    assert.equal(String(rows[1]?.[0]).length, 32_767);
  });
});

describe('every format', () => {
  for (const format of ['csv', 'tsv', 'xlsx', 'jsonl'] as const) {
    it(`${format}: rows are made when they are written`, async () => {
      let made = 0;
      const rows = function* (): Generator<Cell[]> {
        for (; made < 100_000; made++) yield ['健康', made];
      };
      for await (const piece of exported(format, { columns: ['a', 'b'], rows: rows() })) {
        if (piece.length > 0 && made > 0) break;
      }
      assert.ok(made > 0 && made < 50_000, String(made));
    });
    it(`${format}: without rows`, async () => assert.ok((await bytesOf(format, { columns: ['a'], rows: [] }, PROVENANCE)).length > 50));
  }
});
