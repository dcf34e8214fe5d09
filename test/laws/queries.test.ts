/** The evaluator finds what a slow, obviously right one finds, whatever the corpus and the query. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QueryGroup } from '../../server/src/protocol/query.ts';
import { finish } from '../../server/src/query/analyses/steps.ts';
import { arrange } from '../../server/src/query/arranging/arrange.ts';
import { type ConcordanceLine, concordanceLines } from '../../server/src/query/arranging/concordance.ts';
import { groupLines } from '../../server/src/query/arranging/grouping.ts';
import { markingOf } from '../../server/src/query/arranging/marking.ts';
import { printQuery } from '../../server/src/query/cql/print.ts';
import type { Pattern, Query, Value } from '../../server/src/query/cql/syntax.ts';
import type { QuerySource } from '../../server/src/query/source.ts';
import { foldKey, withoutBlanks } from '../../server/src/text/folding.ts';
import { constraintArbitrary, patternArbitrary, readQuery } from '../support/cql.ts';
import { run } from '../support/query-hits.ts';
import { querySource } from '../support/query-source.ts';
import { slowHits } from '../support/slow-evaluator.ts';

const nowhere = { start: 0, end: 0 };
const literal = (text: string): Value => ({ source: text, literal: text, ignoreCase: false, ...nowhere });
const expression = (source: string): Value => ({ source, ignoreCase: false, ...nowhere });

/** Values that few words have, and many. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('健康', '调研', '調研', '许', '许红兵', '，', '。', 'n', 'v', '县委', '宝丰县委').map(literal) },
  fc.constantFrom('健.*', '.*研', '[^，。]+', 'n.*', '.*', '许.*', '2020.*').map(expression),
);

const word = fc.constantFrom('健康/n', '健/n', '康/n', '调研/v', '調(diào)研/v', '许/nr', '兵/n', '，', '。', '”', '县委/n');
const marked = (inside: fc.Arbitrary<string>) =>
  fc.tuple(
    fc.constantFrom(
      ['<person role=official>', '</person>'],
      ['<person name=许红兵>', '</person>'],
      ['<organisation name=宝丰县委>', '</organisation>'],
      ['<place>', '</place>'],
      ['<statement speaker=许红兵 verb=说>', '</statement>'],
      ['<statement speaker=许 verb=问>', '</statement>'],
      ['<section>', '</section>'],
    ),
    inside,
  );
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '));
const name = marked(words).map(([[open, close], text]) => `${open} ${text} ${close}`);
const nested = marked(fc.tuple(words, name).map((each) => each.join(' '))).map(([[open, close], text]) => `${open} ${text} ${close}`);
const line = fc
  .tuple(
    fc.constantFrom('', '', '', 'title> ', 'boilerplate> '),
    fc.array(fc.oneof({ weight: 3, arbitrary: words }, name, nested), { maxLength: 3 }),
  )
  .map(([zone, parts]) => zone + parts.join(' '));
/** A statement or a section may go on in the next line. */
const article = fc.record({
  text: fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 3 }), fc.nat(8))
    .map(([lines, spanning]) =>
      spanning > 2
        ? lines.join('\n')
        : `${['<statement speaker=许>', '<section>', '<statement speaker=许红兵>'][spanning]} 健 ${lines.join('\n')} 健康 ${spanning === 1 ? '</section>' : '</statement>'} 兵`,
    ),
  published: fc.constantFrom('2020-03-01', '2019-12-31'),
});
const corpus = fc.array(article, { minLength: 1, maxLength: 3 }).map((articles) =>
  querySource(
    articles.map(({ text, published }) => ({
      text: text.replace(/(title|boilerplate)> (?=\S)/g, (zone, _, at) => (at === 0 || text[at - 1] === '\n' ? zone : '')),
      published,
    })),
    [2],
  ),
);
const zones = fc.constantFrom(4, 4, 5, 15, 9);

/** What people ask of structures; patterns by chance seldom do. */
const structure = fc.constantFrom(
  '<statement speaker="许红兵"/>',
  '<statement speaker!="许" verb="说"/>',
  '<statement/>',
  '<person name="许红兵"/>',
  '<person role="official" name!="许.*"/>',
  '<person name="许红?兵"/>',
  '<statement speaker="許.+"/>',
  '<place name="健|兵.*"/>',
  '<organisation name="县委"/>',
  '<organisation/>',
  '<place/>',
  '<section/>',
  '<section kind="heading" label!="健.*"/>',
  '<s/>',
  '<p/>',
  '<article published<"2020"/>',
);
const part = fc.constantFrom(
  '"健康"',
  '[]+',
  '[person="许红兵"]',
  '[organisation="宝丰县委"]',
  '[entity="place" & pos!="n"]+',
  '"健" []* "，"',
  'text("健康")',
  '<s> []{1,2}',
  '[] </statement>',
  '<statement speaker="许"> []',
  '"健康" [] </person name="许.*">',
  '[] within <statement verb="说"/>',
  '<section/> !containing <person name="许红兵"/>',
);
const asked = fc
  .tuple(
    fc.oneof(structure, part),
    fc.constantFrom('within', 'containing', '!within', '!containing', '', '|'),
    fc.oneof(structure, part),
    part,
  )
  .chain(([left, operator, right, next]) => fc.constantFrom(`${left} ${operator} ${right}`, `(${left} ${operator} ${right}) ${next}`))
  .map((text) => readQuery(text));

function assertSame(query: Query, source: QuerySource, within: number, once: boolean): void {
  const { hits: found, last } = run(source, query, { zones: within, once });
  const hits = Array.from({ length: found.length }, (_, hit) => `${found.article(hit)} ${found.start(hit)} ${found.end(hit)}`);
  assert.deepEqual(hits, slowHits(query, source, within, once), printQuery(query));
  assert.equal(last.hits, hits.length);
  assert.equal(last.articles, new Set(hits.map((hit) => hit.split(' ')[0])).size);
  assert.equal(last.done, last.total);
  assert.equal(last.unfinished, 0);
}

test('a pattern is found where the slow evaluator finds it', () => {
  fc.assert(
    fc.property(corpus, patternArbitrary(value, 2), zones, fc.boolean(), (source, pattern, within, once) => {
      assertSame({ pattern, ...nowhere }, source, within, once);
    }),
    { numRuns: 500 },
  );
});

test('structures are found where the slow evaluator finds them', () => {
  fc.assert(
    fc.property(corpus, asked, zones, fc.boolean(), (source, query, within, once) => assertSame(query, source, within, once)),
    { numRuns: 500 },
  );
});

/** Patterns without bounds over lines of some length are run otherwise than others. */
const longLine = fc
  .array(fc.constantFrom('健康/n', '健康/n', '健康/n', '调研/v', '，', '。'), { minLength: 25, maxLength: 40 })
  .map((line) => querySource([line.join(' ')]));
const step = fc.constantFrom('"健康"', '"调研"', '[]', '[pos!="w"]', '("健康" | "调研" [])', '<s>', '[] </s>');
const endless = fc
  .array(
    fc.tuple(step, fc.constantFrom('', '*', '+', '{2,}')).map(([what, times]) => (what === '<s>' ? what : `(${what})${times}`)),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((steps) => `[]* ${steps.join(' ')}`);
const compared = fc
  .tuple(endless, fc.constantFrom('', 'within s', '!within s', 'containing', '!containing'), endless)
  .map(([first, operator, second]) =>
    operator.endsWith('containing') ? `(${first} []) ${operator} (${second} [])` : `(${first} []) ${operator}`,
  )
  .map((text) => readQuery(text));

test('patterns without bounds are found in long lines where the slow evaluator finds them', () => {
  fc.assert(
    fc.property(longLine, compared, (source, query) => assertSame(query, source, 4, false)),
    { numRuns: 150 },
  );
});

/** Gives labels to tokens of a pattern, one after the other. */
function labelled(pattern: Pattern, labels: string[]): Pattern {
  switch (pattern.kind) {
    case 'token': {
      const label = labels.shift();
      return label === undefined || label === '' ? pattern : { ...pattern, label };
    }
    case 'sequence':
    case 'alternatives':
      return { ...pattern, items: pattern.items.map((item) => labelled(item, labels)) };
    case 'repeated':
      return { ...pattern, item: labelled(pattern.item, labels) };
    case 'within':
    case 'containing':
      return { ...pattern, pattern: labelled(pattern.pattern, labels) };
    default:
      return pattern;
  }
}

test('labelled tokens are as they must be to each other', () => {
  const labels = fc.array(fc.constantFrom('A', 'B', ''), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      corpus,
      patternArbitrary(value, 2),
      labels,
      constraintArbitrary(['A', 'B'], value),
      zones,
      (source, pattern, names, constraint, within) => {
        assertSame({ pattern: labelled(pattern, [...names]), constraint, ...nowhere }, source, within, false);
      },
    ),
    { numRuns: 300 },
  );
});

test('what is marked of a hit of a text is that text, as the article writes it, and its place is where it stands', () => {
  const text = fc.constantFrom('健', '康', '健康', '康健', '许兵', '调研', '研', '县', '康，', '”健', '委健康');
  const form = fc.constantFrom<(text: string) => string>(
    (text) => `text("${text}")`,
    (text) => `text("${text}") within <article published = "2020"/>`,
    (text) => `(text("${text}") | text("${text}调"))`,
  );
  fc.assert(
    fc.property(corpus, text, form, fc.boolean(), (source, text, form, hasText) => {
      const query = readQuery(form(text));
      const { hits } = run(source, query, { zones: 15 });
      const numbers = Array.from({ length: hits.length }, (_, hit) => hit);
      const textOf = (article: number) => (hasText ? source.text(article) : undefined);
      const whole = concordanceLines(source, hits, numbers, 100, textOf);
      for (const [index, line] of concordanceLines(source, hits, numbers, 100, textOf, { marking: markingOf(query) }).entries()) {
        const plain = withoutBlanks(foldKey(line.node));
        assert.ok(plain === foldKey(text) || (form('') !== `text("")` && plain === foldKey(`${text}调`)), `${line.node} is not ${text}`);
        const { left, node, right } = whole[index] as ConcordanceLine;
        const bare = (...parts: string[]) => parts.join('').replaceAll(' ', '');
        assert.equal(bare(line.left, line.node, line.right), bare(left, node, right));
        if (hasText) assert.equal(foldKey(source.text(line.article)?.slice(line.span.start, line.span.end) ?? ''), plain);
      }
    }),
    { numRuns: 300 },
  );
});

test('a line is the text around its hit', () => {
  const oneLine = (text: string) => text.replace(/\s*\n\s*/g, '¶').replace(/\s+/g, ' ');
  fc.assert(
    fc.property(corpus, fc.constantFrom('[]', '[] []', '"健康"', 'text("康")', '<s/>'), fc.nat(12), (source, form, context) => {
      const query = readQuery(form);
      const { hits } = run(source, query, { zones: 15 });
      const numbers = Array.from({ length: hits.length }, (_, hit) => hit);
      for (const line of concordanceLines(source, hits, numbers, context, (article) => source.text(article), {
        marking: markingOf(query),
      })) {
        const text = source.text(line.article) ?? '';
        const seen = (from: number, to: number) => text.slice(from, to).replaceAll('(diào)', '');
        const left = seen(0, line.span.start);
        assert.equal(line.left, oneLine(left.slice(Math.max(0, left.length - context))).replace(/^[ ¶]+/, ''));
        assert.equal(line.node, oneLine(seen(line.span.start, line.span.end)));
        assert.equal(line.right, oneLine(seen(line.span.end, text.length).slice(0, context)).replace(/[ ¶]+$/, ''));
        const before = text.slice(0, line.span.start).split('\n');
        assert.deepEqual(line.start, { line: before.length, column: before.at(-1)?.length });
      }
    }),
    { numRuns: 300 },
  );
});

test('a group counts as many lines as it opens', () => {
  const group = fc.constantFrom<QueryGroup>(
    { by: 'node', attribute: 'folded' },
    { by: 'left', attribute: 'word', distance: 2 },
    { by: 'right', attribute: 'pos' },
    ...(['title', 'path', 'site', 'published', 'year', 'month', 'script', 'zone'] as const).map((by) => ({ by })),
    ...(['person', 'organisation', 'place', 'speaker'] as const).map((by) => ({ by })),
  );
  const form = fc.constantFrom('[]', '[] []', '[]{1,3}', '"健康" []?', '<statement/>', '<person/>');
  fc.assert(
    fc.property(corpus, form, zones, group, (source, form, zones, by) => {
      const { hits } = run(source, readQuery(form), { zones });
      const lines = Uint32Array.from({ length: hits.length }, (_, hit) => hit);
      const { groups } = finish(groupLines(source, hits, lines, by, Number.POSITIVE_INFINITY));
      for (const { value, hits: count } of groups) {
        const opened = arrange(source, hits, { group: { by, value } });
        assert.ok(!('template' in opened));
        const chosen = finish(opened);
        assert.equal(chosen.length, count, `${by.by} ${value}`);
        if (by.by !== 'speaker' || value === '' || form !== '[]') continue;
        // Of single words the narrower query finds the same.
        assert.equal(run(source, readQuery(`[] within <statement speaker="${value}"/>`), { zones }).hits.length, count);
      }
    }),
    { numRuns: 500 },
  );
});

/** What a damaged index may answer. */
const damaged = fc
  .record({
    words: fc.array(fc.oneof(fc.nat(20), fc.constant(0xffffffff)), { maxLength: 12 }),
    lines: fc.array(fc.nat(12), { maxLength: 4 }),
    length: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.nat(20)),
    hasFacts: fc.boolean(),
  })
  .map(({ words, lines, length, hasFacts }): QuerySource => {
    const whole = querySource(['许红兵/nr 说/v ， 健康/n 第一 。']);
    const ends = [0, ...lines.toSorted((a, b) => a - b).filter((line) => line < words.length), words.length];
    return {
      vocabulary: whole.vocabulary,
      articles: Uint32Array.of(1, 2),
      parts: [{ articles: Uint32Array.of(1) }, { articles: Uint32Array.of(2) }],
      copies: whole.copies,
      count: () => 1,
      counts: (zones) => whole.counts(zones),
      articlesWith: () => Uint32Array.of(1, 2),
      articlesMeeting: () => Uint32Array.of(1, 2),
      articlesNaming: () => Uint32Array.of(1, 2),
      articlesSpeaking: () => Uint32Array.of(1, 2),
      sizes: () => Uint32Array.of(1, 1),
      said: () => whole.said(),
      saidIn: () => undefined,
      expect: () => {},
      tokens: (article) =>
        article === 2
          ? undefined
          : {
              article,
              length: length ?? words.length,
              words: Uint32Array.from(words),
              lines: Uint32Array.from(ends),
              lineNumbers: Uint32Array.from(ends.keys()).subarray(1),
              zones: new Uint8Array(ends.length - 1).fill(4),
              indents: new Uint32Array(ends.length - 1),
              named: hasFacts ? [{ kind: 'person' as const, role: null, start: 1, end: 40 }] : [],
              enclosed: hasFacts ? [{ kind: 'statement' as const, start: 1, end: 40 }] : [],
              span: (token) => ({ start: token, end: token + 1 }),
              isApart: (token) => token % 2 === 0,
            },
      facts: () => (hasFacts ? whole.facts(1) : undefined),
      metadata: () => undefined,
    };
  });

test('nothing throws, whatever the query and whatever the index answers', () => {
  fc.assert(
    fc.property(damaged, patternArbitrary(undefined, 2), patternArbitrary(value, 2), fc.integer(), (source, pattern, other, number) => {
      for (const each of [pattern, other]) {
        const { hits } = run(source, { pattern: each, ...nowhere });
        const filter = { query: { pattern: other, ...nowhere }, left: number, right: number };
        const arrangement = {
          filter,
          sample: { size: number, seed: number },
          sort: [{ by: 'left' as const, distance: number }, { by: 'title' as const }],
        };
        const steps = arrange(source, hits, arrangement);
        assert.ok('next' in steps);
        assert.ok(finish(steps).length <= hits.length);
        for (const text of [undefined, '许红兵说', ''])
          concordanceLines(source, hits, Array.from({ length: hits.length }).keys(), number, () => text);
      }
    }),
    { numRuns: 300 },
  );
});
