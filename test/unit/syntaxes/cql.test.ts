/**
 * What the grammar of queries colours: « and » mark the spans that a scope must cover, and no others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGrammar, mark } from '../../support/grammar.ts';

const grammar = await loadGrammar('cql', 'source.cql');

function check(scope: string, ...texts: string[]): void {
  for (const text of texts) {
    const marked = mark(grammar, text.replaceAll(/[«»]/gu, ''), scope);
    const expected = text.replaceAll('«', '[|').replaceAll('»', '|]');
    assert.equal(marked, expected, text);
  }
}

test('comments, but not within strings', () => {
  check('comment', '«# 谁说了健康»', '"健康" «# 注»', '"a#b"', '[word="a" «# b»\n]');
});

test('strings of all marks, to the end of their line', () => {
  check('string', '«"健康"»', "«“健康”» «'a'»", '[word=«"a\\"b"»%c]', '«"a»\n[]', 'text(«"a"»)');
  check('modifier', '"a"«%c» "b"«%cl»', '[word="%c"]');
  check('escape', '"a«\\"»b«\\.»"', '"«\\p{Han}»"');
  check('character-class', '"«[一-龟]»+"');
});

test('attributes, within brackets only', () => {
  check('attribute', '[«word»="a" & «pos»!="n"] word:[]', 'A:[] :: A.«word» = "a"');
  check('illegal', '[«wrod»="a"]');
});

test('structures and what is asked of them', () => {
  check('tag', '«<s>» "a" «</s>»', '«<article published >= "2020"/>»', '"a" within «s» "b"');
  check('attribute-name', '<article «published» >= "2020" «title»="a"/>');
  check('control', '"a" «within» <s/> !«containing» "b" «::» A.word = "a"');
});

test('labels, repetitions and texts', () => {
  check('label', '«A»:[] «1»:"a" :: «A».word = «1».word');
  check('quantifier', '"a"«*» []«{0,3}» "b"«?»', '"a*"');
  check('function', '«text»("a") text:[]');
  check('logical', '"a" «|» "b" «!»within s', '[«!»word="a" «&» pos="n"]');
});

test('a query ends at a blank line, whatever it lacks', () => {
  check('token', '«[word="a"»\n\n"b"');
  check('constraint', 'A:[] «:: A.word = "a"»\n\n"b"');
});
