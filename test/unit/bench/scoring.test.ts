import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Annotation, type ScoredFacts, score } from '../../bench/scoring.ts';

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
      mentions: [{ zone: 'body' }, { zone: 'dateline' }, { zone: 'body' }, { zone: 'body' }, { zone: 'boilerplate' }],
    },
    { name: '李某', role: 'other', posts: [], mentions: [{ zone: 'body' }] },
    { name: '王五', role: 'other', posts: [], mentions: [{ zone: 'title' }] },
  ],
  organisations: [{ name: '中共县委', surfaces: ['县委'] }],
};

describe('score', () => {
  const result = score(WANTED, FACTS);
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
  it('misses everything where there are no facts', () => {
    const { persons, title, boilerplateLines } = score(WANTED, undefined);
    assert.deepEqual([persons.missed, title.missed, title.wrong, boilerplateLines.missed], [2, 1, 0, 1]);
    assert.equal(persons.precision, null);
    assert.equal(persons.f1, null);
  });
});
