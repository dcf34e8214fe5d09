/** Plain text and the queries of other corpora, as CQL. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBcc } from '../../../../server/src/query/cql/bcc.ts';
import { parseCcl } from '../../../../server/src/query/cql/ccl.ts';
import { isQuery } from '../../../../server/src/query/cql/parse.ts';
import { parsePlain } from '../../../../server/src/query/cql/plain.ts';
import { printQuery } from '../../../../server/src/query/cql/print.ts';
import { plainMessage } from '../../../../server/src/query/cql/problems.ts';
import { assertProblems } from '../../../support/cql.ts';

/** Asserts what queries are in CQL. */
function check(read: typeof parseCcl, queries: Readonly<Record<string, string>>): void {
  for (const [query, cql] of Object.entries(queries)) {
    const parsed = read(query);
    assert.equal(isQuery(parsed) ? printQuery(parsed) : parsed.map(plainMessage).join('; '), cql, query);
  }
}

describe('plain text', () => {
  it('is what a text search would find', () => {
    check(parsePlain, {
      许红兵: 'text("许红兵")',
      ' 國家 衛生健康委\n': 'text("国家卫生健康委")',
      '调(diào)研': 'text("调研")',
      '[word="a"]': 'text("[word=\\"a\\"]")',
      'C:\\a': 'text("C:\\\\a")',
      '**': 'text("**")',
    });
  });

  it('is something, and on one line', () => {
    assertProblems('«»', ['there is nothing to search for'], parsePlain);
    assertProblems('   «»', ['there is nothing to search for'], parsePlain);
    assertProblems('健康«\n调研»', ['a text is searched for within a line; this one goes on in the next'], parsePlain);
  });
});

describe('a query of CCL', () => {
  it('at distances', () => {
    check(parseCcl, {
      把$10给: 'text("把") .{0,10} text("给") within <s/>',
      '把$[2-10]给': 'text("把") .{2,10} text("给") within <s/>',
      '把#10给': 'text("把") .{0,10} text("给") | text("给") .{0,10} text("把") within <s/>',
      '把+10给': 'text("把") .{10} text("给") within <s/>',
      被$10把$3给$2了: 'text("被") .{0,10} text("把") .{0,3} text("给") .{0,2} text("了") within <s/>',
      '我$10你+3他$2了': 'text("我") .{0,10} text("你") .{3} text("他") .{0,2} text("了") within <s/>',
      '把$10!给': 'text("给") within (text("把") .{0,10} text("给") within <s/>) within <s/>',
      '把＄10给': 'text("把") .{0,10} text("给") within <s/>',
    });
  });

  it('without something near', () => {
    check(parseCcl, {
      '也-4不': 'text("也") !within (text("也") .{0,4} text("不") within <s/>) within <s/>',
      '会~3不': 'text("会") !within (text("不") .{0,3} text("会") within <s/>) within <s/>',
    });
  });

  it('of several words', () => {
    check(parseCcl, {
      '甲|乙': 'text("甲") | text("乙")',
      '(甲|乙)$5丙': '(text("甲") | text("乙")) .{0,5} text("丙") within <s/>',
      '我 你': 'text("我") within (<s/> containing text("你"))',
      '我 !你 他': 'text("你") within (<s/> containing text("我") containing text("他"))',
      '宁可$10也 不': 'text("宁可") .{0,10} text("也") within (<s/> containing text("不"))',
    });
  });

  it('in articles of a title or a path', () => {
    check(parseCcl, {
      'name:决定 改革': 'text("改革") within <article title=".*决定.*"/>',
      'path:2020 name:[甲|乙] 改革': 'text("改革") within <article path=".*2020.*" title=".*(甲|乙).*"/>',
      'name:[甲 乙] 改革': 'text("改革") within <article title=".*甲.*" title=".*乙.*"/>',
    });
  });

  it('with variables', () => {
    check(parseCcl, {
      '爱(V)不(V)': 'text("爱") V1:[folded="." & pos!="w"] text("不") V2:[folded="." & pos!="w"] within <s/> :: V1.folded = V2.folded',
      'pattern:越(A,<5)越(B,2-5)':
        'text("越") A1:[folded=".{1,5}" & pos!="w"] text("越") B1:[folded=".{2,5}" & pos!="w"] within <s/> :: A1.folded != B1.folded',
      '(V,=3)的': 'V1:[folded=".{3}" & pos!="w"] text("的") within <s/>',
    });
  });

  it('is told of where it is wrong', () => {
    const wrong = (marked: string, message: string) => assertProblems(marked, [message], parseCcl);
    wrong('«»', 'there is nothing to search for');
    wrong('把«$»给', 'expected a number of characters behind $, as in $10');
    wrong('«$»3给', 'expected a word before $');
    wrong('把$10«»', 'the query ends here; expected a word');
    wrong('甲«#3»乙$2丙', 'only $ and + join more than two; # stands between two');
    wrong('甲«$900»乙', 'this is too far: at most 200 characters');
    wrong('甲«$[5-2]»乙', 'a distance goes from the smaller number to the larger');
    wrong('«author»:老舍 来', 'articles of this corpus have no author; name: and path: can be asked for');
    wrong('«titel»:老舍 来', 'there is no filter titel; there are name: and path:');
    wrong('«(»甲|乙', 'expected ) to close what began here');
    wrong('«(甲 乙)»丙', 'words of a group are joined by |');
  });
});

describe('a query of BCC', () => {
  it('of texts, words and parts of speech', () => {
    check(parseBcc, {
      打击: 'text("打击")',
      'n v': '[pos="n"] [pos="v"]',
      'a+n': '[pos="a"] [pos="n"]',
      a的n: '[pos="a"] text("的") [pos="n"]',
      爱v不v: 'text("爱") [pos="v"] text("不") [pos="v"]',
      '打击/v': '[folded="打击" & pos="v"]',
      '的/u n': '[folded="的" & pos="u.*"] [pos="n"]',
      '../v': '[folded=".." & pos="v"]',
      '..们/n': '[folded="..们" & pos="n"]',
      '爱.不.': 'text("爱") . text("不") .',
      '~的n': '[] text("的") [pos="n"]',
      '~/[n v]': '[pos="n|v"]',
      '洗*澡': 'text("洗") [pos!="w"]* text("澡") within <s/>',
      '[打 骂]': 'text("打") | text("骂")',
      '[打 骂]/v n': '[folded="打|骂" & pos="v"] [pos="n"]',
      '[n v]的': '[pos="n|v"] text("的")',
      '［打 骂］／v': '[folded="打|骂" & pos="v"]',
    });
  });

  it('with conditions on its parts', () => {
    check(parseBcc, {
      '(v)来(v)去{$1=$2}': '1:[pos="v"] text("来") 2:[pos="v"] text("去") :: 1.folded = 2.folded',
      '(v)一(v){$1=$2; len($1)=1}': '1:[pos="v"] text("一") 2:[pos="v"] :: 1.folded = 2.folded & 1.folded = ".{1}"',
      '(n)的(n){len($1)>2}{begin($2)=[一 二]}': '1:[pos="n"] text("的") 2:[pos="n"] :: 1.folded = ".{3,}" & 2.folded = "(一|二).*"',
      '(~)的(~){end($1)!=们}': '1:[] text("的") 2:[] :: 1.folded != ".*们"',
      '(.)来(.)去{$1=$2}': '1:[folded="."] text("来") 2:[folded="."] text("去") :: 1.folded = 2.folded',
      '([打 骂])了{mid($1)=一}': '1:[folded="打|骂"] text("了") :: 1.folded = ".+一.+"',
    });
  });

  it('is told of where it is wrong', () => {
    const wrong = (marked: string, message: string) => assertProblems(marked, [message], parseBcc);
    wrong('«»', 'there is nothing to search for');
    wrong('打«/»', 'expected a part of speech behind /, such as v or [n v]');
    wrong('«[»打', 'expected ] to close the set that began here');
    wrong('«[ ]»', 'there is nothing between [ and ]');
    wrong('«(v», n', 'expected ) behind one word or part of speech');
    wrong('«()»', 'there is nothing between ( and )');
    wrong('(v){«$2=$1»}', 'there are 1 parts in parentheses; $2 names none of them');
    wrong('(v){«count>3»}', 'count is about the results: group the hits instead');
    wrong('(v){«len($1)<1»}', 'no word has such a length');
    wrong('(v){«v»}', 'expected a condition such as $1=$2, len($1)=2 or begin($1)=[一 二]');
    wrong('(v)«{»$1=$1', 'expected } to close the conditions that began here');
    wrong('(v){len($1)=2} «n»', 'nothing stands behind the conditions');
    wrong('n«]»', '] cannot stand here');
    wrong('«@» 的', '@ is not read: BCC does not document it. Write ~ for any word, or . for any character');
    wrong('的«＠»', '@ is not read: BCC does not document it. Write ~ for any word, or . for any character');
    wrong('«*»', 'this needs no token and is found everywhere: at least one token must be asked for');
  });
});
