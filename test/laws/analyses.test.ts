/** Figures of analyses equal those that a slow and obviously right count gives, on random corpora. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collocations } from '../../server/src/query/analyses/collocations.ts';
import { dispersion } from '../../server/src/query/analyses/dispersion.ts';
import { wordFrequencies } from '../../server/src/query/analyses/frequencies.ts';
import { keywords } from '../../server/src/query/analyses/keywords.ts';
import { ngrams } from '../../server/src/query/analyses/ngrams.ts';
import { finish } from '../../server/src/query/analyses/steps.ts';
import { trend } from '../../server/src/query/analyses/trend.ts';
import { Hits } from '../../server/src/query/hits.ts';
import { ZONE_BITS } from '../../server/src/query/source.ts';
import { type MemorySource, querySource } from '../support/query-source.ts';

const WORDS = ['健康/n', '建设/v', '建設/v', '推进/v', '深入/d', '的/u', '，/w', '。/w'];
const line = fc
  .tuple(fc.constantFrom('', '', '', 'title> ', 'boilerplate> '), fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }))
  .map(([zone, words]) => zone + words.join(' '));
const corpus = fc.array(
  fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n')),
  { minLength: 1, maxLength: 6 },
);
const zones = fc.constantFrom<number>(ZONE_BITS.body, ZONE_BITS.body | ZONE_BITS.title, ZONE_BITS.boilerplate);
const attribute = fc.constantFrom('word' as const, 'folded' as const, 'pos' as const);
/** Which of the articles; undefined: all. */
const some = fc
  .option(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), { nil: undefined })
  .map((articles) => articles && Uint32Array.from(articles).sort());

interface Token {
  readonly article: number;
  readonly line: number;
  readonly token: number;
  /** undefined for punctuation. */
  readonly value: string | undefined;
}

/** All tokens of a population, one by one. */
function tokensOf(source: MemorySource, by: 'word' | 'folded' | 'pos', bits: number, articles: Uint32Array = source.articles): Token[] {
  const { vocabulary } = source;
  const all: Token[] = [];
  for (const article of articles) {
    const tokens = source.tokens(article);
    if (tokens === undefined) continue;
    for (let line = 0; line < tokens.zones.length; line++) {
      if (((tokens.zones[line] as number) & bits) === 0) continue;
      for (let token = tokens.lines[line] as number; token < (tokens.lines[line + 1] as number); token++) {
        const word = tokens.words[token] as number;
        const texts = { word: vocabulary.word(word), folded: vocabulary.word(vocabulary.folded(word)), pos: vocabulary.pos(word) };
        all.push({ article, line, token, value: vocabulary.pos(word) === 'w' ? undefined : texts[by] });
      }
    }
  }
  return all;
}

function tally(values: Iterable<string | undefined>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sorted(rows: Iterable<readonly [string, ...(number | undefined)[]]>): unknown[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

test('frequencies are those of a slow count, and sum up to all words', () => {
  fc.assert(
    fc.property(corpus, zones, attribute, some, (texts, bits, by, articles) => {
      const source = querySource(texts);
      const tokens = tokensOf(source, by, bits, articles);
      const { rows, ...totals } = finish(wordFrequencies(source, { zones: bits, articles }, { attribute: by, limit: 100 }));
      const counts = tally(tokens.map(({ value }) => value));
      assert.deepEqual(sorted(rows.map(({ value, frequency }) => [value, frequency])), sorted(counts));
      const sum = rows.reduce((total, { frequency }) => total + frequency, 0);
      assert.deepEqual(totals, { tokens: sum, types: counts.size });
      if (articles === undefined) return;
      for (const { value, articles: having } of rows) {
        assert.equal(having, new Set(tokens.filter((token) => token.value === value).map(({ article }) => article)).size);
      }
    }),
  );
});

test('n-grams are those of a slow count; where not all are kept, frequent ones are', () => {
  const options = fc.record({
    length: fc.integer({ min: 2, max: 4 }),
    kept: fc.integer({ min: 1, max: 40 }),
    limit: fc.constantFrom(1, 2, 5, 1000),
    having: fc.option(fc.constant('健康'), { nil: undefined }),
  });
  fc.assert(
    fc.property(corpus, zones, fc.constantFrom('word' as const, 'folded' as const), some, options, (texts, bits, by, articles, given) => {
      const source = querySource(texts);
      const tokens = tokensOf(source, by, bits, articles);
      const slow = tokens.flatMap((first, index) => {
        const gram = tokens.slice(index, index + given.length);
        const values = gram.map(({ value }) => value);
        const isOne = gram.length === given.length && gram.every(({ article, line }) => article === first.article && line === first.line);
        return isOne && !values.includes(undefined) && (given.having === undefined || values.includes(given.having))
          ? [values.join(' ')]
          : [];
      });
      const { rows, complete } = finish(ngrams(source, { zones: bits, articles }, { attribute: by, ...given }));
      const expected = [...tally(slow)]
        .filter(([, count]) => count >= complete)
        .sort(([a, aCount], [b, bCount]) => bCount - aCount || (a < b ? -1 : 1))
        .slice(0, given.limit);
      assert.deepEqual(
        rows.map(({ value, frequency }) => [value, frequency]),
        expected,
      );
      if (given.kept >= new Set(slow).size) assert.equal(complete, 1);
    }),
  );
});

test('keywords have the frequencies of a slow count, whatever they are compared with', () => {
  fc.assert(
    fc.property(corpus, zones, attribute, some, some, (texts, bits, by, target = new Uint32Array(), reference) => {
      const source = querySource(texts);
      const options = { attribute: by, measure: 'logRatio', minimum: 1, limit: 100 } as const;
      const found = finish(keywords(source, { zones: bits, target, reference }, options));
      const rest = (reference ?? source.articles).filter((article) => !target.includes(article));
      const [ours, theirs] = [target, rest].map((articles) => tally(tokensOf(source, by, bits, articles).map(({ value }) => value)));
      const size = (counts: Map<string, number> | undefined) => [...(counts?.values() ?? [])].reduce((a, b) => a + b, 0);
      assert.deepEqual([found.targetTokens, found.referenceTokens], [size(ours), size(theirs)]);
      for (const { value, target: count, reference: other } of found.keywords)
        assert.deepEqual([count, other], [ours?.get(value), theirs?.get(value) ?? 0]);
    }),
  );
});

/** A hit: which of the tokens it begins with, and how many it has. */
const hit = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 }));
const window = fc.oneof(
  fc.record({ left: fc.integer({ min: 0, max: 4 }), right: fc.integer({ min: 0, max: 4 }) }),
  fc.constant({ within: 'p' as const }),
);

test('joint counts are those of a slow count, and fit the counts of the corpus', () => {
  fc.assert(
    fc.property(corpus, attribute, fc.array(hit, { maxLength: 8 }), window, (texts, by, given, near) => {
      const source = querySource(texts);
      const tokens = tokensOf(source, by, ZONE_BITS.body);
      const places = given.flatMap(([place, length]) => {
        const first = tokens[place % Math.max(1, tokens.length)];
        if (first === undefined) return [];
        const line = tokens.filter((each) => each.article === first.article && each.line === first.line);
        const start = line.indexOf(first);
        return [{ line, start, end: Math.min(line.length, start + length) }];
      });
      const hits = new Hits();
      for (const { line, start, end } of places) {
        hits.add(line[start]?.article as number, line[start]?.token as number, (line[end - 1]?.token as number) + 1);
      }
      const beside = tokens.filter((each) => {
        return places.some(({ line, start, end }) => {
          const at = line.indexOf(each);
          if (at < 0 || each.value === undefined || (at >= start && at < end)) return false;
          if ('within' in near) return true;
          const between = at < start ? line.slice(at, start) : line.slice(end, at + 1);
          return between.filter(({ value }) => value !== undefined).length <= (at < start ? near.left : near.right);
        });
      });
      const options = { window: near, attribute: by, measure: 'g2', minimum: 1, limit: 100 } as const;
      const found = finish(collocations(source, hits, { zones: ZONE_BITS.body }, options));
      const counts = tally(tokens.map(({ value }) => value));
      const slow = [...tally(beside.map(({ value }) => value))].map(([value, joint]) => [value, joint, counts.get(value)] as const);
      assert.deepEqual(sorted(found.collocates.map(({ value, joint, frequency }) => [value, joint, frequency])), sorted(slow));
      assert.deepEqual([found.beside, found.tokens], [beside.length, [...counts.values()].reduce((a, b) => a + b, 0)]);
      for (const { measures } of found.collocates) for (const figure of Object.values(measures)) assert.ok(Number.isFinite(figure));
    }),
  );
});

test('hits over articles and over times sum up to all hits, words to all words', () => {
  const dates = fc.array(fc.constantFrom(undefined, '2022-11-30', '2022-12-01', '2023-02-28', '2024'), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(corpus, dates, fc.constantFrom('year' as const, 'month' as const, 'day' as const), (texts, published, unit) => {
      const source = querySource(
        texts.map((text, index) => ({ text, ...(published[index] === undefined ? {} : { published: published[index] }) })),
      );
      const tokens = tokensOf(source, 'word', ZONE_BITS.body);
      const hits = new Hits();
      for (const { article, token, value } of tokens) if (value === '健康') hits.add(article, token, token + 1);
      const population = { zones: ZONE_BITS.body };
      const { times, undated } = finish(trend(source, hits, population, unit));
      assert.equal(
        times.reduce((sum, time) => sum + time.hits, undated),
        hits.length,
      );
      assert.deepEqual(
        times,
        times.toSorted((a, b) => (a.time < b.time ? -1 : 1)),
      );
      const { articles, d, dp, range } = finish(dispersion(source, hits, population, 100));
      assert.equal(
        articles.reduce((sum, article) => sum + article.hits, 0),
        hits.length,
      );
      for (const { article, tokens: size, places } of articles) {
        assert.equal(size, tokens.filter((token) => token.article === article && token.value !== undefined).length);
        for (const place of places) assert.ok(place >= 0 && place < 1);
      }
      assert.deepEqual(range, {
        with: articles.length,
        of: new Set(tokens.filter(({ value }) => value).map(({ article }) => article)).size,
      });
      for (const figure of [d, dp]) assert.ok(figure === null || (figure >= 0 && figure <= 1 + 1e-12));
    }),
  );
});
