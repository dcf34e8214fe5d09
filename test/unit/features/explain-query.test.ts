/** Queries in words. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import * as l10n from '@vscode/l10n';
import chinese from '../../../server/l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import { explainPart, explainQuery } from '../../../server/src/features/explain-query.ts';
import { queryProblemMessage } from '../../../server/src/features/query-problems.ts';
import { parseQuery } from '../../../server/src/query/cql/parse.ts';
import type { QueryProblem } from '../../../server/src/query/cql/syntax.ts';
import { readQuery } from '../../support/cql.ts';
import { readMarks } from '../../support/marks.ts';

afterEach(() => l10n.config({ contents: {} }));

function check(queries: Readonly<Record<string, string>>): void {
  for (const [query, words] of Object.entries(queries)) assert.equal(explainQuery(readQuery(query)), words, query);
}

describe('a query in words', () => {
  it('of tokens', () => {
    check({
      '"健康"': '“健康”',
      '[]': 'any word',
      '[folded="调研"]': '“调研” in either script',
      '[pos="v"]': 'a verb',
      '[pos="n.*"]': 'a noun of any kind',
      '[pos="n|v"]': 'a noun or a verb',
      '[pos="zz"]': 'a word tagged “zz”',
      '"健康.*"': 'a word that begins with “健康”',
      '".*会"': 'a word that ends with “会”',
      '[word!=".*会.*"]': 'a word that does not contain “会”',
      '"a|b"': 'a word that is “a” or “b”',
      '"[ab]+"': 'a word that matches “[ab]+”',
      '"iphone"%c': 'a word that matches “iphone” in any case',
      '[word="健康" & !pos="n"]': 'a word that is “健康” and is not a noun',
      '[(word="a" | word="b") & pos="n"]': 'a word that (is “a” or is “b”) and is a noun',
      '[person="许红兵"]': 'a word that names “许红兵”',
      '[entity="person|place"]': 'a word that belongs to the name of a person or a place',
      '[zone!="title"]': 'a word that does not stand in the title',
      '"a|b|c|d|e|f|g|h|i|j"': 'a word that is “a” or “b” or “c” or “d” or “e” or “f” or “g” or “h” or one of 2 more',
      'text("卫生健康")': 'the text “卫生健康”',
    });
  });

  it('of patterns', () => {
    check({
      '[pos="v"] []{0,3} "健康"': 'a verb, then “健康” with at most 3 words between',
      'text("把") .{0,10} text("给")': 'the text “把”, then the text “给” with at most 10 characters between',
      '"a" []* "b" "c"': '“a”, then “b” anywhere behind it in the paragraph, then “c”',
      '"a" []{2,5} "b"': '“a”, then “b” with 2 to 5 words between',
      '"a"+ "b"?': '“a” once or more often, then “b” or nothing',
      '("a" "b"){2}': '(“a”, then “b”) 2 times',
      '"a" | "b" "c"': '“a” or “b”, then “c”',
      '("a" | "b") "c"': '(“a” or “b”), then “c”',
      '<s> "a" </s>': 'the beginning of a sentence, then “a”, then the end of a sentence',
      '[pos="v"] "健康" within <statement speaker="许红兵"/>': 'a verb, then “健康”, inside a statement of “许红兵”',
      '<statement speaker="许红兵"/> containing "健康"': 'a statement of “许红兵” that contains “健康”',
      '"a" !within <article published >= "2020" title=".*会.*"/>':
        '“a”, not inside an article with the date from “2020” on and the title what matches “.*会.*”',
      'A:[pos="v"] "来" B:[] :: A.word = B.word & A.pos != "n"':
        'a verb (called A), then “来”, then any word (called B), where A is B and A.pos is not “n”',
    });
  });

  it('in Chinese', () => {
    l10n.config({ contents: chinese });
    check({
      '[pos="v"] []{0,3} "健康" within <statement speaker="许红兵"/>': '动词，至多隔3词，接“健康”，位于“许红兵”的言论之内',
      '"健康.*"': '以“健康”开头的词',
      '<statement speaker="许红兵"/> !containing "健康"': '不含“健康”的“许红兵”的言论',
      '"a" within <article published >= "2020"/>': '“a”，位于日期不早于“2020”的文章之内',
    });
    const [problem] = parseQuery('[word="a"') as readonly QueryProblem[];
    assert.equal(queryProblemMessage(problem as QueryProblem), '此处开始的词缺少“]”');
  });

  it('only the part under the caret', () => {
    const part = (marked: string): string => {
      const { text, caret } = readMarks(marked);
      const found = explainPart(readQuery(text), caret);
      return found === undefined ? '' : `${text.slice(found.span.start, found.span.end)}: ${found.words}`;
    };
    assert.equal(part('"a" [p<|>os="v"] "b"'), '[pos="v"]: a verb');
    assert.equal(part('"a" []{0,<|>3} "b"'), '[]{0,3}: any word up to 3 times');
    assert.equal(part('("a" "b")<|>+'), '("a" "b")+: (“a”, then “b”) once or more often');
    assert.equal(part('"a" with<|>in <s/>'), '"a" within <s/>: “a”, inside a sentence');
    assert.equal(part('"a" within <s<|>/>'), '<s/>: a sentence');
    assert.equal(part('"a"  <|>  "b"'), '"a"    "b": “a”, then “b”');
    assert.equal(part('"a"   <|>  '), '');
  });
});
