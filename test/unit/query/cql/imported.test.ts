/** What queries of other corpora, and plain text, find. */
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { parseBcc } from '../../../../server/src/query/cql/bcc.ts';
import { parseCcl } from '../../../../server/src/query/cql/ccl.ts';
import { isQuery } from '../../../../server/src/query/cql/parse.ts';
import { parsePlain } from '../../../../server/src/query/cql/plain.ts';
import { foldKey } from '../../../../server/src/text/folding.ts';
import { run, wordsOf } from '../../../support/query-hits.ts';
import { querySource } from '../../../support/query-source.ts';

/** What a query finds in a text, as its words. */
function find(read: typeof parseCcl, text: string, query: string): string[] {
  const parsed = read(query);
  assert.ok(isQuery(parsed), query);
  const source = querySource([text]);
  return wordsOf(source, run(source, parsed).hits);
}

describe('CCL', () => {
  const text = '他 把 重要 的 书 给 我 了 。\n宁可 不 去 也 要 说 ， 也 不 怕 。 我 给 他 把 书 。';
  const check = (query: string, ...hits: string[]) => assert.deepEqual(find(parseCcl, text, query), hits, query);

  it('at distances, in order or in either', () => {
    check('把$4给', '把 重要 的 书 给');
    check('把$3给');
    check('把+4给', '把 重要 的 书 给');
    check('把+3给');
    check('把#4给', '把 重要 的 书 给', '给 他 把');
    check('他$1把$4给$1了', '他 把 重要 的 书 给 我 了');
    check('把$4!给', '给');
  });

  it('without something near', () => {
    check('也-2不', '也');
    check('也~5不');
    check('也~4不', '也');
    check('也-4怕', '也');
    check('也-5怕');
  });

  it('of several words in a sentence', () => {
    check('把 了', '把');
    check('把 !了', '了');
    check('(书|我)$1给', '书 给', '我 给');
  });

  it('with variables', () => {
    assert.deepEqual(find(parseCcl, '爱 去 不 去 ， 爱 吃 不 喝 。', '爱(V)不(V)'), ['爱 去 不 去']);
    assert.deepEqual(find(parseCcl, '爱 去 不 去 ， 爱 吃 不 喝 。', '爱(V)不(X)'), ['爱 吃 不 喝']);
  });
});

describe('BCC', () => {
  const text = '想/v 来 想/v 去 ， 说/v 来 跑/v 去 。 洗 了 个 痛快 澡 ， 老师/n 们 的/uj 书/n 。';
  const check = (query: string, ...hits: string[]) => assert.deepEqual(find(parseBcc, text, query), hits, query);

  it('of words and parts of speech', () => {
    check('(v)来(v)去{$1=$2}', '想 来 想 去');
    check('(v)来(v)去{$1!=$2}', '说 来 跑 去');
    check('v来', '想 来', '说 来');
    check('洗*澡', '洗 了 个 痛快 澡');
    check('../n', '老师');
    check('的/u n', '的 书');
    check('洗..痛', '洗 了 个 痛快');
    check('[想 跑]去', '想 去', '跑 去');
  });
});

test('plain text is found wherever a text search would find it, however it is cut into words', () => {
  const character = fc.constantFrom('卫', '生', '健', '康', '調', '，', 'a', '𠮷');
  const word = fc.array(character, { minLength: 1, maxLength: 3 }).map((each) => each.join(''));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.array(character, { minLength: 1, maxLength: 4 }), (words, sought) => {
      const source = querySource([words.join(' ')]);
      const parsed = parsePlain(sought.join(''));
      assert.ok(isQuery(parsed));
      const key = foldKey(sought.join(''));
      const forms = words.map(foldKey);
      const { hits } = run(source, parsed);
      const spans = Array.from({ length: hits.length }, (_, hit) => [hits.start(hit), hits.end(hit)] as const);
      const text = forms.join('');
      for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
        const tokenAt = (offset: number) => forms.findIndex((_, index) => forms.slice(0, index + 1).join('').length > offset);
        const [first, last] = [tokenAt(at), tokenAt(at + key.length - 1)];
        assert.ok(
          spans.some(([start, end]) => start >= first && end <= last + 1),
          `${words.join(' ')}: ${key} at ${at}`,
        );
      }
    }),
    { numRuns: 300 },
  );
});
