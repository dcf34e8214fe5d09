/** The law of records: they are what their writer wrote, whatever stands in their fields and however the file is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { articleText, dateOf } from '../../server/src/corpus/record-files/article-text.ts';
import { type Layout, layoutOf, recordText } from '../../server/src/corpus/record-files/layout.ts';
import { type Slice, Slicer } from '../../server/src/corpus/record-files/slices.ts';

const field = fc
  .array(fc.constantFrom('李斌', '，', ',', '"', '""', '\n', '\r\n', ';', '\t', ' ', '{', '}', '\\', "'", 'a', '1'), { maxLength: 8 })
  .map((parts) => parts.join(''));
/** A text that is one: more than blanks, and with its line ends as they are shown. */
const text = fc.tuple(fc.constantFrom('国', '"', ',', 'x'), field).map(([first, rest]) => first + rest);
const encoding = fc.constantFrom('utf-8', 'gb18030', 'utf-16le', 'utf-16be');
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

/** The slices of bytes that come in pieces; of whole code units. */
function slices(bytes: Buffer, sizes: readonly number[], layout: Pick<Layout, 'encoding' | 'delimiter'>, limit = 1e6): Slice[] {
  const slicer = new Slicer({ delimiter: layout.delimiter, encoding: layout.encoding, start: 0, limit });
  const found: Slice[] = [];
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = (sizes[index % sizes.length] as number) * 2;
    found.push(...slicer.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...found, ...slicer.end()];
}

const shown = (value: string): string => value.replace(/\r\n?/g, '\n');

test('fields come back as they were written as CSV', () => {
  const rows = fc.array(fc.tuple(field, text), { maxLength: 6 });
  const delimiters = fc.constantFrom(',', ';', '\t');
  // With the longer line end this writer would leave a field bare that has the shorter one in it.
  fc.assert(
    fc.property(rows, delimiters, fc.constantFrom('\n', '\r\n'), encoding, pieces, (given, delimiter, end, coded, sizes) => {
      const bytes = iconv.encode(stringify([['a', 'b'], ...given], { delimiter, record_delimiter: end, quoted: end === '\r\n' }), coded);
      const layout: Layout = { encoding: coded, mark: 0, delimiter, fields: { text: 1 } };
      const [, ...found] = slices(bytes, sizes, layout);
      assert.deepEqual(
        found.map(({ start, length, bytes: own }) => {
          assert.deepEqual(Buffer.from(own ?? []), bytes.subarray(start, start + length));
          return recordText(own ?? new Uint8Array(), layout);
        }),
        given.map(([, value]) => ({ text: shown(value) })),
      );
    }),
  );
});

test('members come back as they were written as JSON lines', () => {
  fc.assert(
    fc.property(fc.array(text), encoding, pieces, (given, coded, sizes) => {
      const bytes = iconv.encode(given.map((value) => `${JSON.stringify({ b: { c: value } })}\n`).join(''), coded);
      const layout: Layout = { encoding: coded, mark: 0, fields: { text: 'b.c' } };
      assert.deepEqual(
        slices(bytes, sizes, layout).map(({ bytes: own }) => recordText(own ?? new Uint8Array(), layout)),
        given.map((value) => ({ text: shown(value) })),
      );
    }),
  );
});

test('whatever the bytes are, records follow each other in the file, and none is held that is too long', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(fc.constantFrom(10, 13, 34, 44, 0, 65, 0xe5), { maxLength: 200 }).map((units) => Uint8Array.from(units)),
  );
  fc.assert(
    fc.property(bytes, pieces, encoding, fc.constantFrom(undefined, ','), (given, sizes, coded, delimiter) => {
      const layout: Layout = {
        encoding: coded,
        mark: 0,
        fields: { text: delimiter === undefined ? 'a' : 0 },
        ...(delimiter === undefined ? {} : { delimiter }),
      };
      const whole = Buffer.from(given.subarray(0, given.length & ~1));
      const found = slices(whole, sizes, layout, 20);
      assert.deepEqual(found, slices(whole, [1000], layout, 20));
      let at = 0;
      for (const { start, length, bytes: own } of found) {
        assert.ok(start >= at && start + length <= whole.length);
        assert.equal(own === undefined, length > 20);
        at = start + length;
        if (own !== undefined) recordText(own, layout);
      }
      for (const kind of ['jsonl', 'csv', 'tsv'] as const) layoutOf(whole, false, kind, { files: [], text: 'a' });
    }),
    { numRuns: 300 },
  );
});

test('a text stands in its article whole, and what is put to it is not put again', () => {
  const any = fc.option(fc.oneof(field, fc.string({ unit: 'grapheme' }), fc.constantFrom('2020-06-05', '1591388999', '县大会召开')), {
    nil: undefined,
  });
  fc.assert(
    fc.property(text, any, any, any, (given, title, date, source) => {
      const made = articleText({ text: shown(given), title, date, source });
      let at = 0;
      const lines = made.split('\n');
      for (const line of shown(given).split('\n')) {
        at = lines.indexOf(line, at) + 1;
        assert.ok(at > 0, made);
      }
      const day = date === undefined ? undefined : dateOf(date);
      if (day !== undefined) assert.ok(made.includes(day.slice(0, 4)));
      assert.ok(lines.length <= shown(given).split('\n').length + 3);
    }),
  );
});
