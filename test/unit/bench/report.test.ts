import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { table, worst } from '../../bench/report.ts';
import { emptyScore, type Score, type ScoringError } from '../../bench/scoring.ts';

/** A score of 19 persons of 20, one of them wrong. */
function persons(): Score {
  const score = emptyScore();
  score.persons.add({ right: 19, wrong: 1, missed: 1 });
  return score;
}

function errors(count: number): ScoringError[] {
  return Array.from({ length: count }, (_, index) => ({ metric: 'persons', kind: 'missed', what: `张三${index}`, lines: [9, 3, 9] }));
}

describe('the table', () => {
  it('names only what is annotated, with its goal and the baseline', () => {
    const baseline = emptyScore();
    baseline.persons.add({ right: 1, wrong: 1, missed: 3 });
    const lines = table('5 documents', persons(), baseline, 'read').slice(2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] as string, /^persons +95\.0 +95\.0 +95\.0 +≥ 96 ✗ +19\/1\/1 +50\.0 +25\.0 +33\.3$/);
  });
  it('asks for more of articles that are known', () => {
    assert.match(table('', persons(), emptyScore(), 'unread')[2] as string, /≥ 94 {2}/);
  });
});

describe('the worst documents', () => {
  const documents = ['a', 'b', 'c', 'd'].map((name, index) => ({
    name,
    score: emptyScore(),
    errors: errors([1, 0, 3, 2][index] as number),
  }));
  it('come first, as many as are asked for, and only with errors', () => {
    const heads = (count: number) => worst(documents, count).filter((line) => /^\w/.test(line));
    assert.deepEqual(heads(2), ['c: 3 errors', 'd: 2 errors']);
    assert.deepEqual(heads(9), ['c: 3 errors', 'd: 2 errors', 'a: 1 error']);
  });
  it('tell one error a line, with each line number once', () => {
    assert.match(worst(documents, 9).at(-1) as string, /^ +3,9 +persons +missed +张三0$/);
  });
});
