/** What CQL says, and what is said of what is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isQuery, parseQuery } from '../../../../server/src/query/cql/parse.ts';
import { printQuery } from '../../../../server/src/query/cql/print.ts';
import { conditionOf, matcherOf } from '../../../../server/src/query/cql/values.ts';
import { assertProblems, readQuery, withoutSpans } from '../../../support/cql.ts';

/** Asserts that texts are read as one and the same query, which is printed as the first of them. */
function same(...texts: readonly string[]): void {
  const [first = ''] = texts;
  for (const text of texts) assert.equal(printQuery(readQuery(text)), first, text);
}

describe('a query', () => {
  it('of tokens', () => {
    same('"调研"', '[word="调研"]', '“调研”', "'调研'", '＂调研＂', ' [ word = "调研" ] ; # a note');
    same('[]', '[ ]');
    same('[folded="调研" & pos!="v"]', '[(folded="调研" & (pos!="v"))]');
    same('[pos="n" & word="a.*" | !pos="v"]', '[(pos="n" & word="a.*") | !(pos="v")]');
    same('[(pos="n" | pos="v") & !(word="a" | word="b")]');
    same('"iPhone"%c', '[word="iPhone"%c]');
    same('"1\\.5"', '"1.5"%l');
    same('"a\\.b"%c', '"a.b"%cl', '"a.b"%lc');
    same('"“"', "'“'", '"\\“"');
    same('"\\""', "'\"'", '“"”');
  });

  it('of tokens in a row, alternatives and repetitions', () => {
    same('"a" []{0,3} "b"', '"a"[]{,3}"b"', '"a"\n  []{0,3} # up to three\n"b"');
    same('"a" | "b" "c"', '"a" | ("b" "c")');
    same('("a" | "b") "c"');
    same('("a" "b")+ []* []? []{2} []{2,} []{2,4}');
    same('"a"? "b"', '"a"{0,1} "b"', '("a")? "b"');
  });

  it('of structures', () => {
    same('<s> "a"', '<s>"a"');
    same('"a" </s>');
    same('<statement speaker="许红兵"/> containing "健康"', '<statement speaker="许红兵"/> containing [word="健康"]');
    same('"a" within <s/>', '"a" within s', '"a" within <s/>;');
    same('"a" !within <p zone="body"/>', '"a" ! within <p zone="body"/>');
    same(
      '"a" !containing "b" within <article published >= "2020-01-01" site!="a"/>',
      '"a" !containing "b" within <article published>="2020-01-01" & site != "a"/>',
    );
    same('"a" within ("b" within <s/>)');
    same('("a" | "b") within <s/>'.replace('("a" | "b")', '"a" | "b"'), '("a" | "b") within s');
  });

  it('with labels and conditions on them', () => {
    same('A:[] "和" B:[] :: A.word = B.word', 'A:[]"和"B:[]::A.word=B.word');
    same('1:[pos="v"] 来 '.replace(' 来 ', ' "来" 2:[] :: 1.word != 2.word & !(1.pos = "n" | 2.pos = "n.*")'));
    same('甲:"a" :: 甲.folded = "b"');
  });

  it('of a text, however it is cut into words', () => {
    same('text("国家卫生健康委")', 'text(“國家衛生 健康委”)', "text ( '国家卫生健康委' )");
    same('text("a\\"b\\\\")');
  });

  it('knows where its parts stand', () => {
    const query = readQuery(' A:[pos="n.*"]{1} "b" # x');
    assert.deepEqual([query.start, query.end], [1, 21]);
    assert.ok(query.pattern.kind === 'sequence');
    const [repeated] = query.pattern.items;
    assert.deepEqual([repeated?.start, repeated?.end], [1, 17]);
    assert.ok(repeated?.kind === 'repeated' && repeated.item.kind === 'token');
    const { item } = repeated;
    assert.deepEqual([item.start, item.end], [1, 14]);
    assert.ok(item.test?.kind === 'attribute');
    assert.deepEqual([item.test.value.start, item.test.value.end], [8, 13]);
  });

  it('keeps what stands in an alternative as one: both may use a label', () => {
    assert.ok(isQuery(parseQuery('(A:"a" "b" | "c" A:[]) :: A.pos = "n"')));
  });

  it('is read in time that grows with its length', () => {
    assert.ok(!isQuery(parseQuery('('.repeat(50_000))));
    assert.ok(!isQuery(parseQuery('['.repeat(50_000))));
    assert.ok(!isQuery(parseQuery('!'.repeat(50_000))));
    assert.ok(!isQuery(parseQuery(`"a"${' within s'.repeat(11_000)}`)));
    assert.ok(isQuery(parseQuery(`"a"${' within s'.repeat(90)}`)));
    assert.ok(isQuery(parseQuery(Array.from({ length: 9_000 }, () => '"a"').join('|'))));
    assert.ok(!isQuery(parseQuery('"a"|'.repeat(50_000))));
    assert.equal((parseQuery('，'.repeat(10_000)) as readonly unknown[]).length, 100);
  });
});

describe('what is wrong is told where it is', () => {
  const cases: readonly (readonly [marked: string, ...messages: string[]])[] = [
    ['«»', 'there is no query here: write what is searched for between quotation marks'],
    ['"a" «[»word="b"', 'expected ] to close the token that began here'],
    ['«[»word="b" "c"', 'expected ] to close the token that began here'],
    ['[word="b" «pos»="n"]', 'expected & (and) or | (or) between two tests'],
    ['[word="b" & «]»', 'expected a test of a token, such as word="调研" or pos="n.*"'],
    ['[word «"b"»]', 'expected = or != behind word'],
    ['[word=«调研»]', '调研 must stand between quotation marks: "调研"'],
    ['[word=«]»', 'expected a value between quotation marks behind ='],
    ['[«"b"»]', 'expected an attribute before the value, such as word="b"'],
    ['[«wrod»="b"]', 'there is no attribute wrod; did you mean word?'],
    ['[«tag»="NN"]', 'there is no attribute tag; did you mean pos?'],
    ['[«colour»="b"]', 'there is no attribute colour; there are word, folded, pos, entity, person, organisation, place, zone'],
    ['[word «>» "b"]', 'tokens are compared by = and != only; orders are for structures, as in <article published >= "2020"/>'],
    ['[«(»word="b"]', 'expected ) to close the ( that began here'],
    ['[word=«"调研»', 'expected " to close the string that began here'],
    ['«“调研»', 'expected ” to close the string that began here'],
    ['«【»word="b"«】»', '【 is a full-width sign: write [', '】 is a full-width sign: write ]'],
    ['«（»"a" «｜» "b"«）»', '（ is a full-width sign: write (', '｜ is a full-width sign: write |', '） is a full-width sign: write )'],
    ['"a" «、» "b"', '、 means nothing here; what is searched for stands between quotation marks'],
    ['«调研»', 'a word to search for stands between quotation marks: "调研"'],
    ['"a" «witin» s', 'did you mean within? A word to search for stands between quotation marks: "witin"'],
    ['"a" «within»', 'expected a structure such as s or <article/>, or a pattern, behind within'],
    ['«within» s', 'expected a pattern before within'],
    ['"a" within «sentence»', 'there is no structure sentence; did you mean s?'],
    ['<«documnt»/>', 'there is no structure documnt; there are article, section, p, s, statement, person, organisation, place'],
    ['<«artcle»/>', 'there is no structure artcle; did you mean article?'],
    ['<article «date»="2020"/>', 'article has no date; did you mean published?'],
    ['<s «x»="y"/>', 's has nothing that can be asked of it'],
    ['<statement «x»="y"/>', 'statement has no x; it has speaker, verb'],
    ['<article published >= «"in 2020"»/>', 'a date is written 2020, 2020-03 or 2020-03-01'],
    ['<article title > «"a.*"»/>', '> compares with a plain text, not with a regular expression'],
    ['<article published «"2020"»/>', 'expected = or another comparison behind published'],
    ['«<»article published = "2020"', 'expected > to close the structure that began here'],
    ['<article title="a" «|» title="b"/>', 'conditions of a structure all have to hold; write two structures with | between them'],
    ['[entity=«"people"»]', 'entity is never that; it is one of organisation, person, place'],
    ['<section kind=«"h1"»/>', 'kind is never that; it is one of enumeration, heading, speaker, title'],
    ['«[]*»', 'this needs no token and is found everywhere: at least one token must be asked for'],
    ['«<s>»', 'this needs no token and is found everywhere: at least one token must be asked for'],
    ['"a" containing «"b"?»', 'this needs no token and is found everywhere: at least one token must be asked for'],
    ['«""»', 'there is nothing between these quotation marks; [] is any token'],
    ['[person!=«""»]', 'there is nothing between these quotation marks; [] is any token'],
    ['<section kind=«""»/>', 'kind is never that; it is one of enumeration, heading, speaker, title'],
    ['text(«" "»)', 'there is no text between these quotation marks'],
    ['"a"«{5,2}»', 'a repetition goes from the smaller number to the larger: {2,5}'],
    ['"a"«{2000}»', 'this repeats too often: at most 1000 times, or without a bound by *'],
    ['"a"«{0}»', 'what is repeated no times is not there: leave it out'],
    ['"a"{«}»', 'expected how often: {2}, {2,}, {,5}, {2,5}'],
    ['"a"«{»2', 'expected } to close the repetition that began here'],
    ['"a"+«*»', '* repeats what is already repeated; put that into ( )'],
    ['«([]{500}){500}»', 'this is too large when its repetitions are written out: at most 10000 tokens'],
    ['«+» "a"', '+ has nothing before it to repeat'],
    ['<s>«+» "a"', 'where a structure begins or ends is one place and cannot be repeated'],
    ['"a" |«»', 'the query ends here; expected a token'],
    ['«|» "a"', 'expected a token before |'],
    ['"a" «&» "b"', '& stands between tests within [ ]; tokens that follow each other need no sign'],
    ['A:"a" :: A.word «>» "b"', 'tokens are compared by = and != only; orders are for structures, as in <article published >= "2020"/>'],
    ['"a" «!»"b"', '! stands before tests within [ ], as in [!pos="w"], or before within and containing'],
    ['«!»"a"', '! stands before tests within [ ], as in [!pos="w"], or before within and containing'],
    ['"a"«)»', 'this ) closes nothing'],
    ['"a" «]»', 'this ] closes nothing'],
    ['«(»"a" "b"', 'expected ) to close the ( that began here'],
    ['«word»="b"', 'a test stands between [ and ]: [word="…"]'],
    ['«A»:("a" "b")', 'a label stands before a token: A:[ ] or A:"…"'],
    ['A:"a" «A:"b"»', 'the label A names another token already'],
    ['(«A:"a"» "b")+', 'the label A would name several tokens, as what it stands in is repeated'],
    ['"a" within («A:"b"» "c")', 'the label A stands in what a hit is compared with, not in the hit'],
    ['A:"a" :: A.word = «B».word', 'no token is labelled B; labelled are A'],
    ['"a" :: «A».word = "b"', 'no token is labelled A: write A:[ ] before the token that is meant'],
    ['A:"a" :: «word» = "b"', 'expected the attribute of a labelled token, such as A.word'],
    ['A:"a" :: A.word = "b" «"c"»', 'expected & or | between conditions'],
    ['A:"a" :: A.word = "b" «::» A.word = "c"', 'a query has one ::; join conditions by &'],
    ['"a" ::«»', 'expected the attribute of a labelled token, such as A.word'],
    ['"a"%«x»', 'expected %c (any case), %l (literally) or %cl'],
  ];
  for (const [marked, ...messages] of cases) it(marked, () => assertProblems(marked, messages));

  it('within a regular expression, escapes or none before it', () => {
    assertProblems('"«(a»"', ['a ( of this regular expression is not closed']);
    assertProblems('"x\\"y«(?=»z)"', ['(?=: looking around and special groups are not part of these expressions, which never blow up']);
    assertProblems('[word="(a)«\\1»"]', ['\\1: references to groups are not part of these expressions, which never blow up']);
    assertProblems('"«*»a"', ['* has nothing before it to repeat; write \\* to find the sign']);
    assertProblems('"a«{2,1}»"', ['{2,1}: a repetition goes from a smaller number to a larger one, at most 1000']);
    assertProblems('"«[ab»"', ['expected ] to close the set of characters that began here']);
    assertProblems('"«a)»"', ['a ) of this regular expression closes nothing; write \\) to find the sign']);
  });

  it('once for each slip, in the order of the text', () => {
    assertProblems('[«wrod»="a" & «poss»="n"] "«(b»"', [
      'there is no attribute wrod; did you mean word?',
      'there is no attribute poss; did you mean pos?',
      'a ( of this regular expression is not closed',
    ]);
  });
});

describe('values', () => {
  const matches = (value: string, text: string, folded = false): boolean => {
    const query = readQuery(value);
    assert.ok(query.pattern.kind === 'token' && query.pattern.test?.kind === 'attribute');
    const matcher = matcherOf(query.pattern.test.value, { folded });
    assert.ok(typeof matcher === 'function');
    return matcher(text);
  };

  it('match whole tokens', () => {
    assert.ok(matches('"健康"', '健康'));
    assert.ok(!matches('"健康"', '健康委'));
    assert.ok(matches('"健康.*"', '健康委'));
    assert.ok(matches('".*健康"', '卫生健康'));
    assert.ok(matches('".*生.*"', '卫生健康'));
    assert.ok(!matches('"a\\.*"', 'ab'));
    assert.ok(matches('"a\\.*"', 'a...'));
    assert.ok(matches('"党|国"', '国'));
    assert.ok(!matches('"党|国"', '国家'));
    assert.ok(matches('"党\\|国|县"', '党|国'));
    assert.ok(!matches('"党\\|国|县"', '党'));
    assert.ok(matches('"党|"', '') && !matches('"党|"', '党|'));
    assert.ok(matches('"\\p{Han}{2}"', '𠮷野'));
    assert.ok(matches('"iphone"%c', 'iPhone'));
    assert.ok(!matches('"iphone"', 'iPhone'));
  });

  it('are folded where texts are', () => {
    assert.ok(matches('"調研"', '调研', true));
    assert.ok(matches('"調.*|許.*"', '许红兵', true));
    assert.ok(!matches('"調研"', '调研'));
  });

  it('never take long', () => {
    assert.ok(!matches('"(a*)*(a|aa)*(.*.*)*b"', 'a'.repeat(20_000)));
  });

  it('of conditions: what is not known is no value, and has no order', () => {
    const { pattern } = readQuery('<article site!="a" published <= "2020"/>');
    assert.ok(pattern.kind === 'structure');
    const [site, published] = pattern.conditions.map(conditionOf);
    assert.ok(typeof site === 'function' && typeof published === 'function');
    assert.deepEqual([site('a'), site('b'), site(null)], [false, true, true]);
    assert.deepEqual([published('2020-12-31'), published('2021-01-01'), published(null)], [true, false, false]);
  });

  it('of dates: as far as they are given', () => {
    const holds = (condition: string, date: string | null): boolean => {
      const { pattern } = readQuery(`<article published ${condition}/>`);
      assert.ok(pattern.kind === 'structure');
      const [test] = pattern.conditions.map(conditionOf);
      assert.ok(typeof test === 'function');
      return test(date);
    };
    assert.ok(holds('= "2020"', '2020-06-25') && holds('= "2020-06"', '2020-06-25') && holds('= "2020-06-25"', '2020-06-25'));
    assert.ok(!holds('= "2021"', '2020-06-25') && !holds('= "2020-06-25"', '2020-06') && !holds('= "2020"', null));
    assert.ok(holds('!= "2021"', '2020-06-25') && holds('!= "2020"', null) && !holds('!= "2020"', '2020-06-25'));
    assert.ok(holds('= "20(19|20)-06.*"', '2020-06-25'));
  });
});

describe('printing', () => {
  it('keeps a query as it is, but for its spelling', () => {
    const text = '( "a" | “b” )  [ pos = "n" ]{0,1} within  s';
    const query = readQuery(text);
    assert.equal(printQuery(query), '("a" | "b") [pos="n"]? within <s/>');
    assert.deepEqual(withoutSpans(readQuery(printQuery(query))), withoutSpans(query));
  });
});
