import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarks, writeMarks } from '../../support/marks.ts';
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

/** Speaker and verb, and the text of each statement in marks. */
function check(title: string, marked: string, ...said: string[]): void {
  test(title, () => {
    const { text } = readMarks(marked);
    const found = namesIn(text).statements;
    assert.equal(writeMarks(text, found), marked);
    assert.deepEqual(
      found.map(({ speaker, verb }) => `${speaker} ${verb}`),
      said,
    );
  });
}

check('the quotation may stand before its speaker', '[|“这地方好。”县长许红兵说。|]大家笑了。', '许红兵 说');
check('the quotation may stand on both sides', '县长许红兵来到村里。[|“种了三年，”许红兵回忆，“亏了两年。”|]', '许红兵 回忆');
check('a quoted term is no speech', '大会坚持“两山”理念。县委书记[|许红兵强调，要抓实工作。|]', '许红兵 强调');
check(
  'a quotation that somebody has been named for is not the next one’s',
  '县长[|许红兵说：“好。”|]副县长[|李大刚说：“行。”|]',
  '许红兵 说',
  '李大刚 说',
);
check(
  'demands go on over sentences',
  '县委书记[|许红兵强调，一要抓重点。二要抓整改。各级各部门要连夜部署。|]会后，许红兵来到村里。',
  '许红兵 强调',
);
check('what is narrated does not', '县委书记[|许红兵说，好得很。|]座谈会开了两小时。', '许红兵 说');
check(
  'a quotation of several paragraphs opens each and closes the last',
  '县长[|许红兵说：\n“第一段。\n“第二段。\n“第三段。”|]\n随后他走了。',
  '许红兵 说',
);
check('a colon leads to the entries below', '县长[|许红兵要求：\n一是抓好春耕。\n二是抓好防火。|]\n会议结束。', '许红兵 要求');
check('whom somebody speaks to does not speak', '县长许红兵来了。[|许红兵对副县长李大刚说：“快去。”|]', '许红兵 说');
check('of two who are named together neither is he', '县长许红兵、副县长李大刚到会。他说，要抓实。');
check(
  'of two who spoke he is the last',
  '县长[|许红兵说，好。|]副县长[|李大刚说，行。|][|他还说，快。|]',
  '许红兵 说',
  '李大刚 说',
  '李大刚 说',
);
check('what is done is no speech', '县长许红兵致辞，副县长李大刚汇报了情况。许红兵讲话。');
check('whose wife speaks does not', '县长许红兵来了。许红兵的妻子说，好。');
check('the next clause may begin with the verb', '县长[|许红兵出席会议并讲话，强调要抓实工作。|]', '许红兵 强调');
check('another’s speech ends it', '县长[|许红兵建议加大力度，|]副县长[|李大刚希望多做宣传。|]', '许红兵 建议', '李大刚 希望');
check('a quotation inside names no speaker', '县长[|许红兵说：“副县长李大刚说，他不来。”|]', '许红兵 说');
