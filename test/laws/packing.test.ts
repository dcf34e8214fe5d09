/**
 * What holds for facts that are packed: whatever an article says comes back as it was, and bytes that are broken are known as
 * such, at once and without a great list made of a few bytes.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import type { Facts, Finding, Mention, Section } from '../../server/src/article/facts.ts';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { packFacts, unpackFacts } from '../../server/src/corpus/packing/facts.ts';
import { rules } from '../../server/src/hygiene/catalogue.ts';
import { decode } from '../../server/src/text/decode.ts';
import { brokenTexts } from '../support/broken-texts.ts';
import { wildText } from '../support/wild-texts.ts';

const FOLDERS = ['../../seeds/', '../fixtures/articles/'].map((folder) => new URL(folder, import.meta.url));

/** Strings as a text may have them: Chinese, letters, halves of characters, and some that come again and again. */
const string = fc.oneof(
  fc.constantFrom('许红兵', '许', '', '表示', 'é', '𠮷'),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\ud842', '县', 'a') }),
);
const figure = fc.oneof(fc.constantFrom('410421', '041', '0', '12345678901', '1e3', '-5'), string);
const iso = fc.oneof(fc.constantFrom('2020-06-19', '2020-06', '2020', '--06-19', '-06', '0000-01-01', '2020-13-32', '2020-00-01'), string);
const offset = fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1));
const span = fc.tuple(offset, offset).map(([start, length]) => ({ start, end: start + length }));
const lines = fc.nat(400).map((line) => line + 1);
const zone = fc.constantFrom('title' as const, 'dateline' as const, 'body' as const, 'boilerplate' as const, 'blank' as const);

const mention: fc.Arbitrary<Mention> = fc
  .tuple(span, lines, zone, fc.boolean())
  .map(([where, line, its, phrase]) => ({ ...where, line, zone: its, ...(phrase ? { kind: 'phrase' as const } : {}) }));
const named = { name: string, key: string, mentions: fc.array(mention, { maxLength: 4 }) };
const record = <Value extends object>(values: { readonly [Name in keyof Value]: fc.Arbitrary<Value[Name]> }) =>
  fc.record(values, { noNullPrototype: true });
const optional = <Value extends object>(values: { readonly [Name in keyof Value]: fc.Arbitrary<Value[Name]> }) =>
  fc.record(values, { requiredKeys: [], noNullPrototype: true });
/** A section with others inside, at most so deep. */
const sectionOf = (depth: number): fc.Arbitrary<Section> =>
  fc
    .tuple(
      span,
      fc.constantFrom('title' as const, 'heading' as const, 'enumeration' as const, 'speaker' as const),
      string,
      lines,
      depth === 0 ? fc.constant([]) : fc.array(sectionOf(depth - 1), { maxLength: 2 }),
    )
    .map(([where, kind, label, line, children]) => ({ kind, label, line, ...where, children }));
const section = sectionOf(2);
const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...rules), span, lines, lines, fc.array(figure, { maxLength: 2 }))
    .map(([rule, where, line, endLine, values]) => ({
      rule: rule.id,
      severity: rule.severity,
      ...where,
      line,
      endLine,
      message: rule.message.en.replace(/\{(\d)\}/gu, (_, index: string) => values[Number(index)] ?? ''),
      template: rule.message.en,
      arguments: values,
      fix: rule.fix,
    })),
  fc
    .tuple(
      span,
      record({
        rule: fc.oneof(string, fc.constantFrom(...rules.map(({ id }) => id))),
        severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const, 'hint' as const),
        line: lines,
        endLine: lines,
        message: string,
        template: string,
        arguments: fc.array(figure, { maxLength: 2 }),
        fix: fc.constantFrom('safe' as const, 'unsafe' as const, 'none' as const),
      }),
    )
    .map(([where, rest]) => ({ ...where, ...rest })),
);

const anyFacts: fc.Arbitrary<Facts> = record({
  title: fc.option(fc.tuple(span, string, lines).map(([where, text, line]) => ({ ...where, text, line }))),
  published: fc.option(iso),
  script: fc.constantFrom('simplified' as const, 'traditional' as const, 'mixed' as const, 'unknown' as const),
  zones: fc.oneof(
    fc.array(zone),
    fc.tuple(zone, fc.nat(200)).map(([same, count]) => Array.from({ length: count }, () => same)),
  ),
  sections: fc.array(section, { maxLength: 2 }),
  people: fc.array(
    record({
      ...named,
      role: fc.constantFrom('official' as const, 'journalist' as const, 'other' as const),
      posts: fc.array(
        fc
          .tuple(record({ organisation: string, post: string, span }), optional({ resolved: string }))
          .map(([stated, more]) => ({ ...stated, ...more })),
        { maxLength: 2 },
      ),
      introduction: fc.nat(5),
    }),
    { maxLength: 3 },
  ),
  organisations: fc.array(
    fc
      .tuple(record({ ...named, surfaces: fc.array(string, { maxLength: 2 }) }), optional({ parent: string }))
      .map(([organisation, more]) => ({ ...organisation, ...more })),
    { maxLength: 3 },
  ),
  places: fc.array(
    fc.tuple(record(named), optional({ division: figure })).map(([place, more]) => ({ ...place, ...more })),
    { maxLength: 3 },
  ),
  dates: fc.array(
    fc.tuple(span, record({ text: string, iso }), optional({ until: iso })).map(([where, date, more]) => ({ ...where, ...date, ...more })),
    { maxLength: 3 },
  ),
  statements: fc.array(
    fc.tuple(span, record({ speaker: string, key: string, verb: string })).map(([where, said]) => ({ ...where, ...said })),
    { maxLength: 3 },
  ),
  findings: fc.array(finding, { maxLength: 3 }),
});

function assertComesBack(facts: Facts): void {
  assert.deepEqual(unpackFacts(packFacts(facts)), facts);
}

test('the facts of the sample articles come back as they were', () => {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
  const articles = files.filter((file) => file.pathname.endsWith('.txt'));
  assert.ok(articles.length > 100);
  for (const file of articles) assertComesBack(analyse(decode(readFileSync(file)).text));
});

test('the facts of any text come back as they were', () => {
  fc.assert(
    fc.property(fc.oneof(wildText, brokenTexts), (raw) => assertComesBack(analyse(raw))),
    { numRuns: 300 },
  );
});

test('any facts come back as they were, whatever their strings and wherever their spans', () => {
  fc.assert(fc.property(anyFacts, assertComesBack), { numRuns: 1000 });
});

test('a changed byte is noticed', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), fc.integer({ min: 1, max: 255 }), (facts, place, change) => {
      const packed = packFacts(facts);
      const at = place % packed.length;
      packed[at] = (packed[at] as number) ^ change;
      assert.throws(() => unpackFacts(packed));
    }),
  );
});

test('bytes that are missing are noticed', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), (facts, length) => {
      const packed = packFacts(facts);
      assert.throws(() => unpackFacts(packed.subarray(0, length % packed.length)));
    }),
  );
});

/** Bytes with a checksum that is right. */
function sealed(content: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(content.length + 4);
  whole.writeUInt32LE(crc32(content), 0);
  whole.set(content, 4);
  return whole;
}

test('bytes that say anything at all are read to an end: to facts that are no greater than they can tell of, or to a throw', () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    // Small numbers make more sense.
    fc.array(fc.oneof({ weight: 5, arbitrary: fc.nat(6) }, fc.nat(255)), { maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
    // Facts with bytes changed.
    fc.tuple(anyFacts, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 })).map(([facts, changes]) => {
      const bytes = packFacts(facts).slice(4);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return bytes;
    }),
  );
  fc.assert(
    fc.property(content, (bytes) => {
      let read: Facts;
      try {
        read = unpackFacts(sealed(bytes));
      } catch {
        return;
      }
      const { zones, sections, people, organisations, places, dates, statements, findings } = read;
      assert.ok(zones.length <= 51 * bytes.length);
      for (const list of [sections, people, organisations, places, dates, statements, findings]) assert.ok(list.length <= bytes.length);
    }),
    { numRuns: 2000 },
  );
});
