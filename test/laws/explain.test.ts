import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { explainAt, explainWholeLine } from '../../server/src/features/explain-recognition.ts';
import { Told } from '../../server/src/features/explain-told.ts';
import type { ExplainedKind, Explanation } from '../../server/src/features/explanation.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { Span } from '../../server/src/text/span.ts';

/** Pieces that articles are made of, with names, posts, places, dates, boilerplate and what confuses them. */
const PIECES = [
  '宝丰县委书记',
  '副市长',
  '强卫',
  '許紅兵',
  '应(yīng)永(yǒng)宁(níng)',
  '张  进',
  '安东尼奥·莫雷蒂',
  '仁青卓玛',
  '习近平新时代中国特色社会主义思想',
  '邓小平理论',
  '陶行知教育学院',
  '(记者 ',
  ')',
  '指出,',
  '说：“',
  '”',
  '、',
  '，',
  '。',
  '\n',
  '\r\n',
  ' ',
  '和',
  '王某',
  '李大姐',
  '黄坡镇',
  '平顶山日报',
  '四川省阿坝州壤塘县',
  '市卫生健康委',
  '任县长',
  '等市领导',
  '今年6月19日上午',
  '10日',
  '他',
  '一是',
  '【要闻】',
  '豫ICP备09014970号',
  '首页 > 要闻 > 正文',
  '要把工作做在前面,把责任落实到每一个人,让群众看到变化',
  '\ud842',
  'A1',
  '教授',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

/** Cues that tell nothing of how a thing was recognised. */
const SAYS_NOTHING = new Set(['mentions', 'division', '']);

function explanationOf(raw: string, kind: ExplainedKind, span: Span): Explanation {
  const found = explainAt(raw, span.start).find(
    (each) => each.kind === kind && each.span.start === span.start && each.span.end === span.end,
  );
  assert.ok(found, `${kind} ${raw.slice(span.start, span.end)} is not explained`);
  return found;
}

test('whatever is recognised names the cue that decided, and its reasons speak of places in the text', () => {
  fc.assert(
    fc.property(text, fc.nat(), (raw, chosen) => {
      const { people, organisations, places, dates, statements } = analyse(raw);
      const spans: [ExplainedKind, Span][] = [
        ...people.flatMap(({ mentions }) => mentions.map((span): [ExplainedKind, Span] => ['person', span])),
        ...people.flatMap(({ posts }) => posts.map(({ span }): [ExplainedKind, Span] => ['post', span])),
        ...organisations.flatMap(({ mentions }) => mentions.map((span): [ExplainedKind, Span] => ['organisation', span])),
        ...places.flatMap(({ mentions }) => mentions.map((span): [ExplainedKind, Span] => ['place', span])),
        ...dates.map((span): [ExplainedKind, Span] => ['date', span]),
        ...statements.map((span): [ExplainedKind, Span] => ['statement', span]),
      ];
      if (spans.length === 0) return;
      const [kind, span] = spans[chosen % spans.length] as [ExplainedKind, Span];
      const { cue, reasons } = explanationOf(raw, kind, span);
      assert.ok(!SAYS_NOTHING.has(cue), `${kind} ${raw.slice(span.start, span.end)}: “${cue}” decides nothing`);
      for (const reason of reasons) {
        assert.notEqual(reason.text, '');
        if (reason.at !== undefined) assert.ok(0 <= reason.at.start && reason.at.start <= reason.at.end && reason.at.end <= raw.length);
        if (reason.weight !== undefined) assert.ok(Number.isFinite(reason.weight));
      }
    }),
    { numRuns: 300 },
  );
});

test('no offset and no line throws, and every line has its zone explained', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: -2, max: 200 }), (raw, offset) => {
      explainAt(raw, offset);
      const { count } = new LineIndex(raw);
      const line = 1 + (Math.abs(offset) % count);
      assert.ok(explainWholeLine(raw, line).some(({ kind }) => kind === 'line'));
      assert.deepEqual(explainWholeLine(raw, count + 1), []);
    }),
    { numRuns: 300 },
  );
});

test('to be observed changes nothing that is recognised', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 6 }), (raw, line) => {
      assert.deepEqual(new Told(raw, line).facts, analyse(raw));
    }),
    { numRuns: 200 },
  );
});
