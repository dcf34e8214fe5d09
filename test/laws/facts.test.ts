/**
 * What holds for the facts of every text, however broken: they are made without a throw, are the same each time, and say only
 * what stands in the text. And what a scraper does to an article changes no key in it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Facts, Section } from '../../server/src/article/facts.ts';
import { read } from '../../server/src/article/reading.ts';
import { analyse, analyseAll } from '../../server/src/corpus/analyse.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { Span } from '../../server/src/text/span.ts';
import { cleanArticle, SPOILERS, wildText } from '../support/wild-texts.ts';

/** Every span of the facts. */
function spansOf({ title, sections, people, organisations, places, dates, statements, findings }: Facts): Span[] {
  const outline = (section: Section): Span[] => [section, ...section.children.flatMap(outline)];
  return [
    ...(title === null ? [] : [title]),
    ...sections.flatMap(outline),
    ...people.flatMap(({ mentions, posts }) => [...mentions, ...posts.map(({ span }) => span)]),
    ...[...organisations, ...places].flatMap(({ mentions }) => mentions),
    ...dates,
    ...statements,
    ...findings,
  ];
}

/** Whether an offset stands between the two halves of a character. */
function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) as number) > 0xffff;
}

test('every span lies in the text and on the boundaries of characters', () => {
  fc.assert(
    fc.property(wildText, (raw) => {
      for (const { start, end } of spansOf(analyse(raw))) {
        assert.ok(0 <= start && start <= end && end <= raw.length, `${start}–${end} of ${raw.length}`);
        assert.ok(!splitsPair(raw, start) && !splitsPair(raw, end), `${start}–${end} splits a character`);
      }
    }),
    { numRuns: 400 },
  );
});

test('the raw text under a mention folds to the key of what it names', () => {
  fc.assert(
    fc.property(wildText, (raw) => {
      const { people, organisations, places } = analyse(raw);
      for (const { key, mentions } of [...people, ...places])
        for (const { start, end } of mentions) assert.equal(foldKey(raw.slice(start, end)), key);
      for (const { surfaces, mentions } of organisations) {
        const keys = new Set(surfaces.map(foldKey));
        for (const { start, end } of mentions) assert.ok(keys.has(foldKey(raw.slice(start, end))), raw.slice(start, end));
      }
    }),
    { numRuns: 400 },
  );
});

test('lines, zones, sections and dates agree with the text', () => {
  fc.assert(
    fc.property(wildText, (raw) => {
      const facts = analyse(raw);
      const lines = new LineIndex(raw);
      assert.equal(facts.zones.length, lines.count);
      for (const { mentions } of [...facts.people, ...facts.organisations, ...facts.places])
        for (const { start, line, zone } of mentions) assert.deepEqual([line, zone], [lines.lineAt(start), facts.zones[line - 1]]);
      for (const { start, line, endLine } of facts.findings) assert.ok(line === lines.lineAt(start) && endLine >= line);
      for (const { iso, until, text } of facts.dates) {
        assert.match(iso, /^(?:\d{4}|-)(?:-\d{2}(?:-\d{2})?)?$/);
        assert.ok(text !== '' && (until === undefined || until >= iso), `${iso}–${until}`);
      }
      const nested = ({ start, end, children }: Section): void => {
        for (const child of children) {
          assert.ok(start <= child.start && child.end <= end, `${child.label} lies in its section`);
          nested(child);
        }
      };
      facts.sections.forEach(nested);
    }),
    { numRuns: 300 },
  );
});

test('the same text gives the same facts, whatever was read before it', () => {
  fc.assert(
    fc.property(wildText, wildText, (raw, other) => {
      const before = analyse(raw);
      analyse(other);
      assert.deepEqual(analyse(raw), before);
    }),
    { numRuns: 150 },
  );
});

test('texts that are analysed side by side get the facts that each would get alone', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(wildText, cleanArticle), { maxLength: 6 }), (texts) => {
      const alone = texts.map(analyse);
      assert.deepEqual(analyseAll(texts.map((text) => read(text))), alone);
    }),
    { numRuns: 80 },
  );
});

/** What an article names, by key, and the days that it gives. */
function keysOf(text: string) {
  const { people, organisations, places, dates, published, statements, zones } = analyse(text);
  const keys = (named: readonly { readonly key: string }[]): string[] => named.map(({ key }) => key).sort();
  return {
    people: people
      .map(({ key, role, posts }) => `${key} ${role} ${posts.map(({ organisation, post }) => foldKey(organisation + post)).join(' ')}`)
      .sort(),
    organisations: keys(organisations),
    places: keys(places),
    dates: dates.map(({ iso }) => iso),
    published,
    statements: keys(statements),
    zones,
  };
}

for (const [spoiler, spoil] of Object.entries(SPOILERS)) {
  test(`${spoiler} change nothing that an article says`, () => {
    fc.assert(
      fc.property(cleanArticle, (text) => assert.deepEqual(keysOf(spoil(text)), keysOf(text))),
      { numRuns: 60 },
    );
  });
}
