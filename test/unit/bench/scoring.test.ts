import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Annotation } from '../../bench/annotation.ts';
import { type ScoredFacts, type ScoringError, score } from '../../bench/scoring.ts';

/** What stands in the lines is of no matter to the score, only to the errors. */
const TEXT = ['大会召开', '许 红兵、巫鹏和李某到会。', '县委书记许红兵主持。6月19日，巫鹏说：“好。”昨天也是。', '首页', '版权'].join('\n');
const WANTED: Annotation = {
  document: 'a.txt',
  title: '大会 召开',
  date: '2020-06-25',
  title_line: 1,
  boilerplate_lines: [4, 5],
  body_lines: [2, 3],
  neutral_lines: [5],
  sections: [{ line: 1, kind: 'title', label: '大会召开了' }],
  optional_sections: [{ line: 3, kind: 'speaker' }],
  masked_names: ['李某'],
  officials: [
    {
      name: '许红兵',
      role: 'official',
      mentions: 2,
      mentions_padded: 1,
      posts: [
        { organisation: '县委', post: '书记' },
        { organisation: '', post: '代县长' },
      ],
    },
    { name: '巫鹏', role: 'journalist', mentions: 1, posts: [] },
  ],
  organisations: ['县委', '县政府'],
  dates: [
    { line: 3, text: '6月19日', iso: '2020-06-19' },
    { line: 3, text: '昨天', iso: '2020-06-24' },
  ],
  statements: [
    { line: 3, speaker: '巫鹏', verb: '说', text: '巫鹏说：“好。”' },
    { line: 3, speaker: '许红兵', verb: '指出', text: '许红兵指出' },
  ],
};
const FACTS: ScoredFacts = {
  title: { text: '大会召开' },
  published: '2020-06-25',
  lines: [
    { line: 1, zone: 'title' },
    { line: 2, zone: 'boilerplate' },
    { line: 3, zone: 'body' },
    { line: 4, zone: 'boilerplate' },
    { line: 5, zone: 'boilerplate' },
  ],
  sections: [
    {
      kind: 'title',
      line: 1,
      children: [
        { kind: 'speaker', line: 3 },
        { kind: 'heading', line: 2 },
      ],
    },
  ],
  people: [
    {
      name: '许 红兵',
      role: 'official',
      posts: [
        { organisation: '县委', post: '书记' },
        { organisation: '宝丰县', post: '代县长' },
        { organisation: '', post: '主席' },
      ],
      mentions: [
        { zone: 'body', line: 2 },
        { zone: 'dateline', line: 3 },
        { zone: 'body', line: 3 },
        { zone: 'body', line: 3 },
        { zone: 'boilerplate', line: 4 },
      ],
    },
    { name: '李某', role: 'other', posts: [], mentions: [{ zone: 'body', line: 2 }] },
    { name: '王五', role: 'other', posts: [], mentions: [{ zone: 'title', line: 1 }] },
  ],
  organisations: [{ name: '中共县委', surfaces: ['县委'] }],
  dates: [
    { ...spanOf('6月19日'), iso: '2019-06-19' },
    { ...spanOf('昨天'), iso: '2020-06-24' },
    { ...spanOf('版权'), iso: '2020' },
  ],
  statements: [{ ...spanOf('巫鹏说'), speaker: '巫鹏', verb: '说' }],
};

function spanOf(part: string): { start: number; end: number } {
  const start = TEXT.indexOf(part);
  return { start, end: start + part.length };
}

describe('score', () => {
  const errors: ScoringError[] = [];
  const result = score(WANTED, FACTS, TEXT, errors);
  /** right, wrong, missed */
  const expected = {
    title: [1, 0, 0],
    date: [1, 0, 0],
    persons: [1, 1, 1],
    mentions: [3, 2, 1],
    roles: [1, 0, 0],
    posts: [2, 1, 0],
    boilerplateLines: [1, 1, 0],
    sections: [1, 1, 0],
    organisationsRecall: [1, 0, 1],
    dates: [1, 2, 1],
    statements: [1, 0, 1],
    statementSpans: [0, 1, 1],
  } as const;
  for (const [metric, counts] of Object.entries(expected)) {
    it(`counts ${metric}`, () => {
      const { right, wrong, missed } = result[metric as keyof typeof expected];
      assert.deepEqual([right, wrong, missed], counts);
    });
  }
  it('makes precision, recall and F1 of counts', () => {
    assert.equal(result.mentions.precision, 3 / 5);
    assert.equal(result.mentions.recall, 3 / 4);
    assert.equal(result.mentions.f1, (2 * 0.6 * 0.75) / 1.35);
  });
  it('says each error with its lines', () => {
    assert.deepEqual(
      errors.map(({ metric, kind, what, lines }) => [metric, kind, what, ...lines].join(' | ')),
      [
        'mentions | wrong | 许红兵: 3, not 4; the name stands in lines 2, 3 | 2 | 3 | 3 | 3',
        'posts | wrong | 许红兵: 主席 | 2',
        'persons | missed | 巫鹏 journalist | 2 | 3',
        'persons | wrong | 李某 (masked) other | 2',
        'boilerplateLines | wrong | 许 红兵、巫鹏和李某到会。 (is boilerplate) | 2',
        'sections | wrong | heading 许 红兵、巫鹏和李某到会。 | 2',
        'organisationsRecall | missed | 县政府',
        'dates | other | 6月19日: 2020-06-19, not 2019-06-19 | 3',
        'dates | wrong | 版权: 2020 | 5',
        'statementSpans | other | 巫鹏说：“好。”, not 巫鹏说 | 3',
        'statements | missed | 许红兵 指出: 许红兵指出 | 3',
      ],
    );
  });
  it('misses everything where there are no facts', () => {
    const { persons, title, boilerplateLines } = score(WANTED, undefined, TEXT);
    assert.deepEqual([persons.missed, title.missed, title.wrong, boilerplateLines.missed], [2, 1, 0, 1]);
    assert.equal(persons.precision, null);
    assert.equal(persons.f1, null);
  });
});
