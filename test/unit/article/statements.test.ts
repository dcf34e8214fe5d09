import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn } from '../../support/people.ts';

/** Speaker, verb and text of each statement. */
function statements(text: string): [string, string, string][] {
  return namesIn(text).statements.map(({ speaker, verb, start, end }) => [speaker, verb, text.slice(start, end)]);
}

test('from the subject to the end of the sentence', () => {
  assert.deepEqual(statements('县委书记许红兵主持会议。许红兵指出,要抓实工作。会议结束。'), [
    ['许红兵', '指出', '许红兵指出,要抓实工作。'],
  ]);
});

test('a quotation ends the statement, not the full stop inside it', () => {
  assert.deepEqual(statements('李大刚说:“再称一次吧。一定够。”大家笑了。'), [['李大刚', '说', '李大刚说:“再称一次吧。一定够。”']]);
});

test('a pronoun is the person who was named last', () => {
  assert.deepEqual(statements('副市长张丽萍参加座谈会。她说,要加快推进。'), [['张丽萍', '说', '她说,要加快推进。']]);
});

test('words may stand between speaker and verb', () => {
  assert.deepEqual(
    statements('中国石材工业协会副会长孙立仁在年会闭幕时指出,要守住质量。').map(([speaker, verb]) => [speaker, verb]),
    [['孙立仁', '指出']],
  );
});

test('nobody speaks where nobody is named', () => {
  assert.deepEqual(statements('会议指出,要抓实工作。他们说,很好。'), []);
});

test('what is listened to is no statement, and a speaker reaches to the next one only', () => {
  assert.deepEqual(statements('市委书记李大忠认真听取各方发言,并一一解答。'), []);
  assert.deepEqual(
    statements('(记者刘小洋 王小昭)国际红十字会总干事陈方慧珍说,各国要合作。').map(([speaker, verb]) => [speaker, verb]),
    [['陈方慧珍', '说']],
  );
});
